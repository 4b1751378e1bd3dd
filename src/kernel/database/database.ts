import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import type { Actor } from '../access/index.ts'
import { setupRefusals } from '../setup.ts'
import type { Instant } from '../time/index.ts'
import { type Statement, sendTogether } from './batch.ts'
import { openPglite } from './pglite.ts'
import type { DB } from './schema.gen.ts'

/** One transaction. Everything that reads or writes receives it: a second connection inside one would wait for ever on PGlite. */
export type Tx = Transaction<DB>

export type Database = {
  engine: 'pglite' | 'postgres'
  /** One transaction in the name of a person, under the role that row-level security binds. Read-only ones see one snapshot. */
  asActor: <T>(actor: Actor, run: (tx: Tx) => Promise<T>, options?: { readOnly?: boolean }) => Promise<T>
  /** What one statement reads in the name of a person: a single round trip, where `asActor` takes two. */
  glance: <T>(actor: Actor, statement: Statement) => Promise<T[]>
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

/** What opens a transaction in the name of a person, under the role that row-level security binds. */
const opening = (actor: Actor, readOnly: boolean): Statement[] => {
  const named = { actor: actor.id, actor_name: actor.name, role: actor.role, ...actor.scope }
  const set = Object.entries(named).filter(([, value]) => value)
  const settings = set.map(([name], place) => `set_config('greffe.${name}', $${place + 1}, true)`)
  return [
    { text: `begin isolation level ${readOnly ? 'repeatable read read only' : 'read committed'}` },
    {
      text: `select ${settings.join(', ')}, set_config('role', 'greffe_app', true)`,
      values: set.map(([, value]) => value),
    },
  ]
}

const [goesLater, goesAhead, goTogether, endsLater] = [
  'greffe: later',
  'greffe: ahead',
  'greffe: together',
  'greffe: end later',
]

type Statable = { compile(tx: Tx): CompiledQuery }
const stated = (tx: Tx, query: Statable): Statement => {
  const { sql: text, parameters: values } = query.compile(tx)
  return { text, values }
}

/** A statement whose result nobody waits for: it goes with the next one of its transaction, in its place, and fails with it. A round trip is what a busy server lacks first. */
export const later = async (tx: Tx, query: Statable): Promise<void> => {
  await tx.executeQuery(CompiledQuery.raw(goesLater, [stated(tx, query)]))
}

/** A statement that is sent at once and whose end nobody waits for: the database works at it while what comes next is made ready. What goes wrong with it, whatever comes after it in its transaction says. */
export const ahead = async (tx: Tx, query: Statable): Promise<void> => {
  await tx.executeQuery(CompiledQuery.raw(goesAhead, [stated(tx, query)]))
}

/** The rows that several queries find, asked together in one round trip. */
export const together = async <All extends readonly (Statable & { execute: unknown })[]>(
  tx: Tx,
  ...queries: All
): Promise<{ [Place in keyof All]: RowsOf<All[Place]> }> => {
  const { rows } = await tx.executeQuery(
    CompiledQuery.raw(
      goTogether,
      queries.map(query => stated(tx, query)),
    ),
  )
  return rows as { [Place in keyof All]: RowsOf<All[Place]> }
}

type RowsOf<Query> =
  Query extends RawBuilder<infer Row> ? Row[] : Query extends { execute: () => Promise<infer Rows> } ? Rows : never

/** Settings of the planner, from here to the end of the transaction. */
const plan = async (tx: Tx, cache: 'generic' | 'custom', scans: 'on' | 'off'): Promise<void> => {
  await later(tx, sql`set local plan_cache_mode = ${sql.raw(`force_${cache}_plan`)}`)
  await later(tx, sql`set local enable_seqscan = ${sql.raw(scans)}`)
}

/**
 * From here to the end of the transaction, statements keep the plan of their first time, which reads indexes whatever a table holds then:
 * each foreign key of each row would otherwise be planned anew. For what writes thousands of rows.
 */
export const keepPlans = (tx: Tx): Promise<void> => plan(tx, 'generic', 'off')

/** Undoes `keepPlans`. */
export const planEachTime = (tx: Tx): Promise<void> => plan(tx, 'custom', 'on')

/** A reading whose end has not been said yet, by its connection: it goes with what comes next, or soon by itself. */
const unended = new WeakMap<pg.PoolClient, NodeJS.Timeout>()
const soon = 10

/** Leaves the end of a reading to whoever takes the connection next: a page needs not wait for it, nor a busy server send it apart. */
const endLater = (client: pg.PoolClient): void => {
  const end = () => {
    unended.delete(client)
    client.query('commit').catch(() => undefined)
  }
  unended.set(client, setTimeout(end, soon).unref())
}

/** A connection of the pool, and what must be said on it first. */
const take = async (pool: pg.Pool): Promise<{ client: pg.PoolClient; first: Statement[] }> => {
  const client = await pool.connect()
  const end = unended.get(client)
  clearTimeout(end)
  unended.delete(client)
  return { client, first: end ? [{ text: 'commit' }] : [] }
}

const preparing = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const { client, first } = await take(pool)
    let waiting: Statement[] = first
    // One after the other; what fails fails all that come after it, until they are undone.
    let before: Promise<unknown> = Promise.resolve()
    const after = <T>(run: () => Promise<T>): Promise<T> => {
      const sent = before.then(run)
      sent.catch(() => undefined)
      before = sent
      return sent
    }
    const sendWith = (last: readonly Statement[]) => {
      const all = [...waiting, ...last]
      waiting = []
      return after(async () => (await sendTogether(client, all)).slice(-last.length))
    }
    let isOver = false
    const query = async (text: string, values: readonly unknown[]) => {
      // What was asked for one ahead may come after a refusal; the connection is then somebody else's.
      if (isOver) throw new Error('this transaction is over')
      if (text === goesLater) {
        waiting.push(...(values as Statement[]))
        return { command: 'LATER', rowCount: 0, rows: [] }
      }
      if (text === goesAhead) {
        sendWith(values as Statement[])
        return { command: 'AHEAD', rowCount: 0, rows: [] }
      }
      if (text === goTogether) {
        const results = await sendWith(values as Statement[])
        return { command: 'TOGETHER', rowCount: results.length, rows: results.map(({ rows }) => rows) }
      }
      if (text === endsLater) {
        if (waiting.length > 0) await sendWith([{ text: 'commit' }])
        else {
          await before.catch(() => undefined)
          endLater(client)
        }
        return { command: 'LATER', rowCount: 0, rows: [] }
      }
      if (text.startsWith('rollback')) {
        waiting = []
        before = before.catch(() => undefined)
      }
      // Several statements in one text, which have no parameters: a message of their own.
      if (values.length === 0 && text.includes(';')) {
        if (waiting.length > 0) sendWith([])
        return after(async () => [await client.query(text)].flat().at(-1))
      }
      return (await sendWith([{ text, values }])).at(-1)
    }
    const release = () => {
      isOver = true
      client.release()
    }
    return { query, release } as unknown as PostgresPoolClient
  },
  end: () => pool.end(),
  options: {},
})

