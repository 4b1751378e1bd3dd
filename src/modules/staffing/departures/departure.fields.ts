import { type Cents, cents } from '../../../kernel/money/index.ts'
import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { showMoney } from '../../../kernel/words/index.ts'
import { asRead, tribunalOf } from '../aptitude/tribunal.rules.ts'
import type { Whole } from '../files/file.queries.ts'
import type { Allowance, LaterWork } from './departure.queries.ts'
import {
  estimateAllowance,
  isRestricted,
  judgeAllowance,
  leftOn,
  payVacation,
  restrictedUntil,
  returnsToService,
  timesOver,
} from './departure.rules.ts'
import { type Step, stepNames, stepOf } from './departure.steps.ts'
import { type Instrument, judgeRecovery, type Plan, recoverAllowance, recoverAssisted } from './recovery.rules.ts'

/** The last day of the year without acting for others, once the register says that the person leaves; null where nobody is bound. DEP-06. */
export const restrictionOf = (file: Whole, today: Day): { left_on: Day; until: Day | null } | null => {
  if (file.kind !== 'departure' || ['withdrawn', 'refused', 'declined'].includes(file.step)) return null
  const left_on = leftOn(file.held, file.mandate_id, today)
  if (left_on === null) return null
  const reason = file.held.find(row => row.mandate_id === file.mandate_id && row.end_reason !== null)?.end_reason
  const bound = left_on >= asRead && isRestricted(file.seat.family, reason ?? file.end_reason)
  return { left_on, until: bound ? restrictedUntil(left_on) : null }
}

/** Where the departure stands. SM-14. */
export const departureStep = (file: Whole, today: Day): Step => {
  const { departure: own, seat, held, mandate_id } = file
  const after = restrictionOf(file, today)
  const ended = held.find(row => row.mandate_id === mandate_id && row.end_reason !== null)
  return stepOf(
    {
      reason: ended?.end_reason ?? file.end_reason,
      regime: seat.regime,
      notice_on: own?.notice_on ?? null,
      vacation_halves: own?.vacation_halves ?? null,
      handed_on: own?.handed_on ?? null,
      signed_on: own?.signed_on ?? null,
      left_on: after?.left_on ?? null,
      until: after?.until ?? null,
      undecided: own?.public_servant === true && own.return_decision === null,
    },
    today,
  )
}

/** The steps of a departure as it goes, with the day on which each was reached. */
export const departureRoad = (file: Whole, today: Day): { step: Step; on: Day | null }[] => {
  const { departure: own } = file
  const now = departureStep(file, today)
  const after = restrictionOf(file, today)
  const days: Partial<Record<Step, Day | null>> = {
    announced: file.opened_on,
    noticed: own?.notice_on ?? null,
    handed: own?.handed_on ?? null,
    signed: own?.signed_on ?? null,
    ended: after?.left_on ?? null,
  }
  const passes: Partial<Record<Step, boolean>> = {
    noticed: file.end_reason === 'resignation' || Boolean(own?.notice_on),
    handed: file.end_reason !== 'death',
    signed: file.end_reason !== 'death',
    after_office: isRestricted(file.seat.family, file.end_reason),
  }
  return (Object.keys(stepNames) as Step[])
    .filter(step => step === now || (passes[step] ?? true))
    .map(step => ({ step, on: days[step] ?? null }))
}

/** The first day of service on the post, through terms that follow each other; null where the register does not know it. */
const serviceFrom = ({ held, person_id, mandate_id }: Whole): Day | null => {
  const own = held.filter(row => row.person_id === person_id && row.capacity === 'titular')
  let first = own.find(row => row.mandate_id === mandate_id)?.valid.from ?? null
  for (const { valid } of own.toReversed())
    if (first !== null && valid.until === first && valid.from !== null) first = valid.from
  return first
}

const instrumentOf = ({ seat }: Whole): Instrument => (tribunalOf(seat.organisation_fr) === 'tat' ? 'tat' : 'others')

