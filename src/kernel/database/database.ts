import {
  type Compilable,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { Actor } from '../access/index.ts'
import { setupRefusals } from '../setup.ts'
import type { Instant } from '../time/index.ts'
import { openPglite } from './pglite.ts'
import type { DB } from './schema.gen.ts'

/** One transaction. Everything that reads or writes receives it: a second connection inside one would wait for ever on PGlite. */
export type Tx = Transaction<DB>

export type Database = {
  engine: 'pglite' | 'postgres'
  /** One transaction in the name of a person, under the role that row-level security binds. Read-only ones see one snapshot. */
  asActor: <T>(actor: Actor, run: (tx: Tx) => Promise<T>, options?: { readOnly?: boolean }) => Promise<T>
  /** What one statement without parameters reads in the name of a person: a single round trip, where `asActor` takes three. */
  glance: <T>(actor: Actor, statement: string) => Promise<T[]>
  /** One transaction as the owner of the tables: migrations, backup and restore, nothing else. A snapshot is read-only. */
  asOwner: <T>(run: (tx: Tx) => Promise<T>, options?: { snapshot?: boolean }) => Promise<T>
  /** One statement as the owner, or several that bring their own transaction: for the job queue, which keeps its own tables, nothing else. */
  forQueue: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
  /** A copy of a PGlite database, to start others from. */
  dump: () => Promise<Uint8Array>
  close: () => Promise<void>
}

const safeInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is beyond what a number holds exactly`)
  return value
}

/** PostgreSQL's text of a timestamptz in UTC, as ISO 8601 with all its microseconds. */
const instant = (text: string): Instant => text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z')

const asText = (text: string) => text
const parsers: Record<number, (text: string) => unknown> = {
  20: safeInteger,
  1082: asText,
  1184: instant,
  3912: asText,
  3910: asText,
}
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig

const opening = (actor: Actor, readOnly: boolean): string => {
  const set = (name: string, value: string) => `set local greffe.${name} = ${pg.escapeLiteral(value)}`
  return [
    `begin isolation level ${readOnly ? 'repeatable read read only' : 'read committed'}`,
    set('actor', actor.id),
    set('actor_name', actor.name),
    set('role', actor.role),
    ...Object.entries(actor.scope).flatMap(([name, value]) => (value ? [set(name, value)] : [])),
    'set local role greffe_app',
  ].join(';')
}

/** Each connection parses a statement once and plans it each time: a plan made for no day in particular reads the wrong index. Beyond the bound nothing is kept. */
const parsed = new Map<string, string>()
const nameOf = (text: string): string | undefined => {
  if (!parsed.has(text) && parsed.size < 500) parsed.set(text, `greffe_${parsed.size}`)
  return parsed.get(text)
}

const mark = '/* later */'

/** A text as SQL writes it. */
export const literal = (text: string | null): string => (text === null ? 'null' : pg.escapeLiteral(text))

const written = (value: unknown): string => {
  if (value === null || typeof value === 'string') return literal(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`no literal for a ${typeof value}: do not send this one later`)
}

/** A statement whose result nobody waits for: it goes with the next one of its transaction, in its place, and fails with it. A round trip is what a busy server lacks first. */
export const later = async (tx: Tx, statement: string | Compilable): Promise<void> => {
  if (typeof statement === 'string') return void (await sql.raw(`${mark}${statement}`).execute(tx))
  const { sql: text, parameters } = statement.compile()
  await later(
    tx,
    text.replace(/\$(\d+)/g, (_, n) => written(parameters[n - 1])),
  )
}

/**
 * From here to the end of the transaction, statements keep the plan of their first time, which reads indexes whatever a table holds then:
 * each foreign key of each row would otherwise be planned anew. For what writes thousands of rows.
 */
export const planOnce = (tx: Tx): Promise<void> =>
  later(tx, 'set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off')

/** Undoes `planOnce`. */
export const planEachTime = (tx: Tx): Promise<void> =>
  later(tx, 'set local plan_cache_mode = force_custom_plan; set local enable_seqscan = on')

const preparing = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect()
    let waiting: string[] = []
    const sendWith = async (text: string) => {
      const all = [...waiting, text].filter(Boolean).join(';')
      waiting = []
      const result = await client.query(all)
      return [result].flat().at(-1)
    }
    const query = async (text: string, values: readonly unknown[]) => {
      if (text === 'rollback') waiting = []
      if (text.startsWith(mark)) {
        waiting.push(text.slice(mark.length))
        return { command: 'LATER', rowCount: 0, rows: [] }
      }
      if (values.length === 0) return sendWith(text)
      if (waiting.length > 0) await sendWith('')
      return client.query({ text, values: [...values], name: nameOf(text) })
    }
    return { query, release: () => client.release() } as unknown as PostgresPoolClient
  },
  end: () => pool.end(),
  options: {},
})

/** The rows of all the statements of a text. What they leave half done is undone: PGlite has no other connection to give. */
const queueOver = (pool: pg.Pool) => async (text: string, values?: unknown[]) => {
  const client = await pool.connect()
  try {
    const result = await client.query(text, values)
    return { rows: [result].flat().flatMap(({ rows }) => rows) }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

const over = (pool: pg.Pool, rest: Pick<Database, 'engine' | 'dump' | 'close'>): Database => {
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  // One round trip opens the transaction and names the actor; Kysely's own would take two.
  const within = <T>(open: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
    db.connection().execute(async connection => {
      await sql.raw(open).execute(connection)
      try {
        const result = await run(connection as Tx)
        await sql`commit`.execute(connection)
        return result
      } catch (error) {
        await sql`rollback`.execute(connection).catch(() => undefined)
        throw error
      }
    })
  const forQueue = queueOver(pool)
  return {
    ...rest,
    glance: async <T>(actor: Actor, statement: string) =>
      (await forQueue(`${opening(actor, true)};${statement};commit`)).rows as T[],
    asActor: (actor, run, options) => within(opening(actor, options?.readOnly ?? false), run),
    forQueue,
    asOwner: (run, options) =>
      within(options?.snapshot ? 'begin isolation level repeatable read read only' : 'begin', run),
  }
}

/** The built-in database, in a folder or (null) in memory, fresh or from a dump. */
export const openBuiltIn = async (folder: string | null, dump: Uint8Array | null = null): Promise<Database> => {
  const pglite = await openPglite(folder, dump, types)
  return over(pglite.pool, { engine: 'pglite', dump: pglite.dump, close: pglite.close })
}

/** PostgreSQL 18 at an address; refuses an older one and one that cannot be reached. */
export const openPostgres = async (url: string): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    options: '-c timezone=UTC -c plan_cache_mode=force_custom_plan',
    connectionTimeoutMillis: 10_000,
  })
  // A connection lost in the middle of a transaction refuses its query; without a listener it would also end the process.
  pool.on('connect', client => client.on('error', () => undefined))
  pool.on('error', error =>
    console.error(JSON.stringify({ level: 'warn', what: 'database.connection', error: error.message })),
  )
  const version = await pool
    .query<{ version: string }>("select current_setting('server_version_num') as version")
    .catch(async (error: Error) => {
      await pool.end()
      throw setupRefusals.unreachable(error.message)
    })
  if (Number(version.rows[0]?.version) < 180000) {
    await pool.end()
    throw setupRefusals.tooOld()
  }
  const dump = () => Promise.reject(new Error('only the built-in database is dumped whole; use the command backup'))
  return over(pool, { engine: 'postgres', dump, close: () => pool.end() })
}
