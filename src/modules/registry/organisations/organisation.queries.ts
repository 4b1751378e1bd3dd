import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed, heldOn } from '../../../kernel/facts/index.ts'
import { type Day, type Period, periodFromRange } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import type { Cited } from '../mandates/mandate.queries.ts'
import type { When } from '../mandates/roster.queries.ts'

export type OrganisationLine = Cited & {
  organisation_id: string
  kind: string
  name_fr: string
  name_en: string
  acronym: string | null
  portfolio_fr: string | null
  portfolio_en: string | null
  posts: number
  vacant: number
  past_term: number
}

/** The bodies of a day, each with how many posts it has, how many have no titular, and how many titulars are past term. */
export const organisationList = async (tx: Tx, { on, known }: When): Promise<OrganisationLine[]> => {
  const { rows } = await sql<OrganisationLine>`
    select o.organisation_id, o.kind, o.name_fr, o.name_en, o.acronym, o.portfolio_fr, o.portfolio_en,
      coalesce(c.posts, 0) as posts, coalesce(c.vacant, 0) as vacant, coalesce(c.past_term, 0) as past_term,
      o.act_id, o.article, a.kind as act_kind, a.number as act_number
    from ${believed('registry.organisation', known)} o
    join acts.act a on a.act_id = o.act_id
    left join (
      select p.organisation_id, count(*) as posts, count(*) filter (where m.mandate_id is null) as vacant,
        count(*) filter (where m.planned_end < ${on}::date) as past_term
      from ${believed('registry.post', known)} p
      left join ${believed('registry.mandate', known)} m
        on m.post_id = p.post_id and m.capacity = 'titular' and m.valid @> ${on}::date
      where p.valid @> ${on}::date
      group by p.organisation_id) c on c.organisation_id = o.organisation_id
    where o.valid @> ${on}::date`.execute(tx)
  return rows
}

export type OrganisationVersion = Cited & {
  organisation_id: string
  valid: Period
  kind: string
  name_fr: string
  name_en: string
  acronym: string | null
  parent_id: string | null
  portfolio_fr: string | null
  portfolio_en: string | null
  min_members: number | null
  max_members: number | null
  quorum: number | null
  succeeds: string[] | null
  ending: string | null
  note_fr: string | null
  note_en: string | null
}

/** Every state of a body, from the first to the last. */
export const organisationVersions = async (tx: Tx, { known }: When, id: string): Promise<OrganisationVersion[]> => {
  const { rows } = await sql<OrganisationVersion & { valid: string }>`
    select o.organisation_id, o.valid, o.kind, o.name_fr, o.name_en, o.acronym, o.parent_id, o.portfolio_fr, o.portfolio_en,
      o.min_members, o.max_members, o.quorum, o.succeeds, o.ending, o.note_fr, o.note_en,
      o.act_id, o.article, a.kind as act_kind, a.number as act_number
    from ${believed('registry.organisation', known)} o join acts.act a on a.act_id = o.act_id
    where o.organisation_id = ${id} order by lower(o.valid) nulls first`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodFromRange(row.valid) }))
}

export type Relation = 'parent' | 'child' | 'before' | 'after' | 'former'
export type Related = Cited & { relation: Relation; organisation_id: string; name_fr: string; name_en: string }

/** The bodies above and below a body on a day, those it comes from, those that come from it, and those that it was under at other times. */
export const relatedTo = async (
  tx: Tx,
  { on, known }: When,
  {
    id,
    parent,
    before,
    former,
  }: { id: string; parent: string | null; before: readonly string[]; former: readonly string[] },
): Promise<Related[]> => {
  const { rows } = await sql<Related>`
    select distinct on (relation, organisation_id) relation, organisation_id, name_fr, name_en,
      o.act_id, o.article, a.kind as act_kind, a.number as act_number
    from ${believed('registry.organisation', known)} o
    cross join lateral (select case
      when o.organisation_id = ${parent}::uuid and o.valid @> ${on}::date then 'parent'
      when o.parent_id = ${id} and o.valid @> ${on}::date then 'child'
      when o.organisation_id = any(${before}::uuid[]) then 'before'
      when ${id} = any(o.succeeds) then 'after'
      when o.organisation_id = any(${former}::uuid[]) then 'former' end as relation) r
    join acts.act a on a.act_id = o.act_id
    where relation is not null
    order by relation, organisation_id, (valid @> ${on}::date) desc, upper(valid) desc nulls first`.execute(tx)
  return rows
}

/** The responsible ministers of a day, by their titles. */
export const portfoliosOn = async (tx: Tx, { on, known }: When, lang: Lang): Promise<{ fr: string; en: string }[]> => {
  const { rows } = await sql<{ fr: string; en: string }>`
    select portfolio_fr as fr, coalesce(max(portfolio_en), portfolio_fr) as en from ${believed('registry.organisation', known)} o
    where o.valid @> ${on}::date and portfolio_fr is not null group by portfolio_fr
    order by ${lang === 'fr' ? sql`portfolio_fr collate greffe.fr` : sql`coalesce(max(portfolio_en), portfolio_fr) collate greffe.en`}`.execute(
    tx,
  )
  return rows
}

export type Body = {
  organisation_id: string
  name_fr: string
  name_en: string
  portfolio_fr: string | null
  portfolio_en: string | null
}

/** The bodies of a day by name, with their ministers: what a list is narrowed by. */
export const bodiesOn = async (tx: Tx, { on, known }: When, lang: Lang): Promise<Body[]> => {
  const { rows } = await sql<Body>`
    select organisation_id, name_fr, name_en, portfolio_fr, portfolio_en from ${believed('registry.organisation', known)} o
    where o.valid @> ${on}::date order by ${sql.ref(`name_${lang}`)} collate ${sql.ref(`greffe.${lang}`)}`.execute(tx)
  return rows
}

export type ChartBody = {
  organisation_id: string
  parent_id: string | null
  name_fr: string
  name_en: string
  /** How many posts it has of its own, and how many of them no titular holds. */
  posts: number
  vacant: number
}

/** A body on a day, the one that it is part of, and all those under it, whatever their level; by name. */
export const bodiesAround = async (tx: Tx, { on, known }: When, id: string, lang: Lang): Promise<ChartBody[]> => {
  const organisation = believed('registry.organisation', known)
  const { rows } = await sql<ChartBody>`
    with recursive under as (
      select organisation_id from ${organisation} o where organisation_id = ${id} and valid @> ${on}::date
      union
      select o.organisation_id from ${organisation} o join under u on o.parent_id = u.organisation_id where o.valid @> ${on}::date)
    select o.organisation_id, o.parent_id, o.name_fr, o.name_en, c.posts, c.vacant
    from ${organisation} o
    cross join lateral (
      select count(*) as posts, count(*) filter (where not exists (
        select from ${believed('registry.mandate', known)} m
        where m.post_id = p.post_id and m.capacity = 'titular' and ${heldOn('m.valid', sql<Day>`${on}::date`)})) as vacant
      from ${believed('registry.post', known)} p
      where p.organisation_id = o.organisation_id and ${heldOn('p.valid', sql<Day>`${on}::date`)}) c
    where o.valid @> ${on}::date and (o.organisation_id in (select organisation_id from under)
      or o.organisation_id = (select parent_id from ${organisation} s where s.organisation_id = ${id} and s.valid @> ${on}::date))
    order by ${sql.ref(`o.name_${lang}`)} collate ${sql.ref(`greffe.${lang}`)}`.execute(tx)
  return rows
}
