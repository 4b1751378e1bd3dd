import { oneAhead, type Tx } from '../../../kernel/database/index.ts'
import type { ProposedArticle } from '../../acts/index.ts'
import { articlesOf, type Placed, type Plan, partAt } from './article.formats.ts'
import { forgetMissing, lastRow } from './editions/edition.queries.ts'
import { seekPosts, seekTerms } from './editions/missing.actions.ts'
import { type Comparing, compareBodies, type Lives, planBodies, planPersons, planPosts } from './plan.actions.ts'
import { type Known, newRow, type Row } from './plan.rules.ts'
import { isChoosable } from './proposal.rules.ts'
import { addTo, type Counts, inShort, noCounts, type Reporting } from './report.rules.ts'
import {
  dropArticles,
  keepArticles,
  type Outcome,
  openArticles,
  type PersonOf,
  peopleUnplaced,
  rowsByPost,
  rowsOfKind,
  setOutcomes,
} from './rows.queries.ts'
import { type ComparedRow, type Loading, loadRow, type Seen } from './stored.rules.ts'
import { openBearers, setNamesakes } from './tables/match.queries.ts'

/** What an act of import would bring, counted: `moved` are the rows that were decided on as something else than what they are now. */
export type Totals = {
  articles: number
  taken: Counts
  lacks: number
  hand_overs: number
  extra_seats: number
  moved: number
}

/** `taking`: the act follows; otherwise people have still to decide, and are told of namesakes. */
export type Work = Comparing & {
  id: string
  loading: Loading
  taking: boolean
  /** Whether what an edition lacks is looked for; it was, where people have decided since. */
  seeks: boolean
}

/** Rows that are compared together, among all the bodies of the file. */
type Slice = { known: Known; seen: Seen[] }

const sliceOf = (bodies: Known['organizations']): Slice => ({
  known: { organizations: bodies, persons: new Map(), posts: new Map(), memberships: new Map() },
  seen: [],
})

/** The rows of the file behind a plan, each once. */
const rowsIn = ({ organisations, changes, endings, extensions, closings, persons, posts, terms }: Plan): Row[] => [
  ...changes,
  ...[...endings, ...extensions].map(({ row }) => row),
  ...closings,
  ...organisations,
  ...persons,
  ...posts.map(({ row }) => row).filter(({ state, read }) => state === 'new' && read.id !== undefined),
  ...terms.map(({ row }) => row),
]

/** A row that is taken and hangs on another that is left stays out with it. */
const hungOn = ['IMP-15', 'IMP-56']

const isMoved = ({ n, proposed, take, row }: Seen, planned: ReadonlySet<number>, { spoken }: Reporting): boolean => {
  if (proposed === null) return false
  if (!isChoosable(proposed) || take !== true) return planned.has(n)
  if (hungOn.includes(spoken.get(n)?.finding?.rule ?? '')) return false
  return !(planned.has(n) && row?.state === proposed)
}

/** What is said of a row in the end; what was said of it is then forgotten. */
export const outcomeOf = (
  { spoken }: Reporting,
  { n, state, as_id, taken }: Pick<Outcome, 'n' | 'state' | 'as_id' | 'taken'>,
): Outcome => {
  const { proposal = state ?? 'new', finding = null } = spoken.get(n) ?? {}
  spoken.delete(n)
  const shown = finding && (finding.shown ?? inShort(finding.value))
  return { n, proposal, finding, shown, taken, state, as_id }
}

const articlesTogether = 1000

/** Whether this is what a row says from the beginning. */
const isUntold = ({ proposal, finding, state, as_id, taken }: Outcome, fact_id: string | null): boolean =>
  proposal === 'new' && finding === null && state === 'new' && as_id !== null && as_id === fact_id && taken

