import type { Effect, SubjectKind } from './facts/index.ts'
import type { Refusal } from './refusals.ts'
import type { Part } from './web/index.ts'
import type { Words } from './words/index.ts'

/** What a module brings. The list in `src/modules.ts` is all that the kernel reads of it. */
export type Module = Part & {
  readonly words?: Words
  readonly subjects?: readonly SubjectKind[]
  readonly effects?: readonly Effect[]
  /** The voice of each constraint of the database. */
  readonly byConstraint?: Readonly<Record<string, () => Refusal>>
}

export const module = (brings: Module): Module => brings
