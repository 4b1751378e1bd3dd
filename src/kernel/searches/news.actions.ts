import { type Actor, visitor } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import type { By, Job } from '../jobs/index.ts'
import { declareLetters, send } from '../mail/index.ts'
import { type Part, pathTo, type Route, withQuery } from '../web/index.ts'
import type { Lang } from '../words/index.ts'
import { settled } from './kept.actions.ts'
import { allReaders, type Followed, followedBy, type Reader, type Told, tellOn } from './kept.queries.ts'
import { changesBetween, countOf, isDue, mostFollowed } from './kept.rules.ts'
import { type Asking, ask, listNamed, listsOf } from './look.actions.ts'
import { type News, newsText } from './news.formats.ts'
import { letters, paths, words } from './words.ts'

declareLetters(letters)

/** Where a kept search is opened, as of today. */
export const openPath = (
  lists: readonly Route[],
  { list, query }: Pick<Followed, 'list' | 'query'>,
  lang: Lang,
): string | null => {
  const route = listNamed(lists, list)
  return route ? withQuery(pathTo(route, lang), {}, new URLSearchParams(query)) : null
}

/** What changed in a search since it was last told, to the eyes of the actor: the same list twice, as it was then and as it is. */
const newsOf = async (lists: readonly Route[], search: Followed, to: Told, by: Asking): Promise<News | null> => {
  const path = openPath(lists, search, by.lang)
  const at = ({ day, known }: Told) => ({ when: { on: day, known, knownDay: null }, limit: mostFollowed })
  const before = await ask(lists, search, by, at(search))
  const now = await ask(lists, search, by, at(to))
  if (!before || !now || path === null || Math.max(before.total, now.total) > mostFollowed) return null
  const changes = changesBetween(before.rows, now.rows)
  return countOf(changes) > 0 ? { search, name: search.name ?? now.title, changes, path } : null
}

/** What a question put again and again would be answered, by what it depends on: many of the public follow the same list. */
const askedOf = ({ list, query, day, known }: Followed, lang: Lang) => [lang, list, query, day, known].join('\n')

/** Writes what is new for one person, and notes up to when it is told, in one transaction: whoever comes second writes nothing. */
const tell = async (
  tx: Tx,
  { clock, url = '' }: By,
  reader: Reader,
  due: readonly Followed[],
  all: readonly News[],
  to: Told,
) => {
  const moved = await tellOn(tx, due, to)
  const news = all.filter(({ search }) => moved.includes(search.search_id))
  if (news.length === 0) return
  const { reader_id, role, address, lang, token } = reader
  const isPublic = role === visitor.role
  const own = pathTo(isPublic ? { path: paths.followed } : { path: paths.searches }, lang, isPublic ? { token } : {})
  const stop = `${url}${pathTo({ path: paths.stop }, lang, { token })}`
  const data = {
    count: String(news.reduce((sum, { changes }) => sum + countOf(changes), 0)),
    news: news.map(one => newsText(one, url, lang)).join('\n\n\n'),
    searches: `${url}${own}`,
    stop,
  }
  const message = {
    to: address,
    lang,
    letter: isPublic ? 'searches.followed' : 'searches.news',
    data,
    about: `searches ${reader_id}`,
    unsubscribe: stop,
  }
  await send(tx, message, clock.now())
}

type Identify = (personId: string, role: string) => Actor | null

/**
 * Sends each reader one message of what is new in what one follows. Each is read in that person's name, with the role and the scope
 * of today, or as any visitor reads it for an address of the public; and written in the worker's. What fails for one does not keep
 * the others from their news.
 */
export const newsJob = (parts: readonly Part[], identify: Identify): Job => ({
  name: 'searches.news',
  says: words.tell,
  turns: { daily: '06:30' },
  steps: async (step, by) => {
    const lists = listsOf(parts)
    const to = settled(by.clock)
    const failed: unknown[] = []
    const found = new Map<string, News | null>()
    for (const reader of await step(allReaders)) {
      const { reader_id, role, lang } = reader
      const actor = role === visitor.role ? visitor : identify(reader_id, role)
      if (!actor) continue
      const asking = { clock: by.clock, lang, url: by.url ?? '' }
      const ask = (search: Followed) => step(tx => newsOf(lists, search, to, { ...asking, tx, actor }), actor)
      const askOnce = async (search: Followed): Promise<News | null> => {
        const same = askedOf(search, lang)
        if (!found.has(same)) found.set(same, await ask(search))
        const news = found.get(same) ?? null
        return news && { ...news, search }
      }
      try {
        const followed = await step(tx => followedBy(tx, reader_id))
        const due = followed.filter(({ every, day }) => isDue(every, day, to.day))
        const news: News[] = []
        for (const search of due) {
          const one = await (actor === visitor ? askOnce(search) : ask(search))
          if (one) news.push(one)
        }
        if (due.length > 0) await step(tx => tell(tx, by, reader, due, news, to))
      } catch (error) {
        failed.push(error)
      }
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} readers were not told`)
  },
})
