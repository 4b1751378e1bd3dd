import { z } from 'zod'
import type { Lang } from '../../../kernel/words/index.ts'
import type { ComparisonData, Entry } from './merge.pages.tsx'
import { personItem, personShape } from './person.formats.ts'

const entryShape = z.object({
  ...personShape.shape,
  since: z.iso.date().nullable(),
  identifiers: z.array(z.object({ scheme: z.string(), value: z.string() })),
})

/** Two entries side by side in JSON, as OpenAPI tells it. */
export const comparisonShape = z.object({
  entries: z.array(entryShape).length(2),
  warnings: z.array(z.object({ rule: z.string(), says: z.string() })),
})

/** Two entries as programs read them, and what a merge of them would be warned of. */
export const comparisonItem = ({ first, second, verdicts, on }: ComparisonData, lang: Lang) => {
  const entry = ({ since, identifiers, ...card }: Entry) => ({
    ...personItem({ ...card, merged: null, absorbed: [], on }, lang),
    since,
    identifiers,
  })
  return {
    entries: [entry(first), entry(second)],
    warnings: verdicts.map(({ rule, says }) => ({ rule, says: says[lang] })),
  }
}
