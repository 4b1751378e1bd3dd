import type { Access, Actor } from '../../../kernel/access/index.ts'
import { type MoveName, moveOf, type Step } from './application.steps.ts'

/** Who applies: each has one's own. */
export const candidates = ['candidate'] as const satisfies Access
/** Who reads what was submitted: the same roles as the row-level policy of staffing.application. */
export const readers = ['adviser', 'director'] as const satisfies Access
/** Who is told how many declared themselves of a group, small numbers hidden. PRV-01. */
export const stewards = ['director'] as const satisfies Access

export const canMove = ({ role }: Actor, { step }: { step: Step }, name: MoveName): boolean => {
  const { from, by } = moveOf(name)
  return from.includes(step) && by.some(one => one === role)
}
