import { z } from 'zod'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { arrange, followedRows, listInput, orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { versionOn } from '../history.rules.ts'
import { seatColumns } from '../mandates/roster.pages.tsx'
import { type RosterRow, roster } from '../mandates/roster.queries.ts'
import { addresses, chosen, words } from '../registry.pages.tsx'
import { type Family, families, organisationKinds } from '../registry.rules.ts'
import { keysOf } from '../words.ts'
import { organisationItem, organisationLine, organisationShape, organisationsShape } from './organisation.formats.ts'
import {
  choicesOf,
  type OrganisationData,
  OrganisationPage,
  type OrganisationsData,
  OrganisationsPage,
  organisationColumns,
} from './organisation.pages.tsx'
import { organisationList, organisationVersions, portfoliosOn, relatedTo } from './organisation.queries.ts'

export const organisationsRoute: Route = route({
  method: 'get',
  path: addresses.organisations.path,
  access: 'public',
  name: words.organisations,
  facts: true,
  input: z.object({
    ...listInput,
    kind: orNull(z.enum(keysOf(organisationKinds))),
    portfolio: orNull(z.string().max(500)),
  }),
  output: organisationsShape,
  run: async ({ input, tx, when, lang }): Promise<OrganisationsData> => {
    const { kind, portfolio } = input
    const all = await organisationList(tx, when)
    const kept = all.filter(row => (!kind || row.kind === kind) && (!portfolio || row.portfolio_fr === portfolio))
    const asked = input.sort === '' ? { ...input, sort: 'name', dir: 'asc' as const } : input
    const list = { ...arrange(organisationColumns, kept, asked, lang), asked: input }
    return { list, kind, portfolio, portfolios: await portfoliosOn(tx, when, lang) }
  },
  table: ({ list }) => list,
  data: ({ list: { total, rows } }, lang) => ({
    total,
    items: rows.map(row => organisationLine(row, lang)),
  }),
  follows: ({ list }, lang) =>
    followedRows(list, lang, {
      id: ({ organisation_id }) => organisation_id,
      path: ({ organisation_id: id }) => pathTo(addresses.organisation, lang, { id }),
      title: ['name'],
      note: ['kind', 'portfolio'],
    }),
  narrowed: (data, lang) => chosen(choicesOf(data, lang), lang),
  page: ({ data }) => <OrganisationsPage data={data} />,
})

const familyNames = keysOf(families)

/** The head of a body comes first, its board last. */
export const byFamily = (seats: readonly RosterRow[]) =>
  seats.toSorted((a, b) => familyNames.indexOf(a.family as Family) - familyNames.indexOf(b.family as Family))

export const organisationRoute: Route = route({
  method: 'get',
  path: addresses.organisation.path,
  access: 'public',
  name: words.organisation,
  facts: true,
  input: z.object({ ...listInput, limit: listInput.limit.default(500), id: z.uuid() }),
  output: organisationShape,
  followedAs: ({ id }, lang) => pathTo({ path: addresses.mandates.path }, lang, { organisation: id }),
  run: async ({ input, tx, when, lang }): Promise<OrganisationData> => {
    const { id } = input
    const versions = await organisationVersions(tx, when, id)
    const now = versionOn(versions, when.on)
    if (!now) throw kernelRefusals.notFound()
    const before = versions.flatMap(({ succeeds }) => succeeds ?? [])
    const former = versions.flatMap(({ parent_id }) => parent_id ?? [])
    const related = await relatedTo(tx, when, { id, parent: now.parent_id, before, former })
    const { items } = await roster(tx, when, { organisation: id }, { limit: null, offset: 0, lang })
    const seats = byFamily(items)
    return { versions, now, related, seats, list: arrange(seatColumns, seats, input, lang), on: when.on }
  },
  table: ({ list }) => list,
  data: (data, lang) => organisationItem(data, lang),
  page: ({ data }) => <OrganisationPage data={data} />,
})
