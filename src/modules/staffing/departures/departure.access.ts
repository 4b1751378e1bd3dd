import type { Access } from '../../../kernel/access/index.ts'

/** Who sees amounts: the same roles as the row-level policies. Each reading is in the journal. */
export const payReaders = ['adviser', 'director', 'pay_officer', 'auditor', 'operator'] as const satisfies Access
/** Who records what is owed, and work taken after office. */
export const payKeepers = ['adviser', 'director', 'pay_officer'] as const satisfies Access
/** Who moves an allowance: each at the steps that are theirs. */
export const settlers = ['director', 'pay_officer'] as const satisfies Access
