import { type Cents, cents, sum } from '../../../kernel/money/index.ts'
import { type Dated, type Explained, explain, inForce, type Verdict, verdict } from '../../../kernel/rules/index.ts'
import {
  addDays,
  addMonths,
  addYears,
  clamp,
  type Day,
  day,
  dayAfter,
  daysBetween,
  lastDay,
  termEnd,
  through,
} from '../../../kernel/time/index.ts'
import { showMoney } from '../../../kernel/words/index.ts'
import { asRead } from '../aptitude/tribunal.rules.ts'
import { completeMonths, timesOver } from './departure.rules.ts'

/** By which text an allowance is recovered: the regulation of the Administrative Labour Tribunal, or the one of all public office holders. */
export type Instrument = 'tat' | 'others'

/** DEP-04: whether a service contract counts as public work. It does for the TAT since 2020; the day in that year is to be confirmed. */
const contractsCount: Record<Instrument, readonly Dated<boolean>[]> = {
  tat: [
    { from: asRead, law: 'T-15.1, r. 2, a. 27', status: 'verified', value: false },
    { from: day('2020-01-01'), law: 'T-15.1, r. 2, a. 27 (mod. 2020)', status: 'verified', value: true },
  ],
  // The text speaks of whoever becomes a public office holder: that a contract is enough was not read.
  others: [{ from: asRead, law: 'M-30, r. 1, a. 30', status: 'unverified', value: true }],
}
export type Work = {
  readonly sector: 'public' | 'private'
  readonly kind: 'employment' | 'contract'
  /** A month's pay. */
  readonly monthly: Cents
  readonly from: Day
  /** The last day; null while it lasts. */
  readonly to: Day | null
}

/** The rule of the day on which a contract began, or the first that was read. */
const contractRule = ({ from }: Work, instrument: Instrument): Dated<boolean> =>
  inForce(contractsCount[instrument], from < asRead ? asRead : from)

const employmentCounts: Record<Instrument, string> = { tat: 'T-15.1, r. 2, a. 27', others: 'M-30, r. 1, a. 30' }

/** What one month of the plan keeps, and what is to stop or repay. */
export type PlanMonth = {
  readonly from: Day
  readonly to: Day
  readonly allowance: Cents
  readonly pay: Cents
  readonly repaid: Cents
  readonly kept: Cents
}
export type Plan = Explained<Cents> & { readonly months: readonly PlanMonth[] }

/** Months from a first day to a last one, included, in thirtieths: each day of an incomplete month is one. */
const thirtieths = (from: Day, last: Day): bigint => {
  const months = completeMonths(from, last)
  const rest = daysBetween(months === 0 ? from : dayAfter(termEnd(from, { months })), last) + 1
  return BigInt(months * 30 + Math.min(Math.max(rest, 0), 30))
}

/** Thirtieths of a month that a work covers of a period, both ends included. */
const share = (work: Work, from: Day, to: Day): bigint => {
  const both = clamp(through(from, to), through(work.from, work.to))
  return both ? thirtieths(both.from ?? from, lastDay(both) ?? to) : 0n
}

const counts = (work: Work, instrument: Instrument): boolean =>
  work.sector === 'public' && (work.kind === 'employment' || contractRule(work, instrument).value)

/** The lower of two amounts, the earlier of two days. */
const least = <T extends Cents | Day>(one: T, other: T): T => {
  if (one < other) return one
  return other
}

type Covered = {
  /** A month's pay in the office left, and the whole allowance: it covers the time that it would have paid. M-30, r. 1, s. 33. */
  readonly monthly: Cents
  readonly amount: Cents
  /** The last day in office: the covered period begins the next day. */
  readonly left_on: Day
  readonly instrument: Instrument
}

/** The months that an allowance covers, the last one in part where the amount is not a whole number of months. */
const coveredMonths = ({ monthly, amount, left_on }: Covered): { from: Day; to: Day; allowance: Cents }[] => {
  const begins = dayAfter(left_on)
  const wholes = Number(amount / monthly)
  const months = Array.from({ length: wholes }, (_, at) => ({
    from: addMonths(begins, at),
    to: termEnd(begins, { months: at + 1 }),
    allowance: monthly,
  }))
  const rest = cents(amount % monthly)
  if (rest === 0n) return months
  const days = Number((rest * 30n + monthly - 1n) / monthly)
  const from = addMonths(begins, wholes)
  return [...months, { from, to: addDays(from, days - 1), allowance: rest }]
}

