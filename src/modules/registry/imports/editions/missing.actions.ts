import type { Tx } from '../../../../kernel/database/index.ts'
import { type Day, dayBefore } from '../../../../kernel/time/index.ts'
import type { Read } from '../import.rules.ts'
import { type Known, newRow, type Row, rowsOf } from '../plan.rules.ts'
import { insertRows, type StoredRow } from '../store.queries.ts'
import { forgetMissing, namesOfMissing, postsOfList, type Running, runningOn } from './edition.queries.ts'
import { isPartial, missingIndex } from './edition.rules.ts'

/** An edition of a list as it is compared: its day, where to look for what it lacks, whether people have still to decide. */
export type Edition = {
  import_id: string
  format: string
  on_day: Day
  scope: 'whole' | 'bodies'
  undecided: boolean
}

const batchSize = 1000

/** The mandates on the posts of the file that the register knows, by post. */
export const holdersOf = async (tx: Tx, posts: readonly Row[], on: Day): Promise<Map<string, Running[]>> => {
  const found: Running[] = []
  for (let at = 0; at < posts.length; at += batchSize)
    found.push(
      ...(await runningOn(
        tx,
        posts.slice(at, at + batchSize).map(({ id }) => id),
        on,
      )),
    )
  return Map.groupBy(found, ({ post_id }) => post_id)
}

type Lack = Pick<StoredRow, 'collection' | 'line' | 'read' | 'first_day'> & {
  fact_id: string
  missing: 'ended' | 'absent' | 'partial'
}

/** Terms of people whom the file no longer gives in a post that it has: it is vacant there, or names somebody else. */
const replacedIn = async (tx: Tx, known: Known, { on_day }: Edition): Promise<Lack[]> => {
  const posts = rowsOf(known, 'posts')
  const named = Map.groupBy(rowsOf(known, 'memberships'), ({ read }) => read.post_id)
  const running = await holdersOf(tx, posts, on_day)
  return posts.flatMap(({ id, line, read: post }) => {
    const held = named.get(post.id) ?? []
    if (post.end_date || (post.occupancy !== 'vacant' && held.length === 0)) return []
    const people = new Set(held.map(({ read }) => known.persons.get(read.person_id ?? '')?.id))
    return (running.get(id) ?? []).flatMap(({ mandate_id, person_id, from, open, read }) => {
      if (read === null || !open || from === null || from >= on_day || people.has(person_id)) return []
      const gone: Read = { ...read, end_date: dayBefore(on_day) }
      return [
        {
          collection: 'memberships',
          line,
          read: gone,
          first_day: from,
          fact_id: mandate_id,
          missing: 'ended',
        } as const,
      ]
    })
  })
}

/** What the import had found missing when it was last compared, by fact, and the last number it gives to a row. */
export type Before = { missing: Map<string, number>; last: number }

/**
 * What the register has of earlier editions and this one lacks: rows that no line of the file makes, kept beside the others so that they are
 * decided on like them; none where it was already sought and decided on (`before` is null). A much smaller edition is taken to be partial.
 * Says whether there was an earlier edition.
 */
export const seekMissing = async (
  tx: Tx,
  known: Known,
  edition: Edition,
  before: Before | null,
): Promise<{ rows: Row[]; hasEarlier: boolean }> => {
  const { import_id, on_day, scope } = edition
  const { count, missing } = await postsOfList(tx, edition, scope)
  if (!before) return { rows: [], hasEarlier: count > 0 }
  const last_day = dayBefore(on_day)
  const partial = isPartial(rowsOf(known, 'posts').length, count)
  const lacks: Lack[] = [
    ...(count > 0 ? await replacedIn(tx, known, edition) : []),
    ...missing
      .filter(({ read }) => !known.posts.has(read.id ?? ''))
      .map(({ fact_id, read }) => ({
        collection: 'posts' as const,
        line: 0,
        read: { ...read, end_date: last_day },
        first_day: null,
        fact_id,
        missing: partial ? ('partial' as const) : ('absent' as const),
      })),
  ]
  const still = new Set(lacks.map(({ fact_id }) => fact_id))
  await forgetMissing(
    tx,
    import_id,
    [...before.missing].flatMap(([fact_id, n]) => (still.has(fact_id) ? [] : [n])),
  )
  let { last } = before
  const rows: Row[] = []
  const added: StoredRow[] = []
  for (const { missing: kind, ...lack } of lacks) {
    const n = before.missing.get(lack.fact_id) ?? ++last
    const stored = { n, index: missingIndex, last_day, findings: [], ...lack }
    if (!before.missing.has(lack.fact_id)) added.push(stored)
    const { fact_id: id, first_day: from, ...own } = stored
    rows.push(newRow({ ...own, id, from, last: last_day, missing: kind }))
  }
  for (let at = 0; at < added.length; at += batchSize) await insertRows(tx, import_id, added.slice(at, at + batchSize))
  return { rows, hasEarlier: count > 0 }
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
