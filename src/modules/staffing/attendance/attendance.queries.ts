import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { onDay } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Basis } from '../files/file.rules.ts'

export type ByLaw = {
  bylaw_id: string
  organisation_id: string
  from_day: Day
  absences: number
  /** Only those that follow one another count; only those within so many months. */
  in_a_row: boolean
  months: number | null
  source: string
}
export type Meeting = {
  meeting_id: string
  organisation_id: string
  held_on: Day
  /** Mandates, as in the two others. */
  present: readonly string[]
  absent: readonly string[]
  excused: readonly string[]
}
export type PostChange = {
  change_id: string
  organisation_id: string
  mandate_id: string
  changed_on: Day
  new_post: string
  has_rank: boolean
}
type Recorded = { recorded_by_name: string; recorded_at: Instant }

/** Whoever sits on a board, with the first day in the seat, renewals together. */
export type Member = {
  mandate_id: string
  post_id: string
  family: string
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  legal_bases: readonly Basis[]
  organisation_id: string
  organisation_fr: string
  organisation_en: string
  given_name: string
  family_name: string
  gender: string | null
  seated_from: Day | null
  /** An open departure file that the reader may read. */
  leaving: boolean
}

/** Who sits on the boards on a day: of one body; or all, or those of some mandates, of whom something is recorded. Part-time holders sit, and the chief executive. */
export const membersOn = async (
  tx: Tx,
  on: Day,
  { body, mandates }: { body?: string; mandates?: readonly string[] },
): Promise<Member[]> => {
  const recorded = sql`m.mandate_id in (select unnest(absent || excused) from staffing.board_meeting union select mandate_id from staffing.post_change)`
  const which = body
    ? sql`p.organisation_id = ${body}`
    : mandates
      ? sql`m.mandate_id = any(${[...mandates]}::uuid[]) and ${recorded}`
      : recorded
  const found = sql<Member>`
    select m.mandate_id, m.post_id, p.family, p.title_fr_m, p.title_fr_f, p.title_en, p.seat, p.legal_bases, p.organisation_id,
      o.name_fr as organisation_fr, o.name_en as organisation_en, s.given_name, s.family_name, s.gender,
      (select min(lower(b.valid)) from registry.mandate b where b.post_id = m.post_id and b.person_id = m.person_id and b.capacity = 'titular') as seated_from,
      exists (select from staffing.file f where f.mandate_id = m.mandate_id and f.kind = 'departure'
        and f.step not in ('closed', 'withdrawn', 'refused', 'declined')) as leaving
    from registry.mandate m
    join registry.post p on p.post_id = m.post_id and ${onDay('p.valid', on)}
    join registry.person s on s.person_id = m.person_id and ${onDay('s.valid', on)}
    join registry.organisation o on o.organisation_id = p.organisation_id and ${onDay('o.valid', on)}
    where m.capacity = 'titular' and ${onDay('m.valid', on)} and ${which}
      and (p.regime = 'part_time' or p.family in ('board_chair', 'board_member', 'chief_executive'))
    order by o.name_fr, o.organisation_id, p.family, p.title_fr_f, p.seat nulls first, s.family_name`
  return (await found.execute(tx)).rows
}

/** The by-laws that the reader may read, the last of each body first. */
const byLaws = async (tx: Tx): Promise<ByLaw[]> =>
  (await tx
    .selectFrom('staffing.attendance_bylaw')
    .select(['bylaw_id', 'organisation_id', 'from_day', 'absences', 'in_a_row', 'months', 'source'])
    .orderBy('from_day', 'desc')
    .execute()) as ByLaw[]

/** The meetings that the reader may read, the last first. */
const meetingsSeen = async (tx: Tx): Promise<Meeting[]> =>
  (await tx
    .selectFrom('staffing.board_meeting')
    .select(['meeting_id', 'organisation_id', 'held_on', 'present', 'absent', 'excused'])
    .orderBy('held_on', 'desc')
    .execute()) as Meeting[]

/** The changes of post that the reader may read, the last first. */
const postChanges = async (tx: Tx): Promise<PostChange[]> =>
  (await tx
    .selectFrom('staffing.post_change')
    .select(['change_id', 'organisation_id', 'mandate_id', 'changed_on', 'new_post', 'has_rank'])
    .orderBy('changed_on', 'desc')
    .execute()) as PostChange[]

/** All that the reader may read of meetings, by-laws and changes of post. */
export const bookOf = async (tx: Tx) => ({
  meetings: await meetingsSeen(tx),
  bylaws: await byLaws(tx),
  changes: await postChanges(tx),
})
export type Book = Awaited<ReturnType<typeof bookOf>>

/** A by-law of the same day takes the place of the one that is there. */
export const putByLaw = (tx: Tx, row: ByLaw & Recorded) => {
  const { bylaw_id: _, organisation_id: __, from_day: ___, ...said } = row
  return tx
    .insertInto('staffing.attendance_bylaw')
    .values(row)
    .onConflict(conflict => conflict.columns(['organisation_id', 'from_day']).doUpdateSet(said))
    .execute()
}

export const insertMeeting = (tx: Tx, { present, absent, excused, ...row }: Meeting & Recorded) =>
  tx
    .insertInto('staffing.board_meeting')
    .values({ ...row, present: [...present], absent: [...absent], excused: [...excused] })
    .execute()

export const insertPostChange = (tx: Tx, row: PostChange & Recorded) =>
  tx.insertInto('staffing.post_change').values(row).execute()

/** Whether there was one that the actor may remove. */
export const deleteMeeting = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.deleteFrom('staffing.board_meeting').where('meeting_id', '=', id).returning('meeting_id').execute())
    .length > 0

/** Whether there was one that the actor may remove. */
export const deletePostChange = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.deleteFrom('staffing.post_change').where('change_id', '=', id).returning('change_id').execute()).length > 0
