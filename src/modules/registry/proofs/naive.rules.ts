/*
 * The naive register: days are whole numbers (1 is November 1, 2026; `forever` has no end) and last days are included; a
 * post is one cell per day; nothing is kept but the acts, and what was believed at a moment is all of them played again.
 */
export const forever = 100

export type Place = { act: number; article: number }
export type Seat = { holds_over: boolean; term_kind: 'fixed' | 'indeterminate'; term_months: number | null }
type Term = { mandate: string; post: string; person: string; from: number; to: number | null }
export type Op =
  | { op: 'text' }
  | { op: 'create'; post: string; from: number; seat: Seat }
  | { op: 'change'; post: string; from: number; seat: Partial<Seat> }
  | { op: 'abolish'; post: string; on: number }
  | ({ op: 'begin' | 'act' } & Term)
  /** `set`: earlier too, of a titular alone. */
  | { op: 'extend'; post: string; mandate: string; to: number; set: boolean }
  | { op: 'renew'; post: string; mandate: string; next: string; from: number; to: number | null }
  | { op: 'finish'; post: string; mandate: string; next: string; from: number; to: number; cases: number }
  | { op: 'end'; post: string; mandate: string; on: number; reason: string }
  | {
      op: 'move'
      person: string
      from_post: string
      mandate: string
      post: string
      next: string
      from: number
      to: number | null
    }
  /** `posts` and `since` are what the register knows as it is adopted. */
  | { op: 'merge'; person: string; into: string; posts: string[]; since: number }
  /** `whole`: what it names says nothing of days, and is as though it had never been. */
  | { op: 'repeal'; place: Place; from: number; posts: string[]; whole: boolean }
export type Correction = { place: Place; replacement: Op | null }
export type Act = { kind: 'decret' | 'repeal'; ops: Op[] } | { kind: 'erratum'; corrections: Correction[] }

export type Held = {
  mandate: string
  post: string
  person: string
  capacity: 'titular' | 'acting' | 'supernumerary'
  from: number
  last: number
  planned: number | null
  reason: string | null
  cases: number | null
  renews: string | null
  term: number
  opened: string
}
type Merge = { person: string; into: string; since: number }
export type World = {
  seats: Map<string, (Seat | null)[]>
  created: Map<string, string>
  held: Held[]
  merges: Merge[]
}

class No extends Error {}
const need = <T>(value: T | null | undefined | false): T => {
  if (value === null || value === undefined || value === false) throw new No()
  return value
}
export const key = ({ act, article }: Place) => `${act} ${article}`
const seatOn = (world: World, post: string, on: number) => world.seats.get(post)?.[on] ?? null
const heldOn = ({ from, last }: Held, on: number) => from <= on && on <= last

const leave = (held: Held, last: number, reason: string) => {
  held.last = last
  held.reason = reason
}

const opens = (
  world: World,
  { mandate, post, person, from, to }: Term,
  acting: boolean,
  place: Place,
  chain = { renews: null as string | null, term: 1 },
) => {
  need(to === null || to >= from)
  const seat = need(seatOn(world, post, from))
  need(acting || seat.term_kind !== 'fixed' || to !== null)
  need(!world.held.some(held => held.post === post && held.mandate === mandate))
  for (const held of world.held.filter(held => held.post === post && held.from < from && heldOn(held, from))) {
    if (held.capacity === 'supernumerary') continue
    if (held.capacity === 'acting') leave(held, from - 1, 'acting_ended')
    else if (!acting && seat.holds_over)
      leave(held, from - 1, held.planned !== null && held.planned < from ? 'term_expired' : 'replaced')
  }
  const last = (!acting && seat.holds_over) || to === null ? forever : to
  world.held.push({
    mandate,
    post,
    person,
    capacity: acting ? 'acting' : 'titular',
    from,
    last,
    planned: to,
    reason: null,
    cases: null,
    ...chain,
    opened: key(place),
  })
}

/** Closes on a day what a place opened on a post: mandates, or the post itself; says whether there was anything. */
const closes = (world: World, post: string, opened: string, from: number): boolean => {
  const held = world.held.filter(one => one.post === post && one.opened === opened && one.last >= from)
  for (const one of held) leave(one, from - 1, 'repeal')
  world.held = world.held.filter(one => one.last >= one.from)
  const life = world.created.get(post) === opened && world.seats.get(post)?.slice(from).some(Boolean)
  if (life) world.seats.get(post)?.fill(null, from)
  return held.length > 0 || life === true
}

