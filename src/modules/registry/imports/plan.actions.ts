import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Day, dayAfter, dayBefore, lastDay, type Period } from '../../../kernel/time/index.ts'
import { nowOf } from '../people/merge.queries.ts'
import { emptyPlan, madePostId, type Plan, seatId } from './article.formats.ts'
import { editionRuleOf, sinceEdition } from './editions/edition.rules.ts'
import { settleHolders } from './editions/holders.actions.ts'
import { type Edition, nameMissing } from './editions/missing.actions.ts'
import { heldUnder, seatsOf, timesHeld } from './import.queries.ts'
import type { Collection, Finding, RuleId } from './import.rules.ts'
import {
  beyondBound,
  brokenReferences,
  handOvers,
  type Known,
  type Life,
  livesOf,
  newRow,
  parentsFirst,
  type Row,
  rowsOf,
  type Term,
  takeSeats,
  widened,
} from './plan.rules.ts'
import { ruleSince, sinceThen } from './proposal.rules.ts'
import { addTo, type Reporting } from './report.rules.ts'
import { isNamed, type Matching, matchNames, matchPosts, matchTerms } from './tables/match.actions.ts'

const batchSize = 1000
const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batchSize) }, (_, i) => all.slice(i * batchSize, (i + 1) * batchSize))

/** How rows are compared: `edition` is null for a file that gives dates, `matching` for one that gives identifiers. */
export type Comparing = {
  reporting: Reporting
  edition: (Edition & { hasEarlier: boolean }) | null
  matching: Matching | null
  today: Day
}

type Held = { life: Period; as_read: unknown }

/** What the row of a file, or what the file lacks, is to what the register holds under its id. */
const stateOf = (row: Row, { life, as_read }: Held, { edition, today }: Comparing): Row['state'] => {
  const open = life.until === null
  if (row.missing) return open ? row.missing : 'same'
  if (edition) return sinceEdition(row.collection, as_read, row.read, open)
  if (isDeepStrictEqual(as_read, row.read)) return 'same'
  const runs = life.until === null || life.until > today
  return sinceThen(row.collection, as_read, row.read, { open, runs, isOver: row.last !== null && row.last < today })
}

const endings: readonly Row['state'][] = ['ended', 'absent', 'partial']

/** Marks the rows that the register holds, with the life it gives them; those that an act has withdrawn come back. */
const recognise = async (
  tx: Tx,
  collection: Collection,
  rows: readonly Row[],
  comparing: Comparing,
): Promise<Set<Row>> => {
  const withdrawn = new Set<Row>()
  for (const some of batches(rows)) {
    const ids = some.map(({ id }) => id)
    const held = await heldUnder(tx, collection, ids)
    const now = collection === 'persons' ? await nowOf(tx, ids) : new Map<string, string>()
    for (const row of some) {
      const found = held.get(row.id)
      row.id = now.get(row.id) ?? row.id
      if (row.settled) row.state = 'same'
      if (found?.life === null) withdrawn.add(row)
      if (!found?.life) continue
      const { life, as_read } = found
      if (!row.settled) row.state = stateOf(row, { life, as_read }, comparing)
      if (endings.includes(row.state) || row.state === 'changed') row.ends = row.last
      row.bound = life
      row.from = life.from
      row.last = lastDay(life)
    }
  }
  return withdrawn
}

/** The posts that memberships without one call for, by organization and role, each with the first such membership. */
type Made = Map<string, { post: Row; asked: Row }>

const madePost = (asked: Row, owner: Row | null, made: Made): Row => {
  const { organization_id, role } = asked.read
  const id = madePostId(asked.read) ?? ''
  const known = made.get(id)
  if (known) return known.post
  const read = { ...(organization_id && { organization_id }), ...(role && { role }) }
  const row = { ...asked, collection: 'posts' as const, read, id, from: null, last: null }
  const post = { ...newRow(row), owner, bound: owner?.bound ?? null }
  made.set(id, { post, asked })
  return post
}

const attach = (row: Row, known: Known, made: Made, reporting: Reporting): void => {
  const { person_id, post_id, organization_id, parent_id } = row.read
  const organisation = known.organizations.get(organization_id ?? parent_id ?? '') ?? null
  if (row.collection !== 'memberships') {
    row.owner = organisation
    row.bound ??= organisation?.bound ?? null
    return
  }
  row.person = known.persons.get(person_id ?? '') ?? null
  row.owner = post_id ? (known.posts.get(post_id) ?? null) : madePost(row, organisation, made)
  if (organisation && organisation !== row.owner?.owner)
    reporting.note(row, { rule: 'IMP-34', field: 'organization_id', value: organization_id })
}

/** The rule that speaks of what would be done with a row that the register holds, while nobody takes it. */
const spokenBy = ({ collection }: Row, state: Exclude<Row['state'], 'new' | 'same'>, isList: boolean): RuleId => {
  if (state === 'absent' || state === 'partial') return editionRuleOf[state]
  return isList && state === 'ended' ? editionRuleOf.ended : ruleSince(collection, state)
}

