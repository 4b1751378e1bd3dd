import { sql } from 'kysely'
import { inBatches, type Tx } from '../../../../kernel/database/index.ts'
import { type Day, type Period, periodFromRange } from '../../../../kernel/time/index.ts'
import { nameKey } from './names.rules.ts'

export type Matched = 'organizations' | 'persons'

/** A person or body of the register that may be the one of a row: what tells it from others, in both languages. */
export type Candidate = { id: string; fr: string; en: string }
type Bearer = Candidate & { names: readonly string[] }

/** Everybody, with each name that the register has for them now or had before. */
const bearers = (tx: Tx, collection: Matched): AsyncGenerator<Bearer[]> =>
  inBatches(
    tx,
    collection === 'persons'
      ? sql<Bearer>`
          select s.person_id as id, array_agg(distinct s.given_name || ' ' || s.family_name) as names,
            (array_agg(s.given_name || ' ' || s.family_name order by lower(s.valid) desc nulls last))[1] || coalesce(', ' || max(held.fr), '') as fr,
            (array_agg(s.given_name || ' ' || s.family_name order by lower(s.valid) desc nulls last))[1] || coalesce(', ' || max(held.en), '') as en
          from registry.person s left join lateral (
            select p.title_fr_f || ', ' || o.name_fr as fr, p.title_en || ', ' || o.name_en as en
            from registry.mandate m
            join registry.post p on p.post_id = m.post_id and p.valid && m.valid
            join registry.organisation o on o.organisation_id = p.organisation_id and o.valid && m.valid
            where m.person_id = s.person_id order by lower(m.valid) desc limit 1
          ) held on true
          group by s.person_id`
      : sql<Bearer>`
          select o.organisation_id as id, array_agg(distinct o.name_fr) || array_agg(distinct o.name_en) || array_remove(array_agg(distinct o.acronym), null) as names,
            (array_agg(o.name_fr order by lower(o.valid) desc nulls last))[1] as fr,
            (array_agg(o.name_en order by lower(o.valid) desc nulls last))[1] as en
          from registry.organisation o group by o.organisation_id`,
  )

/** Somebody or some body who bears a name, by what the writings of it have in common. */
export type Keyed = Candidate & { key: string }

/**
 * Everybody in the register by name, as rows are compared with them; those of the file join them as they come. The table goes with the
 * transaction. `id`: an import whose namesakes are forgotten, to be found again.
 */
export const openBearers = async (tx: Tx, id: string | null): Promise<void> => {
  await sql`
    create temporary table if not exists import_bearer (
      collection text not null, key text not null, place int generated always as identity, id uuid not null, fr text, en text
    ) on commit drop`.execute(tx)
  await sql`truncate import_bearer`.execute(tx)
  await sql`create index if not exists import_bearer_key on import_bearer (collection, key)`.execute(tx)
  for (const collection of ['organizations', 'persons'] as const)
    for await (const some of bearers(tx, collection))
      await addBearers(
        tx,
        collection,
        some.flatMap(({ names, ...one }) => [...new Set(names.map(nameKey))].map(key => ({ ...one, key }))),
      )
  if (id !== null)
    await sql`update registry.import_row set alike = null where import_id = ${id} and alike is not null`.execute(tx)
}

export const addBearers = async (tx: Tx, collection: Matched, bearers: readonly Keyed[]): Promise<void> => {
  if (bearers.length === 0) return
  await sql`
    insert into import_bearer (collection, key, id, fr, en)
    select ${collection}, key, id, fr, en from json_to_recordset(${JSON.stringify(bearers)}::json) as b(key text, id uuid, fr text, en text)`.execute(
    tx,
  )
}

/** The first who bear each of these names. */
export const bearersOf = async (
  tx: Tx,
  collection: Matched,
  keys: readonly string[],
  most: number,
): Promise<Map<string, Candidate[]>> => {
  const { rows } = await sql<Keyed>`
    select key, id, fr, en from (
      select *, row_number() over (partition by key order by place) as rank from import_bearer
      where collection = ${collection} and key = any(${[...keys]}::text[])
    ) b where rank <= ${most} order by place`.execute(tx)
  const found = Map.groupBy(rows, ({ key }) => key)
  return new Map([...found].map(([key, own]) => [key, own.map(({ key: _, ...candidate }) => candidate)]))
}

