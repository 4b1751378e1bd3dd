import { type Cell, csvLines, type Heading, xlsx, xlsxType } from '../../../kernel/sheets/index.ts'
import type { DataContext, DataForm } from '../../../kernel/web/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'
import { citeLabel, words } from '../registry.pages.tsx'
import { capacities, endReasons } from '../registry.rules.ts'
import { personName, postTitle } from '../words.ts'
import { everyMandate, type MandateEver } from './ever.queries.ts'

const coded = (codes: Readonly<Record<string, Two>>, code: string | null, lang: Lang) =>
  code === null ? null : (codes[code]?.[lang] ?? code)

type Column = { key: string; title: Two; kind?: Heading['kind']; value: (row: MandateEver, lang: Lang) => Cell }

const id = (key: 'mandate_id' | 'post_id' | 'person_id' | 'organisation_id', fr: string, en: string): Column => ({
  key,
  title: { fr: `Identifiant : ${fr}`, en: `Identifier: ${en}` },
  value: row => row[key],
})

const columns: readonly Column[] = [
  { key: 'organisation', title: words.organisation, value: row => row.organisation },
  { key: 'post', title: words.post, value: (row, lang) => postTitle(row, row.gender, lang) },
  { key: 'person', title: words.person, value: row => personName(row) },
  { key: 'capacity', title: words.capacity, value: (row, lang) => coded(capacities, row.capacity, lang) },
  { key: 'from', title: { fr: 'Premier jour', en: 'First day' }, kind: 'day', value: row => row.first_day },
  { key: 'to', title: words.to, kind: 'day', value: row => row.last_day },
  { key: 'planned_end', title: words.planned_end, kind: 'day', value: row => row.planned_end },
  {
    key: 'end_reason',
    title: { fr: 'Motif de la fin', en: 'Reason for the end' },
    value: (row, lang) => coded(endReasons, row.end_reason, lang),
  },
  { key: 'term', title: { fr: 'Rang du mandat', en: 'Term number' }, kind: 'number', value: row => row.term },
  {
    key: 'opened_by',
    title: { fr: 'Acte qui l’a ouvert', en: 'Act that opened it' },
    value: ({ origin_kind, origin_number, origin_article }, lang) =>
      citeLabel({ act_kind: origin_kind, act_number: origin_number, article: origin_article }, lang),
  },
  {
    key: 'act',
    title: { fr: 'Acte qui le dit maintenant', en: 'Act that says it now' },
    value: citeLabel,
  },
  id('mandate_id', 'mandat', 'term of office'),
  id('post_id', 'poste', 'post'),
  id('person_id', 'personne', 'person'),
  id('organisation_id', 'organisme', 'body'),
]

async function* lines({ tx, when, lang }: DataContext): AsyncGenerator<Cell[][]> {
  for await (const rows of everyMandate(tx, when, lang))
    yield rows.map(row => columns.map(({ value }) => value(row, lang)))
}

const sheet = (context: DataContext): AsyncIterable<Buffer> =>
  xlsx({
    title: words.mandates[context.lang],
    headings: columns.map(({ title, kind }) => ({ title: title[context.lang], kind })),
    batches: lines(context),
  })

async function* text(context: DataContext): AsyncGenerator<string> {
  yield csvLines([columns.map(({ key }) => key)], false)
  for await (const some of lines(context)) yield csvLines(some, false)
}

/** Every mandate of all times on one sheet, for whoever works with a spreadsheet. */
export const everForms: readonly DataForm[] = [
  {
    suffix: 'xlsx',
    type: xlsxType,
    title: { fr: 'Classeur Excel : tous les mandats', en: 'Excel workbook: all terms of office' },
    byLanguage: true,
    takes: ['known'],
    write: sheet,
  },
  {
    suffix: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    title: { fr: 'CSV (RFC 4180) : tous les mandats', en: 'CSV (RFC 4180): all terms of office' },
    byLanguage: true,
    takes: ['known'],
    conformsTo: 'https://www.rfc-editor.org/rfc/rfc4180',
    write: text,
  },
]
