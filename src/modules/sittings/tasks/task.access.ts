import type { Access, Actor } from '../../../kernel/access/index.ts'

/** Who does what remains to be done after an appointment. */
export const doers = ['adviser', 'registrar'] as const satisfies Access

/** Its owner says that a task is done; so may the registrar, for any. One written in a file has the name of someone for owner: whoever works on it ticks it. */
export const canFinish = ({ role }: Actor, { owner, kind }: { owner: string; kind: string | null }): boolean =>
  role === 'registrar' ||
  (kind === null ? role === 'adviser' || role === 'director' : role === 'adviser' && role === owner)
