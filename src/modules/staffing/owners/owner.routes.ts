import { z } from 'zod'
import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { pathTo, type Route, type Wait } from '../../../kernel/web/index.ts'
import { inLang, type Lang } from '../../../kernel/words/index.ts'
import { workers } from '../files/file.access.ts'
import { gesture, text } from '../files/gesture.routes.ts'
import { paths as filePaths, referenceOf } from '../words.ts'
import { handFile, takeFile } from './owner.actions.ts'
import { paths, words } from './owner.formats.ts'
import { givenTo } from './owner.queries.ts'

export const ownerRoutes: readonly Route[] = [
  gesture(
    paths.hand,
    words.hand,
    { version: z.coerce.number().int(), to: z.string().min(1).max(100), reason: text },
    handFile,
  ),
  gesture(paths.take, words.take, {}, (tx, by, file) => takeFile(tx, by, file)),
]

/** The files that someone was given, until one says that the message was read. */
export const ownerWaits = async (tx: Tx, actor: Actor, lang: Lang): Promise<readonly Wait[]> => {
  if (!mayEnter(workers, actor)) return []
  const given = await givenTo(tx, actor.id)
  if (given.length === 0) return []
  const items = given.slice(0, 5).map(file => ({
    title: `${referenceOf(file)}, ${inLang(words, lang)('givenBy', file.by_name)}`,
    path: pathTo({ path: filePaths.file }, lang, { id: file.file_id }),
    note: file.reason,
  }))
  const path = pathTo({ path: filePaths.files }, lang, { which: 'mine' })
  return [{ title: words.given, count: given.length, path, items }]
}
