import { sql } from 'kysely'
import { inColumns, type Tx } from '../../../kernel/database/index.ts'
import { believed } from '../../../kernel/facts/index.ts'
import { addMonths, type Day } from '../../../kernel/time/index.ts'
import { type RosterFilter, type RosterRow, rosterColumns, rosterLines, type When } from './roster.queries.ts'

export type HorizonRow = RosterRow & {
  regime: string
  term: number | null
  holds_over: boolean
  portfolio_fr: string | null
  portfolio_en: string | null
  /** Last day of the term, or of the time in office where nothing was planned. */
  ends_on: Day | null
  /** First day without a titular; null when there is one, or when the register has never known any. */
  vacant_since: Day | null
  /** First day of whoever is already named to follow. */
  next_from: Day | null
}

const horizonColumns = [
  ...rosterColumns,
  'regime',
  'term',
  'holds_over',
  'portfolio_fr',
  'portfolio_en',
  'ends_on',
  'vacant_since',
  'next_from',
] as const satisfies readonly (keyof HorizonRow)[]

/** What ends within some months of a day, what is past term and what is vacant, the oldest first. */
export const horizon = async (
  tx: Tx,
  { on, known }: When,
  filter: RosterFilter,
  months: number,
): Promise<HorizonRow[]> => {
  const mandate = believed('registry.mandate', known)
  const until = addMonths(on, months)
  return inColumns(
    tx,
    horizonColumns,
    sql`
    select line.*, v.vacant_since, n.next_from
    from (select *, coalesce(planned_end, last_day) as ends_on from (${rosterLines({ on, known }, filter)}) line) line
    left join lateral (select max(upper(t.valid)) as vacant_since from ${mandate} t
      where state in ('vacant', 'vacant_acting') and t.post_id = line.post_id and t.capacity = 'titular' and upper(t.valid) <= ${on}::date) v on true
    left join lateral (select min(lower(t.valid)) as next_from from ${mandate} t
      where state <> 'supernumerary' and t.post_id = line.post_id and t.capacity = 'titular' and lower(t.valid) > ${on}::date) n on true
    where state in ('past_term', 'vacant', 'vacant_acting') or ends_on <= ${until}::date
    order by coalesce(vacant_since, ends_on) nulls first, post_id, mandate_id`,
  )
}

/** How many terms end within 18 months, how many titulars are past term, how many posts nobody holds. */
export const horizonCounts = async (
  tx: Tx,
  on: Day,
  filter: RosterFilter,
): Promise<{ ending: number; past_term: number; vacant: number }> => {
  const { rows } = await sql<{ ending: number; past_term: number; vacant: number }>`
    select count(*) filter (where state in ('in_office', 'acting') and coalesce(planned_end, last_day) <= ${addMonths(on, 18)}::date) as ending,
      count(*) filter (where state = 'past_term') as past_term, count(*) filter (where state = 'vacant') as vacant
    from (${rosterLines({ on, known: null }, filter)}) line`.execute(tx)
  return rows[0] ?? { ending: 0, past_term: 0, vacant: 0 }
}
