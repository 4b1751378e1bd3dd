import { csvLines } from '../../../kernel/sheets/index.ts'
import type { DataContext, Dataset } from '../../../kernel/web/index.ts'
import { type Family, families, regimes, states } from '../registry.rules.ts'
import { personName, postTitle } from '../words.ts'
import { type OrganogramRow, organogramRows } from './organogram.queries.ts'
import { countEver } from './register.queries.ts'

/** The columns of the published schema of senior posts, in its order. */
const columns = [
  ['Post Unique Reference', 'Référence unique du poste'],
  ['Name', 'Nom'],
  ['Grade (or equivalent)', 'Famille de l’emploi'],
  ['Job Title', 'Titre'],
  ['Job/Team Function', 'Fonction'],
  ['Parent Department', 'Ministère'],
  ['Organisation', 'Organisme'],
  ['Unit', 'Unité'],
  ['Contact Phone', 'Téléphone'],
  ['Contact E-mail', 'Courriel'],
  ['Reports to Senior Post', 'Relève du poste'],
  ['Salary Cost of Reports (£)', 'Masse salariale des postes qui en relèvent'],
  ['FTE', 'Équivalent temps complet'],
  ['Actual Pay Floor (£)', 'Traitement, plancher'],
  ['Actual Pay Ceiling (£)', 'Traitement, plafond'],
  ['Professional/Occupational Group', 'Groupe professionnel'],
  ['Notes', 'Notes'],
  ['Valid?', 'Valide'],
] as const

const noData = 'N/D'
/** The families of which a body has one post, which reports to no other in it. */
const heads = ['deputy_minister', 'chief_executive', 'board_chair'] as const satisfies readonly Family[]

/** The post at the head of a body, where its family says so: nothing else in the register says who reports to whom. */
const headOf = (rows: readonly OrganogramRow[]): string | undefined => {
  const first = heads.map(family => rows.filter(row => row.family === family)).find(({ length }) => length > 0)
  return first?.length === 1 ? first[0]?.post_id : undefined
}

/** « 07/03/19 », as the schema asks in notes. */
const british = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(2, 4)}`

const lineOf = (row: OrganogramRow, head: string | undefined): string[] => {
  const vacant = row.state === 'vacant' || row.state === 'vacant_acting'
  const notes = [
    vacant && row.vacant_since ? `the post became vacant on ${british(row.vacant_since)}` : null,
    row.state === 'vacant_acting' ? `${personName(row)} acts` : null,
    row.state === 'past_term' ? states.past_term.en : null,
  ]
  return [
    row.post_id,
    vacant ? 'Vacant' : personName(row),
    families[row.family as Family].en,
    postTitle(row, row.gender, 'en'),
    families[row.family as Family].en,
    row.portfolio_en ?? row.portfolio_fr ?? row.organisation_en,
    row.organisation_en,
    '',
    noData,
    noData,
    row.post_id === head ? 'XX' : noData,
    noData,
    row.regime === 'full_time' ? '1' : noData,
    noData,
    noData,
    'Other',
    [...notes, row.regime === 'full_time' ? null : regimes.part_time.en].filter(Boolean).join('; '),
    '',
  ]
}

async function* organogram({ tx, when }: DataContext): AsyncGenerator<string> {
  yield csvLines([columns.map(([name]) => name)], false, true)
  for await (const rows of organogramRows(tx, when)) {
    const head = headOf(rows)
    yield csvLines(
      rows.map(row => lineOf(row, head)),
      false,
    )
  }
}

/** The posts of a day in the columns of the published schema. What the register does not keep is N/D: contacts, pay, who reports to whom. */
export const organogramDataset: Dataset = {
  name: 'organogram',
  title: { fr: 'Organigramme des emplois supérieurs', en: 'Organogram of senior posts' },
  description: {
    fr: 'Chaque poste du jour demandé, dans les colonnes du schéma publié des organigrammes. N/D : le registre ne le garde pas.',
    en: 'Each post of the day asked, in the columns of the published schema of organograms. N/D: the register does not keep it.',
  },
  columns: columns.map(([en, fr]) => ({ key: en, title: { fr, en } })),
  count: tx => countEver(tx, 'registry.post', 'post_id'),
  forms: [
    {
      suffix: 'csv',
      type: 'text/csv; charset=utf-8; header=present',
      title: { fr: 'CSV du schéma publié', en: 'CSV of the published schema' },
      conformsTo: 'https://github.com/datagovuk/schemas',
      takes: ['on', 'known'],
      write: organogram,
    },
  ],
}
