import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { root } from '../root.ts'
import { setupRefusals } from '../setup.ts'
import type { Database, Tx } from './database.ts'
import { prepareQueue } from './queue.ts'

export type Migration = { name: string; text: string; hash: string }

const foldersOf = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? [join(path, entry.name, 'migrations')] : [],
  )

/** Every migration of the kernel and of the modules, in the order of their names (a date, a time, a word). */
export const migrations = (): Migration[] =>
  [join(root, 'src/kernel'), join(root, 'src/modules')]
    .flatMap(foldersOf)
    .flatMap(folder => {
      try {
        return readdirSync(folder).map(name => ({ name, path: join(folder, name) }))
      } catch {
        return []
      }
    })
    .filter(({ name }) => name.endsWith('.sql'))
    .map(({ name, path }) => {
      const text = readFileSync(path, 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))

/** What names the whole schema: the hash of all migrations. */
export const schemaHash = (all: readonly Migration[] = migrations()): string =>
  createHash('sha256')
    .update(all.map(m => `${m.name} ${m.hash}`).join('\n'))
    .digest('hex')
    .slice(0, 16)

const applied = async (tx: Tx): Promise<Map<string, string>> => {
  const { rows: found } = await sql<{
    exists: boolean
  }>`select to_regclass('greffe.migration') is not null as exists`.execute(tx)
  if (!found[0]?.exists) return new Map()
  const { rows } = await sql<{ name: string; hash: string }>`select name, hash from greffe.migration`.execute(tx)
  return new Map(rows.map(row => [row.name, row.hash]))
}

/** Applies what is missing, the job queue included, in one transaction; gives the names applied. Refuses a database whose migrations were edited after the fact. */
export const migrate = (database: Database): Promise<string[]> =>
  database.asOwner(async tx => {
    await sql`select pg_advisory_xact_lock(7203)`.execute(tx)
    const done = await applied(tx)
    const all = migrations()
    for (const migration of all) {
      const hash = done.get(migration.name)
      if (hash !== undefined && hash !== migration.hash) throw setupRefusals.migrationChanged(migration.name)
    }
    const missing = all.filter(migration => !done.has(migration.name))
    for (const migration of missing) {
      await sql.raw(migration.text).execute(tx)
      await sql`insert into greffe.migration (name, hash) values (${migration.name}, ${migration.hash})`.execute(tx)
    }
    await prepareQueue(tx)
    return missing.map(migration => migration.name)
  })

/** Lets the planner know the tables as they are, after many rows at once: PGlite has no process that does it. */
export const analyse = (database: Database): Promise<void> =>
  database.asOwner(async tx => {
    await sql`analyze`.execute(tx)
  })
