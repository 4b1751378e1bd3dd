import { sql } from 'kysely'
import { type Role, visitor } from '../access/index.ts'
import { type Database, later, planOnce, type Tx } from '../database/index.ts'
import type { Instant } from '../time/index.ts'
import { newToken, sha256 } from './keys.ts'

/** Answers when the database does. */
export const ping = (tx: Tx) => sql`select 1`.execute(tx)

/** Opens a session of twelve hours and gives its token, of which the database keeps only the hash. */
export const openSession = async (tx: Tx, who: { id: string; role: Role }): Promise<string> => {
  const token = newToken()
  await tx.deleteFrom('web.session').where('expires_at', '<', sql<Instant>`now()`).execute()
  await tx.deleteFrom('web.submission').where('created_at', '<', sql<Instant>`now() - interval '3 days'`).execute()
  await tx
    .insertInto('web.session')
    .values({
      token_hash: sha256(token),
      person_id: who.id,
      role: who.role,
      expires_at: sql<Instant>`now() + interval '12 hours'`,
    })
    .execute()
  return token
}

/** Opens the session of a candidate: no list of the people inside is asked who that is. */
export const openCandidateSession = (tx: Tx, id: string): Promise<string> => openSession(tx, { id, role: 'candidate' })

export const closeSession = (tx: Tx, token: string) =>
  tx.deleteFrom('web.session').where('token_hash', '=', sha256(token)).execute()

/** Whose session a token opens: asked at each request, in one round trip. */
export const findSession = async (database: Database, token: string) => {
  const text = `${planOnce} select person_id, role from web.session where token_hash = $1 and expires_at > now()`
  const [found] = await database.glance<{ person_id: string; role: Role }>(visitor, { text, values: [sha256(token)] })
  return found
}

type Submission = { key: string; personId: string; path: string; body: string }
type Sent = { readonly location: string | null; readonly same: boolean }

/** Takes the key of a form. Null: it is ours, go on. Otherwise what the first sending led to, and whether this one says the same. A sending under way is waited for. */
export const takeKey = async (tx: Tx, { key, personId, path, body }: Submission): Promise<Sent | null> => {
  const body_hash = sha256(body)
  const taken = await tx
    .insertInto('web.submission')
    .values({ key, person_id: personId, path, body_hash })
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning('key')
    .modifyEnd(sql.raw(planOnce))
    .executeTakeFirst()
  if (taken) return null
  const first = await tx.selectFrom('web.submission').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
  const same = first.person_id === personId && first.path === path && first.body_hash.equals(body_hash)
  return { location: first.location, same }
}

export const keepLocation = (tx: Tx, key: string, location: string) =>
  later(tx, sql`${sql.raw(planOnce)} update web.submission set location = ${location} where key = ${key}`)

/** A sending that leads nowhere, as when a form is only tried, may be made again. */
export const giveKeyBack = (tx: Tx, key: string) => tx.deleteFrom('web.submission').where('key', '=', key).execute()
