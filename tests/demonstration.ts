/** The demonstration as a house that has opened: each test file begins with a copy of it. As a program it makes it, for those that come. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeFolder } from '../src/kernel/database/lock.ts'
import { command, openServer, today } from './server.ts'

const root = join(import.meta.dirname, '..')
const store = join(root, 'node_modules', '.cache', 'greffe-tests')

/** One at a time among the test files, which run side by side. */
const alone = async (run: () => Promise<void>): Promise<void> => {
  for (;;) {
    const lock = takeFolder(store)
    if (lock)
      try {
        return await run()
      } finally {
        lock.release()
      }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

/** Those that wait to be sent, from a backup made beside the server. */
const waitingMessages = async (data: string, attempt: number): Promise<number> => {
  const folder = `${data}.${attempt}`
  const { status, err } = await command(data, ['backup', folder])
  if (status !== 0) throw new Error(err)
  const lines = readFileSync(join(folder, 'mail.delivery.jsonl'), 'utf8').trim().split('\n')
  rmSync(folder, { recursive: true })
  return lines.filter(line => (JSON.parse(line) as { sent_at: string | null }).sent_at === null).length
}

/**
 * Fills a folder and serves it until the jobs of the day have been taken: they send hundreds of messages, which would otherwise be
 * sent again in each copy, beside its tests. The server ends in order, so that what is under way is done.
 */
const open = async (data: string): Promise<void> => {
  const filled = await command(data, ['demo'])
  if (filled.status !== 0) throw new Error(filled.err)
  const server = await openServer(data)
  for (let attempt = 0; (await waitingMessages(data, attempt)) > 0 && attempt < 60; attempt++)
    await new Promise(resolve => setTimeout(resolve, 500))
  await server.stop()
}

/** Made anew with each build, and each day: its clock stays in one day, but keeps the time of day. */
const opened = async (): Promise<string> => {
  let path = ''
  await alone(async () => {
    execFileSync(process.execPath, [join(root, 'script', 'build.ts')], { stdio: 'inherit' })
    const { mtimeMs } = statSync(join(root, 'dist', '.built'))
    const made = Temporal.Now.plainDateISO('America/Toronto')
    const name = `opened-${today}-${made}-${Math.round(mtimeMs)}`
    path = join(store, name)
    if (existsSync(path)) return
    for (const old of readdirSync(store)) if (old.startsWith('opened-')) rmSync(join(store, old), { recursive: true })
    // The socket of a server wants a short path.
    const data = mkdtempSync(join(tmpdir(), 'greffe-opened-'))
    try {
      await open(data)
      rmSync(`${path}.partial`, { recursive: true, force: true })
      cpSync(data, `${path}.partial`, { recursive: true })
      renameSync(`${path}.partial`, path)
    } finally {
      rmSync(data, { recursive: true })
    }
  })
  return path
}

export const copyDemonstration = async (): Promise<string> => {
  const from = await opened()
  const data = mkdtempSync(join(tmpdir(), 'greffe-browser-'))
  cpSync(from, data, { recursive: true })
  return data
}

if (import.meta.main) await opened()
