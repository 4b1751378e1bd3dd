import type { Tx } from '../../../../kernel/database/index.ts'
import { type Day, dayBefore } from '../../../../kernel/time/index.ts'
import { seatId } from '../article.formats.ts'
import { timesHeld } from '../import.queries.ts'
import { type Read, rowStops } from '../import.rules.ts'
import { type Known, newRow, type Row, rowsOf } from '../plan.rules.ts'
import { insertRows } from '../rows.queries.ts'
import type { StoredRow } from '../stored.rules.ts'
import {
  countPosts,
  markMissing,
  namesOfMissing,
  numbersOfMissing,
  type Running,
  runningOn,
} from './edition.queries.ts'
import { isPartial, missingIndex } from './edition.rules.ts'

/** An edition of a list as it is compared: its day, where to look for what it lacks, whether people have still to decide. */
export type Edition = {
  import_id: string
  format: string
  on_day: Day
  scope: 'whole' | 'bodies'
  undecided: boolean
}

/** The seats that the register has of posts of the file, each with the id of its post: more than one where people share it. */
const seatsOf = async (tx: Tx, posts: readonly Row[]): Promise<Map<string, string>> => {
  const seats = new Map<string, string>()
  let asked = posts
  for (let seat = 1; asked.length > 0; seat += 1) {
    const times = await timesHeld(
      tx,
      asked.map(row => seatId(row, seat)),
    )
    asked = asked.filter(row => times.has(seatId(row, seat)))
    for (const row of asked) seats.set(seatId(row, seat), row.id)
  }
  return seats
}

/** The mandates on the posts of the file that the register knows, whatever the seat, by post. */
export const holdersOf = async (tx: Tx, posts: readonly Row[], on: Day): Promise<Map<string, Running[]>> => {
  const seats = await seatsOf(tx, posts)
  const running = seats.size === 0 ? [] : await runningOn(tx, [...seats.keys()], on)
  return Map.groupBy(running, ({ post_id }) => seats.get(post_id) ?? '')
}

/** A term of somebody whom the file no longer gives in a post that it has: it is vacant there, or names somebody else. */
type Lack = Pick<StoredRow, 'line' | 'read' | 'first_day' | 'post_fact'> & { fact_id: string }

const replacedIn = async (tx: Tx, known: Known, { on_day }: Edition): Promise<Lack[]> => {
  const posts = rowsOf(known, 'posts').filter(({ missing }) => !missing)
  const named = Map.groupBy(rowsOf(known, 'memberships'), ({ read }) => read.post_id)
  const running = await holdersOf(tx, posts, on_day)
  return posts.flatMap(({ id, line, read: post }) => {
    const held = named.get(post.id) ?? []
    if (post.end_date || (post.occupancy !== 'vacant' && held.length === 0)) return []
    const people = new Set(held.map(({ read }) => known.persons.get(read.person_id ?? '')?.id))
    return (running.get(id) ?? []).flatMap(({ mandate_id, person_id, from, open, read }) => {
      if (read === null || !open || from === null || from >= on_day || people.has(person_id)) return []
      const gone: Read = { ...read, end_date: dayBefore(on_day) }
      return [{ line, read: gone, first_day: from, post_fact: id, fact_id: mandate_id }]
    })
  })
}

/**
 * Looks for the posts that the register has of earlier editions and this one lacks: rows that no line of the file makes, kept beside the others
 * so that they are decided on like them. A much smaller edition is taken to be partial. Says whether there was an earlier edition; `seeks` is
 * false where all was already sought and decided on.
 */
export const seekPosts = async (tx: Tx, edition: Edition, seeks: boolean): Promise<boolean> => {
  const { inFile, inRegister } = await countPosts(tx, edition, edition.scope, rowStops)
  if (seeks) {
    const proposal = isPartial(inFile, inRegister) ? 'partial' : 'absent'
    await markMissing(tx, edition, edition.scope, { proposal, last_day: dayBefore(edition.on_day) })
  }
  return inRegister > 0
}

/** Looks for the terms that an edition lacks on the posts that it has; `last` is the last number that the import gave to a row. */
export const seekTerms = async (tx: Tx, known: Known, edition: Edition, last: number): Promise<Row[]> => {
  const { import_id, on_day } = edition
  const lacks = await replacedIn(tx, known, edition)
  const numbers = await numbersOfMissing(
    tx,
    import_id,
    lacks.map(({ fact_id }) => fact_id),
  )
  const last_day = dayBefore(on_day)
  const added: StoredRow[] = []
  const rows = lacks.map(lack => {
    const known = numbers.get(lack.fact_id)
    const n = known ?? last + added.length + 1
    const own = { n, collection: 'memberships' as const, index: missingIndex, ...lack }
    if (known === undefined) added.push({ ...own, person_fact: null, last_day, findings: [] })
    const { fact_id: id, first_day: from, ...told } = own
    return newRow({ ...told, id, from, last: last_day, missing: 'ended' })
  })
  await insertRows(tx, import_id, added)
  return rows
}

const stub = (collection: 'organizations' | 'persons', name: string | undefined): Row =>
  newRow({ collection, index: missingIndex, line: 0, read: name ? { name } : {}, id: '', from: null, last: null })

/** Gives missing rows what their articles name: it is in the register, not in the file. */
export const nameMissing = async (tx: Tx, known: Known): Promise<void> => {
  const posts = rowsOf(known, 'posts').filter(({ missing }) => missing)
  const terms = rowsOf(known, 'memberships').filter(({ missing }) => missing)
  if (posts.length + terms.length === 0) return
  const ids = (rows: readonly Row[]) => rows.map(({ id }) => id)
  const { bodies, people } = await namesOfMissing(tx, ids(posts), ids(terms))
  for (const row of posts) row.owner = stub('organizations', bodies.get(row.id))
  for (const row of terms) {
    row.owner = known.posts.get(row.read.post_id ?? '') ?? null
    row.person = stub('persons', people.get(row.id))
  }
}
