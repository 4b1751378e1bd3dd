import type { Access, Actor } from '../../../kernel/access/index.ts'

/** Who does what remains to be done after an appointment. */
export const doers = ['adviser', 'registrar'] as const satisfies Access

/** Its owner says that a task is done; so may the registrar, for any. */
export const canFinish = ({ role }: Actor, { owner }: { owner: string }): boolean =>
  role === 'registrar' || (role === 'adviser' && role === owner)
