import { type Day, dayBefore, overlap, type Period, through } from '../../../kernel/time/index.ts'
import { type Collection, endField, type Field, type Finding, type Read, startField } from './import.rules.ts'
import type { Proposal } from './proposal.rules.ts'

/**
 * A row worth taking over. `owner` is what it lives within: the organization above, the organization of a post, the post of
 * a membership. `bound` is the life that the register already knows of it, or of its nearest owner there; null when none is.
 */
export type Row = {
  /** Its number among all rows of the import. */
  n: number
  /** What was proposed of it when it was decided on; null before it is. */
  proposed: Proposal | null
  /** Whether it is to be taken; null while nobody has said. */
  take: boolean | null
  collection: Collection
  index: number
  line: number
  read: Read
  id: string
  from: Day | null
  last: Day | null
  state: 'new' | 'same' | 'changed' | 'ended' | 'absent' | 'partial' | 'contradicts'
  /** What is proposed of what the register has of an earlier edition and the file lacks; null for a row of the file. */
  missing: 'ended' | 'absent' | 'partial' | null
  /** The last day that the file newly gives to a term. */
  ends: Day | null
  owner: Row | null
  person: Row | null
  bound: Period | null
  /** It is what the register has under this id: its name, or a person, said so. */
  settled: boolean
  /** The seats that the register has of a post, where it did not get them from this list; the file adds none. */
  seats: readonly string[] | null
}

type Told = Pick<Row, 'collection' | 'index' | 'line' | 'read' | 'id' | 'from' | 'last'> &
  Partial<Pick<Row, 'n' | 'proposed' | 'take' | 'missing'>>

export const newRow = (row: Told): Row => ({
  n: row.n ?? 0,
  proposed: row.proposed ?? null,
  take: row.take ?? null,
  collection: row.collection,
  index: row.index,
  line: row.line,
  read: row.read,
  id: row.id,
  from: row.from,
  last: row.last,
  state: 'new',
  missing: row.missing ?? null,
  ends: null,
  owner: null,
  person: null,
  bound: null,
  settled: false,
  seats: null,
})

/** Rows by their identifier in the file; null for one that is left out. */
export type Known = Record<Collection, Map<string, Row | null>>

export const rowsOf = (known: Known, collection: Collection): Row[] =>
  [...known[collection].values()].filter(row => row !== null)

const references: Record<Collection, readonly (readonly [Field, Collection])[]> = {
  organizations: [['parent_id', 'organizations']],
  persons: [],
  posts: [['organization_id', 'organizations']],
  memberships: [
    ['person_id', 'persons'],
    ['post_id', 'posts'],
    ['organization_id', 'organizations'],
  ],
}

/** What the row refers to and is not there. */
export const brokenReferences = ({ collection, read }: Row, known: Known): Finding[] =>
  references[collection].flatMap(([field, target]) => {
    const value = read[field]
    if (!value) return []
    const found = known[target].get(value)
    return found ? [] : [{ rule: found === null ? 'IMP-15' : 'IMP-14', field, value } as const]
  })

/** Organizations, each after the one above it; those of a circle, or below one, come apart. */
export const parentsFirst = (rows: readonly Row[], known: Known): { ordered: Row[]; circular: Row[] } => {
  const parent = ({ read }: Row) => (read.parent_id && known.organizations.get(read.parent_id)) || null
  const below = Map.groupBy(rows, parent)
  const ordered = [...(below.get(null) ?? [])]
  for (const row of ordered) for (const child of below.get(row) ?? []) ordered.push(child)
  const placed = new Set(ordered)
  return { ordered, circular: rows.filter(row => !placed.has(row)) }
}

/** A row whose own dates leave the life that the register knows cannot be entered. */
export const beyondBound = ({ collection, bound }: Row, from: Day | null, last: Day | null): Finding[] => {
  if (!bound) return []
  const early = from !== null && bound.from !== null && from < bound.from
  const late =
    bound.until !== null && ((last !== null && last >= bound.until) || (from !== null && from >= bound.until))
  const open = collection === 'memberships' && last === null && bound.until !== null
  if (early) return [{ rule: 'IMP-22', field: startField(collection), value: from }]
  return late || open ? [{ rule: 'IMP-22', field: endField(collection), value: last ?? from }] : []
}

/** Where the file does not date a new post or organization, it lives as long as what it belongs to. */
export const livesOf = ({ from, last, owner }: Row): { from: Day | null; last: Day | null } => ({
  from: from ?? (owner?.from && (last === null || owner.from <= last) ? owner.from : null),
  last: last ?? (owner?.last && (from === null || from <= owner.last) ? owner.last : null),
})

/** The first and last day of something; null for an open end. */
export type Life = { from: Day | null; last: Day | null }

/** The life of a post or organization, widened to hold all that the file puts in it; said where the file dates it otherwise. */
export const widened = (row: Row, inner: readonly Life[]): Life & { findings: Finding[] } => {
  const findings: Finding[] = []
  let { from, last } = row
  for (const life of inner) {
    if (from !== null && (life.from === null || life.from < from)) from = life.from
    if (last !== null && (life.last === null || life.last > last)) last = life.last
  }
  const say = (field: Field | null, changed: boolean) => {
    if (field && changed && row.read[field]) findings.push({ rule: 'IMP-35', field, value: row.read[field] })
  }
  say(startField(row.collection), from !== row.from)
  say(endField(row.collection), last !== row.last)
  return { from, last, findings }
}

/** A term in office on a seat (from 1); `to` is its last day once the hand-over is counted. */
export type Term = { row: Row; to: Day | null; seat: number; handed: boolean }

/** A day on which one term ends and another begins belongs to the successor, unless the first lasts that day alone. */
export const handOvers = (rows: readonly Row[]): { row: Row; to: Day | null; handed: boolean }[] => {
  const starts = new Set(rows.map(({ from }) => from))
  return rows.map(row => {
    const handed = row.last !== null && row.from !== row.last && starts.has(row.last)
    return { row, handed, to: handed && row.last ? dayBefore(row.last) : row.last }
  })
}

/**
 * Gives each term the lowest free seat, in the order of (start, membership id). `held` are the terms already on each seat of
 * the register, which keep theirs.
 */
export const takeSeats = (
  terms: readonly { row: Row; to: Day | null; handed: boolean }[],
  held: readonly (readonly Period[])[],
): Term[] => {
  const inOrder = terms.toSorted((a, b) => (keyOf(a.row) < keyOf(b.row) ? -1 : 1))
  // The first day on which each seat is free again; null once it is held without end.
  const free: (string | null)[] = held.map(() => '')
  let soonest = ''
  return inOrder.map(({ row, to, handed }) => {
    const valid = through(row.from, to)
    const from = row.from ?? ''
    const isFree = (until: string | null, n: number) =>
      until !== null && until <= from && !held[n]?.some(period => overlap(period, valid))
    const found = from < soonest ? -1 : free.findIndex(isFree)
    const seat = found < 0 ? free.length : found
    free[seat] = valid.until
    if (found >= 0 || free.length === 1) soonest = soonestOf(free)
    else soonest = soonestOf([soonest, valid.until])
    return { row, to, handed, seat: seat + 1 }
  })
}

const keyOf = ({ from, read }: Row) => `${from} ${read.id}`
const never = '~'
const soonestOf = (free: readonly (string | null)[]): string => {
  let least = never
  for (const until of free) if (until !== null && until < least) least = until
  return least
}
