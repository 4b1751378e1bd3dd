import { z } from 'zod'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import { type Nav, pathTo, type Route, route, uploadField } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { referenceField } from '../calls/call.fields.ts'
import { callById, callOf } from '../calls/call.queries.ts'
import { isOpenAt } from '../calls/call.rules.ts'
import { refusals } from '../calls/refusals.ts'
import { mediaTypes } from '../documents/document.formats.ts'
import { askLink, followLink } from './account.actions.ts'
import { candidates } from './application.access.ts'
import {
  addDocument,
  beginApplication,
  ownOr404,
  readDocument,
  removeDocument,
  savePart,
  saveSelf,
  submitApplication,
  withdrawApplication,
} from './application.actions.ts'
import {
  applyPaths,
  type DocumentKind,
  documentKinds,
  type Group,
  groupKeys,
  mostBytes,
  type PartName,
  partFields,
  partKeys,
  type SavedPart,
} from './application.fields.ts'
import { documentsOf, ownApplications, ownGroups } from './application.queries.ts'
import { mineShape, type Own, ownItem, ownShape, words } from './apply.formats.ts'
import { DoorPage, LinkPage, type Mine, MinePage, OwnPage, SentPage } from './apply.pages.tsx'
import { PartPage } from './part.pages.tsx'

const id = z.uuid()
const call = referenceField.optional().catch(undefined)

const door: Route = route({
  method: 'get',
  path: applyPaths.door,
  access: 'public',
  name: words.door,
  input: z.object({ call }),
  run: async ({ input }) => input.call ?? null,
  page: ({ data }) => <DoorPage call={data} />,
})

const ask: Route = route({
  method: 'post',
  path: applyPaths.door,
  access: 'public',
  name: words.sendLink,
  input: z.object({ call, address: z.email().max(254) }),
  run: async ({ input: { call = null, address }, tx, clock, lang, url }) => {
    await askLink(tx, clock, { address, lang, reference: call, url })
  },
  goTo: (_, lang) => pathTo({ path: applyPaths.sent }, lang),
  form: door,
})

const sent: Route = route({
  method: 'get',
  path: applyPaths.sent,
  access: 'public',
  name: words.sent,
  input: z.object({}),
  run: async () => null,
  page: () => <SentPage />,
})

const token = z.string().regex(/^[\w-]{43}$/)

const link: Route = route({
  method: 'get',
  path: applyPaths.link,
  access: 'public',
  name: { fr: 'Lien vers mes candidatures', en: 'Link to my applications' },
  input: z.object({ token }),
  run: async ({ input }) => input.token,
  page: ({ data }) => <LinkPage token={data} />,
})

const follow: Route = route({
  method: 'post',
  path: applyPaths.link,
  access: 'public',
  name: words.enter,
  input: z.object({ token }),
  run: ({ input, tx, clock }) => followLink(tx, clock, input.token),
  session: ({ session }) => session,
  goTo: ({ reference }, lang) => pathTo({ path: applyPaths.mine }, lang, { call: reference }),
})

const mine: Route = route({
  method: 'get',
  path: applyPaths.mine,
  access: candidates,
  name: words.mine,
  input: z.object({ call }),
  output: mineShape,
  run: async ({ input, tx, clock }) => {
    const own: Mine[] = []
    for (const application of await ownApplications(tx)) {
      const call = await callById(tx, application.call_id)
      if (call) own.push({ application, call })
    }
    const asked = input.call ? await callOf(tx, input.call) : undefined
    const isThere = own.some(
      ({ application, call }) => call.call_id === asked?.call_id && application.step !== 'withdrawn',
    )
    return { mine: own, wanted: asked && isOpenAt(asked, clock.now()) && !isThere ? asked : null }
  },
  data: ({ mine }) => ({
    items: mine.map(({ application: { application_id, step, next_news }, call: { reference } }) => ({
      application_id,
      reference,
      state: step,
      next_news,
    })),
  }),
  page: ({ data }) => <MinePage {...data} />,
})

const goToOwn = (id: string, lang: Lang) => pathTo({ path: applyPaths.application }, lang, { id })

const begin: Route = route({
  method: 'post',
  path: applyPaths.begin,
  access: candidates,
  name: words.begin,
  input: z.object({ reference: referenceField }),
  run: async ({ input, tx, actor, clock, lang }) =>
    beginApplication(tx, { actor, clock }, input.reference, lang, await ownApplications(tx)),
  goTo: goToOwn,
})

const readOwn = async (tx: Tx, clock: Clock, id: string): Promise<Own> => {
  const { application, call } = await ownOr404(tx, id)
  return {
    application,
    call,
    documents: await documentsOf(tx, id),
    groups: await ownGroups(tx, id),
    isOpen: isOpenAt(call, clock.now()),
  }
}

const own: Route = route({
  method: 'get',
  path: applyPaths.application,
  access: candidates,
  name: words.application,
  input: z.object({ id }),
  output: ownShape,
  run: ({ input, tx, clock }) => readOwn(tx, clock, input.id),
  data: ownItem,
  page: ({ data }) => <OwnPage own={data} />,
})

