import { sql } from 'kysely'
import { inColumns, type Tx } from '../../../kernel/database/index.ts'
import { onDay } from '../../../kernel/facts/index.ts'
import type { Day } from '../../../kernel/time/index.ts'

export type EmptySeat = {
  post_id: string
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  organisation_id: string
  organisation_fr: string
  organisation_en: string
  acting: boolean
  since: Day | null
}

/** Posts without a titular today or to come, on which the reader sees no open file; those without one for the longest come first. */
export const withoutFile = (tx: Tx, on: Day): Promise<EmptySeat[]> =>
  inColumns(
    tx,
    [
      'post_id',
      'title_fr_m',
      'title_fr_f',
      'title_en',
      'seat',
      'organisation_id',
      'organisation_fr',
      'organisation_en',
      'acting',
      'since',
    ],
    sql`with held as materialized (
      select post_id, bool_or(capacity = 'titular' and coalesce(upper(valid) > ${on}::date, true)) as titular,
        bool_or(capacity = 'acting' and ${onDay('valid', on)}) as acting, max(upper(valid)) filter (where capacity = 'titular') as until
      from registry.mandate group by post_id)
    select p.post_id, p.title_fr_m, p.title_fr_f, p.title_en, p.seat, p.organisation_id, o.name_fr as organisation_fr, o.name_en as organisation_en,
      coalesce(h.acting, false) as acting, h.until as since
    from registry.post p left join held h using (post_id)
    join registry.organisation o on o.organisation_id = p.organisation_id and ${onDay('o.valid', on)}
    where ${onDay('p.valid', on)} and h.titular is not true
      and not exists (select from staffing.file f where f.post_id = p.post_id and f.step not in ('closed', 'withdrawn', 'refused', 'declined'))
    order by since nulls first, p.post_id`,
  )