/** DEP-04: public work during the months that an allowance covers is repaid, month by month, up to the lower of both pays. The last line is to stop or repay. */
export const recoverAllowance = (covered: Covered, works: readonly Work[]): Plan => {
  const counted = works.filter(work => counts(work, covered.instrument))
  const months = coveredMonths(covered).map(month => {
    const paid = (at: Work, rate: Cents) => timesOver(rate, share(at, month.from, month.to), 30n)
    const pay = sum(counted.map(work => paid(work, work.monthly)))
    const asked = sum(counted.map(work => paid(work, least(work.monthly, covered.monthly))))
    const repaid = least(asked, month.allowance)
    return { ...month, pay, repaid, kept: cents(month.allowance - repaid) }
  })
  const repaid = sum(months.map(month => month.repaid))
  const contract = counted.find(({ kind }) => kind === 'contract')
  const law = contract ? contractRule(contract, covered.instrument).law : employmentCounts[covered.instrument]
  const explained = explain([
    { name: 'allowance', value: covered.amount },
    { name: 'old_monthly', value: covered.monthly },
    { name: 'covered_until', value: months.at(-1)?.to ?? covered.left_on },
    { name: 'months_hit', value: months.filter(month => month.repaid > 0n).length },
    { name: 'kept', value: cents(covered.amount - repaid) },
    { name: 'repaid', value: repaid, law },
  ])
  return { ...explained, months }
}

/** DEP-05: for how many years public pay is counted against an assisted departure. */
const assistedYears = [
  { from: asRead, law: 'M-30, r. 1, a. 31', status: 'verified', value: 2 },
] as const satisfies readonly Dated<number>[]

/** DEP-05: public pay of the two years that follow an assisted departure is repaid, up to its value. The last line is to repay. */
export const recoverAssisted = (
  { value, left_on }: { readonly value: Cents; readonly left_on: Day },
  works: readonly Work[],
): Plan => {
  const { value: years, law } = inForce<number>(assistedYears, left_on)
  const until = addYears(left_on, years)
  const counted = works.filter(work => counts(work, 'others'))
  let left = value
  const months: PlanMonth[] = []
  for (let from = dayAfter(left_on); from <= until; from = addMonths(dayAfter(left_on), months.length)) {
    const end = termEnd(from, { months: 1 })
    const to = least(end, until)
    const pay = sum(counted.map(work => timesOver(work.monthly, share(work, from, to), 30n)))
    const repaid = least(pay, left)
    left = cents(left - repaid)
    months.push({ from, to, allowance: months.length === 0 ? value : cents(0n), pay, repaid, kept: left })
  }
  const explained = explain([
    { name: 'package', value },
    { name: 'counted_until', value: until },
    { name: 'public_pay', value: sum(months.map(({ pay }) => pay)) },
    { name: 'kept', value: left },
    { name: 'repaid', value: cents(value - left), law },
  ])
  return { ...explained, months }
}

type Judged = {
  readonly benefit: 'transition' | 'assisted'
  readonly instrument: Instrument
  readonly works: readonly Work[]
  readonly plan: Plan
  /** What was stopped or repaid already. */
  readonly recovered: Cents
}

/** DEP-04, DEP-05: what is still to recover blocks the end of the allowance; a contract whose law was not read warns. */
export const judgeRecovery = ({ benefit, instrument, works, plan, recovered }: Judged): Verdict[] => {
  const rule = benefit === 'transition' ? 'DEP-04' : 'DEP-05'
  const law = benefit === 'transition' ? employmentCounts[instrument] : 'M-30, r. 1, a. 31'
  const rest = cents(plan.result - recovered)
  const contract = works.find(work => work.sector === 'public' && work.kind === 'contract')
  const read = contract && contractRule(contract, benefit === 'transition' ? instrument : 'others')
  const found: Verdict[] = []
  if (works.length > 0)
    found.push(
      verdict({
        rule,
        outcome: rest > 0n ? 'block' : 'inform',
        law,
        status: 'verified',
        says:
          rest > 0n
            ? {
                fr: `Il reste à cesser de verser ou à rembourser ${showMoney(rest, 'fr')}.`,
                en: `${showMoney(rest, 'en')} is still to be stopped or repaid.`,
              }
            : { fr: 'Rien n’est à rembourser.', en: 'Nothing is to be repaid.' },
        lines: plan.lines,
      }),
    )
  if (read?.status === 'unverified')
    found.push(
      verdict({
        rule,
        outcome: 'warn',
        law: read.law,
        status: read.status,
        says: {
          fr: 'Le plan compte un contrat de service public\u00a0: confirmez que le texte applicable le vise.',
          en: 'The plan counts a public service contract: confirm that the text that applies covers it.',
        },
      }),
    )
  if (read && !read.value)
    found.push(
      verdict({
        rule,
        outcome: 'inform',
        law: read.law,
        status: read.status,
        says: {
          fr: 'Un contrat de service d’avant 2020 n’est pas compté.',
          en: 'A service contract from before 2020 is not counted.',
        },
      }),
    )
  return found
}
