import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Cited } from '../mandates/mandate.queries.ts'
import type { When } from '../mandates/roster.queries.ts'
import type { Identifier } from './merge.rules.ts'

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
}

const mergesWhere = async (
  tx: Tx,
  { known }: Pick<When, 'known'>,
  condition: RawBuilder<unknown>,
): Promise<Merged[]> => {
  const { rows } = await sql<Merged>`
    select m.person_id, m.into_id, m.act_id, m.article, a.kind as act_kind, a.number as act_number, was.given_name, was.family_name, was.alone,
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
