import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { type Context, followedRows, listInput, orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { portfoliosOn } from '../organisations/organisation.queries.ts'
import { addresses, words } from '../registry.pages.tsx'
import { namesOf } from '../registry.queries.ts'
import { families, organisationKinds, regimes } from '../registry.rules.ts'
import { keysOf } from '../words.ts'
import { held, listShape, rosterItem, rosterShape } from './roster.formats.ts'
import { mandateColumns, postColumns, type RosterData, RosterPage, rosterNarrowed } from './roster.pages.tsx'
import { type RosterFilter, type RosterOrder, roster, rosterBatches } from './roster.queries.ts'

/** What narrows a list of posts or of mandates. */
export const filterInput = {
  portfolio: orNull(z.string().max(500)),
  organisation: orNull(z.uuid()),
  post: orNull(z.uuid()),
  person: orNull(z.uuid()),
  family: orNull(z.enum(keysOf(families))),
  regime: orNull(z.enum(keysOf(regimes))),
  kind: orNull(z.enum(keysOf(organisationKinds))),
  state: orNull(z.enum(held)),
}

/** What was chosen; a choice left blank does not narrow. */
export const filterOf = (asked: Readonly<Record<string, unknown>>): RosterFilter =>
  Object.fromEntries(Object.keys(filterInput).flatMap(name => (asked[name] ? [[name, asked[name]]] : [])))

const orders = [
  'organisation',
  'post',
  'person',
  'from',
  'to',
  'planned_end',
  'state',
] as const satisfies readonly RosterOrder[]

const input = z.object({ ...listInput, ...filterInput })

type Asked = Context<z.output<typeof input>>

/** What was asked of a list, as its query takes it. */
const questionOf = (of: RosterData['of'], { input: asked, lang }: Pick<Asked, 'input' | 'lang'>) => {
  const filter: RosterFilter = { ...filterOf(asked), text: asked.filter, onePerPost: of === 'posts' }
  const order = orders.find(one => one === asked.sort)
  return { filter, order: { lang, order, descending: order !== undefined && asked.dir === 'desc' } }
}

/** The one body, post or person that a list is of, by its name. */
const namesAbout = async (tx: Tx, { organisation, post, person }: RosterFilter, on: Day): Promise<Two[]> => {
  const ids = [organisation, post, person].filter(id => id !== undefined)
  if (ids.length === 0) return []
  const names = await namesOf(tx, ids, on)
  const holder = person && names.person(person).name
  return [
    ...(holder ? [{ fr: holder, en: holder }] : []),
    ...(post ? [names.post(post)] : []),
    ...(organisation ? [names.organisation(organisation)] : []),
  ]
}

const columnsOf = (of: RosterData['of']) => (of === 'posts' ? postColumns : mandateColumns)

const listOf =
  (of: RosterData['of']) =>
  async (context: Asked): Promise<RosterData> => {
    const { input: asked, tx, when, lang } = context
    const { filter, order } = questionOf(of, context)
    const { total, items } = await roster(tx, when, filter, { ...order, limit: asked.limit, offset: asked.offset })
    const list = { columns: columnsOf(of), rows: items, total, asked }
    const about = await namesAbout(tx, filter, when.on)
    return { of, list, filter, portfolios: await portfoliosOn(tx, when, lang), about }
  }

const batchesOf = (of: RosterData['of']) =>
  async function* (context: Asked): AsyncGenerator<RosterData> {
    const { filter, order } = questionOf(of, context)
    for await (const rows of rosterBatches(context.tx, context.when, filter, order))
      yield {
        of,
        list: { columns: columnsOf(of), rows, total: rows.length, asked: context.input },
        filter,
        portfolios: [],
        about: [],
      }
  }

const output = listShape(rosterShape)

export const mandatesRoute: Route = route({
  method: 'get',
  path: addresses.mandates.path,
  access: 'public',
  name: words.mandates,
  facts: true,
  input,
  output,
  run: listOf('mandates'),
  batches: batchesOf('mandates'),
  table: ({ list }) => list,
  data: ({ list: { total, rows } }, lang) => ({ total, items: rows.map(row => rosterItem(row, lang)) }),
  follows: ({ list }, lang) =>
    followedRows(list, lang, {
      id: ({ mandate_id, post_id }) => mandate_id ?? post_id,
      path: ({ post_id: id }) => pathTo(addresses.post, lang, { id }),
      title: ['person', 'post', 'organisation'],
      note: ['state', 'planned_end', 'to'],
    }),
  narrowed: rosterNarrowed,
  page: ({ data }) => <RosterPage data={data} />,
})

export const postsRoute: Route = route({
  method: 'get',
  path: addresses.posts.path,
  access: 'public',
  name: words.posts,
  facts: true,
  input,
  output,
  run: listOf('posts'),
  batches: batchesOf('posts'),
  table: ({ list }) => list,
  data: ({ list: { total, rows } }, lang) => ({ total, items: rows.map(row => rosterItem(row, lang)) }),
  follows: ({ list }, lang) =>
    followedRows(list, lang, {
      id: ({ post_id }) => post_id,
      path: ({ post_id: id }) => pathTo(addresses.post, lang, { id }),
      title: ['post', 'organisation'],
      note: ['person', 'state', 'planned_end'],
    }),
  narrowed: rosterNarrowed,
  page: ({ data }) => <RosterPage data={data} />,
})
