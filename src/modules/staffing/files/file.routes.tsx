import { z } from 'zod'
import { lookupOf } from '../../../kernel/facts/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import { addYears, type Day, dayField, isDay } from '../../../kernel/time/index.ts'
import { arrange, type Context, listInput, orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { mandatesOn, postTitle, postVersions } from '../../registry/index.ts'
import { sittingsFrom, taskLines } from '../../sittings/index.ts'
import { tribunalOf } from '../aptitude/tribunal.rules.ts'
import { boardChanges, compositionAsked } from '../compositions/composition.formats.ts'
import { filedIn } from '../documents/filed.queries.ts'
import { releasesOf } from '../outside/outside.queries.ts'
import { canHand } from '../owners/owner.access.ts'
import { ownersFor } from '../owners/owner.actions.ts'
import { handoversOf } from '../owners/owner.queries.ts'
import { renewalCommittees } from '../renewals/renewal.queries.ts'
import { tracesOf } from '../traces/trace.actions.ts'
import { paths, referenceOf, words } from '../words.ts'
import { BundlePage, brokenBy } from './bundle.pages.tsx'
import { callsFor } from './call.actions.ts'
import { movers, readers, workers } from './file.access.ts'
import { moveFile, openedFile, openFile } from './file.actions.ts'
import { verdictsShown } from './file.fields.ts'
import { type FileData, fileItem, fileShape, lineItem, linesOf, linesShape, movedFrom, saidIn } from './file.formats.ts'
import { FilePage } from './file.pages.tsx'
import {
  bundleById,
  bundleFiles,
  bundlesOpen,
  filesList,
  notesOf,
  passagesOf,
  staysSince,
  type Whole,
} from './file.queries.ts'
import { type FileKind, fileKinds, type MoveName, moves, procedureOn, stepNames } from './file.steps.ts'
import { DurationsPage, durationsOf, FilesPage, fileColumns, OpenPage } from './list.pages.tsx'

const id = z.uuid()
export const goToFile = (file: string, lang: Lang) => pathTo({ path: paths.file }, lang, { id: file })
const kindField = z.enum(Object.keys(fileKinds) as [FileKind, ...FileKind[]])

const files: Route = route({
  method: 'get',
  path: paths.files,
  access: readers,
  name: words.files,
  input: z.object({
    ...listInput,
    which: z.enum(['', 'all', 'mine', 'presumed']).default(''),
    step: z.enum(['', ...Object.keys(stepNames)]).default(''),
    kind: z.enum(['', ...Object.keys(fileKinds)]).default(''),
  }),
  output: linesShape,
  run: async ({ input, tx, actor, clock, lang }) => {
    const { which, step, kind } = input
    const filter = {
      open: which !== 'all',
      presumed: which === 'presumed',
      owner: which === 'mine' ? actor.id : undefined,
      step: step || undefined,
      kind: kind || undefined,
    }
    const lines = linesOf(await filesList(tx, filter, clock.today()), clock.today())
    return {
      list: arrange(fileColumns(clock.today()), lines, input, lang),
      filter: { ...filter, which },
      today: clock.today(),
    }
  },
  table: ({ list }) => list,
  data: ({ list: { rows, total }, today }, lang) => ({ total, items: rows.map(line => lineItem(line, today, lang)) }),
  page: ({ data }) => <FilesPage data={data} />,
})

const newFile: Route = route({
  method: 'get',
  path: paths.newFile,
  access: workers,
  name: words.open,
  input: z.object({ post: id.optional(), mandate: id.optional(), kind: kindField.default('appointment') }),
  run: async ({ input, tx, clock, lang }) => {
    const today = clock.today()
    const sittings = (await sittingsFrom(tx, 'executive', today)).map(({ day }) => day)
    if (!input.post) return { post: null, kind: input.kind, mandate: null, mandates: [], sittings }
    const when = { on: today, known: null }
    const now = (await postVersions(tx, when, input.post)).at(-1)
    if (!now) throw kernelRefusals.notFound()
    const mandates = (await mandatesOn(tx, when, input.post)).filter(
      ({ valid }) => valid.until === null || valid.until > today,
    )
    const title = `${postTitle(now, null, lang)}, ${lang === 'fr' ? now.organisation_fr : now.organisation_en}`
    return { post: { id: input.post, title }, kind: input.kind, mandate: input.mandate ?? null, mandates, sittings }
  },
  page: ({ data }) => <OpenPage data={data} />,
})

const open: Route = route({
  method: 'post',
  path: paths.files,
  access: workers,
  name: { fr: 'Ouvrir un dossier (envoi)', en: 'Open a file (sending)' },
  input: z.object({
    post: id,
    kind: kindField,
    mandate: orNull(id),
    target: orNull(dayField),
    confidential: z.string().default(''),
  }),
  run: ({ input, tx, actor, clock }) =>
    openFile(tx, { actor, clock }, { ...input, confidential: input.confidential === 'yes' }),
  goTo: goToFile,
  form: newFile,
})

type Asking = Pick<Context<{ id: string }>, 'tx' | 'actor' | 'clock'>

/** What the modules below say of the boards that these files would change; nothing where they change none. */
const composition = async ({ tx, actor, clock }: Asking, files: readonly Whole[]): Promise<Verdict[]> => {
  const changes = boardChanges(files)
  return changes.length === 0 ? [] : (await compositionAsked.tell(tx, { actor, clock }, changes)).flat()
}

const readFile = async ({
  tx,
  actor,
  clock,
  input,
}: Pick<Context<{ id: string }>, 'tx' | 'actor' | 'clock' | 'input'>): Promise<FileData & { today: Day }> => {
  const file = await openedFile(tx, clock, input.id)
  const today = clock.today()
  const bundles = await bundlesOpen(tx)
  const sittings = await sittingsFrom(tx, 'executive', today)
  const tribunal = file.kind === 'renewal' ? tribunalOf(file.seat.organisation_fr) : null
  const together = file.bundle_id === null ? [] : await bundleFiles(tx, file.bundle_id, today)
  const calls = await callsFor(tx, { actor, clock }, file)
  const others = together.filter(({ file_id }) => file_id !== input.id)
  return {
    today,
    file,
    verdicts: verdictsShown(file, today),
    composition: boardChanges([file]).length === 0 ? [] : await composition({ tx, actor, clock }, [file, ...others]),
    passages: await passagesOf(tx, input.id),
    tasks: await taskLines(tx, { file: input.id, act: file.act?.act_id ?? null }),
    notes: await notesOf(tx, input.id),
    documents: await filedIn(tx, input.id),
    releases: await releasesOf(tx, input.id),
    bundle: bundles.find(({ bundle_id }) => bundle_id === file.bundle_id)?.name ?? null,
    bundles,
    beside: others.map(one => ({ file_id: one.file_id, reference: referenceOf(one) })),
    sittings: sittings.map(({ day }) => day),
    movedFrom: movedFrom(sittings, file.target),
    committees: tribunal === null ? [] : await renewalCommittees(tx, tribunal),
    calls,
    traces: await tracesOf(tx, file, calls),
    owners: canHand(actor, file) ? await ownersFor(tx, { actor }, file) : [],
    handovers: await handoversOf(tx, input.id),
  }
}

export const fileRoute: Route = route({
  method: 'get',
  path: paths.file,
  access: readers,
  name: words.file,
  input: z.object({ id }),
  writes: true,
  output: fileShape,
  run: readFile,
  data: (data, lang) => fileItem(data, data.today, lang),
  page: ({ data }) => <FilePage data={data} />,
})

const move: Route = route({
  method: 'post',
  path: paths.move,
  access: movers,
  name: { fr: 'Faire avancer, revenir, suspendre ou retirer un dossier', en: 'Move a file on, back, aside or out' },
  input: z.object({
    id,
    version: z.coerce.number().int(),
    name: z.enum(moves.map(({ name }) => name) as [MoveName, ...MoveName[]]),
    reason: z.string().trim().max(2000).default(''),
  }),
  run: async ({ input, tx, actor, clock, url }) => {
    await moveFile(tx, { actor, clock, url }, input.id, input.version, input.name, input.reason)
    return input.id
  },
  goTo: goToFile,
  form: fileRoute,
})

const bundle: Route = route({
  method: 'get',
  path: paths.bundle,
  access: readers,
  name: words.bundle,
  input: z.object({ ...listInput, id }),
  run: async ({ input, tx, actor, clock, lang }) => {
    const found = await bundleById(tx, input.id)
    if (!found) throw kernelRefusals.notFound()
    const today = clock.today()
    const files = await bundleFiles(tx, input.id, today)
    return {
      name: found.name,
      files,
      composition: await composition({ tx, actor, clock }, files),
      list: arrange(fileColumns(today), linesOf(files, today), input, lang),
      today,
    }
  },
  table: ({ list }) => list,
  data: ({ name, files, composition: verdicts, list: { rows, total }, today }, lang) => ({
    name,
    composition: verdicts.map(saidIn(lang)),
    total,
    items: rows.map(line => lineItem(line, today, lang)),
    broken: brokenBy(files).map(({ file, by }) => ({ file: referenceOf(file), by: referenceOf(by) })),
  }),
  page: ({ data }) => <BundlePage data={data} />,
})

const durations: Route = route({
  method: 'get',
  path: paths.durations,
  access: readers,
  name: words.durations,
  input: z.object({}),
  run: async ({ tx, clock }) => ({
    durations: durationsOf(await staysSince(tx, addYears(clock.today(), -1), clock.now()), procedureOn(clock.today())),
  }),
  data: ({ durations }) => ({ total: durations.length, items: durations }),
  page: ({ data }) => <DurationsPage {...data} />,
})

/** The days of people found by typing: for the choice of whoever is proposed. */
export const peopleFound = async (tx: Context<unknown>['tx'], text: string, on: Day, lang: Lang) =>
  (await lookupOf('person')(tx, { text, on, limit: 12, drafted: [] })).map(({ id, label }) => ({
    id,
    title: label[lang],
  }))

export const dayOrNull = (text: string): Day | null => (isDay(text) ? text : null)

export const fileRoutes: readonly Route[] = [files, newFile, open, durations, bundle, fileRoute, move]
