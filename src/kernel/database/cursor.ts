import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'

let opened = 0

/** The same, each asked for before the one that precedes it is worked at: the database finds it meanwhile. */
export async function* oneAhead<T>(batches: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = () => {
    const asked = batches.next()
    asked.catch(() => undefined)
    return asked
  }
  for (let next = await ask(); !next.done; ) {
    const asked = ask()
    yield next.value
    next = await asked
  }
}

/** The rows of a query, `size` at a time, through a cursor: memory stays bounded whatever the length of the table. */
export async function* inBatches<T>(tx: Tx, query: RawBuilder<T>, size = 2000): AsyncGenerator<T[]> {
  opened += 1
  const cursor = sql.id(`batch_${opened}`)
  await sql`declare ${cursor} no scroll cursor for ${query}`.execute(tx)
  for (;;) {
    const { rows } = await sql<T>`fetch forward ${sql.raw(String(size))} from ${cursor}`.execute(tx)
    if (rows.length > 0) yield rows
    if (rows.length < size) break
  }
  await sql`close ${cursor}`.execute(tx)
}
