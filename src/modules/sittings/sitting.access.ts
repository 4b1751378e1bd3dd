import type { Access } from '../../kernel/access/index.ts'

/** Who puts a draft on an agenda that is open. */
export const proposers = ['adviser', 'director', 'registrar'] as const satisfies Access
/** Who holds the sitting. */
export const holders = ['registrar'] as const satisfies Access
