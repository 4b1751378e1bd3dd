import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { FileRow } from './file.queries.ts'

/** The files that aim at a day, held until the transaction ends. */
export const heldFilesAimedAt = async (tx: Tx, target: Day): Promise<FileRow[]> =>
  (await tx
    .selectFrom('staffing.file')
    .selectAll()
    .where('target', '=', target)
    .orderBy('file_id')
    .forUpdate()
    .execute()) as FileRow[]
