import {
  type Act,
  accepts,
  corrected,
  forever,
  type Held,
  key,
  livesIn,
  type Op,
  type People,
  type Place,
  play,
  replay,
  type Seat,
  type World,
} from './naive.rules.ts'

/** Numbers only, read against the register as it then is, so that acts are about what is there. */
export type Draw = {
  op: number
  post: number
  held: number
  who: number
  day: number
  near: number
  len: number
  odd: number
}
/** `stubborn` at 0 leaves the act as it is first drawn, however impossible. */
export type Drawn = { kind: number; stubborn: number; articles: readonly Draw[] }
/** `aims` are the articles that corrections and repeals name, which may themselves be corrections. */
export type Written = { act: Act; aims: Place[] }
/** What a drawing needs from outside: who is in the register, and new ids. */
export type Around = { people: People; fresh: () => string }
/** What a merge drawn after some acts would take over. */
type Merging = (person: string, into: string) => Op

const days = [3, 9, 10, 11, 12, 19, 20, 21, 22, 28, 30, 31, 36, 40]
const lens = [null, null, 0, 1, 2, 9, 10, 20, 35, -1]
const reasons = ['resignation', 'death', 'term_expired', 'replaced', 'dismissal']
const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % list.length]

/** A day of the few, or one beside a bound of a mandate, where mistakes live. */
const dayOf = ({ day, near }: Draw, held: Held | undefined): number => {
  const planned = held?.planned ?? forever
  const bounds = held ? [held.from - 1, held.from, held.last, held.last + 1, planned, planned + 1] : []
  const bound = bounds[near]
  return bound !== undefined && bound > 0 && bound <= 60 ? bound : (pick(days, day) ?? 1)
}

const lastOf = ({ len }: Draw, from: number): number | null => {
  const length = pick(lens, len) ?? null
  return length === null ? null : from + length
}

const seatOf = ({ odd, len }: Draw): Seat => ({
  holds_over: odd % 2 === 0,
  term_kind: odd % 3 === 0 ? 'fixed' : 'indeterminate',
  term_months: len % 4 === 0 ? 1 : null,
})

const personOf = ({ who }: Draw, { people, fresh }: Around) =>
  who === 19 ? fresh() : (pick([...people.keys()], who) ?? '')

const article = (world: World, draw: Draw, around: Around, merging: Merging): Op => {
  const posts = [...world.seats.keys()]
  const held = pick(world.held, draw.held)
  const post = pick(posts, draw.post) ?? around.fresh()
  const there = pick(
    world.held.filter(one => one.post === post),
    draw.held,
  )
  const from = dayOf(draw, draw.op < 28 || draw.op >= 80 ? there : held)
  const to = lastOf(draw, from)
  const person = personOf(draw, around)
  const mandate = draw.odd === 1 && held ? held.mandate : around.fresh()
  const own = {
    post: held && draw.odd !== 2 ? held.post : post,
    mandate: held && draw.odd !== 3 ? held.mandate : around.fresh(),
  }
  if (draw.op < 19 || (!held && draw.op < 80)) return { op: 'begin', mandate, post, person, from, to }
  if (draw.op < 28) return { op: 'act', mandate, post, person, from, to }
  if (draw.op < 38) return { op: 'extend', ...own, to: from, set: draw.odd % 3 === 0 }
  if (draw.op < 48) return { op: 'renew', ...own, next: mandate, from, to }
  if (draw.op < 59) return { op: 'end', ...own, on: from, reason: pick(reasons, draw.odd) ?? '' }
  if (draw.op < 68) return { op: 'finish', ...own, next: mandate, from, to: to ?? from + 5, cases: 1 + draw.len }
  if (draw.op < 80) {
    const leaving = { person: held?.person ?? person, from_post: own.post, mandate: own.mandate }
    return { op: 'move', ...leaving, post, next: around.fresh(), from, to }
  }
  if (draw.op < 85) return { op: 'abolish', post, on: from }
  if (draw.op >= 89 && draw.op < 94) {
    const all = [...around.people.keys()]
    return merging(pick(all, draw.who) ?? '', pick(all, draw.who + 1 + draw.near) ?? '')
  }
  if (draw.op < 89)
    return { op: 'change', post, from, seat: draw.odd % 2 === 0 ? seatOf(draw) : { holds_over: draw.len % 2 === 0 } }
  if (draw.op < 97) return created(draw, draw.odd % 2 === 0 ? around.fresh() : post)
  return { op: 'text' }
}

/** A post that begins early, or before memory. */
export const created = (draw: Draw, post: string): Op => ({
  op: 'create',
  post,
  from: draw.near === 9 ? 0 : (pick(days, draw.day % 5) ?? 3) - 2,
  seat: seatOf(draw),
})

/** The same article with another day, another term or another person. */
const amended = (op: Op, draw: Draw, around: Around): Op => {
  const from = pick(days, draw.day) ?? 1
  if (op.op === 'text' || op.op === 'merge') return op
  if (op.op === 'end' || op.op === 'abolish') return { ...op, on: from }
  if (op.op === 'extend') return { ...op, to: from }
  const person = draw.odd % 4 === 0 && 'person' in op ? { person: personOf(draw, around) } : {}
  const begins = draw.near < 6 ? from : op.from
  if (op.op === 'finish') return { ...op, from: begins, to: lastOf(draw, begins) ?? begins + 5 }
  return { ...op, ...person, from: begins, ...('to' in op ? { to: lastOf(draw, begins) } : {}) }
}

