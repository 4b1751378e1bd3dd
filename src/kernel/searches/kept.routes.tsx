import { z } from 'zod'
import { type Access, type Actor, mayEnter } from '../access/index.ts'
import { tracesAbout } from '../mail/index.ts'
import { arrange, type Context, listInput, orNull, type Part, pathTo, type Route, route } from '../web/index.ts'
import { langs } from '../words/index.ts'
import { ForgetPage, ForgottenPage } from './follow.pages.tsx'
import { readerByToken } from './follow.queries.ts'
import { followRoutes, token } from './follow.routes.tsx'
import { changeSearch, dropSearch, keepSearch, keptOr404, stopNews } from './kept.actions.ts'
import { KeepPage, type KeptLine, keptColumns, SearchesPage, SearchPage, StopPage, StoppedPage } from './kept.pages.tsx'
import { type Kept, keptBy, readerOf } from './kept.queries.ts'
import { everyNames } from './kept.rules.ts'
import { type Asking, ask, listNamed, listsOf, type Question, questionIn } from './look.actions.ts'
import { openPath } from './news.actions.ts'
import { refusals } from './refusals.ts'
import { followWords, paths, words } from './words.ts'

/** Whoever works inside. */
const insiders = [
  'adviser',
  'legal_adviser',
  'director',
  'registrar',
  'pay_officer',
  'minister_office',
  'body_secretary',
  'holder',
  'auditor',
  'operator',
] as const satisfies Access

const typed = {
  name: z.string().trim().min(1).max(120),
  every: orNull(z.enum(everyNames)),
  address: orNull(z.email().max(254)),
  to_lang: z.enum(langs),
}
const id = z.uuid()

const byOf = ({ tx, actor, clock, lang, url }: Context<unknown>): Asking => ({ tx, actor, clock, lang, url })

/** The pages of the searches that one keeps of the lists of other parts, and of what the public follows of them. */
export const searchesPart = (parts: readonly Part[]): Part => {
  const lists = listsOf(parts)
  const titleOf = ({ list }: Question) => listNamed(lists, list)?.name ?? words.unanswered

  const lineOf = async (by: Asking, kept: Kept): Promise<KeptLine> => {
    const answer = await ask(lists, kept, by, { limit: 1 })
    const title = titleOf(kept)
    const name = kept.name ?? title[by.lang]
    return { ...kept, name, title, total: answer?.total ?? null, path: openPath(lists, kept, by.lang) }
  }

  const all: Route = route({
    method: 'get',
    path: paths.searches,
    access: insiders,
    name: words.searches,
    input: z.object(listInput),
    run: async context => {
      const lines: KeptLine[] = []
      for (const kept of await keptBy(context.tx, context.actor.id, context.lang))
        lines.push(await lineOf(byOf(context), kept))
      return arrange(keptColumns, lines, context.input, context.lang)
    },
    table: list => list,
    data: ({ rows, total }, lang) => ({
      total,
      items: rows.map(({ title, ...row }) => ({ ...row, list: title[lang] })),
    }),
    page: ({ data }) => <SearchesPage list={data} />,
  })

  const questionAt = (address: string, actor: Actor): Question => {
    const question = questionIn(lists, address, actor)
    if (!question) throw refusals.notKept()
    return question
  }

  const keep: Route = route({
    method: 'get',
    path: paths.keep,
    access: insiders,
    name: words.keep,
    input: z.object({ of: z.string().max(4000).default('') }),
    run: async context => {
      const { of } = context.input
      const open = lists.filter(({ access }) => mayEnter(access, context.actor))
      if (of === '') return { lists: open, asked: null }
      const question = questionAt(of, context.actor)
      const answer = await ask(lists, question, byOf(context), { limit: 1 })
      const total = answer?.total ?? null
      return { lists: open, asked: { of, title: titleOf(question), total, reader: await readerOf(context.tx) } }
    },
    page: ({ data }) => <KeepPage {...data} />,
  })

  const create: Route = route({
    method: 'post',
    path: paths.create,
    access: insiders,
    name: words.keep,
    input: z.object({ ...typed, of: z.string().max(4000) }),
    run: ({ input: { of, ...wanted }, ...context }) =>
      keepSearch(lists, byOf({ ...context, input: null }), questionAt(of, context.actor), wanted),
    goTo: (_, lang) => pathTo({ path: paths.searches }, lang),
    form: keep,
  })

  const one: Route = route({
    method: 'get',
    path: paths.one,
    access: insiders,
    name: words.search,
    input: z.object({ id }),
    run: async context => {
      const { tx, actor, input } = context
      const kept = await keptOr404(tx, actor.id, input.id)
      const last = (await tracesAbout(tx, [`searches ${actor.id}`])).at(-1) ?? null
      return { line: await lineOf(byOf(context), kept), reader: await readerOf(tx), last }
    },
    page: ({ data }) => <SearchPage {...data} />,
  })

  const change: Route = route({
    method: 'post',
    path: paths.change,
    access: insiders,
    name: words.change,
    input: z.object({ id, ...typed }),
    run: ({ input: { id, ...wanted }, ...context }) =>
      changeSearch(lists, byOf({ ...context, input: null }), id, wanted),
    goTo: (_, lang) => pathTo({ path: paths.searches }, lang),
    form: one,
  })

  const drop: Route = route({
    method: 'post',
    path: paths.drop,
    access: insiders,
    name: words.drop,
    input: z.object({ id }),
    run: ({ input, tx, actor }) => dropSearch(tx, actor.id, input.id),
    goTo: (_, lang) => pathTo({ path: paths.searches }, lang),
    form: one,
  })

  // Mail programs read links before people do: reading this one ends nothing.
  const stopping: Route = route({
    method: 'get',
    path: paths.stop,
    access: 'public',
    name: words.stop,
    input: z.object({ token }),
    run: async ({ input: { token }, tx }) => ({ token, isPublic: (await readerByToken(tx, token)) !== null }),
    page: ({ data: { token, isPublic } }) => (isPublic ? <ForgetPage token={token} /> : <StopPage token={token} />),
  })

  // It answers by a page and not by another address: a program that sends this for someone (RFC 8058) does not follow.
  const stop: Route = route({
    method: 'post',
    path: paths.stop,
    access: 'public',
    name: words.stop,
    input: z.object({ token }),
    run: ({ input, tx }) => stopNews(tx, input.token),
    page: ({ data: { isPublic } }) => (isPublic ? <ForgottenPage /> : <StoppedPage />),
  })

  return {
    name: 'searches',
    routes: [all, keep, create, one, change, drop, stopping, stop, ...followRoutes(lists)],
    nav: [
      {
        house: 'common',
        section: 'oversight',
        title: followWords.counts,
        path: paths.counts,
        access: ['operator'],
      },
    ],
    personal: [{ title: words.searches, path: paths.searches }],
  }
}
