import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../kernel/time/index.ts'
import type { DocumentType } from './document.formats.ts'
import type { FiledKind } from './filed.fields.ts'
import type { ImageType } from './image.formats.ts'

/** One version of a document of a file. */
export type Version = {
  version_id: string
  document_id: string
  file_id: string
  version: number
  title: string
  kind: FiledKind
  name: string
  type: DocumentType | ImageType
  size: number
  added_by_name: string
  added_at: Instant
}

/** A document, its newest version first, and why it was struck. */
export type Filed = {
  document_id: string
  versions: readonly Version[]
  struck: { reason: string; struck_by_name: string; struck_at: Instant } | null
}

const ofVersion = [
  'version_id',
  'document_id',
  'file_id',
  'version',
  'title',
  'kind',
  'name',
  'type',
  'size',
  'added_by_name',
  'added_at',
] as const

/** The documents of a file in the order in which they came. */
export const filedIn = async (tx: Tx, file: string): Promise<Filed[]> => {
  const versions = (await tx
    .selectFrom('staffing.file_document')
    .select(ofVersion)
    .where('file_id', '=', file)
    .orderBy('version', 'desc')
    .execute()) as Version[]
  const struck = await tx.selectFrom('staffing.file_document_struck').selectAll().where('file_id', '=', file).execute()
  return [...Map.groupBy(versions, ({ document_id }) => document_id)]
    .map(([document_id, own]) => ({
      document_id,
      versions: own,
      struck: struck.find(one => one.document_id === document_id) ?? null,
    }))
    .toSorted((a, b) => (a.document_id < b.document_id ? -1 : 1))
}

export const bytesOf = async (
  tx: Tx,
  file: string,
  version: string,
): Promise<(Version & { bytes: Buffer }) | undefined> =>
  (await tx
    .selectFrom('staffing.file_document as d')
    .innerJoin('staffing.file_document_bytes as b', 'b.version_id', 'd.version_id')
    .select(ofVersion.map(name => `d.${name}` as const))
    .select('b.bytes')
    .where('d.version_id', '=', version)
    .where('d.file_id', '=', file)
    .executeTakeFirst()) as (Version & { bytes: Buffer }) | undefined

export const insertVersion = async (
  tx: Tx,
  row: Version & { sha256: Buffer },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> => {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  await tx.insertInto('staffing.file_document').values(row).execute()
  await tx.insertInto('staffing.file_document_bytes').values({ version_id: row.version_id, bytes: whole }).execute()
}

export const insertStriking = (
  tx: Tx,
  striking: { document_id: string; file_id: string; reason: string; struck_by_name: string; struck_at: Instant },
) => tx.insertInto('staffing.file_document_struck').values(striking).execute()

/** How many documents of files no longer are what their row says; asked by whoever verifies, who reads none of them. */
export const changedFiled = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ changed: number }>`select staffing.changed_file_documents() as changed`.execute(tx)
  return rows[0]?.changed ?? 0
}
