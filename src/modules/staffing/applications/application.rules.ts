import { type Dated, inForce } from '../../../kernel/rules/index.ts'
import { addDays, addMonths, type Day, day, daysBetween } from '../../../kernel/time/index.ts'

const since = day('2000-01-01')
const one = <T>(law: string, status: Dated<T>['status'], value: T): readonly Dated<T>[] => [
  { from: since, law, status, value },
]

/** PRV-04: days without a word after which an adviser is told that a candidate waits. */
export const silenceDays = one('PRV-04 (attentes des candidats)', 'verified', 21)
/** PRV-01: no number below this is shown, nor what would tell it by subtraction. */
const smallCell = one('PRV-01 (proposition)', 'derived', 5)
/** PRV-03: months that an application is kept after its end. The period is to be confirmed: nothing is blocked by it. */
const retentionMonths = one('PRV-03 (A-2.1; calendrier à confirmer)', 'unverified', 24)
/** Days that a draft is kept after its call closes, and an account without any application. */
export const draftDays = one('PRV-03 (proposition)', 'proposal', 90)
/** Days from each step to the next news, unless an adviser says another day. */
const newsDays = one<Readonly<Record<string, number>>>('PRV-04 (proposition)', 'proposal', {
  acknowledged: 30,
  admissible: 30,
  preselected: 21,
  written: 30,
  interview: 21,
  apt: 30,
  registered: 180,
  proposed: 30,
})

/** The day by which a candidate hears again: counted from the step, or from the deadline of the call where that comes later. */
export const nextNews = (step: string, today: Day, deadline: Day | null): Day | null => {
  const days = inForce(newsDays, today).value[step]
  if (days === undefined) return null
  const from = step === 'acknowledged' && deadline !== null && deadline > today ? deadline : today
  return addDays(from, days)
}

/** Whole days since the candidate last heard. */
export const silence = (lastNews: Day, today: Day): number => Math.max(0, daysBetween(lastNews, today))

/** The last day of an application that has ended; one that was never submitted need not wait. */
export const lastDayKept = (endedOn: Day, wasSubmitted: boolean): Day =>
  wasSubmitted ? addMonths(endedOn, inForce(retentionMonths, endedOn).value) : endedOn

/** How many of a group, or null where the number, or its complement, is small. */
export const shownCount = (people: number, answered: number, today: Day): number | null => {
  const { value: least } = inForce(smallCell, today)
  return answered < least || people < least || answered - people < least ? null : people
}

/** How many answered, or null where that is small. */
export const shownAnswers = (answered: number, today: Day): number | null =>
  answered < inForce(smallCell, today).value ? null : answered
