import type { Actor } from '../../../kernel/access/index.ts'
import { canChange } from './file.access.ts'
import type { FileRow } from './file.queries.ts'

/** An appointment file opens a call for its post while it looks for someone, where no other is under way. */
export const opensCall = (
  actor: Actor,
  file: Pick<FileRow, 'kind' | 'procedure' | 'step' | 'suspended'>,
  calls: readonly { step: string }[],
): boolean =>
  file.kind === 'appointment' &&
  ['opened', 'framing', 'candidates'].includes(file.step) &&
  canChange(actor, file, 'person') &&
  calls.every(({ step }) => step === 'closed')
