import { sql } from 'kysely'
import { inBatches, type Tx } from '../../../kernel/database/index.ts'
import { declaredSubjects, type FactTable, ownColumns, type Subject } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { SealedArticle, SealedHeader } from '../acts/seal.formats.ts'

async function* oneByOne<T>(batches: AsyncIterable<T[]>): AsyncGenerator<T, undefined> {
  for await (const batch of batches) yield* batch
  return undefined
}

export type StoredAct = Omit<SealedHeader, 'adopted_on'> & { adopted_on: Day; seal_before: Buffer; seal: Buffer }

export const actsInOrder = (tx: Tx) =>
  oneByOne(
    inBatches(
      tx,
      sql<StoredAct>`select act_id, seq, kind, number, adopted_on, instant, elsewhere, articles, header, seal_before, seal from acts.act order by seq`,
      500,
    ),
  )

/** `seq` is null where no act has the article. */
export type StoredArticle = SealedArticle & { act_id: string; seq: number | null; hash: Buffer }

export const articlesInOrder = (tx: Tx) =>
  oneByOne(
    inBatches(
      tx,
      sql<StoredArticle>`select a.seq, ar.act_id, ar.article, ar.text_fr, ar.text_en, ar.effect, ar.input, ar.hash
        from acts.article ar left join acts.act a using (act_id) order by a.seq nulls last, ar.act_id, ar.article`,
    ),
  )

export type StoredTouch = {
  subject_id: string
  subject_kind: string
  act_id: string
  article: number
  place_act: string
  place_article: number
}

export const touchesOf = async (
  tx: Tx,
  articles: readonly { act_id: string; article: number }[],
): Promise<StoredTouch[]> => {
  const { rows } = await sql<StoredTouch>`
    select t.subject_id, t.subject_kind, t.act_id, t.article, t.place_act, t.place_article
    from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb) as asked(act_id uuid, article int)
    join acts.touch t using (act_id, article)`.execute(tx)
  return rows
}

export const touchesOfNoArticle = async (tx: Tx): Promise<StoredTouch[]> => {
  const { rows } = await sql<StoredTouch>`
    select t.* from acts.touch t where not exists (select from acts.article ar where (ar.act_id, ar.article) = (t.act_id, t.article))`.execute(
    tx,
  )
  return rows
}

/** Acts whose adoption is not in the journal exactly once, and adoptions in the journal that no act shows. */
export const unjournaled = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ subject: string }>`
    select coalesce(a.act_id::text, j.subject, '—') as subject
    from acts.act a full join (select subject, array_agg(details ->> 'seal') as seals from journal.entry where what = 'act.adopted' group by subject) j
      on j.subject = a.act_id::text
    where a.act_id is null or j.seals is distinct from array[encode(a.seal, 'hex')]
    order by 1`.execute(tx)
  return rows.map(({ subject }) => subject)
}

/** The seal of the act at a place of the chain, in hexadecimal; null where there is none. */
export const sealAt = async (tx: Tx, seq: number): Promise<string | null> => {
  const found = await tx.selectFrom('acts.act').select('seal').where('seq', '=', seq).executeTakeFirst()
  return found?.seal.toString('hex') ?? null
}

export const seriesGivenHere = (tx: Tx) =>
  tx.selectFrom('acts.series').selectAll().orderBy('kind').orderBy('year').execute()

export const workOf = async (tx: Tx): Promise<{ articles: number; subjects: number }> => {
  const { rows } = await sql<{ articles: number; subjects: number }>`
    select (select count(*) from acts.article) as articles, (select count(distinct subject_id) from acts.touch) as subjects`.execute(
    tx,
  )
  return rows[0] ?? { articles: 0, subjects: 0 }
}

/** Every subject that an article touches or that a fact is about, in batches. */
export const subjectsInBatches = (tx: Tx): AsyncGenerator<Subject[]> => {
  const about = declaredSubjects().flatMap(({ kind, tables }) =>
    tables.flatMap(({ name, by }) =>
      [name, `${name}_past`].map(table => sql`select ${kind}::text, ${sql.ref(by)} from ${sql.table(table)}`),
    ),
  )
  const touched = sql`select subject_kind as kind, subject_id as id from acts.touch`
  return inBatches(tx, sql<Subject>`${sql.join([touched, ...about], sql` union `)} order by kind, id`)
}

export type StoredEntry = {
  subject_kind: string
  subject_id: string
  seq: number
  instant: Instant
  kind: string
  adopted_on: Day
  act_id: string
  article: number
  place_act: string
  place_article: number
  place_seq: number
  effect: string
  input: unknown
}

/** Every article that touches these subjects, in the order of adoption. */
export const entriesOf = async (tx: Tx, ids: readonly string[]): Promise<StoredEntry[]> => {
  const { rows } = await sql<StoredEntry>`
    select t.subject_kind, t.subject_id, a.seq, a.instant, a.kind, a.adopted_on, t.act_id, t.article, t.place_act, t.place_article, p.seq as place_seq,
      ar.effect, ar.input
    from acts.touch t
    join acts.act a on a.act_id = t.act_id
    join acts.act p on p.act_id = t.place_act
    join acts.article ar on ar.act_id = t.act_id and ar.article = t.article
    where t.subject_id = any(${ids}::uuid[]) and ar.effect is not null
    order by a.seq, t.article`.execute(tx)
  return rows
}

/** A row as it lies in its table. `until` is null while it is believed; `sound` says that its range of belief has the usual bounds and that what is derived from it still follows. */
export type StoredFact = Record<string, unknown> & {
  valid: string
  known_from: Instant
  until: Instant | null
  sound: boolean | null
}

/** That the copies of a table's generated columns in its past are what the row itself gives. */
export const derivedInPast = async (tx: Tx, table: FactTable): Promise<string> => {
  const { rows } = await sql<{ holds: string }>`
    select format('%I is not distinct from (%s)', a.attname, pg_get_expr(d.adbin, d.adrelid)) as holds
    from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = ${table.name}::regclass and a.attgenerated <> ''`.execute(tx)
  return ['true', ...rows.map(({ holds }) => holds)].join(' and ')
}

export const storedFacts = async (
  tx: Tx,
  table: FactTable,
  ids: readonly string[],
  derived: string,
): Promise<StoredFact[]> => {
  const columns = sql.join(ownColumns(table).map(column => sql.ref(column)))
  const mine = sql`${sql.ref(table.by)} = any(${ids}::uuid[])`
  const { rows } = await sql<StoredFact>`
    select ${columns}, known_from, null::timestamptz as until, true as sound from ${sql.table(table.name)} where ${mine}
    union all
    select ${columns}, known_from, upper(believed), 
      lower(believed) = known_from and lower_inc(believed) and not upper_inc(believed) and upper(believed) is not null and ${sql.raw(derived)}
    from ${sql.table(`${table.name}_past`)} where ${mine}`.execute(tx)
  return rows
}
