import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { heldOn, onDay } from '../../../kernel/facts/index.ts'
import { type Day, type Period, periodFromRange } from '../../../kernel/time/index.ts'

/** A body of a day with its seats, and how many titulars sit in them: of the whole body, and of its board. */
export type BodySeats = {
  organisation_id: string
  name_fr: string
  name_en: string
  min_members: number | null
  max_members: number | null
  quorum: number | null
  posts: number
  filled: number
  board_posts: number
  board_filled: number
  /** The first day of the body as it is, or the last one on which a seat came or went. */
  changed_on: Day | null
}

export const bodySeats = async (tx: Tx, on: Day): Promise<BodySeats[]> => {
  const { rows } = await sql<BodySeats>`
    with titular as materialized (select post_id from registry.mandate m where capacity = 'titular' and ${onDay('m.valid', on)}),
    seats as materialized (
      select p.organisation_id, count(*) filter (where held) as posts, count(*) filter (where held and t.post_id is not null) as filled,
        count(*) filter (where held and board) as board_posts, count(*) filter (where held and board and t.post_id is not null) as board_filled,
        greatest(max(lower(p.valid)) filter (where held), max(upper(p.valid)) filter (where upper(p.valid) <= ${on}::date)) as changed_on
      from (select p.post_id, p.organisation_id, p.valid, p.family in ('board_chair', 'board_member') as board, ${onDay('p.valid', on)} as held from registry.post p) p
      left join titular t using (post_id) group by p.organisation_id)
    select o.organisation_id, o.name_fr, o.name_en, o.min_members, o.max_members, o.quorum, greatest(lower(o.valid), s.changed_on) as changed_on,
      coalesce(s.posts, 0) as posts, coalesce(s.filled, 0) as filled, coalesce(s.board_posts, 0) as board_posts, coalesce(s.board_filled, 0) as board_filled
    from registry.organisation o left join seats s using (organisation_id)
    where ${onDay('o.valid', on)} order by o.name_fr collate greffe.fr, o.organisation_id`.execute(tx)
  return rows
}

export type Sitting = { organisation_id: string; board: boolean; valid: Period }

/** When the titulars of some bodies sat, at any time. */
export const sittingsOf = async (tx: Tx, bodies: readonly string[]): Promise<Sitting[]> => {
  if (bodies.length === 0) return []
  const { rows } = await sql<{ organisation_id: string; board: boolean; valid: string }>`
    select p.organisation_id, p.family in ('board_chair', 'board_member') as board, m.valid
    from registry.mandate m join registry.post p on p.post_id = m.post_id and ${heldOn('p.valid', sql`lower(m.valid)`)}
    where m.capacity = 'titular' and p.organisation_id = any(${bodies}::uuid[])`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodFromRange(row.valid) }))
}
