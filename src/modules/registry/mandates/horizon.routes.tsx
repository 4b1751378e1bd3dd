import { z } from 'zod'
import { addMonths } from '../../../kernel/time/index.ts'
import { arrange, listInput, type Route, route } from '../../../kernel/web/index.ts'
import { bodiesOn } from '../organisations/organisation.queries.ts'
import { addresses, words } from '../registry.pages.tsx'
import { horizonItem, waveOf } from './horizon.formats.ts'
import { type HorizonData, HorizonPage, horizonColumns } from './horizon.pages.tsx'
import { horizon } from './horizon.queries.ts'
import type { RosterFilter } from './roster.queries.ts'
import { filterInput, filterOf } from './roster.routes.tsx'

const waveMonths = 24
const { portfolio, organisation, family, regime } = filterInput

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
  run: async ({ input, tx, when, lang }): Promise<HorizonData> => {
    const { months } = input
    const filter: RosterFilter = filterOf(input)
    const all = await horizon(tx, when, filter, { months: Math.max(months, waveMonths), lang })
    const until = addMonths(when.on, months)
    const rows = all.filter(
      row => !['in_office', 'acting'].includes(row.state) || (row.ends_on !== null && row.ends_on <= until),
    )
    const list = arrange(horizonColumns(when.on), rows, input, lang)
    const bodies = await bodiesOn(tx, when, lang)
    return { list, rows, wave: waveOf(all, when.on, waveMonths), filter, months, until, bodies, on: when.on }
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
  page: ({ data }) => <HorizonPage data={data} />,
})
