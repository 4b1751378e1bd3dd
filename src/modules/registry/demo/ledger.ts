import { addMonths, type Day, dayAfter, termEnd } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Header, Kind, Proposal, ProposedArticle } from '../../acts/index.ts'
import { effects } from '../index.ts'
import type { Names } from '../registry.queries.ts'
import type { chosenReasons } from '../registry.rules.ts'
import { type Chance, idOf } from './chance.ts'
import type { Body, Design } from './designs.ts'
import { type Identity, invent } from './names.ts'

export type Reason = (typeof chosenReasons)[number]
export type Place = { act: string; article: number }
export type Person = Identity & { id: string; posts: number; fullTime: boolean; gone: boolean }
export type Term = {
  mandate: string
  person: Person
  from: Day
  to: Day | null
  nth: number
  leaves: { on: Day; reason: Reason } | null
  extended: boolean
}
export type Seat = {
  id: string
  key: string
  house: House
  design: Design
  place: Two | null
  number: number | null
  term: Term | null
  acting: Term | null
  /** The first day without a holder, and the day on which the last one's term was to end. */
  open: Day
  lastEnd: Day | null
  /** The government decides at the first sitting from that day; nothing else happens before `quiet`. */
  due: Day
  quiet: Day
  abolished: boolean
  /** Always decided in time and never left early; its terms end on the anniversaries of this day, the last one included. */
  steady: Day | null
}
export type Cohort = { seats: Seat[]; due: Day }
export type House = {
  id: string
  body: Body
  name: Two
  portfolio: Two | null
  seats: Seat[]
  cohorts: Cohort[]
  alive: boolean
  nextRound: Day
}

export type Written = {
  what: 'begin' | 'renew' | 'end' | 'act' | 'move' | 'extend' | 'other'
  seat: Seat
  person: Person | null
}
export type PlannedEvent = {
  act_id: string
  what: 'signed' | 'published'
  day: Day
  gazette_part: string | null
  gazette_page: string | null
  signatory: string | null
}
export type PlannedAct = {
  now: string
  /** The number that the series will give. */
  number: string
  proposal: Proposal & { act_id: string; articles: readonly ProposedArticle[] }
  events: PlannedEvent[]
}

type Mistake = { place: Place; kind: Kind; number: string; right: ProposedArticle; corrected: Day | null }
type Heading = (written: readonly Written[]) => Header

export const never = '9999-01-01' as Day

const sentences = new Map(effects.map(effect => [effect.kind, effect]))
const nameOf = ({ given, family }: Identity) => `${given} ${family}`

/** The register as the plan believes it: who holds what, and the acts that made it so. */
export class Ledger {
  readonly chance: Chance
  readonly acts: PlannedAct[] = []
  readonly houses: House[] = []
  readonly people: Person[] = []
  readonly mistakes: Mistake[] = []
  readonly #seats = new Map<string, Seat>()
  readonly #persons = new Map<string, Person>()
  readonly #mandates = new Map<string, { person: Person; seat: Seat }>()
  readonly #numbers = new Map<string, number>()
  #articles: ProposedArticle[] = []
  #written: Written[] = []
  #pending: Omit<Mistake, 'kind' | 'number'>[] = []
  #mandateCount = 0
  readonly #names: Names

  constructor(chance: Chance) {
    this.chance = chance
    const organisation = (id: string): Two => this.houses.find(house => house.id === id)?.name ?? { fr: '—', en: '—' }
    const person = (id: string) => {
      const found = this.#persons.get(id)
      if (!found) throw new Error('the plan speaks of nobody')
      const name = nameOf(found)
      return {
        name,
        formal: { fr: `${found.gender === 'f' ? 'madame' : 'monsieur'} ${name}`, en: name },
        gender: found.gender,
      }
    }
    const post: Names['post'] = (id, gender) => {
      const seat = this.#seats.get(id)
      if (!seat) throw new Error('the plan speaks of no post')
      const { f, m, en } = titles(seat)
      const fr = gender === 'f' ? f : gender === 'm' ? m : f === m ? f : `${f} ou ${m}`
      return { fr: `${fr}, ${seat.house.name.fr}`, en: `${en}, ${seat.house.name.en}` }
    }
    const mandate = (id: string): Two => {
      const held = this.#mandates.get(id)
      if (!held) throw new Error('the plan speaks of no mandate')
      const [who, where] = [person(held.person.id), post(held.seat.id, held.person.gender)]
      return { fr: `${who.formal.fr}, ${where.fr}`, en: `${who.formal.en}, ${where.en}` }
    }
    this.#names = { organisation, post, person, mandate }
  }

