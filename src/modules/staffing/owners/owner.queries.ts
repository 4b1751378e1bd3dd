import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../kernel/time/index.ts'

export type Owner = { id: string; name: string }

/** Who owns files or has owned some, by name; of one team alone where it is named. */
export const knownOwners = async (tx: Tx, team: string | null): Promise<Owner[]> => {
  const { rows } = await sql<Owner>`
    select id, name from (
      select distinct on (owner_id) owner_id as id, owner_name as name from (
        select owner_id, owner_name, opened_at as at, team from staffing.file
        union all select h.from_id, h.from_name, h.handed_at, f.team from staffing.handover h join staffing.file f using (file_id)) owned
      where owner_id <> 'greffe' and (${team}::text is null or team = ${team}) order by owner_id, at desc) known
    order by name, id`.execute(tx)
  return rows
}

export type Handover = {
  handover_id: string
  file_id: string
  from_id: string
  from_name: string
  to_id: string
  to_name: string
  by_name: string
  reason: string
  handed_at: Instant
  taken_at: Instant | null
}

export const insertHandover = (tx: Tx, handover: Omit<Handover, 'handover_id' | 'taken_at'>) =>
  tx
    .insertInto('staffing.handover')
    .values({ ...handover, handover_id: randomUUIDv7(), taken_at: null })
    .execute()

export const handoversOf = (tx: Tx, file: string): Promise<Handover[]> =>
  tx
    .selectFrom('staffing.handover')
    .selectAll()
    .where('file_id', '=', file)
    .orderBy('handed_at')
    .orderBy('handover_id')
    .execute()

/** Says that what someone was given on a file has been read; gives how many messages that was. */
export const takeHandovers = async (tx: Tx, file: string, to: string, now: Instant): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('staffing.handover')
    .set({ taken_at: now })
    .where('file_id', '=', file)
    .where('to_id', '=', to)
    .where('taken_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export type Given = { file_id: string; year: number; number: number; by_name: string; reason: string }

/** The files that someone was given and still owns, of which nothing was said yet; the last first. */
export const givenTo = async (tx: Tx, id: string): Promise<Given[]> => {
  const { rows } = await sql<Given>`
    select distinct on (h.handed_at, f.file_id) f.file_id, f.year, f.number, h.by_name, h.reason
    from staffing.handover h join staffing.file f using (file_id)
    where h.to_id = ${id} and h.taken_at is null and f.owner_id = ${id}
      and not exists (select from staffing.handover later where later.file_id = h.file_id and later.handed_at > h.handed_at)
    order by h.handed_at desc, f.file_id`.execute(tx)
  return rows
}
