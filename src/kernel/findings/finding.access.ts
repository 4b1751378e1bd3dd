import type { Access, Actor, Role } from '../access/index.ts'

/** Who reads all the findings. Row-level security still decides what each of them is made of. */
export const insiders = [
  'adviser',
  'legal_adviser',
  'director',
  'registrar',
  'auditor',
  'operator',
] as const satisfies Access

/** Who has bodies in charge from outside the secretariats, and reads what the public register alone says of those. */
const inCharge = ['body_secretary', 'minister_office'] as const satisfies Access

export const readers = [...insiders, ...inCharge] as const satisfies Access

export const isInCharge = ({ role }: Actor): boolean => inCharge.some(one => one === role)

/** Whether what a check finds is this person's to mend: all that somebody from outside sees is. */
export const isConcerned = (actor: Actor, { concerns }: { readonly concerns: readonly Role[] }): boolean =>
  isInCharge(actor) || concerns.some(one => one === actor.role)

/** Who answers for what is left as it is: the same roles as the policy of findings.acceptance. */
export const acceptors = ['registrar', 'director'] as const satisfies Access

export const canAccept = ({ role }: Actor): boolean => acceptors.some(one => one === role)
