import { kernelRefusals } from '../refusals.ts'
import { addMonths, addYears, type Day, day, dayAfter, dayBefore } from './day.ts'

/** Half-open: `from` is in, `until` is out; null is unbounded. */
export type Period = { readonly from: Day | null; readonly until: Day | null }

/** Refuses (KER-002) a period without a day. */
export const period = (from: Day | null, until: Day | null): Period => {
  if (from && until && until <= from) throw kernelRefusals.emptyPeriod(from, dayBefore(until))
  return { from, until }
}

/** From the last day included, as people write it, to a period; null stays open. */
export const through = (from: Day | null, last: Day | null): Period => {
  if (from && last && last < from) throw kernelRefusals.emptyPeriod(from, last)
  return { from, until: last && dayAfter(last) }
}

/** The last day included; null while open. */
export const lastDay = (p: Period): Day | null => p.until && dayBefore(p.until)

export const holdsOn = (p: Period, d: Day): boolean => (!p.from || p.from <= d) && (!p.until || d < p.until)

const startsBeforeEndOf = (a: Period, b: Period) => !a.from || !b.until || a.from < b.until

export const overlap = (a: Period, b: Period): boolean => startsBeforeEndOf(a, b) && startsBeforeEndOf(b, a)

const inOrder = (...bounds: (Day | null)[]) => bounds.filter(bound => bound !== null).sort()

/** The days of `p` that are in `within`; null when there are none. */
export const clamp = (p: Period, within: Period): Period | null =>
  overlap(p, within)
    ? { from: inOrder(p.from, within.from).at(-1) ?? null, until: inOrder(p.until, within.until)[0] ?? null }
    : null

/** Reads a PostgreSQL daterange in its canonical form: '[2020-01-01,2021-01-01)', '(,2021-01-01)', '(,)'. */
export const periodFromRange = (text: string): Period => {
  const bounds = /^(?:\[([\d-]+)|\(),([\d-]+)?\)$/.exec(text)
  if (!bounds) throw new Error(`not a period: ${text}`)
  const [, from, until] = bounds
  return period(from ? day(from) : null, until ? day(until) : null)
}

/** Writes a PostgreSQL daterange. */
export const rangeFromPeriod = (p: Period): string => `${p.from ? `[${p.from}` : '('},${p.until ?? ''})`

/** The fiscal year that holds a day: 1 April to 31 March, named '2026-2027'. */
export const fiscalYear = (d: Day): { from: Day; until: Day; name: string } => {
  const year = Number(d.slice(0, 4)) - (d.slice(5) < '04-01' ? 1 : 0)
  const from = day(`${String(year).padStart(4, '0')}-04-01`)
  const until = addYears(from, 1)
  return { from, until, name: `${from.slice(0, 4)}-${until.slice(0, 4)}` }
}

/**
 * MAN-01: the last day of a term, start + term - 1 day. A term whose anniversary does not exist (February 29,
 * August 31 and six months) ends with the month, so that it is never a day short.
 */
export const termEnd = (start: Day, term: { years?: number; months?: number }): Day => {
  const anniversary = addMonths(start, (term.years ?? 0) * 12 + (term.months ?? 0))
  return anniversary.slice(8) === start.slice(8) ? dayBefore(anniversary) : anniversary
}
