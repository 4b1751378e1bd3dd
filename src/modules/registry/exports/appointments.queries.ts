import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { heldOn } from '../../../kernel/facts/index.ts'
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
  // The newest are chosen before they are named: their posts and holders live on their first day, as the temporal keys make sure.
  const firstDay = sql<Day>`m.first_day`
  const { rows } = await sql<Appointment>`
    select m.mandate_id, m.post_id, m.instant, m.origin_act as act_id, m.origin_article as article, m.kind as act_kind, m.number as act_number,
      m.first_day, m.planned_end, s.given_name, s.family_name, s.gender, p.title_fr_m, p.title_fr_f, p.title_en, p.seat,
      o.name_fr as organisation_fr, o.name_en as organisation_en
    from (
      select m.mandate_id, m.post_id, m.person_id, m.origin_act, m.origin_article, m.planned_end, lower(m.valid) as first_day, a.instant, a.kind, a.number, a.seq
      from (select distinct on (mandate_id) * from registry.mandate order by mandate_id, lower(valid)) m
      join acts.act a on a.act_id = m.origin_act and a.kind <> 'import'
      order by a.seq desc, m.origin_article limit ${limit}) m
    join registry.person s on s.person_id = m.person_id and ${heldOn('s.valid', firstDay)}
    join registry.post p on p.post_id = m.post_id and ${heldOn('p.valid', firstDay)}
    join registry.organisation o on o.organisation_id = p.organisation_id and ${heldOn('o.valid', firstDay)}
    order by m.seq desc, m.origin_article`.execute(tx)
  return rows
}
