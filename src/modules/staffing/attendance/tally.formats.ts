import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { basisName } from '../files/file.rules.ts'
import type { Book, ByLaw, Member } from './attendance.queries.ts'
import { judgeAbsences, judgeChangeOfPost, type Sitting } from './seat.rules.ts'

/** The section of the seat's law that asks for a rank in the public sector: a legal basis of the role `rang`. */
export const rankOf = ({ legal_bases }: Member): string | null => {
  const basis = legal_bases.find(({ role }) => role === 'rang')
  return basis ? basisName(basis) : null
}

/** By-laws come the last first. */
export const byLawOn = ({ bylaws }: Book, { organisation_id }: Member, on: Day): ByLaw | undefined =>
  bylaws.find(one => one.organisation_id === organisation_id && one.from_day <= on)

/** The meetings that are recorded of a member. */
export const sittingsOf = ({ mandate_id }: Member, { meetings }: Book): Sitting[] =>
  meetings.flatMap(meeting => {
    const was = (['present', 'absent', 'excused'] as const).find(one => meeting[one].includes(mandate_id))
    return was ? [{ day: meeting.held_on, was }] : []
  })

/** The last one: they come the last first. */
export const changeOf = ({ mandate_id }: Member, { changes }: Book) =>
  changes.find(one => one.mandate_id === mandate_id)

/** MAN-10 on the absences of the mandate; MAN-11 on the last change of post. */
export const verdictsOn = (member: Member, book: Book, on: Day): Verdict[] => {
  const bylaw = byLawOn(book, member, on)
  const change = changeOf(member, book)
  const law = rankOf(member)
  const counted = bylaw && { ...bylaw, threshold: bylaw.absences, law: bylaw.source }
  return [
    ...(counted ? judgeAbsences(sittingsOf(member, book), counted, on) : []),
    ...(change && law && member.seated_from ? judgeChangeOfPost({ ...change, from: member.seated_from, law }) : []),
  ]
}
