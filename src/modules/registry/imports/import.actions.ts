import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { Refusal, refusalIn } from '../../../kernel/refusals.ts'
import { blocks } from '../../../kernel/rules/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { adopt, type Header, type Judged, type Proposal, type ProposedArticle, preview } from '../../acts/index.ts'
import { articlesOf, countOf, type Plan } from './article.formats.ts'
import { laterEdition } from './editions/edition.queries.ts'
import { missingIndex } from './editions/edition.rules.ts'
import { type Before, type Edition, seekMissing } from './editions/missing.actions.ts'
import { backToSavepoint, savepoint } from './import.queries.ts'
import type { Field, Finding, Read, RuleId } from './import.rules.ts'
import { openImport, readImport } from './pipeline.actions.ts'
import { planFor } from './plan.actions.ts'
import { type Known, newRow, type Row } from './plan.rules.ts'
import { chosen, isChoosable, type Proposal as Kind } from './proposal.rules.ts'
import { type FormatName, formats } from './reader.formats.ts'
import { importRefusals } from './refusals.ts'
import { addTo, inShort, newReport, type Report, type Reporting } from './report.rules.ts'
import {
  choicesOf,
  type ImportRow,
  importOf,
  setProposals,
  storedRows,
  type Told,
  updateImport,
} from './store.queries.ts'
import type { Matching } from './tables/match.actions.ts'
import { answersOf, setNamesakes } from './tables/match.queries.ts'

/** Gives a row the one copy of each text that comes back in many: references, roles, dates. */
const sharing = () => {
  const texts = new Map<string, string>()
  return (read: { [F in Field]?: string }): Read => {
    for (const [field, text] of Object.entries(read) as [Field, string][]) {
      const known = texts.get(text)
      if (known === undefined) texts.set(text, text)
      else read[field] = known
    }
    return read
  }
}

/** What the rows of an import are, row by row: enough to say of each what is proposed. Those left out as they were read have no state. */
type Seen = Pick<Row, 'n' | 'proposed' | 'take'> & Partial<Pick<Row, 'state'>>

type Loaded = { known: Known; seen: Seen[]; reporting: Reporting; before: Before }

const isLack = (proposal: Kind | null) => proposal === 'ended' || proposal === 'absent' || proposal === 'partial'

/** Brings the rows of an import back as the plan wants them, with what was proposed and decided of them unless they are judged afresh. */
const load = async (
  tx: Tx,
  found: ImportRow,
  reporting: Reporting,
  { afresh, outdated }: { afresh: boolean; outdated: boolean },
): Promise<Loaded> => {
  const known: Known = { organizations: new Map(), persons: new Map(), posts: new Map(), memberships: new Map() }
  const seen: Seen[] = []
  const share = sharing()
  const before: Before = { missing: new Map(), last: 0 }
  const takes = chosen(await choicesOf(tx, found.import_id))
  for (const remark of found.remarks) reporting.remark(remark)
  for await (const rows of storedRows(tx, found.import_id))
    for (const stored of rows) {
      const { n, collection, index, line, fact_id } = stored
      const isMissing = index === missingIndex
      before.last = n
      if (isMissing && afresh) {
        before.missing.set(fact_id ?? '', n)
        continue
      }
      const proposal = afresh ? null : stored.proposal
      const { id } = stored.read
      if (!isMissing) addTo(reporting.report.read, collection)
      const findings: Finding[] = [...stored.findings]
      const again = id !== undefined && known[collection].has(id)
      if (again) findings.unshift({ rule: 'IMP-11', field: 'id', value: id })
      if (outdated) findings.unshift({ rule: 'IMP-52', field: null, value: id ?? null })
      const take = proposal === null ? null : takes(proposal, n)
      const refused = !afresh && stored.rule === 'IMP-23' && stored.says
      if (refused) findings.unshift({ rule: 'IMP-23', field: null, value: id ?? null })
      if (proposal === 'new' && take === false) findings.unshift({ rule: 'IMP-25', field: null, value: id ?? null })
      const left = reporting.leftOut({ n, collection, index, line }, findings, refused || undefined)
      const { first_day: from, last_day: last } = stored
      const missing = isMissing && isLack(proposal) ? proposal : null
      const own = { n, proposed: proposal, take, missing, collection, index, line, from, last }
      const row = left ? null : newRow({ ...own, read: share(stored.read), id: fact_id ?? '' })
      seen.push(again || row === null ? { n, proposed: proposal, take } : row)
      if (id !== undefined && !again) known[collection].set(id, row)
    }
  return { known, seen, reporting, before }
}

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

