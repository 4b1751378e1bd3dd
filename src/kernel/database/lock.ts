import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What tells one run of a process id from another: on Linux its start time, elsewhere nothing. */
const bornAt = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The live process that a lock file names, or null: a file left by a dead process, or half written, names nobody. */
const namedBy = (path: string): number | null => {
  try {
    const [pid, born = ''] = readFileSync(path, 'utf8').trim().split(' ')
    const holder = Number(pid)
    return holder > 0 && isAlive(holder) && bornAt(holder) === born ? holder : null
  } catch {
    return null
  }
}

export type Lock = { release: () => void }

const lockOf = (folder: string) => join(folder, 'greffe.lock')

/** The process that holds the folder, or null. */
export const holderOf = (folder: string): number | null => namedBy(lockOf(folder))

/** Takes the data folder for this process alone, or gives null when another one holds it: PGlite has no lock of its own. */
export const takeFolder = (folder: string): Lock | null => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = lockOf(folder)
  const own = `${path}.${process.pid}`
  const release = () => {
    if (holderOf(folder) === process.pid) rmSync(path, { force: true })
  }
  writeFileSync(own, `${process.pid} ${bornAt(process.pid)}`, { mode: 0o600 })
  try {
    // A link appears whole or not at all. Whoever moves a stale lock aside looks again at what was moved: a live one goes back.
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(own, path)
        return { release }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      if (holderOf(folder) !== null) return null
      const aside = `${own}.stale`
      try {
        renameSync(path, aside)
        if (namedBy(aside) !== null) renameSync(aside, path)
        rmSync(aside, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    }
    return null
  } finally {
    rmSync(own, { force: true })
  }
}
