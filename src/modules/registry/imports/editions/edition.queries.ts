import { sql } from 'kysely'
import type { Tx } from '../../../../kernel/database/index.ts'
import type { Day } from '../../../../kernel/time/index.ts'
import type { Read } from '../import.rules.ts'
import { missingIndex } from './edition.rules.ts'

type List = { import_id: string; format: string; on_day: Day }

/** The bodies that have posts in a file. */
const bodiesOf = (import_id: string) => sql`
  select n.read->>'organization_id' from registry.import_row n
  where n.import_id = ${import_id} and n.collection = 'posts' and n.index <> ${missingIndex}`

/** Whether an edition of a later day, of this list or of a body that this file speaks of, has been taken over. */
export const laterEdition = async (
  tx: Tx,
  { import_id, format, on_day }: List,
  scope: 'whole' | 'bodies',
): Promise<boolean> => {
  const bodies = sql`and exists (
    select from registry.import_row e
    where e.import_id = i.import_id and e.collection = 'posts' and e.read->>'organization_id' in (${bodiesOf(import_id)}))`
  const { rows } = await sql`
    select from registry.import i
    where i.format = ${format} and i.act_id is not null and i.on_day > ${on_day}::date ${scope === 'bodies' ? bodies : sql``}
    limit 1`.execute(tx)
  return rows.length > 0
}

/** The posts without an end that acts of import have taken from this list, each with the row last taken. */
const ofList = ({ import_id, format }: List, scope: 'whole' | 'bodies') => sql`
  select distinct on (r.fact_id) r.fact_id, r.read
  from registry.import_row r
  join registry.import i on i.import_id = r.import_id and i.format = ${format} and i.act_id is not null
  join registry.post p on p.post_id = r.fact_id and upper_inf(p.valid)
  where r.taken and r.collection = 'posts' ${
    scope === 'bodies' ? sql`and r.read->>'organization_id' in (${bodiesOf(import_id)})` : sql``
  }
  order by r.fact_id, r.import_id desc`

/** How many posts the file has of the list, those left out as they were read aside, and how many the register has. */
export const countPosts = async (
  tx: Tx,
  list: List,
  scope: 'whole' | 'bodies',
  leavesOut: readonly string[],
): Promise<{ inFile: number; inRegister: number }> => {
  const { rows } = await sql<{ inFile: number; inRegister: number }>`
    select (select count(*) from (${ofList(list, scope)}) known) as "inRegister", (
      select count(*) from registry.import_row r
      where r.import_id = ${list.import_id} and r.collection = 'posts' and r.index <> ${missingIndex} and r.fact_id is not null and not r.again
        and not exists (select from jsonb_array_elements(r.findings) f where f->>'rule' = any(${[...leavesOut]}::text[]))) as "inFile"`.execute(
    tx,
  )
  return rows[0] ?? { inFile: 0, inRegister: 0 }
}

/** Keeps as rows the posts of the list that the file does not have; a row that was already there is the same one. The others lose their proposal. */
export const markMissing = async (
  tx: Tx,
  list: List,
  scope: 'whole' | 'bodies',
  { proposal, last_day }: { proposal: 'absent' | 'partial'; last_day: Day },
): Promise<void> => {
  const { import_id } = list
  const own = sql`import_id = ${import_id} and index = ${missingIndex}`
  await sql`update registry.import_row set proposal = null where ${own}`.execute(tx)
  await sql`
    with missing as materialized (
      select known.fact_id, known.read from (${ofList(list, scope)}) known
      where not exists (
        select from registry.import_row n
        where n.import_id = ${import_id} and n.collection = 'posts' and n.index <> ${missingIndex} and n.fact_id = known.fact_id)
    ), again as (
      update registry.import_row r set proposal = ${proposal} from missing
      where r.import_id = ${import_id} and r.index = ${missingIndex} and r.fact_id = missing.fact_id returning r.fact_id
    )
    insert into registry.import_row (import_id, n, collection, index, line, read, fact_id, post_fact, last_day, findings, proposal)
    select ${import_id}::uuid, (select max(n) from registry.import_row where import_id = ${import_id}) + row_number() over (order by fact_id),
      'posts', ${missingIndex}, 0, read || jsonb_build_object('end_date', ${last_day}::text), fact_id, fact_id, ${last_day}::date, '[]', ${proposal}
    from missing where fact_id not in (select fact_id from again)`.execute(tx)
}

