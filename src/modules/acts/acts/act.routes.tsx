import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import { docxType } from '../../../kernel/documents/index.ts'
import { dayField } from '../../../kernel/time/index.ts'
import { listInput, orNull, pathTo, type Route, route, type When } from '../../../kernel/web/index.ts'
import { type Lang, showDay } from '../../../kernel/words/index.ts'
import { actWords, paths } from '../words.ts'
import { recorders } from './act.access.ts'
import { actOr404, recordEvent } from './act.actions.ts'
import { actPdf } from './act.formats.ts'
import { type ActData, ActList, ActPage, actColumns, articlesPerPage, contentOf } from './act.pages.tsx'
import {
  type ActOrder,
  actBatches,
  actList,
  actsNamed,
  actYears,
  articlesOf,
  eventsOf,
  laterOn,
} from './act.queries.ts'
import { kindNames, kinds, shortName } from './act.rules.ts'
import { actDocx } from './docx.formats.ts'
import { madeBy, namesFor, referencesMade } from './fact.queries.ts'

const listAsked = z.object({
  ...listInput,
  kind: orNull(z.enum(kinds)),
  year: orNull(z.coerce.number().int().min(1).max(9999)),
})

/** What was asked of the list, as its query takes it: the last act first, unless said; those known at an instant, for a search that is followed. */
const questionOf = ({ kind, year, filter, sort, dir }: z.output<typeof listAsked>, lang: Lang, { known }: When) => {
  const sortable = actColumns.find(({ key }) => key === sort)
  const order = (sortable?.key ?? 'adopted_on') as ActOrder
  return { kind, year, text: filter, order, descending: sortable ? dir === 'desc' : true, lang, known }
}

const list: Route = route({
  method: 'get',
  path: paths.acts,
  access: 'public',
  name: actWords.acts,
  input: listAsked,
  run: async ({ input, tx, lang, when }) => {
    const { kind, year, limit, offset } = input
    const { total, items } = await actList(tx, { ...questionOf(input, lang, when), limit, offset })
    const years = await actYears(tx)
    return { list: { columns: actColumns, rows: items, total, asked: input }, kind, year, years, any: years.length > 0 }
  },
  batches: async function* ({ input, tx, lang, when }) {
    const { kind, year } = input
    for await (const rows of actBatches(tx, questionOf(input, lang, when)))
      yield { list: { columns: actColumns, rows, total: rows.length, asked: input }, kind, year, years: [], any: true }
  },
  table: data => data.list,
  data: ({ list: { rows, total } }, lang) => ({
    total,
    items: rows.map(({ title, ...row }) => ({ ...row, kind_name: kindNames[row.kind][lang], title: title[lang] })),
  }),
  follows: ({ list: { rows } }, lang) =>
    rows.map(({ act_id: id, kind, number, title, adopted_on }) => ({
      id,
      title: `${shortName(kind, number, lang)}, ${title[lang]}`,
      note: showDay(adopted_on, lang),
      path: pathTo({ path: paths.act }, lang, { id }),
    })),
  narrowed: ({ kind, year }, lang) => [
    ...(kind ? [kindNames[kind][lang]] : []),
    ...(year ? [`${actWords.year[lang].toLowerCase()} ${year}`] : []),
  ],
  page: ({ data }) => <ActList data={data} />,
})

const uuid = z.uuid()

const act: Route = route({
  method: 'get',
  path: paths.act,
  access: 'public',
  name: actWords.act,
  input: z.object({
    id: uuid,
    limit: z.coerce.number().int().min(1).max(10_000).default(articlesPerPage),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  run: async ({ input: { id, limit, offset }, tx, clock }): Promise<ActData> => {
    const act = await actOr404(tx, id)
    const articles = await articlesOf(tx, id, { limit, offset })
    const events = await eventsOf(tx, id)
    const later = await laterOn(tx, id)
    const points = articles.flatMap(({ effect, input }) =>
      effect === 'act.correct' || effect === 'act.repeal' ? [(input as { act: string }).act] : [],
    )
    const earlier = await actsNamed(tx, [...new Set(points)])
    const { touched, made } = await madeBy(tx, id, { limit, offset })
    const names = await namesFor(tx, referencesMade({ touched, made }), clock.today())
    return { act, articles, events, later, earlier, touched, made, names, offset }
  },
  data: ({ act: { header, articles: total, before, ...act }, articles, events, later }, lang) => ({
    ...act,
    name: shortName(act.kind, act.number, lang),
    kind_name: kindNames[act.kind][lang],
    before: before?.act_id ?? null,
    ...header,
    events,
    changed_by: later.map(({ act_id, article, target, effect }) => ({ act_id, article, target, effect })),
    total,
    items: articles,
  }),
  page: ({ data }) => <ActPage data={data} />,
})

const wholeAct = async (tx: Tx, id: string) => {
  const act = await actOr404(tx, id)
  const articles = await articlesOf(tx, id, { limit: act.articles, offset: 0 })
  return { act, content: contentOf(act, articles, await eventsOf(tx, id)) }
}

const document: Route = route({
  method: 'get',
  path: paths.document,
  access: 'public',
  name: { fr: 'Document d’un acte (PDF)', en: 'Document of an act (PDF)' },
  input: z.object({ id: uuid }),
  run: ({ input: { id }, tx }) => wholeAct(tx, id),
  file: ({ act, content }, lang) => ({
    name: `${act.kind}-${act.number}-${lang}.pdf`,
    type: 'application/pdf',
    body: Uint8Array.from(actPdf(content, lang)),
    inline: true,
  }),
})

const documentDocx: Route = route({
  method: 'get',
  path: paths.documentDocx,
  access: 'public',
  name: { fr: 'Document d’un acte (DOCX)', en: 'Document of an act (DOCX)' },
  input: z.object({ id: uuid }),
  run: async ({ input: { id }, tx, lang }) => {
    const { act, content } = await wholeAct(tx, id)
    return { act, body: await actDocx(content, lang) }
  },
  file: ({ act, body }, lang) => ({ name: `${act.kind}-${act.number}-${lang}.docx`, type: docxType, body }),
})

const goToAct = (id: string, lang: 'fr' | 'en') => pathTo({ path: paths.act }, lang, { id })
const words = z.string().trim().min(1).max(200)

const signature: Route = route({
  method: 'post',
  path: paths.signature,
  access: recorders,
  name: actWords.recordSignature,
  input: z.object({ id: uuid, day: dayField, signatory: words }),
  run: async ({ input: { id, day, signatory }, tx, actor, clock }) => {
    const event = { what: 'signed', day, signatory, gazette_part: null, gazette_page: null } as const
    await recordEvent(tx, { actor, clock }, id, event)
    return id
  },
  goTo: goToAct,
  form: act,
})

const publication: Route = route({
  method: 'post',
  path: paths.publication,
  access: recorders,
  name: actWords.recordPublication,
  input: z.object({ id: uuid, day: dayField, gazette_part: words, gazette_page: words }),
  run: async ({ input: { id, day, gazette_part, gazette_page }, tx, actor, clock }) => {
    const event = { what: 'published', day, signatory: null, gazette_part, gazette_page } as const
    await recordEvent(tx, { actor, clock }, id, event)
    return id
  },
  goTo: goToAct,
  form: act,
})

export const actRoutes: readonly Route[] = [list, act, document, documentDocx, signature, publication]
