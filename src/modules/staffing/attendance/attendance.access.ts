import type { Access } from '../../../kernel/access/index.ts'

/** Who keeps the attendance of a board: the secretary, of one's own body. Section 10. */
export const keepers = ['body_secretary'] as const satisfies Access
/** Who reads it: the keeper, and the secretariat for every body. */
export const attendanceReaders = [
  'body_secretary',
  'adviser',
  'legal_adviser',
  'director',
  'auditor',
] as const satisfies Access
