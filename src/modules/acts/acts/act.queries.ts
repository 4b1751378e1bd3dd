import { type RawBuilder, sql } from 'kysely'
import { inBatches, type Tx } from '../../../kernel/database/index.ts'
import { typedWords } from '../../../kernel/search/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'
import type { Kind } from './act.rules.ts'
import type { Header } from './chain.actions.ts'

export type ActLine = {
  act_id: string
  kind: Kind
  number: string
  adopted_on: Day
  title: Two
  articles: number
  signed_on: Day | null
  gazette_date: Day | null
  gazette_part: string | null
  gazette_page: string | null
}

const published = sql`left join lateral (
  select day as gazette_date, gazette_part, gazette_page from acts.event e where e.act_id = a.act_id and what = 'published' limit 1) p on true`

export type ActOrder = 'number' | 'kind' | 'adopted_on' | 'title' | 'articles' | 'gazette_date'

/** Each with its direction, so that the order of adoption, which pages begin with, follows its index. */
const orders = (lang: Lang, way: RawBuilder<unknown>): Record<ActOrder, RawBuilder<unknown>> => ({
  number: sql`split_part(number, '-', 2) ${way}, split_part(number, '-', 1)::int ${way}`,
  kind: sql`kind ${way}`,
  adopted_on: sql`adopted_on ${way}`,
  title: sql`header -> 'title' ->> ${lang} collate ${sql.ref(`greffe.${lang}`)} ${way}`,
  articles: sql`articles ${way}`,
  gazette_date: sql`(select day from acts.event e where e.act_id = a.act_id and what = 'published' limit 1) ${way} nulls last`,
})

type Asked = {
  kind: Kind | null
  year: number | null
  text: string
  order: ActOrder
  descending: boolean
  limit: number
  offset: number
  lang: Lang
  /** Null: now. */
  known: Instant | null
}

const matchingActs = (asked: Pick<Asked, 'kind' | 'year' | 'text' | 'known'>) => {
  const where = [sql`true`]
  if (asked.kind) where.push(sql`kind = ${asked.kind}`)
  if (asked.year)
    where.push(sql`adopted_on between make_date(${asked.year}, 1, 1) and make_date(${asked.year}, 12, 31)`)
  if (asked.known) where.push(sql`instant <= ${asked.known}::timestamptz`)
  for (const word of typedWords(asked.text)) where.push(sql`words @@ search.typed(${word})`)
  return sql`from acts.act a where ${sql.join(where, sql` and `)}`
}

const orderedActs = (asked: Omit<Asked, 'limit' | 'offset'>, cut = sql``) => {
  const way = asked.descending ? sql`desc` : sql`asc`
  const order = sql`order by ${orders(asked.lang, way)[asked.order]}, seq ${way}`
  return sql<ActLine>`
    select a.act_id, kind, number, adopted_on, header -> 'title' as title, articles, gazette_date, gazette_part, gazette_page,
      (select min(day) from acts.event e where e.act_id = a.act_id and what = 'signed') as signed_on
    from (select a.* ${matchingActs(asked)} ${order} ${cut}) a ${published} ${order}`
}

/** The acts adopted, `limit` from `offset` on, and how many match in all. */
export const actList = async (tx: Tx, asked: Asked): Promise<{ total: number; items: ActLine[] }> => {
  const { rows } = await orderedActs(asked, sql`limit ${asked.limit} offset ${asked.offset}`).execute(tx)
  return { total: await countMatching(tx, matchingActs(asked)), items: rows }
}

/** All the acts that match, in the same order, a batch at a time. */
export const actBatches = (tx: Tx, asked: Omit<Asked, 'limit' | 'offset'>) => inBatches<ActLine>(tx, orderedActs(asked))

const countMatching = async (tx: Tx, matching: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ total: number }>`select count(*) as total ${matching}`.execute(tx)
  return rows[0]?.total ?? 0
}

