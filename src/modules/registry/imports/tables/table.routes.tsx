import { z } from 'zod'
import { dayField } from '../../../../kernel/time/index.ts'
import { orNull, type Route, route } from '../../../../kernel/web/index.ts'
import { gesture, toOne } from '../gesture.routes.ts'
import { importers } from '../import.access.ts'
import { importPaths, importWords } from '../overview.pages.tsx'
import { tableRefusals } from '../refusals.ts'
import { beginTable, mapAgain, mapTable } from './mapping.actions.ts'
import { answerNamesakes } from './namesake.actions.ts'
import { orderField } from './options.formats.ts'
import { type Columns, type Target, targetNames } from './table.rules.ts'

const id = z.uuid()
const label = z.string().trim().max(300).default('')
const columns = z.object(Object.fromEntries(targetNames.map(target => [target, label])) as Record<Target, typeof label>)

const chosen = (given: z.infer<typeof columns>): Columns =>
  Object.fromEntries(Object.entries(given).filter(([, column]) => column !== ''))

/** The forms of a table, which stand on the pages of the others: `list` is shown again by a paste, `one` by a mapping. */
export const tableRoutes = (list: Route, one: Route): readonly Route[] => [
  route({
    method: 'post',
    path: importPaths.paste.path,
    access: importers,
    name: importWords.paste,
    input: z.object({ cells: z.string().max(1_500_000).default(''), title: z.string().trim().max(200).default('') }),
    run: async ({ input: { cells, title }, tx, actor, clock, lang }) => {
      if (cells.trim() === '') throw tableRefusals.emptyPaste()
      const name = title || importWords.pasted[lang]
      return beginTable(tx, { actor, clock }, { name, bytes: Buffer.from(cells), field: 'cells' })
    },
    goTo: toOne,
    form: list,
  }),
  route({
    method: 'post',
    path: importPaths.columns.path,
    access: importers,
    name: { fr: 'Associer les colonnes', en: 'Map the columns' },
    input: z.object({
      id,
      map: columns.prefault({}),
      order: orderField,
      body: orNull(z.string().trim().max(500)),
      on: orNull(dayField),
      name: z.string().trim().max(100).default(''),
    }),
    run: async ({ input: { map: given, ...mapped }, tx, actor, clock }) => {
      await mapTable(tx, { actor, clock }, { ...mapped, columns: chosen(given) })
      return mapped.id
    },
    goTo: toOne,
    form: one,
  }),
  route({
    method: 'post',
    path: importPaths.namesakes.path,
    access: importers,
    name: { fr: 'Trancher les homonymes', en: 'Settle namesakes' },
    input: z.object({
      id,
      all: orNull(z.enum(['same', 'other'])),
      as: z.record(z.string().regex(/^\d{1,9}$/), z.string().max(40)).default({}),
    }),
    run: async ({ input: { as, ...asked }, tx, actor, clock }) => {
      const answers = new Map(Object.entries(as).map(([n, answer]) => [Number(n), answer]))
      await answerNamesakes(tx, { actor, clock }, { ...asked, answers })
      return asked.id
    },
    goTo: toOne,
    form: one,
  }),
  gesture(importPaths.remap, importWords.remap, mapAgain, one),
]
