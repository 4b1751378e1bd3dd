import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Period, periodFromRange } from '../../../kernel/time/index.ts'
import type { Collection } from './import.rules.ts'

const tables = {
  organizations: { name: 'registry.organisation', id: 'organisation_id' },
  persons: { name: 'registry.person', id: 'person_id' },
  posts: { name: 'registry.post', id: 'post_id' },
  memberships: { name: 'registry.mandate', id: 'mandate_id' },
} as const satisfies Record<Collection, { name: string; id: string }>

/** What the register holds under an id: its life (null once an act has withdrawn it), and the row of a file last taken over for it. */
type Held = { id: string; life: Period | null; as_read: unknown }

/** The entries that were merged live the life of those that they went into. */
const merged = (ids: readonly string[]) => sql`
  union all select g.person_id, range_merge(range_agg(s.valid)) from registry.person_merge g
  join registry.person s on s.person_id = registry.whom(g.person_id) where g.person_id = any(${ids}::uuid[]) group by 1`

/** Which of these ids the register holds, or has held. */
export const heldUnder = async (tx: Tx, collection: Collection, ids: readonly string[]): Promise<Map<string, Held>> => {
  const { name, id } = tables[collection]
  const { rows } = await sql<{ id: string; life: string | null; as_read: unknown }>`
    select f.id, f.life::text, taken.read as as_read
    from (
      select ${sql.ref(id)} as id, range_merge(range_agg(valid)) as life
      from ${sql.table(name)} where ${sql.ref(id)} = any(${ids}::uuid[]) group by 1 ${collection === 'persons' ? merged(ids) : sql``}
    ) f left join lateral (
      select r.read from registry.import_row r join registry.import i on i.import_id = r.import_id and i.act_id is not null
      where r.fact_id = f.id and r.taken order by r.import_id desc limit 1
    ) taken on true
    union all
    select distinct p.${sql.ref(id)}, null, null::jsonb from ${sql.table(`${name}_past`)} p
    where p.${sql.ref(id)} = any(${ids}::uuid[])
      and not exists (select from ${sql.table(name)} f where f.${sql.ref(id)} = p.${sql.ref(id)})
      and not exists (select from registry.person_merge g where g.person_id = p.${sql.ref(id)})`.execute(tx)
  return new Map(
    rows.map(({ life, ...row }) => [row.id, { ...row, life: life === null ? null : periodFromRange(life) }]),
  )
}

/** Of these posts, those that the register holds, each with the time that titular holders have in office. */
export const timesHeld = async (tx: Tx, posts: readonly string[]): Promise<Map<string, Period[]>> => {
  const { rows } = await sql<{ post_id: string; times: string[] }>`
    select p.post_id, array_agg(m.valid::text) filter (where m.valid is not null) as times
    from (select distinct post_id from registry.post where post_id = any(${posts}::uuid[])) p
    left join registry.mandate m on m.post_id = p.post_id and m.capacity = 'titular'
    group by p.post_id`.execute(tx)
  return new Map(rows.map(({ post_id, times }) => [post_id, (times ?? []).map(periodFromRange)]))
}

/** The seats on which these mandates run today as the register has them. */
export const seatsOf = async (tx: Tx, mandates: readonly string[]): Promise<Map<string, string>> => {
  const rows = await tx
    .selectFrom('registry.mandate')
    .select(['mandate_id', 'post_id'])
    .where('mandate_id', 'in', [...mandates])
    .execute()
  return new Map(rows.map(({ mandate_id, post_id }) => [mandate_id, post_id]))
}

/** Where an import made at one go can return to: before its file was kept, or when its rows had been compared. */
type Savepoint = 'opened' | 'compared'

export const savepoint = (tx: Tx, at: Savepoint) => sql`savepoint ${sql.id(at)}`.execute(tx)
export const backToSavepoint = (tx: Tx, at: Savepoint) => sql`rollback to savepoint ${sql.id(at)}`.execute(tx)
