import {
  applyOperation,
  difference,
  effectOf,
  type FactRow,
  Facts,
  type FactTable,
  keyOf,
  type Operation,
  type Subject,
} from '../../../kernel/facts/index.ts'
import { blocks } from '../../../kernel/rules/index.ts'
import type { Instant } from '../../../kernel/time/index.ts'
import { type Correction, placeKey, undoneAmong } from '../acts/act.effects.ts'
import { chunkSize } from '../acts/chain.actions.ts'
import type { StoredEntry } from './verify.queries.ts'

/** A row that the articles made, by its content; `until` is null while it is believed. */
export type MadeFact = { table: FactTable; row: FactRow; key: string; known_from: Instant; until: Instant | null }

/** What stands at a place: nothing once an erratum has removed it. */
type Standing = { seq: number; article: number; operation: Operation | null }

const operationOf = (entry: StoredEntry): Operation | null => {
  const { effect, input, adopted_on, act_id, article, place_act, place_article } = entry
  const said = effect === 'act.correct' ? (input as Correction).replacement : { effect, input }
  if (!said?.effect) return null
  const found = effectOf(said.effect)
  if (!found) throw new Error(`no module declares the effect ${said.effect}`)
  const cite = { act_id, article, place_act, place_article }
  return { cite, kind: said.effect, input: found.input.parse(said.input), on: adopted_on }
}

/** The operations that stand, in the order of their places, but those that a repeal has undone whole. */
const inOrder = (standing: ReadonlyMap<string, Standing>): (Operation | null)[] => {
  const all = [...standing.values()].sort((a, b) => a.seq - b.seq || a.article - b.article)
  const undone = undoes(all.map(({ operation }) => operation))
  return all.map(({ operation }) => {
    if (operation === null || !effectOf(operation.kind)?.whole) return operation
    const { place_act: act, place_article: article } = operation.cite
    return undone.has(placeKey({ act, article })) ? null : operation
  })
}

const undoes = (operations: readonly (Operation | null)[]): Set<string> =>
  undoneAmong(operations.flatMap(one => (one ? [{ effect: one.kind, input: one.input }] : [])))

const apply = (facts: Facts, operations: readonly (Operation | null)[]): void => {
  for (const operation of operations)
    if (operation && blocks(applyOperation(facts, operation, false))) throw new Error(operation.kind)
}

/**
 * Makes the facts of one subject again from its articles in the order of adoption, as the acts made them one after the
 * other: the rows believed now, and those believed before with the moments between which they were. `impossible` names the
 * act whose articles could not be applied.
 */
export const replay = (
  subject: Subject,
  entries: readonly StoredEntry[],
): { facts: MadeFact[]; impossible: string | null } => {
  const standing = new Map<string, Standing>()
  const believed = new Map<string, MadeFact>()
  const past: MadeFact[] = []
  let facts = Facts.of([subject])
  // A long act is written chunk by chunk; a row that one chunk unmakes and another makes again is a new belief.
  const steps = Map.groupBy(entries, ({ seq, article }) => `${seq} ${Math.floor((article - 1) / chunkSize)}`)
  for (const step of steps.values()) {
    const [{ instant, kind, act_id }] = step as [StoredEntry]
    const before = facts
    try {
      const operations = step.map(entry => {
        const operation = operationOf(entry)
        const { place_act, place_article, place_seq } = entry
        standing.set(`${place_act} ${place_article}`, { seq: place_seq, article: place_article, operation })
        return operation
      })
      const again = kind === 'erratum' || undoes(operations).size > 0
      facts = again ? Facts.of([subject]) : before.copy()
      apply(facts, again ? inOrder(standing) : operations)
    } catch {
      return { facts: [...believed.values(), ...past], impossible: act_id }
    }
    for (const { table, gone, come } of difference([subject], before, facts)) {
      for (const row of gone) {
        const key = keyOf(table, row)
        const made = believed.get(`${table.name} ${key}`)
        if (made && made.known_from !== instant) past.push({ ...made, until: instant })
        believed.delete(`${table.name} ${key}`)
      }
      for (const row of come) {
        const key = keyOf(table, row)
        believed.set(`${table.name} ${key}`, { table, row, key, known_from: instant, until: null })
      }
    }
  }
  return { facts: [...believed.values(), ...past], impossible: null }
}
