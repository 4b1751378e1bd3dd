import { addDays, type Day, dayBefore } from '../../../kernel/time/index.ts'
import { appoint, datesFor, emptied, monday, settle } from './decisions.ts'
import { headingOf } from './headers.ts'
import type { Ledger, Seat } from './ledger.ts'

const moving = (seat: Seat) => seat.design.way === 'chain' && !seat.abolished && seat.house.alive

/** Who could move into a seat: long enough where they are, and of the same rank or the one below. */
const candidates = (ledger: Ledger, to: Seat, from: Day, taken: ReadonlySet<Seat>): Seat[] => {
  const ranks = ['assistant_deputy_minister', 'associate_deputy_minister', 'deputy_minister']
  const rank = to.design.family === 'delegate' ? 2 : ranks.indexOf(to.design.family)
  return ledger.seats.filter(seat => {
    if (!moving(seat) || taken.has(seat) || seat === to || !seat.term || seat.quiet >= from) return false
    const own = ranks.indexOf(seat.design.family)
    return own >= 0 && (own === rank || own === rank - 1) && seat.term.from < addDays(from, -400)
  })
}

/** Fills a seat by a move, then the seat so left, until somebody new comes in: at most six links. */
const follow = (ledger: Ledger, to: Seat, on: Day, from: Day, taken: Set<Seat>): void => {
  let empty = to
  for (let link = 0; link < 6; link += 1) {
    taken.add(empty)
    const found = ledger.chance.yes(empty.design.family === 'assistant_deputy_minister' ? 0.25 : 0.7)
      ? candidates(ledger, empty, from, taken)
      : []
    const seat = found.length > 0 ? ledger.chance.pick(found) : null
    if (!seat) break
    ledger.move(seat, empty, from, null)
    settle(ledger, empty)
    empty = seat
  }
  if (empty.design.family === 'assistant_deputy_minister' && ledger.chance.yes(0.25)) emptied(ledger, empty)
  else appoint(ledger, empty, on, datesFor(ledger, empty, from))
}

/** Somebody of the house who acts until the seat is filled. */
const cover = (ledger: Ledger, seat: Seat): void => {
  const near = seat.house.seats.filter(
    other => other !== seat && other.term && other.term.from < seat.open && other.term.leaves === null,
  )
  const person = near.length > 0 ? ledger.chance.pick(near).term?.person : undefined
  if (person) ledger.actFor(seat, person, seat.open, null)
}

const leave = (ledger: Ledger, seat: Seat, last: Day): void => {
  const reason = ledger.chance.weighted([
    [55, 'retirement'],
    [35, 'resignation'],
    [4, 'death'],
    [6, 'termination'],
  ] as const)
  ledger.end(seat, last, reason)
}

/** Deputy ministers and delegates: those who leave, and the moves that follow, decided the same day. */
export const chains = (ledger: Ledger, on: Day, most = 7): void => {
  const from = monday(on)
  const turns = ledger.seats
    .filter(
      seat =>
        moving(seat) &&
        seat.quiet < on &&
        (seat.term ? seat.term.leaves !== null && seat.term.leaves.on <= on : seat.due <= on),
    )
    .slice(0, most)
  ledger.act('decret', on, headingOf('decret', on), () => {
    const taken = new Set<Seat>(turns)
    for (const seat of turns) {
      if (seat.term) leave(ledger, seat, dayBefore(from))
      else if (seat.open >= from || (seat.acting && seat.acting.from >= from)) continue
      else {
        follow(ledger, seat, on, from, taken)
        continue
      }
      if (ledger.chance.yes(0.4)) {
        if (ledger.chance.yes(0.85)) cover(ledger, seat)
        emptied(ledger, seat)
      } else follow(ledger, seat, on, from, taken)
    }
  })
}

/** Two deputy ministers of one rank exchange their posts. */
export const exchange = (ledger: Ledger, on: Day): void => {
  const from = monday(on)
  const ready = ledger.seats.filter(
    seat =>
      moving(seat) &&
      seat.design.family === 'deputy_minister' &&
      seat.house.body.kind === 'ministry' &&
      seat.quiet < on &&
      seat.term &&
      seat.term.from < addDays(on, -365),
  )
  const one = ready.length > 1 ? ledger.chance.pick(ready) : null
  const other = one && ledger.chance.pick(ready.filter(seat => seat !== one))
  if (!one || !other) return
  ledger.act('decret', on, headingOf('decret', on), () => {
    ledger.swap(one, other, from)
    settle(ledger, one)
    settle(ledger, other)
  })
}

/** A great reshuffle: several deputy ministers go abroad, retire or change ministries in one act. */
export const reshuffle = (ledger: Ledger, on: Day): void => {
  const ready = ledger.seats.filter(
    seat => moving(seat) && seat.design.family === 'deputy_minister' && seat.term && seat.quiet < on,
  )
  for (let n = 0; n < 6 && ready.length > 0; n += 1) {
    const seat = ledger.chance.pick(ready)
    if (seat.term) seat.term.leaves = { on, reason: 'retirement' }
  }
  chains(ledger, on, 9)
}
