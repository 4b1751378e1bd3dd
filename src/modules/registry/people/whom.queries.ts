import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed } from '../../../kernel/facts/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'

type Known = { readonly known: Instant | null }

/** Whom an id is of as known: the person itself, or the one it was merged into, through however many merges. */
export const whoIs = (person: string | RawBuilder<unknown>, { known }: Known): RawBuilder<string> =>
  known === null
    ? sql`(select registry.whom(${person}::uuid))`
    : sql`(with recursive chain as (
        select ${person}::uuid as id, 0 as step
        union all select m.into_id, step + 1 from chain join ${believed('registry.person_merge', known)} m on m.person_id = chain.id where step < 100)
      select id from chain order by step desc limit 1)`

/** Into whom an entry has gone as known; null for one that stands. */
export const goneInto = async (tx: Tx, when: Known, person: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`select ${whoIs(person, when)} as id`.execute(tx)
  const id = rows[0]?.id ?? person
  return id === person ? null : id
}

/** The names that entries bore on a day before they were merged, each with whom it is of as known. */
export const absorbedNames = ({ on, known }: Known & { on: Day }): RawBuilder<unknown> => sql`
  select ${whoIs(sql.ref('m.into_id'), { known })} as person_id, was.given_name, was.family_name, was.words
  from ${believed('registry.person_merge', known)} m
  join registry.person_past was on was.person_id = m.person_id and was.valid @> ${on}::date and upper(was.believed) <= m.known_from
  where not exists (select from registry.person_past since where since.person_id = was.person_id
    and upper(since.believed) > upper(was.believed) and upper(since.believed) <= m.known_from)`
