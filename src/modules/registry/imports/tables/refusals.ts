import { Refusal } from '../../../../kernel/refusals.ts'
import type { Two } from '../../../../kernel/words/index.ts'

export const tableRefusals = {
  noTable: (says: Two, field: string) =>
    new Refusal('REG-060', 422, says, {
      field,
      todo: {
        fr: 'Choisissez un fichier CSV ou XLSX, ou collez les cellules.',
        en: 'Choose a CSV or XLSX file, or paste the cells.',
      },
    }),
  lacking: (what: 'body' | 'row') =>
    new Refusal(
      'REG-061',
      422,
      what === 'body'
        ? {
            fr: 'Rien ne dit de quel organisme parlent les lignes.',
            en: 'Nothing says which body the rows speak of.',
          }
        : {
            fr: 'Aucune colonne ne nomme un organisme, un poste ou une personne.',
            en: 'No column names a body, a post or a person.',
          },
      {
        field: what === 'body' ? 'body' : 'columns.person',
        todo: {
          fr: 'Associez la colonne, ou écrivez l’organisme de toutes les lignes.',
          en: 'Map the column, or write the body of all the rows.',
        },
      },
    ),
  columnTwice: (label: string) =>
    new Refusal(
      'REG-062',
      422,
      {
        fr: `La colonne «\u00a0${label}\u00a0» est associée à deux choses.`,
        en: `The column “${label}” is mapped to two things.`,
      },
      { todo: { fr: 'Gardez l’une des deux.', en: 'Keep one of the two.' } },
    ),
  noSuchMapping: (name: string, known: readonly string[]) =>
    new Refusal(
      'REG-063',
      422,
      {
        fr: name === '' ? 'Quelle correspondance\u00a0?' : `Aucune correspondance ne s’appelle «\u00a0${name}\u00a0».`,
        en: name === '' ? 'Which mapping?' : `No mapping is called “${name}”.`,
      },
      {
        todo: {
          fr: `Donnez-en une par --mapping${known.length > 0 ? `\u00a0: ${known.join(', ')}` : '\u00a0; elles se font sur la page Reprise de données'}.`,
          en: `Give one with --mapping${known.length > 0 ? `: ${known.join(', ')}` : '; they are made on the page Taking data over'}.`,
        },
      },
    ),
  emptyPaste: () =>
    new Refusal(
      'REG-064',
      422,
      { fr: 'Rien n’a été collé.', en: 'Nothing was pasted.' },
      {
        field: 'cells',
        todo: {
          fr: 'Copiez les cellules avec leurs en-têtes, puis collez-les.',
          en: 'Copy the cells with their headings, then paste them.',
        },
      },
    ),
}
