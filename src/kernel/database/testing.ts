import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Actor } from '../access/index.ts'
import { type Database, openBuiltIn, openPostgres, type Tx } from './database.ts'
import { migrate, schemaHash } from './migrate.ts'

const onPostgres = process.env['TEST_DATABASE'] === 'postgres'

/** A migrated PGlite in memory, from a dump kept in the temporary folder under the hash of the migrations. */
const builtIn = async (): Promise<Database> => {
  const folder = join(tmpdir(), 'greffe-tests')
  const path = join(folder, `${schemaHash()}.tar`)
  try {
    return await openBuiltIn(null, readFileSync(path))
  } catch {
    const database = await openBuiltIn(null)
    await migrate(database)
    // Whoever opens the dump would otherwise do all migrations again from its log.
    await database.forQueue('checkpoint')
    mkdirSync(folder, { recursive: true })
    const own = `${path}.${process.pid}`
    writeFileSync(own, await database.dump())
    renameSync(own, path)
    return database
  }
}

/** On a connection to the server itself. */
const administer = async <T>(address: string, run: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** The migrated database that the others are copied from; whichever test file comes first makes it, and the others wait. */
const template = async (client: pg.Client, at: (name: string) => string): Promise<string> => {
  const name = `greffe_template_${schemaHash()}`
  await client.query('select pg_advisory_lock(1)')
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) {
    await client.query(`create database ${name}_making`)
    const database = await openPostgres(at(`${name}_making`))
    await migrate(database)
    await database.close()
    await client.query(`alter database ${name}_making rename to ${name}`)
  }
  await client.query('select pg_advisory_unlock(1)')
  return name
}

/** A migrated database of its own on the server of TEST_DATABASE_URL, dropped at the end. */
const postgres = async (): Promise<Database> => {
  const address = process.env['TEST_DATABASE_URL']
  if (!address) throw new Error('TEST_DATABASE=postgres needs TEST_DATABASE_URL')
  const at = (database: string) => Object.assign(new URL(address), { pathname: `/${database}` }).href
  const name = `greffe_test_${process.pid}_${Math.floor(performance.now())}`
  await administer(address, async client =>
    client.query(`create database ${name} template ${await template(client, at)}`),
  )
  const database = await openPostgres(at(name))
  return {
    ...database,
    close: async () => {
      await database.close()
      await administer(address, client => client.query(`drop database ${name} with (force)`))
    },
  }
}

const migrated = (): Promise<Database> => (onPostgres ? postgres() : builtIn())

const opened: Database[] = []

/** Ends what a test file has opened. */
export const closeDatabases = async (): Promise<void> => {
  for (const database of opened.splice(0)) await database.close()
}
after(closeDatabases)

/** A database of one's own, empty but migrated, closed when the test file ends. */
export const testDatabase = async (): Promise<Database> => {
  const database = await migrated()
  opened.push(database)
  return database
}

let lasting = 0

/** Where a database lasts beyond the process that opens it, for tests that kill: a folder of this one, or a database of TEST_DATABASE_URL. */
export const lastingAddress = async (folder: string): Promise<string> => {
  lasting += 1
  if (!onPostgres) return join(folder, `database-${lasting}`)
  const server = new URL(process.env['TEST_DATABASE_URL'] ?? '')
  const name = `greffe_lasting_${process.pid}_${lasting}`
  await administer(server.href, client => client.query(`create database ${name}`))
  server.pathname = `/${name}`
  return server.href
}

export const openLasting = (address: string): Promise<Database> =>
  address.startsWith('postgres') ? openPostgres(address) : openBuiltIn(address)

/** What another process would open on the same database: its own connections to PostgreSQL; the built-in one has but one. */
export const secondProcess = async (database: Database): Promise<Database> => {
  const address = process.env['TEST_DATABASE_URL']
  if (database.engine === 'pglite' || !address) return database
  const { rows } = await database.forQueue('select current_database() as name')
  const own = new URL(address)
  own.pathname = `/${(rows as { name: string }[])[0]?.name}`
  const other = await openPostgres(own.href)
  opened.unshift(other)
  return other
}

let shared: Promise<Database> | null = null
after(async () => {
  const last = await shared
  shared = null
  await last?.close()
})

export const tester: Actor = { id: 'tester', name: 'Test', role: 'operator', scope: {} }

class Undo extends Error {}

/** Runs inside a transaction that is undone; the database is shared by all the tests of the process. */
export const undone = async (run: (tx: Tx) => Promise<void>, actor: Actor = tester): Promise<void> => {
  shared ??= migrated()
  const database = await shared
  await database
    .asActor(actor, async tx => {
      await run(tx)
      throw new Undo()
    })
    .catch(error => {
      if (!(error instanceof Undo)) throw error
    })
}

/** Fires the deferred constraints, as the end of an adoption does. */
export const checkNow = (tx: Tx) => sql`set constraints all immediate`.execute(tx)

/** Chains what the transaction has said so far, as its end does: it can then be read. */
export const chainNow = (tx: Tx) =>
  sql.raw('set constraints journal.chain immediate; set constraints journal.chain deferred').execute(tx)
