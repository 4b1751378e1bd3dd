import type { Refusal } from '../refusals.ts'
import type { Effect, FactTable, SubjectKind } from './facts.ts'

const effects = new Map<string, Effect>()
const kinds = new Map<string, SubjectKind>()
const voices = new Map<string, () => Refusal>()

/** What the modules bring, said once when the list of modules is read. */
export const declare = (brought: {
  effects?: readonly Effect[]
  subjects?: readonly SubjectKind[]
  byConstraint?: Readonly<Record<string, () => Refusal>>
}): void => {
  for (const effect of brought.effects ?? []) effects.set(effect.kind, effect)
  for (const subject of brought.subjects ?? []) kinds.set(subject.kind, subject)
  for (const [name, refusal] of Object.entries(brought.byConstraint ?? {})) voices.set(name, refusal)
}

export const declaredEffects = (): readonly Effect[] => [...effects.values()]
export const declaredSubjects = (): readonly SubjectKind[] => [...kinds.values()]
export const declaredTables = (): readonly FactTable[] => declaredSubjects().flatMap(({ tables }) => tables)

/** The effect of a kind, or undefined: a kind that no module declares is a plain refusal, not a fault. */
export const effectOf = (kind: string): Effect | undefined => effects.get(kind)

export const subjectKind = (kind: string): SubjectKind => {
  const found = kinds.get(kind)
  if (!found) throw new Error(`no module declares the subject kind ${kind}`)
  return found
}

/** The refusal that a constraint of the database speaks with, or the error itself when it is our fault. */
export const asRefusal = (error: unknown): unknown =>
  voices.get(String((error as { constraint?: unknown } | null)?.constraint))?.() ?? error
