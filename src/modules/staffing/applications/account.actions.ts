import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { send } from '../../../kernel/mail/index.ts'
import type { Clock, Instant } from '../../../kernel/time/index.ts'
import { newToken, openCandidateSession, pathTo, sha256 } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { refusals } from '../calls/refusals.ts'
import { makeLink, useLink } from './account.queries.ts'
import { applyPaths } from './application.fields.ts'

/** How long a link lives, in minutes, and how many an address may be sent within an hour. */
const minutes = 30
const mostLinks = 5

const after = (now: Instant): Instant =>
  Temporal.Instant.from(now).add({ minutes }).toString({ smallestUnit: 'microsecond' })

type Asked = { address: string; lang: Lang; reference: string | null; url: string }

/** Sends a link to an address, whether or not it has an account: the answer says nothing of who applies. Only the hash of the link is kept. */
export const askLink = async (tx: Tx, clock: Clock, { address: typed, lang, reference, url }: Asked): Promise<void> => {
  const address = typed.toLowerCase()
  const token = newToken()
  const now = clock.now()
  const link = { hash: sha256(token), address, lang, reference, now, until: after(now), most: mostLinks }
  if (!(await makeLink(tx, link))) throw refusals.tooManyLinks()
  const path = pathTo({ path: applyPaths.link }, lang, { token })
  const data = { link: `${url}${path}`, minutes: String(minutes) }
  await send(tx, { to: address, lang, letter: 'candidate.link', data, about: 'candidate link' }, now)
}

/** Follows a link: opens the session of its account, made the first time. Refused once it has served or expired. */
export const followLink = async (
  tx: Tx,
  clock: Clock,
  token: string,
): Promise<{ session: string; reference: string | null }> => {
  const followed = await useLink(tx, sha256(token), randomUUIDv7(), clock.now())
  if (!followed) throw refusals.linkDead()
  const { candidate_id, reference } = followed
  const session = await openCandidateSession(tx, candidate_id)
  await journal(tx, { what: 'candidate.signed_in', subject: candidate_id })
  return { session, reference }
}