/** The years in which acts were adopted, the last one first. */
export const actYears = async (tx: Tx): Promise<number[]> => {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from adopted_on)::int as year from acts.act order by year desc`.execute(tx)
  return rows.map(({ year }) => year)
}

export const countActs = async (tx: Tx): Promise<number> => {
  const { total } = await tx
    .selectFrom('acts.act')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

export type Unpublished = Pick<ActLine, 'act_id' | 'kind' | 'number' | 'adopted_on' | 'title'>

/** Acts not yet in the Gazette officielle, the oldest first (null: all), and how many there are. Facts taken over, decisions, resolutions and authorisations are not published there. */
export const unpublished = async (tx: Tx, limit: number | null): Promise<{ total: number; items: Unpublished[] }> => {
  const matching = sql`from acts.act a where kind not in ('import', 'ct', 'assembly_resolution', 'authorisation')
    and not exists (select from acts.event e where e.act_id = a.act_id and e.what = 'published')`
  const { rows } = await sql<Unpublished>`
    select a.act_id, kind, number, adopted_on, header -> 'title' as title ${matching} order by adopted_on, seq limit ${limit}`.execute(
    tx,
  )
  return { total: limit === null ? rows.length : await countMatching(tx, matching), items: rows }
}

export type Act = {
  act_id: string
  seq: number
  kind: Kind
  number: string
  adopted_on: Day
  instant: Instant
  elsewhere: boolean
  articles: number
  header: Header
  seal: string
  seal_before: string
  /** The act before in the chain; null for the first. */
  before: { act_id: string; kind: Kind; number: string } | null
}

export const actById = async (tx: Tx, id: string): Promise<Act | undefined> => {
  const { rows } = await sql<Act>`
    select a.act_id, a.seq, a.kind, a.number, a.adopted_on, a.instant, a.elsewhere, a.articles, a.header,
      encode(a.seal, 'hex') as seal, encode(a.seal_before, 'hex') as seal_before,
      (select jsonb_build_object('act_id', b.act_id, 'kind', b.kind, 'number', b.number) from acts.act b where b.seq = a.seq - 1) as before
    from acts.act a where a.act_id = ${id}`.execute(tx)
  return rows[0]
}

export type Article = {
  article: number
  text_fr: string
  text_en: string
  effect: string | null
  input: unknown
}

/** The articles of an act in their order, `limit` from `offset` on. */
export const articlesOf = (
  tx: Tx,
  act: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<Article[]> =>
  tx
    .selectFrom('acts.article')
    .select(['article', 'text_fr', 'text_en', 'effect', 'input'])
    .where('act_id', '=', act)
    .where('article', '>', offset)
    .where('article', '<=', offset + limit)
    .orderBy('article')
    .execute()

export type Event = {
  what: 'signed' | 'published'
  day: Day
  signatory: string | null
  gazette_part: string | null
  gazette_page: string | null
}

export const eventsOf = async (tx: Tx, act: string): Promise<Event[]> => {
  const rows = await tx
    .selectFrom('acts.event')
    .select(['what', 'day', 'signatory', 'gazette_part', 'gazette_page'])
    .where('act_id', '=', act)
    .orderBy('day')
    .orderBy('recorded_at')
    .execute()
  return rows as Event[]
}

export const insertEvent = (
  tx: Tx,
  event: Event & { event_id: string; act_id: string; recorded_by: string },
): Promise<unknown> => tx.insertInto('acts.event').values(event).execute()

/** Holds an act until the transaction ends, so that two people do not record the same thing of it at once. */
export const holdAct = (tx: Tx, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${id}::text, 0))`.execute(tx)

/** An article of a later act that corrects or repeals an article of this one. */
export type Later = {
  act_id: string
  article: number
  kind: Kind
  number: string
  target: number
  effect: 'act.correct' | 'act.repeal'
  /** False where a correction only removes. */
  replaces: boolean
  from: Day | null
}

export const laterOn = async (tx: Tx, act: string): Promise<Later[]> => {
  const { rows } = await sql<Later>`
    select r.act_id, r.article, a.kind, a.number, (r.input ->> 'article')::int as target, r.effect,
      coalesce(r.input -> 'replacement', 'null') <> 'null' as replaces, r.input ->> 'from' as from
    from acts.article r join acts.act a using (act_id)
    where r.effect in ('act.correct', 'act.repeal') and r.input ->> 'act' = ${act}
    order by a.seq, r.article`.execute(tx)
  return rows
}

export type ActName = { act_id: string; kind: Kind; number: string; adopted_on: Day }

export const actsNamed = (tx: Tx, ids: readonly string[]): Promise<ActName[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : (tx
        .selectFrom('acts.act')
        .select(['act_id', 'kind', 'number', 'adopted_on'])
        .where('act_id', 'in', [...ids])
        .execute() as Promise<ActName[]>)

export type Target = ActName & { article: number; text_fr: string; text_en: string }

/** Articles of adopted acts by the act's number and, where given, the article's; or by their own ids, 'act:article'. */
export const targets = async (
  tx: Tx,
  asked: { kinds: readonly Kind[]; number: string; article: number | null } | { ids: readonly string[] },
  limit: number,
): Promise<Target[]> => {
  const where =
    'ids' in asked
      ? sql`(r.act_id::text || ':' || r.article) = any(${asked.ids}) and a.act_id::text = any(${asked.ids.map(id => id.split(':')[0])})`
      : asked.article === null
        ? sql`a.kind = any(${asked.kinds}) and a.number = ${asked.number}`
        : sql`a.kind = any(${asked.kinds}) and a.number = ${asked.number} and r.article = ${asked.article}`
  const { rows } = await sql<Target>`
    select a.act_id, a.kind, a.number, a.adopted_on, r.article, r.text_fr, r.text_en
    from acts.act a join acts.article r using (act_id) where ${where}
    order by a.seq desc, r.article limit ${limit}`.execute(tx)
  return rows
}
