import { sql } from 'kysely'
import { inBatches, keepPlans, planEachTime, type Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Collection, Finding, Read } from './import.rules.ts'
import type { Step } from './import.steps.ts'
import type { Choice, Proposal, Spoken } from './proposal.rules.ts'
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

/** A row as it was read and judged on its own. */
export type StoredRow = {
  n: number
  collection: Collection
  index: number
  line: number
  read: Read
  fact_id: string | null
  first_day: Day | null
  last_day: Day | null
  findings: Finding[]
}
/** The same with what was proposed of it, once it was compared. */
export type ComparedRow = StoredRow & {
  proposal: Proposal | null
  rule: string | null
  field: string | null
  shown: string | null
  says: Two | null
}

/** Every choice made of an import; its rows will not be those chosen of. */
export const deleteChoices = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('registry.import_choice').where('import_id', '=', id).execute()
}

export const deleteRows = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('registry.import_row').where('import_id', '=', id).execute()
}

export const insertRows = async (tx: Tx, id: string, rows: readonly StoredRow[]): Promise<void> => {
  if (rows.length === 0) return
  await keepPlans(tx)
  await sql`
    insert into registry.import_row (import_id, n, collection, index, line, read, fact_id, first_day, last_day, findings)
    select ${id}::uuid, r.* from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(n int, collection text, index int, line int, read jsonb, fact_id uuid, first_day date, last_day date, findings jsonb)`.execute(
    tx,
  )
  await planEachTime(tx)
}

/** All rows of an import, in their order in the file, some at a time. */
export const storedRows = (tx: Tx, id: string): AsyncGenerator<ComparedRow[]> =>
  inBatches(
    tx,
    sql<ComparedRow>`
      select n, collection, index, line, read, fact_id, first_day, last_day, findings, proposal, rule, field, shown, says
      from registry.import_row where import_id = ${id} order by n`,
  )

const batch = 1000

/** What is said of a row in the end, and whether the act took it. */
export type Told = Spoken & { n: number; shown: string | null; taken: boolean }

/** Writes what is proposed of each row, and which the act took. */
export const setProposals = async <T>(
  tx: Tx,
  id: string,
  rows: readonly T[],
  tell: (row: T) => Told,
): Promise<void> => {
  for (let at = 0; at < rows.length; at += batch) {
    const some = rows.slice(at, at + batch).map(row => {
      const { finding, ...told } = tell(row)
      return { ...told, rule: finding?.rule, field: finding?.field, says: finding?.says }
    })
    // Of rows written in this transaction the planner knows nothing: without the range it would read them all for each batch.
    const ns = some.map(({ n }) => n)
    const [first, last] = [Math.min(...ns), Math.max(...ns)]
    await sql`
      update registry.import_row r set proposal = p.proposal, rule = p.rule, field = p.field, shown = p.shown, says = p.says, taken = p.taken
      from json_to_recordset(${JSON.stringify(some)}::json)
        as p(n int, proposal text, rule text, field text, shown text, says jsonb, taken boolean)
      where r.import_id = ${id} and r.n = p.n and r.n between ${first} and ${last}`.execute(tx)
  }
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
