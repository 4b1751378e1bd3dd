import type { Cents } from '../money/index.ts'
import type { Day } from '../time/index.ts'
import type { Two } from '../words/index.ts'

type Sure = 'verified' | 'secondary' | 'derived'
/** How far the law behind a rule was read. */
export type Status = Sure | 'unverified' | 'proposal'

/** A value from its first day on, until the next row of its table. */
export type Dated<T> = { readonly from: Day; readonly law: string; readonly status: Status; readonly value: T }

/** The row in force on a day; of two rows of the same day, the later in the table. Refuses to guess before the first row. */
export const inForce = <T>(table: readonly Dated<T>[], on: Day): Dated<T> => {
  const row = table.filter(r => r.from <= on).reduce<Dated<T> | null>((a, b) => (a && b.from < a.from ? a : b), null)
  if (row) return row
  const first = table.map(r => r.from).sort()[0]
  throw new Error(first ? `no rule in force on ${on}: the table begins on ${first}` : 'no rule in force: empty table')
}

/** A line of a calculation; `name` is a key of the words of its module. */
export type Line = { readonly name: string; readonly value: string | Cents | number; readonly law?: string }

/** A result with the lines that led to it. */
export type Explained<T> = { readonly result: T; readonly lines: readonly Line[] }

/** The value of the last line is the result, so that the explanation cannot contradict it. */
export const explain = <T extends Line['value']>(
  lines: readonly [...Line[], Line & { readonly value: T }],
): Explained<T> => {
  const last = lines[lines.length - 1] as Line & { readonly value: T }
  return { result: last.value, lines }
}

export type Outcome = 'pass' | 'warn' | 'block' | 'inform'

type Finding = { readonly rule: string; readonly law: string; readonly says: Two; readonly lines: readonly Line[] }

/** Only a rule whose law is sure can block: no other verdict compiles. */
export type Verdict = Finding &
  (
    | { readonly outcome: 'block'; readonly status: Sure }
    | { readonly outcome: Exclude<Outcome, 'block'>; readonly status: Status }
  )

const isSure = (status: Status): status is Sure => status !== 'unverified' && status !== 'proposal'

/** Lowers 'block' to 'warn' when the law is unverified or only proposed. */
export const verdict = (found: {
  readonly rule: string
  readonly outcome: Outcome
  readonly law: string
  readonly status: Status
  readonly says: Two
  readonly lines?: readonly Line[]
}): Verdict => {
  const { outcome, status, lines = [], ...rest } = found
  if (outcome !== 'block') return { ...rest, lines, outcome, status }
  return isSure(status) ? { ...rest, lines, outcome, status } : { ...rest, lines, outcome: 'warn', status }
}

const gravity: readonly Outcome[] = ['pass', 'inform', 'warn', 'block']

/** The gravest outcome; 'pass' when there is no verdict. */
export const worst = (verdicts: readonly Verdict[]): Outcome =>
  gravity.findLast(outcome => verdicts.some(v => v.outcome === outcome)) ?? 'pass'

export const blocks = (verdicts: readonly Verdict[]): boolean => verdicts.some(v => v.outcome === 'block')
