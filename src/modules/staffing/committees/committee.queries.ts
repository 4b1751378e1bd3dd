import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Cents, cents } from '../../../kernel/money/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Step as ApplicationStep } from '../applications/application.steps.ts'
import type { Tribunal } from '../aptitude/tribunal.rules.ts'
import type { Hearing } from '../renewals/renewal.rules.ts'
import type { Step } from './committee.steps.ts'
import type { CommitteeKind, Quality } from './composition.rules.ts'
import type { FeeStatus } from './fees.rules.ts'
import type { Scores } from './outcome.rules.ts'
import type { Tie } from './recusal.rules.ts'

export type Committee = {
  committee_id: string
  year: number
  number: number
  kind: CommitteeKind
  /** Null where the call is not of a tribunal. */
  tribunal: Tribunal | null
  /** The call of a selection committee. */
  call_id: string | null
  subject: string
  team: string
  step: Step
  reason: string | null
  formed_on: Day
  created_by_name: string
}
export type CommitteeLine = Committee & { members: number; half_days: number }

export type Member = {
  member_id: string
  committee_id: string
  name: string
  /** Where invitations go. */
  address: string | null
  quality: Quality
  chairs: boolean
  order_name: string | null
  administration: boolean
  fee_status: FeeStatus
}

/** A half-day, and the ids of the members who were there. */
export type HalfDay = {
  sitting_id: string
  committee_id: string
  day: Day
  half: 'morning' | 'afternoon'
  present: string[]
}

export type Candidate = {
  candidate_id: string
  committee_id: string
  name: string
  application_id: string | null
  term_end: Day | null
  intent_on: Day | null
  intent_reasons: string | null
  heard_on: Day | null
  hearing: Hearing | null
  outcome: 'favourable' | 'unfavourable' | null
  /** Where the application stands; null where there is none. */
  application_step: ApplicationStep | null
}

export type Answer = {
  candidate_id: string
  member_id: string
  tie: Tie
  /** Of those that the application names: the one that the tie is about. */
  employer: string | null
  until: Day | null
  public_service: boolean
  answered_on: Day
  recused: boolean | null
  reason: string | null
  decided_by_name: string | null
}

export type Opinion = {
  candidate_id: string
  member_id: string
  scores: Scores
  note: string | null
  favours: boolean | null
  dissent: string | null
}

export type Report = { text: string; written_by_name: string; written_at: Instant }
export type Settled = { member_id: string; amount: Cents; settled_on: Day; settled_by_name: string }

/** Whom a committee assesses, and what its members said. */
export type Assessed = { candidates: Candidate[]; answers: Answer[]; opinions: Opinion[] }
/** What is in the compartment of a committee; empty for whoever does not work in it. */
export type Inside = Assessed & {
  report: Report | null
  pensions: Map<string, Cents>
  settled: Settled[]
}
/** What everyone who reads committees sees. */
export type Outside = { committee: Committee; members: Member[]; sittings: HalfDay[] }
export type Whole = Outside & Inside

const columns = [
  'c.committee_id',
  'c.year',
  'c.number',
  'c.kind',
  'c.tribunal',
  'c.call_id',
  'c.subject',
  'c.team',
  'c.step',
  'c.reason',
  'c.formed_on',
  'c.created_by_name',
] as const

/** Every committee, the newest first. */
export const allCommittees = async (tx: Tx): Promise<CommitteeLine[]> =>
  (await tx
    .selectFrom('staffing.committee as c')
    .select(columns)
    .select(({ selectFrom, fn }) => [
      selectFrom('staffing.committee_member as m')
        .select(fn.countAll<number>().as('n'))
        .whereRef('m.committee_id', '=', 'c.committee_id')
        .as('members'),
      selectFrom('staffing.committee_sitting as s')
        .select(fn.countAll<number>().as('n'))
        .whereRef('s.committee_id', '=', 'c.committee_id')
        .as('half_days'),
    ])
    .orderBy('c.year', 'desc')
    .orderBy('c.number', 'desc')
    .execute()) as CommitteeLine[]

const one = (tx: Tx, id: string) =>
  tx.selectFrom('staffing.committee as c').select(columns).where('committee_id', '=', id)

