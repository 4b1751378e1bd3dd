import { addDays, addMonths, type Day, day } from '../../../kernel/time/index.ts'
import { type OrganisationKind, organisationKinds } from '../registry.rules.ts'
import { bodies } from './bodies.ts'
import { datesFor, emptied, lateness, settle } from './decisions.ts'
import { found, writeHouse, writePost } from './establish.ts'
import { plainHeading } from './headers.ts'
import { type House, type Ledger, type Seat, steadyTerm } from './ledger.ts'

/** The day on which the register of the demonstration opens, a Wednesday. */
export const opening = day('2011-01-05')

/** Seats decided together: boards of fourteen or more are renewed by halves. Steady seats keep their own time. */
export const cohortsOf = (house: House): Seat[][] => {
  const together = house.seats.filter(({ design, steady }) => design.way === 'cohort' && !steady)
  if (together.length < 14) return together.length > 0 ? [together] : []
  return [together.filter((_, i) => i % 2 === 0), together.filter((_, i) => i % 2 === 1)]
}

/** How often a tribunal's members are looked at together, in days. */
export const roundOf = ({ seats }: House): number => {
  const size = seats.filter(({ design }) => design.way === 'bench').length
  return size >= 40 ? 112 : size >= 15 ? 224 : 350
}

const firstOfMonth = (on: Day): Day => day(`${on.slice(0, 8)}01`)

/** The term that was running, or just past, on the opening day. */
const running = (ledger: Ledger, seat: Seat, shared: Day | null): { from: Day; to: Day | null } => {
  if (seat.steady) return steadyTerm(seat, opening)
  const months = seat.design.months
  if (months === null) return { from: ledger.chance.after(opening, -2200, -60), to: null }
  const from = shared ?? firstOfMonth(ledger.chance.after(opening, -Math.floor(months * 30.4) - 60, -40))
  return datesFor(ledger, seat, from)
}

const settleOpening = (ledger: Ledger, seat: Seat): void => {
  settle(ledger, seat)
  const soon = ledger.chance.after(opening, 10, 330)
  if (seat.due < opening) seat.due = soon
  if (seat.term?.leaves && seat.term.leaves.on <= opening) seat.term.leaves.on = soon
}

const fill = (ledger: Ledger, house: House): void => {
  const shared = new Map<Seat, Day>()
  for (const seats of cohortsOf(house)) {
    const from = firstOfMonth(ledger.chance.after(opening, -1440, -40))
    for (const seat of seats) shared.set(seat, from)
    const late = Math.max(lateness(ledger, 'cohort'), -30)
    const due = addDays(addMonths(from, 48), late)
    house.cohorts.push({ seats, due: due < opening ? ledger.chance.after(opening, 20, 300) : due })
  }
  for (const seat of house.seats) {
    if (!seat.steady && ledger.chance.yes(0.05)) {
      seat.open = ledger.chance.after(opening, -300, -10)
      emptied(ledger, seat)
      if (seat.due < opening) seat.due = ledger.chance.after(opening, 10, 200)
      continue
    }
    const { from, to } = running(ledger, seat, shared.get(seat) ?? null)
    ledger.begin(seat, ledger.newPerson(seat.steady ? `${seat.key} ${from}` : undefined), from, to)
    settleOpening(ledger, seat)
  }
  if (house.seats.some(({ design }) => design.way === 'bench'))
    house.nextRound = ledger.chance.after(opening, 7, roundOf(house))
}

const groups: readonly (readonly OrganisationKind[])[] = [
  ['central', 'ministry'],
  ['assembly_office', 'tribunal'],
  ['state_enterprise'],
  ['other_body'],
  ['advisory_body'],
]

/** What the register takes over on its first day: the bodies, their posts and who held them. */
export const open = (ledger: Ledger): void => {
  for (const kinds of groups) {
    const names = kinds.map(kind => organisationKinds[kind])
    const title = {
      fr: `la reprise des organismes, des postes et des mandats en cours (${names.map(({ fr }) => fr.toLowerCase()).join(', ')})`,
      en: `the taking over of bodies, posts and current terms (${names.map(({ en }) => en.toLowerCase()).join(', ')})`,
    }
    ledger.act('import', opening, plainHeading('import', opening, title, []), () => {
      const houses = bodies.filter(({ kind, from }) => kinds.includes(kind) && !from).map(body => found(ledger, body))
      for (const house of houses) {
        writeHouse(ledger, house, null)
        for (const seat of house.seats) writePost(ledger, seat, null)
      }
      for (const house of houses) fill(ledger, house)
    })
  }
}