const find = (world: World, post: string, mandate: string) =>
  need(world.held.find(held => held.post === post && held.mandate === mandate))

/** Plays one article on the world; one that is judged, at its adoption, must do something. */
export const play = (world: World, op: Op, place: Place, judged = false): void => {
  switch (op.op) {
    case 'text':
      return
    case 'create':
      need(!world.seats.get(op.post)?.some(Boolean))
      world.created.set(op.post, key(place))
      world.seats.set(
        op.post,
        Array.from({ length: forever + 1 }, (_, on) => (on >= op.from ? op.seat : null)),
      )
      return
    case 'change': {
      const [before, cells] = [need(seatOn(world, op.post, op.from)), world.seats.get(op.post) ?? []]
      for (const [name, value] of Object.entries(op.seat) as [keyof Seat, never][])
        for (let on = op.from; on <= forever && cells[on]?.[name] === before[name]; on++)
          cells[on] = { ...before, ...cells[on], [name]: value }
      return
    }
    case 'abolish':
      need(seatOn(world, op.post, op.on))
      world.seats.get(op.post)?.fill(null, op.on + 1)
      for (const held of world.held)
        if (held.post === op.post && held.from <= op.on && held.last > op.on) leave(held, op.on, 'abolition')
      return
    case 'begin':
    case 'act':
      opens(world, op, op.op === 'act', place)
      return
    case 'extend': {
      const held = find(world, op.post, op.mandate)
      need(held.reason === null && op.to >= held.from)
      need(op.set ? held.capacity === 'titular' : held.planned === null || op.to > held.planned)
      held.planned = op.to
      held.last = need(seatOn(world, op.post, held.from)).holds_over && held.capacity === 'titular' ? forever : op.to
      return
    }
    case 'renew': {
      const held = find(world, op.post, op.mandate)
      need(held.capacity === 'titular' && held.reason === null && held.from < op.from)
      if (heldOn(held, op.from)) leave(held, op.from - 1, 'renewed')
      const chain = { renews: held.mandate, term: held.term + 1 }
      opens(world, { ...op, mandate: op.next, person: held.person }, false, place, chain)
      return
    }
    case 'finish': {
      const held = find(world, op.post, op.mandate)
      need(op.to >= op.from && held.capacity === 'titular' && held.from < op.from)
      const holdsOver = heldOn(held, op.from)
      need(!holdsOver || (held.planned !== null && held.planned < op.from))
      need(seatOn(world, op.post, op.from))
      const own = world.held.filter(one => one.post === op.post)
      const others = own.filter(one => one.capacity === 'supernumerary' && one.renews === op.mandate)
      need(!own.some(one => one.mandate === op.next))
      need(!others.some(one => one.from <= op.to && op.from <= one.last))
      if (holdsOver) leave(held, op.from - 1, 'term_expired')
      world.held.push({
        ...held,
        mandate: op.next,
        capacity: 'supernumerary',
        from: op.from,
        last: op.to,
        planned: op.to,
        reason: null,
        cases: op.cases,
        renews: op.mandate,
        opened: key(place),
      })
      return
    }
    case 'end': {
      const held = find(world, op.post, op.mandate)
      need(heldOn(held, op.on))
      leave(held, op.on, op.reason)
      return
    }
    case 'move': {
      const held = find(world, op.from_post, op.mandate)
      need(held.person === op.person && heldOn(held, op.from - 1))
      leave(held, op.from - 1, 'reassignment')
      opens(world, { ...op, mandate: op.next }, false, place)
      return
    }
    case 'merge': {
      const { person, into, since } = op
      need(person !== into && !world.merges.some(merge => merge.person === person || merge.person === into))
      world.merges.push({ person, into, since })
      for (const held of world.held) if (op.posts.includes(held.post) && held.person === person) held.person = into
      return
    }
    case 'repeal': {
      if (op.whole) return
      const closed = op.posts.map(post => closes(world, post, key(op.place), op.from))
      need(!judged || closed.includes(true))
    }
  }
}

const everyDay = (from: number, last: number, holds: (on: number) => boolean) =>
  Array.from({ length: last - from + 1 }, (_, i) => from + i).every(holds)

const share = (one: Held, other: Held) => one !== other && one.from <= other.last && other.from <= one.last

/** Two titulars never share a day; a mandate never leaves the life of its post. */
const holdTogether = ({ held, seats }: World): boolean =>
  held.every(
    one =>
      everyDay(one.from, one.last, on => (seats.get(one.post)?.[on] ?? null) !== null) &&
      (one.capacity !== 'titular' ||
        !held.some(other => other.post === one.post && other.capacity === 'titular' && share(one, other))),
  )

