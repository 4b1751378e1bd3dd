import { type Cents, cents, sum } from '../../../kernel/money/index.ts'
import { type Dated, type Explained, explain, inForce, type Verdict, verdict } from '../../../kernel/rules/index.ts'
import {
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
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { asRead } from '../aptitude/tribunal.rules.ts'

/** DEP-01: why a holder leaves, by the codes of the register, which names them. */
type DepartureReason =
  | 'term_expired'
  | 'resignation'
  | 'dismissal'
  | 'termination'
  | 'retirement'
  | 'death'
  | 'disability'
  | 'loss_of_quality'
  | 'abolition'
  | 'acting_ended'
  | 'reassignment'

/** DEP-02: months of notice of a resignation. */
const resignationNotice = [
  { from: asRead, law: 'DEP-02', status: 'unverified', value: 3 },
] as const satisfies readonly Dated<number>[]

type Given = {
  readonly notice_on: Day | null
  readonly last: Day /** A copy went to the head of the secretariat. */
  readonly copied: boolean
}

/** DEP-02: a resignation is given in writing some months before the last day, with a copy to the secretariat (unverified: warns). */
export const judgeResignation = ({ notice_on, last, copied }: Given): Verdict[] => {
  const { value: months, law, status } = inForce<number>(resignationNotice, last)
  const due = addMonths(last, -months)
  const found: Two[] = []
  if (notice_on === null || notice_on > due)
    found.push({
      fr: `Le préavis de ${months} mois devait être donné au plus tard le ${showDay(due, 'fr')}.`,
      en: `The notice of ${months} months was due by ${showDay(due, 'en')}.`,
    })
  if (!copied)
    found.push({
      fr: 'La copie du préavis au secrétariat n’est pas inscrite.',
      en: 'The copy of the notice to the secretariat is not recorded.',
    })
  return found.map(says => verdict({ rule: 'DEP-02', outcome: 'warn', law, status, says }))
}

type Allowance = { months_per_year: number; cap: number; eligible: readonly DepartureReason[] }

/** DEP-03: the transition allowance, from memory of the usual terms. */
const allowance: readonly Dated<Allowance>[] = [
  {
    from: asRead,
    law: 'DEP-03',
    status: 'unverified',
    value: { months_per_year: 1, cap: 12, eligible: ['term_expired', 'termination', 'abolition'] },
  },
]

/** Complete months from a first day to a last one, included. */
const completeMonths = (from: Day, last: Day): number => {
  let months = 0
  while (termEnd(from, { months: months + 1 }) <= last) months += 1
  return months
}

/** Half a cent rounds up; nothing here is negative. */
const timesOver = (amount: Cents, times: bigint, over: bigint): Cents =>
  cents((amount * times * 2n + over) / (over * 2n))

type Service = {
  readonly from: Day
  readonly last: Day
  readonly reason: DepartureReason
  /** A month's pay. */
  readonly monthly: Cents
  readonly returns: boolean
}

/** DEP-03: an estimate, line by line; zero where the reason gives none, or the person has a right of return. Its verdict says that it is one. */
export const estimateAllowance = ({
  from,
  last,
  reason,
  monthly,
  returns,
}: Service): Explained<Cents> & { verdict: Verdict } => {
  const { value, law, status } = inForce(allowance, last)
  const eligible = value.eligible.includes(reason) && !returns
  const service = completeMonths(from, last)
  // A month of allowance for twelve of service: counted in twelfths, so that a part of a year counts.
  const twelfths = eligible ? Math.min(service * value.months_per_year, value.cap * 12) : 0
  const says = {
    fr: eligible
      ? 'Allocation estimée selon les conditions usuelles\u00a0: à confirmer par l’instrument.'
      : 'Aucune allocation estimée\u00a0: le motif n’y donne pas droit, ou un droit de retour existe.',
    en: eligible
      ? 'Allowance estimated on the usual terms: the instrument is to confirm it.'
      : 'No allowance estimated: the reason gives no right to it, or there is a right of return.',
  }
  return {
    ...explain([
      { name: 'service_months', value: service },
      { name: 'monthly', value: monthly },
      { name: 'cap_months', value: value.cap, law },
      { name: 'allowance', value: timesOver(monthly, BigInt(twelfths), 12n) },
    ]),
    verdict: verdict({ rule: 'DEP-03', outcome: 'warn', law, status, says }),
  }
}

/** DEP-04: whether a service contract counts as public work. It does for the TAT since 2020; the day in that year is to be confirmed. */
const contractsCount: readonly Dated<boolean>[] = [
  { from: asRead, law: 'T-15.1, r. 2, a. 27', status: 'verified', value: false },
  { from: day('2020-01-01'), law: 'T-15.1, r. 2, a. 27 (mod. 2020)', status: 'verified', value: true },
]

type Covered = {
  /** A month's pay in the office left, and how many months of it the allowance is. */
  readonly monthly: Cents
  readonly months: number
  /** The last day in office: the covered period begins the next day. */
  readonly left_on: Day
}
type Work = {
  readonly sector: 'public' | 'private'
  readonly kind: 'employment' | 'contract'
  readonly monthly: Cents
  readonly from: Day
  /** The last day; null while it lasts. */
  readonly to: Day | null
}

/** Months from a first day to a last one, included, in thirtieths: each day of an incomplete month is one. */
const thirtieths = (from: Day, last: Day): bigint => {
  const months = completeMonths(from, last)
  const rest = daysBetween(months === 0 ? from : dayAfter(termEnd(from, { months })), last) + 1
  return BigInt(months * 30 + Math.min(Math.max(rest, 0), 30))
}

/** DEP-04: public work during the months that an allowance covers is repaid, up to the lower of both pays. The last line is to stop or repay. */
export const recoverAllowance = ({ monthly, months, left_on }: Covered, work: Work): Explained<Cents> => {
  const { value: contracts, law } = inForce(contractsCount, work.from)
  const total = cents(monthly * BigInt(months))
  const begins = dayAfter(left_on)
  const ends = termEnd(begins, { months })
  const counts = work.sector === 'public' && (work.kind === 'employment' || contracts)
  const both = clamp(through(begins, ends), through(work.from, work.to))
  const overlap = counts && both ? thirtieths(both.from ?? begins, lastDay(both) ?? ends) : 0n
  const rate = work.monthly < monthly ? work.monthly : monthly
  const repaid = timesOver(rate, overlap, 30n)
  return explain([
    { name: 'allowance', value: total },
    { name: 'covered_until', value: ends },
    { name: 'overlap_months', value: Number(overlap) / 30 },
    { name: 'lower_pay', value: rate, law },
    { name: 'kept', value: cents(total - repaid) },
    { name: 'repaid', value: repaid, law },
  ])
}

/** DEP-05: for how many years public pay is counted against an assisted departure. */
const assistedYears = [
  { from: asRead, law: 'M-30, r. 1, a. 31', status: 'verified', value: 2 },
] as const satisfies readonly Dated<number>[]

type Earned = { readonly on: Day; readonly amount: Cents }

/** DEP-05: public pay of the two years that follow an assisted departure is repaid, up to its value. The last line is to repay. */
export const recoverAssisted = (
  { value, left_on }: { readonly value: Cents; readonly left_on: Day },
  earned: readonly Earned[],
): Explained<Cents> => {
  const { value: years, law } = inForce<number>(assistedYears, left_on)
  const last = addYears(left_on, years)
  const counted = sum(earned.filter(({ on }) => on > left_on && on <= last).map(({ amount }) => amount))
  return explain([
    { name: 'package', value },
    { name: 'counted_until', value: last },
    { name: 'public_pay', value: counted },
    { name: 'repaid', value: counted < value ? counted : value, law },
  ])
}

/** DEP-06: for how many years whoever left may not act for others in what they know of. */
const restriction = [
  { from: asRead, law: 'M-30, r. 1, a. 18', status: 'verified', value: 1 },
] as const satisfies readonly Dated<number>[]

/** DEP-06: the last day of the restriction, included. */
export const restrictedUntil = (left_on: Day): Day => addYears(left_on, inForce<number>(restriction, left_on).value)

/** DEP-06: what is still owed after leaving: a year without acting for others, and confidence without end. */
export const postOffice = (left_on: Day): Verdict => {
  const until = restrictedUntil(left_on)
  const { law, status } = inForce<number>(restriction, left_on)
  return verdict({
    rule: 'DEP-06',
    outcome: 'inform',
    law,
    status,
    says: {
      fr: `Jusqu’au ${showDay(until, 'fr')}, la personne ne peut agir pour autrui dans une affaire où l’organisme quitté est partie et sur laquelle elle détient de l’information non publique. La confidentialité n’a pas de fin.`,
      en: `Until ${showDay(until, 'en')}, the person may not act for others in a matter to which the body left is a party and on which they hold information that is not public. Confidentiality has no end.`,
    },
    lines: [{ name: 'restricted_until', value: until }],
  })
}

type OnLeave = { readonly public_servant: boolean; readonly decision: 'returned' | 'recalled' | 'left' | null }

/** DEP-07: the leave without pay of a public servant ends with a decision (return right unverified: warns). */
export const judgeReturn = ({ public_servant, decision }: OnLeave): Verdict[] =>
  !public_servant || decision !== null
    ? []
    : [
        verdict({
          rule: 'DEP-07',
          outcome: 'warn',
          law: 'T-15.1, a. 65',
          status: 'unverified',
          says: {
            fr: 'Le congé sans traitement attend une décision : retour, rappel ou départ de la fonction publique.',
            en: 'The leave without pay awaits a decision: return, recall, or departure from the public service.',
          },
        }),
      ]

/** Working days of a year, by which a day of vacation is paid: the regulations that were read do not say. */
const workingDays = [
  { from: asRead, law: 'DEP-08', status: 'unverified', value: 260n },
] as const satisfies readonly Dated<bigint>[]

type Unused = { readonly yearly: Cents /** Unused days, in halves. */; readonly days: number; readonly last: Day }

/** DEP-08: unused vacation is paid on leaving, line by line; the last one is due. */
export const payVacation = ({ yearly, days, last }: Unused): Explained<Cents> => {
  const { value: of, law } = inForce<bigint>(workingDays, last)
  if (days < 0 || !Number.isInteger(days * 2)) throw new RangeError(`vacation is counted in half-days, not ${days}`)
  return explain([
    { name: 'yearly', value: yearly },
    { name: 'working_days_assumed', value: Number(of), law },
    { name: 'unused_days', value: days },
    { name: 'due', value: timesOver(yearly, BigInt(days * 2), of * 2n), law: 'T-15.1, r. 2, a. 16' },
  ])
}
