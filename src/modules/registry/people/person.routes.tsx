import { z } from 'zod'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { arrange, followedRows, listInput, orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { versionOn } from '../history.rules.ts'
import { careerColumns } from '../mandates/mandate.pages.tsx'
import { mandatesOf } from '../mandates/mandate.queries.ts'
import { addresses, chosen, words } from '../registry.pages.tsx'
import { mergedInto, mergeOf } from './merge.queries.ts'
import { entryMoved } from './merge.routes.tsx'
import { ordersOf } from './order.queries.ts'
import { peopleShape, personItem, personLine, personShape } from './person.formats.ts'
import { choicesOf, type PeopleData, PeoplePage, type PersonData, PersonPage, personColumns } from './person.pages.tsx'
import { personList, personVersions } from './person.queries.ts'

export const peopleRoute: Route = route({
  method: 'get',
  path: addresses.people.path,
  access: 'public',
  name: words.people,
  facts: true,
  input: z.object({ ...listInput, office: orNull(z.literal('held')) }),
  output: peopleShape,
  run: async ({ input, tx, when, lang }): Promise<PeopleData> => {
    const { filter: text, limit, offset, dir, sort, office } = input
    const asked = {
      text,
      inOffice: office === 'held',
      descending: sort === 'name' && dir === 'desc',
      limit,
      offset,
      lang,
    }
    const { total, items } = await personList(tx, when, asked)
    return { list: { columns: personColumns, rows: items, total, asked: input }, office }
  },
  table: ({ list }) => list,
  data: ({ list: { total, rows } }, lang) => ({
    total,
    items: rows.map(row => personLine(row, lang)),
  }),
  follows: ({ list }, lang) =>
    followedRows(list, lang, {
      id: ({ person_id }) => person_id,
      path: ({ person_id: id }) => pathTo(addresses.person, lang, { id }),
      title: ['name'],
      note: ['offices'],
    }),
  narrowed: (data, lang) => chosen(choicesOf(data, lang), lang),
  page: ({ data }) => <PeoplePage data={data} />,
})

export const personRoute: Route = route({
  method: 'get',
  path: addresses.person.path,
  access: 'public',
  name: words.person,
  facts: true,
  input: z.object({ ...listInput, id: z.uuid() }),
  output: personShape,
  // The page and its JSON say themselves where the entry went; a table of its terms has no place for that.
  moved: async (context, format) => (format === 'csv' || format === 'xlsx' ? entryMoved(context) : null),
  followedAs: ({ id }, lang) => pathTo({ path: addresses.mandates.path }, lang, { person: id }),
  run: async ({ input, tx, when, lang }): Promise<PersonData> => {
    const own = await personVersions(tx, when, input.id)
    const merged = own.length === 0 ? ((await mergeOf(tx, when, input.id)) ?? null) : null
    const versions = merged ? await personVersions(tx, { ...when, known: merged.alone }, input.id) : own
    const now = versionOn(versions, when.on)
    if (!now) throw kernelRefusals.notFound()
    const mandates = await mandatesOf(tx, when, input.id)
    const orders = await ordersOf(tx, when, input.id)
    return {
      versions,
      now,
      orders,
      mandates,
      merged,
      absorbed: await mergedInto(tx, when, input.id),
      list: arrange(careerColumns(when.on), mandates, input, lang),
      on: when.on,
    }
  },
  table: ({ list }) => list,
  data: (data, lang) => personItem(data, lang),
  page: ({ data }) => <PersonPage data={data} />,
})
