import { z } from 'zod'
import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { dayField } from '../../../kernel/time/index.ts'
import { pathTo, type Route, type Wait } from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../../kernel/words/index.ts'
import { paths, referenceOf } from '../words.ts'
import { workers } from './file.access.ts'
import { gesture } from './gesture.routes.ts'
import { awaitsSitting } from './target.access.ts'
import { aimFile } from './target.actions.ts'
import { aimPath, words } from './target.formats.ts'
import { lostFiles } from './target.queries.ts'

export const targetRoutes: readonly Route[] = [
  gesture(aimPath, words.aim, { version: z.coerce.number().int(), target: dayField }, aimFile),
]

/** The files that have no sitting since theirs was cancelled: an adviser's own, and all of them for the director. */
export const targetWaits = async (tx: Tx, actor: Actor, lang: Lang): Promise<readonly Wait[]> => {
  if (!mayEnter(workers, actor)) return []
  const lost = (await lostFiles(tx, actor.role === 'adviser' ? actor.id : null)).filter(awaitsSitting)
  if (lost.length === 0) return []
  const items = lost.slice(0, 5).map(file => ({
    title: referenceOf(file),
    path: pathTo({ path: paths.file }, lang, { id: file.file_id }),
    note: inLang(words, lang)('lostWords', showDay(file.lost_target, lang)),
  }))
  const path = pathTo({ path: paths.files }, lang, actor.role === 'adviser' ? { which: 'mine' } : {})
  return [{ title: words.lost, count: lost.length, path, items }]
}
