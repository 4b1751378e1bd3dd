import type { Access } from '../../../kernel/access/index.ts'

/** Who is shown, on a card, the way to compare it with another; the comparison itself is public, as both cards are. */
export const comparers = ['registrar', 'adviser', 'director', 'auditor', 'operator'] as const satisfies Access
