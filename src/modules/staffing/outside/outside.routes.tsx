import { z } from 'zod'
import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Nav, pathTo, type Route, route, type Wait } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { postTitle } from '../../registry/index.ts'
import { teamOf } from '../files/file.access.ts'
import { fileRoute, goToFile } from '../files/file.routes.tsx'
import { answerers, askers, followers } from './outside.access.ts'
import { askFor, declineRequest, readCharge, releaseSheet, setMailboxes, takeRequest } from './outside.actions.ts'
import { outsidePaths, requestKinds, words } from './outside.fields.ts'
import { chargeItem, chargeShape } from './outside.formats.ts'
import { ChargePage, RequestsPage } from './outside.pages.tsx'
import { mailboxes, type Request, requestsSeen } from './outside.queries.ts'

const id = z.uuid()
const address = z.email().max(254)
const addressOrNone = z.union([z.literal(''), address]).default('')
const text = z.string().trim().max(2000).default('')
const goToCharge = (_: unknown, lang: Lang) => pathTo({ path: outsidePaths.charge }, lang)

const charge: Route = route({
  method: 'get',
  path: outsidePaths.charge,
  access: followers,
  name: words.charge,
  input: z.object({}),
  writes: true,
  output: chargeShape,
  run: ({ tx, actor, clock }) => readCharge(tx, { actor, clock }),
  data: chargeItem,
  page: ({ data }) => <ChargePage charge={data} />,
})

const ask: Route = route({
  method: 'post',
  path: outsidePaths.ask,
  access: askers,
  name: words.ask,
  input: z.object({ kind: z.enum(['renewal', 'vacancy']), seat: z.string().max(80), note: text, reply_to: address }),
  run: ({ input, tx, actor, clock, url, lang }) => askFor(tx, { actor, clock, url }, { ...input, lang }),
  goTo: goToCharge,
  form: charge,
})

/** An adviser answers for one's own team; the director for all. */
const ofTeam = (actor: Actor): string | null => (actor.role === 'adviser' ? teamOf(actor) : null)

const requests: Route = route({
  method: 'get',
  path: outsidePaths.requests,
  access: answerers,
  name: words.requests,
  input: z.object({}),
  run: async ({ tx, actor }) => ({
    requests: await requestsSeen(tx, ofTeam(actor)),
    addresses: actor.role === 'director' ? await mailboxes(tx) : null,
  }),
  data: ({ requests: items }) => ({ total: items.length, items }),
  page: ({ data }) => <RequestsPage {...data} />,
})

const take: Route = route({
  method: 'post',
  path: outsidePaths.take,
  access: answerers,
  name: { fr: 'Ouvrir le dossier d’une demande', en: 'Open the file of a request' },
  input: z.object({ id }),
  run: ({ input, tx, actor, clock, url }) => takeRequest(tx, { actor, clock, url }, input.id),
  goTo: goToFile,
  form: requests,
})

const decline: Route = route({
  method: 'post',
  path: outsidePaths.decline,
  access: answerers,
  name: { fr: 'Décliner une demande', en: 'Decline a request' },
  input: z.object({ id, reason: text }),
  run: ({ input, tx, actor, clock, url }) => declineRequest(tx, { actor, clock, url }, input.id, input.reason),
  goTo: (_, lang) => pathTo({ path: outsidePaths.requests }, lang),
  form: requests,
})

const setAddresses: Route = route({
  method: 'post',
  path: outsidePaths.mailboxes,
  access: ['director'],
  name: words.mailboxes,
  input: z.object({ management: addressOrNone, boards: addressOrNone, adjudication: addressOrNone }),
  run: ({ input, tx }) => setMailboxes(tx, input),
  goTo: (_, lang) => pathTo({ path: outsidePaths.requests }, lang),
  form: requests,
})

const release: Route = route({
  method: 'post',
  path: outsidePaths.release,
  access: answerers,
  name: words.release,
  input: z.object({ id }),
  run: async ({ input, tx, actor, clock }) => {
    await releaseSheet(tx, { actor, clock }, input.id)
    return input.id
  },
  goTo: goToFile,
  form: fileRoute,
})

/** These stand before the routes of files: their addresses begin alike. */
export const outsideRoutes: readonly Route[] = [charge, ask, requests, setAddresses, take, decline, release]

export const outsideNav: Nav = {
  house: 'offices',
  section: 'files',
  title: words.charge,
  path: outsidePaths.charge,
  access: followers,
}

const waitFor = (title: Wait['title'], path: string, own: readonly Request[], lang: Lang): Wait => ({
  title,
  count: own.length,
  path,
  items: own.slice(0, 5).map(request => ({
    title: `${postTitle(request, null, lang)}, ${lang === 'fr' ? request.organisation_fr : request.organisation_en}`,
    path,
    note: request.answer === 'declined' ? words.declined[lang](request.reason ?? '') : requestKinds[request.kind][lang],
  })),
})

/** The requests that wait for the advisers of the team; the answers, for the secretary who asked. */
export const outsideWaits = async (tx: Tx, actor: Actor, lang: Lang): Promise<readonly Wait[]> => {
  const isAsker = mayEnter(askers, actor)
  if (!isAsker && actor.role !== 'adviser') return []
  const seen = await requestsSeen(tx, isAsker ? null : ofTeam(actor))
  const own = seen.filter(({ answer }) => (answer !== null) === isAsker)
  if (own.length === 0) return []
  const path = pathTo({ path: isAsker ? outsidePaths.charge : outsidePaths.requests }, lang)
  return [waitFor(isAsker ? words.answers : words.requests, path, own, lang)]
}
