import { sql } from 'kysely'
import type { Database } from './database.ts'

type Column = {
  schema: string
  table: string
  column: string
  type: string
  required: boolean
  filled: boolean
  generated: boolean
}

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'Day',
  daterange: 'string',
  tstzrange: 'string',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  jsonb: 'Json',
  bytea: 'Buffer',
  timestamptz: 'Instant',
  tsvector: 'string',
  _uuid: 'string[]',
  _text: 'string[]',
}

const columns = (database: Database): Promise<Column[]> =>
  database.asOwner(async tx => {
    const { rows } = await sql<Column>`
      select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type,
        a.attnotnull as required, a.atthasdef as filled, a.attgenerated <> '' as generated
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped
        and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss')
      order by n.nspname, c.relname, a.attnum`.execute(tx)
    return rows
  })

const line = ({ column, type, required, filled, generated }: Column): string => {
  const plain = typeOf[type]
  if (!plain) throw new Error(`no TypeScript type is known for the column type ${type}`)
  const value = required ? plain : `${plain} | null`
  if (generated) return `  ${column}: GeneratedAlways<${value}>`
  if (type === 'jsonb') return `  ${column}: ColumnType<${value}, string${required ? '' : ' | null'}, string>`
  return `  ${column}: ${filled ? `Generated<${value}>` : value}`
}

const nameOf = (table: string) =>
  table
    .split(/[._]/)
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

/** The types of every table as TypeScript text: the content of schema.gen.ts. */
export const schemaTypes = async (database: Database): Promise<string> => {
  const tables = Map.groupBy(await columns(database), c => `${c.schema}.${c.table}`)
  const bodies = [...tables].map(
    ([name, cols]) => `export interface ${nameOf(name)} {\n${cols.map(line).join('\n')}\n}`,
  )
  const entries = [...tables.keys()].map(name => `  '${name}': ${nameOf(name)}`)
  return [
    '// Written by `npm run schema` from the migrations; a test compares the two.',
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
    "import type { Day, Instant } from '../time/index.ts'",
    '',
    'export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }',
    '',
    ...bodies.flatMap(body => [body, '']),
    `export interface DB {\n${entries.join('\n')}\n}`,
    '',
  ].join('\n')
}
