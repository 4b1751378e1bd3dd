import { demoDay } from '../../../kernel/module.ts'
import { addDays, type Day } from '../../../kernel/time/index.ts'
import { chains } from './chains.ts'
import { Chance } from './chance.ts'
import { record } from './gazette.ts'
import { Ledger, type PlannedAct } from './ledger.ts'
import { open, opening } from './opening.ts'
import { cohorts, departures, executives, offices, others, rounds } from './sittings.ts'
import { tellStories } from './stories.ts'
import { authorise } from './supernumeraries.ts'

export const lastDay = demoDay

const holidays = (on: Day) => {
  const date = on.slice(5)
  return (date > '07-20' && date < '08-15') || date > '12-22' || date < '01-07'
}

/** The Wednesdays on which the government sits. */
const sittings = (): Day[] => {
  const days: Day[] = []
  for (let on = addDays(opening, 7); on <= lastDay; on = addDays(on, 7)) if (!holidays(on)) days.push(on)
  return days
}

/** Fifteen years of acts, in order: the same seed gives the same acts to the last letter. */
export const planDemo = (seed = 2011): readonly PlannedAct[] => {
  const ledger = new Ledger(new Chance(seed))
  open(ledger)
  const tell = tellStories(ledger, [])
  const days = sittings()
  days.forEach((on, at) => {
    tell(on, days[at + 1] ?? addDays(on, 7))
    if (at % 5 === 0) departures(ledger, on)
    if (at % 5 === 2) others(ledger, on)
    if (at % 2 === 0) executives(ledger, on)
    offices(ledger, on)
    rounds(ledger, on)
    cohorts(ledger, on)
    if (at % 4 === 1) chains(ledger, on)
    if (at === days.length - 2) authorise(ledger, on)
  })
  record(ledger.acts, lastDay, seed)
  return ledger.acts
}
