import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { draftedBy, namesFor, referencesOf } from '../acts/fact.queries.ts'
import { paths, previewWords } from '../words.ts'
import { adopters, insiders } from './draft.access.ts'
import { adoptDraft, previewDraft } from './draft.actions.ts'
import { type PreviewData, PreviewPage } from './preview.pages.tsx'

const asked = { id: z.uuid(), number: orNull(z.string().trim().max(20)) }

const preview: Route = route({
  method: 'get',
  path: paths.preview,
  access: insiders,
  name: previewWords.title,
  input: z.object({ ...asked, adopted_on: dayField.nullable().catch(null).default(null) }),
  writes: true,
  run: async ({ input: { id, number, adopted_on }, tx, actor, clock }): Promise<PreviewData> => {
    const on = adopted_on ?? clock.today()
    const done = await previewDraft(tx, { actor, clock }, id, { adopted_on: on, number })
    const drafted = draftedBy(done.draft.content.articles)
    const names = await namesFor(tx, referencesOf(done.preview.changes), on, drafted)
    return { ...done, names, adopted_on: on, number }
  },
  data: ({ draft, checks, preview: { judged, changes, number, refusal } }) => ({
    draft_id: draft.draft_id,
    version: draft.version,
    number,
    refusal: refusal && { code: refusal.code, says: refusal.says, todo: refusal.todo },
    judged,
    checks,
    changes: changes.map(({ table, subject, gone, come }) => ({ table: table.name, subject, gone, come })),
  }),
  page: ({ data }) => <PreviewPage data={data} />,
})

const adoption: Route = route({
  method: 'post',
  path: paths.adoption,
  access: adopters,
  name: { fr: 'Adopter un projet', en: 'Adopt a draft' },
  input: z.object({ ...asked, version: z.coerce.number().int(), adopted_on: dayField }),
  run: async ({ input: { id, version, ...how }, tx, actor, clock, url }) =>
    (await adoptDraft(tx, { actor, clock, url }, id, version, how)).act_id,
  goTo: (id, lang) => pathTo({ path: paths.act }, lang, { id }),
  form: preview,
})

export const previewRoutes: readonly Route[] = [preview, adoption]
