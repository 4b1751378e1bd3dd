import { sql } from 'kysely'
import { inBatches, type Tx } from '../../../kernel/database/index.ts'
import { believed } from '../../../kernel/facts/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { type RosterRow, rosterLines, type When } from '../mandates/roster.queries.ts'

export type OrganogramRow = RosterRow & {
  regime: string
  portfolio_fr: string | null
  portfolio_en: string | null
  vacant_since: Day | null
}

/** The posts of a day with their holders, one line for each post, the posts of one body at a time. */
export async function* organogramRows(tx: Tx, when: When): AsyncGenerator<OrganogramRow[]> {
  const query = sql<OrganogramRow>`
    select line.*, (select max(upper(t.valid)) from ${believed('registry.mandate', when.known)} t
      where line.state in ('vacant', 'vacant_acting') and t.post_id = line.post_id and t.capacity = 'titular' and upper(t.valid) <= ${when.on}::date) as vacant_since
    from (${rosterLines(when, { onePerPost: true })}) line
    order by organisation_en collate greffe.en, organisation_id, title_en, seat nulls first, post_id`
  let body: OrganogramRow[] = []
  for await (const rows of inBatches<OrganogramRow>(tx, query))
    for (const row of rows) {
      if (body[0] && body[0].organisation_id !== row.organisation_id) {
        yield body
        body = []
      }
      body.push(row)
    }
  if (body.length > 0) yield body
}
