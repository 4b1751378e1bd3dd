import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { inColumns } from '../../../kernel/database/index.ts'
import { heldOn, onDay } from '../../../kernel/facts/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Titled } from '../words.ts'

/** A mandate with its holder, its seat and its body, named as today or as near to it as its days allow. */
export type Term = Titled & {
  mandate_id: string
  post_id: string
  organisation_id: string
  organisation_fr: string
  organisation_en: string
  person_id: string
  given_name: string
  family_name: string
  gender: string | null
  capacity: string
  first_day: Day | null
  last_day: Day | null
  planned_end: Day | null
}

const termColumns = [
  'mandate_id',
  'post_id',
  'title_fr_m',
  'title_fr_f',
  'title_en',
  'seat',
  'organisation_id',
  'organisation_fr',
  'organisation_en',
  'person_id',
  'given_name',
  'family_name',
  'gender',
  'capacity',
  'first_day',
  'last_day',
  'planned_end',
] as const satisfies readonly (keyof Term)[]

const ownTerm = sql`m.mandate_id, m.post_id, p.title_fr_m, p.title_fr_f, p.title_en, p.seat, p.organisation_id, o.name_fr as organisation_fr, o.name_en as organisation_en,
  m.person_id, s.given_name, s.family_name, s.gender, m.capacity, lower(m.valid) as first_day, upper(m.valid) - 1 as last_day, m.planned_end`

/** The mandates that `chosen` gives (all their columns, and `named_on`), with their names: chosen once, then each table is read once, whatever the planner thinks of how many they are. */
const named = (chosen: RawBuilder<unknown>, more: RawBuilder<unknown> = sql``) => sql`
  with m as materialized (${chosen})
  select ${ownTerm} ${more} from m
  join registry.post p on p.post_id = m.post_id and ${heldOn('p.valid', sql`m.named_on`)}
  join registry.organisation o on o.organisation_id = p.organisation_id and ${heldOn('o.valid', sql`m.named_on`)}
  join registry.person s on s.person_id = m.person_id and ${heldOn('s.valid', sql`m.named_on`)}`

const begun = heldOn('b.valid', sql`lower(m.valid)`)

/** The day nearest to today on which the mandate runs. */
const namedOn = (on: Day) => sql`least(greatest(${on}::date, lower(m.valid)), upper(m.valid) - 1) as named_on`

/** Holders, titular or acting, past the last day of their term, the oldest first. */
export const pastTerm = (tx: Tx, on: Day): Promise<Term[]> =>
  inColumns(
    tx,
    termColumns,
    sql`${named(sql`select m.*, ${on}::date as named_on from registry.mandate m
      where m.planned_end < ${on}::date and ${onDay('m.valid', on)} and m.capacity <> 'supernumerary'`)}
      order by m.planned_end, m.mandate_id`,
  )

const fullTime = (on: Day) => sql`
  select m.mandate_id, m.person_id, m.valid from registry.mandate m
  join registry.post b on b.post_id = m.post_id and ${heldOn('b.valid', sql`greatest(${on}::date, lower(m.valid))`)}
  where m.capacity = 'titular' and coalesce(upper(m.valid) > ${on}::date, true) and b.regime = 'full_time' offset 0`

/** Titular mandates on full-time posts that overlap another of the same person, today or later. */
export const fullTimeTwice = async (tx: Tx, on: Day): Promise<(Term & { since: Day })[]> =>
  inColumns(
    tx,
    [...termColumns, 'since'],
    sql`${named(
      sql`select a.*, greatest(${on}::date, lower(a.valid)) as named_on, x.since from (
          select a.mandate_id, min(greatest(lower(a.valid), lower(b.valid))) as since
          from (${fullTime(on)}) a join (${fullTime(on)}) b on b.person_id = a.person_id and b.mandate_id <> a.mandate_id
            and a.valid && b.valid and coalesce(upper(a.valid * b.valid) > ${on}::date, true) group by a.mandate_id) x
        join registry.mandate a using (mandate_id)`,
      sql`, m.since`,
    )} order by m.person_id, first_day nulls first, m.mandate_id`,
  )

/** Titulars of a seat of fixed term for whom no last day was written, who still sit. */
export const endlessTerms = (tx: Tx, on: Day): Promise<Term[]> =>
  inColumns(
    tx,
    termColumns,
    sql`${named(sql`select m.*, greatest(${on}::date, lower(m.valid)) as named_on from registry.mandate m
      join registry.post b on b.post_id = m.post_id and ${begun} and b.term_kind = 'fixed'
      where m.capacity = 'titular' and m.planned_end is null and coalesce(upper(m.valid) > ${on}::date, true)`)}
      order by first_day, m.mandate_id`,
  )

/** Titulars who sit or will, whose term is perhaps longer than their seat allows: months end where they may, which the rule alone counts. */
export const longTerms = (tx: Tx, on: Day): Promise<(Term & { term_months: number })[]> =>
  inColumns(
    tx,
    [...termColumns, 'term_months'],
    sql`${named(
      sql`select m.*, greatest(${on}::date, lower(m.valid)) as named_on, b.term_months from registry.mandate m
      join registry.post b on b.post_id = m.post_id and ${begun}
      where m.capacity = 'titular' and coalesce(upper(m.valid) > ${on}::date, true)
        and m.planned_end > (lower(m.valid) + make_interval(months => b.term_months))::date - 1`,
      sql`, m.term_months`,
    )} order by first_day, m.mandate_id`,
  )

export type Oddity = 'ends_before' | 'far_ahead' | 'retroactive' | 'very_long'
export type OddTerm = Term & { oddity: Oddity; adopted_on: Day }

export type Bounds = { readonly aheadYears: number; readonly lateDays: number; readonly longestYears: number }

/** Mandates of all times whose days contradict one another, or are so unusual that they may be mistyped. */
export const oddTerms = (tx: Tx, on: Day, { aheadYears, lateDays, longestYears }: Bounds): Promise<OddTerm[]> =>
  inColumns(
    tx,
    [...termColumns, 'oddity', 'adopted_on'],
    sql`select * from (${named(
      sql`select * from (select m.*, ${namedOn(on)}, a.adopted_on, array_remove(array[
          case when m.planned_end < lower(m.valid) then 'ends_before' end,
          case when lower(m.valid) > (${on}::date + make_interval(years => ${aheadYears}::int))::date then 'far_ahead' end,
          case when a.kind <> 'import' and lower(m.valid) < a.adopted_on - ${lateDays}::int then 'retroactive' end,
          case when lower(m.valid) < (coalesce(upper(m.valid), ${on}::date) - make_interval(years => ${longestYears}::int))::date then 'very_long' end], null) as oddities
        from registry.mandate m join acts.act a on a.act_id = m.origin_act) m where cardinality(oddities) > 0`,
      sql`, m.adopted_on, m.oddities`,
    )}) m, unnest(m.oddities) as oddity order by first_day, mandate_id, oddity`,
  )
