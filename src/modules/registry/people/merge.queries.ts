import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed, heldOn } from '../../../kernel/facts/index.ts'
import { type Day, type Instant, periodFromRange } from '../../../kernel/time/index.ts'
import { type Cited, nearest } from '../mandates/mandate.queries.ts'
import type { When } from '../mandates/roster.queries.ts'
import type { FullTime, Identifier } from './merge.rules.ts'

/** When the entry of a person was last believed: now, or just before it was merged. */
const lastBelieved = (person: string): RawBuilder<Instant> => sql`
  (select case when exists (select from registry.person where person_id = ${person}) then timestamptz '9999-01-01'
    else (select max(upper(believed)) - interval '1 microsecond' from registry.person_past where person_id = ${person}) end)`

type Carried = {
  posts: string[]
  since: Day | null
  identifiers: Identifier[]
  orders: object[]
}

/** What a merge takes over, as the register knows it: the posts of both, and what is said of the entry that goes. */
export const completeMerge = async (tx: Tx, input: unknown): Promise<unknown> => {
  const { person, into } = input as { person: string; into: string }
  const known = lastBelieved(person)
  const { rows } = await sql<Carried>`
    with known as materialized (select ${known} as k),
      entry as materialized (select s.* from known, registry.person_known(known.k) s where s.person_id = ${person})
    select
      array(select post_id from registry.mandate where person_id in (${person}::uuid, ${into}::uuid)
        union select post_id from registry.mandate_past where person_id = ${person} order by 1) as posts,
      (select lower(valid) from entry order by lower(valid) nulls first limit 1) as since,
      coalesce((select jsonb_agg(distinct i) from entry, jsonb_array_elements(identifiers) i), '[]') as identifiers,
      coalesce((select jsonb_agg(jsonb_build_object('membership', membership_id, 'professional_order', professional_order, 'number', number,
          'from', lower(m.valid), 'until', upper(m.valid)) order by membership_id)
        from known, registry.order_membership_known(known.k) m where m.person_id = ${person}), '[]') as orders`.execute(
    tx,
  )
  return { person, into, ...rows[0] }
}

/** That an entry was merged into another, by which article, and when it was last believed to stand alone. */
export type Merged = Cited & {
  person_id: string
  into_id: string
  given_name: string
  family_name: string
  into_given: string
  into_family: string
  alone: Instant
  /** The last day on which it was known to stand alone; null where it was entered and merged on one day. */
  alone_on: Day | null
}

const mergesWhere = async (
  tx: Tx,
  { known }: Pick<When, 'known'>,
  condition: RawBuilder<unknown>,
): Promise<Merged[]> => {
  const { rows } = await sql<Merged>`
    select m.person_id, m.into_id, m.act_id, m.article, a.kind as act_kind, a.number as act_number, was.given_name, was.family_name, was.alone,
      case when (select min(known_from) from registry.person_past s where s.person_id = m.person_id)
        < date_trunc('day', was.alone, 'America/Toronto') then (was.alone at time zone 'America/Toronto')::date - 1 end as alone_on,
      coalesce(kept.given_name, '') as into_given, coalesce(kept.family_name, '') as into_family
    from ${believed('registry.person_merge', known)} m
    join acts.act a on a.act_id = m.act_id
    join lateral (select given_name, family_name, upper(believed) - interval '1 microsecond' as alone from registry.person_past s
      where s.person_id = m.person_id and upper(believed) <= m.known_from order by upper(believed) desc, upper(valid) desc nulls first limit 1) was on true
    left join lateral (select given_name, family_name from registry.person s
      where s.person_id = registry.whom(m.into_id) order by upper(valid) desc nulls first limit 1) kept on true
    where ${condition} order by m.known_from, m.person_id`.execute(tx)
  return rows
}

/** The merge by which an entry has gone, as known; undefined for one that stands. */
export const mergeOf = async (tx: Tx, when: Pick<When, 'known'>, person: string): Promise<Merged | undefined> =>
  (await mergesWhere(tx, when, sql`m.person_id = ${person}`))[0]

/** The entries merged into one, the first merge first. */
export const mergedInto = (tx: Tx, when: Pick<When, 'known'>, person: string): Promise<Merged[]> =>
  mergesWhere(tx, when, sql`m.into_id = ${person}`)

/** Of these ids, those whose entries were merged, each with whom they are now. */
export const nowOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<{ id: string; now: string }>`
    select person_id as id, registry.whom(person_id) as now from registry.person_merge where person_id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map(({ id, now }) => [id, now]))
}

/** The terms that a person ever held as titular of full-time posts. */
export const fullTimeOf = async (tx: Tx, { on, known }: When, person: string): Promise<FullTime[]> => {
  const { rows } = await sql<{ mandate_id: string; valid: string }>`
    select m.mandate_id, m.valid::text from (select *, ${nearest('m.valid', on)} as named_on from ${believed('registry.mandate', known)} m
      where m.person_id = ${person} and m.capacity = 'titular') m
    join ${believed('registry.post', known)} p on p.post_id = m.post_id and ${heldOn('p.valid', sql.ref('named_on'))}
    where p.regime = 'full_time' order by lower(m.valid) nulls first, m.mandate_id`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodFromRange(row.valid) }))
}

export type Described = { identifiers: Identifier[]; since: Day | null }

/** What else is said of an entry, to compare it with another. */
export const describedAs = async (tx: Tx, { known }: When, person: string): Promise<Described> => {
  const { rows } = await sql<Described>`
    select coalesce(jsonb_agg(distinct i) filter (where i is not null), '[]') as identifiers,
      (array_agg(lower(s.valid) order by lower(s.valid) nulls first))[1] as since
    from ${believed('registry.person', known)} s left join lateral jsonb_array_elements(s.identifiers) i on true where s.person_id = ${person}`.execute(
    tx,
  )
  return rows[0] ?? { identifiers: [], since: null }
}

export type GoneEntry = {
  person_id: string
  given_name: string
  family_name: string
  address: string | null
  gender: string | null
}

/** Of these ids, the entries that were merged, by the last name that each bore alone. */
export const goneAmong = async (tx: Tx, ids: readonly string[]): Promise<GoneEntry[]> => {
  const { rows } = await sql<GoneEntry>`
    select was.* from registry.person_merge m join lateral (
      select s.person_id, s.given_name, s.family_name, s.address, s.gender from registry.person_past s where s.person_id = m.person_id
      order by upper(believed) desc, upper(valid) desc nulls first limit 1) was on true
    where m.person_id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

/** A person and every entry merged into it, through however many merges. */
export const everyEntryOf = (person: string): RawBuilder<string[]> => sql`
  array(with recursive own as (
    select ${person}::uuid as id union select m.person_id from own join registry.person_merge m on m.into_id = own.id)
  select id from own)`
