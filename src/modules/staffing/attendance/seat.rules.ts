import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { addMonths, addYears, type Day } from '../../../kernel/time/index.ts'
import { showDay } from '../../../kernel/words/index.ts'

/** One meeting as it was for a member. An absence that the board excused is not counted. */
export type Sitting = { readonly day: Day; readonly was: 'present' | 'absent' | 'excused' }

/** How the by-law counts: how many absences make a vacancy, whether they must follow one another, and within how many months; what says so. */
export type Counted = {
  readonly threshold: number
  readonly in_a_row: boolean
  readonly months: number | null
  readonly law: string
}

type Reached = { readonly count: number; readonly last: Day }

/** The absences that reach the number of the by-law on a day, the last time that they do; null where they never have. Whoever was present, or excused, between two absences ends what follows one another. */
export const reachedBy = (
  sittings: readonly Sitting[],
  { threshold, in_a_row, months }: Counted,
  on: Day,
): Reached | null => {
  let counted: Day[] = []
  let reached: Reached | null = null
  for (const { day, was } of sittings.filter(one => one.day <= on).toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    if (was !== 'absent') {
      if (in_a_row) counted = []
      continue
    }
    counted = [...counted, day].filter(one => months === null || addMonths(one, months) > day)
    if (counted.length >= threshold) reached = { count: counted.length, last: day }
  }
  return reached
}

/** MAN-10: as many absences as the by-law says make a vacancy, which is proposed and never follows by itself. */
export const judgeAbsences = (sittings: readonly Sitting[], bylaw: Counted, on: Day): Verdict[] => {
  const reached = reachedBy(sittings, bylaw, on)
  if (reached === null) return []
  const { count, last } = reached
  const { threshold, in_a_row, months, law } = bylaw
  const how = {
    fr: `${in_a_row ? ' de suite' : ''}${months === null ? '' : ` en ${months}\u00a0mois`}`,
    en: `${in_a_row ? ' in a row' : ''}${months === null ? '' : ` within ${months}\u00a0months`}`,
  }
  return [
    verdict({
      rule: 'MAN-10',
      outcome: 'warn',
      law,
      status: 'verified',
      says: {
        fr: `${count} absences${how.fr}, la dernière le ${showDay(last, 'fr')}\u00a0: le règlement intérieur en fait une vacance à compter de ${threshold}. Proposez de constater la vacance.`,
        en: `${count} absences${how.en}, the last on ${showDay(last, 'en')}: the by-law makes ${threshold} a vacancy. Propose to record the vacancy.`,
      },
      lines: [
        { name: 'absences', value: count },
        { name: 'threshold', value: threshold },
      ],
    }),
  ]
}

type ChangeOfPost = {
  /** First day in the seat, and the day on which the public servant changes post. */
  readonly from: Day
  readonly changed_on: Day
  /** Whether the new post still has the rank that the seat asks for. */
  readonly has_rank: boolean
  /** The section that asks for the rank. */
  readonly law: string
}

/** The section that was read; where another asks for a rank the same is presumed, and warns. */
const wasRead = /A-7\.003, art\.\s14$/

/** MAN-11: a director from the public sector who changes post finishes the term only after a year in the seat, and at a rank that still qualifies. */
export const judgeChangeOfPost = ({ from, changed_on, has_rank, law }: ChangeOfPost): Verdict[] => {
  const year = addYears(from, 1)
  if (changed_on >= year && has_rank) return []
  return [
    verdict({
      rule: 'MAN-11',
      outcome: 'block',
      law,
      status: wasRead.test(law) ? 'verified' : 'unverified',
      says: has_rank
        ? {
            fr: `La personne change de poste avant d’avoir siégé un an (le ${showDay(year, 'fr')})\u00a0: elle ne peut pas terminer son mandat.`,
            en: `The person changes post before a year in the seat (${showDay(year, 'en')}): the term cannot be finished.`,
          }
        : {
            fr: 'Le nouveau poste n’a plus le rang que demande le siège\u00a0: la personne ne peut pas terminer son mandat.',
            en: 'The new post no longer has the rank that the seat asks for: the term cannot be finished.',
          },
      lines: [
        { name: 'from', value: from },
        { name: 'changed_on', value: changed_on },
      ],
    }),
  ]
}
