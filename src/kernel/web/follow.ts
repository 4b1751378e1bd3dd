import { isDay } from '../time/index.ts'
import { type Lang, showDay } from '../words/index.ts'
import type { Cell, Column, ListingOf } from './listing.ts'
import type { Followed } from './route.ts'

type Telling<Row> = {
  readonly id: (row: Row) => string
  readonly path: (row: Row) => string
  /** The columns that name a row, in their order. */
  readonly title: readonly string[]
  /** Those whose change is news: none that the passing of each day changes. */
  readonly note: readonly string[]
}

const said = <Row>(column: Column<Row>, cell: Cell, lang: Lang): string =>
  typeof cell === 'string' && isDay(cell)
    ? `${column.title[lang].toLowerCase()} ${showDay(cell, lang)}`
    : String(cell ?? '')

/** The rows of a list as a search that is kept and followed tells them, in the words of its columns. */
export const followedRows = <Row>(
  { columns, rows }: Pick<ListingOf<Row>, 'columns' | 'rows'>,
  lang: Lang,
  { id, path, title, note }: Telling<Row>,
): Followed[] => {
  const named = (keys: readonly string[]) =>
    keys.map(key => {
      const column = columns.find(column => column.key === key)
      if (!column) throw new Error(`no column is named ${key}`)
      return column
    })
  const [titles, notes] = [named(title), named(note)]
  const text = (row: Row, some: readonly Column<Row>[]) =>
    some
      .map(column => said(column, column.value(row, lang), lang))
      .filter(Boolean)
      .join(', ')
  return rows.map(row => ({ id: id(row), title: text(row, titles), note: text(row, notes), path: path(row) }))
}