/** Ties the rows of a collection to those they refer to, and tells the new ones from those the register holds. */
const settle = async (tx: Tx, collection: Collection, known: Known, made: Made, comparing: Comparing) => {
  const { reporting, edition, matching } = comparing
  const isList = edition !== null
  const leave = (row: Row, findings: readonly Finding[]) => {
    const left = reporting.leftOut(row, findings)
    if (left) known[collection].set(row.read.id ?? '', null)
    return left
  }
  if (matching && isNamed(collection)) await matchNames(tx, collection, known, matching, leave)
  if (matching && collection === 'posts') await matchPosts(tx, known)
  if (matching && collection === 'memberships') await matchTerms(tx, known, leave)
  const rows = rowsOf(known, collection)
  const { ordered, circular } =
    collection === 'organizations' ? parentsFirst(rows, known) : { ordered: rows, circular: [] }
  const withdrawn = await recognise(tx, collection, ordered, comparing)
  for (const row of circular) leave(row, [{ rule: 'IMP-19', field: 'parent_id', value: row.read.parent_id }])
  for (const row of ordered) {
    if (!row.missing && leave(row, brokenReferences(row, known))) continue
    if (withdrawn.has(row) && leave(row, [{ rule: 'IMP-21', field: 'id', value: row.read.id }])) continue
    if (!row.missing) attach(row, known, made, reporting)
    if (row.state === 'same') addTo(reporting.report.same, collection, row.missing ? 0 : 1)
    // It stays known: what the file newly hangs on it can still be taken over.
    else if (row.state !== 'new' && !(row.take && row.state !== 'contradicts'))
      reporting.leftOut(row, [{ rule: spokenBy(row, row.state, isList), field: 'id', value: row.read.id }])
    else if (row.state !== 'new') continue
    else if (isList && collection === 'posts' && row.read.end_date)
      leave(row, [{ rule: 'IMP-58', field: 'id', value: row.read.id }])
    else if (collection !== 'memberships' && !leave(row, beyondBound(row, row.from, row.last)))
      Object.assign(row, livesOf(row))
  }
}

/** The terms already on each seat, seat by seat until there is none. */
const seatsHeld = async (tx: Tx, posts: readonly Row[]): Promise<Map<Row, Period[][]>> => {
  const held = new Map<Row, Period[][]>(posts.map(row => [row, []]))
  let asked = posts
  for (let seat = 1; asked.length > 0; seat += 1) {
    const found: Row[] = []
    for (const some of batches(asked)) {
      const times = await timesHeld(
        tx,
        some.map(row => seatId(row, seat)),
      )
      for (const row of some) {
        const own = times.get(seatId(row, seat))
        if (!own) continue
        held.get(row)?.push(own)
        found.push(row)
      }
    }
    asked = found
  }
  return held
}

const isNew = ({ state }: Row) => state === 'new'

/** Each new term with its last day and its seat, in the order of the file. */
const seat = (
  known: Known,
  held: ReadonlyMap<Row, Period[][]>,
  withdrawn: ReadonlySet<Row>,
  reporting: Reporting,
): Term[] =>
  [...Map.groupBy(rowsOf(known, 'memberships'), ({ owner }) => owner)]
    .flatMap(([post, rows]) => {
      if (!post) return []
      const terms = handOvers(rows).filter(({ row, to }) => {
        if (!isNew(row)) return false
        row.bound = post.bound
        const gone: Finding = { rule: 'IMP-21', field: 'role', value: row.read.role ?? null }
        return !reporting.leftOut(row, withdrawn.has(post) ? [gone] : beyondBound(row, row.from, to))
      })
      return takeSeats(terms, held.get(post) ?? []).filter(({ row, seat }) => {
        const none = post.seats !== null && seat > post.seats.length
        return !(none && reporting.leftOut(row, [{ rule: 'IMP-90', field: 'post_id', value: post.read.label }]))
      })
    })
    .sort((a, b) => a.row.index - b.row.index)

/** The life of what is within each organization; an end that is open is null. */
export type Lives = Map<Row, Life>

const within = (lives: Lives, owner: Row | null, { from, last }: Life): void => {
  if (!owner) return
  const held = lives.get(owner) ?? { from, last }
  lives.set(owner, {
    from: held.from === null || from === null ? null : from < held.from ? from : held.from,
    last: held.last === null || last === null ? null : last > held.last ? last : held.last,
  })
}

/** Gives a new post or organization a life that holds all that the file puts in it. */
const hold = (row: Row, inner: readonly Life[], reporting: Reporting) => {
  const { findings, ...life } = widened(row, inner)
  Object.assign(row, life)
  for (const finding of findings) reporting.note(row, finding)
}

