import { type RawBuilder, sql } from 'kysely'
import {
  ahead,
  asJson,
  inBatches,
  joinedByHash,
  joinedInBatches,
  keepPlans,
  planEachTime,
  type Tx,
  together,
} from '../../../kernel/database/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { ProposedArticle } from '../../acts/index.ts'
import { missingIndex } from './editions/edition.rules.ts'
import type { Collection, Read } from './import.rules.ts'
import type { Row } from './plan.rules.ts'
import type { Spoken } from './proposal.rules.ts'
import type { ComparedRow, StoredRow } from './stored.rules.ts'

export const deleteRows = async (tx: Tx, id: string): Promise<void> => {
  await tx.deleteFrom('registry.import_row').where('import_id', '=', id).execute()
}

/** Keeps rows as they were read: until they are compared, each is new and would be taken. */
export const insertRows = async (tx: Tx, id: string, rows: readonly StoredRow[]): Promise<void> => {
  if (rows.length === 0) return
  await keepPlans(tx)
  await ahead(
    tx,
    sql`
    insert into registry.import_row
      (import_id, n, collection, index, line, read, fact_id, post_fact, person_fact, first_day, last_day, findings, proposal, state, as_id, taken)
    select ${id}::uuid, r.*, 'new', 'new', r.fact_id, true from json_to_recordset(${asJson(rows)}::json)
      as r(n int, collection text, index int, line int, read jsonb, fact_id uuid, post_fact uuid, person_fact uuid, first_day date, last_day date, findings jsonb)`,
  )
  await planEachTime(tx)
}

/** Marks the rows whose identifier an earlier one has. */
export const markRepeated = (tx: Tx, id: string): Promise<unknown> =>
  joinedByHash(tx, () =>
    sql`
      update registry.import_row r set again = true
      from (
        select fact_id, min(n) as first from registry.import_row
        where import_id = ${id} and fact_id is not null group by fact_id having count(*) > 1
      ) twice
      where r.import_id = ${id} and r.fact_id = twice.fact_id and r.n > twice.first`.execute(tx),
  )

const asCompared = sql`r.n, r.collection, r.index, r.line, r.read, r.fact_id, r.post_fact, r.person_fact, r.first_day, r.last_day,
  r.findings, r.again, r.proposal, r.rule, r.says,
  (r.proposal = 'new' and r.rule is null and r.state = 'new' and r.as_id = r.fact_id and r.taken) as untold`

/** Whole rows come as one value each: of seventeen columns, bringing them over costs more than finding them. */
const asOne = <T>(query: RawBuilder<unknown>) => sql<{ row: T }>`select to_json(r) as row from (${query}) r`

/** The rows of an import that are bodies, or people, in their order in the file, some at a time. */
export async function* rowsOfKind(
  tx: Tx,
  id: string,
  collection: 'organizations' | 'persons',
): AsyncGenerator<ComparedRow[]> {
  const rows = sql`
    select ${asCompared} from registry.import_row r where r.import_id = ${id} and r.collection = ${collection} order by r.n`
  for await (const some of inBatches(tx, asOne<ComparedRow>(rows))) yield some.map(({ row }) => row)
}

/** Who a membership is of: the row of the person in the file, and what it is in the register. */
export type PersonOf = Pick<Row, 'n' | 'state' | 'read'> & { as_id: string | null }

/**
 * Posts and memberships, those of one post one after the other, in the order in which the file first speaks of each post. `lacking`: the rows
 * that an edition has not, too; of those it is compared with, its posts alone. What is put in order is narrow: rows are read by their numbers.
 */
export async function* rowsByPost(
  tx: Tx,
  id: string,
  lacking: 'all' | 'posts' | 'none',
): AsyncGenerator<(ComparedRow & { person: PersonOf | null })[]> {
  const kept = {
    all: sql``,
    none: sql`and index <> ${missingIndex}`,
    posts: sql`and (index <> ${missingIndex} or (collection = 'posts' and proposal is not null))`,
  }
  const places = sql<{ n: number; person: number | null }>`
    select r.n, p.n as person
    from (
      select n, collection, fact_id, person_fact, min(n) over (partition by post_fact) as first from registry.import_row
      where import_id = ${id} and collection in ('posts', 'memberships') ${kept[lacking]}
    ) r
    left join registry.import_row p
      -- A post has no person: it looks for itself in vain, for the rows of a join by hash that have nothing to look for all stay in memory.
      on p.import_id = ${id} and p.collection = 'persons' and p.fact_id = coalesce(r.person_fact, r.fact_id) and not p.again
    order by r.first, r.collection desc, r.n`
  const at = (ns: readonly number[]) =>
    sql`registry.import_row r where r.import_id = ${id} and r.n = any(${[...ns]}::int[])`
  for await (const some of joinedInBatches(tx, places)) {
    const people = some.flatMap(({ person }) => (person === null ? [] : [person]))
    const [rows, persons] = await together(
      tx,
      asOne<ComparedRow>(sql`select ${asCompared} from ${at(some.map(({ n }) => n))}`),
      asOne<PersonOf>(sql`select r.n, r.state, r.as_id, r.read from ${at(people)}`),
    )
    const byN = new Map(rows.map(({ row }) => [row.n, row]))
    const byPerson = new Map(persons.map(({ row }) => [row.n, row]))
    yield some.flatMap(({ n, person }) => {
      const row = byN.get(n)
      return row ? [{ ...row, person: byPerson.get(person ?? 0) ?? null }] : []
    })
  }
}

