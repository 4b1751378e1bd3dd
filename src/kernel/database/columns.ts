import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'

/** The rows of a query that may be long, in their order: the built-in database hands one text a column over several times faster than each field. */
export const inColumns = async <Row extends object>(
  tx: Tx,
  columns: readonly (keyof Row & string)[],
  query: RawBuilder<unknown>,
): Promise<Row[]> => {
  const lists = columns.map(column => sql`json_agg(${sql.ref(column)}) as ${sql.ref(column)}`)
  const { rows } = await sql<Record<string, unknown[] | null>>`select ${sql.join(lists)} from (${query}) line`.execute(
    tx,
  )
  const lines: Record<string, unknown>[] = []
  for (const column of columns)
    for (const [at, value] of (rows[0]?.[column] ?? []).entries()) {
      lines[at] ??= {}
      lines[at][column] = value
    }
  return lines as Row[]
}
