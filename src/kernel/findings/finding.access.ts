import type { Access, Actor } from '../access/index.ts'

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

/** Who answers for what is left as it is: the same roles as the policy of findings.acceptance. */
export const acceptors = ['registrar', 'director'] as const satisfies Access

export const canAccept = ({ role }: Actor): boolean => acceptors.some(one => one === role)