/** What is said of a row in the end: what it is to the register, and whether the act takes it. */
export type Outcome = Spoken & {
  n: number
  shown: string | null
  taken: boolean
  state: Row['state'] | null
  as_id: string | null
}

const batch = 1000

/** Writes what became of rows. */
export const setOutcomes = async (tx: Tx, id: string, outcomes: readonly Outcome[]): Promise<void> => {
  for (let at = 0; at < outcomes.length; at += batch) {
    const some = outcomes.slice(at, at + batch).map(({ finding, ...told }) => ({
      ...told,
      rule: finding?.rule,
      field: finding?.field,
      says: finding?.says,
    }))
    const ns = some.map(({ n }) => n)
    const [first, last] = [Math.min(...ns), Math.max(...ns)]
    await ahead(
      tx,
      sql`
      update registry.import_row r set proposal = p.proposal, rule = p.rule, field = p.field, shown = p.shown, says = p.says,
        taken = p.taken, state = p.state, as_id = p.as_id
      from json_to_recordset(${asJson(some)}::json)
        as p(n int, proposal text, rule text, field text, shown text, says jsonb, taken boolean, state text, as_id uuid)
      where r.import_id = ${id} and r.n = p.n and r.n between ${first} and ${last}`,
    )
  }
}

/** What is said of a row again, after it was compared. */
export type Named = { n: number; collection: Collection; index: number; line: number; read: Read } & Pick<
  Outcome,
  'state' | 'as_id'
>
const named = sql`r.n, r.collection, r.index, r.line, r.read, r.state, r.as_id`

/** New people whose every term stays out because somebody else is in the post. */
export const peopleUnplaced = (tx: Tx, id: string): AsyncGenerator<Named[]> =>
  joinedInBatches(
    tx,
    sql<Named>`
      select ${named} from registry.import_row r
      where r.import_id = ${id} and r.collection = 'persons' and r.state = 'new' and r.as_id is not null
        and r.fact_id in (select person_fact from registry.import_row where import_id = ${id} and rule = 'IMP-56')
        and not exists (
          select from registry.import_row m
          where m.import_id = ${id} and m.collection = 'memberships' and m.as_id is not null and m.person_fact = r.fact_id)
      order by r.n`,
  )

/** The first rows that the act would take, in the order of the file. */
export const firstTaken = async (tx: Tx, id: string, most: number): Promise<Named[]> => {
  const { rows } = await sql<Named>`
    select ${named} from registry.import_row r where r.import_id = ${id} and r.taken order by r.n limit ${most}`.execute(
    tx,
  )
  return rows
}

/** How many rows each proposal has. */
export const proposalCounts = async (tx: Tx, id: string): Promise<Record<string, number>> => {
  const { rows } = await sql<{ proposal: string; count: number }>`
    select proposal, count(*) as count from registry.import_row where import_id = ${id} and proposal is not null group by 1`.execute(
    tx,
  )
  return Object.fromEntries(rows.map(({ proposal, count }) => [proposal, count]))
}

/**
 * The articles of an import before its act has them, some together, each beside the number of its row. They are made in the order in which
 * rows are compared, and the act states them part after part; the table goes with the transaction.
 */
export const openArticles = async (tx: Tx): Promise<void> => {
  await sql`
    create temporary table if not exists import_article (
      part smallint, k int, ns int[] not null, articles json storage external not null, primary key (part, k)
    ) on commit drop`.execute(tx)
  await sql`truncate import_article`.execute(tx)
}

/** Articles of one part; `k` is later than that of those kept before. */
export type KeptArticles = { part: number; k: number; ns: readonly number[]; articles: readonly ProposedArticle[] }

export const keepArticles = async (tx: Tx, { part, k, ns, articles }: KeptArticles): Promise<void> => {
  await ahead(
    tx,
    sql`
    insert into import_article (part, k, ns, articles)
    values (${part}, ${k}, ${[...ns]}::int[], ${asJson(articles)}::json)`,
  )
}

/** Drops the articles that these rows had made, of one part of the act. */
export const dropArticles = async (tx: Tx, part: number, ns: readonly number[]): Promise<void> => {
  const stays = sql`unnest(ns) with ordinality row(n, at) where n <> all(${[...ns]}::int[])`
  await sql`
    update import_article s set
      ns = array(select n from ${stays} order by at),
      articles = coalesce((select json_agg(articles->(at::int - 1) order by at) from ${stays}), '[]')
    where part = ${part} and ns && ${[...ns]}::int[]`.execute(tx)
}

export const keptArticles = (tx: Tx): AsyncGenerator<{ articles: ProposedArticle[] }[]> =>
  inBatches(tx, sql<{ articles: ProposedArticle[] }>`select articles from import_article order by part, k`, 1)

/** The rows that these articles of the act came from, by the number of the article. */
export const rowsOfArticles = async (
  tx: Tx,
  id: string,
  articles: readonly number[],
): Promise<(Named & { article: number; says?: Two })[]> => {
  const { rows } = await sql<Named & { article: number }>`
    select ${named}, a.article
    from (
      select n, row_number() over (order by part, k, at) as article
      from import_article, unnest(ns) with ordinality row(n, at)
    ) a
    join registry.import_row r on r.import_id = ${id} and r.n = a.n
    where a.article = any(${[...articles]}::int[]) order by a.article`.execute(tx)
  return rows
}
