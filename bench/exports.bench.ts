// What leaves: the demonstration's register with its history (more than 10,000 mandates), and lists of any length, at constant memory.

import { siteOf } from '../src/kernel/cli/index.ts'
import { xlsx } from '../src/kernel/sheets/index.ts'
import { modules } from '../src/modules.ts'
import { demonstration } from './demonstration.bench.ts'
import { measure } from './harness.ts'

/** A million rows, a thousand at a time. */
async function* millionRows() {
  for (let at = 0; at < 1000; at += 1)
    yield Array.from({ length: 1000 }, (_, n) => [`Poste ${at * 1000 + n}`, '2026-11-21', 123_456n, n, true])
}
const headings = [{ title: 'Poste' }, { title: 'Jour', kind: 'day' }, { title: 'Traitement', kind: 'money' }] as const

export const run = async (): Promise<void> => {
  const { database, settings, drop } = await demonstration()
  const site = siteOf(modules, settings, database)
  const get = (path: string) => site.fetch(new Request(`http://localhost${path}`), '127.0.0.1')
  const whole = async (path: string) => {
    const answer = await get(path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return answer.arrayBuffer()
  }
  const firstByte = async (path: string) => {
    const start = performance.now()
    const answer = await get(path)
    const reader = answer.body?.getReader()
    await reader?.read()
    const took = performance.now() - start
    await reader?.cancel()
    return took
  }
  const { memberships } = JSON.parse(Buffer.from(await whole('/data/register.popolo.json')).toString()) as {
    memberships: object[]
  }
  const count = memberships.length
  await measure(`register as Popolo, ${count} mandates`, { bar: 2000, runs: 5, warm: 1 }, () =>
    whole('/data/register.popolo.json'),
  )
  await measure('roster as XLSX', { bar: 3000, runs: 5, warm: 1 }, () => whole('/fr/registre/mandats.xlsx'))
  await measure('register as JSON-LD', { bar: null, runs: 5, warm: 1 }, () => whole('/data/register.jsonld'))
  await measure('register as XLSX, every mandate of all times', { bar: 3000, runs: 5, warm: 1 }, () =>
    whole('/data/register.fr.xlsx'),
  )
  for (const path of [
    '/data/register.popolo.json',
    '/data/register.fr.xlsx',
    '/fr/registre/mandats.xlsx',
    '/fr/registre/mandats.csv',
  ])
    await measure(`first byte of ${path}`, { bar: 200, runs: 5, warm: 1 }, () => firstByte(path))

  const before = process.memoryUsage().rss
  let most = 0
  await measure('a million rows as XLSX', { bar: null, runs: 1, warm: 0 }, async () => {
    for await (const _ of xlsx({ title: 'Postes', headings, batches: millionRows() }))
      most = Math.max(most, process.memoryUsage().rss)
  })
  console.log(`memory beyond the start: ${Math.round((most - before) / 1e6)} MB`)
  await database.close()
  await drop()
}
