import type { Access, Actor } from '../access/index.ts'

/** Who reads the findings. Row-level security still decides what each of them is made of. */
export const readers = [
  'adviser',
  'legal_adviser',
  'director',
  'registrar',
  'auditor',
  'operator',
] as const satisfies Access

/** Who answers for what is left as it is: the same roles as the policy of findings.acceptance. */
export const acceptors = ['registrar', 'director'] as const satisfies Access

export const canAccept = ({ role }: Actor): boolean => acceptors.some(one => one === role)