/** What one run of statements on a connection gives. What they leave half done is undone: PGlite has no other connection to give. */
const onConnection = async <T>(
  pool: pg.Pool,
  run: (client: pg.PoolClient, first: Statement[]) => Promise<T>,
): Promise<T> => {
  const { client, first } = await take(pool)
  try {
    return await run(client, first)
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

const over = (pool: pg.Pool, rest: Pick<Database, 'engine' | 'dump' | 'close'>): Database => {
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  // What opens a transaction goes with its first statement.
  const within = <T>(open: readonly Statement[], run: (tx: Tx) => Promise<T>, end = 'commit'): Promise<T> =>
    db.connection().execute(async connection => {
      await connection.executeQuery(CompiledQuery.raw(goesLater, [...open]))
      try {
        const result = await run(connection as Tx)
        await connection.executeQuery(CompiledQuery.raw(end))
        return result
      } catch (error) {
        await sql`rollback`.execute(connection).catch(() => undefined)
        throw error
      }
    })
  return {
    ...rest,
    glance: (actor, statement) =>
      onConnection(pool, async (client, first) => {
        const all = [...first, ...opening(actor, true), statement, { text: 'commit' }]
        return ((await sendTogether(client, all)).at(-2)?.rows ?? []) as never[]
      }),
    asActor: (actor, run, { readOnly = false } = {}) =>
      within(opening(actor, readOnly), run, readOnly ? endsLater : 'commit'),
    forQueue: (text, values) =>
      onConnection(pool, async (client, first) => {
        if (first.length > 0) await sendTogether(client, first)
        return { rows: [await client.query(text, values)].flat().flatMap(({ rows }) => rows) }
      }),
    asOwner: (run, options) =>
      within([{ text: options?.snapshot ? 'begin isolation level repeatable read read only' : 'begin' }], run),
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
    // A connection that is opened anew has everything to read and to plan again, at the very minute when many come.
    idleTimeoutMillis: 600_000,
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
