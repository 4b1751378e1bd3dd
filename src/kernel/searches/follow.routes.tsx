import { z } from 'zod'
import { visitor } from '../access/index.ts'
import { type Context, pathTo, type Route, route } from '../web/index.ts'
import {
  askedBy,
  askToFollow,
  changeFollowed,
  confirmFollowing,
  endFollowed,
  followable,
  readerOr404,
} from './follow.actions.ts'
import {
  ConfirmPage,
  CountsPage,
  type FollowedLine,
  FollowedPage,
  FollowPage,
  ForgottenPage,
  SentPage,
} from './follow.pages.tsx'
import { publicCounts } from './follow.queries.ts'
import { keptBy } from './kept.queries.ts'
import { everyNames } from './kept.rules.ts'
import { type Asking, ask, publicQuestionIn, type Question } from './look.actions.ts'
import { openPath } from './news.actions.ts'
import { refusals } from './refusals.ts'
import { followWords, paths } from './words.ts'

export const token = z.string().regex(/^[\w-]{43}$/)
const id = z.uuid()
const every = z.enum(everyNames)

/** As any visitor asks, whoever has signed in. */
const byOf = ({ tx, clock, lang, url }: Context<unknown>): Asking => ({ tx, actor: visitor, clock, lang, url })

/** How the public follows lists by e-mail: no account, a link that says yes, a link that changes and ends. */
export const followRoutes = (lists: readonly Route[]): readonly Route[] => {
  const open = lists.filter(({ access }) => access === 'public')

  const questionAt = (of: string): Question => {
    const question = publicQuestionIn(lists, of)
    if (!question) throw refusals.notFollowed()
    return question
  }

  const follow: Route = route({
    method: 'get',
    path: paths.follow,
    access: 'public',
    name: followWords.follow,
    input: z.object({ of: z.string().max(4000).default('') }),
    run: async context => {
      const { of } = context.input
      if (of === '') return { lists: open, asked: null }
      const question = questionAt(of)
      const { title, total } = await followable(lists, byOf(context), question)
      const path = openPath(lists, question, context.lang) ?? of
      return { lists: open, asked: { of: path, title, total } }
    },
    page: ({ data }) => <FollowPage {...data} />,
  })

  const request: Route = route({
    method: 'post',
    path: paths.follow,
    access: 'public',
    name: followWords.ask,
    input: z.object({ of: z.string().max(4000), address: z.email().max(254), every }),
    run: async ({ input: { of, ...wanted }, ...context }) => {
      const { network } = context
      await askToFollow(lists, byOf({ ...context, input: null }), { question: questionAt(of), network, ...wanted })
    },
    goTo: (_, lang) => pathTo({ path: paths.sent }, lang),
    form: follow,
  })

  const sent: Route = route({
    method: 'get',
    path: paths.sent,
    access: 'public',
    name: followWords.sent,
    input: z.object({}),
    run: async () => null,
    page: () => <SentPage />,
  })

  // Mail programs read links before people do: reading this one confirms nothing.
  const link: Route = route({
    method: 'get',
    path: paths.link,
    access: 'public',
    name: followWords.confirm,
    input: z.object({ token }),
    run: async context => {
      const { token } = context.input
      const asked = await askedBy(context.tx, context, token)
      const answer = asked && (await ask(lists, asked, byOf(context), { limit: 1 }))
      return { token, lists: open, asked: asked && { ...asked, title: answer?.title ?? null } }
    },
    page: ({ data }) => <ConfirmPage {...data} />,
  })

  const confirm: Route = route({
    method: 'post',
    path: paths.link,
    access: 'public',
    name: followWords.confirm,
    input: z.object({ token }),
    run: ({ input, tx, clock }) => confirmFollowing({ tx, clock }, input.token),
    goTo: ({ token }, lang) => pathTo({ path: paths.followed }, lang, { token }),
    form: link,
  })

  const followed: Route = route({
    method: 'get',
    path: paths.followed,
    access: 'public',
    name: followWords.followed,
    input: z.object({ token }),
    run: async context => {
      const { tx, lang, input } = context
      const reader = await readerOr404(tx, input.token)
      const lines: FollowedLine[] = []
      for (const kept of await keptBy(tx, reader.reader_id, lang)) {
        const answer = await ask(lists, kept, byOf(context), { limit: 1 })
        const title = answer?.title ?? kept.list
        const path = answer && openPath(lists, kept, lang)
        if (kept.every) lines.push({ ...kept, every: kept.every, title, path })
      }
      return { reader, lines }
    },
    page: ({ data }) => <FollowedPage {...data} />,
  })

  const changeOne: Route = route({
    method: 'post',
    path: paths.changeOne,
    access: 'public',
    name: followWords.change,
    input: z.object({ token, id, every }),
    run: async ({ input: { token, id, every }, tx }) => {
      await changeFollowed(tx, token, id, every)
      return { token }
    },
    goTo: ({ token }, lang) => pathTo({ path: paths.followed }, lang, { token }),
    form: followed,
  })

  const endOne: Route = route({
    method: 'post',
    path: paths.endOne,
    access: 'public',
    name: followWords.end,
    input: z.object({ token, id }),
    run: async ({ input: { token, id }, tx }) => ({ token, ...(await endFollowed(tx, token, id)) }),
    goTo: ({ token, forgotten }, lang) => (forgotten ? '' : pathTo({ path: paths.followed }, lang, { token })),
    page: () => <ForgottenPage />,
    form: followed,
  })

  const counts: Route = route({
    method: 'get',
    path: paths.counts,
    access: ['operator'],
    name: followWords.counts,
    input: z.object({}),
    run: ({ tx }) => publicCounts(tx),
    data: counts => counts,
    page: ({ data }) => <CountsPage {...data} />,
  })

  return [follow, request, sent, link, confirm, followed, changeOne, endOne, counts]
}
