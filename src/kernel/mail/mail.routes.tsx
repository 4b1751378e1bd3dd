import { z } from 'zod'
import { journal } from '../journal/index.ts'
import { kernelRefusals } from '../refusals.ts'
import { arrange, listInput, orNull, type Part, pathTo, type Route, route, type Wait } from '../web/index.ts'
import type { Lang } from '../words/index.ts'
import { allLetters, namesGiven, tried, type Wording } from './letters.ts'
import { changeWording, checkWording, letterOr404, restoreWording, send, tryAgain } from './mail.actions.ts'
import {
  type LetterData,
  LetterPage,
  LettersPage,
  letterColumns,
  MessagePage,
  MessagesPage,
  messageColumns,
  states,
} from './mail.pages.tsx'
import { changedWordings, messageById, messageList, messagesGivenUp, wordingOf } from './mail.queries.ts'
import { paths, words } from './words.ts'

const office = ['director', 'operator'] as const
const wording = ['director'] as const

const lineShape = z.object({
  message_id: z.uuid(),
  address: z.string(),
  lang: z.enum(['fr', 'en']),
  template: z.string(),
  subject: z.string(),
  about: z.string(),
  written_at: z.string(),
  sent_at: z.string().nullable(),
  tries: z.number().int(),
  next_try: z.string().nullable(),
  error: z.string().nullable(),
  state: z.enum(states),
})

const list: Route = route({
  method: 'get',
  path: paths.messages,
  access: office,
  name: words.messages,
  input: z.object({ ...listInput, state: orNull(z.enum(states)) }),
  output: z.object({ total: z.number().int(), items: z.array(lineShape), next: z.string().nullable() }),
  run: async ({ input, tx }) => {
    const { state, filter: text, sort, dir, limit, offset } = input
    const isSorted = sort === 'address' || sort === 'written_at'
    const order = isSorted ? sort : 'written_at'
    const descending = isSorted ? dir === 'desc' : true
    const { total, items } = await messageList(tx, { state, text, order, descending, limit, offset })
    return { list: { columns: messageColumns, rows: items, total, asked: input }, state }
  },
  table: data => data.list,
  data: ({ list: { rows: items, total } }) => ({ total, items }),
  page: ({ data }) => <MessagesPage {...data} />,
})

const message: Route = route({
  method: 'get',
  path: paths.message,
  access: office,
  name: words.message,
  input: z.object({ id: z.uuid() }),
  writes: true,
  output: lineShape.extend({ body: z.string(), invitation: z.string().nullable() }),
  run: async ({ input: { id }, tx }) => {
    const message = await messageById(tx, id)
    if (!message) throw kernelRefusals.notFound()
    await journal(tx, { what: 'message.read', subject: message.about, details: { message: id } })
    return { message }
  },
  data: ({ message }) => message,
  page: ({ data }) => <MessagePage {...data} />,
})

const goToMessage = (id: string, lang: Lang) => pathTo({ path: paths.message }, lang, { id })

const again: Route = route({
  method: 'post',
  path: paths.again,
  access: office,
  name: words.tryAgain,
  input: z.object({ id: z.uuid() }),
  run: async ({ input: { id }, tx, actor, clock }) => {
    await tryAgain(tx, { actor, clock }, id)
    return id
  },
  goTo: goToMessage,
  form: message,
})

const address = z
  .string()
  .trim()
  .max(254)
  .refine(text => /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text), { params: { says: words.notAnAddress } })

const trial: Route = route({
  method: 'post',
  path: paths.trial,
  access: office,
  name: words.sendTrial,
  input: z.object({ to: address, lang: z.enum(['fr', 'en']) }),
  run: ({ input: { to, lang }, tx, actor, clock }) =>
    send(tx, { to, lang, letter: 'mail.trial', data: { name: actor.name }, about: 'mail.trial' }, clock.now()),
  goTo: goToMessage,
  form: list,
})

