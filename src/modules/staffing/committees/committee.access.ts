import type { Access, Actor } from '../../../kernel/access/index.ts'

/** Who keeps committees and what they write; each in the committees of one's own team. */
export const keepers = ['adviser', 'director'] as const satisfies Access
/** Who forms one, in one's own team. */
export const formers = ['adviser'] as const satisfies Access
/** Who enters, in a register, those whom a committee declared apt. */
export const declarers = ['director'] as const satisfies Access

/** Who reads and writes the compartment of a committee: the same as staffing.keeps. */
export const worksIn = ({ role, scope }: Actor, { team }: { team: string }): boolean =>
  role === 'director' || role === 'operator' || (role === 'adviser' && scope.team === team)
