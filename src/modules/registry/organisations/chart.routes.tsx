import { z } from 'zod'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { arrange, listInput, type Route, route } from '../../../kernel/web/index.ts'
import { roster } from '../mandates/roster.queries.ts'
import { addresses } from '../registry.pages.tsx'
import { chartItem, chartRows, chartShape } from './chart.formats.tsx'
import { type ChartData, ChartPage, chartColumns, words } from './chart.pages.tsx'
import { chartOf } from './chart.rules.ts'
import { bodiesAround } from './organisation.queries.ts'
import { byFamily } from './organisation.routes.tsx'

export const chartRoute: Route = route({
  method: 'get',
  path: addresses.chart.path,
  access: 'public',
  name: words.title,
  facts: true,
  input: z.object({ ...listInput, limit: listInput.limit.default(500), id: z.uuid() }),
  output: chartShape,
  run: async ({ input, tx, when, lang }): Promise<ChartData> => {
    const { id } = input
    const bodies = await bodiesAround(tx, when, id, lang)
    const self = bodies.find(({ organisation_id }) => organisation_id === id)
    if (!self) throw kernelRefusals.notFound()
    const above = bodies.find(({ organisation_id }) => organisation_id === self.parent_id) ?? null
    const below = bodies.filter(body => body !== self && body !== above)
    const { items } = await roster(tx, when, { organisation: id }, { limit: null, offset: 0, lang })
    const nodes = chartOf({ above, self, below }, byFamily(items))
    return {
      id,
      name: lang === 'fr' ? self.name_fr : self.name_en,
      nodes,
      posts: self.posts,
      vacant: self.vacant,
      bodies: nodes.filter(({ kind }) => kind === 'body').length,
      list: arrange(chartColumns, chartRows(nodes, lang), input, lang),
    }
  },
  table: ({ list }) => list,
  data: ({ list: { total, rows } }) => ({ total, items: rows.map(chartItem) }),
  page: ({ data }) => <ChartPage data={data} />,
})
