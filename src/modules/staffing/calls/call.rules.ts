import { type Dated, inForce, type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { type Day, day, daysBetween, type Instant, isBefore } from '../../../kernel/time/index.ts'

/** Days that a call stays open at least; a shorter one is only a warning. */
const shortestOpening: readonly Dated<number>[] = [
  {
    from: day('2000-01-01'),
    law: 'pratique à confirmer avec le Secrétariat (durée minimale de publication)',
    status: 'unverified',
    value: 14,
  },
]

type Timed = { step: string; opens_at: Instant | null; closes_at: Instant | null; first_closes_at: Instant | null }

/** Where a call stands at an instant: what is published opens and closes by the clock alone. */
export const phaseOf = <S extends string>(
  { step, opens_at, closes_at, first_closes_at }: Timed & { step: S },
  now: Instant,
) => {
  if (step !== 'published' || opens_at === null || closes_at === null) return step as Exclude<S, 'published'>
  if (isBefore(now, opens_at)) return 'scheduled'
  if (!isBefore(now, closes_at)) return 'ended'
  return first_closes_at === null ? 'open' : 'extended'
}

/** Whether one may apply at an instant: from the first one on, until the deadline, which is no longer in it. */
export const isOpenAt = (call: Timed, now: Instant): boolean => ['open', 'extended'].includes(phaseOf(call, now))

type Judged = { kind: string; texts: readonly string[]; copies: readonly string[]; hasScale: boolean }
type Dates = { opens: Day; closes: Day } | null

/** The texts that a notice must have: T-15.1, r. 1 and T-15.01, r. 4. */
export const noticeTexts = ['duties', 'place', 'requirements', 'criteria', 'confidentiality'] as const

/** Whether the public sees a call at an instant: from the one set on. */
export const isOutAt = ({ opens_at }: Pick<Timed, 'opens_at'>, now: Instant): boolean =>
  opens_at !== null && !isBefore(now, opens_at)

/** SM-3: what the law wants of a call before it is published. `texts` and `copies` are those that there are. */
export const callVerdicts = ({ kind, texts, copies, hasScale }: Judged, dates: Dates, on: Day): Verdict[] => {
  const found: Verdict[] = []
  const isNotice = kind === 'notice'
  const lacking = noticeTexts.filter(name => !texts.includes(name)).length
  if (isNotice)
    found.push(
      verdict({
        rule: 'SM-3',
        outcome: lacking > 0 ? 'block' : 'pass',
        law: 'T-15.1, r. 1; T-15.01, r. 4; J-3, art. 42',
        status: 'verified',
        says:
          lacking > 0
            ? {
                fr: 'L’avis dit les fonctions, le lieu de travail, les conditions, les critères et la confidentialité\u00a0: il en manque.',
                en: 'The notice tells the duties, the place of work, the conditions, the criteria and confidentiality: some are missing.',
              }
            : {
                fr: 'L’avis dit tout ce que le règlement demande.',
                en: 'The notice tells all that the regulation asks.',
              },
      }),
      verdict({
        rule: 'SM-3',
        outcome: copies.length < 2 ? 'block' : 'pass',
        law: 'T-15.1, r. 1; T-15.01, r. 4',
        status: 'verified',
        says:
          copies.length < 2
            ? {
                fr: 'Une copie de l’avis va à la ministre ou au ministre et à la présidence de l’organisme avant la publication.',
                en: 'A copy of the notice goes to the minister and to the president of the body before publication.',
              }
            : {
                fr: 'La copie de l’avis a été envoyée à la ministre ou au ministre et à la présidence.',
                en: 'The copy of the notice was sent to the minister and to the president.',
              },
      }),
    )
  if (!hasScale)
    found.push(
      verdict({
        rule: 'SM-3',
        outcome: 'warn',
        law: 'pratique de publication observée',
        status: 'verified',
        says: {
          fr: 'L’échelle de traitement et sa date d’effet ne sont pas dites.',
          en: 'The pay scale and its effective date are not told.',
        },
      }),
    )
  if (dates) {
    const { value, law, status } = inForce(shortestOpening, on)
    const open = daysBetween(dates.opens, dates.closes)
    if (open < value)
      found.push(
        verdict({
          rule: 'SM-3',
          outcome: 'warn',
          law,
          status,
          says: {
            fr: `L’appel reste ouvert ${open} jours, moins que les ${value} d’usage.`,
            en: `The call stays open ${open} days, less than the usual ${value}.`,
          },
        }),
      )
  }
  return found
}
