import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed, heldOn } from '../../../kernel/facts/index.ts'
import { type Day, type Period, periodFromRange } from '../../../kernel/time/index.ts'
import type { Titled } from '../words.ts'
import type { When } from './roster.queries.ts'

/** The article that made a row as it is, and its act. */
export type Cited = { act_id: string; article: number; act_kind: string; act_number: string }

/** The day of a period that is nearest to the day asked: on it, things have the names that they had while it ran. */
export const nearest = (period: string, on: Day) =>
  sql<Day>`least(greatest(${on}::date, lower(${sql.ref(period)})), upper(${sql.ref(period)}) - 1)`

/** A mandate with its holder and its post, named as on the day of the mandate nearest to the day asked. */
export type MandateLine = Cited &
  Titled & {
    mandate_id: string
    post_id: string
    organisation_id: string
    organisation_fr: string
    organisation_en: string
    person_id: string
    given_name: string
    family_name: string
    gender: string | null
    capacity: string
    valid: Period
    planned_end: Day | null
    end_reason: string | null
    pending_cases: number | null
    renews: string | null
    term: number
    origin_act: string
    origin_article: number
    origin_kind: string
    origin_number: string
  }

/** Not a join: with two more tables to put in order, the plan would cost more than the answer. */
const ofAct = (column: 'kind' | 'number', act: string) =>
  sql`(select ${sql.ref(column)} from acts.act where act_id = ${sql.ref(act)})`

/** The rows of a table of facts, each with its period. */
export const withPeriods = <Row extends { valid: Period }>(rows: readonly Asked<Row>[]): Row[] =>
  rows.map(row => ({ ...row, valid: periodFromRange(row.valid) }) as Row)

/** A row of facts as the database gives it. */
export type Asked<Row extends { valid: Period }> = Row & { valid: string }

const linesWhere = ({ on, known }: When, condition: RawBuilder<unknown>) => sql<Asked<MandateLine>>`
    select m.mandate_id, m.post_id, p.organisation_id, p.title_fr_m, p.title_fr_f, p.title_en, p.seat, o.name_fr as organisation_fr,
      o.name_en as organisation_en, m.person_id, s.given_name, s.family_name, s.gender, m.capacity, m.valid, m.planned_end, m.end_reason,
      m.pending_cases, m.renews, m.term, m.act_id, m.article, ${ofAct('kind', 'm.act_id')} as act_kind, ${ofAct('number', 'm.act_id')} as act_number,
      m.origin_act, m.origin_article, ${ofAct('kind', 'm.origin_act')} as origin_kind, ${ofAct('number', 'm.origin_act')} as origin_number
    from (select *, ${nearest('m.valid', on)} as named_on from ${believed('registry.mandate', known)} m where ${condition}) m
    join ${believed('registry.person', known)} s on s.person_id = m.person_id and ${heldOn('s.valid', sql.ref('named_on'))}
    join ${believed('registry.post', known)} p on p.post_id = m.post_id and ${heldOn('p.valid', sql.ref('named_on'))}
    join ${believed('registry.organisation', known)} o on o.organisation_id = p.organisation_id and ${heldOn('o.valid', sql.ref('named_on'))}
    order by lower(m.valid) nulls first, m.capacity desc, m.mandate_id`

/** Asks for every mandate on a post. */
export const linesOn = (when: When, post: string) => linesWhere(when, sql`m.post_id = ${post}`)

/** Every mandate on a post, past, present and to come, in the order in which they begin. */
export const mandatesOn = async (tx: Tx, when: When, post: string): Promise<MandateLine[]> =>
  withPeriods((await linesOn(when, post).execute(tx)).rows)

/** Every mandate of a person, past, present and to come, in the order in which they begin. */
export const mandatesOf = async (tx: Tx, when: When, person: string): Promise<MandateLine[]> =>
  withPeriods((await linesWhere(when, sql`m.person_id = ${person}`).execute(tx)).rows)
