import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { arrange, listInput, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { insiders } from '../drafts/draft.access.ts'
import { gazetteWords, paths } from '../words.ts'
import { recorders } from './act.access.ts'
import { recordPublications } from './act.actions.ts'
import { unpublished } from './act.queries.ts'
import { GazettePage, gazetteColumns } from './gazette.pages.tsx'
import { gazetteWait } from './gazette.rules.ts'

const gazette: Route = route({
  method: 'get',
  path: paths.gazette,
  access: insiders,
  name: gazetteWords.gazette,
  input: z.object(listInput),
  output: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        act_id: z.uuid(),
        kind: z.string(),
        number: z.string(),
        title: z.string(),
        adopted_on: z.iso.date(),
        days: z.int(),
        late: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
  run: async ({ input, tx, lang, clock }) => {
    const today = clock.today()
    const { items } = await unpublished(tx, null)
    return { list: arrange(gazetteColumns(today), items, input, lang), today }
  },
  table: data => data.list,
  data: ({ list: { rows, total }, today }, lang) => ({
    total,
    items: rows.map(({ act_id, kind, number, title, adopted_on }) => ({
      act_id,
      kind,
      number,
      title: title[lang],
      adopted_on,
      ...gazetteWait(adopted_on, today),
    })),
  }),
  page: ({ data: { list } }) => <GazettePage list={list} />,
})

const page = z.string().trim().max(200)

const publications: Route = route({
  method: 'post',
  path: paths.publications,
  access: recorders,
  name: gazetteWords.record,
  input: z.object({
    day: dayField,
    gazette_part: page.min(1),
    pages: z.record(z.uuid(), page).default({}),
  }),
  run: async ({ input, tx, actor, clock }) => recordPublications(tx, { actor, clock }, input),
  goTo: (_, lang) => pathTo({ path: paths.gazette }, lang),
  form: gazette,
})

export const gazetteRoutes: readonly Route[] = [gazette, publications]
