import { addDays, type Day, dayBefore } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { datesFor, decide, effective, emptied, lateness } from './decisions.ts'
import { headingOf } from './headers.ts'
import type { Cohort, House, Ledger, Seat } from './ledger.ts'
import { roundOf } from './opening.ts'

const open = (seat: Seat) => !seat.abolished && seat.house.alive

/** Terms of the Assembly's offices end by themselves. */
const expire = (ledger: Ledger, on: Day): void => {
  for (const seat of ledger.seats)
    if (seat.design.way === 'office' && seat.term?.to && seat.term.to < on) {
      ledger.expire(seat)
      seat.due = seat.due < on ? addDays(on, 30) : seat.due
    }
}

const endings: Two = {
  fr: 'la fin de mandats de titulaires d’un emploi supérieur et l’exercice de fonctions par intérim',
  en: 'the end of terms of holders of senior positions and acting appointments',
}

const actingFor = (ledger: Ledger, seat: Seat, on: Day): void => {
  const near = seat.house.seats.filter(
    other => other.term && other !== seat && other.term.from < on && !other.design.partTime && other.quiet < on,
  )
  const person = near.length > 0 ? ledger.chance.pick(near).term?.person : null
  const from = !seat.term && seat.open > on ? seat.open : on
  const limited = seat.term !== null || ledger.chance.yes(0.15)
  ledger.actFor(seat, person ?? ledger.newPerson(), from, limited ? addDays(from, 270) : null)
}

/** Once a month: resignations, retirements, deaths and the like, some announced, some learnt afterwards; and who acts for those who are gone, or away for a time. */
export const departures = (ledger: Ledger, on: Day): void => {
  expire(ledger, on)
  ledger.act('decret', on, headingOf('decret', on, endings), () => {
    const replaced: Seat[] = []
    for (const seat of ledger.seats) {
      if (!open(seat) || seat.quiet >= on || seat.design.way === 'chain') continue
      const { term } = seat
      if (term?.leaves && term.leaves.on <= addDays(on, 20)) {
        const { on: last, reason } = term.leaves
        ledger.end(seat, last > term.from ? last : dayBefore(on), reason)
        emptied(ledger, seat)
      }
      const leads =
        seat.design.family === 'chief_executive' ||
        (seat.design.family === 'adjudicator' && seat.design.way === 'single')
      if (leads && !seat.acting && ledger.chance.yes(seat.term ? 0.004 : 0.6)) replaced.push(seat)
    }
    for (const seat of replaced) actingFor(ledger, seat, on)
  })
}

const isSingle = (seat: Seat) => seat.design.way === 'single' || seat.steady !== null

const among = (ledger: Ledger, on: Day, wanted: (seat: Seat) => boolean) =>
  ledger.seats.filter(seat => wanted(seat) && seat.quiet < on && open(seat))

/** Chief executives, one décret each. */
export const executives = (ledger: Ledger, on: Day): void => {
  for (const seat of among(
    ledger,
    on,
    seat => seat.due <= on && isSingle(seat) && seat.design.family === 'chief_executive',
  ))
    ledger.act('decret', on, headingOf('decret', on), () => decide(ledger, seat, on))
}

/** A seat of a board or council that is empty, or whose holder has long been past term. */
const forgotten = ({ design, term, due }: Seat, on: Day) =>
  design.way === 'cohort' && !design.arrete && (term ? term.to !== null && term.to < addDays(on, -750) : due <= on)

/** Chairs, vice-presidents, and vacancies on boards that have lasted: one décret for all whose turn has come. */
export const others = (ledger: Ledger, on: Day): void =>
  ledger.act('decret', on, headingOf('decret', on), () => {
    for (const seat of among(ledger, on, seat => (seat.due <= on && isSingle(seat)) || forgotten(seat, on)))
      decide(ledger, seat, on)
  })

/** Offices that the Assembly fills, one resolution each. */
export const offices = (ledger: Ledger, on: Day): void => {
  for (const seat of ledger.seats)
    if (open(seat) && seat.design.way === 'office' && seat.due <= on && seat.quiet < on)
      ledger.act('assembly_resolution', on, headingOf('assembly_resolution', on), () => decide(ledger, seat, on))
}

/** Members of a tribunal whose term ends within four months, those overdue, and its vacancies. */
export const rounds = (ledger: Ledger, on: Day): void => {
  for (const house of ledger.houses) {
    if (!house.alive || house.nextRound > on) continue
    house.nextRound = addDays(on, roundOf(house) - 7)
    ledger.act('decret', on, headingOf('decret', on), () => {
      for (const seat of house.seats) {
        if (!open(seat) || seat.design.way !== 'bench' || seat.quiet >= on) continue
        const ends = seat.term?.to && seat.term.to <= addDays(on, 120)
        if (ends ? ledger.chance.yes(0.5) : !seat.term && seat.due <= on) decide(ledger, seat, on)
      }
    })
  }
}

const kindOf = (seats: readonly Seat[]) => (seats.some(({ design }) => design.arrete) ? 'arrete' : 'decret')

const renewCohort = (ledger: Ledger, house: House, cohort: Cohort, on: Day): void => {
  const seats = cohort.seats.filter(seat => open(seat) && seat.quiet < on)
  const ends = seats.flatMap(({ term }) => (term?.to ? [term.to] : [])).sort()
  const end = ends[Math.floor(ends.length / 2)] ?? null
  const first = seats[0]
  if (!first) return
  const shared = datesFor(ledger, first, effective(ledger, on, end, dayBefore(on)))
  const late = house.seats.filter(
    seat => !seats.includes(seat) && seat.design.way === 'cohort' && !seat.steady && open(seat) && seat.quiet < on,
  )
  ledger.act(kindOf(seats), on, headingOf(kindOf(seats), on), () => {
    for (const seat of seats) {
      if (seat.term ? (seat.term.to ?? '') >= shared.from : seat.open >= shared.from) continue
      if (!seat.term || ledger.chance.yes(0.94)) decide(ledger, seat, on, shared)
    }
    for (const seat of late)
      if (seat.term ? (seat.term.to ?? '9') < addDays(on, -120) : seat.due <= addDays(on, 120)) decide(ledger, seat, on)
  })
  cohort.due = addDays(shared.to as Day, Math.max(lateness(ledger, 'cohort'), -60))
}

/** Boards and councils, half or whole, when their turn has come. */
export const cohorts = (ledger: Ledger, on: Day): void => {
  for (const house of ledger.houses)
    for (const cohort of house.cohorts) if (house.alive && cohort.due <= on) renewCohort(ledger, house, cohort, on)
}
