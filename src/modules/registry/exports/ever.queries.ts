import { sql } from 'kysely'
import { joinedInBatches, type Tx } from '../../../kernel/database/index.ts'
import { believed, heldOn } from '../../../kernel/facts/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import type { When } from '../mandates/roster.queries.ts'
import { namedOn } from './register.queries.ts'

/** A mandate of any time: who, where, from its first day to its last, with the article that opened it and the one that says it now. */
export type MandateEver = {
  mandate_id: string
  post_id: string
  person_id: string
  organisation_id: string
  organisation: string
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  given_name: string
  family_name: string
  gender: string | null
  capacity: string
  first_day: Day | null
  last_day: Day | null
  planned_end: Day | null
  end_reason: string | null
  term: number
  origin_kind: string
  origin_number: string
  origin_article: number
  act_kind: string
  act_number: string
  article: number
}

/** Every mandate that the register has ever had, body by body, post by post, in the order of time; what each is on is named as on its last day, or on the day asked where it goes on. */
export const everyMandate = (tx: Tx, { on, known }: When, lang: Lang): AsyncGenerator<MandateEver[]> => {
  const named = namedOn(on)
  const name = sql.ref(`name_${lang}`)
  return joinedInBatches(
    tx,
    sql<MandateEver>`
      select f.mandate_id, f.post_id, f.person_id, o.organisation_id, o.name as organisation,
        p.title_fr_m, p.title_fr_f, p.title_en, p.seat, s.given_name, s.family_name, s.gender,
        f.capacity, nullif(life.begun, '-infinity') as first_day, upper(f.valid) - 1 as last_day, f.planned_end, f.end_reason, f.term,
        b.kind as origin_kind, b.number as origin_number, f.origin_article, a.kind as act_kind, a.number as act_number, f.article
      from (
        select mandate_id, min(coalesce(lower(valid), '-infinity')) as begun, max(coalesce(lower(valid), '-infinity')) as last
        from ${believed('registry.mandate', known)} m group by mandate_id
      ) life
      join ${believed('registry.mandate', known)} f on f.mandate_id = life.mandate_id and coalesce(lower(f.valid), '-infinity') = life.last
      join acts.act a on a.act_id = f.act_id join acts.act b on b.act_id = f.origin_act
      join ${believed('registry.post', known)} p on p.post_id = f.post_id and ${heldOn('p.valid', named)}
      join (
        select organisation_id, valid, ${name} as name, rank() over (order by ${name} collate greffe.${sql.raw(lang)}) as place
        from ${believed('registry.organisation', known)} o
      ) o on o.organisation_id = p.organisation_id and ${heldOn('o.valid', named)}
      join ${believed('registry.person', known)} s on s.person_id = f.person_id and ${heldOn('s.valid', named)}
      order by o.place, p.title_${sql.raw(lang === 'fr' ? 'fr_f' : 'en')}, p.seat nulls first, f.post_id, life.begun, f.mandate_id`,
    200,
  )
}
