import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { saveFile } from './change.queries.ts'
import type { FileRow } from './file.queries.ts'
import { isOver, stagesOf } from './file.steps.ts'
import { heldFilesAimedAt } from './target.queries.ts'

const awaitsSitting = (file: FileRow): boolean => {
  const order = stagesOf(file).map(({ step }) => step)
  return !isOver(file.step) && order.indexOf(file.step) < order.indexOf('decided')
}

/** The files that aim at a sitting of the Conseil des ministres follow it to its new day, until they are decided; their due dates are counted from it. */
export const followSitting = async (
  tx: Tx,
  { council, from, to }: { council: string; from: Day; to: Day },
): Promise<void> => {
  if (council !== 'executive') return
  for (const file of await heldFilesAimedAt(tx, from)) {
    if (!awaitsSitting(file)) continue
    await saveFile(tx, file.file_id, { target: to })
    await journal(tx, { what: 'file.target_moved', subject: file.file_id, details: { from, to } })
  }
}
