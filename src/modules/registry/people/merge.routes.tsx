import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { type Context, listInput, type Moved, type Route, route } from '../../../kernel/web/index.ts'
import { versionOn } from '../history.rules.ts'
import { mandatesOf } from '../mandates/mandate.queries.ts'
import type { When } from '../mandates/roster.queries.ts'
import { addresses } from '../registry.pages.tsx'
import { personName } from '../words.ts'
import { comparisonItem, comparisonShape } from './merge.formats.ts'
import {
  type AlikeData,
  AlikePage,
  alikeColumns,
  type ComparisonData,
  ComparisonPage,
  type Entry,
  words,
} from './merge.pages.tsx'
import { describedAs, fullTimeOf } from './merge.queries.ts'
import { judgeMerge } from './merge.rules.ts'
import { ordersOf } from './order.queries.ts'
import { peopleShape, personLine } from './person.formats.ts'
import { personList, personVersions } from './person.queries.ts'
import { goneInto } from './whom.queries.ts'

/** A page of one person's entry leads to the same page of the entry that it went into. */
export const entryMoved = async ({ input, tx, when }: Context<{ id: string }>): Promise<Moved | null> => {
  const id = await goneInto(tx, when, input.id)
  return id === null ? null : { params: { id } }
}

/** Two entries side by side lead to those that they went into, or to the one card where they have become one. */
const comparisonMoved = async ({ input, tx, when }: Context<{ id: string; other: string }>): Promise<Moved | null> => {
  const id = (await goneInto(tx, when, input.id)) ?? input.id
  const other = (await goneInto(tx, when, input.other)) ?? input.other
  if (id === input.id && other === input.other) return null
  return id === other ? { at: addresses.person, params: { id } } : { params: { id, other } }
}

const entryOf = async (tx: Tx, when: When, id: string) => {
  const versions = await personVersions(tx, when, id)
  const now = versionOn(versions, when.on)
  if (!now) throw kernelRefusals.notFound()
  return { versions, now }
}

const alikeRoute: Route = route({
  method: 'get',
  path: addresses.alike.path,
  access: 'public',
  name: words.alike,
  facts: true,
  input: z.object({ ...listInput, id: z.uuid() }),
  output: peopleShape,
  moved: entryMoved,
  run: async ({ input, tx, when, lang }): Promise<AlikeData> => {
    const { id, filter, limit, offset } = input
    const { now: person } = await entryOf(tx, when, id)
    const asked = { text: filter || personName(person), except: id, inOffice: false, descending: false }
    const { total, items } = await personList(tx, when, { ...asked, limit, offset, lang })
    return { person, list: { columns: alikeColumns(id), rows: items, total, asked: input } }
  },
  table: ({ list }) => list,
  data: ({ list: { total, rows } }, lang) => ({ total, items: rows.map(row => personLine(row, lang)) }),
  page: ({ data }) => <AlikePage data={data} />,
})

const comparisonRoute: Route = route({
  method: 'get',
  path: addresses.comparison.path,
  access: 'public',
  name: words.title,
  facts: true,
  input: z.object({ id: z.uuid(), other: z.uuid() }),
  output: comparisonShape,
  moved: comparisonMoved,
  run: async ({ input: { id, other }, tx, when }): Promise<ComparisonData> => {
    const whole = async (person: string): Promise<Entry> => ({
      ...(await entryOf(tx, when, person)),
      ...(await describedAs(tx, when, person)),
      orders: await ordersOf(tx, when, person),
      mandates: await mandatesOf(tx, when, person),
    })
    const [first, second] = [await whole(id), await whole(other)]
    const verdicts = judgeMerge(await fullTimeOf(tx, when, id), await fullTimeOf(tx, when, other))
    return { first, second, verdicts, on: when.on }
  },
  data: (data, lang) => comparisonItem(data, lang),
  page: ({ data }) => <ComparisonPage data={data} />,
})

/** Two entries that may be of one person: which, and side by side. */
export const mergeRoutes: readonly Route[] = [alikeRoute, comparisonRoute]