const part = z.enum(partKeys as [PartName])

const partRoute: Route = route({
  method: 'get',
  path: applyPaths.part,
  access: candidates,
  name: { fr: 'Partie d’une candidature', en: 'Part of an application' },
  input: z.object({ id, part }),
  run: async ({ input, tx, clock }) => {
    const found = await readOwn(tx, clock, input.id)
    if (found.application.step !== 'draft') throw refusals.applicationMoved()
    return { own: found, part: input.part }
  },
  page: ({ data }) => <PartPage {...data} />,
})

const pathOf = (name: PartName) => ({
  fr: applyPaths.part.fr.replace(':part', name),
  en: applyPaths.part.en.replace(':part', name),
})

/** The page of one part at its own address, to be shown again with what was typed. */
const partOf = (name: PartName): Route => ({
  ...partRoute,
  path: pathOf(name),
  input: z.object({ id, part: part.default(name) }),
})

/** One address for each part saved with the rest: each takes its own fields. */
const saveRoute = <P extends SavedPart>(name: P): Route =>
  route({
    method: 'post',
    path: pathOf(name),
    access: candidates,
    name: { fr: `Enregistrer une partie (${name})`, en: `Save a part (${name})` },
    input: z.object({ id, ...partFields[name].shape }),
    run: async ({ input: { id, ...said }, tx, clock }) => {
      await savePart(tx, { clock }, String(id), name, said as never)
      return String(id)
    },
    goTo: goToOwn,
    form: partOf(name),
  })

const saveSelfRoute: Route = route({
  method: 'post',
  path: pathOf('self'),
  access: candidates,
  name: { fr: 'Enregistrer l’auto-identification', en: 'Save self-identification' },
  input: z.object({
    id,
    answers: z.enum(['yes', 'no']),
    groups: z.preprocess(value => (value === undefined ? [] : [value].flat()), z.array(z.enum(groupKeys as [Group]))),
  }),
  run: async ({ input: { id, answers, groups }, tx, clock }) => {
    await saveSelf(tx, { clock }, id, answers === 'yes' ? groups : null)
    return id
  },
  goTo: goToOwn,
  form: partOf('self'),
})

const goToDocuments = (id: string, lang: Lang) => pathTo({ path: applyPaths.part }, lang, { id, part: 'documents' })

const add: Route = route({
  method: 'post',
  path: applyPaths.documents,
  access: candidates,
  name: words.addDocument,
  input: z.object({ id, kind: z.enum(Object.keys(documentKinds) as [DocumentKind]), file: uploadField }),
  // A little more than a document may weigh, so that one too large is told so rather than turned away unread.
  upload: mostBytes * 2,
  run: async ({ input: { id, ...given }, tx, clock }) => {
    await addDocument(tx, { clock }, id, given)
    return id
  },
  goTo: goToDocuments,
  form: partOf('documents'),
})

const remove: Route = route({
  method: 'post',
  path: applyPaths.removal,
  access: candidates,
  name: { fr: 'Retirer un document', en: 'Remove a document' },
  input: z.object({ id, document: z.uuid() }),
  run: async ({ input: { id, document }, tx, clock }) => {
    await removeDocument(tx, { clock }, id, document)
    return id
  },
  goTo: goToDocuments,
})

const document: Route = route({
  method: 'get',
  path: applyPaths.document,
  access: candidates,
  name: { fr: 'Document d’une candidature', en: 'Document of an application' },
  input: z.object({ id, document: z.uuid() }),
  run: ({ input: { id, document }, tx }) => readDocument(tx, id, document),
  file: ({ name, type, bytes }) => ({ name, type: mediaTypes[type], body: new Uint8Array(bytes) }),
})

type Acts = (tx: Tx, by: { actor: Actor; clock: Clock; url: string }, id: string) => Promise<void>
const gesture = (path: (typeof applyPaths)['submission' | 'withdrawal'], name: Route['name'], act: Acts): Route =>
  route({
    method: 'post',
    path,
    access: candidates,
    name,
    input: z.object({ id }),
    run: async ({ input, tx, actor, clock, url }) => {
      await act(tx, { actor, clock, url }, input.id)
      return input.id
    },
    goTo: goToOwn,
    form: own,
  })

export const applyNav: Nav = {
  house: 'offices',
  section: 'selection',
  title: words.mine,
  path: applyPaths.mine,
  access: candidates,
}

/** Where candidates come in. */
export const doors = { candidate: applyPaths.door }

export const applyRoutes: readonly Route[] = [
  door,
  ask,
  sent,
  link,
  follow,
  mine,
  begin,
  own,
  partRoute,
  saveRoute('identity'),
  saveRoute('career'),
  saveRoute('motivation'),
  saveRoute('consent'),
  saveSelfRoute,
  add,
  remove,
  document,
  gesture(applyPaths.submission, { fr: 'Déposer une candidature', en: 'Submit an application' }, submitApplication),
  gesture(applyPaths.withdrawal, { fr: 'Retirer une candidature', en: 'Withdraw an application' }, withdrawApplication),
]
