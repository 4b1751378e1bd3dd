import type { Access, Actor } from '../../../kernel/access/index.ts'
import { movesFrom } from './draft.steps.ts'

/** Who works on drafts: the same roles as the row-level policies of acts.draft. */
export const insiders = [
  'adviser',
  'legal_adviser',
  'director',
  'registrar',
  'auditor',
  'operator',
] as const satisfies Access
export const drafters = ['adviser', 'legal_adviser'] as const satisfies Access
export const movers = ['adviser', 'legal_adviser', 'director', 'registrar'] as const satisfies Access

export const reviewers = ['legal_adviser'] as const satisfies Access
export const adopters = ['registrar'] as const satisfies Access

/** An adviser writes a draft, a legal adviser mends it during review; from `ready` on nobody does. */
export const canEdit = ({ role }: Actor, { step }: { step: string }): boolean =>
  (role === 'adviser' && step === 'draft') || (role === 'legal_adviser' && step === 'in_review')

export const canReview = ({ role }: Actor, { step }: { step: string }): boolean =>
  role === 'legal_adviser' && step === 'in_review'

export const canMove = ({ role }: Actor, { step }: { step: string }, name: string): boolean =>
  movesFrom(step, role).some(move => move.name === name)
