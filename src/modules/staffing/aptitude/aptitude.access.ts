import type { Access } from '../../../kernel/access/index.ts'

/** Who strikes an entry, or records that an appointment used it: part of the row-level policy of staffing.aptitude. */
export const strikers = ['adviser', 'director'] as const satisfies Access
