import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Cents, cents } from '../../../kernel/money/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Step } from './allowance.steps.ts'
import type { Owed } from './departure.rules.ts'
import type { Work } from './recovery.rules.ts'

/** Records what a departure leaves, but for its amounts. */
export const saveDeparture = (tx: Tx, file_id: string, facts: Partial<Owed>) =>
  tx
    .insertInto('staffing.departure')
    .values({ file_id, ...facts })
    .onConflict(conflict => conflict.column('file_id').doUpdateSet(facts))
    .execute()

export type Allowance = {
  file_id: string
  pay: Cents
  pay_per: 'year' | 'month'
  pay_source: string
  /** Months of pay, where the instrument gives them. */
  months: number | null
  package: Cents | null
  step: Step
  granted: Cents | null
  decided: Cents | null
  decided_on: Day | null
  decided_by_name: string | null
  recovered: Cents | null
  recovered_on: Day | null
  recovered_by_name: string | null
  version: number
}

const amount = (stored: unknown): Cents | null => (stored === null ? null : cents(BigInt(stored as number)))

/** The amounts of a departure, for whoever may see them; held until the transaction ends where they are to change. */
export const allowanceOf = async (tx: Tx, file_id: string, held = false): Promise<Allowance | undefined> => {
  const asked = tx.selectFrom('staffing.allowance').selectAll().where('file_id', '=', file_id)
  const row = await (held ? asked.forUpdate() : asked).executeTakeFirst()
  if (!row) return undefined
  const { salt: _, ...rest } = row
  return {
    ...rest,
    pay: cents(BigInt(row.pay)),
    package: amount(row.package),
    granted: amount(row.granted),
    decided: amount(row.decided),
    recovered: amount(row.recovered),
  } as Allowance
}

type Stored<T> = { [K in keyof T]: Cents extends T[K] ? Exclude<T[K], Cents> | number : T[K] }

/** Amounts as the database keeps them. */
const stored = <T extends object>(row: T): Stored<T> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  ) as Stored<T>

type Pay = Pick<Allowance, 'pay' | 'pay_per' | 'pay_source' | 'months' | 'package'>

export const insertAllowance = (tx: Tx, file_id: string, pay: Pay) =>
  tx
    .insertInto('staffing.allowance')
    .values({ file_id, step: 'estimated', ...stored(pay) })
    .execute()

/** Changes an allowance; its version tells those who looked at it before. */
export const saveAllowance = (tx: Tx, file_id: string, change: Partial<Omit<Allowance, 'file_id' | 'version'>>) =>
  tx
    .updateTable('staffing.allowance')
    .set(stored(change))
    .set(eb => ({ version: eb('version', '+', 1) }))
    .where('file_id', '=', file_id)
    .execute()

type Passage = { step: Step; entered_at: Instant; by_name: string; reason: string | null }

export const insertAllowancePassage = (tx: Tx, passage: Passage & { file_id: string }) =>
  tx
    .insertInto('staffing.allowance_passage')
    .values({ ...passage, passage_id: randomUUIDv7() })
    .execute()

export const allowancePassages = async (tx: Tx, file_id: string): Promise<Passage[]> =>
  (await tx
    .selectFrom('staffing.allowance_passage')
    .select(['step', 'entered_at', 'by_name', 'reason'])
    .where('file_id', '=', file_id)
    .orderBy('entered_at')
    .orderBy('passage_id')
    .execute()) as Passage[]

export type LaterWork = Work & { work_id: string; employer: string; known_from: string; recorded_by_name: string }

export const worksOf = async (tx: Tx, file_id: string): Promise<LaterWork[]> => {
  const rows = await tx
    .selectFrom('staffing.later_work')
    .selectAll()
    .where('file_id', '=', file_id)
    .orderBy('first_day')
    .orderBy('work_id')
    .execute()
  return rows.map(
    ({ work_id, sector, kind, employer, known_from, monthly, first_day, last_day, recorded_by_name }) =>
      ({
        work_id,
        sector,
        kind,
        employer,
        known_from,
        monthly: cents(BigInt(monthly)),
        from: first_day,
        to: last_day,
        recorded_by_name,
      }) as LaterWork,
  )
}

export const insertWork = async (
  tx: Tx,
  file_id: string,
  { from, to, monthly, ...work }: Omit<LaterWork, 'work_id'>,
  now: Instant,
): Promise<string> => {
  const work_id = randomUUIDv7()
  const days = { first_day: from, last_day: to, recorded_at: now }
  await tx
    .insertInto('staffing.later_work')
    .values({ ...work, ...days, work_id, file_id, monthly: Number(monthly) })
    .execute()
  return work_id
}

export const saveWorkEnd = (tx: Tx, file_id: string, work_id: string, last_day: Day) =>
  tx
    .updateTable('staffing.later_work')
    .set({ last_day })
    .where('file_id', '=', file_id)
    .where('work_id', '=', work_id)
    .execute()

/** The files whose allowance is at one of these steps, for whoever may see amounts. */
export const allowancesAt = async (tx: Tx, step: Step): Promise<string[]> =>
  (
    await tx.selectFrom('staffing.allowance').select('file_id').where('step', '=', step).orderBy('file_id').execute()
  ).map(({ file_id }) => file_id)

export const deleteWork = (tx: Tx, file_id: string, work_id: string) =>
  tx.deleteFrom('staffing.later_work').where('file_id', '=', file_id).where('work_id', '=', work_id).execute()
