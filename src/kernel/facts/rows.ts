import { canonical } from '../journal/index.ts'
import { type Day, holdsOn } from '../time/index.ts'
import type { Cite, FactRow } from './facts.ts'

/** A new row that the cited article opens. */
export const opened = <T extends object>(content: T, cite: Cite) => ({
  ...content,
  ...citing(cite),
  origin_act: cite.place_act,
  origin_article: cite.place_article,
})

/** The columns by which a row cites the article that made it. */
export const citing = ({ act_id, article }: Cite) => ({ act_id, article })

/** The row in force on a day. */
export const on = <R extends FactRow>(rows: readonly R[], day: Day): R | undefined =>
  rows.find(row => holdsOn(row.valid, day))

/** Rows that go on at `until` stop there; later ones have not begun and go. */
export const closedAt = <R extends FactRow>(rows: readonly R[], until: Day, cite: Cite, change: Partial<R> = {}): R[] =>
  rows.flatMap(row => {
    if (row.valid.until !== null && row.valid.until <= until) return [row]
    if (row.valid.from !== null && row.valid.from >= until) return []
    return [{ ...row, ...change, ...citing(cite), valid: { from: row.valid.from, until } }]
  })

const firstFirst = (a: FactRow, b: FactRow) => ((a.valid.from ?? '') < (b.valid.from ?? '') ? -1 : 1)

const pieces = <R extends FactRow>(row: R, from: Day): R[] => {
  const inside =
    (row.valid.from === null || row.valid.from < from) && (row.valid.until === null || row.valid.until > from)
  return inside
    ? [
        { ...row, valid: { ...row.valid, until: from } },
        { ...row, valid: { ...row.valid, from } },
      ]
    : [row]
}

/**
 * Attributes take new values from a day on. A value that another article already changes later stays as that article says:
 * each attribute runs until the first later row where it differs from what it was on that day.
 */
export const changedFrom = <R extends FactRow>(rows: readonly R[], from: Day, change: Partial<R>, cite: Cite): R[] => {
  const before = on(rows, from)
  const split = rows.flatMap(row => pieces(row, from)).sort(firstFirst)
  if (!before) return split
  const running = new Set(Object.keys(change) as (keyof R)[])
  return split.map(row => {
    if (row.valid.from !== null && row.valid.from < from) return row
    if (row.valid.from === null && from !== null) return row
    for (const key of running) if (!same(row[key], before[key])) running.delete(key)
    const now = Object.fromEntries([...running].map(key => [key, change[key]])) as Partial<R>
    return running.size === 0 ? row : { ...row, ...now, ...citing(cite) }
  })
}

const same = (a: unknown, b: unknown) => a === b || canonical(a ?? null) === canonical(b ?? null)
