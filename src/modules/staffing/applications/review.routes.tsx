import { z } from 'zod'
import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { inForce } from '../../../kernel/rules/index.ts'
import { type Day, dayField, dayInToronto } from '../../../kernel/time/index.ts'
import {
  arrange,
  listInput,
  type Nav,
  orNull,
  pathTo,
  type Route,
  route,
  type Wait,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang } from '../../../kernel/words/index.ts'
import { insiders } from '../../acts/index.ts'
import { callOr404 } from '../calls/call.actions.ts'
import { paths as callPaths, referenceField } from '../calls/call.fields.ts'
import { mediaTypes } from '../documents/document.formats.ts'
import { readers, stewards } from './application.access.ts'
import {
  moveApplication,
  readApplication,
  readDocumentOf,
  readLines,
  readSilent,
  sendNews,
  silentLines,
} from './application.actions.ts'
import { applyPaths, groupKeys } from './application.fields.ts'
import { type ApplicationLine, declaredGroups, stepCounts } from './application.queries.ts'
import { shownAnswers, shownCount, silence, silenceDays } from './application.rules.ts'
import { type MoveName, moves, type Step, steps } from './application.steps.ts'
import {
  ApplicationsPage,
  lineColumns,
  type Review,
  ReviewPage,
  reachedColumns,
  SilentPage,
  type Statistics,
  StatisticsPage,
  words,
} from './review.pages.tsx'

const id = z.uuid()
const reference = referenceField
const step = z.enum(steps)

const linesShape = z.object({
  total: z.number().int(),
  items: z.array(
    z.object({
      application_id: z.uuid(),
      receipt: z.string(),
      reference: z.string(),
      name: z.string(),
      state: step,
      submitted_at: z.string(),
      next_news: z.iso.date().nullable(),
      last_news_at: z.string(),
    }),
  ),
  next: z.string().nullable(),
})

const lineItem = ({ given_name, family_name, step: state, ...line }: ApplicationLine) => ({
  ...line,
  state,
  name: `${given_name} ${family_name}`.trim(),
})

const ofCall: Route = route({
  method: 'get',
  path: applyPaths.ofCall,
  access: readers,
  name: words.applications,
  input: z.object({ reference, ...listInput }),
  writes: true,
  output: linesShape,
  run: async ({ input, tx, actor, clock, lang }) => {
    const call = await callOr404(tx, { actor, clock }, input.reference)
    return { call, list: arrange(lineColumns(clock.today()), await readLines(tx, call), input, lang) }
  },
  table: ({ list }) => list,
  data: ({ list: { total, rows } }) => ({ total, items: rows.map(lineItem) }),
  page: ({ data }) => <ApplicationsPage {...data} />,
})

const silent: Route = route({
  method: 'get',
  path: applyPaths.silent,
  access: readers,
  name: words.silent,
  input: z.object(listInput),
  writes: true,
  output: linesShape,
  run: async ({ input, tx, clock, lang }) => ({
    list: arrange(lineColumns(clock.today()), await readSilent(tx, clock.today()), input, lang),
    days: inForce(silenceDays, clock.today()).value,
  }),
  table: ({ list }) => list,
  data: ({ list: { total, rows } }) => ({ total, items: rows.map(lineItem) }),
  page: ({ data }) => <SilentPage {...data} />,
})

const review: Route = route({
  method: 'get',
  path: applyPaths.review,
  access: readers,
  name: { fr: 'Candidature', en: 'Application' },
  input: z.object({ reference, id }),
  writes: true,
  run: ({ input, tx }): Promise<Review> => readApplication(tx, input.reference, input.id),
  page: ({ data }) => <ReviewPage {...data} />,
})

const document: Route = route({
  method: 'get',
  path: applyPaths.reviewDocument,
  access: readers,
  name: { fr: 'Document d’une candidature reçue', en: 'Document of an application received' },
  input: z.object({ reference, id, document: z.uuid() }),
  writes: true,
  run: ({ input, tx }) => readDocumentOf(tx, input.reference, input.id, input.document),
  file: ({ name, type, bytes }) => ({ name, type: mediaTypes[type], body: new Uint8Array(bytes) }),
})

