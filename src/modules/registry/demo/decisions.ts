import { addDays, addMonths, type Day, day, dayAfter, daysBetween } from '../../../kernel/time/index.ts'
import type { Way } from './designs.ts'
import { endOf, type Ledger, never, type Person, type Reason, type Seat, type Term } from './ledger.ts'
import { invent } from './names.ts'

/** How many holders in a hundred leave in a year before their time. */
const leaving: Record<Way, number> = { chain: 17, single: 8, cohort: 5, bench: 3, office: 4 }

const reasons: Record<'full' | 'part', readonly (readonly [number, Reason])[]> = {
  full: [
    [45, 'resignation'],
    [40, 'retirement'],
    [4, 'death'],
    [3, 'disability'],
    [7, 'termination'],
    [1, 'dismissal'],
  ],
  part: [
    [78, 'resignation'],
    [6, 'death'],
    [10, 'loss_of_quality'],
    [3, 'disability'],
    [3, 'termination'],
  ],
}

/** How many days after the end of a term the government gets to it; negative is in time. */
export const lateness = (ledger: Ledger, way: Way): number => {
  const { chance } = ledger
  if (way === 'office') return chance.yes(0.5) ? -chance.between(10, 90) : chance.between(5, 300)
  if (way === 'bench') return chance.yes(0.85) ? -chance.between(15, 90) : chance.between(5, 200)
  if (way === 'single')
    return chance.yes(0.45) ? -chance.between(5, 60) : chance.between(5, chance.yes(0.7) ? 150 : 600)
  return chance.yes(0.4) ? -chance.between(5, 60) : chance.between(5, chance.yes(0.65) ? 240 : 700)
}

/** Draws what happens to a new term: whether its holder leaves early, and when the government decides what follows. */
export const settle = (ledger: Ledger, seat: Seat): void => {
  const { chance } = ledger
  const term = ledger.held(seat)
  const { way, partTime } = seat.design
  if (seat.steady) {
    seat.due = term.to === seat.steady ? never : addDays(term.to as Day, -45)
    return
  }
  const days = Math.floor((-Math.log(1 - chance.next()) * 36_500) / leaving[way])
  const last = term.to ? daysBetween(term.from, term.to) : 4000
  const reason = chance.weighted(reasons[partTime ? 'part' : 'full'])
  term.leaves = days > 100 && days < last ? { on: addDays(term.from, days), reason } : null
  seat.due = term.to && (way === 'single' || way === 'office') ? addDays(term.to, lateness(ledger, way)) : never
}

/** Draws when an empty seat is filled. */
export const emptied = (ledger: Ledger, seat: Seat): void => {
  const [least, most] = {
    chain: [30, 250],
    single: [90, 620],
    cohort: [200, 1000],
    bench: [150, 700],
    office: [40, 300],
  }[seat.design.way] as [number, number]
  seat.due = ledger.chance.after(seat.open, least, most)
}

/** The Monday after a day. */
export const monday = (on: Day): Day => addDays(on, 8 - Temporal.PlainDate.from(on).dayOfWeek)

const firstOfNextMonth = (on: Day): Day => day(`${addMonths(on, 1).slice(0, 8)}01`)

const later = (...days: (Day | null)[]): Day =>
  days
    .filter(one => one !== null)
    .sort()
    .at(-1) as Day

/** When what is decided on a day takes effect: after the term when there is time, else soon, and now and then from the missed day. */
export const effective = (ledger: Ledger, on: Day, end: Day | null, after: Day): Day => {
  if (end !== null && end >= on) return dayAfter(end)
  const { chance } = ledger
  if (end !== null && addDays(end, 60) > on && chance.yes(0.15) && end >= after) return dayAfter(end)
  const from = chance.weighted([
    [30, on],
    [40, monday(on)],
    [22, firstOfNextMonth(on)],
    [8, addDays(on, 40)],
  ])
  return later(from, dayAfter(after))
}

/** Somebody for a seat: in one case of five a person already known and free, else somebody new. */
const choose = (ledger: Ledger, seat: Seat, from: Day): Person => {
  const { chance, people } = ledger
  if (seat.steady) return ledger.newPerson(`${seat.key} ${from}`)
  const free = ({ gone, posts, fullTime, id }: Person) =>
    !gone &&
    !fullTime &&
    posts < (seat.design.partTime ? 2 : 1) &&
    !seat.house.seats.some(({ term, acting }) => term?.person.id === id || acting?.person.id === id)
  if (people.length > 500 && chance.yes(0.22))
    for (let tries = 0; tries < 6; tries += 1) {
      const person = chance.pick(people)
      if (free(person)) return person
    }
  return ledger.newPerson()
}

const renewed: Record<Way, readonly number[]> = {
  chain: [],
  single: [0.5, 0.25, 0.05],
  cohort: [0.55, 0.35, 0.05],
  bench: [0.86, 0.8, 0.7, 0.5],
  office: [0.3],
}

