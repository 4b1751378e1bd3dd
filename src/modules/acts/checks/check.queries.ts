import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Kind } from '../acts/act.rules.ts'

export type Oddity = 'ahead' | 'before_adoption' | 'event_ahead' | 'published_before_signed'
export type OddAct = {
  act_id: string
  kind: Kind
  number: string
  title: Two
  adopted_on: Day
  oddity: Oddity
  day: Day
}

/** Acts whose days contradict one another or the day it is. Those of other times are recorded later than they were adopted, never earlier. */
export const oddActs = async (tx: Tx, today: Day): Promise<OddAct[]> => {
  const { rows } = await sql<OddAct>`
    select a.act_id, a.kind, a.number, a.header -> 'title' as title, a.adopted_on, odd.oddity, odd.day from (
      select act_id, 'ahead' as oddity, adopted_on as day from acts.act where adopted_on > ${today}::date
      union all select e.act_id, case when e.day > ${today}::date then 'event_ahead' else 'before_adoption' end, min(e.day)
        from acts.event e join acts.act a using (act_id) where e.day > ${today}::date or e.day < a.adopted_on group by 1, 2
      union all select s.act_id, 'published_before_signed', min(p.day) from acts.event s
        join acts.event p on p.act_id = s.act_id and p.what = 'published' and p.day < s.day where s.what = 'signed' group by 1) odd
    join acts.act a using (act_id) order by a.seq, odd.oddity`.execute(tx)
  return rows
}
