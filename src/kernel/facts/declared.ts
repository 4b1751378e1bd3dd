import type { Tx } from '../database/index.ts'
import { kernelRefusals, type Refusal } from '../refusals.ts'
import type { Day } from '../time/index.ts'
import type { Two } from '../words/index.ts'
import type { Effect, FactTable, SubjectKind } from './facts.ts'
import type { Drafted, Lookup, Naming } from './forms.ts'

const effects = new Map<string, Effect>()
const kinds = new Map<string, SubjectKind>()
const voices = new Map<string, () => Refusal>()
const lookups = new Map<string, Lookup>()
const namings = new Map<string, Naming<unknown>>()
const lines = new Map<string, Two>()
const completions = new Map<string, Completion>()

/** Adds to an input what the register knows as the act is adopted: it is sealed with the article. */
export type Completion = (tx: Tx, input: unknown) => Promise<unknown>

/** What a module says of its facts. */
export type Declaration = {
  readonly subjects?: readonly SubjectKind[]
  readonly effects?: readonly Effect[]
  /** By the kind of effect: what its articles must know of the register. */
  readonly completions?: Readonly<Record<string, Completion>>
  /** The voice of each constraint of the database. */
  readonly byConstraint?: Readonly<Record<string, () => Refusal>>
  /** How forms find things by what is typed. */
  readonly lookups?: Readonly<Record<string, Lookup>>
  /** How the sentences of this module's effects name things. */
  readonly naming?: Naming<never> | Naming<unknown>
  /** The names of the lines of its verdicts. */
  readonly lines?: Readonly<Record<string, Two>>
}

/** Called once for each module, when the list of modules is read. */
export const declare = (brought: Declaration): void => {
  for (const effect of brought.effects ?? []) {
    effects.set(effect.kind, effect)
    if (brought.naming) namings.set(effect.kind, brought.naming)
  }
  for (const [kind, complete] of Object.entries(brought.completions ?? {})) completions.set(kind, complete)
  for (const subject of brought.subjects ?? []) kinds.set(subject.kind, subject)
  for (const [name, refusal] of Object.entries(brought.byConstraint ?? {})) voices.set(name, refusal)
  for (const [name, lookup] of Object.entries(brought.lookups ?? {})) lookups.set(name, lookup)
  for (const [name, words] of Object.entries(brought.lines ?? {})) lines.set(name, words)
}

export const declaredEffects = (): readonly Effect[] => [...effects.values()]
export const declaredSubjects = (): readonly SubjectKind[] => [...kinds.values()]
export const declaredTables = (): readonly FactTable[] => declaredSubjects().flatMap(({ tables }) => tables)

/** The effect of a kind, or undefined: a kind that no module declares is a plain refusal, not a fault. */
export const effectOf = (kind: string): Effect | undefined => effects.get(kind)

/** An input with what its kind of effect must know of the register; most need nothing. */
export const completeInput: (tx: Tx, kind: string, input: unknown) => Promise<unknown> = async (tx, kind, input) =>
  (await completions.get(kind)?.(tx, input)) ?? input

const needed = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`no module declares ${what}`)
  return found
}

/** The kind of subject that a table's facts are about. */
export const kindOf = (table: FactTable): string =>
  needed(
    declaredSubjects().find(({ tables }) => tables.includes(table)),
    `a subject of ${table.name}`,
  ).kind
export const subjectKind = (kind: string): SubjectKind => needed(kinds.get(kind), `the subject kind ${kind}`)
export const lineName = (name: string): Two => lines.get(name) ?? { fr: name, en: name }
export const isLookup = (name: string): boolean => lookups.has(name)
export const lookupOf = (name: string): Lookup => needed(lookups.get(name), `the lookup ${name}`)

/** The refusal that a constraint of the database speaks with, or that its disk is full; or the error itself when it is our fault. */
export const asRefusal = (error: unknown): unknown => {
  const { constraint, code } = (error ?? {}) as { constraint?: unknown; code?: unknown }
  if (code === '53100' || code === 'ENOSPC') return kernelRefusals.noRoom()
  return voices.get(String(constraint))?.() ?? error
}

const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(value) ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : []
}

/** The wording proposed for an article, naming what stands in the register on that day or is created by the articles before it. */
export const proposedSentence = async (
  tx: Tx,
  kind: string,
  input: unknown,
  on: Day,
  drafted: readonly Drafted[],
): Promise<Two> => {
  const effect = needed(effects.get(kind), `the effect ${kind}`)
  const names = await namings.get(kind)?.(tx, idsIn(input), on, drafted)
  return effect.sentence(effect.input.parse(input), names)
}
