import { type RawBuilder, sql } from 'kysely'
import { type Access, type Actor, mayEnter } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import type { Address, When } from '../web/index.ts'
import type { Lang, Two } from '../words/index.ts'
import { meantBy, plainWord, typedWords } from './search.rules.ts'

export type Match = { kind: string; id: string; title: string; note: string; rank: number }

/** The two clocks of what is searched. */
type At = Pick<When, 'on' | 'known'>

/**
 * What a module lets people find: a query of (id, title, note, words, weight) as things stand on a day and are known at an instant, in a
 * language. `words` is a tsvector made by search.words; a weight of 1 is ordinary. A thing of several names may have a row for each: the best counts.
 */
export type SearchSource = {
  kind: string
  title: Two
  /** The page of a thing found, by its `:id`. */
  page: Address
  access: Access
  rows: (at: At, lang: Lang) => RawBuilder<unknown>
}

type Asked = { at: At; lang: Lang; limit: number; actor: Actor }

/** What matches every word, each being any of its forms, best first. */
const matching = async (
  tx: Tx,
  sources: readonly SearchSource[],
  words: readonly (readonly string[])[],
  { at, lang, limit }: Asked,
): Promise<Match[]> => {
  // Written out where it is asked: the planner then knows it before it reads any row, and whatever a source adds is added to what matches alone.
  const all = sql.join(
    words.map(
      forms =>
        sql`(${sql.join(
          forms.map(form => sql`search.typed(${form})`),
          sql` || `,
        )})`,
    ),
    sql` && `,
  )
  const each = sources.map(
    ({ kind, rows }) => sql`
      (select ${sql.lit(kind)} as kind, id, title, note, ts_rank(words, ${all}) * weight as rank
       from (${rows(at, lang)}) thing where words @@ (${all}) order by rank desc, title limit ${limit})`,
  )
  const { rows } = await sql<Match>`
    select * from (select distinct on (kind, id) kind, id::text as id, title, note, rank from (${sql.join(each, sql` union all `)}) found
      order by kind, id, rank desc) best
    order by rank desc, title limit ${limit}`.execute(tx)
  return rows
}

/** The words of the register that resemble each of these, whose closeness is then counted letter by letter. */
const termsNear = async (tx: Tx, words: readonly string[]): Promise<Map<string, string[]>> => {
  await sql`select set_config('pg_trgm.word_similarity_threshold', '0.3', true)`.execute(tx)
  const { rows } = await sql<{ typed: string; terms: string[] }>`
    select typed, array(select word from search.term where word %> plain order by word_similarity(plain, word) desc limit 60) as terms
    from unnest(${words}::text[], ${words.map(plainWord)}::text[]) as asked(typed, plain)`.execute(tx)
  return new Map(rows.map(({ typed, terms }) => [typed, terms]))
}

/** With fewer results than this, what is spelled almost so is looked for too. */
const few = 3

export type Found = {
  /** What matches every word typed: accents and inflections aside, each word may be unfinished. */
  readonly matches: readonly Match[]
  /** What matches words close to those, where the first are few. */
  readonly close: readonly Match[]
}

/** What an actor may find by these words, best first. */
export const search = async (tx: Tx, all: readonly SearchSource[], text: string, asked: Asked): Promise<Found> => {
  const words = typedWords(text)
  const sources = all.filter(({ access }) => mayEnter(access, asked.actor))
  if (words.length === 0 || sources.length === 0) return { matches: [], close: [] }
  const matches = await matching(
    tx,
    sources,
    words.map(word => [word]),
    asked,
  )
  if (matches.length >= few) return { matches, close: [] }
  const near = await termsNear(tx, words)
  const forms = words.map(word => [...new Set([word, ...meantBy(word, near.get(word) ?? [])])])
  if (forms.every(({ length }) => length === 1)) return { matches, close: [] }
  const known = new Set(matches.map(({ kind, id }) => `${kind} ${id}`))
  const close = await matching(tx, sources, forms, asked)
  return { matches, close: close.filter(({ kind, id }) => !known.has(`${kind} ${id}`)) }
}
