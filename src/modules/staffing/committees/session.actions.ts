import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { invitation, messagesAbout, organizerOf, send } from '../../../kernel/mail/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { atInToronto, type Day, isBefore } from '../../../kernel/time/index.ts'
import { pathTo } from '../../../kernel/web/index.ts'
import { showInstant, showList } from '../../../kernel/words/index.ts'
import { refusals } from '../ties/refusals.ts'
import { type By, heldFor, memberIn } from './committee.actions.ts'
import { paths, titleOf } from './committee.formats.ts'
import type { Outside } from './committee.queries.ts'
import { heldSession, insertSession, type Session, saveAddress, saveSession, sessionsOf } from './session.queries.ts'

const aboutCommittee = (id: string): string => `committee ${id}`

/** The sessions of a committee to which its members were invited, and what was written to them. */
export const readSessions = async (tx: Tx, id: string) => ({
  sessions: await sessionsOf(tx, id),
  messages: await messagesAbout(tx, aboutCommittee(id)),
})

/** Records where the invitations of a member go, or that they go nowhere. */
export const recordAddress = async (tx: Tx, by: By, id: string, member: string, address: string | null) => {
  memberIn(await heldFor(tx, by, id, 'sessions'), member)
  await saveAddress(tx, member, address)
  await journal(tx, { what: 'committee.address_recorded', subject: id, details: { member_id: member } })
}

/** Invites every member to a session, tells them that it moved, or that it is cancelled. */
const invite = async (tx: Tx, { actor, clock, url = '' }: By, { committee, members }: Outside, session: Session) => {
  const { session_id, starts_at: starts, ends_at: ends, place, sequence, cancelled } = session
  const title = titleOf(committee, 'fr')
  const link = `${url}${pathTo({ path: paths.committee }, 'fr', { id: committee.committee_id })}`
  const data = { committee: title, subject: committee.subject, when: showInstant(starts, 'fr'), place, link }
  const letter = cancelled
    ? 'committee.session_cancelled'
    : sequence > 0
      ? 'committee.session_moved'
      : 'committee.session'
  for (const { address } of members)
    if (address !== null)
      await send(
        tx,
        {
          ...{ to: address, lang: 'fr', letter, data, about: aboutCommittee(committee.committee_id) },
          invitation: invitation(
            {
              ...{ uid: session_id, sequence, title, place, says: committee.subject, starts, ends, cancelled },
              ...{ organizer: organizerOf(actor, url), attendee: address },
            },
            clock.now(),
          ),
        },
        clock.now(),
      )
}

type Asked = { day: Day; starts: string; ends: string; place: string }

const timesOf = ({ clock }: By, { day, starts, ends }: Asked) => {
  const times = { starts_at: atInToronto(day, starts), ends_at: atInToronto(day, ends) }
  if (!isBefore(times.starts_at, times.ends_at)) throw refusals.sessionBackwards()
  if (isBefore(times.starts_at, clock.now())) throw refusals.sessionPast()
  return times
}

const allReached = ({ members }: Outside): void => {
  const without = members.filter(({ address }) => address === null).map(({ name }) => name)
  if (members.length === 0 || without.length > 0) throw refusals.noAddress(showList(without, 'fr'))
}

/** Sets a session to come, and invites the members: each has an address, or nobody is invited. */
export const setSession = async (tx: Tx, by: By, id: string, asked: Asked): Promise<string> => {
  const seen = await heldFor(tx, by, id, 'sessions')
  allReached(seen)
  const session_id = randomUUIDv7()
  const place = asked.place.trim()
  const session = { session_id, committee_id: id, ...timesOf(by, asked), place, sequence: 0, cancelled: false }
  await insertSession(tx, { ...session, set_by_name: by.actor.name })
  await journal(tx, { what: 'committee.session_set', subject: id, details: { session_id } })
  await invite(tx, by, seen, session)
  return session_id
}

const change = async (
  tx: Tx,
  by: By,
  id: string,
  session_id: string,
  what: 'moved' | 'cancelled',
  changed: Partial<Session>,
) => {
  const seen = await heldFor(tx, by, id, 'sessions')
  const session = await heldSession(tx, id, session_id)
  if (!session) throw kernelRefusals.notFound()
  if (session.cancelled) throw refusals.sessionCancelled()
  if (what === 'moved') allReached(seen)
  const now = { ...session, ...changed, sequence: session.sequence + 1 }
  const { starts_at, ends_at, place, sequence, cancelled } = now
  await saveSession(tx, session_id, { starts_at, ends_at, place, sequence, cancelled })
  await journal(tx, { what: `committee.session_${what}`, subject: id, details: { session_id } })
  await invite(tx, by, seen, now)
}

/** Moves a session to another time or place: calendars follow. */
export const moveSession = (tx: Tx, by: By, id: string, session: string, asked: Asked): Promise<void> =>
  change(tx, by, id, session, 'moved', { ...timesOf(by, asked), place: asked.place.trim() })

export const cancelSession = (tx: Tx, by: By, id: string, session: string): Promise<void> =>
  change(tx, by, id, session, 'cancelled', { cancelled: true })
