import { z } from 'zod'
import { type Actor, mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Clock, type Day, dayField, dayInToronto } from '../../../kernel/time/index.ts'
import {
  arrange,
  BadInput,
  listInput,
  type Nav,
  orNull,
  pathTo,
  type Route,
  route,
  says,
} from '../../../kernel/web/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'
import { insiders, settle, type Typed, typedFrom, unsettled } from '../../acts/index.ts'
import { readers } from '../applications/application.access.ts'
import { countsByCall } from '../applications/application.queries.ts'
import { committeeOfCall } from '../committees/committee.queries.ts'
import { openFilesOn } from '../files/file.queries.ts'
import { approvers, canFollow, canWrite, preparers } from './call.access.ts'
import {
  approveCall,
  type CallFile,
  callOr404,
  extendCall,
  moveCall,
  namesFor,
  openCall,
  publishCall,
  readFile,
  recordCopy,
  writeCall,
} from './call.actions.ts'
import { aboutForm, type Content, codeField, contentField, emptyContent, paths, referenceField } from './call.fields.ts'
import { callData, callItem, callShape, callsShape } from './call.formats.ts'
import {
  type CallLine,
  CallsPage,
  callColumns,
  deskColumns,
  type Named,
  PublicCall,
  publicPhase,
  words,
} from './call.pages.tsx'
import { type Call, callsAt } from './call.queries.ts'
import { isOutAt, phaseOf } from './call.rules.ts'
import type { Phase } from './call.steps.ts'
import { DeskCall } from './desk.pages.tsx'
import { type AboutData, EditCallPage, NewCallPage } from './edit.pages.tsx'
import { refusals } from './refusals.ts'
import type { Tied } from './tie.pages.tsx'

const unknown: Two = { fr: '—', en: '—' }
const reference = referenceField
const goToCall = (reference: string, lang: Lang) => pathTo({ path: paths.call }, lang, { reference })
const isInside = ({ role }: Actor) => role !== 'visitor' && role !== 'candidate'
const reads = (actor: Actor) => readers.some(role => role === actor.role)
const prepares = (actor: Actor) => preparers.some(role => role === actor.role)

const linesFor = async (tx: Tx, actor: Actor, clock: Clock): Promise<CallLine[]> => {
  const now = clock.now()
  const calls = (await callsAt(tx, now, isInside(actor))).filter(call => isOutAt(call, now) || canFollow(actor, call))
  const names = await namesFor(
    tx,
    calls.map(call => ({ ...call, posts: [] })),
    clock.today(),
  )
  const counts = reads(actor) ? await countsByCall(tx) : null
  return calls.map(call => {
    const phase: Phase = phaseOf(call, now)
    return {
      call,
      phase: canFollow(actor, call) ? phase : publicPhase(phase),
      body: names.get(call.organisation_id) ?? unknown,
      closes: call.closes_at && dayInToronto(call.closes_at),
      applications: counts && (counts.get(call.call_id) ?? 0),
    }
  })
}

const list: Route = route({
  method: 'get',
  path: paths.calls,
  access: 'public',
  name: words.calls,
  input: z.object(listInput),
  output: callsShape,
  run: async ({ input, tx, actor, clock, lang }) => {
    const columns = reads(actor) ? deskColumns : callColumns
    return { list: arrange(columns, await linesFor(tx, actor, clock), input, lang), prepares: prepares(actor) }
  },
  table: data => data.list,
  data: ({ list: { rows, total } }, lang) => ({ total, items: rows.map(line => callItem(line, lang)) }),
  page: ({ data }) => <CallsPage {...data} />,
})

const answers = z.record(z.string(), z.unknown()).optional()
const about = { in: answers, pick: answers }
const typedIn = (input: { in?: Typed['in'] | undefined; pick?: Typed['pick'] | undefined }): Typed => ({
  in: input.in ?? {},
  pick: input.pick ?? {},
})

type Around = { tx: Tx; lang: Lang; on: Day }
const settled = ({ tx, lang, on }: Around, typed: Typed, names: readonly string[]) =>
  settle(
    tx,
    aboutForm.filter(({ name }) => names.includes(name)),
    typed,
    { on, lang, drafted: [] },
  )

const aboutData = async (around: Around, typed: Typed): Promise<AboutData> => ({
  typed,
  choices: (await settled(around, typed, ['organisation', 'posts'])).open,
})

