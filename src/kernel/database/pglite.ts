import { Worker } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'

export type Pglite = { pool: pg.Pool; dump: () => Promise<Uint8Array>; close: () => Promise<void> }

const entry = new URL(import.meta.url.endsWith('.ts') ? './pglite.worker.ts' : './pglite.worker.mjs', import.meta.url)

type Answer = { id?: number; ready?: true; result?: unknown; failure?: string }
type Message = { error?: true; message: string; length: number; name: string }

const revive = (message: Message) =>
  message.error ? Object.assign(new pg.DatabaseError(message.message, message.length, 'error'), message) : message

/** Messages that pg sends one by one but that PostgreSQL answers at Sync: Parse, Bind, Describe, Execute, Close. */
const held = new Set([...'PBDEC'].map(letter => letter.charCodeAt(0)))

/**
 * PGlite in a worker thread behind an ordinary pg.Pool of one connection. `dataDir` null keeps everything in memory;
 * `dump` starts from a dump of another database. Trial only: PGlite never calls fsync.
 */
export const openPglite = async (
  dataDir: string | null,
  dump: Uint8Array | null,
  types: pg.CustomTypesConfig,
): Promise<Pglite> => {
  const worker = new Worker(entry, { workerData: { dataDir, dump }, execArgv: [] })
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  let last = 0

  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  await new Promise<void>((resolve, reject) => {
    worker.on('message', ({ id, ready, result, failure }: Answer) => {
      if (ready) return resolve()
      if (id === undefined) return reject(new Error(failure))
      const asked = waiting.get(id)
      waiting.delete(id)
      if (failure === undefined) asked?.resolve(result as never)
      else asked?.reject(new Error(failure))
    })
    worker.on('error', error => {
      reject(error)
      fail(error as Error)
    })
    worker.on('exit', () => fail(new Error('the database thread has ended')))
  })
  worker.unref()

  const ask = <T>(question: { bytes?: Uint8Array; what?: 'dump' | 'close' }): Promise<T> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      worker.ref()
      worker.postMessage({ id: last, ...question })
    }).finally(() => waiting.size === 0 && worker.unref()) as Promise<T>

  let pending: Uint8Array[] = []
  const proxy = {
    waitReady: Promise.resolve(),
    execProtocolStream: async (bytes: Uint8Array) => {
      pending.push(bytes)
      if (held.has(bytes[0] ?? 0)) return []
      const all = pending.length === 1 ? bytes : Buffer.concat(pending)
      pending = []
      return (await ask<Message[]>({ bytes: all })).map(revive)
    },
  }

  const connection = createPgConfig(proxy as unknown as PGlite) as unknown as pg.PoolConfig
  const pool = new pg.Pool({ ...connection, types, max: 1, idleTimeoutMillis: 0 })
  return {
    pool,
    dump: () => ask<Uint8Array>({ what: 'dump' }),
    close: async () => {
      await pool.end()
      await ask({ what: 'close' })
      await worker.terminate()
    },
  }
}
