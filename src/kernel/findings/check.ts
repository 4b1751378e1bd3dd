import type { Access, Actor, Role } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import type { By } from '../jobs/index.ts'
import type { Status } from '../rules/index.ts'
import type { Day } from '../time/index.ts'
import type { Two } from '../words/index.ts'

/** Where a finding is mended, and who may. */
export type Mend = { readonly title: Two; readonly path: Two; readonly access: Access }

/** Something that an auditor would point out. */
export type Finding = {
  /** Tells it apart from the others of its check, from one day to the next: letters, digits and hyphens. */
  readonly key: string
  readonly says: Two
  /** The first day on which it held; null where the register does not tell. */
  readonly since: Day | null
  readonly body: { readonly id: string; readonly name: Two } | null
  /** The page of what it is about. */
  readonly path: Two
  readonly mend?: Mend
  /** The things it is about, by kind. */
  readonly about: Readonly<Record<string, string>>
  /** What it rests on: once one of these is another, it is no longer what was accepted. Nothing that the passing of days changes. */
  readonly facts: readonly (string | number | boolean | null)[]
}

export type Found = {
  readonly findings: readonly Finding[]
  /** How many things the register does not say enough of to be judged. */
  readonly unjudged?: number
}

/** The bodies that somebody from outside has in charge on a day, by their ids. */
export type Charge = (tx: Tx, actor: Actor, today: Day) => Promise<ReadonlySet<string>>

/** What is looked for, declared by the module that owns the facts. One query finds all that it finds. */
export type Check = {
  /** 'registry.past_term'. */
  readonly name: string
  readonly title: Two
  readonly why: Two
  /** The law that it is about; null for a consistency rule of Greffe's own. */
  readonly rule: { readonly id: string; readonly law: string; readonly status: Status } | null
  /** On whose home page its findings are counted. */
  readonly concerns: readonly Role[]
  /** It rests on the public register alone: whoever has a body in charge sees what it finds there. */
  readonly isPublic?: true
  /** What it does not judge, and why. */
  readonly unjudged?: Two
  find(tx: Tx, today: Day): Promise<Found>
  /** Where each of some findings is mended, by key, for whoever looks. */
  mends?(tx: Tx, by: By, findings: readonly Finding[]): Promise<ReadonlyMap<string, Mend>>
}
