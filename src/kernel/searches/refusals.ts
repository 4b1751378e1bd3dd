import { Refusal } from '../refusals.ts'
import { showNumber } from '../words/index.ts'

export const refusals = {
  nameTaken: (name: string) =>
    new Refusal(
      'SEA-001',
      409,
      {
        fr: `Une de vos recherches se nomme déjà «\u00a0${name}\u00a0».`,
        en: `One of your searches is already named “${name}”.`,
      },
      { field: 'name', todo: { fr: 'Donnez-lui un autre nom.', en: 'Give it another name.' } },
    ),
  tooMany: (most: number) =>
    new Refusal(
      'SEA-002',
      409,
      { fr: `Vous gardez déjà ${most} recherches.`, en: `You keep ${most} searches already.` },
      { todo: { fr: 'Supprimez-en une qui ne sert plus.', en: 'Delete one that is of no more use.' } },
    ),
  notKept: () =>
    new Refusal(
      'SEA-003',
      404,
      { fr: 'Cette page n’a pas de recherche à garder.', en: 'This page has no search to keep.' },
      {
        todo: {
          fr: 'Partez de la recherche ou d’une liste du registre.',
          en: 'Start from the search page or from a list of the register.',
        },
      },
    ),
  tooWide: (most: number) =>
    new Refusal(
      'SEA-004',
      422,
      {
        fr: `Cette recherche a plus de ${showNumber(most, 'fr')} résultats\u00a0: elle peut être gardée, mais non suivie.`,
        en: `This search has more than ${showNumber(most, 'en')} results: it can be kept, but not followed.`,
      },
      {
        field: 'every',
        todo: {
          fr: 'Choisissez «\u00a0Jamais\u00a0», ou précisez la recherche.',
          en: 'Choose “Never”, or narrow the search.',
        },
      },
    ),
  noAddress: () =>
    new Refusal(
      'SEA-005',
      422,
      { fr: 'Il faut une adresse pour recevoir des nouvelles.', en: 'News needs an address to be sent to.' },
      { field: 'address', todo: { fr: 'Écrivez votre adresse de courriel.', en: 'Type your e-mail address.' } },
    ),
  noSuchLink: () =>
    new Refusal(
      'SEA-006',
      404,
      { fr: 'Ce lien n’est celui d’aucun courriel de Greffe.', en: 'This link is that of no e-mail from Greffe.' },
      {
        todo: {
          fr: 'Copiez-le en entier, ou modifiez vos recherches dans «\u00a0Mes recherches\u00a0».',
          en: 'Copy it whole, or edit your searches in “My searches”.',
        },
      },
    ),
}
