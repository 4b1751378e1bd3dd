import { type RawBuilder, sql } from 'kysely'
import type { SearchSource } from '../../../kernel/search/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { actWords, paths } from '../words.ts'
import { kinds, shortName } from './act.rules.ts'

/** « D. 812-2026 », as the rest of the product writes it. */
const nameOf = (lang: Lang): RawBuilder<string> => {
  const prefixes = kinds.map(kind => sql`when ${kind} then ${shortName(kind, '', lang)}`)
  return sql`case kind ${sql.join(prefixes, sql` `)} end || number`
}

/** Acts are found by their number and by their subject; those adopted after the day, or not yet known, do not exist. Their titles weigh more than any name does: they are brought below the bodies and the people that they name. */
export const searchSources: readonly SearchSource[] = [
  {
    kind: 'act',
    title: actWords.acts,
    page: { path: paths.act },
    access: 'public',
    rows: ({ on, known }, lang) => sql`
      select act_id as id, ${nameOf(lang)} as title, header -> 'title' ->> ${lang} as note, words, 0.2 as weight
      from acts.act where adopted_on <= ${on}::date and (${known}::timestamptz is null or instant <= ${known}::timestamptz)`,
  },
]
