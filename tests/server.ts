/** The real server and the commands beside it, on a data folder. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..')
const program = join(root, 'dist', 'greffe.mjs')

/** The day the demonstration is read on. */
export const today = '2026-11-20'

const compiled = process.env['NODE_COMPILE_CACHE']

const environment = (data: string, more: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LANG: 'fr_CA.UTF-8',
  GREFFE_DATA: data,
  GREFFE_TODAY: today,
  ...(compiled && { NODE_COMPILE_CACHE: compiled }),
  ...more,
})

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise(resolve => child.once('exit', () => resolve()))

/** Resolves once the server has said its address. */
const spoken = (child: ChildProcess, url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const said: string[] = []
    if (!child.stderr) throw new Error('the server has no voice')
    createInterface({ input: child.stderr }).on('line', line => {
      said.push(line)
      if (line.includes(url)) resolve()
    })
    child.once('exit', () => reject(new Error(`the server ended: ${said.join('\n')}`)))
  })

export type Answer = { readonly status: number; readonly out: string; readonly err: string }

/** Runs one command of Greffe on a data folder, beside its server where it has one. */
export const command = (
  data: string,
  argv: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<Answer> =>
  new Promise(resolve => {
    const options = { env: environment(data, env), maxBuffer: 64_000_000 }
    const child = execFile(process.execPath, [program, ...argv], options, (_, out, err) =>
      resolve({ status: child.exitCode ?? -1, out, err }),
    )
  })

export type Server = {
  readonly url: string
  readonly data: string
  /** Ends without a word, as when the power fails. */
  readonly kill: () => Promise<void>
  readonly start: (env?: Readonly<Record<string, string>>) => Promise<void>
  /** Ends in order. */
  readonly stop: () => Promise<void>
  /** Ends in order, and leaves nothing behind. */
  readonly drop: () => Promise<void>
}

/** Serves a data folder. */
export const openServer = async (data: string): Promise<Server> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  const start = async (env?: Readonly<Record<string, string>>) => {
    child = spawn(process.execPath, [program, 'serve'], {
      env: environment(data, { PORT: String(port), ...env }),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await spoken(child, url)
    const health = await fetch(`${url}/health`)
    if (!health.ok) throw new Error(`/health answers ${health.status}`)
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (!child) return
    child.kill(signal)
    await ended(child)
  }
  await start()
  return {
    url,
    data,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    drop: async () => {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}
