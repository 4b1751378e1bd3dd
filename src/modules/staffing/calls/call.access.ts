import type { Access, Actor } from '../../../kernel/access/index.ts'
import { type MoveName, moveOf, type Step } from './call.steps.ts'

/** Who prepares calls: they write, record copies, publish. */
export const preparers = ['adviser', 'director'] as const satisfies Access
/** Who follows all of them: the same roles as the row-level policy of staffing.call. */
const followers: readonly string[] = ['adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator']
/** Who approves, each on one side. */
export const approvers = ['adviser', 'director', 'body_secretary'] as const satisfies Access

type Of = { step: Step; organisation_id: string }

const isOwnBody = ({ role, scope }: Actor, { organisation_id }: Of) =>
  role === 'body_secretary' && scope.organisation === organisation_id

/** Who sees a call whatever its step, and how it is prepared; the others see what is published. */
export const canFollow = (actor: Actor, call: Of): boolean => followers.includes(actor.role) || isOwnBody(actor, call)

export const canWrite = ({ role }: Actor, { step }: Of): boolean =>
  preparers.some(one => one === role) && (step === 'need' || step === 'profile')

export const canMove = ({ role }: Actor, { step }: Of, name: MoveName): boolean => {
  const { from, by } = moveOf(name)
  return from.includes(step) && by.some(one => one === role)
}

export type Side = 'body' | 'secretariat'

/** The body approves by its secretary, or in writing, which the team records; the secretariat by its director. */
export const canApprove = (actor: Actor, call: Of, side: Side): boolean => {
  if (call.step !== 'draft') return false
  if (side === 'secretariat') return actor.role === 'director'
  return isOwnBody(actor, call) || preparers.some(role => role === actor.role)
}

export const canRecordCopies = ({ role }: Actor, { step }: Of): boolean =>
  preparers.some(one => one === role) && ['profile', 'draft', 'approved', 'published'].includes(step)