export type Amounts = {
  readonly yearly: Cents
  readonly monthly: Cents
  /** DEP-03, DEP-08 with their lines; then what public work has to be repaid. */
  readonly due: readonly Verdict[]
  /** What the file gives to grant: the package, the months of the instrument, or the estimate. */
  readonly proposed: Cents | null
  readonly plan: Plan | null
  readonly recovery: readonly Verdict[]
  /** Of the plan, what is neither stopped nor repaid yet. */
  readonly rest: Cents
}

const vacation = (file: Whole, yearly: Cents, last: Day): Verdict[] => {
  const halves = file.departure?.vacation_halves ?? null
  if (halves === null || file.seat.regime !== 'full_time') return []
  const { result, lines } = payVacation({ yearly, days: halves / 2, last })
  const says = {
    fr: `Vacances à payer au départ\u00a0: ${showMoney(result, 'fr')}.`,
    en: `Vacation to be paid on leaving: ${showMoney(result, 'en')}.`,
  }
  const law = 'T-15.1, r. 2, a. 16'
  return [verdict({ rule: 'DEP-08', outcome: 'inform', law, status: 'verified', says, lines })]
}

/** The allowance that the instrument gives in months, or that the usual terms would give. */
const allowanceDue = (file: Whole, { months }: Allowance, monthly: Cents, last: Day): [Cents | null, Verdict[]] => {
  const returns = returnsToService(file.departure)
  if (months !== null) {
    const amount = cents(monthly * BigInt(months))
    const says = {
      fr: `L’instrument donne ${months} mois de traitement\u00a0: ${showMoney(amount, 'fr')}.`,
      en: `The instrument gives ${months} months of pay: ${showMoney(amount, 'en')}.`,
    }
    const lines = [
      { name: 'old_monthly', value: monthly },
      { name: 'months_given', value: months },
      { name: 'allowance', value: amount },
    ]
    return [amount, [verdict({ rule: 'DEP-03', outcome: 'inform', law: 'instrument', status: 'derived', says, lines })]]
  }
  const from = serviceFrom(file)
  if (from === null || file.end_reason === null) return [null, []]
  const estimated = estimateAllowance({ from, last, reason: file.end_reason, monthly, returns })
  return [estimated.result, [judgeAllowance(file.end_reason, returns, last, estimated.lines)]]
}

const planOf = (file: Whole, { granted }: Allowance, works: readonly LaterWork[], monthly: Cents, left_on: Day) => {
  const benefit = file.departure?.benefit
  if (granted === null || (benefit !== 'transition' && benefit !== 'assisted')) return null
  const instrument = instrumentOf(file)
  const plan =
    benefit === 'transition'
      ? recoverAllowance({ monthly, amount: granted, left_on, instrument }, works)
      : recoverAssisted({ value: granted, left_on }, works)
  return { benefit, instrument, plan } as const
}

/** Every amount of a departure with the lines behind it; null where the last day is not known, or before the laws were read. */
export const amountsOf = (
  file: Whole,
  allowance: Allowance,
  works: readonly LaterWork[],
  today: Day,
): Amounts | null => {
  const left = leftOn(file.held, file.mandate_id, today)
  const last = left ?? file.last_day
  if (last === null || last < asRead) return null
  const { pay, pay_per } = allowance
  const yearly = pay_per === 'year' ? pay : cents(pay * 12n)
  const monthly = pay_per === 'month' ? pay : timesOver(pay, 1n, 12n)
  const benefit = file.departure?.benefit ?? null
  const [given, verdicts] =
    file.seat.regime === 'full_time' && benefit !== 'none' && benefit !== 'assisted'
      ? allowanceDue(file, allowance, monthly, last)
      : [null, []]
  const found = planOf(file, allowance, works, monthly, last)
  const recovered = allowance.recovered ?? cents(0n)
  return {
    yearly,
    monthly,
    due: [...vacation(file, yearly, last), ...verdicts],
    proposed: benefit === 'assisted' ? allowance.package : benefit === 'transition' ? given : null,
    plan: found?.plan ?? null,
    recovery: found ? judgeRecovery({ ...found, works, recovered }) : [],
    rest: found ? cents(found.plan.result - recovered) : cents(0n),
  }
}
