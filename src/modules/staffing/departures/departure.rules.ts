import { type Cents, cents } from '../../../kernel/money/index.ts'
import {
  type Dated,
  type Explained,
  explain,
  inForce,
  type Line,
  type Verdict,
  verdict,
} from '../../../kernel/rules/index.ts'
import { addMonths, addYears, type Day, lastDay, type Period, termEnd } from '../../../kernel/time/index.ts'
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
  | 'replaced'

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
export const completeMonths = (from: Day, last: Day): number => {
  let months = 0
  while (termEnd(from, { months: months + 1 }) <= last) months += 1
  return months
}

/** Half a cent rounds up; nothing here is negative. */
export const timesOver = (amount: Cents, times: bigint, over: bigint): Cents =>
  cents((amount * times * 2n + over) / (over * 2n))

type Service = {
  readonly from: Day
  readonly last: Day
  readonly reason: string
  /** A month's pay. */
  readonly monthly: Cents
  readonly returns: boolean
}

const isEligible = (reason: string, returns: boolean, on: Day): boolean =>
  (inForce(allowance, on).value.eligible as readonly string[]).includes(reason) && !returns

/** DEP-03: whether the usual terms give an allowance; only an estimate, which the instrument has to confirm (unverified: warns). */
export const judgeAllowance = (reason: string, returns: boolean, last: Day, lines: readonly Line[] = []): Verdict => {
  const eligible = isEligible(reason, returns, last)
  const { law, status } = inForce(allowance, last)
  const says = {
    fr: eligible
      ? 'Allocation estimée selon les conditions usuelles\u00a0: à confirmer par l’instrument.'
      : 'Aucune allocation estimée\u00a0: le motif n’y donne pas droit, ou un droit de retour existe.',
    en: eligible
      ? 'Allowance estimated on the usual terms: the instrument is to confirm it.'
      : 'No allowance estimated: the reason gives no right to it, or there is a right of return.',
  }
  return verdict({ rule: 'DEP-03', outcome: eligible ? 'warn' : 'inform', law, status, says, lines })
}

/** DEP-03: an estimate, line by line; zero where the reason gives none, or the person has a right of return. */
export const estimateAllowance = ({ from, last, reason, monthly, returns }: Service): Explained<Cents> => {
  const { value, law } = inForce(allowance, last)
  const service = completeMonths(from, last)
  // A month of allowance for twelve of service: counted in twelfths, so that a part of a year counts.
  const twelfths = isEligible(reason, returns, last) ? Math.min(service * value.months_per_year, value.cap * 12) : 0
  return explain([
    { name: 'service_from', value: from },
    { name: 'service_months', value: service },
    { name: 'old_monthly', value: monthly },
    { name: 'cap_months', value: value.cap, law },
    { name: 'allowance', value: timesOver(monthly, BigInt(twelfths), 12n) },
  ])
}

/** DEP-06: for how many years whoever left may not act for others in what they know of. */
const restriction = [
  { from: asRead, law: 'M-30, r. 1, a. 18', status: 'verified', value: 1 },
] as const satisfies readonly Dated<number>[]

/** DEP-06: the last day of the restriction, included. */
export const restrictedUntil = (left_on: Day): Day => addYears(left_on, inForce<number>(restriction, left_on).value)

/** Who is bound for that year: not who died, nor the members of tribunals, to whom M-30, r. 1, s. 2 does not apply. */
export const isRestricted = (family: string, reason: string | null): boolean =>
  family !== 'adjudicator' && reason !== 'death'

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

/** DEP-08: unused vacation is paid on leaving, so that it must be counted, be it none. */
const judgeVacation = (halves: number | null): Verdict[] =>
  halves !== null
    ? []
    : [
        verdict({
          rule: 'DEP-08',
          outcome: 'block',
          law: 'T-15.1, r. 2, a. 16',
          status: 'verified',
          says: {
            fr: 'Les vacances non prises sont payées au départ\u00a0: inscrivez-en le nombre de demi-journées, même aucune.',
            en: 'Unused vacation is paid on leaving: record how many half-days there are, even none.',
          },
        }),
      ]

/**
 * SM-14: what is asked of the body that administers the pension plan of a full-time holder. The domain counts the pension among what is
 * calculated, and gives no law by which it would be: RRPE is what schedules say [S24]; RRAS is not confirmed. In French, as records are.
 */
