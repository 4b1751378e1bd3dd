import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'

type Link = {
  hash: Buffer
  address: string
  lang: Lang
  reference: string | null
  now: Instant
  until: Instant
  /** How many an address may be sent within an hour. */
  most: number
}

/** Keeps the hash of a link; false where the address was sent too many. */
export const makeLink = async (
  tx: Tx,
  { hash, address, lang, reference, now, until, most }: Link,
): Promise<boolean> => {
  const { rows } = await sql<{ made: boolean }>`
    select staffing.make_link(${hash}, ${address}, ${lang}, ${reference}, ${now}::timestamptz, ${until}::timestamptz, ${most}::int) as made`.execute(
    tx,
  )
  return rows[0]?.made === true
}

export type Followed = { candidate_id: string; reference: string | null }

/** Uses a link that lives, once; gives the account that it opens, made with `id` the first time. */
export const useLink = async (tx: Tx, hash: Buffer, id: string, now: Instant): Promise<Followed | null> => {
  const { rows } = await sql<Followed>`
    select candidate_id, reference from staffing.use_link(${hash}, ${id}::uuid, ${now}::timestamptz)`.execute(tx)
  return rows[0] ?? null
}
