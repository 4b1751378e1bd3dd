import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Council } from '../sitting.steps.ts'

type Titled = { title_fr_m: string; title_fr_f: string; title_en: string; seat: number | null }
type Office = Titled & { capacity: string; kept: boolean; organisation_fr: string; organisation_en: string }
type Named = { person_id: string; given_name: string; family_name: string }

/** An article that appoints someone or renews a term, as the register has its person and its post on the first day. */
export type AppointmentRow = Titled &
  Named & {
    act_id: string
    act_kind: string
    act_number: string
    article: number
    acting: boolean
    renewal: boolean
    first_day: Day
    gender: string | null
    post_id: string
    organisation_id: string
    organisation_fr: string
    organisation_en: string
    portfolio_fr: string | null
    portfolio_en: string | null
    signed_on: Day | null
    /** What the person held on the eve; `kept` where it goes on. */
    former: Office[]
    /** Those whose time on the post ended on the eve, and who can be told. */
    predecessors: Named[]
  }

/**
 * Who is appointed or renewed by these acts, in the order of their adoption; the register is read as of the first day and of its eve.
 * From the mandate to its person, then to what that person held: each `limit` and `offset` keeps the planner from going through whoever
 * the register has on that day, which it takes for one row.
 */
export const appointmentsBy = async (tx: Tx, acts: readonly string[]): Promise<AppointmentRow[]> => {
  const { rows } = await sql<AppointmentRow>`
    with named as (
      select r.act_id, r.article, a.seq, a.kind as act_kind, a.number as act_number, r.effect = 'mandate.act' as acting,
        r.effect = 'mandate.renew' as renewal, coalesce(input ->> 'to_post', input ->> 'post')::uuid as post_id,
        coalesce(input ->> 'new_mandate', input ->> 'mandate')::uuid as mandate_id, (input ->> 'from')::date as first_day
      from acts.article r join acts.act a using (act_id)
      where r.act_id = any(${acts}::uuid[]) and r.effect in ('mandate.begin', 'mandate.move', 'mandate.act', 'mandate.renew'))
    select n.act_id, n.act_kind, n.act_number, n.article, n.acting, n.renewal, n.first_day, s.person_id, n.post_id,
      s.given_name, s.family_name, s.gender, p.title_fr_m, p.title_fr_f, p.title_en, p.seat,
      o.organisation_id, o.name_fr as organisation_fr, o.name_en as organisation_en, o.portfolio_fr, o.portfolio_en,
      (select min(day) from acts.event e where e.act_id = n.act_id and e.what = 'signed') as signed_on,
      coalesce(f.former, '[]') as former, coalesce(b.predecessors, '[]') as predecessors
    from named n
    join lateral (select person_id from registry.mandate where mandate_id = n.mandate_id limit 1) own on true
    join lateral (select * from registry.person where person_id = own.person_id and valid @> n.first_day limit 1) s on true
    join lateral (select * from registry.post where post_id = n.post_id and valid @> n.first_day limit 1) p on true
    join lateral (select * from registry.organisation where organisation_id = p.organisation_id and valid @> n.first_day limit 1) o on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('title_fr_m', q.title_fr_m, 'title_fr_f', q.title_fr_f, 'title_en', q.title_en, 'seat', q.seat,
        'capacity', m.capacity, 'kept', m.valid @> n.first_day, 'organisation_fr', c.name_fr, 'organisation_en', c.name_en)
        order by lower(m.valid), m.mandate_id) as former
      from (select * from registry.mandate where person_id = s.person_id offset 0) m
      join registry.post q on q.post_id = m.post_id and q.valid @> n.first_day - 1
      join registry.organisation c on c.organisation_id = q.organisation_id and c.valid @> n.first_day - 1
      where m.mandate_id <> n.mandate_id and m.valid @> n.first_day - 1
        and not (n.renewal and m.post_id = n.post_id)) f on true
    left join lateral (
      select jsonb_agg(distinct jsonb_build_object('person_id', m.person_id, 'given_name', w.given_name, 'family_name', w.family_name)) as predecessors
      from registry.mandate m join registry.person w on w.person_id = m.person_id and w.valid @> n.first_day - 1
      where m.post_id = n.post_id and upper(m.valid) = n.first_day and m.person_id <> s.person_id
        and m.end_reason is distinct from 'death') b on true
    order by n.seq, n.article`.execute(tx)
  return rows
}

export type Role = 'person' | 'predecessor'
export type Telling = {
  telling_id: string
  act_id: string
  person_id: string
  role: Role
  told_on: Day
  by_name: string
}

export const tellingsOf = async (tx: Tx, acts: readonly string[]): Promise<Telling[]> =>
  acts.length === 0
    ? []
    : ((await tx
        .selectFrom('sittings.telling')
        .select(['telling_id', 'act_id', 'role', 'told_on', 'by_name'])
        .select(sql<string>`registry.whom(person_id)`.as('person_id'))
        .where('act_id', 'in', acts)
        .execute()) as Telling[])

export const insertTellings = (tx: Tx, tellings: readonly (Telling & { recorded_at: Instant })[]) =>
  tx.insertInto('sittings.telling').values(tellings).execute()

export const deleteTelling = (tx: Tx, id: string) =>
  tx.deleteFrom('sittings.telling').where('telling_id', '=', id).execute()

export type AnnouncedOffice = { readonly title: Two; readonly organisation: Two }

/** One appointment, or one renewal, as it is announced, in both languages. */
export type Announced = AnnouncedOffice & {
  readonly act_id: string
  readonly act_kind: string
  readonly act_number: string
  readonly article: number
  readonly person_id: string
  readonly name: string
  readonly post_id: string
  readonly from: Day
  readonly renewal: boolean
  /** The responsible minister; null for a body that has none. */
  readonly minister: Two | null
  /** What the person held on the eve; `kept` where it goes on. */
  readonly former: readonly (AnnouncedOffice & { readonly kept: boolean })[]
}

export type Release = {
  release_id: string
  sitting_id: string
  council: Council
  day: Day
  content: readonly Announced[]
  released_by_name: string
  released_at: Instant
}

const columns = ['release_id', 'sitting_id', 'council', 'day', 'content', 'released_by_name', 'released_at'] as const

/** What was announced, the latest first. */
export const releases = async (tx: Tx): Promise<Release[]> =>
  (await tx
    .selectFrom('sittings.release')
    .select(columns)
    .orderBy('day', 'desc')
    .orderBy('council')
    .execute()) as unknown as Release[]

const released = async (tx: Tx, key: 'release_id' | 'sitting_id', id: string): Promise<Release | undefined> =>
  (await tx.selectFrom('sittings.release').select(columns).where(key, '=', id).executeTakeFirst()) as unknown as
    | Release
    | undefined

export const releaseById = (tx: Tx, id: string) => released(tx, 'release_id', id)
export const releaseOf = (tx: Tx, sitting: string) => released(tx, 'sitting_id', sitting)

export const insertRelease = (tx: Tx, { content, ...release }: Release) =>
  tx
    .insertInto('sittings.release')
    .values({ ...release, content: JSON.stringify(content) })
    .execute()
