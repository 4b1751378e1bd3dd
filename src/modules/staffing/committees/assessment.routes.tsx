import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { readTied } from '../applications/tie.actions.ts'
import { enterApt } from '../aptitude/aptitude.actions.ts'
import { paths as registers } from '../aptitude/aptitude.formats.ts'
import { callById } from '../calls/call.queries.ts'
import { hearings } from '../renewals/renewal.rules.ts'
import { answer, decideRecusal, recordHearing, score, vote, writeReport } from './assessment.actions.ts'
import { words } from './candidate.formats.ts'
import { type CandidateData, CandidatePage } from './candidate.pages.tsx'
import { declarers, keepers } from './committee.access.ts'
import { candidateIn, readWhole, removeCandidate } from './committee.actions.ts'
import { words as committeeWords, paths } from './committee.formats.ts'
import { committeeRoute } from './committee.routes.tsx'
import { criterionNames } from './outcome.rules.ts'
import { recentEmployers, ties } from './recusal.rules.ts'
import { ReportPage, words as reportWords } from './report.pages.tsx'

const id = z.uuid()
const pair = { id, candidate: id, member: id }
const text = z.string().trim().max(4000).default('')
const yes = z
  .literal('yes')
  .optional()
  .transform(value => value === 'yes')
const yesOrNo = z.enum(['yes', 'no']).transform(value => value === 'yes')

type Pair = { id: string; candidate: string }
const goToCandidate = ({ id: committee, candidate }: Pair, lang: Lang) =>
  pathTo({ path: paths.candidate }, lang, { id: committee, candidate })

const candidateRoute: Route = route({
  method: 'get',
  path: paths.candidate,
  access: keepers,
  name: words.title,
  input: z.object({ id, candidate: id }),
  writes: true,
  run: async ({ input, tx, actor, clock }): Promise<CandidateData> => {
    const whole = await readWhole(tx, actor, input.id)
    const candidate = candidateIn(whole, input.candidate)
    const { application_id, committee_id } = candidate
    const application = application_id === null ? undefined : await readTied(tx, application_id, committee_id)
    const employers = recentEmployers(application?.content.career?.employers ?? [], clock.today())
    const call = application && (await callById(tx, application.call_id))
    return { whole, candidate, employers, reference: call?.reference ?? null }
  },
  page: ({ data }) => <CandidatePage {...data} />,
})

const withdraw: Route = route({
  method: 'post',
  path: paths.withdraw,
  access: keepers,
  name: words.withdraw,
  input: z.object({ id, candidate: id }),
  run: async ({ input, tx, actor, clock }) => {
    await removeCandidate(tx, { actor, clock }, input.id, input.candidate)
    return input.id
  },
  goTo: (committee, lang) => pathTo({ path: paths.committee }, lang, { id: committee }),
  form: candidateRoute,
})

const answerRoute: Route = route({
  method: 'post',
  path: paths.answer,
  access: keepers,
  name: words.answer,
  input: z.object({
    ...pair,
    tie: z.enum(Object.keys(ties) as [keyof typeof ties]),
    employer: orNull(z.string().trim().max(200)),
    until: orNull(dayField),
    public_service: yes,
  }),
  run: async ({ input, tx, actor, clock }) => {
    const { tie, employer, until, public_service } = input
    await answer(tx, { actor, clock }, input.id, input, { tie, employer, until, public_service })
    return input
  },
  goTo: goToCandidate,
  form: candidateRoute,
})

const recusal: Route = route({
  method: 'post',
  path: paths.recusal,
  access: keepers,
  name: words.record,
  input: z.object({ ...pair, recused: yesOrNo, reason: text }),
  run: async ({ input, tx, actor, clock }) => {
    await decideRecusal(tx, { actor, clock }, input.id, input, { recused: input.recused, reason: input.reason })
    return input
  },
  goTo: goToCandidate,
  form: candidateRoute,
})

const asked = Object.fromEntries(criterionNames.map(name => [name, z.coerce.number().int().min(1)]))

const scores: Route = route({
  method: 'post',
  path: paths.scores,
  access: keepers,
  name: words.recordScores,
  input: z.object({
    ...pair,
    scores: z.preprocess(typed => typed ?? {}, z.object(asked)),
    note: text,
  }),
  run: async ({ input, tx, actor, clock }) => {
    await score(tx, { actor, clock }, input.id, input, { scores: input.scores, note: input.note })
    return input
  },
  goTo: goToCandidate,
  form: candidateRoute,
})

const voteRoute: Route = route({
  method: 'post',
  path: paths.vote,
  access: keepers,
  name: words.recordVote,
  input: z.object({ ...pair, favours: yesOrNo, dissent: text }),
  run: async ({ input, tx, actor, clock }) => {
    await vote(tx, { actor, clock }, input.id, input, { favours: input.favours, dissent: input.dissent })
    return input
  },
  goTo: goToCandidate,
  form: candidateRoute,
})

const hearing: Route = route({
  method: 'post',
  path: paths.hearing,
  access: keepers,
  name: words.recordHearing,
  input: z.object({
    id,
    candidate: id,
    intent_on: orNull(dayField),
    intent_reasons: text,
    heard_on: orNull(dayField),
    hearing: orNull(z.enum(Object.keys(hearings) as [keyof typeof hearings])),
  }),
  run: async ({ input, tx, actor, clock }) => {
    const { id: committee, candidate, ...heard } = input
    await recordHearing(tx, { actor, clock }, committee, candidate, heard)
    return input
  },
  goTo: goToCandidate,
  form: candidateRoute,
})

const reportRoute: Route = route({
  method: 'get',
  path: paths.report,
  access: keepers,
  name: reportWords.title,
  input: z.object({ id }),
  writes: true,
  run: async ({ input, tx, actor }) => ({ whole: await readWhole(tx, actor, input.id) }),
  page: ({ data }) => <ReportPage {...data} />,
})

const write: Route = route({
  method: 'post',
  path: paths.report,
  access: keepers,
  name: reportWords.write,
  input: z.object({ id, text: z.string().trim().min(1).max(40_000) }),
  run: async ({ input, tx, actor, clock }) => {
    await writeReport(tx, { actor, clock }, input.id, input.text)
    return input.id
  },
  goTo: (committee, lang) => pathTo({ path: paths.report }, lang, { id: committee }),
  form: reportRoute,
})

const enter: Route = route({
  method: 'post',
  path: paths.enter,
  access: declarers,
  name: committeeWords.enter,
  input: z.object({ id }),
  run: async ({ input, tx, actor, clock, url }) => ({
    register: await enterApt(tx, { actor, clock, url }, input.id),
  }),
  goTo: ({ register }, lang) => pathTo({ path: registers.register }, lang, { register }),
  form: committeeRoute,
})

export const assessmentRoutes: readonly Route[] = [
  candidateRoute,
  withdraw,
  answerRoute,
  recusal,
  scores,
  voteRoute,
  hearing,
  reportRoute,
  write,
  enter,
]
