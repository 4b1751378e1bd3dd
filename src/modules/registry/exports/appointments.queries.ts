import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'

/** A term as an act began it, with its post and its holder as they were on its first day. */
export type Appointment = {
  mandate_id: string
  post_id: string
  instant: Instant
  act_id: string
  article: number
  act_kind: string
  act_number: string
  first_day: Day
  planned_end: Day | null
  given_name: string
  family_name: string
  gender: string | null
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  organisation_fr: string
  organisation_en: string
}

/** The appointments that the register learnt of last, the newest first; facts taken over are not news. */
export const newestAppointments = async (tx: Tx, limit: number): Promise<Appointment[]> => {
  const { rows } = await sql<Appointment>`
    select m.mandate_id, m.post_id, a.instant, m.origin_act as act_id, m.origin_article as article, a.kind as act_kind, a.number as act_number,
      lower(m.valid) as first_day, m.planned_end, s.given_name, s.family_name, s.gender, p.title_fr_m, p.title_fr_f, p.title_en, p.seat,
      o.name_fr as organisation_fr, o.name_en as organisation_en
    from (select distinct on (mandate_id) * from registry.mandate order by mandate_id, lower(valid)) m
    join acts.act a on a.act_id = m.origin_act and a.kind <> 'import'
    join registry.person s on s.person_id = m.person_id and s.valid @> lower(m.valid)
    join registry.post p on p.post_id = m.post_id and p.valid @> lower(m.valid)
    join registry.organisation o on o.organisation_id = p.organisation_id and o.valid @> lower(m.valid)
    order by a.seq desc, m.origin_article limit ${limit}`.execute(tx)
  return rows
}
