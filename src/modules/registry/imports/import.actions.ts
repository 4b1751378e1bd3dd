import { createHash } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { Refusal, refusalIn } from '../../../kernel/refusals.ts'
import { blocks } from '../../../kernel/rules/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { adopt, type Header, type Judged, type Proposal, type ProposedArticle, preview } from '../../acts/index.ts'
import { articlesOf, countOf, idOf, type Plan } from './article.formats.ts'
import { backToSavepoint, savepoint } from './import.queries.ts'
import { judgeRow } from './import.rules.ts'
import { planFor } from './plan.actions.ts'
import { type Known, newRow, type Row } from './plan.rules.ts'
import { type Element, readPopolo, Unreadable } from './popolo.formats.ts'
import { addTo, newReport, type Report, type Reporting } from './report.rules.ts'

export type Import = {
  /** The bytes of the document, read once. */
  open: () => AsyncIterable<Uint8Array>
  /** How the act and the report name the file. */
  name: string
  today: Day
  now: Instant
  dryRun?: boolean
  /** Bytes read so far, then articles adopted out of all of them. */
  progress?: (step: { step: 'read' | 'adopt'; done: number; total: number | null }) => void
}

/** One copy of each text that comes back in many rows: references, roles, dates. */
const sharing = () => {
  const texts = new Map<string, string>()
  return (text: string): string => {
    const known = texts.get(text)
    if (known === undefined) texts.set(text, text)
    return known ?? text
  }
}

const take = (known: Known, reporting: Reporting) => {
  const share = sharing()
  return (element: Element): void => {
    const { collection, value, repeats, index, line } = element
    addTo(reporting.report.read, collection)
    const { read, from, last, findings } = judgeRow(collection, value, repeats)
    const { id } = read
    const again = id !== undefined && known[collection].has(id)
    if (again) findings.unshift({ rule: 'IMP-11', field: 'id', value: id })
    const left = reporting.leftOut(element, findings)
    if (id === undefined || again) return
    const shared = Object.fromEntries(Object.entries(read).map(([field, text]) => [field, share(text)]))
    const row = { collection, index, line, read: shared, id: idOf(collection, id), from, last }
    known[collection].set(id, left ? null : newRow(row))
  }
}

/** Reads the whole document into the rows worth taking over; what they need of it is all that is kept. */
const read = async ({ open, progress }: Import, reporting: Reporting): Promise<Known> => {
  const known: Known = { organizations: new Map(), persons: new Map(), posts: new Map(), memberships: new Map() }
  const taken = take(known, reporting)
  const sum = createHash('sha256')
  let done = 0
  const bytes = async function* () {
    for await (const chunk of open()) {
      sum.update(chunk)
      yield chunk
      done += chunk.length
      progress?.({ step: 'read', done, total: null })
    }
  }
  for await (const { elements, remarks } of readPopolo(bytes())) {
    for (const { rule, place, line } of remarks) reporting.remark(rule, place, line)
    for (const element of elements) taken(element)
  }
  reporting.report.file.sha256 = sum.digest('hex')
  return known
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

function* articles(plan: Plan): Generator<ProposedArticle> {
  for (const { article } of articlesOf(plan)) yield article
}

type Outcome = { act: Report['act']; refusal: Refusal | null }

/** Adopts, or tries; a refusal leaves nothing behind in either case. */
const decide = async (
  tx: Tx,
  proposal: Proposal,
  total: number,
  { now, dryRun, progress }: Import,
): Promise<Outcome> => {
  if (dryRun) return { act: null, refusal: (await preview(tx, proposal, now)).refusal }
  await savepoint(tx)
  try {
    const { act_id, number } = await adopt(tx, proposal, now, done => progress?.({ step: 'adopt', done, total }))
    return { act: { act_id, number }, refusal: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await backToSavepoint(tx)
    return { act: null, refusal: error }
  }
}

/** The rows of the file behind a plan, each once. */
const rowsIn = ({ organisations, persons, posts, terms }: Plan): Row[] => [
  ...organisations,
  ...persons,
  ...posts.map(({ row }) => row).filter(({ state, read }) => state === 'new' && read.id !== undefined),
  ...terms.map(({ row }) => row),
]

/** Why the register refused the articles of each row, where it says so. */
const reasons = (plan: Plan, refusal: Refusal): Map<Row, Two> => {
  const judged = (refusal.details['judged'] as readonly Judged[] | undefined) ?? []
  const blocked = new Map(
    judged.filter(({ verdicts }) => blocks(verdicts)).map(entry => [entry.article, entry.verdicts]),
  )
  const found = new Map<Row, Two>()
  let n = 0
  if (blocked.size > 0)
    for (const { row } of articlesOf(plan)) {
      n += 1
      const says = blocked.get(n)?.find(({ outcome }) => outcome === 'block')?.says
      if (says) found.set(row, says)
    }
  return found
}

const refused = (plan: Plan, refusal: Refusal, reporting: Reporting): void => {
  reporting.report.refused = { fr: refusalIn('fr')(refusal), en: refusalIn('en')(refusal) }
  const why = reasons(plan, refusal)
  for (const row of rowsIn(plan).sort((a, b) => Number(why.has(b)) - Number(why.has(a))))
    reporting.leftOut(row, [{ rule: 'IMP-23', field: null, value: row.read.id ?? null }], why.get(row))
}

/**
 * Takes a Popolo document over in one act of kind import, inside the given transaction. Nothing is adopted when there is
 * nothing new, in a dry run, or when the act is refused; the report accounts for every row in each case.
 */
export const importPopolo = async (tx: Tx, options: Import): Promise<Report> => {
  const { name, today, dryRun = false } = options
  const reporting = newReport(name, dryRun)
  const { report } = reporting
  let known: Known
  try {
    known = await read(options, reporting)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return reporting.unreadable(error)
  }
  const plan = await planFor(tx, known, reporting)
  const total = countOf(plan)
  if (total === 0) return report
  const header = headerOf(report.file)
  const proposal = { kind: 'import' as const, number: null, adopted_on: today, header, articles: articles(plan) }
  const { act, refusal } = await decide(tx, proposal, total, options)
  if (refusal) {
    refused(plan, refusal, reporting)
    return report
  }
  report.act = act
  for (const { collection } of rowsIn(plan)) addTo(report.imported, collection)
  report.hand_overs = plan.terms.filter(({ handed }) => handed).length
  report.extra_seats = plan.posts.reduce((sum, { seats, held }) => sum + seats - Math.max(held, 1), 0)
  return report
}
