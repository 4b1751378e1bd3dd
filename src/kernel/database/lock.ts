import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
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

export type Lock = { release: () => void }

/** The process that holds the folder, or null. A lock left by a dead process holds nothing. */
export const holderOf = (folder: string): number | null => {
  try {
    const [pid, born] = readFileSync(join(folder, 'greffe.lock'), 'utf8').trim().split(' ')
    return isAlive(Number(pid)) && bornAt(Number(pid)) === (born ?? '') ? Number(pid) : null
  } catch {
    return null
  }
}

/** Takes the data folder for this process alone, or gives null when another one holds it: PGlite has no lock of its own. */
export const takeFolder = (folder: string): Lock | null => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'greffe.lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, `${process.pid} ${bornAt(process.pid)}`)
      closeSync(file)
      return { release: () => rmSync(path, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (holderOf(folder) !== null) return null
      rmSync(path, { force: true })
    }
  }
  return null
}
