import type { Actor } from '../../../kernel/access/index.ts'
import { oneAhead, type Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { Refusal, refusalIn } from '../../../kernel/refusals.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { adopt, type Header, type Judged, type Proposal, type ProposedArticle, preview } from '../../acts/index.ts'
import { laterEdition } from './editions/edition.queries.ts'
import { backToSavepoint, savepoint } from './import.queries.ts'
import type { Finding, RuleId } from './import.rules.ts'
import { openImport, readImport } from './pipeline.actions.ts'
import { chosen } from './proposal.rules.ts'
import { type FormatName, formats } from './reader.formats.ts'
import { importRefusals } from './refusals.ts'
import { newReport, type Report, type Reporting } from './report.rules.ts'
import { firstTaken, keptArticles, type Named, proposalCounts, rowsOfArticles, setOutcomes } from './rows.queries.ts'
import { compareRows, outcomeOf, type Totals } from './slices.actions.ts'
import { choicesOf, type ImportRow, importOf, updateImport } from './store.queries.ts'
import type { Matching } from './tables/match.actions.ts'
import { answersOf } from './tables/match.queries.ts'

const headerOf = ({ name, sha256 }: Report['file']): Header => ({
  title: { fr: `la reprise du fichier ${name}`, en: `the taking over of the file ${name}` },
  recitals: [
    {
      fr: `les faits énoncés ci-dessous étaient consignés dans le fichier ${name} (SHA-256\u00a0: ${sha256})`,
      en: `the facts set out below were recorded in the file ${name} (SHA-256: ${sha256})`,
      law: null,
    },
  ],
  recommender: null,
  schedules: [],
  signatories: [],
})

/** The articles that were kept for an act, in its order. */
async function* articles(tx: Tx): AsyncGenerator<ProposedArticle> {
  for await (const some of oneAhead(keptArticles(tx))) for (const { articles: own } of some) yield* own
}

/** What the register says of the articles that it refused, by their number. */
const saidOf = (refusal: Refusal): Map<number, Two> => {
  const judged = (refusal.details['judged'] as readonly Judged[] | undefined) ?? []
  return new Map(
    judged.flatMap(({ article, verdicts }) => {
      const says = verdicts.find(({ outcome }) => outcome === 'block')?.says
      return says ? [[article, says] as const] : []
    }),
  )
}

type Blocked = Named & { says: Two }

/** The rows whose articles the register refused, with what it says of each. */
async function* blockedRows(tx: Tx, id: string, refusal: Refusal): AsyncGenerator<Blocked[]> {
  const says = [...saidOf(refusal)]
  for (let at = 0; at < says.length; at += batchSize) {
    const some = new Map(says.slice(at, at + batchSize))
    const rows = await rowsOfArticles(tx, id, [...some.keys()])
    yield rows.flatMap(({ article, ...row }) => {
      const own = some.get(article)
      return own ? [{ ...row, says: own }] : []
    })
  }
}

const asTwo = (refusal: Refusal): Two => ({ fr: refusalIn('fr')(refusal), en: refusalIn('en')(refusal) })

const findingOf = ({ read }: Named): Finding => ({ rule: 'IMP-23', field: null, value: read.id ?? null })

const batchSize = 1000
const mostNamed = 100

/** Nothing at all is taken over: the first rows say why, those that the register named before the others. */
const refused = async (tx: Tx, prepared: Prepared, refusal: Refusal): Promise<void> => {
  const { found, totals, reporting } = prepared
  const named = new Map<number, Named & { says?: Two }>()
  for await (const rows of blockedRows(tx, found.import_id, refusal))
    for (const row of rows) if (named.size < mostNamed) named.set(row.n, row)
  for (const row of await firstTaken(tx, found.import_id, 2 * mostNamed)) if (!named.has(row.n)) named.set(row.n, row)
  const rows = [...named.values()].slice(0, mostNamed)
  reporting.refused(
    totals.taken,
    totals.lacks,
    rows.map(({ says, ...row }) => ({ at: row, finding: findingOf(row), ...(says && { says }) })),
    asTwo(refusal),
  )
}

/** An import compared with the register as it stands: what its act would bring, and what remains to be said of it. */
type Prepared = { found: ImportRow; totals: Totals; reporting: Reporting }

/** `afresh`: what was proposed and decided before does not count; `undecided`: people have still to choose, and nothing is taken. */
type How = { today: Day; dryRun?: boolean; afresh?: boolean; undecided?: boolean }

const prepare = async (
  tx: Tx,
  found: ImportRow,
  { today, dryRun = false, afresh = false, undecided = false }: How,
): Promise<Prepared> => {
  const id = found.import_id
  const reporting = newReport(found.file_name, dryRun)
  reporting.report.file.sha256 = found.sha256
  for (const remark of found.remarks) reporting.remark(remark)
  const { edition: scope } = formats[found.format as FormatName]
  const { format, on_day } = found
  const edition = scope && on_day ? { import_id: id, format, on_day, scope, undecided, hasEarlier: false } : null
  const outdated = edition !== null && (await laterEdition(tx, edition, edition.scope))
  const takes = chosen(await choicesOf(tx, id))
  const matching: Matching | null = format === 'table' ? { answers: await answersOf(tx, id), found: new Map() } : null
  const loading = { reporting, takes, afresh, outdated }
  const seeks = edition !== null && !outdated && afresh
  const how = { taking: !undecided, seeks }
  const totals = await compareRows(tx, { id, today, reporting, edition, matching, loading, ...how })
  return { found, totals, reporting }
}

const proposalFor = (tx: Tx, { reporting }: Prepared, today: Day): Proposal => ({
  kind: 'import',
  number: null,
  adopted_on: today,
  header: headerOf(reporting.report.file),
  articles: articles(tx),
})

/** Counts what an act brings, in a report. */
const countTaken = ({ totals, reporting: { report } }: Prepared): void => {
  report.imported = totals.taken
  report.hand_overs = totals.hand_overs
  report.extra_seats = totals.extra_seats
}

type When = { today: Day; now: Instant }

/**
 * Compares what was read with the register and writes what is proposed of each row: the act is tried, so that a row that the register
 * would refuse says so before anybody decides. Choices made before stay.
 */
export const compareImport = async (tx: Tx, id: string, { today, now }: When): Promise<void> => {
  const found = await importOf(tx, id, true)
  if (found?.step !== 'comparing') return
  const prepared = await prepare(tx, found, { today, afresh: true, undecided: true })
  const { totals, reporting } = prepared
  const isEmpty = totals.articles === 0
  const { refusal } = isEmpty ? { refusal: null } : await preview(tx, proposalFor(tx, prepared, today), now)
  let named = false
  if (refusal)
    for await (const rows of blockedRows(tx, id, refusal)) {
      named ||= rows.length > 0
      await setOutcomes(
        tx,
        id,
        rows.map(row => {
          reporting.leftOut(row, [findingOf(row)], row.says)
          return outcomeOf(reporting, { ...row, taken: false })
        }),
      )
    }
  // A refusal that names rows is said by them; one that names none concerns the whole.
  const why = refusal && !named ? { says: asTwo(refusal) } : found.refusal
  await updateImport(tx, id, { step: 'deciding', refusal: why })
  await journal(tx, { what: 'import.compared', subject: id, details: await proposalCounts(tx, id) })
}

type Adopting = When & { progress?: ((done: number, total: number) => void) | undefined }

/** Adopts the act of an import, of which each row already says what becomes of it. Throws a Refusal, and nothing of it may be kept then. */
const takeOver = async (tx: Tx, prepared: Prepared, { today, now, progress }: Adopting): Promise<void> => {
  const { found, totals, reporting } = prepared
  const proposal = proposalFor(tx, prepared, today)
  const { act_id, number } = await adopt(tx, proposal, now, done => progress?.(done, totals.articles))
  reporting.report.act = { act_id, number }
  countTaken(prepared)
  const id = found.import_id
  await updateImport(tx, id, { step: 'adopted', act_id, refusal: null })
  const { persons, organisations, posts, memberships } = totals.taken
  const rows = persons + organisations + posts + memberships + totals.lacks
  await journal(tx, { what: 'import.adopted', subject: id, details: { act: act_id, rows } })
}

/** Adopts what was decided of an import. The register is compared once more: where it has changed meanwhile, nothing is written. */
export const adoptImport = async (tx: Tx, id: string, when: When): Promise<void> => {
  const found = await importOf(tx, id, true)
  if (found?.step !== 'adopting') return
  const prepared = await prepare(tx, found, { today: when.today })
  const { moved, articles: total } = prepared.totals
  if (moved > 0) throw importRefusals.registerChanged(moved)
  if (total === 0) throw importRefusals.nothingToTake()
  await takeOver(tx, prepared, when)
}

/** An act that was refused leaves its import to be compared and decided again. */
export const refuseImport = async (tx: Tx, id: string, refusal: Refusal): Promise<void> => {
  await updateImport(tx, id, { step: 'comparing', refusal: { says: asTwo(refusal) } })
  await journal(tx, { what: 'import.refused', subject: id, details: { code: refusal.code } })
}

export type Import = {
  /** The bytes of the file, read once. */
  open: () => AsyncIterable<Uint8Array>
  /** How the act and the report name the file. */
  name: string
  format: FormatName
  /** How a format that needs it is to read the file. */
  options?: unknown
  /** The day that an edition of a list shows. */
  on?: Day | null
  actor: Actor
  today: Day
  now: Instant
  dryRun?: boolean
  /** Megabytes beyond which a file is refused. */
  most?: number
  /** Bytes read so far, then articles adopted out of all of them. */
  progress?: (step: { step: 'read' | 'adopt'; done: number; total: number | null }) => void
}

/**
 * Takes a file over at one go, inside the given transaction, by the same steps as on the page: what is new is taken, what would change or
 * end something is left and said. Nothing is kept when there is nothing new, in a dry run, or when the act is refused; the report
 * accounts for every row in each case.
 */
export const importFile = async (tx: Tx, options: Import): Promise<Report> => {
  const { name, format, on = null, actor, today, now, most, dryRun = false, progress } = options
  const how = { format, name, on, actor, today, now, most, options: options.options }
  await savepoint(tx, 'opened')
  const id = await openImport(tx, options.open(), how).catch(async error => {
    await backToSavepoint(tx, 'opened')
    throw error
  })
  await readImport(run => run(tx), {
    id,
    worker: null,
    progress: done => progress?.({ step: 'read', done, total: null }),
  })
  const found = await importOf(tx, id)
  if (!found) throw new Error('an import was lost in its own transaction')
  const broken = found.refusal?.remark
  if (broken) {
    await backToSavepoint(tx, 'opened')
    const { report, unreadable } = newReport(name, dryRun)
    report.file.sha256 = found.sha256
    return unreadable({ ...broken, rule: broken.rule as RuleId, excerpt: broken.excerpt ?? '' })
  }
  const prepared = await prepare(tx, found, { today, dryRun, afresh: true })
  const { totals, reporting } = prepared
  const isEmpty = totals.articles === 0
  let refusal: Refusal | null = null
  if (dryRun && !isEmpty) refusal = (await preview(tx, proposalFor(tx, prepared, today), now)).refusal
  if (!dryRun && !isEmpty) {
    await savepoint(tx, 'compared')
    try {
      const done = (articles: number, all: number) => progress?.({ step: 'adopt', done: articles, total: all })
      await takeOver(tx, prepared, { today, now, progress: done })
      return reporting.report
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await backToSavepoint(tx, 'compared')
      refusal = error
    }
  }
  if (refusal) await refused(tx, prepared, refusal)
  else if (!isEmpty) countTaken(prepared)
  await backToSavepoint(tx, 'opened')
  return reporting.report
}