export const committeeById = async (tx: Tx, id: string): Promise<Committee | undefined> =>
  (await one(tx, id).executeTakeFirst()) as Committee | undefined

/** The same, held until the transaction ends: a committee changes one gesture at a time. */
export const heldCommittee = async (tx: Tx, id: string): Promise<Committee | undefined> =>
  (await one(tx, id).forUpdate().executeTakeFirst()) as Committee | undefined

/** The next number of a year, held until the transaction ends. */
export const nextNumber = async (tx: Tx, year: number): Promise<number> => {
  await sql`select pg_advisory_xact_lock(7310)`.execute(tx)
  const { last } = await tx
    .selectFrom('staffing.committee')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** The committee of a call that is not cancelled. */
export const committeeOfCall = async (tx: Tx, call_id: string): Promise<Committee | undefined> =>
  (await tx
    .selectFrom('staffing.committee as c')
    .select(columns)
    .where('c.call_id', '=', call_id)
    .where('c.step', '<>', 'cancelled')
    .executeTakeFirst()) as Committee | undefined

export const insertCommittee = (tx: Tx, committee: Committee) =>
  tx.insertInto('staffing.committee').values(committee).execute()

export const saveCommittee = (tx: Tx, id: string, change: Partial<Pick<Committee, 'step' | 'reason'>>) =>
  tx.updateTable('staffing.committee').set(change).where('committee_id', '=', id).execute()

export const membersOf = async (tx: Tx, id: string): Promise<Member[]> =>
  (await tx
    .selectFrom('staffing.committee_member')
    .selectAll()
    .where('committee_id', '=', id)
    .orderBy('chairs', 'desc')
    .orderBy('member_id')
    .execute()) as Member[]

export const insertMember = (tx: Tx, member: Member) =>
  tx.insertInto('staffing.committee_member').values(member).execute()

export const deleteMember = (tx: Tx, id: string) =>
  tx.deleteFrom('staffing.committee_member').where('member_id', '=', id).execute()

export const sittingsOf = async (tx: Tx, id: string): Promise<HalfDay[]> =>
  (await tx
    .selectFrom('staffing.committee_sitting')
    .selectAll()
    .where('committee_id', '=', id)
    .orderBy('day')
    .orderBy('half', 'desc')
    .execute()) as HalfDay[]

export const insertSitting = (tx: Tx, sitting: HalfDay) =>
  tx.insertInto('staffing.committee_sitting').values(sitting).execute()

export const deleteSitting = (tx: Tx, id: string) =>
  tx.deleteFrom('staffing.committee_sitting').where('sitting_id', '=', id).execute()

const candidateColumns = [
  'c.candidate_id',
  'c.committee_id',
  'c.name',
  'c.application_id',
  'c.term_end',
  'c.intent_on',
  'c.intent_reasons',
  'c.heard_on',
  'c.hearing',
  'c.outcome',
] as const

const candidatesOf = async (tx: Tx, id: string): Promise<Candidate[]> =>
  (await tx
    .selectFrom('staffing.committee_candidate as c')
    .leftJoin('staffing.application as a', 'a.application_id', 'c.application_id')
    .select(candidateColumns)
    .select('a.step as application_step')
    .where('c.committee_id', '=', id)
    .orderBy(sql`c.name collate greffe.fr`)
    .orderBy('c.candidate_id')
    .execute()) as Candidate[]

export const insertCandidate = (
  tx: Tx,
  candidate: Pick<Candidate, 'candidate_id' | 'committee_id' | 'name' | 'application_id' | 'term_end'>,
) => tx.insertInto('staffing.committee_candidate').values(candidate).execute()

export const saveCandidate = (
  tx: Tx,
  id: string,
  change: Partial<Pick<Candidate, 'intent_on' | 'intent_reasons' | 'heard_on' | 'hearing' | 'outcome'>>,
) => tx.updateTable('staffing.committee_candidate').set(change).where('candidate_id', '=', id).execute()

export const deleteCandidate = (tx: Tx, id: string) =>
  tx.deleteFrom('staffing.committee_candidate').where('candidate_id', '=', id).execute()

export const saveAnswer = async (tx: Tx, { candidate_id, member_id, ...said }: Answer): Promise<void> => {
  await tx
    .insertInto('staffing.committee_answer')
    .values({ candidate_id, member_id, ...said })
    .onConflict(conflict => conflict.columns(['candidate_id', 'member_id']).doUpdateSet(said))
    .execute()
}

type Written = { recorded_by_name: string; recorded_at: Instant }

export const saveScores = async (
  tx: Tx,
  {
    candidate_id,
    member_id,
    scores,
    note,
    ...by
  }: Pick<Opinion, 'candidate_id' | 'member_id' | 'scores' | 'note'> & Written,
): Promise<void> => {
  const said = { scores: JSON.stringify(scores), note, ...by }
  await tx
    .insertInto('staffing.committee_opinion')
    .values({ candidate_id, member_id, ...said })
    .onConflict(conflict => conflict.columns(['candidate_id', 'member_id']).doUpdateSet(said))
    .execute()
}

export const saveVote = (
  tx: Tx,
  { candidate_id, member_id, ...vote }: Pick<Opinion, 'candidate_id' | 'member_id' | 'favours' | 'dissent'> & Written,
) =>
  tx
    .updateTable('staffing.committee_opinion')
    .set(vote)
    .where('candidate_id', '=', candidate_id)
    .where('member_id', '=', member_id)
    .execute()

export const saveReport = async (tx: Tx, committee_id: string, report: Report): Promise<void> => {
  await tx
    .insertInto('staffing.committee_report')
    .values({ committee_id, ...report })
    .onConflict(conflict => conflict.column('committee_id').doUpdateSet(report))
    .execute()
}

/** Records a yearly pension, or that there is none. */
export const savePension = async (tx: Tx, { member_id, committee_id }: Member, yearly: Cents | null): Promise<void> => {
  await tx.deleteFrom('staffing.committee_pension').where('member_id', '=', member_id).execute()
  if (yearly !== null)
    await tx
      .insertInto('staffing.committee_pension')
      .values({ member_id, committee_id, yearly: Number(yearly) })
      .execute()
}

export const insertFee = (tx: Tx, committee_id: string, { amount, ...fee }: Settled) =>
  tx
    .insertInto('staffing.committee_fee')
    .values({ ...fee, committee_id, amount: Number(amount) })
    .execute()

/** Whom a committee assesses and what its members said, as row-level security lets it be seen. */
export const assessedOf = async (tx: Tx, id: string): Promise<Assessed> => {
  const candidates = await candidatesOf(tx, id)
  if (candidates.length === 0) return { candidates, answers: [], opinions: [] }
  const about = candidates.map(({ candidate_id }) => candidate_id)
  const answers = await tx
    .selectFrom('staffing.committee_answer')
    .select(['candidate_id', 'member_id', 'tie', 'employer', 'until', 'public_service', 'answered_on'])
    .select(['recused', 'reason', 'decided_by_name'])
    .where('candidate_id', 'in', about)
    .execute()
  const opinions = await tx
    .selectFrom('staffing.committee_opinion')
    .select(['candidate_id', 'member_id', 'scores', 'note', 'favours', 'dissent'])
    .where('candidate_id', 'in', about)
    .execute()
  return { candidates, answers: answers as Answer[], opinions: opinions as Opinion[] }
}

/** The whole compartment of a committee, as row-level security lets it be seen. */
export const insideOf = async (tx: Tx, id: string): Promise<Inside> => {
  const report = await tx
    .selectFrom('staffing.committee_report')
    .select(['text', 'written_by_name', 'written_at'])
    .where('committee_id', '=', id)
    .executeTakeFirst()
  const pensions = await tx
    .selectFrom('staffing.committee_pension')
    .select(['member_id', 'yearly'])
    .where('committee_id', '=', id)
    .execute()
  const settled = await tx
    .selectFrom('staffing.committee_fee')
    .select(['member_id', 'amount', 'settled_on', 'settled_by_name'])
    .where('committee_id', '=', id)
    .execute()
  return {
    ...(await assessedOf(tx, id)),
    report: report ?? null,
    pensions: new Map(pensions.map(({ member_id, yearly }) => [member_id, cents(BigInt(yearly))])),
    settled: settled.map(row => ({ ...row, amount: cents(BigInt(row.amount)) })),
  }
}
