import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Tribunal } from '../aptitude/tribunal.rules.ts'
import type { Committee, Member } from '../committees/committee.queries.ts'
import { boardBases, type Hearing } from './renewal.rules.ts'

type Outcome = 'favourable' | 'unfavourable'

/** What stands in the table. */
export type Recorded = {
  intention: 'renew' | 'not_renew' | null
  stated_by: 'minister' | 'premier' | null
  stated_on: Day | null
  evaluated_on: Day | null
  profile_need: string | null
  asked_on: Day | null
  answered_on: Day | null
  committee_id: string | null
  candidate_id: string | null
  intent_on: Day | null
  intent_reasons: string | null
  heard_on: Day | null
  hearing: Hearing | null
  recommendation: Outcome | null
  recommended_on: Day | null
  notice: 'renewed' | 'not_renewed' | null
  notified_on: Day | null
  presumed_on: Day | null
}

/** What the committee concludes, once it has reported. */
export type Finding = {
  outcome: Outcome | null
  reported_on: Day | null
  intent_on: Day | null
  reasoned: boolean
  heard_on: Day | null
  hearing: Hearing | null
}

type LinkedCommittee = Pick<Committee, 'committee_id' | 'year' | 'number' | 'kind' | 'tribunal' | 'step'> & {
  members: Pick<Member, 'name' | 'quality' | 'chairs' | 'order_name' | 'administration'>[]
}

/** What is recorded on a renewal, with its committee for those who read committees, and what it concludes. */
export type Renewal = Recorded & { committee: LinkedCommittee | null; finding: Finding | null }

/** The renewal of the file `f`; null where nothing is recorded. */
export const renewalOfFile = sql<Renewal | null>`
  case when f.kind = 'renewal' then (
    select to_jsonb(r) - 'salt' || jsonb_build_object(
      'committee', (select jsonb_build_object('committee_id', c.committee_id, 'year', c.year, 'number', c.number, 'kind', c.kind, 'tribunal', c.tribunal, 'step', c.step,
          'members', coalesce((select jsonb_agg(to_jsonb(m)) from staffing.committee_member m where m.committee_id = c.committee_id), '[]'))
        from staffing.committee c where c.committee_id = r.committee_id),
      'finding', (select to_jsonb(x) from staffing.committee_finding(f.file_id) x where r.committee_id is not null))
    from staffing.renewal r where r.file_id = f.file_id) end`

export const recordedOn = async (tx: Tx, file: string): Promise<Recorded | undefined> =>
  (await tx.selectFrom('staffing.renewal').selectAll().where('file_id', '=', file).executeTakeFirst()) as
    | Recorded
    | undefined

/** Writes some of what is recorded, and leaves the rest as it is. */
export const saveRenewal = (tx: Tx, file_id: string, change: Partial<Recorded>) =>
  tx
    .insertInto('staffing.renewal')
    .values({ file_id, ...change })
    .onConflict(conflict => conflict.column('file_id').doUpdateSet(change))
    .execute()

/** The renewal committees of a tribunal that are not cancelled. */
export const renewalCommittees = (tx: Tx, tribunal: Tribunal) =>
  tx
    .selectFrom('staffing.committee')
    .select(['committee_id', 'year', 'number', 'subject'])
    .where('kind', '=', 'renewal')
    .where('tribunal', '=', tribunal)
    .where('step', '!=', 'cancelled')
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .execute()

export type Ending = {
  mandate_id: string
  post_id: string
  planned_end: Day
  family: string
  regime: string
  authority: string
  organisation_kind: string
}

const ending = (today: Day) => sql`
  select m.mandate_id, m.post_id, m.planned_end, p.family, p.regime, p.authority, o.kind as organisation_kind
  from registry.mandate m
  join registry.post p on p.post_id = m.post_id and p.valid @> ${today}::date
  join registry.organisation o on o.organisation_id = p.organisation_id and o.valid @> ${today}::date
  where m.capacity = 'titular' and m.valid @> ${today}::date`

