import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { FileRow } from './file.queries.ts'
import type { StepName } from './file.steps.ts'

/** The files that aim at a day, held until the transaction ends. */
export const heldFilesAimedAt = async (tx: Tx, target: Day): Promise<FileRow[]> =>
  (await tx
    .selectFrom('staffing.file')
    .selectAll()
    .where('target', '=', target)
    .orderBy('file_id')
    .forUpdate()
    .execute()) as FileRow[]

/** The file of a draft that has no sitting since its own was cancelled, held until the transaction ends. */
export const heldLostOf = async (tx: Tx, draft_id: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('staffing.file')
      .select('file_id')
      .where('draft_id', '=', draft_id)
      .where('target', 'is', null)
      .where('lost_target', 'is not', null)
      .forUpdate()
      .executeTakeFirst()
  )?.file_id ?? null

export type Lost = Pick<FileRow, 'file_id' | 'year' | 'number' | 'kind' | 'procedure'> & {
  step: StepName
  lost_target: Day
}

/** The files, of one owner or of all, that have no sitting since theirs was cancelled; the nearest first. */
export const lostFiles = async (tx: Tx, owner: string | null): Promise<Lost[]> => {
  const lost = tx
    .selectFrom('staffing.file')
    .select(['file_id', 'year', 'number', 'kind', 'procedure', 'step', 'lost_target'])
    .where('target', 'is', null)
    .where('lost_target', 'is not', null)
    .orderBy('lost_target')
    .orderBy('year')
    .orderBy('number')
  return (await (owner === null ? lost : lost.where('owner_id', '=', owner)).execute()) as Lost[]
}
