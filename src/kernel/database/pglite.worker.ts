// PGlite in a worker thread: the wire protocol comes in, parsed messages go out.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { FilledMemory } from './pglite.memory.ts'

type Ask = { id: number; bytes?: Uint8Array; what?: 'dump' | 'close' }

const { dataDir, dump } = workerData as { dataDir: string | null; dump: Uint8Array | null }
const port = parentPort
if (!port) throw new Error('this file runs in a worker thread')

const pglite = new PGlite({
  ...(dataDir === null ? {} : { dataDir }),
  ...(dump === null ? {} : { fs: new FilledMemory(dump) }),
  // Its files are in memory, or in that of the system: of PostgreSQL's own 128 MB it would keep a second copy, filled with zeros first.
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=18MB', '-c', 'temp_buffers=1MB'],
  extensions: { btree_gist, pg_trgm, unaccent },
})

/** Structured cloning drops the fields of an Error, so errors travel as plain objects. */
const plain = (message: object) =>
  message instanceof Error ? { ...message, message: message.message, error: true } : message

const answer = async ({ bytes, what }: Ask): Promise<unknown> => {
  if (what === 'close') return pglite.close()
  if (what === 'dump') return new Uint8Array(await (await pglite.dumpDataDir('none')).arrayBuffer())
  return (await pglite.execProtocolStream(bytes ?? new Uint8Array(), { throwOnError: false })).map(plain)
}

port.on('message', async (ask: Ask) => {
  try {
    port.postMessage({ id: ask.id, result: await answer(ask) })
  } catch (error) {
    port.postMessage({ id: ask.id, failure: error instanceof Error ? error.message : String(error) })
  }
})

try {
  await pglite.waitReady
  await pglite.exec('set plan_cache_mode = force_custom_plan')
  port.postMessage({ ready: true })
} catch (error) {
  port.postMessage({ failure: error instanceof Error ? error.message : String(error) })
}
