import type { Two } from '../../../kernel/words/index.ts'
import { missingIndex } from './editions/edition.rules.ts'
import type { Collection, Finding, RuleId } from './import.rules.ts'
import { pointer, rules, short } from './import.rules.ts'
import { proposalOf, type Spoken } from './proposal.rules.ts'
import type { Remark } from './remarks.rules.ts'

export type Counts = { persons: number; organisations: number; posts: number; memberships: number }
/** `place` is a JSON pointer, `value` what stands there, in short; `says` adds the register's own reason. */
export type ReportedRow = { place: string; line: number; value: string; says?: Two }
/** `count` is the whole; `rows` are the first hundred, and of a field that is not taken over the first alone. */
export type Reported = { rule: RuleId; says: Two; count: number; rows: ReportedRow[] }

/**
 * What became of a file. For each collection, read = imported + same + left_out, and `reported` counts each row left out
 * once, under the first rule that stops it; what else is to be known stands in `noted`. `missing` is no row of the file: what the
 * register has of an earlier edition and this one no longer says. `refused` is said when nothing at
 * all is taken over: the document cannot be read (and then no row counts as read), or the act was refused.
 */
export type Report = {
  file: { name: string; sha256: string | null }
  read: Counts
  imported: Counts
  same: Counts
  left_out: Counts
  reported: Reported[]
  noted: Reported[]
  missing: Reported[]
  hand_overs: number
  extra_seats: number
  act: { act_id: string; number: string } | null
  refused: Two | null
  dry_run: boolean
}

const names = {
  organizations: 'organisations',
  persons: 'persons',
  posts: 'posts',
  memberships: 'memberships',
} as const satisfies Record<Collection, keyof Counts>

export const noCounts = (): Counts => ({ persons: 0, organisations: 0, posts: 0, memberships: 0 })
export const addTo = (counts: Counts, collection: Collection, more = 1): void => {
  counts[names[collection]] += more
}

const shown = 100

export const inShort = (value: unknown): string =>
  short(
    typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? '[…]'
        : '{…}'
      : JSON.stringify(value ?? null),
  )

type At = { n?: number; collection: Collection; index: number; line: number }

/** Gathers what is said of a file while it is judged. */
export const newReport = (name: string, dry_run: boolean) => {
  const report: Report = {
    file: { name, sha256: null },
    read: noCounts(),
    imported: noCounts(),
    same: noCounts(),
    left_out: noCounts(),
    reported: [],
    noted: [],
    missing: [],
    hand_overs: 0,
    extra_seats: 0,
    act: null,
    refused: null,
    dry_run,
  }
  const say = (list: Reported[], rule: RuleId, row: ReportedRow | null, times = 1) => {
    let found = list.find(entry => entry.rule === rule)
    if (!found) {
      found = { rule, says: rules[rule].says, count: 0, rows: [] }
      list.push(found)
      list.sort((a, b) => (a.rule < b.rule ? -1 : 1))
    }
    found.count += times
    if (row && found.rows.length < shown) found.rows.push(row)
  }
  const rowOf = ({ collection, index, line }: At, { field, value, shown: kept }: Finding): ReportedRow => ({
    place: pointer(collection, index === missingIndex ? '-' : index, ...(field === null ? [] : [field])),
    line,
    value: kept ?? inShort(value),
  })
  const spoken = new Map<number, Spoken>()
  const passedOver = new Set<string>()
  const note = (at: At, finding: Finding) => {
    const key = `${at.collection} ${finding.field}`
    say(report.noted, finding.rule, passedOver.has(key) ? null : rowOf(at, finding))
    if (finding.rule === 'IMP-32' && passedOver.size < shown) passedOver.add(key)
  }
  return {
    report,
    /** What is proposed of each row that a rule has left out, by its number. */
    spoken,
    note,
    remark: ({ rule, place, line, excerpt: value = '', times = 1 }: Remark) =>
      say(report.noted, rule as RuleId, { place: place || '/', line, value }, times),
    /** Says the findings of a row; true when one of them leaves it out. */
    leftOut: (at: At, findings: readonly Finding[], says?: Two): boolean => {
      const main = findings.find(({ rule }) => rules[rule].stops === 'row')
      for (const finding of findings) if (finding !== main) note(at, finding)
      if (!main) return false
      const isMissing = at.index === missingIndex
      if (!isMissing) addTo(report.left_out, at.collection)
      if (at.n !== undefined)
        spoken.set(at.n, { proposal: proposalOf(main.rule), finding: { ...main, ...(says && { says }) } })
      say(isMissing ? report.missing : report.reported, main.rule, { ...rowOf(at, main), ...(says && { says }) })
      return true
    },
    /** Nothing at all is taken over, though so much was to be; those that are named come first. */
    refused: (taken: Counts, lacks: number, named: readonly { at: At; finding: Finding; says?: Two }[], why: Two) => {
      report.refused = why
      const rule: RuleId = 'IMP-23'
      let [rows, missing] = [0, lacks]
      for (const name of Object.values(names)) {
        report.left_out[name] += taken[name]
        rows += taken[name]
      }
      for (const { at, finding, says } of named) {
        const isMissing = at.index === missingIndex
        say(isMissing ? report.missing : report.reported, rule, { ...rowOf(at, finding), ...(says && { says }) })
        if (isMissing) missing -= 1
        else rows -= 1
      }
      if (rows > 0) say(report.reported, rule, null, rows)
      if (missing > 0) say(report.missing, rule, null, missing)
    },
    /** The document stops the reading: what was read before does not count. */
    unreadable: ({
      rule,
      place,
      line,
      excerpt,
    }: {
      rule: RuleId
      place: string
      line: number
      excerpt: string
    }): Report => {
      const { report: empty } = newReport(name, dry_run)
      empty.file.sha256 = report.file.sha256
      say(empty.reported, rule, { place: place || '/', line, value: inShort(excerpt) })
      return { ...empty, refused: rules[rule].says }
    },
  }
}
export type Reporting = ReturnType<typeof newReport>
