import { type RawBuilder, sql } from 'kysely'
import { inBatches, type Tx } from '../../../kernel/database/index.ts'
import { believed, heldOn } from '../../../kernel/facts/index.ts'
import { type Day, type Instant, type Period, periodFromRange } from '../../../kernel/time/index.ts'
import type { When } from '../mandates/roster.queries.ts'

/** The article that made a state of a thing, and the one that opened it: the register's sources. */
type Sourced = {
  valid: Period
  act_id: string
  article: number
  act_kind: string
  act_number: string
  origin_act: string
  origin_article: number
  origin_kind: string
  origin_number: string
}

export type OrganisationState = Sourced & {
  organisation_id: string
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
}

export type PersonState = Sourced & {
  person_id: string
  given_name: string
  family_name: string
  address: string | null
  gender: string | null
  /** The entries merged into it. */
  merged: string[]
}

export type PostState = Sourced & {
  post_id: string
  organisation_id: string
  family: string
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  regime: string
  authority: string
  term_kind: string
  term_months: number | null
  holds_over: boolean
}

/** With what its post is called on its last day, and the gender of its holder, which chooses the form of the title. */
export type MandateState = Sourced & {
  mandate_id: string
  post_id: string
  person_id: string
  organisation_id: string
  capacity: string
  planned_end: Day | null
  end_reason: string | null
  renews: string | null
  term: number
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  gender: string | null
}

const sources = sql`f.valid, f.act_id, f.article, a.kind as act_kind, a.number as act_number,
  f.origin_act, f.origin_article, b.kind as origin_kind, b.number as origin_number`
const acts = sql`join acts.act a on a.act_id = f.act_id join acts.act b on b.act_id = f.origin_act`

/** The day on which a mandate's post and holder are named: its last one, or the day asked where it goes on. */
export const namedOn = (on: Day) => sql<Day>`coalesce(upper(f.valid) - 1, greatest(lower(f.valid), ${on}::date))`

/** The things of a table one by one, each with its states in their order, through a cursor. */
async function* things<T extends Sourced>(
  tx: Tx,
  id: keyof T & string,
  query: RawBuilder<unknown>,
): AsyncGenerator<[T, ...T[]]> {
  let thing: [T, ...T[]] | null = null
  for await (const rows of inBatches(tx, query as RawBuilder<Omit<T, 'valid'> & { valid: string }>)) {
    for (const row of rows) {
      const state = { ...row, valid: periodFromRange(row.valid) } as unknown as T
      if (thing?.[0][id] === state[id]) thing.push(state)
      else {
        if (thing) yield thing
        thing = [state]
      }
    }
  }
  if (thing) yield thing
}

export const organisationsEver = (tx: Tx, known: Instant | null) =>
  things<OrganisationState>(
    tx,
    'organisation_id',
    sql`select f.organisation_id, f.kind as kind, name_fr, name_en, acronym, parent_id, portfolio_fr, portfolio_en, min_members, max_members, quorum,
      succeeds, ending, ${sources} from ${believed('registry.organisation', known)} f ${acts} order by f.organisation_id, lower(f.valid) nulls first`,
  )

export const peopleEver = (tx: Tx, known: Instant | null) =>
  things<PersonState>(
    tx,
    'person_id',
    sql`select person_id, given_name, family_name, address, gender, ${sources},
      array(select m.person_id from ${believed('registry.person_merge', known)} m where m.into_id = f.person_id order by 1) as merged
      from ${believed('registry.person', known)} f ${acts} order by person_id, lower(f.valid) nulls first`,
  )

export const postsEver = (tx: Tx, known: Instant | null) =>
  things<PostState>(
    tx,
    'post_id',
    sql`select post_id, organisation_id, family, title_fr_m, title_fr_f, title_en, seat, regime, authority, term_kind, term_months, holds_over, ${sources}
      from ${believed('registry.post', known)} f ${acts} order by post_id, lower(f.valid) nulls first`,
  )

export const mandatesEver = (tx: Tx, { on, known }: When) => {
  const named = namedOn(on)
  return things<MandateState>(
    tx,
    'mandate_id',
    sql`select mandate_id, f.post_id, f.person_id, p.organisation_id, capacity, planned_end, end_reason, renews, term,
      p.title_fr_m, p.title_fr_f, p.title_en, p.seat, s.gender, ${sources}
      from ${believed('registry.mandate', known)} f ${acts}
      join ${believed('registry.post', known)} p on p.post_id = f.post_id and ${heldOn('p.valid', named)}
      join ${believed('registry.person', known)} s on s.person_id = f.person_id and ${heldOn('s.valid', named)}
      order by mandate_id, lower(f.valid) nulls first`,
  )
}

/** How many of a kind the register has ever had. */
export const countEver = async (
  tx: Tx,
  table: 'registry.organisation' | 'registry.post' | 'registry.person' | 'registry.mandate',
  id: string,
): Promise<number> => {
  const { rows } = await sql<{
    n: number
  }>`select count(distinct ${sql.ref(id)}) as n from ${sql.table(table)}`.execute(tx)
  return rows[0]?.n ?? 0
}
