import { sql } from 'kysely'
import { inBatches, type Tx } from '../../../kernel/database/index.ts'
import { typedWords } from '../../../kernel/search/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Kind } from '../acts/act.rules.ts'

/** What an erratum or a repeal did to an article of an earlier act. */
export type CorrectionLine = {
  act_id: string
  article: number
  kind: Kind
  number: string
  adopted_on: Day
  instant: Instant
  what: 'replaced' | 'removed' | 'repealed'
  from: Day
  target_id: string
  target_article: number
  target_kind: Kind
  target_number: string
  text_fr: string
  text_en: string
}

const corrections = (text: string) => {
  const where = [sql`r.effect in ('act.correct', 'act.repeal')`]
  for (const word of typedWords(text))
    where.push(sql`(a.words @@ search.typed(${word}) or b.words @@ search.typed(${word}))`)
  return sql`from acts.article r join acts.act a on a.act_id = r.act_id join acts.act b on b.act_id = (r.input ->> 'act')::uuid
    where ${sql.join(where, sql` and `)}`
}

/** What an erratum says holds from the day of the act that it corrects; what a repeal says, from its own day. */
const lines = (text: string) => sql<CorrectionLine>`
  select r.act_id, r.article, a.kind, a.number, a.adopted_on, a.instant,
    case when r.effect = 'act.repeal' then 'repealed' when coalesce(r.input -> 'replacement', 'null') <> 'null' then 'replaced' else 'removed' end as what,
    coalesce((r.input ->> 'from')::date, b.adopted_on) as from,
    b.act_id as target_id, (r.input ->> 'article')::int as target_article, b.kind as target_kind, b.number as target_number, r.text_fr, r.text_en
  ${corrections(text)} order by a.seq desc, r.article`

/** The corrections, the last one first: `limit` from `offset` on, and how many there are. */
export const correctionList = async (tx: Tx, text: string, limit: number, offset: number) => {
  const { rows } = await sql<CorrectionLine>`${lines(text)} limit ${limit} offset ${offset}`.execute(tx)
  const { rows: counted } = await sql<{ n: number }>`select count(*) as n ${corrections(text)}`.execute(tx)
  return { total: counted[0]?.n ?? 0, items: rows }
}

export const correctionBatches = (tx: Tx, text: string) => inBatches<CorrectionLine>(tx, lines(text))

export type Announced = { act_id: string; kind: Kind; number: string; adopted_on: Day; instant: Instant; title: Two }

/** The acts that the register learnt of last, the newest first; facts taken over are not news. */
export const newestActs = async (tx: Tx, limit: number): Promise<Announced[]> => {
  const { rows } = await sql<Announced>`
    select act_id, kind, number, adopted_on, instant, header -> 'title' as title from acts.act where kind <> 'import' order by seq desc limit ${limit}`.execute(
    tx,
  )
  return rows
}

export const countCorrections = async (tx: Tx): Promise<number> => (await correctionList(tx, '', 0, 0)).total
