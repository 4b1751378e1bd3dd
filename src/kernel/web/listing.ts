import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { Lang, Two } from '../words/index.ts'

export type Cell = string | number | bigint | boolean | null

/** A column of a table on screen, in JSON and in CSV. `key` is snake_case; a bigint is cents; a day is 'YYYY-MM-DD'. */
export type Column<Row> = {
  readonly key: string
  readonly title: Two
  readonly kind?: 'text' | 'number' | 'money' | 'day'
  value(row: Row, lang: Lang): Cell
  /** How it is written for people, where the value alone does not do. */
  show?(row: Row, lang: Lang): ComponentChildren
  /** False where the list cannot be sorted by it. */
  readonly sort?: boolean
  readonly sum?: boolean
}

/** What a list is asked: spread it in the input of its route. */
export const listInput = {
  sort: z.string().max(60).default(''),
  dir: z.enum(['asc', 'desc']).default('asc'),
  filter: z.string().trim().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(10_000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
}

export type ListInput = { sort: string; dir: 'asc' | 'desc'; filter: string; limit: number; offset: number }

/** Rows as shown, with how many there are in all and what was asked. */
export type ListingOf<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly total: number
  readonly asked: ListInput
}

export type Listing = ListingOf<unknown>
