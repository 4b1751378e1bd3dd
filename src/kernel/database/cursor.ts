import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'

let opened = 0

/** The rows of a query, `size` at a time, through a cursor: memory stays bounded whatever the length of the table. The next are asked for while some are worked at. */
export async function* inBatches<T>(tx: Tx, query: RawBuilder<T>, size = 2000): AsyncGenerator<T[]> {
  opened += 1
  const cursor = sql.id(`batch_${opened}`)
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(tx)
  const fetch = () => {
    const asked = sql<T>`fetch forward ${sql.raw(String(size))} from ${cursor}`.execute(tx)
    asked.catch(() => undefined)
    return asked
  }
  for (let asked = fetch(); ; ) {
    const { rows } = await asked
    const isLast = rows.length < size
    if (!isLast) asked = fetch()
    if (rows.length > 0) yield rows
    if (isLast) break
  }
  await sql`close ${cursor}`.execute(tx)
}
