import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed, heldOn } from '../../../kernel/facts/index.ts'
import { addMonths, type Day, type Instant } from '../../../kernel/time/index.ts'
import type { When } from '../mandates/roster.queries.ts'

export type EndingTerm = {
  mandate_id: string
  post_id: string
  planned_end: Day
  given_name: string
  family_name: string
  gender: string | null
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  organisation_fr: string
  organisation_en: string
  instant: Instant
  act_kind: string
  act_number: string
  article: number
}

const ending = ({ on, known }: When, months: number) => {
  const day = sql<Day>`${on}::date`
  return sql`
    from ${believed('registry.mandate', known)} m
    join acts.act a on a.act_id = m.act_id
    join ${believed('registry.person', known)} s on s.person_id = m.person_id and ${heldOn('s.valid', day)}
    join ${believed('registry.post', known)} p on p.post_id = m.post_id and ${heldOn('p.valid', day)}
    join ${believed('registry.organisation', known)} o on o.organisation_id = p.organisation_id and ${heldOn('o.valid', day)}
    where m.valid @> ${on}::date and m.capacity = 'titular' and m.planned_end between ${on}::date and ${addMonths(on, months)}::date`
}

/** The terms held on a day that end within some months of it, the nearest first. */
export const termsEnding = async (tx: Tx, when: When, months: number): Promise<EndingTerm[]> => {
  const { rows } = await sql<EndingTerm>`
    select m.mandate_id, m.post_id, m.planned_end, s.given_name, s.family_name, s.gender, p.title_fr_m, p.title_fr_f, p.title_en, p.seat,
      o.name_fr as organisation_fr, o.name_en as organisation_en, a.instant, a.kind as act_kind, a.number as act_number, m.article
    ${ending(when, months)} order by m.planned_end, m.mandate_id`.execute(tx)
  return rows
}

export const countTermsEnding = async (tx: Tx, when: When, months: number): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${ending(when, months)}`.execute(tx)
  return rows[0]?.n ?? 0
}