/** The last number that an import gave to a row; 0 where it has none. */
export const lastRow = async (tx: Tx, id: string): Promise<number> => {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(n), 0) as last from registry.import_row where import_id = ${id}`.execute(tx)
  return rows[0]?.last ?? 0
}

/** Which rows of an import these terms already are, by their fact, where they were found missing before. */
export const numbersOfMissing = async (tx: Tx, id: string, facts: readonly string[]): Promise<Map<string, number>> => {
  if (facts.length === 0) return new Map()
  const { rows } = await sql<{ fact_id: string; n: number }>`
    select fact_id, n from registry.import_row
    where import_id = ${id} and index = ${missingIndex} and fact_id = any(${[...facts]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ fact_id, n }) => [fact_id, n]))
}

export type Running = {
  mandate_id: string
  post_id: string
  person_id: string
  from: Day | null
  open: boolean
  planned_end: Day | null
  /** The row of a file that it was taken from; null where an act made it otherwise. */
  read: Read | null
}

/** The titular mandates on these posts that hold on a day or begin after it. */
export const runningOn = async (tx: Tx, posts: readonly string[], on: Day): Promise<Running[]> =>
  (
    await sql<Running>`
      select m.mandate_id, m.post_id, m.person_id, lower(m.valid) as "from", upper_inf(m.valid) as open, m.planned_end, taken.read
      from registry.mandate m left join lateral (
        select r.read from registry.import_row r join registry.import i on i.import_id = r.import_id and i.act_id is not null
        where r.fact_id = m.mandate_id and r.taken order by r.import_id desc limit 1
      ) taken on true
      where m.post_id = any(${[...posts]}::uuid[]) and m.capacity = 'titular' and (upper_inf(m.valid) or upper(m.valid) > ${on}::date)
      order by m.mandate_id`.execute(tx)
  ).rows

/** What people call these posts and the holders of these mandates, for the wording of articles. */
export const namesOfMissing = async (
  tx: Tx,
  posts: readonly string[],
  mandates: readonly string[],
): Promise<{ bodies: Map<string, string>; people: Map<string, string> }> => {
  const { rows: bodies } = await sql<{ id: string; name: string }>`
    select p.post_id as id, o.name_en as name from registry.post p
    join registry.organisation o on o.organisation_id = p.organisation_id and upper_inf(o.valid)
    where p.post_id = any(${[...posts]}::uuid[]) and upper_inf(p.valid)`.execute(tx)
  const { rows: people } = await sql<{ id: string; name: string }>`
    select m.mandate_id as id, concat_ws(' ', s.given_name, s.family_name) as name from registry.mandate m
    join registry.person s on s.person_id = m.person_id and upper_inf(s.valid)
    where m.mandate_id = any(${[...mandates]}::uuid[])`.execute(tx)
  const byId = (rows: typeof bodies) => new Map(rows.map(({ id, name }) => [id, name]))
  return { bodies: byId(bodies), people: byId(people) }
}

/** Forgets what an edition was found to lack and lacks no more, with what was chosen of it. */
export const forgetMissing = async (tx: Tx, id: string): Promise<void> => {
  const gone = sql`select n from registry.import_row where import_id = ${id} and index = ${missingIndex} and proposal is null`
  await sql`delete from registry.import_choice where import_id = ${id} and n in (${gone})`.execute(tx)
  await sql`delete from registry.import_row where import_id = ${id} and index = ${missingIndex} and proposal is null`.execute(
    tx,
  )
}
