import { type RawBuilder, sql } from 'kysely'
import { later, type Tx } from './database.ts'

let opened = 0

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

/**
 * Runs a statement that joins whole tables by hash. The planner would look up each row in the others where it knows nothing of them: those
 * written in the same transaction, and those that hold on a day that each row has its own.
 */
export const joinedByHash = async <T>(tx: Tx, run: () => Promise<T>): Promise<T> => {
  await later(tx, sql`set local enable_nestloop = off`)
  const result = await run()
  await later(tx, sql`set local enable_nestloop = on`)
  return result
}

/** The rows of such a query, `size` at a time: its plan is made when the first come. */
export async function* joinedInBatches<T>(tx: Tx, query: RawBuilder<T>, size?: number): AsyncGenerator<T[]> {
  const batches = inBatches(tx, query, size)
  let next = await joinedByHash(tx, () => batches.next())
  while (!next.done) {
    yield next.value
    next = await batches.next()
  }
}

/** Batches, each asked for before the one that precedes it is worked at: the database finds it meanwhile. */
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
