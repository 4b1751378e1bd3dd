import { z } from 'zod'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { docxType } from '../../../kernel/documents/index.ts'
import { arrange, listInput, orNull, type Params, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { actPdf } from '../acts/act.formats.ts'
import { actsNamed } from '../acts/act.queries.ts'
import { actDocx } from '../acts/docx.formats.ts'
import { refusals } from '../refusals.ts'
import { draftWords, paths, textWords } from '../words.ts'
import { canEdit, drafters, insiders, movers, reviewers } from './draft.access.ts'
import { createDraft, moveDraft, openedDraft, raised, reviewDraft, saveText } from './draft.actions.ts'
import { kindInput } from './draft.fields.ts'
import { draftContent } from './draft.formats.ts'
import { DraftList, DraftPage, draftColumns, NewDraft } from './draft.pages.tsx'
import { type Draft, draftsIn } from './draft.queries.ts'
import { type Step, stepNames, steps } from './draft.steps.ts'
import { textInput, textOf } from './text.fields.ts'
import { type ListName, lists, TextPage } from './text.pages.tsx'

const uuid = z.uuid()
const version = z.coerce.number().int()
const goTo = (path: { fr: string; en: string }, lang: Lang, params: Params) => pathTo({ path }, lang, params)
export const goToDraft = (id: string, lang: Lang) => goTo(paths.draft, lang, { id })

/** The version that a form carries: there is one when it is shown again with what was typed. */
export const asked = z.unknown().optional()

/** The draft, refused to whoever may not write it now, unless what they typed is to be shown again. */
export const draftToEdit = async (tx: Tx, actor: Actor, id: string, version: unknown): Promise<Draft> => {
  const draft = await openedDraft(tx, id)
  if (version === undefined && !canEdit(actor, draft)) throw refusals.notNow()
  return draft
}

/** The things that a link from a card may want the first article to be about. */
export const subjectsAsked = {
  organisation: uuid.optional(),
  post: uuid.optional(),
  person: uuid.optional(),
  into: uuid.optional(),
  mandate: uuid.optional(),
}
const firstArticle = { effet: z.string().max(60).optional(), ...subjectsAsked }

const open: readonly Step[] = ['draft', 'in_review', 'ready']

const list: Route = route({
  method: 'get',
  path: paths.drafts,
  access: insiders,
  name: draftWords.drafts,
  input: z.object({ ...listInput, step: orNull(z.enum(steps)) }),
  run: async ({ input, tx, lang }) => {
    const drafts = await draftsIn(tx, input.step ? [input.step] : open)
    return { list: arrange(draftColumns, drafts, input, lang), step: input.step }
  },
  table: data => data.list,
  data: ({ list: { rows, total } }, lang) => ({
    total,
    items: rows.map(({ draft_id, kind, step, version, content, reason, updated_at, ...row }) => ({
      draft_id,
      kind,
      step,
      step_name: stepNames[step as Step][lang],
      version,
      title: content.title[lang],
      reason,
      reviewed_by: row.reviewed_by_name,
      created_by: row.created_by_name,
      updated_by: row.updated_by_name,
      updated_at,
    })),
  }),
  page: ({ data }) => <DraftList {...data} />,
})

const begin: Route = route({
  method: 'get',
  path: paths.newDraft,
  access: ['adviser'],
  name: draftWords.newDraft,
  input: z.object(firstArticle),
  run: async ({ input }) =>
    Object.entries(input).flatMap(([name, value]) => (value ? [[name, String(value)] as const] : [])),
  page: ({ data }) => <NewDraft kinds={kindInput.options} kept={data} />,
})

const create: Route = route({
  method: 'post',
  path: paths.drafts,
  access: ['adviser'],
  name: draftWords.begin,
  input: z.object({ kind: kindInput, ...firstArticle }),
  run: async ({ input: { kind, ...first }, tx, actor, clock }) => {
    const id = await createDraft(tx, { actor, clock }, kind)
    return { id, first: kind === 'erratum' || kind === 'repeal' || !first.effet ? null : first }
  },
  goTo: ({ id, first }, lang) => (first ? goTo(paths.newArticle, lang, { id, ...first }) : goToDraft(id, lang)),
  form: begin,
})

export const draftRoute: Route = route({
  method: 'get',
  path: paths.draft,
  access: insiders,
  name: { fr: 'Projet d’acte', en: 'Draft act' },
  input: z.object({ id: uuid }),
  writes: true,
  run: async ({ input: { id }, tx }) => {
    const draft = await openedDraft(tx, id)
    const [act] = draft.act_id ? await actsNamed(tx, [draft.act_id]) : []
    return { draft, act: act ?? null }
  },
  data: data => data.draft,
  page: ({ data }) => <DraftPage {...data} />,
})

const document: Route = route({
  method: 'get',
  path: paths.draftDocument,
  access: insiders,
  name: { fr: 'Document d’un projet (PDF)', en: 'Document of a draft (PDF)' },
  input: z.object({ id: uuid }),
  writes: true,
  run: ({ input: { id }, tx }) => openedDraft(tx, id),
  file: (draft, lang) => ({
    name: `${lang === 'fr' ? 'projet' : 'draft'}-${draft.kind}-${draft.version}-${lang}.pdf`,
    type: 'application/pdf',
    body: Uint8Array.from(actPdf(draftContent(draft), lang)),
    inline: true,
  }),
})

const documentDocx: Route = route({
  method: 'get',
  path: paths.draftDocx,
  access: insiders,
  name: { fr: 'Document d’un projet (DOCX)', en: 'Document of a draft (DOCX)' },
  input: z.object({ id: uuid }),
  writes: true,
  run: async ({ input: { id }, tx, lang }) => {
    const draft = await openedDraft(tx, id)
    return { draft, body: await actDocx(draftContent(draft), lang) }
  },
  file: ({ draft: { kind, version }, body }, lang) => ({
    name: `${lang === 'fr' ? 'projet' : 'draft'}-${kind}-${version}-${lang}.docx`,
    type: docxType,
    body,
  }),
})

const rows = z.array(z.unknown()).optional().catch(undefined)

const text: Route = route({
  method: 'get',
  path: paths.text,
  access: drafters,
  name: textWords.title,
  input: z.object({
    id: uuid,
    add: orNull(z.enum(lists)),
    recitals: rows,
    schedules: rows,
    signatories: rows,
    version: asked,
  }),
  writes: true,
  run: async ({ input, tx, actor }) => {
    const draft = await draftToEdit(tx, actor, input.id, input.version)
    const count = (name: ListName) =>
      Math.max(input[name]?.length ?? 0, draft.content[name].length + (input.add === name ? 1 : 0))
    return {
      draft,
      rows: { recitals: count('recitals'), schedules: count('schedules'), signatories: count('signatories') },
    }
  },
  page: ({ data }) => <TextPage {...data} />,
})

/** « add.recitals », « up.recitals.2 »: what the button used asks besides saving. */
const doInput = z.string().max(40).default('')

const saveTextRoute: Route = route({
  method: 'post',
  path: paths.text,
  access: drafters,
  name: { fr: 'Enregistrer le texte d’un projet', en: 'Save the text of a draft' },
  input: z.object({ id: uuid, version, do: doInput, ...textInput }),
  run: async ({ input, tx, actor, clock }) => {
    const { id, version, do: wanted, ...typed } = input
    const [verb = '', name = '', at = ''] = wanted.split('.')
    const isList = lists.find(one => one === name)
    const written = textOf(typed)
    const content =
      verb === 'up' && isList ? { ...written, [isList]: raised<unknown>(written[isList], Number(at)) } : written
    await saveText(tx, { actor, clock }, id, version, content as typeof written)
    return { id, verb, list: isList, rows: isList ? written[isList].length : 0, at: Number(at) }
  },
  goTo: ({ id, verb, list, rows, at }, lang) => {
    if (!list) return goToDraft(id, lang)
    return `${goTo(paths.text, lang, { id, add: verb === 'add' ? list : null })}#${list}-${verb === 'add' ? rows : at - 1}`
  },
  form: text,
})

const step: Route = route({
  method: 'post',
  path: paths.step,
  access: movers,
  name: { fr: 'Faire avancer ou retourner un projet', en: 'Move a draft on, or return it' },
  input: z.object({
    id: uuid,
    version,
    name: z.enum(['submit', 'make_ready', 'return', 'abandon']),
    reason: z.string().trim().max(2000).default(''),
  }),
  run: async ({ input: { id, version, name, reason }, tx, actor, clock, url }) => {
    await moveDraft(tx, { actor, clock, url }, id, version, name, reason)
    return id
  },
  goTo: goToDraft,
  form: draftRoute,
})

const review: Route = route({
  method: 'post',
  path: paths.review,
  access: reviewers,
  name: draftWords.review,
  input: z.object({ id: uuid, version }),
  run: async ({ input: { id, version }, tx, actor, clock }) => {
    await reviewDraft(tx, { actor, clock }, id, version)
    return id
  },
  goTo: goToDraft,
  form: draftRoute,
})

export const draftRoutes: readonly Route[] = [
  list,
  begin,
  create,
  draftRoute,
  document,
  documentDocx,
  text,
  saveTextRoute,
  step,
  review,
]
