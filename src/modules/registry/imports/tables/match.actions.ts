import type { Tx } from '../../../../kernel/database/index.ts'
import { holdsOn, lastDay, overlap, through } from '../../../../kernel/time/index.ts'
import { seatId } from '../article.formats.ts'
import { heldUnder } from '../import.queries.ts'
import type { Collection, Finding, RuleId } from '../import.rules.ts'
import { splitName } from '../import.rules.ts'
import { type Known, type Row, rowsOf } from '../plan.rules.ts'
import {
  type Answer,
  addBearers,
  answeredBefore,
  bearersOf,
  type Candidate,
  type HeldTerm,
  type Keyed,
  type Matched,
  type Seat,
  seatsIn,
  termsOf,
} from './match.queries.ts'
import { nameKey, titleKey } from './names.rules.ts'

/** What people have answered of namesakes, and those that are found now. */
export type Matching = { answers: ReadonlyMap<number, Answer>; found: Map<number, Candidate[]> }

type Leave = (row: Row, findings: readonly Finding[]) => boolean

const nameOf = (collection: Matched, { read }: Row): string => {
  if (collection === 'organizations') return read.name ?? ''
  const { given, family } = splitName(read)
  return `${given} ${family}`.trim()
}

const mostCandidates = 20
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const become = (row: Row, id: string): void => {
  row.id = id
  row.settled = true
}

/**
 * Tells which people and bodies of a table the register has already: by the identifier of the row, by that of the register, by what was
 * answered of an earlier edition. Who only bears the name of another, in the register or in the file, is left until somebody answers.
 */
export const matchNames = async (
  tx: Tx,
  collection: Matched,
  known: Known,
  { answers, found }: Matching,
  leave: Leave,
): Promise<void> => {
  const rows = rowsOf(known, collection)
  const own = await heldUnder(
    tx,
    collection,
    rows.map(({ id }) => id),
  )
  const others = rows.filter(({ id }) => !own.has(id))
  if (others.length === 0) return
  const before = await answeredBefore(
    tx,
    collection,
    others.map(({ read }) => read.id ?? ''),
  )
  const given = others.flatMap(({ read: { identifier = '' } }) =>
    uuid.test(identifier) ? [identifier.toLowerCase()] : [],
  )
  const byIdentifier = await heldUnder(tx, collection, given)
  const open = others.filter(row => {
    const identifier = row.read.identifier?.toLowerCase() ?? ''
    const id = before.get(row.read.id ?? '') ?? (byIdentifier.get(identifier)?.life ? identifier : undefined)
    if (id !== undefined) become(row, id)
    return id === undefined
  })
  const keyed = open.map(row => ({ row, key: nameKey(nameOf(collection, row)) }))
  const named = await bearersOf(
    tx,
    collection,
    keyed.map(({ key }) => key),
    mostCandidates,
  )
  const entered: Keyed[] = []
  for (const { row, key } of keyed) {
    const held = named.get(key) ?? []
    const candidates = held.slice(0, mostCandidates)
    const answer = answers.get(row.n)
    const asked = candidates.length > 0
    if (asked) found.set(row.n, candidates)
    const finding = (rule: RuleId): Finding => ({ rule, field: 'name', value: nameOf(collection, row) })
    if (asked && answer && !answer.take) leave(row, [finding('IMP-97')])
    else if (asked && answer?.as && candidates.some(({ id }) => id === answer.as)) become(row, answer.as)
    else if (asked && (!answer || answer.as)) leave(row, [finding('IMP-89')])
    else {
      const name = nameOf(collection, row)
      const one = { id: row.id, fr: `${name}, ligne ${row.line}`, en: `${name}, line ${row.line}` }
      named.set(key, [...held, one])
      entered.push({ ...one, key })
    }
  }
  await addBearers(tx, collection, entered)
}

/** The seats that the register has under the titles of the table, in the bodies that it has already. */
export const matchPosts = async (tx: Tx, known: Known): Promise<void> => {
  const bodyOf = ({ read }: Row) => known.organizations.get(read.organization_id ?? '') ?? null
  const rows = rowsOf(known, 'posts').filter(row => {
    const body = bodyOf(row)
    return body !== null && body.state !== 'new'
  })
  const own = await heldUnder(
    tx,
    'posts',
    rows.map(({ id }) => id),
  )
  const others = rows.filter(({ id }) => !own.has(id))
  const bodies = new Set(others.map(row => bodyOf(row)?.id ?? ''))
  const seats = new Map<string, Seat[]>()
  for (const seat of bodies.size === 0 ? [] : await seatsIn(tx, [...bodies]))
    for (const key of new Set(seat.titles.map(titleKey)))
      seats.set(`${seat.organisation_id} ${key}`, [...(seats.get(`${seat.organisation_id} ${key}`) ?? []), seat])
  for (const row of others) {
    const found = seats.get(`${bodyOf(row)?.id} ${titleKey(row.read.label ?? '')}`)
    const [first] = found ?? []
    if (!found || !first) continue
    row.seats = found.map(({ post_id }) => post_id)
    become(row, first.post_id)
  }
}

const mostSeats = 50
const seatsOf = (post: Row): readonly string[] =>
  post.seats ?? Array.from({ length: mostSeats }, (_, at) => seatId(post, at + 1))

/** The terms that the register has already from other acts: the same person, in the same post, from the same day. */
export const matchTerms = async (tx: Tx, known: Known, leave: Leave): Promise<void> => {
  const own = await heldUnder(
    tx,
    'memberships',
    rowsOf(known, 'memberships').map(({ id }) => id),
  )
  const asked = rowsOf(known, 'memberships').flatMap(row => {
    const person = known.persons.get(row.read.person_id ?? '')
    const post = known.posts.get(row.read.post_id ?? '')
    const inRegister = person && post && person.state !== 'new' && post.state !== 'new'
    return inRegister && !own.has(row.id) ? [{ row, person, seats: new Set(seatsOf(post)) }] : []
  })
  if (asked.length === 0) return
  const terms = Map.groupBy(
    await termsOf(tx, [...new Set(asked.map(({ person }) => person.id))]),
    term => term.person_id,
  )
  for (const { row, person, seats } of asked) {
    const held = (terms.get(person.id) ?? []).filter(({ post_id }) => seats.has(post_id))
    const same = held.find(term => isSame(row, term))
    const crosses = held.some(({ valid }) => overlap(valid, through(row.from, row.last)))
    if (same) become(row, same.mandate_id)
    else if (crosses) leave(row, [{ rule: 'IMP-91', field: 'start_date', value: row.from }])
  }
}

const isSame = ({ read, from, last }: Row, { valid, planned_end }: HeldTerm): boolean => {
  const begins = read.start_date ? valid.from === from : from !== null && holdsOn(valid, from)
  return begins && (last === null || last === planned_end || last === lastDay(valid))
}

/** What is told apart by its name. */
export const isNamed = (collection: Collection): collection is Matched =>
  collection === 'organizations' || collection === 'persons'
