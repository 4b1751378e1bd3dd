import { z } from 'zod'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { personName, postTitle } from '../../registry/index.ts'
import { saidIn, saidShape } from '../files/file.formats.ts'
import { basisName } from '../files/file.rules.ts'
import type { Book, ByLaw, Member } from './attendance.queries.ts'
import { judgeAbsences, judgeChangeOfPost } from './seat.rules.ts'

/** The section of the seat's law that asks for a rank in the public sector: a legal basis of the role `rang`. */
export const rankOf = ({ legal_bases }: Member): string | null => {
  const basis = legal_bases.find(({ role }) => role === 'rang')
  return basis ? basisName(basis) : null
}

/** By-laws come the last first. */
const byLawOn = ({ bylaws }: Book, { organisation_id }: Member, on: Day): ByLaw | undefined =>
  bylaws.find(one => one.organisation_id === organisation_id && one.from_day <= on)

const missedBy = ({ mandate_id }: Member, { meetings }: Book): Day[] =>
  meetings.filter(({ absent }) => absent.includes(mandate_id)).map(({ held_on }) => held_on)

/** The last one: they come the last first. */
const changeOf = ({ mandate_id }: Member, { changes }: Book) => changes.find(one => one.mandate_id === mandate_id)

/** MAN-10 on the absences of the mandate; MAN-11 on the last change of post. */
export const verdictsOn = (member: Member, book: Book, on: Day): Verdict[] => {
  const bylaw = byLawOn(book, member, on)
  const change = changeOf(member, book)
  const law = rankOf(member)
  const absences = {
    missed: missedBy(member, book),
    threshold: bylaw?.absences ?? null,
    law: bylaw?.source ?? 'MAN-10',
  }
  return [
    ...judgeAbsences(absences, on),
    ...(change && law && member.seated_from ? judgeChangeOfPost({ ...change, from: member.seated_from, law }) : []),
  ]
}

/** A member with what is counted, and what the rules say of it. */
export const tallyOf = (member: Member, book: Book, on: Day) => {
  const missed = missedBy(member, book)
  const bylaw = byLawOn(book, member, on)
  const sat = (list: 'present' | 'excused') => book.meetings.filter(one => one[list].includes(member.mandate_id)).length
  return {
    ...member,
    absences: missed.length,
    excused: sat('excused'),
    meetings: missed.length + sat('excused') + sat('present'),
    last: missed[0] ?? null,
    threshold: bylaw?.absences ?? null,
    source: bylaw?.source ?? null,
    change: changeOf(member, book),
    verdicts: verdictsOn(member, book, on),
  }
}
export type Tally = ReturnType<typeof tallyOf>

export type Attendance = Book & { readonly today: Day; readonly members: readonly Tally[] }

/** Attendance as OpenAPI tells it. */
export const attendanceShape = z.object({
  total: z.int(),
  items: z.array(
    z.object({
      mandate_id: z.uuid(),
      post_id: z.uuid(),
      post: z.string(),
      organisation: z.string(),
      holder: z.string(),
      meetings: z.int(),
      absences: z.int(),
      excused: z.int(),
      last_absence: z.iso.date().nullable(),
      threshold: z.int().nullable(),
      verdicts: z.array(saidShape),
    }),
  ),
})

export const attendanceItem = (attendance: Attendance | null, lang: Lang) => {
  const items = (attendance?.members ?? []).map(member => ({
    mandate_id: member.mandate_id,
    post_id: member.post_id,
    post: postTitle(member, member.gender, lang),
    organisation: lang === 'fr' ? member.organisation_fr : member.organisation_en,
    holder: personName(member),
    meetings: member.meetings,
    absences: member.absences,
    excused: member.excused,
    last_absence: member.last,
    threshold: member.threshold,
    verdicts: member.verdicts.map(saidIn(lang)),
  }))
  return { total: items.length, items }
}