const newCall: Route = route({
  method: 'get',
  path: paths.newCall,
  access: preparers,
  name: words.newCall,
  input: z.object(about),
  run: ({ input, tx, lang, clock }) => aboutData({ tx, lang, on: clock.today() }, typedIn(input)),
  page: ({ data }) => <NewCallPage data={data} />,
})

/** What was named, found in the register; throws what is wrong, place by place. */
const found = async (around: Around, typed: Typed, names: readonly string[]) => {
  const all = await settled(around, typed, names)
  const { lang } = around
  const errors = unsettled(all, lang)
  if (errors.length > 0) throw new BadInput(errors)
  const idsOf = (name: string) => [...all.found].flatMap(([slot, { id }]) => (slot.split('.')[0] === name ? [id] : []))
  const [organisation = null] = idsOf('organisation')
  if (names.includes('organisation') && organisation === null)
    throw new BadInput([{ field: 'in.organisation', says: { fr: 'À remplir.', en: 'Required.' }[lang] }])
  return { organisation: organisation ?? '', posts: [...new Set(idsOf('posts'))] }
}

const open: Route = route({
  method: 'post',
  path: paths.calls,
  access: preparers,
  name: { fr: 'Ouvrir un appel (envoi)', en: 'Open a call (sending)' },
  input: z.object({ ...about, kind: z.enum(['call', 'notice']), code: codeField }),
  run: async ({ input, tx, actor, clock, lang }) => {
    const named = await found({ tx, lang, on: clock.today() }, typedIn(input), ['organisation', 'posts'])
    const { kind, code } = input
    return openCall(tx, { actor, clock }, { kind, code, ...named, content: emptyContent })
  },
  goTo: goToCall,
  form: newCall,
})

const nameCall = async (tx: Tx, call: Call, clock: Clock): Promise<Named> => {
  const names = await namesFor(tx, [call], clock.today())
  return {
    call,
    phase: phaseOf(call, clock.now()),
    body: names.get(call.organisation_id) ?? unknown,
    posts: call.posts.map(id => names.get(id) ?? unknown),
  }
}

type CallData = { named: Named; file: CallFile | null; now: string; reads: boolean; tied: Tied }

export const callRoute: Route = route({
  method: 'get',
  path: paths.call,
  access: 'public',
  name: { fr: 'Appel', en: 'Call' },
  input: z.object({ reference }),
  output: callShape,
  run: async ({ input, tx, actor, clock }): Promise<CallData> => {
    const by = { actor, clock }
    const call = await callOr404(tx, by, input.reference)
    const file = canFollow(actor, call) ? await readFile(tx, by, call) : null
    const tied = await tiedTo(tx, actor, call)
    return { named: await nameCall(tx, call, clock), file, now: clock.now(), reads: reads(actor), tied }
  },
  data: ({ named, file }, lang) => callData(named, file !== null, lang),
  page: ({ data: { named, file, ...rest } }) =>
    file ? <DeskCall named={named} file={file} {...rest} /> : <PublicCall named={named} />,
})

/** The committee of a call, and the open files of its posts. */
const tiedTo = async (tx: Tx, actor: Actor, call: Call): Promise<Tied> => {
  if (!mayEnter(insiders, actor)) return { committee: null, files: [] }
  const files = call.posts.length === 0 ? [] : await openFilesOn(tx, call.posts)
  return {
    committee: (await committeeOfCall(tx, call.call_id)) ?? null,
    files: files.filter(({ kind }) => kind === 'appointment'),
  }
}

const writable = async (tx: Tx, by: { actor: Actor; clock: Clock }, reference: string): Promise<Call> => {
  const call = await callOr404(tx, by, reference)
  if (!canWrite(by.actor, call)) throw refusals.callMoved()
  return call
}

type EditData = { named: Named; data: AboutData; content: Content }

const edit: Route = route({
  method: 'get',
  path: paths.edit,
  access: preparers,
  name: { fr: 'Modifier le texte d’un appel', en: 'Edit the text of a call' },
  input: z.object({ reference, ...about }),
  run: async ({ input, tx, actor, clock, lang }): Promise<EditData> => {
    const call = await writable(tx, { actor, clock }, input.reference)
    const named = await nameCall(tx, call, clock)
    const label = (id: string) => named.posts[call.posts.indexOf(id)]?.[lang] ?? id
    const typed = input.in ? typedIn(input) : typedFrom(aboutForm, { posts: call.posts }, (_, id) => label(id))
    return { named, data: await aboutData({ tx, lang, on: clock.today() }, typed), content: call.content }
  },
  page: ({ data }) => <EditCallPage {...data} />,
})