export const pensionQuestion =
  'Demander à l’organisme de retraite ce que la fin du mandat ouvre ou change (RRPE\u00a0; RRAS à confirmer)'

/** DEP-01: a departure has its reason. */
const judgeReason = (reason: string | null): Verdict[] =>
  reason !== null
    ? []
    : [
        verdict({
          rule: 'DEP-01',
          outcome: 'block',
          law: 'DEP-01',
          status: 'derived',
          says: { fr: 'Le motif du départ manque.', en: 'The reason for leaving is missing.' },
        }),
      ]

/** DEP-04, DEP-05: what public work would do to what is paid after office. */
const judgeBenefit = (benefit: Owed['benefit']): Verdict[] => {
  if (benefit === 'transition')
    return [
      verdict({
        rule: 'DEP-04',
        outcome: 'inform',
        law: 'M-30, r. 1, a. 30; T-15.1, r. 2, a. 27',
        status: 'verified',
        says: {
          fr: 'Un travail dans le secteur public pendant la période que couvre l’allocation l’arrête ou oblige à la rembourser.',
          en: 'Work in the public sector in the period that the allowance covers stops it, or has it repaid.',
        },
      }),
    ]
  if (benefit === 'assisted')
    return [
      verdict({
        rule: 'DEP-05',
        outcome: 'inform',
        law: 'M-30, r. 1, a. 31',
        status: 'verified',
        says: {
          fr: 'Un travail dans le secteur public dans les deux ans oblige à rembourser l’indemnité, jusqu’au traitement reçu.',
          en: 'Work in the public sector within two years has the package repaid, up to the pay earned.',
        },
      }),
    ]
  return []
}

/** What is recorded of a departure, but for its amounts. */
export type Owed = {
  readonly notice_on: Day | null
  readonly copied: boolean
  readonly vacation_halves: number | null
  readonly public_servant: boolean
  readonly return_decision: 'returned' | 'recalled' | 'left' | null
  readonly benefit: 'transition' | 'assisted' | 'none' | null
  readonly handed_on: Day | null
  readonly signed_on: Day | null
}

/** A public servant on leave without pay who has not left the public service goes back to it. */
export const returnsToService = (departure: Owed | null): boolean =>
  departure?.public_servant === true && departure.return_decision !== 'left'

type Ended = { readonly mandate_id: string; readonly valid: Period; readonly end_reason: string | null }

/** The last day of a mandate that has ended, or whose end is decided, by the register; null while neither is so, and where it was renewed. */
export const leftOn = (held: readonly Ended[], mandate: string | null, today: Day): Day | null => {
  const last = held.filter(({ mandate_id }) => mandate_id === mandate).at(-1)
  const until = last?.valid.until
  if (!last || !until || last.end_reason === 'renewed') return null
  return last.end_reason !== null || until <= today ? lastDay(last.valid) : null
}

const nothingYet: Owed = {
  notice_on: null,
  copied: false,
  vacation_halves: null,
  public_servant: false,
  return_decision: null,
  benefit: null,
  handed_on: null,
  signed_on: null,
}

type Leaving = {
  readonly regime: string
  readonly family: string
  readonly end_reason: string | null
  readonly last_day: Day | null
  readonly departure: Owed | null
}

/** DEP-01 to DEP-08 on a file of departure. What ended before the laws were read is judged by its reason alone. */
export const judgeDeparture = ({ regime, family, end_reason, last_day: last, departure }: Leaving): Verdict[] => {
  const reason = judgeReason(end_reason)
  if (last === null || last < asRead) return reason
  const owed = departure ?? nothingYet
  const returns = returnsToService(departure)
  const isPaid = regime === 'full_time'
  return [
    ...reason,
    ...(end_reason === 'resignation' ? judgeResignation({ ...owed, last }) : []),
    ...(isPaid && end_reason !== null && owed.benefit !== 'none' ? [judgeAllowance(end_reason, returns, last)] : []),
    ...judgeBenefit(owed.benefit),
    ...(isRestricted(family, end_reason) ? [postOffice(last)] : []),
    ...judgeReturn({ public_servant: owed.public_servant, decision: owed.return_decision }),
    ...(isPaid ? judgeVacation(owed.vacation_halves) : []),
  ]
}
