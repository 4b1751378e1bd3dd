import type { Access } from '../../kernel/access/index.ts'

/** Who reads an agenda: the same roles as the row-level policies of sittings.sitting. */
export const readers = [
  'adviser',
  'legal_adviser',
  'director',
  'registrar',
  'auditor',
  'operator',
] as const satisfies Access
/** Who puts a draft on an agenda that is open. */
export const proposers = ['adviser', 'director', 'registrar'] as const satisfies Access
/** Who holds the sitting. */
export const holders = ['registrar'] as const satisfies Access