const save: Route = route({
  method: 'post',
  path: paths.edit,
  access: preparers,
  name: { fr: 'Enregistrer le texte d’un appel', en: 'Save the text of a call' },
  input: z.object({ reference, ...about, version: z.coerce.number().int(), content: contentField }),
  run: async ({ input, tx, actor, clock, lang }) => {
    const { reference, version, content } = input
    const { posts } = await found({ tx, lang, on: clock.today() }, typedIn(input), ['posts'])
    await writeCall(tx, { actor, clock }, reference, version, { posts, content })
    return reference
  },
  goTo: goToCall,
  form: edit,
})

const moves = ['validate_profile', 'write', 'revise', 'analyse', 'list', 'close', 'cancel'] as const
const reason = z.string().trim().max(2000).default('')

const step: Route = route({
  method: 'post',
  path: paths.step,
  access: preparers,
  name: { fr: 'Faire avancer un appel', en: 'Move a call' },
  input: z.object({ reference, move: z.enum(moves), reason }),
  run: async ({ input: { reference, move, reason }, tx, actor, clock, url }) => {
    await moveCall(tx, { actor, clock, url }, reference, move, reason)
    return reference
  },
  goTo: goToCall,
  form: callRoute,
})

const approval: Route = route({
  method: 'post',
  path: paths.approval,
  access: approvers,
  name: { fr: 'Approuver un appel', en: 'Approve a call' },
  input: z.object({
    reference,
    side: z.enum(['body', 'secretariat']),
    version: z.coerce.number().int(),
    signed: z.string().trim().max(200).default(''),
  }),
  run: async ({ input: { reference, ...given }, tx, actor, clock }) => {
    await approveCall(tx, { actor, clock }, reference, given)
    return reference
  },
  goTo: goToCall,
  form: callRoute,
})

const copy: Route = route({
  method: 'post',
  path: paths.copy,
  access: preparers,
  name: { fr: 'Consigner une copie envoyée', en: 'Record a copy sent' },
  input: z.object({
    reference,
    recipient: z.enum(['minister', 'president']),
    name: z.string().trim().min(1).max(200),
    sent_on: dayField,
  }),
  run: async ({ input: { reference, ...copy }, tx, actor, clock }) => {
    await recordCopy(tx, { actor, clock }, reference, copy)
    return reference
  },
  goTo: goToCall,
  form: callRoute,
})

const timeField = orNull(
  z
    .string()
    .refine(
      text => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
      says({ fr: 'Écrivez une heure, comme 16:30.', en: 'Write a time, as in 16:30.' }),
    ),
)

const publication: Route = route({
  method: 'post',
  path: paths.publication,
  access: preparers,
  name: { fr: 'Publier un appel', en: 'Publish a call' },
  input: z.object({
    reference,
    opens_on: orNull(dayField),
    opens_time: timeField,
    closes_on: dayField,
    closes_time: timeField,
  }),
  run: async ({ input: { reference, ...given }, tx, actor, clock }) => {
    const { opens_on, opens_time, closes_on, closes_time } = given
    const opens = opens_on === null ? null : { on: opens_on, time: opens_time }
    await publishCall(tx, { actor, clock }, reference, { opens, closes: { on: closes_on, time: closes_time } })
    return reference
  },
  goTo: goToCall,
  form: callRoute,
})

const extension: Route = route({
  method: 'post',
  path: paths.extension,
  access: preparers,
  name: { fr: 'Prolonger un appel', en: 'Extend a call' },
  input: z.object({ reference, closes_on: dayField, closes_time: timeField, reason }),
  run: async ({ input: { reference, closes_on, closes_time, reason }, tx, actor, clock }) => {
    await extendCall(tx, { actor, clock }, reference, { closes: { on: closes_on, time: closes_time }, reason })
    return reference
  },
  goTo: goToCall,
  form: callRoute,
})

export const callNav: Nav = {
  house: 'offices',
  section: 'selection',
  title: words.calls,
  path: paths.calls,
  access: 'public',
}

export const callRoutes: readonly Route[] = [
  list,
  newCall,
  open,
  callRoute,
  edit,
  save,
  step,
  approval,
  copy,
  publication,
  extension,
]
