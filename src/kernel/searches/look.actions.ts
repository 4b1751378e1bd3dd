import { type Actor, mayEnter, visitor } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import type { Clock } from '../time/index.ts'
import { check, expand, type Followed, type Listing, type Part, type Route, valuesOf, type When } from '../web/index.ts'
import { type Lang, langs } from '../words/index.ts'
import type { Kept } from './kept.queries.ts'
import { keptQuery, toldQuery } from './kept.rules.ts'
import { words } from './words.ts'

/** The lists that a search may be kept of. */
export const listsOf = (parts: readonly Part[]): readonly Route[] =>
  parts.flatMap(({ routes = [] }) => routes.filter(({ follows }) => follows !== undefined))

export const listNamed = (lists: readonly Route[], list: string): Route | undefined =>
  lists.find(({ path }) => path.fr === list)

/** What is asked of a list: which one, and what narrows it. */
export type Question = Pick<Kept, 'list' | 'query'>

/** What an address of the site, without its origin, asks of a list that the actor may read; null where it asks of none. */
export const questionIn = (lists: readonly Route[], address: string, actor: Actor): Question | null => {
  const [, path, query] = /^([^?#]*)\??([^#]*)/.exec(address) ?? []
  const route = lists.find(one => langs.some(lang => path === `/${lang}${one.path[lang]}`))
  if (!route || !mayEnter(route.access, actor)) return null
  return { list: route.path.fr, query: keptQuery(new URLSearchParams(query)) }
}

/** The same for the public, who follows what an open list holds, in whatever order it is read. */
export const publicQuestionIn = (lists: readonly Route[], address: string): Question | null => {
  const question = questionIn(lists, address, visitor)
  const route = question ? listNamed(lists, question.list) : undefined
  if (!question || route?.access !== 'public') return null
  return { list: question.list, query: toldQuery(question.query, Object.keys(route.input.shape)) }
}

export type Asking = { tx: Tx; actor: Actor; clock: Clock; lang: Lang; url: string }

/** `title`: the list and what narrows it, in words. */
export type Answer = { readonly total: number; readonly rows: readonly Followed[]; readonly title: string }

const titleOf = (route: Route, data: unknown, asked: Readonly<Record<string, unknown>>, lang: Lang): string => {
  const typed = [asked['q'], asked['filter']].flatMap(text =>
    typeof text === 'string' && text !== '' ? [words.quoted[lang](text)] : [],
  )
  const narrowed = [...(route.narrowed?.(data, lang) ?? []), ...typed]
  return narrowed.length === 0 ? route.name[lang] : `${route.name[lang]} (${narrowed.join('; ')})`
}

const noDates = (clock: Clock): When => ({ on: clock.today(), known: null, knownDay: null })

/** Asks a list again as its page does, with the rights of the actor; null where the list, the right or the question is no more. `limit` 1 where only the count matters. */
export const ask = async (
  lists: readonly Route[],
  { list, query }: Question,
  { tx, actor, clock, lang, url }: Asking,
  { when = noDates(clock), limit }: { when?: When; limit: number },
): Promise<Answer | null> => {
  const route = listNamed(lists, list)
  if (!route?.follows || !mayEnter(route.access, actor)) return null
  const checked = check(route.input, expand(valuesOf(new URLSearchParams(query))), lang)
  if (!checked.ok) return null
  const path = `/${lang}${route.path[lang]}`
  const context = {
    actor,
    tx,
    lang,
    when,
    clock,
    url,
    local: false,
    network: null,
    request: new Request(new URL(path, 'http://localhost')),
  }
  const data = await route.run({ ...context, input: { ...checked.input, limit, offset: 0 } })
  const rows = route.follows(data, lang)
  const shown: Listing | undefined = route.table?.(data, lang)
  return { total: shown?.total ?? rows.length, rows, title: titleOf(route, data, checked.input, lang) }
}
