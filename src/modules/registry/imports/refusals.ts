import { Refusal } from '../../../kernel/refusals.ts'
import { showNumber, type Two } from '../../../kernel/words/index.ts'

export const importRefusals = {
  tooLarge: (most: number) =>
    new Refusal(
      'REG-030',
      422,
      {
        fr: `Le fichier dépasse ${showNumber(most, 'fr')}\u00a0Mo\u00a0: rien n’en a été lu.`,
        en: `The file exceeds ${showNumber(most, 'en')} MB: none of it was read.`,
      },
      {
        field: 'file',
        todo: { fr: 'Découpez-le, ou reprenez-le par parties.', en: 'Split it, or take it over in parts.' },
      },
    ),
  notNow: () =>
    new Refusal(
      'REG-031',
      409,
      {
        fr: 'Cette reprise n’en est pas là\u00a0: quelqu’un l’a fait avancer entre-temps.',
        en: 'This import is not at that step: somebody has moved it meanwhile.',
      },
      { todo: { fr: 'Revenez à sa page.', en: 'Go back to its page.' } },
    ),
  undecided: (count: number) =>
    new Refusal(
      'REG-032',
      409,
      {
        fr: `Lignes qui attendent un choix\u00a0: ${showNumber(count, 'fr')}.`,
        en: `Rows that wait for a choice: ${showNumber(count, 'en')}.`,
      },
      {
        todo: {
          fr: 'Prenez ou laissez ce qui changerait ou finirait quelque chose au registre.',
          en: 'Take or leave what would change or end something in the register.',
        },
      },
    ),
  nothingToTake: () =>
    new Refusal(
      'REG-033',
      409,
      {
        fr: 'Aucune ligne n’est à reprendre\u00a0: il n’y a pas d’acte à adopter.',
        en: 'No row is to be taken over: there is no act to adopt.',
      },
      { todo: { fr: 'Abandonnez la reprise, ou changez les choix.', en: 'Drop the import, or change the choices.' } },
    ),
  noRow: () =>
    new Refusal(
      'REG-034',
      422,
      {
        fr: 'Choisissez au moins une ligne nouvelle, changée ou terminée.',
        en: 'Choose at least one row that is new, changed or ended.',
      },
      { field: 'rows', todo: { fr: 'Cochez des lignes du tableau.', en: 'Tick rows of the table.' } },
    ),
  registerChanged: (count: number) =>
    new Refusal(
      'REG-035',
      409,
      {
        fr: `Le registre a changé depuis la comparaison\u00a0: ce qui est proposé n’est plus le même pour des lignes retenues (${showNumber(count, 'fr')}). Rien n’a été écrit.`,
        en: `The register has changed since the comparison: what is proposed differs for rows that were to be taken (${showNumber(count, 'en')}). Nothing was written.`,
      },
      { todo: { fr: 'Revoyez les choix, puis adoptez.', en: 'Review the choices, then adopt.' } },
    ),
  needsDay: () =>
    new Refusal(
      'REG-045',
      422,
      {
        fr: 'Le fichier ne dit pas de quel jour est cette édition.',
        en: 'The file does not say of which day this edition is.',
      },
      {
        field: 'on',
        todo: {
          fr: 'Donnez ce jour (dans une commande\u00a0: --on JOUR).',
          en: 'Give that day (in a command: --on DAY).',
        },
      },
    ),
  dayToCome: () =>
    new Refusal(
      'REG-046',
      422,
      {
        fr: 'Le jour de l’édition n’est pas encore venu.',
        en: 'The day of the edition has not come yet.',
      },
      { field: 'on', todo: { fr: 'Donnez un jour passé, ou aujourd’hui.', en: 'Give a past day, or today.' } },
    ),
}

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
        field: what === 'body' ? 'body' : 'map.person',
        todo: {
          fr: 'Associez la colonne, ou écrivez l’organisme de toutes les lignes (dans une commande\u00a0: --map, --body).',
          en: 'Map the column, or write the body of all the rows (in a command: --map, --body).',
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
          fr: `Donnez-en une par --mapping${known.length > 0 ? ` (${known.join(', ')})` : ', faite sur la page Reprise de données'}, ou dites chaque colonne par --map. Un essai (--dry-run) se passe des deux.`,
          en: `Give one with --mapping${known.length > 0 ? ` (${known.join(', ')})` : ', made on the page Taking data over'}, or say each column with --map. A dry run (--dry-run) does without both.`,
        },
      },
    ),
  noSuchTarget: (pair: string, known: readonly string[]) =>
    new Refusal(
      'REG-067',
      422,
      {
        fr: `«\u00a0${pair}\u00a0» n’associe pas une colonne.`,
        en: `“${pair}” maps no column.`,
      },
      {
        todo: {
          fr: `Écrivez --map CE-QU-ELLE-DIT=EN-TÊTE, où la première partie est\u00a0: ${known.join(', ')}.`,
          en: `Write --map WHAT-IT-SAYS=HEADING, where the first part is: ${known.join(', ')}.`,
        },
      },
    ),
  noSuchOrder: (text: string) =>
    new Refusal(
      'REG-068',
      422,
      {
        fr: `«\u00a0${text}\u00a0» n’est pas un ordre de dates.`,
        en: `“${text}” is no order of dates.`,
      },
      { todo: { fr: 'Écrivez --dates dmy ou --dates mdy.', en: 'Write --dates dmy or --dates mdy.' } },
    ),
  noAnswer: () =>
    new Refusal(
      'REG-065',
      422,
      { fr: 'Aucun homonyme n’est tranché par cet envoi.', en: 'No namesake is settled by what was sent.' },
      {
        todo: {
          fr: 'Dites pour une ligne au moins qui elle désigne.',
          en: 'Say for one row at least whom it means.',
        },
      },
    ),
  noSuchNamesake: () =>
    new Refusal(
      'REG-066',
      409,
      {
        fr: 'La comparaison a changé : cette réponse ne convient plus à la ligne.',
        en: 'The comparison has changed: this answer no longer fits the row.',
      },
      { todo: { fr: 'Revoyez les homonymes, puis tranchez.', en: 'Review the namesakes, then settle them.' } },
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