/** Imports that are compared: what was found so far, and where it is kept. */
const comparison = (tx: Tx, work: Work) => {
  const { id, reporting, taking, today, edition, matching } = work
  const totals: Totals = { articles: 0, taken: noCounts(), lacks: 0, hand_overs: 0, extra_seats: 0, moved: 0 }
  const movedPersons = new Set<number>()

  const keepArticlesOf = async (articles: Iterable<Placed>) => {
    const waiting = new Map<number, { ns: number[]; articles: ProposedArticle[] }>()
    for (const { part, row, article } of articles) {
      totals.articles += 1
      const some = waiting.getOrInsertComputed(part, () => ({ ns: [], articles: [] }))
      some.ns.push(row.n)
      some.articles.push(article)
      if (some.articles.length < articlesTogether) continue
      await keepArticles(tx, { part, k: totals.articles, ...some })
      waiting.delete(part)
    }
    for (const [part, some] of waiting) await keepArticles(tx, { part, k: totals.articles, ...some })
  }

  /** Keeps what a slice makes: its articles, and what became of each of its rows. */
  const keep = async ({ known, seen }: Slice, plan: Plan): Promise<void> => {
    const planned = rowsIn(plan)
    for (const { collection, missing } of planned) {
      if (missing) totals.lacks += 1
      else addTo(totals.taken, collection)
    }
    totals.hand_overs += plan.terms.filter(({ handed }) => handed).length
    totals.extra_seats += plan.posts.reduce((sum, { seats, held }) => sum + seats - Math.max(held, 1), 0)
    await keepArticlesOf(articlesOf(plan, { edition: edition?.on_day ?? null, today }))
    const ns = new Set(planned.map(({ n }) => n))
    const outcomes = seen.flatMap(one => {
      const { n, row } = one
      if (isMoved(one, ns, reporting)) {
        if (row?.collection === 'persons') movedPersons.add(n)
        else totals.moved += 1
      }
      const stays = row !== null && known[row.collection].get(row.read.id ?? '') === row
      const told = { n, state: row?.state ?? null, as_id: stays ? row.id : null, taken: ns.has(n) }
      const outcome = outcomeOf(reporting, told)
      return one.untold && isUntold(outcome, one.fact_id) ? [] : [outcome]
    })
    await setOutcomes(tx, id, outcomes)
    if (!matching || taking) return
    await setNamesakes(tx, id, matching.found)
    matching.found.clear()
  }

  /** Leaves out new people whose every term stays out, once all terms have been compared. */
  const leaveUnplaced = async (): Promise<void> => {
    for await (const people of peopleUnplaced(tx, id)) {
      const ns = people.map(({ n }) => n)
      await dropArticles(tx, partAt('persons'), ns)
      totals.articles -= people.length
      addTo(totals.taken, 'persons', -people.length)
      for (const n of ns) movedPersons.delete(n)
      await setOutcomes(
        tx,
        id,
        people.map(person => {
          reporting.leftOut(person, [{ rule: 'IMP-15', field: null, value: person.read.name }])
          return outcomeOf(reporting, { ...person, as_id: null, taken: false })
        }),
      )
    }
  }

  const ended = (): Totals => ({ ...totals, moved: totals.moved + movedPersons.size })
  return { keep, leaveUnplaced, ended }
}

const load = (slice: Slice, stored: ComparedRow, loading: Loading) =>
  slice.seen.push(loadRow(stored, slice.known, loading))

/** Who a term is of, as it was settled among the people of the file; null where that row is left out. */
const addPerson = ({ persons }: Known, person: PersonOf | null): void => {
  const id = person?.read.id ?? ''
  if (person === null || persons.has(id)) return
  const { n, state, as_id, read } = person
  const own = { n, collection: 'persons' as const, index: 0, line: 0, read }
  const row = as_id === null ? null : newRow({ ...own, id: as_id, from: null, last: null })
  persons.set(id, row && Object.assign(row, { state }))
}

const rowsTogether = 1000

/** Rows cut between two posts, once there are enough of them. */
async function* byPosts<T extends ComparedRow>(batches: AsyncIterable<readonly T[]>): AsyncGenerator<T[]> {
  let some: T[] = []
  for await (const rows of batches)
    for (const row of rows) {
      const isOther = row.post_fact === null || row.post_fact !== some.at(-1)?.post_fact
      if (some.length >= rowsTogether && isOther) {
        yield some
        some = []
      }
      some.push(row)
    }
  if (some.length > 0) yield some
}

/**
 * Compares the rows of an import with the register, writes what becomes of each, and keeps the articles that an act would state. Bodies are
 * held together; people, and posts with the terms on each, come one slice after the other, so that memory does not grow with the file.
 */
export const compareRows = async (tx: Tx, work: Work): Promise<Totals> => {
  const { id, loading, reporting, seeks, matching, taking } = work
  await openArticles(tx)
  const edition = work.edition && { ...work.edition, hasEarlier: await seekPosts(tx, work.edition, seeks) }
  if (matching) await openBearers(tx, taking ? null : id)
  const comparing: Comparing = { reporting, edition, matching, today: work.today }
  const { keep, leaveUnplaced, ended } = comparison(tx, { ...work, edition })

  const bodies = sliceOf(new Map())
  for await (const rows of rowsOfKind(tx, id, 'organizations')) for (const row of rows) load(bodies, row, loading)
  const { organizations } = bodies.known
  await compareBodies(tx, bodies.known, comparing)

  for await (const rows of oneAhead(rowsOfKind(tx, id, 'persons'))) {
    const slice = sliceOf(organizations)
    for (const row of rows) load(slice, row, loading)
    await keep(slice, await planPersons(tx, slice.known, comparing))
  }

  const lives: Lives = new Map()
  const lacking = seeks ? 'posts' : loading.afresh ? 'none' : 'all'
  let last = await lastRow(tx, id)
  for await (const rows of byPosts(oneAhead(rowsByPost(tx, id, lacking)))) {
    const slice = sliceOf(organizations)
    for (const row of rows) {
      load(slice, row, loading)
      addPerson(slice.known, row.person)
    }
    if (edition?.hasEarlier && seeks) {
      const lacks = await seekTerms(tx, slice.known, edition, last)
      last = Math.max(last, ...lacks.map(({ n }) => n))
      for (const row of lacks) {
        slice.known.memberships.set(row.read.id ?? '', row)
        slice.seen.push({ n: row.n, fact_id: row.id, untold: false, proposed: null, take: null, row })
      }
    }
    await keep(slice, await planPosts(tx, slice.known, lives, comparing))
  }
  if (edition) await leaveUnplaced()
  await keep(bodies, planBodies(bodies.known, lives, comparing))
  if (seeks) await forgetMissing(tx, id)
  return ended()
}
