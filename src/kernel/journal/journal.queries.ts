import { sql } from 'kysely'
import { later, planOnce, type Tx } from '../database/index.ts'
import { type Chained, canonical, hashOf, type Written } from './chain.ts'

const genesis = Buffer.alloc(32)

type Said = { what: string; subject?: string | null; details?: Written['details'] }
/** Adds one entry in the actor's name. It says too what the transaction wrote in watched tables since its last entry. It is chained to the one before when the transaction ends, so that the chain is held no longer than that. */
export const journal = async (tx: Tx, { what, subject = null, details = {} }: Said): Promise<void> => {
  await later(tx, sql`${sql.raw(planOnce)} select journal.say(${what}, ${subject}, ${canonical(details)})`)
}

type Filter = { before?: number | undefined; limit: number; who?: string | undefined; what?: string | undefined }

/** The newest entries first, `limit` at most, older than entry `before`; and how many match in all. */
export const journalPage = async (tx: Tx, { before, limit, who, what }: Filter) => {
  let matching = tx.selectFrom('journal.entry')
  if (who) matching = matching.where(eb => eb.or([eb('actor', '=', who), eb('actor_name', 'ilike', `%${who}%`)]))
  if (what) matching = matching.where('what', 'like', `${what}%`)
  const { total } = await matching.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  if (before !== undefined) matching = matching.where('entry_id', '<', before)
  const items = await matching
    .select(['entry_id', 'at', 'actor', 'actor_name', 'role', 'what', 'subject', 'details'])
    .orderBy('entry_id', 'desc')
    .limit(limit)
    .execute()
  return { total, items }
}

export type JournalChain = { entries: number; broken: number | null; hash: string }

/** Recomputes the chain from its first entry; gives how many entries were read, the first one that does not hold and the hash of the last that does. */
export const verifyJournal = async (tx: Tx): Promise<JournalChain> => {
  let before: Buffer = genesis
  let entries = 0
  for (;;) {
    const rows: Chained[] = await tx
      .selectFrom('journal.entry')
      .select([
        'entry_id as id',
        'at',
        'actor',
        'actor_name',
        'role',
        'what',
        'subject',
        'details',
        'rows',
        'hash_before',
        'hash',
      ])
      .where('entry_id', '>', entries)
      .orderBy('entry_id')
      .limit(2000)
      .execute()
    for (const { hash, hash_before, ...written } of rows) {
      const holds = written.id === entries + 1 && hash_before.equals(before) && hash.equals(hashOf(before, written))
      if (!holds) return { entries, broken: entries + 1, hash: before.toString('hex') }
      before = hash
      entries += 1
    }
    if (rows.length === 0) return { entries, broken: null, hash: before.toString('hex') }
  }
}

/** The hash of an entry in hexadecimal; null where there is none. */
export const entryHash = async (tx: Tx, id: number): Promise<string | null> => {
  const found = await tx.selectFrom('journal.entry').select('hash').where('entry_id', '=', id).executeTakeFirst()
  return found?.hash.toString('hex') ?? null
}

/** The hash of the newest entry, which changes with whatever is written; '' while there is none. */
export const lastHash = async (tx: Tx): Promise<string> => {
  const last = tx.selectFrom('journal.entry').select('hash').orderBy('entry_id', 'desc').limit(1)
  return (await last.executeTakeFirst())?.hash.toString('hex') ?? ''
}

/** The watched rows that are not as the journal last said: changed, removed or added without a word. */
export const unsaidRows = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ row: string }>`select row from journal.unsaid() as row`.execute(tx)
  return rows.map(({ row }) => row)
}