function* articles(plan: Plan, today: Day): Generator<ProposedArticle> {
  for (const { article } of articlesOf(plan, today)) yield article
}

/** The rows of the file behind a plan, each once. */
const rowsIn = ({ organisations, changes, endings, closings, persons, posts, terms }: Plan): Row[] => [
  ...changes,
  ...endings.map(({ row }) => row),
  ...closings,
  ...organisations,
  ...persons,
  ...posts.map(({ row }) => row).filter(({ state, read }) => state === 'new' && read.id !== undefined),
  ...terms.map(({ row }) => row),
]

/** Why the register refused the articles of each row, where it says so. */
const reasons = (plan: Plan, today: Day, refusal: Refusal): Map<Row, Two> => {
  const judged = (refusal.details['judged'] as readonly Judged[] | undefined) ?? []
  const blocked = new Map(
    judged.filter(({ verdicts }) => blocks(verdicts)).map(entry => [entry.article, entry.verdicts]),
  )
  const found = new Map<Row, Two>()
  let n = 0
  if (blocked.size > 0)
    for (const { row } of articlesOf(plan, today)) {
      n += 1
      const says = blocked.get(n)?.find(({ outcome }) => outcome === 'block')?.says
      if (says) found.set(row, says)
    }
  return found
}

const asTwo = (refusal: Refusal): Two => ({ fr: refusalIn('fr')(refusal), en: refusalIn('en')(refusal) })

const findingOf = ({ read }: Row): Finding => ({ rule: 'IMP-23', field: null, value: read.id ?? null })

/** Nothing at all is taken over: each row says why, those that the register named first. */
const refused = (plan: Plan, today: Day, refusal: Refusal, reporting: Reporting): void => {
  reporting.report.refused = asTwo(refusal)
  const why = reasons(plan, today, refusal)
  for (const row of rowsIn(plan).sort((a, b) => Number(why.has(b)) - Number(why.has(a))))
    reporting.leftOut(row, [findingOf(row)], why.get(row))
}

/** The plan of an import against the register as it stands, the act that would bring it, and what remains to be said of it. */
type Prepared = Loaded & {
  found: ImportRow
  plan: Plan
  total: number
  proposal: Proposal
  matching: Matching | null
}

/** `afresh`: what was proposed and decided before does not count; `undecided`: people have still to choose. */
type How = { today: Day; dryRun?: boolean; afresh?: boolean; undecided?: boolean }

const editionOf = ({ import_id, format, on_day }: ImportRow, undecided: boolean): Edition | null => {
  const { edition: scope } = formats[format as FormatName]
  return scope && on_day ? { import_id, format, on_day, scope, undecided } : null
}

const prepare = async (
  tx: Tx,
  found: ImportRow,
  { today, dryRun = false, afresh = false, undecided = false }: How,
): Promise<Prepared> => {
  const reporting = newReport(found.file_name, dryRun)
  reporting.report.file.sha256 = found.sha256
  const edition = editionOf(found, undecided)
  const outdated = edition !== null && (await laterEdition(tx, edition, edition.scope))
  const loaded = await load(tx, found, reporting, { afresh, outdated })
  const { known, seen, before } = loaded
  let hasEarlier = false
  if (edition && !outdated) {
    const sought = await seekMissing(tx, known, edition, afresh ? before : null)
    hasEarlier = sought.hasEarlier
    for (const row of sought.rows) {
      known[row.collection].set(row.read.id ?? '', row)
      seen.push(row)
    }
  }
  const isTable = found.format === 'table'
  const matching = isTable ? { answers: await answersOf(tx, found.import_id), found: new Map() } : null
  const plan = await planFor(tx, known, reporting, edition && { ...edition, hasEarlier }, matching)
  const header = headerOf(reporting.report.file)
  const proposal = { kind: 'import' as const, number: null, adopted_on: today, header, articles: articles(plan, today) }
  return { ...loaded, found, plan, matching, total: countOf(plan), proposal }
}

/** Counts what an act brings, in a report. */
const countTaken = ({ plan, reporting: { report } }: Prepared): void => {
  for (const { collection, missing } of rowsIn(plan)) if (!missing) addTo(report.imported, collection)
  report.hand_overs = plan.terms.filter(({ handed }) => handed).length
  report.extra_seats = plan.posts.reduce((sum, { seats, held }) => sum + seats - Math.max(held, 1), 0)
}

type When = { today: Day; now: Instant }

const telling =
  ({ spoken }: Reporting, taken: ReadonlySet<number> = new Set()) =>
  ({ n, state = 'new' }: Seen): Told => {
    const { proposal = state, finding = null } = spoken.get(n) ?? {}
    const shown = finding && (finding.shown ?? inShort(finding.value))
    return { n, proposal, finding, shown, taken: taken.has(n) }
  }

