import type { Actor } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import { journal } from '../journal/index.ts'
import { kernelRefusals } from '../refusals.ts'
import type { Clock } from '../time/index.ts'
import { newKey, newToken, type Route } from '../web/index.ts'
import type { Lang } from '../words/index.ts'
import { readerByToken } from './follow.queries.ts'
import {
  addKept,
  beginTelling,
  holdKept,
  type Kept,
  keptById,
  putReader,
  readerOf,
  removeKept,
  setKept,
  stopByToken,
  type Told,
} from './kept.queries.ts'
import { type Every, mostFollowed } from './kept.rules.ts'
import { type Asking, ask, type Question } from './look.actions.ts'
import { refusals } from './refusals.ts'

/** More than anybody reads: each is counted anew whenever its page is opened. */
export const mostKept = 40

/** How a search is kept: its name, how often its news is sent, where and in which language. */
export type Wanted = { name: string; every: Every | null; address: string | null; to_lang: Lang }

/** An act is known from before its adoption commits: what is told stops half an hour earlier, so that none falls between two messages. */
export const settled = (clock: Clock): Told => ({
  day: clock.today(),
  known: Temporal.Instant.from(clock.now()).subtract({ minutes: 30 }).toString({ smallestUnit: 'microsecond' }),
})

const subjectOf = (id: string) => `search ${id}`

/** Notes where one's news is sent. */
const setReader = async (tx: Tx, { id: reader_id, role }: Actor, { address, to_lang: lang }: Wanted) => {
  if (!address) throw refusals.noAddress()
  const token = (await readerOf(tx))?.token ?? newToken()
  await putReader(tx, { reader_id, role, address, lang, token })
}

/** From now on, what changes in a search is told. */
const follow = async (lists: readonly Route[], by: Asking, kept: Kept) => {
  const answer = await ask(lists, kept, by, { limit: 1 })
  if (answer && answer.total > mostFollowed) throw refusals.tooWide(mostFollowed)
  await beginTelling(by.tx, kept.search_id, settled(by.clock))
}

/** Keeps a question under a name of one's own; gives its id. */
export const keepSearch = async (
  lists: readonly Route[],
  by: Asking,
  question: Question,
  wanted: Wanted,
): Promise<string> => {
  const { tx, actor } = by
  const { name, every } = wanted
  const taken = await holdKept(tx, actor.id)
  if (taken.length >= mostKept) throw refusals.tooMany(mostKept)
  if (taken.some(one => one.name === name)) throw refusals.nameTaken(name)
  const kept: Kept = { search_id: newKey(), name, every, ...question }
  await addKept(tx, { ...kept, reader_id: actor.id })
  if (every) {
    await setReader(tx, actor, wanted)
    await follow(lists, by, kept)
  }
  await journal(tx, { what: 'search.kept', subject: subjectOf(kept.search_id) })
  return kept.search_id
}

export const keptOr404 = async (tx: Tx, reader: string, id: string, held = false): Promise<Kept> => {
  const kept = await keptById(tx, reader, id, held)
  if (!kept) throw kernelRefusals.notFound()
  return kept
}

/** Renames a search, or changes how often its news is sent. What begins to be followed is told from now on. */
export const changeSearch = async (lists: readonly Route[], by: Asking, id: string, wanted: Wanted): Promise<void> => {
  const { tx, actor } = by
  const { name, every } = wanted
  const taken = await holdKept(tx, actor.id)
  const kept = await keptOr404(tx, actor.id, id, true)
  if (taken.some(one => one.name === name && one.search_id !== id)) throw refusals.nameTaken(name)
  await setKept(tx, id, { name, every })
  if (every) await setReader(tx, actor, wanted)
  if (every && !kept.every) await follow(lists, by, kept)
  await journal(tx, { what: 'search.changed', subject: subjectOf(id) })
}

export const dropSearch = async (tx: Tx, reader: string, id: string): Promise<void> => {
  await keptOr404(tx, reader, id, true)
  await removeKept(tx, id)
  await journal(tx, { what: 'search.dropped', subject: subjectOf(id) })
}

/** Ends all the news of a reader, by the token of any message: of someone inside, who keeps the searches; of the public, whose address is forgotten. */
export const stopNews = async (tx: Tx, token: string): Promise<{ isPublic: boolean }> => {
  const isPublic = (await readerByToken(tx, token)) !== null
  const whose = await stopByToken(tx, token)
  if (whose === null) throw refusals.noSuchLink()
  await journal(tx, { what: 'search.unfollowed', subject: `searches ${whose}` })
  return { isPublic }
}