const letters: Route = route({
  method: 'get',
  path: paths.letters,
  access: office,
  name: words.letters,
  input: z.object(listInput),
  run: async ({ input, tx, lang }) => {
    const changed = new Map((await changedWordings(tx)).map(row => [row.letter, row]))
    const lines = allLetters().map(({ name }) => ({
      name,
      changed_by_name: changed.get(name)?.changed_by_name ?? null,
      changed_at: changed.get(name)?.changed_at ?? null,
    }))
    return { list: arrange(letterColumns, lines, input, lang) }
  },
  table: ({ list }) => list,
  page: ({ data }) => <LettersPage {...data} />,
})

const name = z.string().regex(/^[\w.-]{1,80}$/)

const letter: Route = route({
  method: 'get',
  path: paths.letter,
  access: office,
  name: words.letter,
  input: z.object({ name }),
  run: async ({ input: { name }, tx }): Promise<LetterData> => {
    const letter = letterOr404(name)
    const changed = await wordingOf(tx, name)
    return shown(name, changed ?? letter, changed, null)
  },
  page: ({ data }) => <LetterPage {...data} />,
})

const shown = (
  name: string,
  wording: Wording,
  changed: { changed_by_name: string; changed_at: string } | null,
  goTo: string | null,
): LetterData => {
  const letter = letterOr404(name)
  return {
    name,
    names: namesGiven(letter),
    subject: wording.subject,
    body: wording.body,
    changed_by_name: changed?.changed_by_name ?? null,
    changed_at: changed?.changed_at ?? null,
    tried: { fr: tried(letter, wording, 'fr'), en: tried(letter, wording, 'en') },
    goTo,
  }
}

const line = z.string().trim().min(1).max(200)
const text = z.string().trim().min(1).max(10_000)

const change: Route = route({
  method: 'post',
  path: paths.letter,
  access: wording,
  name: { fr: 'Changer le texte d’une lettre, ou en voir l’aperçu', en: 'Change the text of a letter, or preview it' },
  input: z.object({
    name,
    seen: z.string().max(40).default(''),
    do: z.enum(['save', 'try']).default('save'),
    subject_fr: line,
    body_fr: text,
    subject_en: line,
    body_en: text,
  }),
  run: async ({ input, tx, actor, clock, lang }): Promise<LetterData> => {
    const { name, seen } = input
    const wording = {
      subject: { fr: input.subject_fr, en: input.subject_en },
      body: { fr: input.body_fr, en: input.body_en },
    }
    if (input.do === 'save') {
      await changeWording(tx, { actor, clock }, name, seen, wording)
      return shown(name, wording, null, pathTo({ path: paths.letter }, lang, { name }))
    }
    checkWording(letterOr404(name), wording)
    return shown(name, wording, await wordingOf(tx, name), null)
  },
  goTo: ({ goTo }) => goTo ?? '',
  page: ({ data }) => <LetterPage {...data} />,
  form: letter,
})

const restore: Route = route({
  method: 'post',
  path: paths.restore,
  access: wording,
  name: words.restore,
  input: z.object({ name, seen: z.string().max(40).default('') }),
  run: async ({ input: { name, seen }, tx }) => {
    await restoreWording(tx, name, seen)
    return name
  },
  goTo: (name, lang) => pathTo({ path: paths.letter }, lang, { name }),
  form: letter,
})

const waits: Part['waits'] = async (tx, actor, lang): Promise<readonly Wait[]> => {
  if (!office.some(role => role === actor.role)) return []
  const { total, items } = await messagesGivenUp(tx, 5)
  return [
    {
      title: words.givenUp,
      count: total,
      path: pathTo({ path: paths.messages }, lang, { state: 'failed' }),
      items: items.map(({ message_id: id, subject, address: note }) => ({
        title: subject,
        path: goToMessage(id, lang),
        note,
      })),
    },
  ]
}

/** The pages of the messages: what was written to whom, how far it has gone, and the text of each letter. */
export const mailPart: Part = {
  name: 'mail',
  routes: [list, message, again, trial, letters, letter, change, restore],
  nav: [{ house: 'common', section: 'oversight', title: words.messages, path: paths.messages, access: office }],
  waits,
}
