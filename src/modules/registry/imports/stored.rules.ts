import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { missingIndex } from './editions/edition.rules.ts'
import type { Collection, Finding, Read } from './import.rules.ts'
import { type Known, newRow, type Row } from './plan.rules.ts'
import type { Proposal } from './proposal.rules.ts'
import { addTo, type Reporting } from './report.rules.ts'

/** A row as it was read and judged on its own, with the post and the person that it is about. */
export type StoredRow = {
  n: number
  collection: Collection
  index: number
  line: number
  read: Read
  fact_id: string | null
  /** Of a post, itself; of a membership, its post, or the one that is made for its role. */
  post_fact: string | null
  person_fact: string | null
  first_day: Day | null
  last_day: Day | null
  findings: Finding[]
}
/** The same with what is known of it among the rows of its file, and what was proposed of it once it was compared. */
export type ComparedRow = StoredRow & {
  again: boolean
  proposal: Proposal | null
  rule: string | null
  says: Two | null
  /** What it says is what it said when it was read: that it is new, and taken. */
  untold: boolean
}

/** A row of an import with what was proposed and decided of it: enough to say what is proposed now. `row` is null where it is left out. */
export type Seen = Pick<ComparedRow, 'n' | 'fact_id' | 'untold'> & {
  proposed: Proposal | null
  take: boolean | null
  row: Row | null
}

/** `afresh`: what was proposed and decided before does not count. `outdated`: a later edition has been taken over. */
export type Loading = {
  reporting: Reporting
  takes: (proposal: Proposal, n: number) => boolean | null
  afresh: boolean
  outdated: boolean
}

const isLack = (proposal: Proposal | null) =>
  proposal === 'ended' || proposal === 'absent' || proposal === 'partial' ? proposal : null

/** Brings a row back as the plan wants it, into those that are known, and says what it says on its own. */
export const loadRow = (stored: ComparedRow, known: Known, { reporting, takes, afresh, outdated }: Loading): Seen => {
  const { n, collection, index, line, fact_id, again } = stored
  const isMissing = index === missingIndex
  const proposed = afresh ? null : stored.proposal
  const { id } = stored.read
  const about = (rule: Finding['rule'], field: string | null): Finding => ({ rule, field, value: id ?? null })
  if (!isMissing) addTo(reporting.report.read, collection)
  const findings: Finding[] = [...stored.findings]
  if (again) findings.unshift(about('IMP-11', 'id'))
  if (outdated) findings.unshift(about('IMP-52', null))
  const take = proposed === null ? null : takes(proposed, n)
  const refused = !afresh && stored.rule === 'IMP-23' && stored.says
  if (refused) findings.unshift(about('IMP-23', null))
  if (proposed === 'new' && take === false) findings.unshift(about('IMP-25', null))
  const left = reporting.leftOut({ n, collection, index, line }, findings, refused || undefined)
  const missing = isMissing ? isLack(stored.proposal) : null
  const { first_day: from, last_day: last } = stored
  const own = { n, proposed, take, missing, collection, index, line, from, last }
  const row = left ? null : newRow({ ...own, read: stored.read, id: fact_id ?? '' })
  if (id !== undefined && !again) known[collection].set(id, row)
  return { n, fact_id, untold: stored.untold, proposed, take, row }
}
