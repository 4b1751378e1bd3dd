import { sql } from 'kysely'
import { inColumns, type Tx } from '../../../kernel/database/index.ts'
import { heldOn, onDay } from '../../../kernel/facts/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Titled } from '../words.ts'

export type Named = { person_id: string; given_name: string; family_name: string }

/** Everyone, by the last name that the register has of them. */
export const everyone = (tx: Tx): Promise<Named[]> =>
  inColumns(
    tx,
    ['person_id', 'given_name', 'family_name'],
    sql`select distinct on (person_id) person_id, given_name, family_name from registry.person order by person_id, lower(valid) desc nulls last`,
  )

export type Held = {
  person_id: string
  organisation_id: string
  name_fr: string
  name_en: string
  first_day: Day | null
}

/** The bodies in which some people held a post at any time, by their last names, with the first day of the first of their mandates there. */
export const bodiesOf = (tx: Tx, people: readonly string[]): Promise<Held[]> =>
  inColumns(
    tx,
    ['person_id', 'organisation_id', 'name_fr', 'name_en', 'first_day'],
    sql`
    with held as materialized (
      select m.person_id, p.organisation_id, min(lower(m.valid)) as first_day
      from registry.mandate m join registry.post p on p.post_id = m.post_id and ${heldOn('p.valid', sql`lower(m.valid)`)}
      where m.person_id = any(${people}::uuid[]) group by m.person_id, p.organisation_id),
    named as materialized (select distinct on (organisation_id) organisation_id, name_fr, name_en from registry.organisation order by organisation_id, lower(valid) desc nulls last)
    select held.*, name_fr, name_en from held join named using (organisation_id) order by person_id, organisation_id`,
  )

/** Identifiers of people that two of them share. */
export const sharedIdentifiers = async (tx: Tx): Promise<{ scheme: string; value: string; people: string[] }[]> => {
  const { rows } = await sql<{ scheme: string; value: string; people: string[] }>`
    select i ->> 'scheme' as scheme, i ->> 'value' as value, array_agg(distinct person_id::text order by person_id::text) as people
    from registry.person s, jsonb_array_elements(s.identifiers) i where s.identifiers <> '[]'
    group by 1, 2 having count(distinct person_id) > 1`.execute(tx)
  return rows
}

export type BodyNames = {
  organisation_id: string
  name_fr: string
  name_en: string
  portfolio_fr: string | null
  portfolio_en: string | null
  since: Day | null
}

export const bodyNames = async (tx: Tx, on: Day): Promise<BodyNames[]> => {
  const { rows } = await sql<BodyNames>`
    select organisation_id, name_fr, name_en, portfolio_fr, portfolio_en, lower(valid) as since
    from registry.organisation o where ${onDay('o.valid', on)} order by o.organisation_id`.execute(tx)
  return rows
}

/** The title of a post of a day. */
export type PostName = Titled & { post_id: string; organisation_id: string; since: Day | null }

export const postNames = (tx: Tx, on: Day): Promise<PostName[]> =>
  inColumns(
    tx,
    ['post_id', 'organisation_id', 'title_fr_m', 'title_fr_f', 'title_en', 'seat', 'since'],
    sql`select p.post_id, p.organisation_id, p.title_fr_m, p.title_fr_f, p.title_en, p.seat, lower(p.valid) as since
      from registry.post p where ${onDay('p.valid', on)} order by p.post_id`,
  )
