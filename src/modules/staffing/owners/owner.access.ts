import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import { workers } from '../files/file.access.ts'
import type { FileRow } from '../files/file.queries.ts'
import { isOver } from '../files/file.steps.ts'

type Owned = Pick<FileRow, 'owner_id' | 'step'>

/** The director gives any open file to someone else; its owner hands over one's own. What a night job opened has nobody yet: whoever works on files takes it. */
export const canHand = (actor: Actor, { owner_id, step }: Owned): boolean =>
  mayEnter(workers, actor) &&
  !isOver(step) &&
  (actor.role === 'director' || owner_id === actor.id || owner_id === 'greffe')
