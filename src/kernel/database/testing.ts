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

const opened: Database[] = []
after(async () => {
  for (const database of opened) await database.close()
})

/** A migrated PGlite in memory, from a dump kept in the temporary folder under the hash of the migrations. */
const builtIn = async (): Promise<Database> => {
  const folder = join(tmpdir(), 'greffe-tests')
  const path = join(folder, `${schemaHash()}.tar`)
  try {
    return await openBuiltIn(null, readFileSync(path))
  } catch {
    const database = await openBuiltIn(null)
    await migrate(database)
    mkdirSync(folder, { recursive: true })
    const own = `${path}.${process.pid}`
    writeFileSync(own, await database.dump())
    renameSync(own, path)
    return database
  }
}

/** A migrated database of its own on the server of TEST_DATABASE_URL, dropped at the end. */
const postgres = async (): Promise<Database> => {
  const address = process.env['TEST_DATABASE_URL']
  if (!address) throw new Error('TEST_DATABASE=postgres needs TEST_DATABASE_URL')
  const name = `greffe_test_${process.pid}_${Math.floor(performance.now())}`
  const admin = async (text: string) => {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await admin(`create database ${name}`)
  const own = new URL(address)
  own.pathname = `/${name}`
  const database = await openPostgres(own.href)
  await migrate(database)
  return {
    ...database,
    close: async () => {
      await database.close()
      await admin(`drop database ${name} with (force)`)
    },
  }
}

/** A database of one's own, empty but migrated, closed when the test file ends. */
export const testDatabase = async (): Promise<Database> => {
  const database = await (onPostgres ? postgres() : builtIn())
  opened.push(database)
  return database
}

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

export const tester: Actor = { id: 'tester', name: 'Test', role: 'operator', scope: {} }

class Undo extends Error {}

/** Runs inside a transaction that is undone; the database is shared by the tests of one file. */
export const undone = async (run: (tx: Tx) => Promise<void>, actor: Actor = tester): Promise<void> => {
  shared ??= testDatabase()
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