const staying = (ledger: Ledger, seat: Seat, term: Term, from: Day): boolean => {
  if (seat.steady) return term.nth === 1
  if (seat.design.renewals === 0) return false
  const soon = term.leaves !== null && term.leaves.on < addDays(from, 90)
  return !soon && ledger.chance.yes(renewed[seat.design.way][term.nth - 1] ?? 0)
}

type Dates = { from: Day; to: Day | null }

const monthsFor = (ledger: Ledger, { design, steady }: Seat): number | null =>
  design.months === null || steady || design.way === 'bench' || design.way === 'office'
    ? design.months
    : ledger.chance.weighted([
        [84, design.months],
        [13, 36],
        [3, 24],
      ])

export const datesFor = (ledger: Ledger, seat: Seat, from: Day): Dates => ({
  from,
  to: endOf(seat, from, monthsFor(ledger, seat)),
})

/** A vacancy filled for the unexpired portion inherits the end of the term that was broken off (NOM-13). */
const unexpired = (seat: Seat, dates: Dates): Dates =>
  seat.design.fill === 'unexpired' &&
  seat.lastEnd &&
  seat.lastEnd > addDays(dates.from, 180) &&
  (dates.to === null || seat.lastEnd < dates.to)
    ? { ...dates, to: seat.lastEnd }
    : dates

/** Errors that slip into an act: from which day on the next one does, what is wrong, and after how long it is put right. */
const slips: { from: string; what: 'to' | 'name' | 'person' | 'from'; weeks: number }[] = [
  { from: '2012-02-01', what: 'to', weeks: 5 },
  { from: '2013-10-01', what: 'name', weeks: 60 },
  { from: '2015-04-01', what: 'person', weeks: 3 },
  { from: '2017-02-01', what: 'from', weeks: 4 },
  { from: '2018-09-01', what: 'to', weeks: 20 },
  { from: '2020-09-01', what: 'name', weeks: 7 },
  { from: '2022-03-01', what: 'person', weeks: 2 },
  { from: '2024-09-01', what: 'from', weeks: 6 },
  { from: '2026-04-01', what: 'to', weeks: 12 },
]

const slipOn = (ledger: Ledger, on: Day) => {
  const next = slips[ledger.mistakes.length]
  return next && next.from <= on && !ledger.slipped ? next : undefined
}

/** Appoints somebody to a seat, empty or not; `on` is the day of the act. */
export const appoint = (ledger: Ledger, seat: Seat, on: Day, dates: Dates): void => {
  const slip = seat.design.way === 'cohort' ? slipOn(ledger, on) : undefined
  const corrected = slip ? addDays(on, 7 * slip.weeks) : on
  const before = ledger.people.length
  const person = choose(ledger, seat, dates.from)
  if (slip?.what === 'name' && ledger.people.length > before)
    ledger.mistake('person.create', { given_name: otherName(ledger, person) }, corrected)
  const { from, to } = seat.term ? dates : unexpired(seat, dates)
  ledger.begin(seat, person, from, to)
  if (slip?.what === 'to' && to && addMonths(to, -12) > from)
    ledger.mistake('mandate.begin', { to: addMonths(to, -12) }, corrected)
  if (slip?.what === 'from' && to) ledger.mistake('mandate.begin', { from: addDays(from, 31) }, corrected)
  if (slip?.what === 'person')
    ledger.mistake('mandate.begin', { person: ledger.chance.pick(ledger.people.slice(0, before)).id }, corrected)
  if (slip) seat.quiet = later(seat.quiet, addDays(corrected, 14))
  settle(ledger, seat)
}

const otherName = (ledger: Ledger, { given, gender }: Person): string => {
  const other = invent(ledger.chance)
  return other.gender === gender && other.given !== given ? other.given : otherName(ledger, { given, gender } as Person)
}

/** What the government does with a seat whose turn has come: extends, renews, replaces, or fills it. */
export const decide = (ledger: Ledger, seat: Seat, on: Day, shared: Dates | null = null): void => {
  const { term } = seat
  const after = later(seat.acting?.from ?? null, term?.from ?? null, term ? null : addDays(seat.open, -1)) as Day
  const from = shared && shared.from > after ? shared.from : effective(ledger, on, term?.to ?? null, after)
  const dates = shared && shared.from === from ? shared : datesFor(ledger, seat, from)
  if (term && staying(ledger, seat, term, from)) {
    const longest = endOf(seat, term.from)
    const longer = term.to && addMonths(term.to, ledger.chance.pick([3, 6]))
    if (
      seat.design.way === 'single' &&
      !seat.steady &&
      !term.extended &&
      longer &&
      longest &&
      longer <= longest &&
      longer > on
    ) {
      ledger.extend(seat, longer)
      seat.due = addDays(longer, lateness(ledger, 'single'))
    } else {
      ledger.renew(seat, dates.from, dates.to)
      settle(ledger, seat)
    }
  } else appoint(ledger, seat, on, dates)
}
