import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed } from '../../../kernel/facts/index.ts'
import { type Day, type Period, periodFromRange } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import type { Cited } from '../mandates/mandate.queries.ts'
import type { When } from '../mandates/roster.queries.ts'
import type { Titled } from '../words.ts'
import { absorbedNames } from './whom.queries.ts'

export type PersonVersion = Cited & {
  person_id: string
  valid: Period
  given_name: string
  family_name: string
  address: string | null
  gender: string | null
}

/** Every state of a person's entry, from the first to the last. */
export const personVersions = async (tx: Tx, { known }: When, id: string): Promise<PersonVersion[]> => {
  const { rows } = await sql<PersonVersion & { valid: string }>`
    select s.person_id, s.valid, s.given_name, s.family_name, s.address, s.gender,
      s.act_id, s.article, a.kind as act_kind, a.number as act_number
    from ${believed('registry.person', known)} s join acts.act a on a.act_id = s.act_id
    where s.person_id = ${id} order by lower(s.valid) nulls first`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodFromRange(row.valid) }))
}

/** A post that a person holds on the day. */
export type Office = Titled & {
  post_id: string
  mandate_id: string
  organisation_fr: string
  organisation_en: string
  capacity: string
  planned_end: Day | null
}

export type PersonLine = Cited & {
  person_id: string
  given_name: string
  family_name: string
  gender: string | null
  offices: Office[]
  /** The other names by which it matches, of entries merged into it. */
  merged: string[]
}

type Asked = {
  text: string
  except?: string
  inOffice: boolean
  descending: boolean
  limit: number
  offset: number
  lang: Lang
}

/** The people of the register on a day, by family name, with the posts that they hold; and how many match in all. */
export const personList = async (
  tx: Tx,
  { on, known }: When,
  { text, except, inOffice, descending, limit, offset, lang }: Asked,
): Promise<{ total: number; items: PersonLine[] }> => {
  const mandate = believed('registry.mandate', known)
  const where = [sql`s.valid @> ${on}::date`]
  const words = text.split(/\s+/).filter(Boolean).slice(0, 6)
  const named = (row: string) =>
    sql.join(
      words.map(
        word =>
          sql`unaccent(${sql.ref(`${row}.given_name`)} || ' ' || ${sql.ref(`${row}.family_name`)}) ilike unaccent(${`%${word}%`})`,
      ),
      sql` and `,
    )
  const absorbed = sql`(${absorbedNames({ on, known })}) n`
  if (words.length > 0)
    where.push(sql`(${named('s')} or s.person_id in (select n.person_id from ${absorbed} where ${named('n')}))`)
  if (except !== undefined) where.push(sql`s.person_id <> ${except}`)
  if (inOffice)
    where.push(sql`exists (select from ${mandate} m where m.person_id = s.person_id and m.valid @> ${on}::date)`)
  const matching = sql`from ${believed('registry.person', known)} s where ${sql.join(where, sql` and `)}`
  const direction = descending ? sql`desc` : sql`asc`
  const collation = sql.ref(`greffe.${lang}`)
  const order = sql`family_name collate ${collation} ${direction}, given_name collate ${collation} ${direction}, person_id`
  const { rows } = await sql<PersonLine>`
    select s.*, a.kind as act_kind, a.number as act_number, coalesce(h.offices, '[]') as offices,
      ${words.length === 0 ? sql`'{}'::text[]` : sql`case when ${named('s')} then '{}' else array(select distinct n.given_name || ' ' || n.family_name from ${absorbed} where n.person_id = s.person_id and ${named('n')} order by 1) end`} as merged
    from (select s.person_id, s.given_name, s.family_name, s.gender, s.act_id, s.article ${matching}
      order by ${order} limit ${limit} offset ${offset}) s
    join acts.act a on a.act_id = s.act_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('post_id', p.post_id, 'mandate_id', m.mandate_id, 'title_fr_m', p.title_fr_m, 'title_fr_f', p.title_fr_f,
        'title_en', p.title_en, 'seat', p.seat, 'organisation_fr', o.name_fr, 'organisation_en', o.name_en,
        'capacity', m.capacity, 'planned_end', m.planned_end) order by lower(m.valid), p.post_id) as offices
      from ${mandate} m
      join ${believed('registry.post', known)} p on p.post_id = m.post_id and p.valid @> ${on}::date
      join ${believed('registry.organisation', known)} o on o.organisation_id = p.organisation_id and o.valid @> ${on}::date
      where m.person_id = s.person_id and m.valid @> ${on}::date) h on true
    order by ${order}`.execute(tx)
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${matching}`.execute(tx)
  return { total: counted[0]?.total ?? 0, items: rows }
}
