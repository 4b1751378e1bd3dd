import { sql } from 'kysely'
import { ahead, asJson, type Tx } from '../../../kernel/database/index.ts'
import type { Subject } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import { type Kind, numberText, seriesYear } from './act.rules.ts'
import type { SealedArticle, SealedHeader } from './seal.formats.ts'

/** Holds the register's one chain until the transaction ends: where the next act goes, and an instant later than any used. */
export const lockChain = async (
  tx: Tx,
  now: Instant,
): Promise<{ seq: number; before: Buffer | null; instant: Instant }> => {
  await sql`select pg_advisory_xact_lock(7202)`.execute(tx)
  const { rows } = await sql<{ seq: number; before: Buffer | null; instant: Instant }>`
    select coalesce(last.seq, 0) + 1 as seq, last.seal as before, greatest(${now}::timestamptz, last.instant + interval '1 microsecond') as instant
    from (select 1) one left join lateral (select seq, seal, instant from acts.act order by seq desc limit 1) last on true`.execute(
    tx,
  )
  if (!rows[0]) throw new Error('the chain gave no place')
  return rows[0]
}

/** The next free number of a series; numbers given here have no gap, those recorded from elsewhere are stepped over. */
export const nextNumber = async (tx: Tx, kind: Kind, adoptedOn: Day): Promise<string> => {
  const year = seriesYear(kind, adoptedOn)
  for (;;) {
    const { last } = await tx
      .insertInto('acts.series')
      .values({ kind, year, last: 1 })
      .onConflict(conflict =>
        conflict.columns(['kind', 'year']).doUpdateSet(eb => ({ last: eb('acts.series.last', '+', 1) })),
      )
      .returning('last')
      .executeTakeFirstOrThrow()
    const number = numberText(kind, year, last)
    if (!(await numberExists(tx, kind, number))) return number
  }
}

export const numberExists = async (tx: Tx, kind: Kind, number: string): Promise<boolean> =>
  (await tx
    .selectFrom('acts.act')
    .select('act_id')
    .where('kind', '=', kind)
    .where('number', '=', number)
    .executeTakeFirst()) !== undefined

type Hashed = SealedArticle & { hash: Buffer }

export const insertArticles = async (tx: Tx, act: string, articles: readonly Hashed[]): Promise<void> => {
  const rows = articles.map(({ hash, ...article }) => ({ ...article, act_id: act, hash: hash.toString('hex') }))
  await ahead(
    tx,
    sql`
    insert into acts.article (act_id, article, text_fr, text_en, effect, input, hash)
    select act_id, article, text_fr, text_en, effect, nullif(input, 'null'), decode(hash, 'hex')
    from json_to_recordset(${asJson(rows)}::json)
      as a(act_id uuid, article int, text_fr text, text_en text, effect text, input jsonb, hash text)`,
  )
}

export type Touch = { subject: Subject; article: number; place_act: string; place_article: number }

export const insertTouches = async (tx: Tx, act: string, touches: readonly Touch[]): Promise<void> => {
  const rows = touches.map(({ subject: { id, kind }, article, place_act, place_article }) => ({
    id,
    kind,
    article,
    ...(place_act !== act && { place_act, place_article }),
  }))
  await ahead(
    tx,
    sql`
    insert into acts.touch (subject_id, subject_kind, act_id, article, place_act, place_article)
    select id, kind, ${act}, article, coalesce(place_act, ${act}), coalesce(place_article, article)
    from json_to_recordset(${asJson(rows)}::json) as t(id uuid, kind text, article int, place_act uuid, place_article int)`,
  )
}

export const insertAct = (tx: Tx, act: SealedHeader & { seal_before: Buffer; seal: Buffer }) =>
  tx
    .insertInto('acts.act')
    .values({ ...act, adopted_on: act.adopted_on as Day, header: JSON.stringify(act.header) })
    .execute()

/** The place at which an article stands and the subjects that what stands there now touches; undefined when there is none. */
export const placeOf = async (tx: Tx, act: string, article: number) => {
  const { rows } = await sql<{ place_act: string; place_article: number; effect: string | null; input: unknown }>`
    with asked as (
      select coalesce((input ->> 'act')::uuid, act_id) as place_act, coalesce((input ->> 'article')::int, article) as place_article
      from (select act_id, article, case effect when 'act.correct' then input end as input from acts.article
            where act_id = ${act} and article = ${article}) a)
    select place_act, place_article, effect, input from asked
    join lateral (
      select ar.effect, ar.input from acts.article ar join acts.act a using (act_id)
      where (ar.act_id = place_act and ar.article = place_article)
        or (ar.effect = 'act.correct' and ar.input ->> 'act' = place_act::text and (ar.input ->> 'article')::int = place_article)
      order by a.seq desc, ar.article desc limit 1) winner on true`.execute(tx)
  return rows[0]
}

export type Standing = {
  place_act: string
  place_article: number
  place_seq: number
  act_id: string
  article: number
  effect: string
  input: unknown
  kind: string
  number: string
  adopted_on: Day
}

/** What stands at each place that touches these subjects, in the order of adoption; errata already in their places. */
export const standingOn = async (tx: Tx, subjects: readonly string[]): Promise<Standing[]> => {
  const { rows } = await sql<Standing>`
    select distinct on (p.seq, t.place_article) t.place_act, t.place_article, p.seq as place_seq, t.act_id, t.article, ar.effect, ar.input,
      p.kind, p.number, p.adopted_on
    from acts.touch t
    join acts.act p on p.act_id = t.place_act
    join acts.article ar on ar.act_id = t.act_id and ar.article = t.article
    left join acts.act a on a.act_id = t.act_id   -- the erratum being adopted has no row yet: it comes last
    where t.subject_id = any(${subjects}::uuid[])
    order by p.seq, t.place_article, a.seq desc nulls first, t.article desc`.execute(tx)
  return rows
}

export const savepoint = (tx: Tx) => sql`savepoint attempt`.execute(tx)
export const backToSavepoint = (tx: Tx) => sql`rollback to savepoint attempt`.execute(tx)