/** The terms of judges of a tribunal that end from today to a day, with nobody named to follow, no notice recorded, and not presumed renewed yet. */
export const endingUntold = async (tx: Tx, today: Day, until: Day): Promise<Ending[]> => {
  const { rows } = await sql<Ending>`
    ${ending(today)} and p.family = 'adjudicator' and m.planned_end between ${today}::date and ${until}::date
      and coalesce(upper(m.valid), 'infinity') > m.planned_end
      and not exists (select from registry.mandate n where n.post_id = m.post_id and n.capacity = 'titular' and lower(n.valid) > ${today}::date)
      and not exists (select from staffing.renewal r join staffing.file f using (file_id)
        where f.mandate_id = m.mandate_id and (r.notice is not null or r.presumed_on is not null))
    order by m.planned_end, m.mandate_id`.execute(tx)
  return rows
}

/** One process at a time looks for what is presumed. */
export const lockPresumption = (tx: Tx) => sql`select pg_advisory_xact_lock(7220)`.execute(tx)

/** Who would take a new file on a post: whoever had the last one on it, or else in its team. */
export const likelyOwner = (tx: Tx, post: string, team: string) =>
  tx
    .selectFrom('staffing.file')
    .select(['owner_id as id', 'owner_name as name'])
    .where(({ eb, or }) => or([eb('post_id', '=', post), eb('team', '=', team)]))
    .where('owner_id', '!=', 'greffe')
    .orderBy(({ eb }) => eb('post_id', '=', post), 'desc')
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export type Due = Ending & {
  renewal: Partial<Recorded>
  reported_on: Day | null
  board_on: Day | null
}

/** What is done of the renewal of the present term of each of these posts, in its open file or in none. */
export const renewalsOn = async (tx: Tx, posts: readonly string[], today: Day, until: Day): Promise<Due[]> => {
  const { rows } = await sql<Due>`
    select e.*, coalesce(to_jsonb(r), '{}') as renewal,
      case when r.committee_id is not null then (select x.reported_on from staffing.committee_finding(f.file_id) x) end as reported_on,
      (select coalesce(max(c.answered_on) filter (where c.law = ${boardBases.recommendation} and c.favourable is distinct from false),
          max(c.sent_on) filter (where c.law = ${boardBases.notice}))
        from staffing.consultation c where c.file_id = f.file_id) as board_on
    from (${ending(today)} and m.post_id = any(${[...new Set(posts)]}::uuid[]) and m.planned_end <= ${until}::date) e
    left join staffing.file f on f.mandate_id = e.mandate_id and f.kind = 'renewal' and f.step not in ('closed', 'withdrawn', 'refused', 'declined')
    left join staffing.renewal r on r.file_id = f.file_id`.execute(tx)
  return rows
}

export type Presumed = {
  file_id: string
  year: number
  number: number
  name: string
  title_fr: string
  title_en: string
  planned_end: Day | null
}

/** Of a file `f`: its renewal is presumed, nobody was told yet, and no act has settled it. */
export const isPresumed = sql<boolean>`
  exists (select from staffing.renewal r where r.file_id = f.file_id and r.presumed_on is not null and r.notice is null)
  and f.step in ('opened', 'framing', 'approached', 'checks', 'conditions', 'compliance', 'consultations', 'drafting', 'recommended', 'scheduled')`

/** The files whose renewal is presumed; the first to end first. */
export const presumedFiles = async (tx: Tx, today: Day): Promise<Presumed[]> => {
  const { rows } = await sql<Presumed>`
    select f.file_id, f.year, f.number, m.planned_end, s.given_name || ' ' || s.family_name as name,
      case when s.gender = 'f' then p.title_fr_f else p.title_fr_m end as title_fr, p.title_en
    from staffing.file f
    join registry.mandate m on m.mandate_id = f.mandate_id and m.valid @> ${today}::date
    join registry.person s on s.person_id = m.person_id and s.valid @> ${today}::date
    join registry.post p on p.post_id = m.post_id and p.valid @> ${today}::date
    where ${isPresumed}
    order by m.planned_end, f.year, f.number`.execute(tx)
  return rows
}
