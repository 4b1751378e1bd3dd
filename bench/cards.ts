// Pages over a PostgreSQL that holds the demonstration, in a process that does nothing else, as a server's: `cards.ts URL`.
import { siteOf } from '../src/kernel/cli/index.ts'
import { openPostgres } from '../src/kernel/database/index.ts'
import { declareModule } from '../src/kernel/module.ts'
import { readSettings } from '../src/kernel/settings.ts'
import { modules } from '../src/modules.ts'
import { measureRate } from './harness.ts'

for (const module of modules) declareModule(module)
const database = await openPostgres(process.argv[2] ?? '')
const site = siteOf(modules, readSettings({ GREFFE_TODAY: '2026-11-20' }), database)
const get = async (path: string) => (await site.fetch(new Request(`http://localhost${path}`), '127.0.0.1')).text()
const { items } = JSON.parse(await get('/fr/registre/mandats.json?limit=200')) as { items: { post: { id: string } }[] }
let next = 0
await measureRate('ordinary page (card of a post), PostgreSQL 18', 500, 5, () => {
  next += 1
  return get(`/fr/registre/postes/${items[next % items.length]?.post.id}`)
})
await database.close()
