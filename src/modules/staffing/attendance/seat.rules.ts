import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import { addYears, type Day } from '../../../kernel/time/index.ts'
import { showDay } from '../../../kernel/words/index.ts'

type Attendance = {
  /** The days of the meetings missed, those excused by the board left out. */
  readonly missed: readonly Day[]
  /** How many absences make a vacancy, and what says so: the by-law of the body. */
  readonly threshold: number | null
  readonly law: string
}

/** MAN-10: as many absences as the by-law says make a vacancy, which is proposed and never follows by itself. */
export const judgeAbsences = ({ missed, threshold, law }: Attendance, on: Day): Verdict[] => {
  const count = missed.filter(day => day <= on).length
  const last = missed
    .filter(day => day <= on)
    .toSorted()
    .at(-1)
  if (threshold === null || last === undefined || count < threshold) return []
  return [
    verdict({
      rule: 'MAN-10',
      outcome: 'warn',
      law,
      status: 'verified',
      says: {
        fr: `${count} absences, la dernière le ${showDay(last, 'fr')}\u00a0: le règlement intérieur en fait une vacance à compter de ${threshold}. Proposez de constater la vacance.`,
        en: `${count} absences, the last on ${showDay(last, 'en')}: the by-law makes ${threshold} a vacancy. Propose to record the vacancy.`,
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
