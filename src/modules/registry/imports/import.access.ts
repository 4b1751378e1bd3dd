import type { Role } from '../../../kernel/access/index.ts'

/** Who takes data over, as on the command line. */
export const importers = ['operator'] as const satisfies readonly [Role, ...Role[]]

/** Who sees what is being taken over, and what was. */
export const importReaders = ['operator', 'director', 'adviser'] as const satisfies readonly [Role, ...Role[]]
