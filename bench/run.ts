// `npm run bench [name …]`: every measure, or those named, each beside its bar. Meant for a machine that does nothing else.
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { startPostgres } from '../script/postgres.ts'
import { declareModule } from '../src/kernel/module.ts'
import { modules } from '../src/modules.ts'

for (const module of modules) declareModule(module)
const asked = process.argv.slice(2)
const all = globSync(join(import.meta.dirname, '*.bench.ts')).sort()
const chosen = all.filter(path => asked.length === 0 || asked.includes(basename(path, '.bench.ts')))
if (chosen.length === 0)
  throw new Error(
    `no measure is named ${asked.join(', ')}; there are: ${all.map(path => basename(path, '.bench.ts')).join(', ')}`,
  )

// The memory that an office's server is given; the default of 128 MB is for a laptop.
const postgres = await startPostgres({ fsync: 'off', shared_buffers: '1GB' })
try {
  for (const path of chosen) {
    console.log(`\n${basename(path, '.bench.ts')}`)
    const { run } = (await import(path)) as { run: (postgresUrl: string) => Promise<void> }
    await run(postgres.url)
  }
} finally {
  await postgres.stop()
}
