import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { Instant } from '../time/index.ts'
import type { Lang } from '../words/index.ts'
import type { Kept, Reader } from './kept.queries.ts'
import type { Every } from './kept.rules.ts'

/** What an address of the public asks to follow. */
export type Subscription = Pick<Kept, 'list' | 'query'> & { every: Every }

type Request = Subscription & {
  hash: Buffer
  address: string
  lang: Lang
  network: string | null
  now: Instant
  until: Instant
  /** How many links one address may be sent within an hour, and have unanswered in all; how many one network may ask for within an hour. */
  most: { hourly: number; unanswered: number; network: number }
}

/** Keeps the hash of a link that asks for a yes; says of what too many were asked. */
export const makeRequest = async (
  tx: Tx,
  { hash, address, lang, list, query, every, network, now, until, most }: Request,
): Promise<'address' | 'network' | null> => {
  const { rows } = await sql<{ refused: 'address' | 'network' | null }>`
    select searches.make_request(${hash}, ${address}, ${lang}, ${list}, ${query}, ${every}, ${network}, ${now}::timestamptz,
      ${until}::timestamptz, ${most.hourly}::int, ${most.unanswered}::int, ${most.network}::int) as refused`.execute(tx)
  return rows[0]?.refused ?? null
}

/** What a link that works asks to follow. */
export const requestOf = async (tx: Tx, hash: Buffer, now: Instant): Promise<Subscription | null> => {
  const { rows } = await sql<Subscription>`
    select list, query, every from searches.request_of(${hash}, ${now}::timestamptz)`.execute(tx)
  return rows[0] ?? null
}

type Confirmed = Subscription & { reader: string; token: string }

/** Uses a link that works, once: its address becomes a reader, under `id` and `token` unless it is one already. */
export const confirmRequest = async (
  tx: Tx,
  hash: Buffer,
  { id, token, now }: { id: string; token: string; now: Instant },
): Promise<Confirmed | null> => {
  const { rows } = await sql<Confirmed>`
    select whose as reader, by_token as token, of_list as list, with_query as query, how_often as every
    from searches.confirm(${hash}, ${id}, ${token}, ${now}::timestamptz)`.execute(tx)
  return rows[0] ?? null
}

/** The reader of the public whose messages have a token; from here to the end of the transaction, row-level security lets what it follows be read and changed. */
export const readerByToken = async (tx: Tx, token: string): Promise<Reader | null> => {
  await sql`select set_config('greffe.token', ${token}, true)`.execute(tx)
  const { rows } = await sql<Reader>`
    select reader_id, role, address, lang, token from searches.reader where role = 'visitor' and token = ${token}`.execute(
    tx,
  )
  return rows[0] ?? null
}

type Swept = { messages: number; addresses: number }

/** Forgets the requests whose time has passed, the messages that held their links for so many hours, and the addresses that no message reaches; gives how many. */
export const sweepRequests = async (tx: Tx, now: Instant, hours: number): Promise<Swept> => {
  const { rows } = await sql<Swept>`
    select messages, addresses from searches.sweep(${now}::timestamptz, make_interval(hours => ${hours}::int))`.execute(
    tx,
  )
  return rows[0] ?? { messages: 0, addresses: 0 }
}

export type Counts = { addresses: number; subscriptions: number; waiting: number }

/** How many of the public follow, and how much: for whoever operates. */
export const publicCounts = async (tx: Tx): Promise<Counts> => {
  const { rows } = await sql<Counts>`select addresses, subscriptions, waiting from searches.public_counts()`.execute(tx)
  return rows[0] ?? { addresses: 0, subscriptions: 0, waiting: 0 }
}
