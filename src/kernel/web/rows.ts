import { decimal } from '../sheets/index.ts'
import type { Lang } from '../words/index.ts'
import { type Cell, type Listing, shownColumns } from './listing.ts'

/** The rows of a list as JSON: snake_case names, amounts as text. */
export const toRows = (list: Listing, lang: Lang): object[] => {
  const columns = shownColumns(list)
  const value = (cell: Cell) => (typeof cell === 'bigint' ? decimal(cell) : cell)
  return list.rows.map(row => Object.fromEntries(columns.map(column => [column.key, value(column.value(row, lang))])))
}
