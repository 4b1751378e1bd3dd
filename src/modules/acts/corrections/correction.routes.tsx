import { z } from 'zod'
import { listInput, type Route, route } from '../../../kernel/web/index.ts'
import { paths } from '../words.ts'
import { CorrectionList, correctionColumns, words } from './correction.pages.tsx'
import { correctionBatches, correctionList } from './correction.queries.ts'

/** What was corrected, when and by which act: public, and whole since the first act. */
export const corrections: Route = route({
  method: 'get',
  path: paths.corrections,
  access: 'public',
  name: words.title,
  input: z.object(listInput),
  run: async ({ input, tx }) => {
    const { total, items } = await correctionList(tx, input.filter, input.limit, input.offset)
    return { columns: correctionColumns, rows: items, total, asked: input }
  },
  batches: async function* ({ input, tx }) {
    for await (const rows of correctionBatches(tx, input.filter))
      yield { columns: correctionColumns, rows, total: rows.length, asked: input }
  },
  table: list => list,
  data: ({ rows, total }) => ({ total, items: rows }),
  page: ({ data, lang }) => <CorrectionList list={data} lang={lang} />,
})
