import { stringify } from 'csv-stringify/sync'
import type { Lang } from '../words/index.ts'
import { type Cell, type Listing, shownColumns } from './listing.ts'

/** A spreadsheet would run a text that begins so. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** Dollars with two decimals: '-12345.67'. */
const decimal = (amount: bigint): string => {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const plain = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'bigint') return decimal(cell)
  return typeof cell === 'string' ? harmless(cell) : String(cell)
}

const french = (cell: Cell): string => {
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non'
  return typeof cell === 'number' || typeof cell === 'bigint' ? plain(cell).replace('.', ',') : plain(cell)
}

/** RFC 4180, with the names of the columns as in JSON; or for Excel in French: a mark of UTF-8, semicolons, decimal commas, headings in words. */
export const toCsv = (list: Listing, lang: Lang, excel: boolean): string => {
  const columns = shownColumns(list)
  const cell = excel ? french : plain
  const records = [
    columns.map(({ key, title }) => (excel ? title[lang] : key)),
    ...list.rows.map(row => columns.map(column => cell(column.value(row, lang)))),
  ]
  return stringify(records, { delimiter: excel ? ';' : ',', record_delimiter: 'windows', bom: excel })
}

/** The rows of a list as JSON: snake_case names, amounts as text. */
export const toRows = (list: Listing, lang: Lang): object[] => {
  const columns = shownColumns(list)
  const value = (cell: Cell) => (typeof cell === 'bigint' ? decimal(cell) : cell)
  return list.rows.map(row => Object.fromEntries(columns.map(column => [column.key, value(column.value(row, lang))])))
}
