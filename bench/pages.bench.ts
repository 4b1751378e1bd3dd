// Heavy pages of the demonstration, in processor time, the database's included (PGlite works in a thread of this process).
import type { Role } from '../src/kernel/access/index.ts'
import { personIn, siteOf } from '../src/kernel/cli/index.ts'
import { trialPeople } from '../src/kernel/web/index.ts'
import { openSession } from '../src/kernel/web/sessions.queries.ts'
import { modules } from '../src/modules.ts'
import { demonstration } from './demonstration.bench.ts'
import { measureProcessor } from './harness.ts'

const bar = 100

export const run = async (): Promise<void> => {
  const { database, settings, drop } = await demonstration()
  const site = siteOf(modules, settings, database)
  const cookieOf = async (role: Role): Promise<string> => {
    const actor = personIn(modules, settings)(trialPeople.find(person => person.role === role)?.id ?? '')
    if (!actor) throw new Error(`nobody is ${role} in the trial`)
    return `greffe=${await database.asActor(actor, tx => openSession(tx, { id: actor.id, role }))}`
  }
  const get = async (path: string, cookie = ''): Promise<string> => {
    const headers = { cookie, accept: path.includes('.json') ? 'application/json' : 'text/html' }
    const answer = await site.fetch(new Request(`http://localhost${path}`, { headers }), '127.0.0.1')
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    return answer.text()
  }

  const { items } = JSON.parse(await get('/fr/registre/organismes.json?limit=10000')) as {
    items: { id: string; name: string; posts: number }[]
  }
  const sized = items.toSorted((a, b) => b.posts - a.posts)
  const charts: { name: string; path: string; lines: number }[] = []
  for (const { id, name } of [...sized.slice(0, 12), ...items.filter(one => /^minist/i.test(one.name))]) {
    const path = `/fr/registre/organismes/${id}/organigramme`
    const { total } = JSON.parse(await get(`${path}.json`)) as { total: number }
    charts.push({ name, path, lines: total })
  }
  const widest = charts.toSorted((a, b) => b.lines - a.lines)[0]
  const fifty = charts.toSorted((a, b) => Math.abs(a.lines - 50) - Math.abs(b.lines - 50))[0]
  for (const chart of [fifty, widest])
    if (chart)
      await measureProcessor(`chart of ${chart.lines} lines, ${chart.name.slice(0, 40)}`, { bar }, () =>
        get(chart.path),
      )

  await measureProcessor('catalogue, the page', { bar }, () => get('/fr/donnees'))
  const secretary = await cookieOf('body_secretary')
  await measureProcessor('attendance, for the body', { bar }, () => get('/fr/suivi/assiduite', secretary))
  const adviser = await cookieOf('adviser')
  await measureProcessor('attendance, for advisers: every body', { bar }, () => get('/fr/suivi/assiduite', adviser))
  await measureProcessor('findings, for the body', { bar: null }, () => get('/fr/completude', secretary))
  await database.close()
  await drop()
}
