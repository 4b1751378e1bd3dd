import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { backupRefusals } from './backup.refusals.ts'
import { inBatches } from './cursor.ts'
import type { Database, Tx } from './database.ts'
import { migrations } from './migrate.ts'

type Table = { name: string; columns: string[] }
type Kept = { name: string; rows: number; sha256: string }
export type Manifest = { made_at: string; migrations: { name: string; hash: string }[]; tables: Kept[] }

/** Everything that is ours but the list of migrations, which each database keeps for itself; generated columns are made again. */
const tablesOf = async (tx: Tx): Promise<Table[]> => {
  const { rows } = await sql<Table>`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
      array_agg(quote_ident(a.attname) order by a.attnum)::text[] as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss')
      and (n.nspname, c.relname) <> ('greffe', 'migration')
    group by 1 order by 1`.execute(tx)
  return rows
}

const fileOf = (folder: string, table: string) => join(folder, `${table}.jsonl`)
const manifestOf = (folder: string) => join(folder, 'manifest.json')
const ours = () => migrations().map(({ name, hash }) => ({ name, hash }))

const write = async (tx: Tx, { name, columns }: Table, file: FileHandle): Promise<Kept> => {
  const hash = createHash('sha256')
  let count = 0
  const query = sql<{
    line: string
  }>`select row_to_json(t)::text as line from (select ${sql.raw(columns.join(', '))} from ${sql.raw(name)}) t`
  for await (const rows of inBatches(tx, query)) {
    const text = rows.map(({ line }) => `${line}\n`).join('')
    hash.update(text)
    count += rows.length
    await file.write(text)
  }
  return { name, rows: count, sha256: hash.digest('hex') }
}

/**
 * Writes the whole database to a new folder as JSON lines, read in one snapshot while others work; gives what was kept. The
 * manifest comes last: a folder without one is a backup that did not end.
 */
export const backup = async (
  database: Database,
  folder: string,
  now: string,
  progress: (share: number) => void,
): Promise<Manifest> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).length > 0) throw backupRefusals.folderNotEmpty(folder)
  const kept = await database.asOwner(
    async tx => {
      const tables = await tablesOf(tx)
      const done: Kept[] = []
      for (const table of tables) {
        const file = await open(fileOf(folder, table.name), 'wx', 0o600)
        try {
          done.push(await write(tx, table, file))
          await file.sync()
        } finally {
          await file.close()
        }
        progress(done.length / tables.length)
      }
      return done
    },
    { snapshot: true },
  )
  const manifest = { made_at: now, migrations: ours(), tables: kept }
  writeFileSync(manifestOf(folder), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return manifest
}

const readManifest = (folder: string): Manifest => {
  try {
    return JSON.parse(readFileSync(manifestOf(folder), 'utf8')) as Manifest
  } catch {
    throw backupRefusals.notABackup(folder)
  }
}

/** The hash and the number of lines that the manifest says, or a refusal before anything is written. */
const checkFile = async (folder: string, { name, rows, sha256 }: Kept): Promise<void> => {
  const hash = createHash('sha256')
  let lines = 0
  try {
    for await (const chunk of createReadStream(fileOf(folder, name)) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      for (const byte of chunk) if (byte === 10) lines += 1
    }
  } catch {
    throw backupRefusals.damaged(name)
  }
  if (lines !== rows || hash.digest('hex') !== sha256) throw backupRefusals.damaged(name)
}

/** Lines end at a line feed alone: node:readline would also cut at U+2028, which JSON leaves as it is. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const parts: string[] = []
  for await (const chunk of createReadStream(path, 'utf8') as AsyncIterable<string>)
    for (const [i, part] of chunk.split('\n').entries()) {
      if (i > 0) yield parts.splice(0).join('')
      parts.push(part)
    }
}

const fill = async (tx: Tx, { name, columns }: Table, lines: readonly string[]): Promise<void> => {
  if (lines.length === 0) return
  const own = sql.raw(columns.join(', '))
  await sql`insert into ${sql.raw(name)} (${own}) overriding system value
    select ${own} from json_populate_recordset(null::${sql.raw(name)}, ${`[${lines.join(',')}]`}::json)`.execute(tx)
}

/**
 * Fills an empty, migrated database from a backup, in one transaction that `check` may still refuse. Triggers rest meanwhile: the
 * rows come as they were, with the instants they had.
 */
export const restore = async (
  database: Database,
  folder: string,
  check: (tx: Tx) => Promise<void>,
  progress: (share: number) => void,
): Promise<Manifest> => {
  const manifest = readManifest(folder)
  if (JSON.stringify(manifest.migrations) !== JSON.stringify(ours())) throw backupRefusals.otherVersion()
  for (const kept of manifest.tables) await checkFile(folder, kept)
  await database.asOwner(async tx => {
    const tables = await tablesOf(tx)
    const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join()
    if (names(tables) !== names(manifest.tables)) throw backupRefusals.otherVersion()
    for (const { name } of tables) {
      const { rows } = await sql`select from ${sql.raw(name)} limit 1`.execute(tx)
      if (rows.length > 0) throw backupRefusals.notEmpty()
    }
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const [at, table] of tables.entries()) {
      let lines: string[] = []
      for await (const line of linesOf(fileOf(folder, table.name))) {
        lines.push(line)
        if (lines.length < 1000) continue
        await fill(tx, table, lines)
        lines = []
      }
      await fill(tx, table, lines)
      progress((at + 1) / tables.length)
    }
    await sql`set local session_replication_role = origin`.execute(tx)
    await check(tx)
  })
  return manifest
}
