import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { FileRow } from './file.queries.ts'
import type { CheckKind, CheckResult } from './file.rules.ts'
import type { StepName } from './file.steps.ts'

/** The next number of a year; the lock keeps two people from taking the same one. */
export const nextNumber = async (tx: Tx, year: number): Promise<number> => {
  await sql`select pg_advisory_xact_lock(7210, ${year}::int)`.execute(tx)
  const { rows } = await sql<{ next: number }>`select staffing.next_number(${year}::int) as next`.execute(tx)
  return rows[0]?.next ?? 1
}

type Opened = Pick<
  FileRow,
  | 'file_id'
  | 'year'
  | 'number'
  | 'kind'
  | 'procedure'
  | 'team'
  | 'confidential'
  | 'owner_id'
  | 'owner_name'
  | 'post_id'
  | 'person_id'
  | 'mandate_id'
  | 'target'
  | 'opened_on'
> & { opened_at: Instant }

export const insertFile = (tx: Tx, file: Opened) =>
  tx
    .insertInto('staffing.file')
    .values({ ...file, step: 'opened', conditions: '{}', eligible: '{}', passed: '{}', memo: '{}' })
    .execute()

const asJson = ['newcomer', 'conditions', 'eligible', 'passed', 'memo']

/** Changes a file; its version tells those who looked at it before. */
export const saveFile = (tx: Tx, id: string, change: Partial<FileRow>) =>
  tx
    .updateTable('staffing.file')
    .set(
      Object.fromEntries(
        Object.entries(change).map(([name, value]) => [
          name,
          asJson.includes(name) && value !== null ? JSON.stringify(value) : value,
        ]),
      ),
    )
    .set(eb => ({ version: eb('version', '+', 1) }))
    .where('file_id', '=', id)
    .execute()

export const insertPassage = (
  tx: Tx,
  passage: { file_id: string; step: StepName; entered_at: Instant; by_name: string; reason: string | null },
) =>
  tx
    .insertInto('staffing.passage')
    .values({ ...passage, passage_id: randomUUIDv7() })
    .execute()

export const insertCheck = (
  tx: Tx,
  check: { file_id: string; kind: CheckKind; asked_on: Day; asked_by_name: string },
) =>
  tx
    .insertInto('staffing.check_made')
    .values({ ...check, check_id: randomUUIDv7() })
    .execute()

export const answerCheck = async (
  tx: Tx,
  { file_id, check_id, answered_on, result, name, now }: Answered,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('staffing.check_made')
    .set({ answered_on })
    .where('check_id', '=', check_id)
    .where('file_id', '=', file_id)
    .where('answered_on', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return false
  await sql`select set_config('greffe.checks', 'yes', true)`.execute(tx)
  await tx
    .insertInto('staffing.check_result')
    .values({ check_id, result, recorded_by_name: name, recorded_at: now })
    .execute()
  return true
}
type Answered = {
  file_id: string
  check_id: string
  answered_on: Day
  result: CheckResult
  name: string
  now: Instant
}

export const insertConflict = (
  tx: Tx,
  conflict: { file_id: string; description: string; declared_on: Day; recorded_by_name: string },
) =>
  tx
    .insertInto('staffing.conflict')
    .values({ ...conflict, conflict_id: randomUUIDv7() })
    .execute()

export const mitigate = async (
  tx: Tx,
  file_id: string,
  conflict_id: string,
  measure: { mitigation: string; owner: string; due: Day },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('staffing.conflict')
    .set(measure)
    .where('conflict_id', '=', conflict_id)
    .where('file_id', '=', file_id)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const insertConsultation = (
  tx: Tx,
  consultation: { file_id: string; consulted: string; law: string | null; sent_on: Day },
) =>
  tx
    .insertInto('staffing.consultation')
    .values({ ...consultation, consultation_id: randomUUIDv7() })
    .execute()

export const answerConsultation = async (
  tx: Tx,
  file_id: string,
  consultation_id: string,
  answer: { answered_on: Day; outcome: string; favourable: boolean | null },
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('staffing.consultation')
    .set(answer)
    .where('consultation_id', '=', consultation_id)
    .where('file_id', '=', file_id)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const insertNote = (
  tx: Tx,
  note: { file_id: string; text: string; written_by_name: string; written_at: Instant },
) =>
  tx
    .insertInto('staffing.note')
    .values({ ...note, note_id: randomUUIDv7() })
    .execute()

export const insertBundle = async (tx: Tx, name: string, by: string, now: Instant): Promise<string> => {
  const bundle_id = randomUUIDv7()
  await tx.insertInto('staffing.bundle').values({ bundle_id, name, created_by_name: by, created_at: now }).execute()
  return bundle_id
}
