import type { Tx } from '../../../kernel/database/index.ts'
import { docx } from '../../../kernel/documents/index.ts'
import { Upload } from '../../../kernel/web/index.ts'
import { addFiled, replaceFiled } from '../documents/filed.actions.ts'
import { filedIn } from '../documents/filed.queries.ts'
import { type By, changeFile, fileOr404 } from '../files/file.actions.ts'
import { isOpen } from '../files/file.fields.ts'
import { releaseSheet } from '../outside/outside.actions.ts'

const resolution = async (text: string) => {
  const footer = { note: null, page: 'Page', of: 'de' }
  const parts = [
    { is: 'heading', level: 1, text: 'Extrait du procès-verbal' },
    { is: 'paragraph', text },
  ] as const
  const title = 'Résolution du conseil d’administration'
  return new Upload('resolution.docx', await docx({ title, lang: 'fr', parts, running: title, mark: null, footer }))
}

/** A resolution in two versions on a file, and the sheets of files that have reached their act released. */
export const fileAndRelease = async (tx: Tx, by: By, id: string, drafted: readonly string[]): Promise<void> => {
  const first = await resolution('Il est résolu de recommander le renouvellement du mandat.')
  await addFiled(tx, by, id, { title: 'Résolution du conseil', kind: 'resolution', file: first })
  const [filed] = await filedIn(tx, id)
  const second = await resolution('Il est résolu à l’unanimité de recommander le renouvellement du mandat.')
  if (filed) await replaceFiled(tx, by, id, filed.document_id, second)
  for (const file of drafted) await releaseSheet(tx, by, file)
}

/** Makes a file confidential, where it still may be: by the director, whom no wall stops. */
export const wallFile = async (tx: Tx, by: By, id: string): Promise<void> => {
  const file = await fileOr404(tx, by.clock, id)
  if (isOpen(file, 'frame')) await changeFile(tx, by, id, file.version, 'frame', { confidential: true })
}