/**
 * Compares what was read with the register and writes what is proposed of each row: the act is tried, so that a row that the register
 * would refuse says so before anybody decides. Choices made before stay.
 */
export const compareImport = async (tx: Tx, id: string, { today, now }: When): Promise<void> => {
  const found = await importOf(tx, id, true)
  if (found?.step !== 'comparing') return
  const prepared = await prepare(tx, found, { today, afresh: true, undecided: true })
  const { plan, total, proposal, seen, reporting } = prepared
  const { refusal } = total === 0 ? { refusal: null } : await preview(tx, proposal, now)
  if (refusal) for (const [row, says] of reasons(plan, today, refusal)) reporting.leftOut(row, [findingOf(row)], says)
  const tell = telling(reporting)
  await setProposals(tx, id, seen, tell)
  if (prepared.matching) await setNamesakes(tx, id, prepared.matching.found)
  const counts = Object.fromEntries(
    [...Map.groupBy(seen, one => tell(one).proposal)].map(([kind, rows]) => [kind, rows.length]),
  )
  // A refusal that names rows is said by them; one that names none concerns the whole.
  const whole = refusal && !reporting.spoken.values().some(({ finding }) => finding?.rule === 'IMP-23')
  const why = whole ? { says: asTwo(refusal) } : found.refusal
  await updateImport(tx, id, { step: 'deciding', refusal: why })
  await journal(tx, { what: 'import.compared', subject: id, details: counts })
}

/** A row that is taken and hangs on another that is left stays out with it. */
const hungOn: readonly (RuleId | undefined)[] = ['IMP-15', 'IMP-56']

/** Rows that were decided on as something else than what they are now. */
const moved = ({ seen, plan, reporting }: Prepared): number => {
  const planned = new Set(rowsIn(plan).map(({ n }) => n))
  return seen.filter(({ n, proposed, take, state }) => {
    if (proposed === null) return false
    if (!isChoosable(proposed) || take !== true) return planned.has(n)
    if (hungOn.includes(reporting.spoken.get(n)?.finding?.rule)) return false
    return !(planned.has(n) && state === proposed)
  }).length
}

type Adopting = When & { progress?: ((done: number, total: number) => void) | undefined }

/** Adopts the act of an import and keeps of each row what became of it, in one transaction. Throws a Refusal. */
const takeOver = async (tx: Tx, prepared: Prepared, { now, progress }: Adopting): Promise<void> => {
  const { found, plan, total, proposal, seen, reporting } = prepared
  const { act_id, number } = await adopt(tx, proposal, now, done => progress?.(done, total))
  reporting.report.act = { act_id, number }
  countTaken(prepared)
  const id = found.import_id
  const taken = new Set(rowsIn(plan).map(({ n }) => n))
  await setProposals(tx, id, seen, telling(reporting, taken))
  await updateImport(tx, id, { step: 'adopted', act_id, refusal: null })
  await journal(tx, { what: 'import.adopted', subject: id, details: { act: act_id, rows: taken.size } })
}

/** Adopts what was decided of an import. The register is compared once more: where it has changed meanwhile, nothing is written. */
export const adoptImport = async (tx: Tx, id: string, when: When): Promise<void> => {
  const found = await importOf(tx, id, true)
  if (found?.step !== 'adopting') return
  const prepared = await prepare(tx, found, { today: when.today })
  const changed = moved(prepared)
  if (changed > 0) throw importRefusals.registerChanged(changed)
  if (prepared.total === 0) throw importRefusals.nothingToTake()
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
  await savepoint(tx)
  const id = await openImport(tx, options.open(), how).catch(async error => {
    await backToSavepoint(tx)
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
    await backToSavepoint(tx)
    const { report, unreadable } = newReport(name, dryRun)
    report.file.sha256 = found.sha256
    return unreadable({ ...broken, rule: broken.rule as RuleId, excerpt: broken.excerpt ?? '' })
  }
  const prepared = await prepare(tx, found, { today, dryRun, afresh: true })
  const { plan, total, proposal, reporting } = prepared
  let refusal: Refusal | null = null
  if (dryRun && total > 0) refusal = (await preview(tx, proposal, now)).refusal
  if (!dryRun && total > 0)
    try {
      await takeOver(tx, prepared, {
        today,
        now,
        progress: (done, all) => progress?.({ step: 'adopt', done, total: all }),
      })
      return reporting.report
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal = error
    }
  await backToSavepoint(tx)
  if (refusal) refused(plan, today, refusal, reporting)
  else if (total > 0) countTaken(prepared)
  return reporting.report
}
