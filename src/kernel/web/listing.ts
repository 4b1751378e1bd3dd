import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { Cell } from '../sheets/index.ts'
import { compareText, type Lang, type Two } from '../words/index.ts'
import { many } from './input.ts'
import type { View } from './view.ts'

export type { Cell }

/** A column of a table on screen and in each of its exports. `key` is snake_case; a bigint is cents; a day is 'YYYY-MM-DD'. */
export type Column<Row> = {
  readonly key: string
  readonly title: Two
  /** Numbers, amounts and days are aligned for comparison. */
  readonly kind?: 'text' | 'code' | 'number' | 'money' | 'day'
  value(row: Row, lang: Lang): Cell
  /** How it is written for people, where the value alone does not do. */
  show?(row: Row, view: View): ComponentChildren
  /** False where the list cannot be sorted by it. */
  readonly sort?: boolean
  readonly sum?: boolean
  /** On screen only where it is chosen; exports have it. */
  readonly aside?: boolean
  /** The column that names the row: its cells are row headers. The first one, unless said. */
  readonly names?: boolean
}

/** The most rows of one page. Exports have all of them. */
const mostRows = 10_000

/** What a list is asked. Spread it in the input of its route. */
export const listInput = {
  sort: z.string().max(60).default(''),
  dir: z.enum(['asc', 'desc']).default('asc'),
  filter: z.string().trim().max(200).default(''),
  columns: many(z.string().max(60)),
  limit: z.coerce.number().int().min(1).max(mostRows).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

export type ListInput = {
  readonly sort: string
  readonly dir: 'asc' | 'desc'
  readonly filter: string
  readonly columns: readonly string[]
  readonly limit: number
  readonly offset: number
}

/** Rows as shown, how many there are in all, and what was asked. */
export type ListingOf<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly total: number
  readonly asked: ListInput
}

export type Listing = ListingOf<unknown>

/** What an export asks of a list: every row that its filter keeps. */
export const allRows = { limit: Number.MAX_SAFE_INTEGER, offset: 0 } as const

const everything: ListInput = { sort: '', dir: 'asc', filter: '', columns: [], ...allRows }

/** A short table, shown whole and in its own order. */
export const whole = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): ListingOf<Row> => ({
  columns,
  rows,
  total: rows.length,
  asked: everything,
})

const plainText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const compareCells = (lang: Lang) => {
  const texts = compareText(lang)
  return (a: Cell, b: Cell): number => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    if (typeof a === 'string' && typeof b === 'string') return texts(a, b)
    return a < b ? -1 : a > b ? 1 : 0
  }
}

/** Filters, sorts and cuts rows that are all in memory; nulls come last either way. Longer lists do it in SQL. */
export const arrange = <Row>(
  columns: readonly Column<Row>[],
  all: readonly Row[],
  asked: ListInput,
  lang: Lang,
): ListingOf<Row> => {
  const words = plainText(asked.filter).split(/\s+/).filter(Boolean)
  const matches = (row: Row) => {
    const text = plainText(columns.map(column => column.value(row, lang) ?? '').join('\n'))
    return words.every(word => text.includes(word))
  }
  const kept = words.length === 0 ? all : all.filter(matches)
  const by = columns.find(column => column.key === asked.sort && column.sort !== false)
  if (!by) return { columns, rows: kept.slice(asked.offset, asked.offset + asked.limit), total: kept.length, asked }
  const compare = compareCells(lang)
  const sign = asked.dir === 'desc' ? -1 : 1
  const sorted = kept
    .map(row => ({ row, cell: by.value(row, lang) }))
    .sort((a, b) => compare(a.cell, b.cell) * (a.cell === null || b.cell === null ? 1 : sign))
    .map(({ row }) => row)
  return { columns, rows: sorted.slice(asked.offset, asked.offset + asked.limit), total: kept.length, asked }
}

/** The columns chosen, in their own order; all of them when none is chosen. */
export const shownColumns = <Row>({ columns, asked }: ListingOf<Row>): readonly Column<Row>[] => {
  const chosen = columns.filter(column => asked.columns.includes(column.key))
  return chosen.length > 0 ? chosen : columns
}

/** Those on screen: when none is chosen, all but those that stand aside. */
export const columnsOnScreen = <Row>(list: ListingOf<Row>): readonly Column<Row>[] => {
  const shown = shownColumns(list)
  return shown === list.columns ? shown.filter(({ aside }) => !aside) : shown
}
