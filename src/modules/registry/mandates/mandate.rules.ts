import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { type Day, dayBefore, holdsOn, type Period, termEnd } from '../../../kernel/time/index.ts'
import { showDay } from '../../../kernel/words/index.ts'
import type { State } from '../registry.rules.ts'

type Seat = { term_kind: string; term_months: number | null; max_renewals: number | null; holds_over: boolean }
type Held = { capacity: string; planned_end: string | null; term: number; valid: Period }

/** NOM-03: the term is no longer than the seat's maximum (MAN-01 counts it). */
export const judgeTerm = (seat: Seat | undefined, from: Day, to: Day | null): Verdict[] => {
  if (!seat?.term_months || to === null) return []
  const latest = termEnd(from, { months: seat.term_months })
  if (to <= latest) return []
  return [
    verdict({
      rule: 'NOM-03',
      outcome: 'block',
      law: 'loi constitutive du poste',
      status: 'verified',
      says: {
        fr: `Le mandat dépasse la durée permise de ${seat.term_months} mois : il finirait au plus tard le ${showDay(latest, 'fr')}.`,
        en: `The term exceeds the ${seat.term_months} months allowed: it would end on ${showDay(latest, 'en')} at the latest.`,
      },
      lines: [
        { name: 'from', value: from },
        { name: 'term_months', value: seat.term_months },
        { name: 'latest', value: latest },
        { name: 'to', value: to },
      ],
    }),
  ]
}

/** What the law says of a mandate that begins: NOM-03, NOM-10 (unverified: warns), MAN-04, and who leaves because of it. */
export const judgeBeginning = (
  seat: Seat | undefined,
  held: readonly Held[],
  from: Day,
  to: Day | null,
  adopted: Day,
): Verdict[] => {
  const verdicts = judgeTerm(seat, from, to)
  if (from < adopted)
    verdicts.push(
      verdict({
        rule: 'NOM-10',
        outcome: 'warn',
        law: 'NOM-10',
        status: 'unverified',
        says: {
          fr: `La prise d’effet, le ${showDay(from, 'fr')}, précède la date de l’acte, le ${showDay(adopted, 'fr')} : l’acte doit le dire expressément.`,
          en: `The coming into force, ${showDay(from, 'en')}, precedes the date of the act, ${showDay(adopted, 'en')}: the act must say so expressly.`,
        },
        lines: [
          { name: 'from', value: from },
          { name: 'adopted_on', value: adopted },
        ],
      }),
    )
  const leaves = held.find(
    row => row.capacity === 'titular' && row.valid.from !== null && row.valid.from < from && holdsOn(row.valid, from),
  )
  if (leaves && seat?.holds_over && (leaves.planned_end === null || leaves.planned_end >= from))
    verdicts.push(
      verdict({
        rule: 'NOM-12',
        outcome: 'warn',
        law: 'loi constitutive du poste',
        status: 'verified',
        says: {
          fr: `Le mandat en cours n’est pas échu ; il prendra fin le ${showDay(dayBefore(from), 'fr')}.`,
          en: `The current mandate has not reached its end; it will end on ${showDay(dayBefore(from), 'en')}.`,
        },
        lines: [{ name: 'planned_end', value: leaves.planned_end ?? '' }],
      }),
    )
  return verdicts
}

/** MAN-04: renewals counted against the act's limit (unverified: warns). */
export const judgeRenewal = (seat: Seat | undefined, term: number): Verdict[] =>
  seat?.max_renewals == null || term - 1 <= seat.max_renewals
    ? []
    : [
        verdict({
          rule: 'MAN-04',
          outcome: 'warn',
          law: 'MAN-04',
          status: 'unverified',
          says: {
            fr: `Ce serait le renouvellement ${term - 1}, alors que la loi en permet ${seat.max_renewals}.`,
            en: `This would be renewal ${term - 1}, whereas the law allows ${seat.max_renewals}.`,
          },
          lines: [
            { name: 'renewals', value: term - 1 },
            { name: 'max_renewals', value: seat.max_renewals },
          ],
        }),
      ]

type Mandate = { valid: Period; planned_end: string | null; capacity: string }

/** SM-9: what a mandate is on a day. A titular past the planned end is in office past term, not gone (MAN-02). */
export const stateOf = ({ valid, planned_end, capacity }: Mandate, on: Day): State => {
  if (valid.from !== null && on < valid.from) return 'to_come'
  if (!holdsOn(valid, on)) return 'ended'
  if (capacity === 'acting' || capacity === 'supernumerary') return capacity
  return planned_end !== null && planned_end < on ? 'past_term' : 'in_office'
}

/** SM-1: what a post is on a day on which it exists. A supernumerary does not count: the seat is vacant, or another's (MAN-09). */
export const stateOfPost = (mandates: readonly Mandate[], on: Day): State => {
  const current = mandates.filter(({ capacity, valid }) => capacity !== 'supernumerary' && holdsOn(valid, on))
  const titular = current.find(({ capacity }) => capacity === 'titular')
  if (titular) return stateOf(titular, on)
  return current.length > 0 ? 'vacant_acting' : 'vacant'
}