  house(key: string): House {
    const found = this.houses.find(({ body }) => body.key === key)
    if (!found) throw new Error(`no such body: ${key}`)
    return found
  }

  get seats(): readonly Seat[] {
    return [...this.#seats.values()]
  }

  know(seat: Seat): void {
    this.#seats.set(seat.id, seat)
  }

  /** Writes one act of what `run` decides; nothing decided, no act. */
  act(kind: Kind, on: Day, heading: Heading, run: () => void): void {
    this.#articles = []
    this.#written = []
    this.#pending = []
    run()
    if (this.#articles.length === 0) return
    const place = this.acts.filter(act => act.proposal.adopted_on === on).length
    const series = `${kind} ${on.slice(0, 4)}`
    const count = (this.#numbers.get(series) ?? 0) + 1
    this.#numbers.set(series, count)
    const number = `${count}-${on.slice(0, 4)}`
    this.acts.push({
      now: `${on}T15:00:${String(place).padStart(2, '0')}.000000Z`,
      number,
      proposal: {
        act_id: this.actId,
        kind,
        number: null,
        adopted_on: on,
        header: heading(this.#written),
        articles: this.#articles,
      },
      events: [],
    })
    for (const mistake of this.#pending) this.mistakes.push({ ...mistake, kind, number })
  }

  /** Of the act being written. */
  get actId(): string {
    return idOf(`act ${this.acts.length + 1}`)
  }

  /** Whether the act being written holds an error. */
  get slipped(): boolean {
    return this.#pending.length > 0
  }

  get lastPlace(): Place {
    return { act: this.actId, article: this.#articles.length }
  }

  wording(kind: string, input: object): ProposedArticle {
    const effect = sentences.get(kind)
    if (!effect) throw new Error(`no such effect: ${kind}`)
    const { fr, en } = effect.sentence(input as never, this.#names as never)
    return { text_fr: fr, text_en: en, effect: kind, input }
  }

  write(kind: string, input: object): void {
    this.#articles.push(this.wording(kind, input))
  }

  add(article: ProposedArticle): void {
    this.#articles.push(article)
  }

  note(what: Written['what'], seat: Seat, person: Person | null): void {
    this.#written.push({ what, seat, person })
  }

  /** Somebody new, entered by an article of the act being written. */
  newPerson(name = `${this.people.length + 1}`): Person {
    const person = { ...invent(this.chance), id: idOf(`person ${name}`), posts: 0, fullTime: false, gone: false }
    this.people.push(person)
    this.#persons.set(person.id, person)
    this.write('person.create', {
      person: person.id,
      from: null,
      given_name: person.given,
      family_name: person.family,
      address: person.gender === 'f' ? 'Mme' : 'M.',
      gender: person.gender,
    })
    return person
  }

  /** Rewrites the last article as it should not have been; an erratum puts it right on that day. */
  mistake(kind: string, wrong: object, corrected: Day): void {
    const right = this.#articles.at(-1)
    if (!right) throw new Error('there is no article to mistake')
    this.#articles[this.#articles.length - 1] = this.wording(kind, { ...(right.input as object), ...wrong })
    this.#pending.push({ place: this.lastPlace, right, corrected })
  }

  #mandate(seat: Seat, person: Person): string {
    this.#mandateCount += 1
    const mandate = idOf(`mandate ${this.#mandateCount}`)
    this.#mandates.set(mandate, { person, seat })
    return mandate
  }

  #leave(seat: Seat, term: Term): void {
    term.person.posts -= 1
    if (!seat.design.partTime) term.person.fullTime = false
    seat.lastEnd = term.to
    seat.term = null
  }

  #enter(seat: Seat, mandate: string, person: Person, from: Day, to: Day | null, nth: number): Term {
    if (seat.term) this.#leave(seat, seat.term)
    person.posts += 1
    if (!seat.design.partTime) person.fullTime = true
    const term = { mandate, person, from, to, nth, leaves: null, extended: false }
    seat.term = term
    seat.acting = null
    seat.quiet = from
    return term
  }

  begin(seat: Seat, person: Person, from: Day, to: Day | null): Term {
    const mandate = this.#mandate(seat, person)
    this.write('mandate.begin', { mandate, post: seat.id, person: person.id, from, to, capacity: 'titular' })
    this.note('begin', seat, person)
    return this.#enter(seat, mandate, person, from, to, 1)
  }

  renew(seat: Seat, from: Day, to: Day | null): Term {
    const held = this.held(seat)
    const new_mandate = this.#mandate(seat, held.person)
    this.write('mandate.renew', { post: seat.id, mandate: held.mandate, new_mandate, from, to })
    this.note('renew', seat, held.person)
    return this.#enter(seat, new_mandate, held.person, from, to, held.nth + 1)
  }

  extend(seat: Seat, to: Day): void {
    const held = this.held(seat)
    this.write('mandate.extend', { post: seat.id, mandate: held.mandate, to })
    this.note('extend', seat, held.person)
    held.to = to
    held.extended = true
  }

  end(seat: Seat, on: Day, reason: Reason): void {
    const held = this.held(seat)
    this.write('mandate.end', { post: seat.id, mandate: held.mandate, on, reason })
    this.note('end', seat, held.person)
    this.#leave(seat, held)
    if (reason === 'death' || reason === 'retirement' || reason === 'disability') held.person.gone = true
    seat.open = dayAfter(on)
  }

  #moving(seat: Seat, held: Term, to: Seat, from: Day, until: Day | null): string {
    const new_mandate = this.#mandate(to, held.person)
    this.write('mandate.move', {
      person: held.person.id,
      from_post: seat.id,
      mandate: held.mandate,
      to_post: to.id,
      new_mandate,
      from,
      to: until,
    })
    this.note('move', to, held.person)
    return new_mandate
  }

  move(seat: Seat, to: Seat, from: Day, until: Day | null): Term {
    const held = this.held(seat)
    const mandate = this.#moving(seat, held, to, from, until)
    this.#leave(seat, held)
    seat.open = from
    return this.#enter(to, mandate, held.person, from, until, 1)
  }

  /** Two holders take each other's place. */
  swap(one: Seat, other: Seat, from: Day): void {
    const [first, second] = [this.held(one), this.held(other)]
    const there = this.#moving(one, first, other, from, null)
    const here = this.#moving(other, second, one, from, null)
    this.#leave(one, first)
    this.#leave(other, second)
    this.#enter(other, there, first.person, from, null, 1)
    this.#enter(one, here, second.person, from, null, 1)
  }

  actFor(seat: Seat, person: Person, from: Day, to: Day | null): void {
    const mandate = this.#mandate(seat, person)
    this.write('mandate.act', { mandate, post: seat.id, person: person.id, from, to })
    this.note('act', seat, person)
    seat.acting = { mandate, person, from, to, nth: 1, leaves: null, extended: false }
  }

  /** A term that nobody renewed on a seat without hold-over is over. */
  expire(seat: Seat): void {
    const held = this.held(seat)
    this.#leave(seat, held)
    seat.open = dayAfter(held.to ?? held.from)
  }

  /** What an article closed without the ledger's own words: a repeal, an abolition. */
  vacate(seat: Seat, open: Day): void {
    if (seat.term) this.#leave(seat, seat.term)
    seat.acting = null
    seat.open = open
  }

  held(seat: Seat): Term {
    if (!seat.term) throw new Error(`nobody holds ${seat.key}`)
    return seat.term
  }
}

export const titles = ({ design, place }: Pick<Seat, 'design' | 'place'>) => ({
  f: place ? `${design.f} ${place.fr}` : design.f,
  m: place ? `${design.m} ${place.fr}` : design.m,
  en: place ? `${design.en} ${place.en}` : design.en,
})

/** The last day of a term of the seat's longest length, or shorter. */
export const endOf = ({ design }: Seat, from: Day, months = design.months): Day | null =>
  months === null || design.months === null ? null : termEnd(from, { months: Math.min(months, design.months) })

/** The first day of the steady term that runs on a day, and its last. */
export const steadyTerm = (seat: Seat, on: Day): { from: Day; to: Day } => {
  const months = seat.design.months ?? 60
  let to = seat.steady as Day
  while (addMonths(to, -months) >= on) to = addMonths(to, -months)
  return { from: dayAfter(addMonths(to, -months)), to }
}
