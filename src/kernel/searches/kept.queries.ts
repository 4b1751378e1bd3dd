import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { Lang } from '../words/index.ts'
import type { Every } from './kept.rules.ts'

/** What is asked again: of which list, narrowed by what. The public gives no name: the list and what narrows it are its name. */
export type Kept = { search_id: string; name: string | null; list: string; query: string; every: Every | null }

/** What a reader keeps, by name: row-level security shows each only one's own. */
export const keptBy = async (tx: Tx, reader: string, lang: Lang): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`
    select search_id, name, list, query, every from searches.kept where reader_id = ${reader}
    order by name collate ${sql.ref(`greffe.${lang}`)}, list, search_id`.execute(tx)
  return rows
}

/** One search of a reader; `held` until the transaction ends, where it is about to change. */
export const keptById = async (tx: Tx, reader: string, id: string, held = false): Promise<Kept | undefined> => {
  const { rows } = await sql<Kept>`
    select search_id, name, list, query, every from searches.kept
    where search_id = ${id} and reader_id = ${reader} ${held ? sql`for update` : sql``}`.execute(tx)
  return rows[0]
}

/** Holds all that a reader keeps until the transaction ends, against the same reader elsewhere. */
export const holdKept = async (tx: Tx, reader: string): Promise<Kept[]> => {
  await sql`select pg_advisory_xact_lock(7206, hashtext(${reader}))`.execute(tx)
  return keptBy(tx, reader, 'fr')
}

export const addKept = (tx: Tx, kept: Kept & { reader_id: string }) =>
  tx.insertInto('searches.kept').values(kept).execute()

export const setKept = (tx: Tx, id: string, changes: Partial<Pick<Kept, 'name' | 'every'>>) =>
  tx.updateTable('searches.kept').set(changes).where('search_id', '=', id).execute()

export const removeKept = (tx: Tx, id: string) => tx.deleteFrom('searches.kept').where('search_id', '=', id).execute()

export type Reader = { reader_id: string; role: string; address: string; lang: Lang; token: string }

/** Where one's own news is sent; null for whoever never asked for any. */
export const readerOf = async (tx: Tx): Promise<Reader | null> => {
  const { rows } = await sql<Reader>`
    select reader_id, role, address, lang, token from searches.reader where reader_id = greffe.actor()`.execute(tx)
  return rows[0] ?? null
}

/** A reader who is known keeps the token that earlier messages hold. */
export const putReader = (tx: Tx, reader: Reader) =>
  tx
    .insertInto('searches.reader')
    .values(reader)
    .onConflict(conflict =>
      conflict.column('reader_id').doUpdateSet({ role: reader.role, address: reader.address, lang: reader.lang }),
    )
    .execute()

export type Told = { day: Day; known: Instant }

/** From when a search that begins to be followed is told of. */
export const beginTelling = (tx: Tx, search_id: string, told: Told) =>
  tx
    .insertInto('searches.told')
    .values({ search_id, ...told })
    .onConflict(conflict => conflict.column('search_id').doUpdateSet(told))
    .execute()

/** Those who follow at least one search: for the worker alone. */
export const allReaders = (tx: Tx): Promise<Reader[]> =>
  tx
    .selectFrom('searches.reader as r')
    .select(['reader_id', 'role', 'address', 'lang', 'token'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('searches.kept as k').whereRef('k.reader_id', '=', 'r.reader_id').where('every', 'is not', null),
      ),
    )
    .orderBy('reader_id')
    .execute() as Promise<Reader[]>

export type Followed = Kept & Told & { every: Every }

/** The searches that a reader follows, with the day and the instant up to which each was told. */
export const followedBy = async (tx: Tx, reader: string): Promise<Followed[]> => {
  const { rows } = await sql<Followed>`
    select search_id, name, list, query, every, day, known from searches.kept join searches.told using (search_id)
    where reader_id = ${reader} and every is not null order by name, list, search_id`.execute(tx)
  return rows
}

/** Moves on to where the news was told, for each search that still stands where it was read; gives these. Another process waits, then finds none. */
export const tellOn = async (tx: Tx, from: readonly Followed[], to: Told): Promise<string[]> => {
  const { rows } = await sql<{ search_id: string }>`
    update searches.told t set day = ${to.day}, known = ${to.known}
    from unnest(${from.map(({ search_id }) => search_id)}::uuid[], ${from.map(({ known }) => known)}::timestamptz[]) as read(search_id, known)
    where t.search_id = read.search_id and t.known = read.known returning t.search_id`.execute(tx)
  return rows.map(({ search_id }) => search_id)
}

/** Ends all that a reader has sent, by the token of a message; gives whose it was. */
export const stopByToken = async (tx: Tx, token: string): Promise<string | null> => {
  const { rows } = await sql<{ whose: string | null }>`select searches.stop(${token}) as whose`.execute(tx)
  return rows[0]?.whose ?? null
}
