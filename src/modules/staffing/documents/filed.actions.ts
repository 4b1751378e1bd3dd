import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals, Refusal } from '../../../kernel/refusals.ts'
import { sha256, type Upload } from '../../../kernel/web/index.ts'
import { mostBytes } from '../applications/application.fields.ts'
import { type By, entered } from '../files/file.actions.ts'
import { refusals as fileRefusals } from '../files/refusals.ts'
import { checkedType, type DocumentType } from './document.formats.ts'
import type { FiledKind } from './filed.fields.ts'
import { bytesOf, type Filed, filedIn, insertStriking, insertVersion, type Version } from './filed.queries.ts'
import { type ImageType, imageType } from './image.formats.ts'
import { refusals } from './refusals.ts'

/** The type of what may be kept in a file: a document of those that candidates send, checked as theirs are, or a picture. */
const keptType = ({ bytes }: Upload): DocumentType | ImageType => {
  const picture = bytes.byteLength > mostBytes ? null : imageType(bytes)
  if (picture) return picture
  try {
    return checkedType(bytes)
  } catch (error) {
    throw error instanceof Refusal && error.code === 'STA-132' ? refusals.notKept() : error
  }
}

const keep = async (
  tx: Tx,
  by: By,
  row: Pick<Version, 'document_id' | 'file_id' | 'version' | 'title' | 'kind'>,
  file: Upload,
): Promise<void> => {
  const type = keptType(file)
  const version_id = randomUUIDv7()
  const kept = {
    ...row,
    version_id,
    type,
    name: file.name || `document.${type}`,
    size: file.bytes.length,
    added_by_name: by.actor.name,
    added_at: by.clock.now(),
  }
  await insertVersion(tx, { ...kept, sha256: sha256(file.bytes) }, file.bytes)
  const details = { document_id: row.document_id, version: row.version, type }
  await journal(tx, { what: 'file.document_added', subject: row.file_id, details })
}

/** Adds a document to a file that is not over, once its content was found to be what it says and no more. */
export const addFiled = async (
  tx: Tx,
  by: By,
  id: string,
  { title, kind, file }: { title: string; kind: FiledKind; file: Upload },
): Promise<void> => {
  await entered(tx, by, id, 'follow')
  await keep(tx, by, { document_id: randomUUIDv7(), file_id: id, version: 1, title: title || file.name, kind }, file)
}

const standing = async (tx: Tx, by: By, id: string, document: string): Promise<{ filed: Filed; newest: Version }> => {
  await entered(tx, by, id, 'follow')
  const filed = (await filedIn(tx, id)).find(({ document_id }) => document_id === document)
  const newest = filed?.versions[0]
  if (!filed || !newest) throw kernelRefusals.notFound()
  if (filed.struck) throw refusals.documentStruck()
  return { filed, newest }
}

/** Puts a new version before the others, which stay. */
export const replaceFiled = async (tx: Tx, by: By, id: string, document: string, file: Upload): Promise<void> => {
  const { newest } = await standing(tx, by, id, document)
  const { title, kind, version } = newest
  await keep(tx, by, { document_id: document, file_id: id, version: version + 1, title, kind }, file)
}

/** Strikes a document with a reason: it is never removed. */
export const strikeFiled = async (tx: Tx, by: By, id: string, document: string, reason: string): Promise<void> => {
  await standing(tx, by, id, document)
  if (reason.trim() === '') throw fileRefusals.fileNeedsReason()
  const { actor, clock } = by
  await insertStriking(tx, {
    document_id: document,
    file_id: id,
    reason: reason.trim(),
    struck_by_name: actor.name,
    struck_at: clock.now(),
  })
  await journal(tx, { what: 'file.document_struck', subject: id, details: { document_id: document, reason } })
}

/** A version as someone opens it; the journal remembers who did. */
export const readFiled = async (tx: Tx, id: string, version: string): Promise<Version & { bytes: Buffer }> => {
  const found = await bytesOf(tx, id, version)
  if (!found) throw kernelRefusals.notFound()
  const { document_id, version: n } = found
  await journal(tx, { what: 'file.document_read', subject: id, details: { document_id, version: n } })
  return found
}