/** Whom the people who decided of earlier editions said these rows to be. */
export const answeredBefore = async (
  tx: Tx,
  collection: Matched,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const { rows } = await sql<{ read_id: string; as_id: string }>`
    select distinct on (r.read->>'id') r.read->>'id' as read_id, registry.whom(c.as_id) as as_id
    from registry.import_choice c
    join registry.import i on i.import_id = c.import_id and i.step = 'adopted'
    join registry.import_row r on r.import_id = c.import_id and r.n = c.n
    where c.proposal = 'alike' and c.take and c.as_id is not null and r.collection = ${collection} and r.read->>'id' = any(${[...ids]}::text[])
    order by r.read->>'id', c.import_id desc`.execute(tx)
  return new Map(rows.map(({ read_id, as_id }) => [read_id, as_id]))
}

export type Answer = { take: boolean; as: string | null }

/** What was answered of each row of an import that has namesakes. */
export const answersOf = async (tx: Tx, id: string): Promise<Map<number, Answer>> =>
  new Map(
    (
      await tx
        .selectFrom('registry.import_choice')
        .select(['n', 'take', sql<string | null>`registry.whom(as_id)`.as('as_id')])
        .where('import_id', '=', id)
        .where('proposal', '=', 'alike')
        .execute()
    ).map(({ n, take, as_id }) => [n, { take, as: as_id }]),
  )

/** Keeps who may be the person or body of each row. */
export const setNamesakes = async (
  tx: Tx,
  id: string,
  found: ReadonlyMap<number, readonly Candidate[]>,
): Promise<void> => {
  if (found.size === 0) return
  const all = JSON.stringify([...found].map(([n, alike]) => ({ n, alike })))
  await sql`
    update registry.import_row r set alike = p.alike
    from jsonb_to_recordset(${all}::jsonb) as p(n int, alike jsonb)
    where r.import_id = ${id} and r.n = p.n`.execute(tx)
}

export type Namesake = { n: number; line: number; name: string; candidates: Candidate[]; answer: Answer | null }

/** Rows with namesakes, those that nobody has settled first. */
export const namesakes = async (
  tx: Tx,
  id: string,
  limit: number | null,
): Promise<{ total: number; rows: Namesake[] }> => {
  const { rows } = await sql<Namesake & { total: number }>`
    select r.n, r.line, coalesce(r.read->>'name', concat_ws(' ', r.read->>'given_name', r.read->>'family_name')) as name, r.alike as candidates,
      case when c.n is not null then jsonb_build_object('take', c.take, 'as', c.as_id) end as answer, count(*) over () as total
    from registry.import_row r
    left join registry.import_choice c on c.import_id = r.import_id and c.proposal = 'alike' and c.n = r.n
    where r.import_id = ${id} and r.alike is not null
    order by (c.n is not null), r.n limit ${limit}`.execute(tx)
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) }
}

export type Seat = { post_id: string; organisation_id: string; titles: readonly string[] }

/** The seats of bodies, with every title that they have had, in their order. */
export const seatsIn = async (tx: Tx, bodies: readonly string[]): Promise<Seat[]> => {
  const { rows } = await sql<Seat>`
    select post_id, (array_agg(organisation_id order by lower(valid) desc nulls last))[1] as organisation_id,
      array_agg(distinct title_fr_m) || array_agg(distinct title_fr_f) || array_agg(distinct title_en) as titles
    from registry.post where organisation_id = any(${[...bodies]}::uuid[])
    group by post_id order by min(seat) nulls first, post_id`.execute(tx)
  return rows
}

export type HeldTerm = {
  mandate_id: string
  person_id: string
  post_id: string
  valid: Period
  planned_end: Day | null
}

/** The titular terms of people. */
export const termsOf = async (tx: Tx, people: readonly string[]): Promise<HeldTerm[]> => {
  const { rows } = await sql<Omit<HeldTerm, 'valid'> & { valid: string }>`
    select mandate_id, person_id, post_id, valid::text, planned_end from registry.mandate
    where capacity = 'titular' and person_id = any(${[...people]}::uuid[])`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodFromRange(row.valid) }))
}
