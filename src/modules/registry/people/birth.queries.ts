import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'
import { everyEntryOf } from './merge.queries.ts'

export type Birth = { born_on: Day; recorded_by: string; recorded_at: Instant }

/** The birth date recorded for a person, or else for an entry merged into it; undefined too for whoever may not see it, by the row-level policy. */
export const birthOf = (tx: Tx, person: string): Promise<Birth | undefined> =>
  tx
    .selectFrom('registry.birth')
    .select(['born_on', 'recorded_by', 'recorded_at'])
    .where('person_id', '=', sql<string>`any(${everyEntryOf(person)})`)
    .orderBy(sql`person_id = ${person}`, 'desc')
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst()

export const saveBirth = async (tx: Tx, person_id: string, birth: Birth): Promise<void> => {
  await tx
    .insertInto('registry.birth')
    .values({ person_id, ...birth })
    .onConflict(conflict => conflict.column('person_id').doUpdateSet(birth))
    .execute()
}