/** The posts that an article touches. */
export const touched = (op: Op): string[] =>
  op.op === 'text'
    ? []
    : op.op === 'repeal' || op.op === 'merge'
      ? op.posts
      : op.op === 'move'
        ? [op.from_post, op.post]
        : [op.post]

const articlesOf = (act: Act) => (act.kind === 'erratum' ? act.corrections : act.ops)

/** An erratum's article stands at the place of what it corrects. */
const placeOf = (acts: readonly Act[], { act, article }: Place): Place => {
  const found = acts[act]
  return found?.kind === 'erratum' ? (found.corrections[article]?.place ?? { act, article }) : { act, article }
}

const decree = (world: World, { articles, kind }: Drawn, act: number, around: Around, merging: Merging): Op[] => {
  const [first] = articles
  const [one, other] = [pick(world.held, first?.held ?? 0), pick(world.held, (first?.held ?? 0) + 1)]
  if (first && one && other && one.post !== other.post && kind % 10 === 0) {
    const swap = { op: 'move' as const, from: dayOf(first, one), to: lastOf(first, dayOf(first, one)) }
    return [
      {
        ...swap,
        person: one.person,
        from_post: one.post,
        mandate: one.mandate,
        post: other.post,
        next: around.fresh(),
      },
      {
        ...swap,
        person: other.person,
        from_post: other.post,
        mandate: other.mandate,
        post: one.post,
        next: around.fresh(),
      },
    ]
  }
  return articles.map((draw, i) => {
    const op = article(world, draw, around, merging)
    try {
      play(world, op, { act, article: i })
    } catch {
      // The next article is drawn on what is left.
    }
    return op
  })
}

/** The posts of both entries now and of the first at any time before, and the first day that it last had. */
const mergingAfter = (acts: readonly Act[], { people }: Around): Merging => {
  const worlds = acts.map((_, i) => replay(acts.slice(0, i + 1)))
  return (person, into) => {
    const own = worlds.flatMap(({ held }) => held.filter(one => one.person === person))
    const now = (worlds.at(-1)?.held ?? []).filter(one => one.person === into)
    const since = worlds.map(world => livesIn(world, people).get(person)).findLast(life => life !== undefined)
    const posts = [...new Set([...own, ...now].map(({ post }) => post))]
    return { op: 'merge', person, into, posts, since: since ?? people.get(person) ?? forever }
  }
}

const writtenOnce = (acts: readonly Act[], drawn: Drawn, around: Around): Written => {
  const world = replay(acts)
  const merging = mergingAfter(acts, around)
  const all = acts.flatMap((act, i) => articlesOf(act).map((_, article) => ({ act: i, article }))).toReversed()
  if (drawn.kind < 68)
    return { act: { kind: 'decret', ops: decree(world, drawn, acts.length, around, merging) }, aims: [] }
  const now = corrected(acts)
  const at = ({ act, article }: Place): Op => now[act]?.[article] ?? { op: 'text' }
  const repealed = (place: Place, from: number): Op => ({
    op: 'repeal',
    place,
    from,
    posts: [...new Set(touched(at(place)))],
    whole: at(place).op === 'merge',
  })
  const draws = drawn.articles.slice(0, 2).map(draw => {
    const aim = pick(all, draw.held) ?? { act: 0, article: 0 }
    return { draw, aim, place: placeOf(acts, aim) }
  })
  const aims = draws.map(({ aim }) => aim)
  if (drawn.kind >= 86) {
    const ops = draws.map(({ draw, place }) =>
      repealed(
        place,
        dayOf(
          draw,
          world.held.find(held => held.opened === key(place)),
        ),
      ),
    )
    return { act: { kind: 'repeal', ops }, aims }
  }
  const corrections = draws.map(({ draw, place }) => {
    if (draw.op < 35) return { place, replacement: null }
    const other =
      draw.op < 85 ? amended(at(place), draw, around) : article(world, { ...draw, op: draw.odd }, around, merging)
    return { place, replacement: other.op === 'repeal' ? repealed(other.place, other.from) : other }
  })
  return { act: { kind: 'erratum', corrections }, aims }
}

const other = (draw: Draw, by: number): Draw => ({
  ...draw,
  post: draw.post + by,
  held: draw.held + by,
  day: draw.day + by,
  near: (draw.near + by) % 10,
  len: draw.len + by,
})

/** The act drawn; unless it is stubborn, the nearest drawing that the register accepts, so that sequences go deep. */
export const written = (acts: readonly Act[], drawn: Drawn, around: Around): Written => {
  const as = (by: number) =>
    writtenOnce(acts, { ...drawn, articles: drawn.articles.map(draw => other(draw, by)) }, around)
  const first = as(0)
  if (drawn.stubborn === 0) return first
  for (let by = 0; by < 20; by++) {
    const next = by === 0 ? first : as(by)
    if (accepts(acts, next.act, around.people)) return next
  }
  return first
}
