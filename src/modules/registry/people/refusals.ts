import { Refusal } from '../../../kernel/refusals.ts'

/** The expected “no” of a merge of two entries. */
export const refusals = {
  mergedWithItself: () =>
    new Refusal(
      'REG-070',
      422,
      { fr: 'C’est la même inscription, deux fois.', en: 'This is the same entry, twice.' },
      { field: 'into', todo: { fr: 'Choisissez l’autre inscription.', en: 'Choose the other entry.' } },
    ),
  notAnEntry: () =>
    new Refusal(
      'REG-071',
      409,
      {
        fr: 'L’une des deux inscriptions n’est pas au registre, ou est déjà réunie à une autre.',
        en: 'One of the two entries is not in the register, or is already merged into another.',
      },
      { field: 'person', todo: { fr: 'Cherchez la personne de nouveau.', en: 'Search for the person again.' } },
    ),
  carriesOtherwise: () =>
    new Refusal(
      'REG-072',
      409,
      {
        fr: 'L’inscription réunie n’avait pas les identifiants et les ordres que l’article de fusion a repris.',
        en: 'The merged entry did not have the identifiers and orders that the article of the merge took over.',
      },
      {
        todo: {
          fr: 'Retirez d’abord la fusion par un erratum, corrigez, puis fusionnez de nouveau.',
          en: 'Remove the merge by an erratum first, correct, then merge again.',
        },
      },
    ),
}
