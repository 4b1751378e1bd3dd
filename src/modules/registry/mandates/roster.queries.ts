import { sql } from 'kysely'
import { inBatches, inColumns, type Tx } from '../../../kernel/database/index.ts'
import { believed, heldOn, onDay } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { whoIs } from '../people/whom.queries.ts'
import type { State } from '../registry.rules.ts'

export type RosterRow = {
  post_id: string
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  family: string
  organisation_id: string
  organisation_fr: string
  organisation_en: string
  mandate_id: string | null
  person_id: string | null
  given_name: string | null
  family_name: string | null
  gender: string | null
  capacity: string | null
  first_day: Day | null
  last_day: Day | null
  planned_end: Day | null
  act_id: string
  article: number
  act_kind: string
  act_number: string
  state: State
}

export const rosterColumns = [
  'post_id',
  'title_fr_m',
  'title_fr_f',
  'title_en',
  'seat',
  'family',
  'organisation_id',
  'organisation_fr',
  'organisation_en',
  'mandate_id',
  'person_id',
  'given_name',
  'family_name',
  'gender',
  'capacity',
  'first_day',
  'last_day',
  'planned_end',
  'act_id',
  'article',
  'act_kind',
  'act_number',
  'state',
] as const satisfies readonly (keyof RosterRow)[]

export type RosterFilter = {
  organisation?: string | undefined
  portfolio?: string | undefined
  post?: string | undefined
  person?: string | undefined
  family?: string | undefined
  regime?: string | undefined
  kind?: string | undefined
  state?: State | undefined
  /** One line per post: its titular, or else whoever acts; never a supernumerary. */
  onePerPost?: boolean | undefined
  /** Words found in a name, a title or a body, accents ignored. */
  text?: string | undefined
}

export type When = { on: Day; known: Instant | null }

export type RosterOrder = 'organisation' | 'post' | 'person' | 'from' | 'to' | 'planned_end' | 'state'

const fewBodies = ({ organisation, post, person }: RosterFilter) => Boolean(organisation ?? post ?? person)

/**
 * Each line cites the article that named its holder. One line per post and holder on a day, as known at an instant; a post without a holder
 * has a line of its own, beside that of a supernumerary, who takes no seat. SM-1, MAN-02, MAN-09.
 */
export const rosterLines = (when: When, filter: RosterFilter, rankedIn?: Lang) => {
  const { on, known } = when
  const mandate = believed('registry.mandate', known)
  const day = sql<Day>`${on}::date`
  // A scalar, not an exists: asked for the few who act, it must not be hashed for all.
  const titular = sql`(select true from ${mandate} t where t.post_id = p.post_id and ${heldOn('t.valid', day)} and t.capacity = 'titular' limit 1)`
  // Over many bodies each table is read once: the fence keeps the planner from looking each line up.
  const few = fewBodies(filter)
  const fence = few ? sql`` : sql`offset 0`
  const held = (fact: 'm' | 's') => (few ? heldOn(`${fact}.valid`, day) : onDay(`${fact}.valid`, on))
  // Over many bodies their names are put in order once, and lines are compared by that rank.
  const rank = rankedIn
    ? sql`row_number() over (order by ${sql.ref(`name_${rankedIn}`)} collate ${sql.ref(`greffe.${rankedIn}`)}, organisation_id)`
    : sql`null::bigint`
  const seated = filter.onePerPost ? sql`and m.capacity <> 'supernumerary'` : sql``
  // The post of a supernumerary who is alone has two lines, one of them blank. Few are supernumeraries: an index of their own finds them.
  const [alone, blank] = filter.onePerPost
    ? [sql``, sql``]
    : [
        sql`left join (select n.post_id, b.blank from ${mandate} n, (values (false), (true)) b (blank)
      where n.capacity = 'supernumerary' and ${heldOn('n.valid', day)} and not exists (select from ${mandate} t
        where t.post_id = n.post_id and ${heldOn('t.valid', day)} and (t.capacity <> 'supernumerary' or t.mandate_id < n.mandate_id))) e on e.post_id = p.post_id`,
        sql`and e.blank is not true`,
      ]
  const where = [sql`p.valid @> ${on}::date`]
  if (filter.onePerPost)
    where.push(
      sql`(m.capacity is distinct from 'acting' or not exists (select from ${mandate} t where t.post_id = p.post_id and ${heldOn('t.valid', day)} and (t.capacity = 'titular' or t.capacity = 'acting' and t.mandate_id < m.mandate_id)))`,
    )
  if (filter.organisation)
    where.push(sql`p.organisation_id = ${filter.organisation} and o.organisation_id = ${filter.organisation}`)
  if (filter.post) where.push(sql`p.post_id = ${filter.post}`)
  if (filter.person) where.push(sql`m.person_id = ${whoIs(filter.person, when)}`)
  if (filter.portfolio) where.push(sql`o.portfolio_fr = ${filter.portfolio}`)
  if (filter.family) where.push(sql`p.family = ${filter.family}`)
  if (filter.regime) where.push(sql`p.regime = ${filter.regime}`)
  if (filter.kind) where.push(sql`o.kind = ${filter.kind}`)
  for (const word of filter.text?.trim().split(/\s+/).filter(Boolean).slice(0, 6) ?? [])
    where.push(
      sql`unaccent(concat_ws(' ', s.given_name, s.family_name, p.title_fr_f, p.title_fr_m, p.title_en, o.name_fr, o.name_en, o.acronym)) ilike unaccent(${`%${word}%`})`,
    )
  return sql`
    select p.post_id, p.title_fr_m, p.title_fr_f, p.title_en, p.seat, p.family, p.regime, p.holds_over,
      o.organisation_id, o.name_fr as organisation_fr, o.name_en as organisation_en, o.portfolio_fr, o.portfolio_en, o.rank,
      m.mandate_id, m.person_id, s.given_name, s.family_name, s.gender, m.capacity, m.term,
      lower(m.valid) as first_day, upper(m.valid) - 1 as last_day, m.planned_end,
      coalesce(m.origin_act, p.act_id) as act_id, coalesce(m.origin_article, p.article) as article,
      case when m.mandate_id is null then 'vacant'
        when m.capacity = 'acting' then case when ${titular} then 'acting' else 'vacant_acting' end
        when m.capacity = 'supernumerary' then m.capacity
        when m.planned_end < ${on}::date then 'past_term' else 'in_office' end as state,
      a.kind as act_kind, a.number as act_number
    from ${believed('registry.post', known)} p
    join (select *, ${rank} as rank from ${believed('registry.organisation', known)} o where ${onDay('o.valid', on)}) o on o.organisation_id = p.organisation_id
    ${alone}
    left join (select * from ${mandate} m where ${held('m')} ${seated} ${fence}) m on m.post_id = p.post_id ${blank}
    left join (select * from ${believed('registry.person', known)} s where ${held('s')}) s on s.person_id = m.person_id
    join acts.act a on a.act_id = coalesce(m.origin_act, p.act_id)
    where ${sql.join(where, sql` and `)}`
}

