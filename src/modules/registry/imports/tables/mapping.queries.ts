import type { Tx } from '../../../../kernel/database/index.ts'
import type { Instant } from '../../../../kernel/time/index.ts'
import type { Columns } from './table.rules.ts'

export type Mapping = { mapping_id: string; name: string; columns: unknown; date_order: string }

/** The mappings kept, by name. */
export const mappings = async (tx: Tx): Promise<Mapping[]> =>
  tx
    .selectFrom('registry.import_mapping')
    .select(['mapping_id', 'name', 'columns', 'date_order'])
    .orderBy('name')
    .execute()

/** One mapping by its name, held until the transaction ends. */
export const mappingNamed = async (tx: Tx, name: string): Promise<Mapping | null> =>
  (await tx
    .selectFrom('registry.import_mapping')
    .select(['mapping_id', 'name', 'columns', 'date_order'])
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirst()) ?? null

type Saved = {
  mapping_id: string
  name: string
  columns: Columns
  date_order: string
  saved_by: string
  saved_at: Instant
}

export const saveMapping = async (tx: Tx, { columns, ...own }: Saved): Promise<void> => {
  const row = { ...own, columns: JSON.stringify(columns) }
  await tx
    .insertInto('registry.import_mapping')
    .values(row)
    .onConflict(conflict => {
      const { mapping_id: _, name: __, ...changed } = row
      return conflict.column('name').doUpdateSet(changed)
    })
    .execute()
}
