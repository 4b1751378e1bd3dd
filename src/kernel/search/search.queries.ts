import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import type { Day } from '../time/index.ts'
import type { Lang, Two } from '../words/index.ts'

export type Match = { kind: string; id: string; title: string; note: string; rank: number }

/**
 * What a module lets people find: a query of (id, title, note, words, weight) as things stand on a day, in a language.
 * `words` is a tsvector made by search.words; a weight of 1 is ordinary.
 */
export type SearchSource = {
  kind: string
  title: Two
  /** The address of a thing found. */
  path: (id: string, lang: Lang) => string
  rows: (on: Day, lang: Lang) => RawBuilder<unknown>
}

/** The words typed, without what PostgreSQL would read as an operator; eight at most. */
export const typedWords = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .slice(0, 8)

/** What matches every word typed (accents and inflections aside, each word may be unfinished), best first. */
export const search = async (
  tx: Tx,
  sources: readonly SearchSource[],
  text: string,
  { on, lang, limit }: { on: Day; lang: Lang; limit: number },
): Promise<Match[]> => {
  const words = typedWords(text)
  if (words.length === 0 || sources.length === 0) return []
  const all = sql.join(
    words.map(word => sql`search.typed(${word})`),
    sql` && `,
  )
  const each = sources.map(
    ({ kind, rows }) => sql`
      (select ${sql.lit(kind)} as kind, id, title, note, ts_rank(words, asked.query) * weight as rank
       from (${rows(on, lang)}) thing, asked where words @@ asked.query order by rank desc, title limit ${limit})`,
  )
  const { rows } = await sql<Match>`
    with asked as (select ${all} as query)
    select kind, id::text as id, title, note, rank from (${sql.join(each, sql` union all `)}) found
    order by rank desc, title limit ${limit}`.execute(tx)
  return rows
}
