import { BrokenCsv, decoded, readCsv } from '../../../../kernel/sheets/index.ts'
import type { Day } from '../../../../kernel/time/index.ts'
import { encodingRemarks } from '../encoding.rules.ts'
import { type Collection, type Finding, type RuleId, short } from '../import.rules.ts'
import { type Element, Unreadable } from '../popolo.formats.ts'

type Line = { line: number; at: (column: string) => string; cells: number; ragged: boolean }

/** The lines of a CSV file that has a heading, some at a time; Unreadable where it lacks a column that is needed, or breaks. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  needed: readonly string[],
  heading: (columns: readonly string[]) => void,
  remark: (rule: RuleId, place: string, line: number, value: string) => void,
): AsyncGenerator<Line> {
  const { tell, taken } = encodingRemarks()
  let columns: Map<string, number> | null = null
  let width = 0
  let any = false
  try {
    for await (const { line, cells } of readCsv(decoded(bytes, tell))) {
      for (const { rule, place, line: at } of taken()) remark(rule, place, at, '')
      if (columns === null) {
        columns = new Map(cells.map((cell, at) => [cell.trim(), at]))
        width = cells.length
        for (const name of needed) if (!columns.has(name)) throw new Unreadable('IMP-50', '', line, name)
        heading([...columns.keys()])
        continue
      }
      any = true
      const found = columns
      const ragged = cells.length < width || cells.slice(width).some(Boolean)
      yield { line, at: name => (cells[found.get(name) ?? -1] ?? '').trim(), cells: cells.length, ragged }
    }
  } catch (error) {
    throw error instanceof BrokenCsv ? new Unreadable('IMP-51', '', error.line, '') : error
  }
  if (columns === null) throw new Unreadable('IMP-50', '', 1, needed[0] ?? '')
  if (!any) remark('IMP-36', '', 1, '')
}

type Remark = { rule: RuleId; place: string; line: number; value?: string }
export type Reading = { elements: Element[]; remarks: Remark[] }
export type Edition = { on: Day | null }

export const note = (rule: RuleId, field: string | null, value: string): Finding => ({
  rule,
  field,
  value: short(value),
})

/** Gathers what lines make, each with its place among those of its kind, and hands it over some at a time. */
export const gathering = () => {
  const count: Record<Collection, number> = { organizations: 0, persons: 0, posts: 0, memberships: 0 }
  let elements: Element[] = []
  let remarks: Remark[] = []
  const add = (collection: Collection, line: number, read: Record<string, string>, findings: Finding[] = []) => {
    const value = Object.fromEntries(Object.entries(read).filter(([, text]) => text !== ''))
    elements.push({ collection, index: count[collection], line, value, repeats: false, findings })
    count[collection] += 1
  }
  const remark = (rule: RuleId, place: string, line: number, value: string) =>
    remarks.push({ rule, place, line, value: short(value) })
  const taken = (): Reading => {
    const some = { elements, remarks }
    elements = []
    remarks = []
    return some
  }
  return { add, remark, taken, waiting: () => elements.length }
}

/** How many elements are handed over together. */
export const together = 1000
