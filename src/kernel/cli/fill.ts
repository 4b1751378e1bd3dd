import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Database, migrate, openBuiltIn, schemaHash, takeFolder } from '../database/index.ts'
import { root } from '../root.ts'
import type { Settings } from '../settings.ts'

/** Fills an empty register with a demonstration; says how far it is, from 0 to 1. */
export type Demonstration = (database: Database, progress: (share: number) => void) => Promise<void>

/** Where the built-in database keeps its files, below the data folder. */
export const databaseFolder = (settings: Settings): string => join(settings.data, 'database')

/** What the demonstration depends on: the schema, its own plan, and the effects and adoption that write it. */
const demonstrationHash = (): string => {
  const paths = [
    'src/modules/*/demo.ts',
    'src/modules/*/demo/**/*.ts',
    'src/modules/**/*.effects.ts',
    'src/modules/acts/acts/*.ts',
  ]
  const hash = createHash('sha256').update(schemaHash())
  for (const path of globSync(paths, { cwd: root }).sort())
    if (!path.includes('.test.')) hash.update(readFileSync(join(root, path)))
  return hash.digest('hex').slice(0, 16)
}

const store = join(root, 'var')

/** The stored folder that demonstrations are copied from; made once, through the adoption code itself. */
const storedDemonstration = async (load: Demonstration, progress: (share: number) => void): Promise<string> => {
  const name = `demonstration-${demonstrationHash()}`
  const path = join(store, name)
  if (existsSync(path)) return path
  const aside = `${path}.${process.pid}`
  mkdirSync(store, { recursive: true })
  const database = await openBuiltIn(aside)
  try {
    await migrate(database)
    await load(database, progress)
  } finally {
    await database.close()
  }
  for (const old of readdirSync(store))
    if (/^demonstration-[0-9a-f]+$/.test(old)) rmSync(join(store, old), { recursive: true })
  renameSync(aside, path)
  return path
}

/** Gives a data folder that has no database yet the demonstration; true when it did. */
export const fillFolder = async (
  settings: Settings,
  load: Demonstration,
  progress: (share: number) => void,
): Promise<boolean> => {
  const folder = databaseFolder(settings)
  if (existsSync(folder)) return false
  const lock = takeFolder(settings.data)
  if (!lock) return false
  try {
    const stored = await storedDemonstration(load, progress)
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
    rmSync(`${folder}.partial`, { recursive: true, force: true })
    cpSync(stored, `${folder}.partial`, { recursive: true })
    renameSync(`${folder}.partial`, folder)
    return true
  } finally {
    lock.release()
  }
}
