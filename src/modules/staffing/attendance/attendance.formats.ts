import { z } from 'zod'
import type { Day } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { personName, postTitle } from '../../registry/index.ts'
import { saidIn, saidShape } from '../files/file.formats.ts'
import type { Book, Member } from './attendance.queries.ts'
import { byLawOn, changeOf, sittingsOf, verdictsOn } from './tally.formats.ts'

/** A member with what is counted, and what the rules say of it. */
export const tallyOf = (member: Member, book: Book, on: Day) => {
  const sittings = sittingsOf(member, book)
  const missed = sittings.filter(({ was }) => was === 'absent')
  return {
    ...member,
    absences: missed.length,
    excused: sittings.filter(({ was }) => was === 'excused').length,
    meetings: sittings.length,
    last: missed[0]?.day ?? null,
    bylaw: byLawOn(book, member, on) ?? null,
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
      in_a_row: z.boolean().nullable(),
      within_months: z.int().nullable(),
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
    threshold: member.bylaw?.absences ?? null,
    in_a_row: member.bylaw?.in_a_row ?? null,
    within_months: member.bylaw?.months ?? null,
    verdicts: member.verdicts.map(saidIn(lang)),
  }))
  return { total: items.length, items }
}
