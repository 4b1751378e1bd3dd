import type { Actor } from '../access/index.ts'
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
import { newsLetter, paths, words } from './words.ts'

declareLetters({ 'searches.news': newsLetter })

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
  return countOf(changes) > 0 ? { search, changes, path } : null
}

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
  const { person_id, address, lang, token } = reader
  const stop = `${url}${pathTo({ path: paths.stop }, lang, { token })}`
  const data = {
    count: String(news.reduce((sum, { changes }) => sum + countOf(changes), 0)),
    news: news.map(one => newsText(one, url, lang)).join('\n\n\n'),
    searches: `${url}${pathTo({ path: paths.searches }, lang)}`,
    stop,
  }
  const message = {
    to: address,
    lang,
    letter: 'searches.news',
    data,
    about: `searches ${person_id}`,
    unsubscribe: stop,
  }
  await send(tx, message, clock.now())
}

type Identify = (personId: string, role: string) => Actor | null

/**
 * Sends each person one message of what is new in the searches that one follows. Each is read in that person's name, with the role
 * and the scope of today, and written in the worker's. What fails for one does not keep the others from their news.
 */
export const newsJob = (parts: readonly Part[], identify: Identify): Job => ({
  name: 'searches.news',
  says: words.tell,
  turns: { daily: '06:30' },
  steps: async (step, by) => {
    const lists = listsOf(parts)
    const to = settled(by.clock)
    const failed: unknown[] = []
    for (const reader of await step(allReaders)) {
      const actor = identify(reader.person_id, reader.role)
      if (!actor) continue
      const asking = { clock: by.clock, lang: reader.lang, url: by.url ?? '' }
      try {
        const followed = await step(tx => followedBy(tx, actor.id), actor)
        const due = followed.filter(({ every, day }) => isDue(every, day, to.day))
        const news: News[] = []
        for (const search of due) {
          const found = await step(tx => newsOf(lists, search, to, { ...asking, tx, actor }), actor)
          if (found) news.push(found)
        }
        if (due.length > 0) await step(tx => tell(tx, by, reader, due, news, to))
      } catch (error) {
        failed.push(error)
      }
    }
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} readers were not told`)
  },
})
