import { Refusal } from '../refusals.ts'
import { blocks, type Verdict, verdict } from '../rules/index.ts'
import type { Day } from '../time/index.ts'
import { declaredSubjects, effectOf } from './declared.ts'
import type { Cite, Facts, Subject } from './facts.ts'

/** One article's effect, ready to be folded: its input is already parsed. */
export type Operation = { cite: Cite; kind: string; input: unknown; on: Day }

/** A structural refusal as a verdict, so that a preview lists it beside the rules of law. */
export const asVerdict = ({ code, says }: Refusal): Verdict =>
  verdict({ rule: code, outcome: 'block', law: '', status: 'derived', says })

/**
 * Applies one operation. The rules of law (`check`) are asked only when it is judged, that is at preview and adoption: an
 * adopted article was judged under the law of its date. What an effect cannot do to the facts at hand comes back as a block.
 */
export const applyOperation = (
  facts: Facts,
  { cite, kind, input, on }: Operation,
  judged: boolean,
): readonly Verdict[] => {
  const effect = effectOf(kind)
  if (!effect) throw new Error(`no module declares the effect ${kind}`)
  const verdicts = judged ? effect.check(facts, input, on) : []
  if (blocks(verdicts)) return verdicts
  try {
    effect.apply(facts, input, cite)
    return verdicts
  } catch (error) {
    if (error instanceof Refusal) return [...verdicts, asVerdict(error)]
    throw error
  }
}

/** What must hold of these subjects when an act ends; only what does not hold is said. */
export const invariants = (facts: Facts, subjects: Iterable<Subject>): Verdict[] => {
  const kinds = new Map(declaredSubjects().map(definition => [definition.kind, definition]))
  return [...subjects].flatMap(({ kind, id }) =>
    facts.has(id) ? [...(kinds.get(kind)?.invariants(facts, id) ?? [])] : [],
  )
}
