import { z } from 'zod'
import { addMonths } from '../../../kernel/time/index.ts'
import { arrange, followedRows, listInput, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { compareText, type Lang } from '../../../kernel/words/index.ts'
import { bodiesOn } from '../organisations/organisation.queries.ts'
import { addresses, words } from '../registry.pages.tsx'
import { allWork, ends, horizonItem, horizonShape, waveOf, workOnPosts } from './horizon.formats.ts'
import { type HorizonData, HorizonPage, horizonColumns, horizonNarrowed } from './horizon.pages.tsx'
import { type HorizonRow, horizon } from './horizon.queries.ts'
import type { RosterFilter } from './roster.queries.ts'
import { filterInput, filterOf } from './roster.routes.tsx'

const waveMonths = 24
const { portfolio, organisation, family, regime } = filterInput

/** As readers sort: without accents or particles. What has no minister comes last. */
const byMinister = (rows: readonly HorizonRow[], lang: Lang): HorizonRow[] => {
  const compare = compareText(lang)
  const portfolio = (row: HorizonRow) => row[`portfolio_${lang}`] ?? row.portfolio_fr
  return rows.toSorted((a, b) => {
    const [one, two] = [portfolio(a), portfolio(b)]
    if (one === null || two === null) return one === two ? 0 : one === null ? 1 : -1
    return compare(one, two) || compare(a[`organisation_${lang}`], b[`organisation_${lang}`])
  })
}

export const horizonRoute: Route = route({
  method: 'get',
  path: addresses.horizon.path,
  access: 'public',
  name: words.horizon,
  facts: true,
  input: z.object({
    ...listInput,
    portfolio,
    organisation,
    family,
    regime,
    months: z.coerce.number().int().min(1).max(60).default(18),
  }),
  output: horizonShape,
  run: async ({ input, tx, when, lang, actor, clock }): Promise<HorizonData> => {
    const { months } = input
    const filter: RosterFilter = filterOf(input)
    const all = await horizon(tx, when, filter, Math.max(months, waveMonths))
    const until = addMonths(when.on, months)
    const rows = all.filter(row => !ends(row.state) || (row.ends_on !== null && row.ends_on <= until))
    const inOrder = byMinister(rows, lang)
    const seated = inOrder.filter(({ state }) => state !== 'supernumerary')
    const work = when.known === null ? allWork(await workOnPosts.tell(tx, { actor, clock }, seated)) : new Map()
    const list = arrange(horizonColumns(when.on, work), inOrder, input, lang)
    const bodies = await bodiesOn(tx, when, lang)
    return {
      list,
      rows: inOrder,
      wave: waveOf(all, when.on, waveMonths),
      filter,
      months,
      until,
      bodies,
      work,
      on: when.on,
    }
  },
  table: ({ list }) => list,
  data: ({ list: { total, rows }, on, months, until, wave }, lang) => ({
    on,
    months,
    until,
    wave,
    total,
    items: rows.map(row => horizonItem(row, on, lang)),
  }),
  follows: ({ list }, lang) =>
    followedRows(list, lang, {
      id: ({ mandate_id, post_id }) => mandate_id ?? post_id,
      path: ({ post_id: id }) => pathTo(addresses.post, lang, { id }),
      title: ['person', 'post', 'organisation'],
      note: ['state', 'due_on', 'next_from'],
    }),
  narrowed: horizonNarrowed,
  page: ({ data }) => <HorizonPage data={data} />,
})
