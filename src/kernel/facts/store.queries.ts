import { type RawBuilder, sql } from 'kysely'
import { ahead, asJson, type DB, type Tx } from '../database/index.ts'
import { canonical } from '../journal/index.ts'
import { type Day, type Instant, periodFromRange, rangeFromPeriod } from '../time/index.ts'
import { declaredSubjects, declaredTables } from './declared.ts'
import { type FactRow, Facts, type FactTable, type Subject } from './facts.ts'

/** What one act does to the rows of one subject in one table. */
export type Change = { table: FactTable; subject: string; gone: readonly FactRow[]; come: readonly FactRow[] }

export const ownColumns = (table: FactTable) => [
  ...table.columns,
  'valid',
  'act_id',
  'article',
  'origin_act',
  'origin_article',
]
const list = (columns: readonly string[]) => sql.join(columns.map(column => sql.ref(column)))

const fromDatabase = (row: Record<string, unknown>) =>
  ({ ...row, valid: periodFromRange(row.valid as string) }) as unknown as FactRow
const toDatabase = (row: FactRow) => ({ ...row, valid: rangeFromPeriod(row.valid) })

/** The facts of these subjects as they are believed now: one query per table, whatever their number. */
export const loadFacts = async (tx: Tx, subjects: readonly Subject[]): Promise<Facts> => {
  const facts = Facts.of(subjects)
  for (const { kind, tables } of declaredSubjects()) {
    const ids = [...new Set(subjects.filter(subject => subject.kind === kind).map(({ id }) => id))]
    if (ids.length === 0) continue
    for (const table of tables) {
      const { rows } = await sql<Record<string, unknown>>`
        select ${list(ownColumns(table))} from ${sql.table(table.name)} where ${sql.ref(table.by)} = any(${ids}::uuid[]) order by lower(valid) nulls first`.execute(
        tx,
      )
      for (const [id, own] of Map.groupBy(rows, row => row[table.by] as string))
        facts.edit(table, id, () => own.map(fromDatabase))
    }
  }
  return facts
}

/** The content of a row as its table has it: two rows of one key are the same. jsonb keeps its own order of keys, so objects are made canonical. */
export const storedKey = (table: FactTable, row: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    ownColumns(table).map(column => {
      const value = row[column] ?? null
      return typeof value === 'object' && value !== null ? canonical(value) : value
    }),
  )

const keys = new WeakMap<FactRow, string>()

/** The same of a row in memory. Such rows are never changed in place, so a key is made once. */
export const keyOf = (table: FactTable, row: FactRow): string => {
  const known = keys.get(row)
  if (known !== undefined) return known
  const key = storedKey(table, toDatabase(row))
  keys.set(row, key)
  return key
}

/** What differs between two states of the same subjects. */
export const difference = (subjects: Iterable<Subject>, before: Facts, after: Facts): Change[] => {
  const kinds = new Map(declaredSubjects().map(({ kind, tables }) => [kind, tables]))
  return [...new Map([...subjects].map(subject => [subject.id, subject])).values()].flatMap(({ kind, id }) =>
    (kinds.get(kind) ?? []).flatMap((table): Change[] => {
      const [old, now] = [before.rows(table, id), after.rows(table, id)]
      if (old === now || old.length + now.length === 0) return []
      if (old.length === 0) return [{ table, subject: id, gone: [], come: now }]
      const kept = new Set(now.map(row => keyOf(table, row)))
      const had = new Set(old.map(row => keyOf(table, row)))
      const gone = old.filter(row => !kept.has(keyOf(table, row)))
      const come = now.filter(row => !had.has(keyOf(table, row)))
      return gone.length + come.length === 0 ? [] : [{ table, subject: id, gone, come }]
    }),
  )
}

const batch = 1000
const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batch) }, (_, i) => all.slice(i * batch, (i + 1) * batch))

/**
 * Writes changes: everything that goes, then everything that comes. A temporal key that is referenced cannot be deferred,
 * so a row must leave before those that replace it arrive.
 */
export const writeChanges = async (tx: Tx, changes: readonly Change[]): Promise<void> => {
  const byTable = [...Map.groupBy(changes, change => change.table)]
  for (const [table, own] of byTable.toReversed())
    for (const rows of batches(own.flatMap(({ gone }) => gone)))
      await ahead(
        tx,
        sql`
        delete from ${sql.table(table.name)} t using json_to_recordset(${asJson(rows.map(toDatabase))}::json) as gone(${sql.ref(table.id)} uuid, valid daterange)
        where t.${sql.ref(table.id)} = gone.${sql.ref(table.id)} and t.valid = gone.valid`,
      )
  for (const [table, own] of byTable)
    for (const rows of batches(own.flatMap(({ come }) => come))) {
      const columns = list(ownColumns(table))
      await ahead(
        tx,
        sql`
        insert into ${sql.table(table.name)} (${columns})
        select ${columns} from json_populate_recordset(null::${sql.table(table.name)}, ${asJson(rows.map(toDatabase))}::json)`,
      )
    }
}

/** Sets the moment from which this transaction's facts are known; only adoption calls it, holding the chain's lock. */
export const setInstant = (tx: Tx, instant: Instant) =>
  sql`select set_config('greffe.instant', ${instant}, true)`.execute(tx)

/** Fires the deferred constraints now, so that a refusal comes at this place and nowhere else. */
export const checkConstraints = async (tx: Tx): Promise<void> => {
  await sql`set constraints all immediate`.execute(tx)
  await sql`set constraints all deferred`.execute(tx)
}

type FactName = { [K in keyof DB]: DB[K] extends { known_from: unknown; valid: unknown } ? K : never }[keyof DB]

/** A fact table as it was believed at an instant; null is now. Use as `tx.selectFrom(believed('registry.mandate', known).as('m'))`. */
export const believed = <T extends FactName & string>(table: T, known: Instant | null): RawBuilder<Selected<DB[T]>> =>
  known === null ? sql`${sql.table(table)}` : sql`${sql.table(`${table}_known`)}(${known}::timestamptz)`

type Selected<T> = { [K in keyof T]: T[K] extends { readonly __select__: infer S } ? S : T[K] }

/** Whether a fact holds on a day. */
export const onDay = (column: string, day: Day) => sql<boolean>`${sql.ref(column)} @> ${day}::date`

/** The same, for a few facts looked up by their subject: it keeps the planner off their temporal keys, which find every fact of the day first. */
export const heldOn = (column: string, day: RawBuilder<Day>) =>
  sql<boolean>`coalesce(upper(${sql.ref(column)}), 'infinity') > ${day} and coalesce(lower(${sql.ref(column)}), '-infinity') <= ${day}`

/** How many rows each fact table holds, believed now and believed before. */
export const factCounts = async (tx: Tx): Promise<{ table: string; rows: number; past: number }[]> => {
  const counts = []
  for (const { name } of declaredTables()) {
    const { rows } = await sql<{ rows: number; past: number }>`
      select (select count(*) from ${sql.table(name)}) as rows, (select count(*) from ${sql.table(`${name}_past`)}) as past`.execute(
      tx,
    )
    counts.push({ table: name, rows: rows[0]?.rows ?? 0, past: rows[0]?.past ?? 0 })
  }
  return counts
}
