import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import { rosterLines, type When } from '../mandates/roster.queries.ts'
import type { Titled } from '../words.ts'

export type Vacancy = Titled & {
  post_id: string
  state: 'vacant' | 'vacant_acting'
  organisation_fr: string
  organisation_en: string
  /** First day without a titular; null where the register has never known one. */
  since: Day | null
  /** When it became known and had begun. */
  updated: Instant
  act_kind: string
  act_number: string
}

/** The posts without a titular on a day, the latest vacancies first; whoever acts does not fill one. */
export const vacancies = async (tx: Tx, when: When, limit: number): Promise<Vacancy[]> => {
  const { rows } = await sql<Vacancy>`
    select line.post_id, line.state, line.title_fr_m, line.title_fr_f, line.title_en, line.seat, line.organisation_fr, line.organisation_en,
      v.since, greatest(a.instant, (coalesce(v.since, lower(p.valid)) + time '00:00') at time zone 'America/Toronto') as updated,
      a.kind as act_kind, a.number as act_number
    from (${rosterLines(when, { onePerPost: true })}) line
    join ${believed('registry.post', when.known)} p on p.post_id = line.post_id and p.valid @> ${when.on}::date
    left join lateral (
      select upper(t.valid) as since, t.act_id from ${believed('registry.mandate', when.known)} t
      where t.post_id = line.post_id and t.capacity = 'titular' and upper(t.valid) <= ${when.on}::date order by upper(t.valid) desc limit 1) v on true
    join acts.act a on a.act_id = coalesce(v.act_id, p.act_id)
    where line.state in ('vacant', 'vacant_acting')
    order by updated desc, line.post_id limit ${limit}`.execute(tx)
  return rows
}

export const countVacancies = async (tx: Tx, when: When): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (${rosterLines(when, { onePerPost: true })}) line where state in ('vacant', 'vacant_acting')`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}
