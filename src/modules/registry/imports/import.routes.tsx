import { z } from 'zod'
import { mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { dayField } from '../../../kernel/time/index.ts'
import {
  arrange,
  listInput,
  many,
  type Nav,
  orNull,
  pathTo,
  type Route,
  route,
  uploadField,
} from '../../../kernel/web/index.ts'
import { keysOf } from '../words.ts'
import { gesture, toOne } from './gesture.routes.ts'
import { importers, importReaders } from './import.access.ts'
import { importItem, importsShape, lineItem, oneImportShape } from './import.formats.ts'
import { type ImportData, ImportPage, lineColumns } from './import.pages.tsx'
import { ImportsPage, importColumns, importPaths, importWords } from './overview.pages.tsx'
import { choosable, proposals } from './proposal.rules.ts'
import { formats } from './reader.formats.ts'
import { saidOf } from './remarks.rules.ts'
import { importOf } from './store.queries.ts'
import { beginTable, sampleOf } from './tables/mapping.actions.ts'
import { namesakes } from './tables/match.queries.ts'
import { tableRoutes } from './tables/table.routes.tsx'
import { type ImportSummary, importLines, importSummaries, summaryOf } from './view.queries.ts'
import { askForAct, beginImport, chooseRows, compareAgain, dropImport } from './work.actions.ts'

const imports: Route = route({
  method: 'get',
  path: importPaths.imports.path,
  access: importReaders,
  name: importWords.imports,
  input: z.object(listInput),
  output: importsShape,
  run: async ({ input, tx, lang }) => arrange(importColumns, await importSummaries(tx), input, lang),
  table: list => list,
  data: ({ total, rows }, lang) => ({ total, items: rows.map(row => importItem(row, lang)) }),
  page: ({ data }) => <ImportsPage list={data} />,
})

const id = z.uuid()

const oneOr404 = async (tx: Tx, import_id: string): Promise<ImportSummary> => {
  const [one] = await importSummaries(tx, import_id)
  if (!one) throw kernelRefusals.notFound()
  return one
}

const namesakesShown = 50

const one: Route = route({
  method: 'get',
  path: importPaths.import.path,
  access: importReaders,
  name: { fr: 'Une reprise de données', en: 'One import' },
  input: z.object({
    ...listInput,
    id,
    proposal: orNull(z.enum(keysOf(proposals))),
    rule: orNull(z.string().regex(/^IMP-\d\d$/)),
    mapping: orNull(z.string().max(100)),
  }),
  output: oneImportShape,
  run: async ({ input, tx, actor }): Promise<ImportData> => {
    const found = await oneOr404(tx, input.id)
    const { filter: text, limit, offset, proposal, rule } = input
    const { total, items } = await importLines(tx, input.id, { proposal, rule, text, limit, offset })
    const may = mayEnter(importers, actor)
    const choosing = found.step === 'deciding' && may
    return {
      one: found,
      summary: await summaryOf(tx, input.id),
      said: saidOf((await importOf(tx, input.id))?.remarks ?? []),
      list: { columns: lineColumns(choosing), rows: items, total, asked: input },
      proposal,
      rule,
      namesakes: choosing ? await namesakes(tx, input.id, namesakesShown) : { total: 0, rows: [] },
      sample: found.step === 'mapping' && may ? await sampleOf(tx, input.id, input.mapping) : null,
    }
  },
  table: ({ list }) => list,
  data: ({ one: found, list }, lang) => ({
    ...importItem(found, lang),
    total: list.total,
    items: list.rows.map(row => lineItem(row, lang)),
  }),
  page: ({ data }) => <ImportPage data={data} />,
})

const begin: Route = route({
  method: 'post',
  path: importPaths.imports.path,
  access: importers,
  name: importWords.upload,
  input: z.object({ format: z.enum(keysOf(formats)), on: orNull(dayField), file: uploadField }),
  upload: 60_000_000,
  run: async ({ input: { format, on, file }, tx, actor, clock }) => {
    const given = { name: file.name, bytes: file.bytes }
    return format === 'table'
      ? beginTable(tx, { actor, clock }, { ...given, field: 'file' })
      : beginImport(tx, { actor, clock }, { ...given, format, on })
  },
  goTo: toOne,
  form: imports,
})

/** Where one was in the table, kept through a choice. */
const queryOf = (back: string) => Object.fromEntries(new URLSearchParams(back))

const choices: Route = route({
  method: 'post',
  path: importPaths.choices.path,
  access: importers,
  name: { fr: 'Prendre ou laisser des lignes', en: 'Take or leave rows' },
  input: z.object({
    id,
    all: orNull(z.enum(choosable)),
    rows: many(z.coerce.number().int().min(1)),
    take: z.enum(['take', 'leave']),
    back: z.string().max(2000).default(''),
  }),
  run: async ({ input: { all, rows, take, back, ...given }, tx, actor, clock }) => {
    await chooseRows(tx, { actor, clock }, { id: given.id, all, rows, take: take === 'take' })
    return { ...queryOf(back), id: given.id }
  },
  goTo: (params, lang) => pathTo(importPaths.import, lang, params),
  form: one,
})

const drop: Route = route({
  method: 'post',
  path: importPaths.drop.path,
  access: importers,
  name: importWords.abandon,
  input: z.object({ id }),
  run: async ({ input, tx }) => {
    await dropImport(tx, input.id)
  },
  goTo: (_, lang) => pathTo(importPaths.imports, lang),
  form: one,
})

export const importRoutes: readonly Route[] = [
  imports,
  one,
  begin,
  choices,
  gesture(importPaths.act, importWords.adopt, askForAct, one),
  gesture(importPaths.again, importWords.again, compareAgain, one),
  drop,
  ...tableRoutes(imports, one),
]

export const importNav: Nav = {
  house: 'offices',
  section: 'oversight',
  title: importWords.imports,
  path: importPaths.imports.path,
  access: importReaders,
}