/** On which day each person enters the register. */
export type People = ReadonlyMap<string, number>

/** On which day each entry that stands begins, after the merges. */
export const livesIn = ({ merges }: World, people: People): Map<string, number> => {
  const lives = new Map(people)
  for (const { person, into, since } of merges) {
    lives.set(into, Math.min(since, lives.get(into) ?? forever))
    lives.delete(person)
  }
  return lives
}

/** What the database adds: the person lives, and one mandate is not in two places at once. */
const databaseAgrees = (world: World, people: People): boolean => {
  const { held, merges } = world
  const lives = livesIn(world, people)
  return (
    merges.every(({ person, into }) => people.has(person) && people.has(into)) &&
    held.every(
      one =>
        (lives.get(one.person) ?? forever + 1) <= one.from &&
        !held.some(other => other.mandate === one.mandate && share(one, other)),
    )
  )
}

const wholeRepeals = (all: readonly Op[][]) =>
  all.flat().flatMap(op => (op.op === 'repeal' && op.whole ? [op.place] : []))

/** What stands at each place once the errata have taken theirs, and the repeals what they undo whole. */
const standing = (acts: readonly Act[]): Op[][] => {
  const all = corrected(acts)
  for (const { act, article } of wholeRepeals(all))
    if (all[act]?.[article]?.op === 'merge') all[act].splice(article, 1, { op: 'text' })
  return all
}

/** The same, but what repeals undo whole is still there. */
export const corrected = (acts: readonly Act[]): Op[][] => {
  const all = acts.map(act => (act.kind === 'erratum' ? [] : [...act.ops]))
  for (const act of acts)
    if (act.kind === 'erratum')
      for (const { place, replacement } of act.corrections)
        all[place.act]?.splice(place.article, 1, replacement ?? { op: 'text' })
  return all
}

export const replay = (acts: readonly Act[]): World => {
  const world: World = { seats: new Map(), created: new Map(), held: [], merges: [] }
  for (const [act, ops] of standing(acts).entries()) {
    for (const [article, op] of ops.entries()) play(world, op, { act, article })
    need(holdTogether(world))
  }
  return world
}

/** NOM-03, in November and December of 2026. */
const tooLong = (world: World, op: Op): boolean => {
  if (!('to' in op) || op.to === null || op.op === 'act' || op.op === 'finish') return false
  const held =
    op.op === 'extend' ? world.held.find(held => held.post === op.post && held.mandate === op.mandate) : undefined
  if (held?.capacity === 'supernumerary') return false
  const from = op.op === 'extend' ? held?.from : op.from
  return from !== undefined && seatOn(world, op.post, from)?.term_months === 1 && op.to > from + (from <= 30 ? 29 : 30)
}

/** MAN-09: nothing is left to finish after a dismissal, a death or a renewal. */
const barred = (world: World, op: Op): boolean =>
  op.op === 'finish' &&
  world.held.some(
    held =>
      held.post === op.post &&
      held.mandate === op.mandate &&
      ['dismissal', 'death', 'renewed'].includes(held.reason ?? ''),
  )

/** Whether a register of these acts takes one more: all of it, or none. */
export const accepts = (acts: readonly Act[], act: Act, people: People): boolean => {
  try {
    const stands = corrected(acts)
    const undone = new Set(wholeRepeals(stands).map(key))
    const aims = act.kind === 'erratum' ? act.corrections.map(({ place }) => place) : wholeRepeals([act.ops])
    const isUndone = (place: Place) => stands[place.act]?.[place.article]?.op === 'merge' && undone.has(key(place))
    need(!aims.some(isUndone))
    const undoing: Act[] =
      act.kind !== 'erratum' ? [{ kind: 'repeal', ops: act.ops.filter(op => op.op === 'repeal' && op.whole) }] : [act]
    const world = replay([...acts, ...undoing])
    if (act.kind === 'erratum')
      need(new Set(act.corrections.map(({ place }) => key(place))).size === act.corrections.length)
    else
      for (const [article, op] of act.ops.entries()) {
        need(!tooLong(world, op) && !barred(world, op))
        play(world, op, { act: acts.length, article }, true)
      }
    return holdTogether(world) && databaseAgrees(world, people)
  } catch (error) {
    if (error instanceof No) return false
    throw error
  }
}
