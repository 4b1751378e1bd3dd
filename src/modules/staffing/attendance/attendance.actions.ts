import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { asRefusal } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { By } from '../files/file.actions.ts'
import { type Attendance, tallyOf } from './attendance.formats.ts'
import {
  type ByLaw,
  bookOf,
  deleteMeeting,
  deletePostChange,
  insertMeeting,
  insertPostChange,
  membersOn,
  putByLaw,
} from './attendance.queries.ts'
import { refusals } from './refusals.ts'
import { rankOf } from './tally.formats.ts'

/** The attendance of one's own body, or of all those of which something is recorded; null where no body was given. */
export const readAttendance = async (tx: Tx, { actor, clock }: By): Promise<Attendance | null> => {
  const today = clock.today()
  const isKeeper = actor.role === 'body_secretary'
  const body = actor.scope.organisation
  if (isKeeper && !body) return null
  const book = await bookOf(tx)
  const members = await membersOn(tx, today, isKeeper && body ? { body } : {})
  return { ...book, today, members: members.map(member => tallyOf(member, book, today)) }
}

const bodyOf = ({ scope }: Actor): string => {
  if (!scope.organisation) throw kernelRefusals.notFound()
  return scope.organisation
}

/** The members of one's own body on a day that has come, by mandate. */
const seatedOn = async (tx: Tx, { actor, clock }: By, on: Day, field: string) => {
  if (on > clock.today()) throw refusals.ahead(field)
  const members = await membersOn(tx, on, { body: bodyOf(actor) })
  return new Map(members.map(member => [member.mandate_id, member]))
}

const stamp = ({ actor, clock }: By) => ({ recorded_by_name: actor.name, recorded_at: clock.now() })

export const recordByLaw = async (tx: Tx, by: By, said: Omit<ByLaw, 'bylaw_id' | 'organisation_id'>): Promise<void> => {
  const organisation_id = bodyOf(by.actor)
  await putByLaw(tx, { bylaw_id: randomUUIDv7(), organisation_id, ...said, ...stamp(by) })
  await journal(tx, { what: 'attendance.bylaw_recorded', subject: organisation_id, details: said })
}

/** Records a meeting: whoever is in neither list was present. */
export const recordMeeting = async (
  tx: Tx,
  by: By,
  { held_on, absent, excused }: { held_on: Day; absent: readonly string[]; excused: readonly string[] },
): Promise<void> => {
  const seated = await seatedOn(tx, by, held_on, 'held_on')
  if (absent.some(one => !seated.has(one))) throw refusals.notSeated('absent')
  if (excused.some(one => !seated.has(one))) throw refusals.notSeated('excused')
  if (excused.some(one => absent.includes(one))) throw refusals.both()
  const present = [...seated.keys()].filter(one => !absent.includes(one) && !excused.includes(one))
  const organisation_id = bodyOf(by.actor)
  const meeting_id = randomUUIDv7()
  await insertMeeting(tx, { meeting_id, organisation_id, held_on, present, absent, excused, ...stamp(by) }).catch(
    error => {
      throw asRefusal(error)
    },
  )
  await journal(tx, { what: 'attendance.meeting_recorded', subject: meeting_id, details: { held_on } })
}

export const removeMeeting = async (tx: Tx, id: string): Promise<void> => {
  if (!(await deleteMeeting(tx, id))) throw kernelRefusals.notFound()
  await journal(tx, { what: 'attendance.meeting_removed', subject: id })
}

/** Records that a member from the public sector changed post there, where the law of the seat asks for a rank. */
export const recordPostChange = async (
  tx: Tx,
  by: By,
  typed: { mandate: string; changed_on: Day; new_post: string; has_rank: boolean },
): Promise<void> => {
  const { mandate: mandate_id, changed_on, new_post, has_rank } = typed
  const member = (await seatedOn(tx, by, changed_on, 'changed_on')).get(mandate_id)
  if (!member) throw refusals.notSeated('mandate')
  if (rankOf(member) === null) throw refusals.noRankAsked()
  const row = {
    change_id: randomUUIDv7(),
    organisation_id: bodyOf(by.actor),
    mandate_id,
    changed_on,
    new_post,
    has_rank,
  }
  await insertPostChange(tx, { ...row, ...stamp(by) }).catch(error => {
    throw asRefusal(error)
  })
  await journal(tx, { what: 'attendance.post_changed', subject: mandate_id, details: { changed_on } })
}

export const removePostChange = async (tx: Tx, id: string): Promise<void> => {
  if (!(await deletePostChange(tx, id))) throw kernelRefusals.notFound()
  await journal(tx, { what: 'attendance.post_change_removed', subject: id })
}
