import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { dayField } from '../../../kernel/time/index.ts'
import { arrange, listInput, many, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { insiders } from '../../acts/index.ts'
import { holders } from '../sitting.access.ts'
import { paths, releaseWords } from '../words.ts'
import { prepared, recordTellings, releaseSitting, takeBackTelling, tellingKey } from './release.actions.ts'
import { preparedShape, releaseItem, releasePdf, releaseShape } from './release.formats.ts'
import { PreparedPage, ReleasePage, ReleasesPage, releaseColumns } from './release.pages.tsx'
import { type Release, releaseById, releases } from './release.queries.ts'

const id = z.uuid()
const names = { fr: 'communique', en: 'release' }
const goToPrepared = (sitting: string, lang: Lang) => pathTo({ path: paths.prepared }, lang, { id: sitting })

const list: Route = route({
  method: 'get',
  path: paths.releases,
  access: 'public',
  name: releaseWords.releases,
  input: z.object(listInput),
  run: async ({ input, tx, lang }) => ({ list: arrange(releaseColumns, await releases(tx), input, lang) }),
  table: data => data.list,
  data: ({ list: { rows, total } }) => ({
    total,
    items: rows.map(({ release_id, council, day, released_at, content }) => ({
      release_id,
      council,
      day,
      released_at,
      appointments: content.length,
    })),
  }),
  page: ({ data }) => <ReleasesPage {...data} />,
})

const releaseOr404 = async (tx: Tx, asked: string): Promise<Release> => {
  const found = await releaseById(tx, asked)
  if (!found) throw kernelRefusals.notFound()
  return found
}

const release: Route = route({
  method: 'get',
  path: paths.release,
  access: 'public',
  name: releaseWords.release,
  input: z.object({ id }),
  output: releaseShape,
  run: async ({ input, tx }) => releaseOr404(tx, input.id),
  data: found => releaseItem(found),
  page: ({ data }) => <ReleasePage release={data} />,
})

const document: Route = route({
  method: 'get',
  path: paths.releasePdf,
  access: 'public',
  name: releaseWords.pdf,
  input: z.object({ id }),
  run: async ({ input, tx }) => releaseOr404(tx, input.id),
  file: (found, lang) => ({
    name: `${names[lang]}-${found.day}-${lang}.pdf`,
    type: 'application/pdf',
    body: Uint8Array.from(releasePdf(found, found.content, lang)),
    inline: true,
  }),
})

const preparedRoute: Route = route({
  method: 'get',
  path: paths.prepared,
  access: insiders,
  name: { fr: 'Communiqué d’une séance', en: 'Release of a sitting' },
  input: z.object({ id }),
  output: preparedShape,
  run: async ({ input, tx }) => prepared(tx, input.id),
  data: ({ sitting: { council, day }, release: found, content, toTell, unsigned }) => ({
    council,
    day,
    release_id: found?.release_id ?? null,
    unsigned: unsigned.map(({ act_id }) => act_id),
    to_tell: toTell.map(({ telling, ...one }) => ({ ...one, told_on: telling?.told_on ?? null })),
    total: content.length,
    items: content,
  }),
  page: ({ data }) => <PreparedPage data={data} keyOf={tellingKey} />,
})

const preparedDocument: Route = route({
  method: 'get',
  path: paths.preparedPdf,
  access: insiders,
  name: { fr: 'Communiqué d’une séance (PDF)', en: 'Release of a sitting (PDF)' },
  input: z.object({ id }),
  run: async ({ input, tx }) => prepared(tx, input.id),
  file: ({ sitting: { council, day }, release: found, content }, lang) => ({
    name: `${names[lang]}-${day}-${lang}.pdf`,
    type: 'application/pdf',
    body: Uint8Array.from(
      releasePdf({ council, day, released_at: found?.released_at ?? null }, found?.content ?? content, lang),
    ),
    inline: true,
  }),
})

const tell: Route = route({
  method: 'post',
  path: paths.tellings,
  access: holders,
  name: releaseWords.recordTold,
  input: z.object({ id, who: many(z.string().max(120)), told_on: dayField }),
  run: async ({ input, tx, actor, clock }) => {
    await recordTellings(tx, { actor, clock }, input.id, input)
    return input.id
  },
  goTo: (sitting, lang) => `${goToPrepared(sitting, lang)}#people`,
  form: preparedRoute,
})

const takeBack: Route = route({
  method: 'post',
  path: paths.telling,
  access: holders,
  name: { fr: 'Reprendre un avis consigné', en: 'Take back a record of who was told' },
  input: z.object({ id, telling: z.uuid() }),
  run: async ({ input, tx, actor, clock }) => {
    await takeBackTelling(tx, { actor, clock }, input.id, input.telling)
    return input.id
  },
  goTo: (sitting, lang) => `${goToPrepared(sitting, lang)}#people`,
  form: preparedRoute,
})

const announce: Route = route({
  method: 'post',
  path: paths.announce,
  access: holders,
  name: releaseWords.announce,
  input: z.object({ id }),
  run: async ({ input, tx, actor, clock }) => releaseSitting(tx, { actor, clock }, input.id),
  goTo: (found, lang) => pathTo({ path: paths.release }, lang, { id: found }),
  form: preparedRoute,
})

export const releaseRoutes: readonly Route[] = [
  list,
  release,
  document,
  preparedRoute,
  preparedDocument,
  tell,
  takeBack,
  announce,
]
