import { csvLines, type Heading, xlsx, xlsxType } from '../sheets/index.ts'
import type { Lang, Two } from '../words/index.ts'
import { type Cell, type Listing, shownColumns } from './listing.ts'
import { toRows } from './rows.ts'

/** One part of a list that is exported: what its route gives, and the list in it. */
type Part = { readonly list: Listing | null; readonly data: object | null }

const headingsOf = (list: Listing, lang: Lang): Heading[] =>
  shownColumns(list).map(({ title, kind }) => ({ title: title[lang], kind: kind === 'code' ? 'text' : kind }))

const cellsOf = (list: Listing, lang: Lang): Cell[][] => {
  const columns = shownColumns(list)
  return list.rows.map(row => columns.map(column => column.value(row, lang)))
}

const bigintAsText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

async function* csv(parts: AsyncIterable<Listing>, lang: Lang, excel: boolean): AsyncGenerator<Buffer> {
  let isHead = true
  for await (const list of parts) {
    const head = isHead ? [shownColumns(list).map(({ key, title }) => (excel ? title[lang] : key))] : []
    const heading = csvLines(head, excel, isHead)
    isHead = false
    yield Buffer.from(heading + csvLines(cellsOf(list, lang), excel))
  }
}

/** { items, total } and what else stands beside them in the first part. The total is counted: it comes last. */
async function* json(parts: AsyncIterable<Part>, lang: Lang): AsyncGenerator<Buffer> {
  let count = 0
  let isHead = true
  for await (const { list, data } of parts) {
    const { items: given, total, next, ...rest } = (data ?? {}) as Readonly<Record<string, unknown>>
    const items = Array.isArray(given) ? given : list ? toRows(list, lang) : []
    const texts = items.map(item => JSON.stringify(item, bigintAsText))
    const beside = Object.entries(rest).map(
      ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value, bigintAsText)},`,
    )
    const head = isHead ? `{${beside.join('')}"items":[\n` : ''
    const comma = count > 0 && texts.length > 0 ? ',\n' : ''
    isHead = false
    count += texts.length
    yield Buffer.from(`${head}${comma}${texts.join(',\n')}`)
  }
  yield Buffer.from(`${isHead ? '{"items":[' : ''}\n],"total":${count},"next":null}\n`)
}

async function* listsIn(parts: AsyncIterable<Part>): AsyncGenerator<Listing> {
  for await (const { list } of parts) if (list) yield list
}

/** A workbook needs its headings before its first row. */
async function* workbook(parts: AsyncIterable<Listing>, lang: Lang, title: string): AsyncGenerator<Buffer> {
  const source = parts[Symbol.asyncIterator]()
  const first = await source.next()
  if (first.done) return
  const batches = async function* () {
    yield cellsOf(first.value, lang)
    for (let next = await source.next(); !next.done; next = await source.next()) yield cellsOf(next.value, lang)
  }
  yield* xlsx({ title, headings: headingsOf(first.value, lang), batches: batches() })
}

export type ExportFormat = 'csv' | 'xlsx' | 'json'
type Asked = { readonly format: ExportFormat; readonly excel: boolean; readonly lang: Lang; readonly title: Two }

export const exportTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: xlsxType,
  json: 'application/json; charset=utf-8',
}

/** Every list of Greffe as a file, made as it is read: RFC 4180 with the names of columns as in JSON, CSV for Excel in French, XLSX, JSON. */
export const exported = (parts: AsyncIterable<Part>, { format, excel, lang, title }: Asked): AsyncGenerator<Buffer> => {
  if (format === 'json') return json(parts, lang)
  const lists = listsIn(parts)
  return format === 'xlsx' ? workbook(lists, lang, title[lang]) : csv(lists, lang, excel)
}