/** Frees the seats of the terms that the file ends; a day on which another begins is the successor's. */
const vacate = (known: Known, ended: Plan['endings'], held: ReadonlyMap<Row, Period[][]>): void => {
  const starts = Map.groupBy(rowsOf(known, 'memberships').filter(isNew), ({ owner }) => owner)
  for (const { row, post } of ended) {
    const { owner, ends } = row
    if (!ends || !owner) continue
    const followed = row.from !== ends && starts.get(owner)?.some(({ from }) => from === ends)
    if (followed) row.ends = dayBefore(ends)
    const times = held.get(owner)?.find((_, at) => seatId(owner, at + 1) === post)
    const at = times?.findIndex(({ from }) => from === row.from) ?? -1
    if (times && at >= 0) times[at] = { from: row.from, until: followed ? ends : dayAfter(ends) }
  }
}

/** Terms that the file ends or has end on another day, each with the seat that the register has it on. */
const onSeats = async (tx: Tx, rows: readonly Row[]): Promise<Plan['endings']> => {
  if (rows.length === 0) return []
  const seats = await seatsOf(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(row => {
    const post = seats.get(row.id)
    return post ? [{ row, post }] : []
  })
}

const takenOf = (rows: readonly Row[]): Row[] =>
  rows.filter(({ state, take }) => take && (state === 'changed' || endings.includes(state)))

/** Compares the bodies of a file with the register, each after the one above it. */
export const compareBodies = (tx: Tx, known: Known, comparing: Comparing): Promise<void> =>
  settle(tx, 'organizations', known, new Map(), comparing)

/** What an act must bring of the bodies of a file, once it is known what is in each: new ones live as long, from the lowest up. */
export const planBodies = (known: Known, lives: Lives, { reporting }: Comparing): Plan => {
  const rows = rowsOf(known, 'organizations')
  const organisations = parentsFirst(rows, known).ordered.filter(isNew)
  for (const row of organisations.toReversed()) {
    const inner = lives.get(row)
    hold(row, inner ? [inner] : [], reporting)
    within(lives, row.owner, row)
  }
  return { ...emptyPlan, organisations, changes: takenOf(rows) }
}

/** Compares people with the register and says what an act must bring of them. */
export const planPersons = async (tx: Tx, known: Known, comparing: Comparing): Promise<Plan> => {
  await settle(tx, 'persons', known, new Map(), comparing)
  const rows = rowsOf(known, 'persons')
  return { ...emptyPlan, persons: rows.filter(isNew), changes: takenOf(rows) }
}

/** The same of posts with all that is on each; adds to the lives of the bodies that they are in. */
export const planPosts = async (tx: Tx, known: Known, lives: Lives, comparing: Comparing): Promise<Plan> => {
  const { reporting, edition } = comparing
  const made: Made = new Map()
  await settle(tx, 'posts', known, made, comparing)
  await settle(tx, 'memberships', known, made, comparing)
  if (edition) {
    await nameMissing(tx, known)
    await settleHolders(tx, known, edition, reporting)
    // What an earlier edition did not have began with this one, as far as anybody knows.
    if (edition.hasEarlier) for (const post of rowsOf(known, 'posts')) if (isNew(post)) post.from ??= edition.on_day
  }
  const called = [...made.values()].map(({ post }) => post)
  const withdrawn = await recognise(tx, 'posts', called, comparing)
  for (const post of called) if (isNew(post)) Object.assign(post, livesOf(post))

  const inFile = rowsOf(known, 'posts')
  const held = await seatsHeld(
    tx,
    [...inFile, ...called].filter(row => !isNew(row)),
  )
  const taken = takenOf([...inFile, ...rowsOf(known, 'memberships')])
  const isTerm = ({ collection }: Row) => collection === 'memberships'
  const changed = taken.filter(({ state }) => state === 'changed')
  const ended = await onSeats(
    tx,
    taken.filter(row => row.state === 'ended' && isTerm(row)),
  )
  vacate(known, ended, held)
  const terms = seat(known, held, withdrawn, reporting)
  const lastSeats = new Map<Row, number>()
  for (const { row, seat } of terms)
    if (row.owner) lastSeats.set(row.owner, Math.max(seat, lastSeats.get(row.owner) ?? 1))

  const posts = [...inFile, ...called.filter(post => lastSeats.has(post))]
  for (const { post, asked } of made.values())
    if (isNew(post) && lastSeats.has(post))
      reporting.note(asked, { rule: 'IMP-33', field: 'role', value: asked.read.role ?? null })
  const on = Map.groupBy(terms, ({ row }) => row.owner)
  for (const post of posts.filter(isNew)) {
    const served = on.get(post) ?? []
    hold(
      post,
      served.map(({ row, to }) => ({ from: row.from, last: to })),
      reporting,
    )
    within(lives, post.owner, post)
  }
  return {
    ...emptyPlan,
    changes: changed.filter(row => !isTerm(row)),
    endings: ended,
    extensions: await onSeats(tx, changed.filter(isTerm)),
    closings: taken.filter(({ state, collection }) => endings.includes(state) && collection === 'posts'),
    posts: posts.map(row => {
      const already = held.get(row)?.length ?? 0
      return { row, held: already, seats: Math.max(already, lastSeats.get(row) ?? 1) }
    }),
    terms,
  }
}
