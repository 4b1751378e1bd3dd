import { stringify } from 'csv-stringify/sync'
import { type Cell, decimal } from './xlsx.ts'

/** A spreadsheet would run a text that begins so. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const plain = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell === 'bigint') return decimal(cell)
  return typeof cell === 'string' ? harmless(cell) : String(cell)
}

const french = (cell: Cell): string => {
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non'
  return typeof cell === 'number' || typeof cell === 'bigint' ? plain(cell).replace('.', ',') : plain(cell)
}

/** RFC 4180; or for Excel in French: a mark of UTF-8 at the head, semicolons, decimal commas. Days are 'YYYY-MM-DD', which every Excel reads as a date. */
export const csvLines = (rows: readonly (readonly Cell[])[], excel: boolean, isHead = false): string =>
  stringify(
    rows.map(row => row.map(excel ? french : plain)),
    { delimiter: excel ? ';' : ',', record_delimiter: 'windows', bom: excel && isHead },
  )
