import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Step } from './import.steps.ts'
import type { Choice } from './proposal.rules.ts'
import type { Remark } from './remarks.rules.ts'

/** Why a file was refused. */
export type Refused = { says: Two; remark?: Remark }

export type ImportRow = {
  import_id: string
  format: string
  file_name: string
  /** The day that an edition of a list shows. */
  on_day: Day | null
  size: number
  sha256: string | null
  step: Step
  opened_by: string
  opened_at: Instant
  remarks: Remark[]
  refusal: Refused | null
  act_id: string | null
  options: unknown
}

export const insertImport = async (
  tx: Tx,
  {
    options = null,
    ...row
  }: Pick<ImportRow, 'import_id' | 'format' | 'file_name' | 'on_day' | 'step' | 'opened_by' | 'opened_at'> & {
    options?: unknown
  },
): Promise<void> => {
  await tx
    .insertInto('registry.import')
    .values({ ...row, size: 0, remarks: '[]', options: options === null ? null : JSON.stringify(options) })
    .execute()
  await tx.insertInto('registry.import_work').values({ import_id: row.import_id }).execute()
}

type Changes = Partial<Pick<ImportRow, 'size' | 'sha256' | 'step' | 'remarks' | 'refusal' | 'act_id' | 'options'>>

export const updateImport = async (
  tx: Tx,
  id: string,
  { remarks, refusal, options, ...changes }: Changes,
): Promise<void> => {
  await tx
    .updateTable('registry.import')
    .set({
      ...changes,
      ...(remarks !== undefined && { remarks: JSON.stringify(remarks) }),
      ...(options !== undefined && { options: JSON.stringify(options) }),
      ...(refusal !== undefined && { refusal: sql<string>`${refusal && JSON.stringify(refusal)}::jsonb` }),
    })
    .where('import_id', '=', id)
    .execute()
}

export const deleteImport = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('registry.import').where('import_id', '=', id).execute()
}

/** One import, held until the transaction ends where `hold` is said. */
export const importOf = async (tx: Tx, id: string, hold = false): Promise<ImportRow | null> => {
  const query = tx.selectFrom('registry.import').selectAll().where('import_id', '=', id)
  const found = await (hold ? query.forUpdate() : query).executeTakeFirst()
  return found ? (found as unknown as ImportRow) : null
}

/** The imports that a worker has something to do for, the oldest first. */
export const waitingImports = async (tx: Tx, steps: readonly Step[]): Promise<string[]> =>
  (
    await tx
      .selectFrom('registry.import')
      .select('import_id')
      .where('step', 'in', [...steps])
      .where('sha256', 'is not', null)
      .orderBy('import_id')
      .execute()
  ).map(({ import_id }) => import_id)

/** Takes an import up where nobody is at it, or whoever was has not been heard of for two minutes. */
export const takeUp = async (tx: Tx, id: string, worker: string): Promise<boolean> => {
  const { rows } = await sql`
    update registry.import_work set worker = ${worker}, seen_at = clock_timestamp(), done = 0, total = 0
    where import_id = ${id} and (worker is null or worker = ${worker} or seen_at < clock_timestamp() - interval '2 minutes')
    returning import_id`.execute(tx)
  return rows.length > 0
}

/** Says how far the work is; false where another worker has taken it up meanwhile. */
export const tellProgress = async (
  tx: Tx,
  id: string,
  worker: string | null,
  { done, total }: { done: number; total: number },
): Promise<boolean> => {
  const { rows } = await sql`
    update registry.import_work set done = ${done}, total = ${total}, seen_at = clock_timestamp()
    where import_id = ${id} and worker is not distinct from ${worker}::uuid returning import_id`.execute(tx)
  return rows.length > 0
}

export const letGo = async (tx: Tx, id: string, worker: string): Promise<void> => {
  await sql`update registry.import_work set worker = null where import_id = ${id} and worker = ${worker}`.execute(tx)
}

export const addChunk = async (tx: Tx, id: string, n: number, bytes: Uint8Array): Promise<void> => {
  await tx
    .insertInto('registry.import_chunk')
    .values({ import_id: id, n, bytes: Buffer.from(bytes) })
    .execute()
}

export const chunkAt = async (tx: Tx, id: string, n: number): Promise<Uint8Array | null> => {
  const found = await tx
    .selectFrom('registry.import_chunk')
    .select('bytes')
    .where('import_id', '=', id)
    .where('n', '=', n)
    .executeTakeFirst()
  return found?.bytes ?? null
}

/** Every choice made of an import; its rows will not be those chosen of. */
export const deleteChoices = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('registry.import_choice').where('import_id', '=', id).execute()
}

/** The choices of rows to take or leave; what was answered of namesakes is read where they are told apart. */
export const choicesOf = async (tx: Tx, id: string): Promise<Choice[]> =>
  tx.selectFrom('registry.import_choice').select(['proposal', 'n', 'take']).where('import_id', '=', id).execute()

type Chosen = Choice & { chosen_by: string; chosen_at: Instant; as_id?: string | null }

/** A choice of a whole proposal replaces those of its rows. */
export const choose = async (tx: Tx, id: string, choices: readonly Chosen[]): Promise<void> => {
  for (const { proposal, n } of choices)
    if (n === 0)
      await tx
        .deleteFrom('registry.import_choice')
        .where('import_id', '=', id)
        .where('proposal', '=', proposal)
        .execute()
  await tx
    .insertInto('registry.import_choice')
    .values(choices.map(choice => ({ ...choice, import_id: id })))
    .onConflict(conflict =>
      conflict.columns(['import_id', 'proposal', 'n']).doUpdateSet(eb => ({
        take: eb.ref('excluded.take'),
        as_id: eb.ref('excluded.as_id'),
        chosen_by: eb.ref('excluded.chosen_by'),
        chosen_at: eb.ref('excluded.chosen_at'),
      })),
    )
    .execute()
}

/** Which proposals these rows of an import have. */
export const proposalsOf = async (tx: Tx, id: string, ns: readonly number[]): Promise<Map<number, string | null>> =>
  new Map(
    (
      await tx
        .selectFrom('registry.import_row')
        .select(['n', 'proposal'])
        .where('import_id', '=', id)
        .where('n', 'in', [...ns])
        .execute()
    ).map(({ n, proposal }) => [n, proposal]),
  )