const goToReview = ({ reference, id }: { reference: string; id: string }, lang: Lang) =>
  pathTo({ path: applyPaths.review }, lang, { reference, id })

const byTeam = moves.filter(({ by }) => by.some(role => role === 'adviser' || role === 'director'))

const move: Route = route({
  method: 'post',
  path: applyPaths.reviewStep,
  access: readers,
  name: { fr: 'Faire avancer une candidature', en: 'Move an application' },
  input: z.object({
    reference,
    id,
    move: z.enum(byTeam.map(({ name }) => name) as [MoveName]),
    reason: z.string().trim().max(2000).default(''),
    next_news: orNull(dayField),
  }),
  run: async ({ input: { reference, id, move, reason, next_news: news }, tx, actor, clock, url }) => {
    await moveApplication(tx, { actor, clock, url }, reference, id, { move, reason, news })
    return { reference, id }
  },
  goTo: goToReview,
  form: review,
})

const news: Route = route({
  method: 'post',
  path: applyPaths.reviewNews,
  access: readers,
  name: words.sendNews,
  input: z.object({ reference, id, next_news: dayField }),
  run: async ({ input: { reference, id, next_news }, tx, actor, clock, url }) => {
    await sendNews(tx, { actor, clock, url }, reference, id, next_news)
    return { reference, id }
  },
  goTo: goToReview,
  form: review,
})

const statisticsShape = z.object({
  items: z.array(z.object({ state: step, reached: z.number().int(), standing: z.number().int() })),
  self_identification: z
    .object({
      answered: z.number().int().nullable(),
      groups: z.array(z.object({ group: z.string(), people: z.number().int().nullable() })),
    })
    .nullable(),
})

/** What may be told of what candidates said of themselves: PRV-01. */
const selfOf = (declared: ReadonlyMap<string, number>, today: Day) => {
  const answered = declared.get('answered') ?? 0
  return {
    answered: shownAnswers(answered, today),
    groups: groupKeys.map(group => ({ group, people: shownCount(declared.get(group) ?? 0, answered, today) })),
  }
}

const statistics: Route = route({
  method: 'get',
  path: callPaths.statistics,
  access: insiders,
  name: words.statistics,
  input: z.object({ reference, ...listInput }),
  output: statisticsShape,
  run: async ({ input, tx, actor, clock, lang }): Promise<Statistics> => {
    const call = await callOr404(tx, { actor, clock }, input.reference)
    const counts = new Map((await stepCounts(tx, call.call_id)).map(count => [count.step, count]))
    const lines = steps.flatMap((step: Step) => {
      const { reached, standing } = counts.get(step) ?? { reached: 0, standing: 0 }
      const all = reached + (call.past[step] ?? 0)
      return all > 0 ? [{ step, reached: all, standing }] : []
    })
    const isSteward = stewards.some(role => role === actor.role)
    const self = isSteward ? selfOf(await declaredGroups(tx, call.call_id), clock.today()) : null
    return { call, list: arrange(reachedColumns, lines, input, lang), self }
  },
  table: ({ list }) => list,
  data: ({ list: { rows }, self }) => ({
    items: rows.map(({ step: state, ...counts }) => ({ state, ...counts })),
    self_identification: self,
  }),
  page: ({ data }) => <StatisticsPage {...data} />,
})

export const reviewNav: Nav = {
  house: 'offices',
  section: 'selection',
  title: words.silent,
  path: applyPaths.silent,
  access: readers,
}

/** The candidates who have waited too long for news, for whoever can give some: by receipt alone, for this page is no reading of them. */
export const applicationWaits = async (tx: Tx, actor: Actor, lang: Lang, today: Day): Promise<readonly Wait[]> => {
  if (!mayEnter(readers, actor)) return []
  const waiting = await silentLines(tx, today)
  const items = waiting.slice(0, 5).map(({ application_id: id, reference, receipt, last_news_at }) => ({
    title: `${reference}, ${receipt}`,
    path: goToReview({ reference, id }, lang),
    note: inLang(words, lang)('sinceNews', silence(dayInToronto(last_news_at), today)),
  }))
  return [{ title: words.silent, count: waiting.length, path: pathTo({ path: applyPaths.silent }, lang), items }]
}

export const reviewRoutes: readonly Route[] = [ofCall, silent, review, document, move, news, statistics]