type Page = {
  limit: number | null
  offset: number
  lang: Lang
  order?: RosterOrder | undefined
  descending?: boolean | undefined
}

type Ordering = Pick<Page, 'lang' | 'order' | 'descending'>

/** The lines of the roster in their order: `limit` from `offset` on. */
const ordered = (
  when: When,
  filter: RosterFilter,
  { lang, order = 'organisation', descending }: Ordering,
  cut = sql``,
) => {
  const direction = descending ? sql`desc nulls last` : sql`asc nulls last`
  const collation = sql.ref(`greffe.${lang}`)
  const key = {
    organisation: fewBodies(filter) ? sql`${sql.ref(`organisation_${lang}`)} collate ${collation}` : sql`rank`,
    post: sql`${sql.ref(lang === 'fr' ? 'title_fr_f' : 'title_en')} collate ${collation}`,
    person: sql`family_name collate ${collation}`,
    from: sql`first_day`,
    to: sql`last_day`,
    planned_end: sql`planned_end`,
    state: sql`state`,
  }
  const byState = filter.state ? sql`where state = ${filter.state}` : sql``
  return sql<RosterRow>`
    select ${sql.join(rosterColumns.map(column => sql.ref(column)))} from (${rosterLines(when, filter, fewBodies(filter) ? undefined : lang)}) line ${byState}
    order by ${key[order]} ${direction}, ${key.organisation}, ${key.post}, seat nulls first, post_id, capacity desc, mandate_id ${cut}`
}

/** The roster on a day: `limit` lines from `offset` on (null: all), ordered by organisation, post and id, and how many there are in all. */
export const roster = async (
  tx: Tx,
  when: When,
  filter: RosterFilter,
  page: Page,
): Promise<{ total: number; items: RosterRow[] }> => {
  const { limit, offset } = page
  const whole = limit === null && offset === 0
  const lines = ordered(when, filter, page, whole ? sql`` : sql`limit ${limit} offset ${offset}`)
  // Few lines cost less as rows than as a column of each field.
  const items = fewBodies(filter)
    ? (await lines.execute(tx)).rows
    : await inColumns<RosterRow>(tx, rosterColumns, lines)
  const isAll = offset === 0 && (limit === null || items.length < limit)
  return { total: isAll ? items.length : await rosterCount(tx, when, filter), items }
}

/** All the lines of the roster, in the same order, a batch at a time. */
export const rosterBatches = (tx: Tx, when: When, filter: RosterFilter, order: Ordering) =>
  inBatches<RosterRow>(tx, ordered(when, filter, order))

/** How many lines the roster has. */
export const rosterCount = async (tx: Tx, when: When, filter: RosterFilter): Promise<number> => {
  const byState = filter.state ? sql`where state = ${filter.state}` : sql``
  const { rows } = await sql<{
    total: number
  }>`select count(*) as total from (${rosterLines(when, filter)}) line ${byState}`.execute(tx)
  return rows[0]?.total ?? 0
}
