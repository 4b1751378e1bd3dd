import { z } from 'zod'
import { dayField } from '../../../../kernel/time/index.ts'
import { type Columns, type DateOrder, dateOrders, type Target, targetNames } from './table.rules.ts'

/** How a table is read: kept with its import, so that reading again reads the same. */
export type TableOptions = {
  /** The name of the mapping, under which identifiers of its list are known; '' where it has none. */
  mapping: string
  columns: Columns
  order: DateOrder
  /** The body of every row, where no column says it. */
  body: string | null
  /** The day that the list describes: who has no start is in office from then on. */
  on: string | null
  /** Nobody has said the columns: they are those that the headings suggest. */
  suggested?: boolean | undefined
}

const columnsShape = z.partialRecord(z.enum(targetNames), z.string().min(1).max(500))
export const orderField = z.enum(Object.keys(dateOrders) as [DateOrder])

const shape = z.object({
  mapping: z.string(),
  columns: columnsShape,
  order: orderField,
  body: z.string().nullable(),
  on: dayField.nullable(),
  suggested: z.boolean().optional(),
})

export const tableOptions = (kept: unknown): TableOptions => shape.parse(kept)

export const columnsIn = (kept: unknown): Columns => columnsShape.parse(kept) satisfies Partial<Record<Target, string>>
