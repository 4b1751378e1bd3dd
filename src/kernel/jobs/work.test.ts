import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { secondProcess, testDatabase, tester } from '../database/testing.ts'
import { journal } from '../journal/index.ts'
import type { Clock, Instant } from '../time/index.ts'
import { dayInToronto } from '../time/index.ts'
import { enqueue, type Job, startWork, type Working } from './index.ts'

const database = await testDatabase()
const other = await secondProcess(database)
const logged: Readonly<Record<string, unknown>>[] = []

/** The same time for both processes, moved by the test. */
let now: Instant = '2026-11-20T22:00:00.000000Z'
const clock: Clock = { today: () => dayInToronto(now), now: () => now }

const says = { fr: 'Essai', en: 'Trial' }
const noted = (name: string, turns?: Job['turns']): Job => ({
  name,
  says,
  ...(turns && { turns }),
  run: async (tx, { actor }) => journal(tx, { what: `test.${name}`, details: { by: actor.name } }),
})
let fails = 1
const ended: string[] = []
let finish = () => {}
const jobs: readonly Job[] = [
  noted('deadlines', { daily: '03:00' }),
  noted('asked'),
  {
    name: 'fragile',
    says,
    run: async tx => {
      await journal(tx, { what: 'test.fragile' })
      if (fails-- > 0) throw new Error('not yet')
    },
  },
  {
    name: 'long',
    says,
    steps: async step => {
      await step(tx => journal(tx, { what: 'test.long' }))
      await new Promise<void>(resolve => {
        finish = resolve
      })
      ended.push('long')
    },
  },
]

const workshop = { clock, jobs, log: (line: Readonly<Record<string, unknown>>) => void logged.push(line), seconds: 0.5 }
const working: Working[] = [
  await startWork({ ...workshop, database }),
  await startWork({ ...workshop, database: other }),
]
after(() => Promise.all(working.map(({ stop }) => stop())))

const entries = (what: string) =>
  database.asActor(tester, tx =>
    tx.selectFrom('journal.entry').select(['actor_name', 'details']).where('what', '=', `test.${what}`).execute(),
  )
const until = async (what: string, count: number) => {
  for (let tries = 0; tries < 100; tries++) {
    if ((await entries(what)).length >= count) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  assert.fail(`${count} of ${what}: never`)
}
const later = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const bothLook = () => Promise.all(working.map(({ lookAtCalendar }) => lookAtCalendar()))

test('a deadline that passes at night has acted by morning, once, with two processes', async () => {
  await until('deadlines', 1) // that of the day before, which nobody saw
  now = '2026-11-21T07:59:00.000000Z'
  await bothLook()
  await later(1500)
  assert.equal((await entries('deadlines')).length, 1)
  now = '2026-11-21T08:00:30.000000Z'
  await bothLook()
  await bothLook()
  await until('deadlines', 2)
  now = '2026-11-21T13:00:00.000000Z'
  await bothLook()
  await later(1500)
  assert.equal((await entries('deadlines')).length, 2)
  assert.equal((await entries('deadlines'))[0]?.actor_name, 'Greffe (deadlines)')
})

test('a job is asked for by what is committed, and by nothing else; many askings are answered by one run of each worker', async () => {
  const asked = { name: 'asked' }
  await assert.rejects(
    database.asActor(tester, async tx => {
      await enqueue(tx, asked)
      throw new Error('undone')
    }),
  )
  await later(1500)
  assert.equal((await entries('asked')).length, 0)
  await database.asActor(tester, async tx => {
    for (let times = 0; times < 20; times++) await enqueue(tx, asked)
  })
  await until('asked', 1)
  await later(1500)
  // Two processes of two workers: those that look at the same moment share the askings.
  assert.ok((await entries('asked')).length <= 4)
})

test('a job that fails writes nothing, is logged with a reference, and is tried again later', async () => {
  await database.asActor(tester, tx => enqueue(tx, { name: 'fragile' }))
  for (let tries = 0; logged.length === 0 && tries < 100; tries++) await later(50)
  const { reference, ...line } = logged[0] ?? {}
  assert.match(String(reference), /^[0-9a-f]{8}$/)
  assert.partialDeepStrictEqual(line, { level: 'error', what: 'job.failed', job: 'fragile', tries: 1 })
  assert.match(String(line['error']), /not yet/)
  assert.equal((await entries('fragile')).length, 0)

  const waits = async () => {
    const { rows } = await database.asOwner(tx =>
      sql<{ state: string; seconds: number; reference: string }>`
        select state, extract(epoch from start_after - now())::int as seconds, output ->> 'reference' as reference
        from pgboss.job where data ->> 'job' = 'fragile'`.execute(tx),
    )
    return rows
  }
  for (let tries = 0; (await waits())[0]?.state !== 'retry' && tries < 50; tries++) await later(50)
  const [waiting] = await waits()
  assert.equal(waiting?.reference, reference)
  assert.ok(waiting && waiting.seconds > 10 && waiting.seconds <= 60, `${waiting?.seconds} s`)
  await database.asOwner(tx => sql`update pgboss.job set start_after = now() where state = 'retry'`.execute(tx))
  await until('fragile', 1)
})

test('stopping waits for the job under way', async () => {
  await database.asActor(tester, tx => enqueue(tx, { name: 'long' }))
  await until('long', 1)
  const stopped = Promise.all(working.map(({ stop }) => stop())).then(() => ended.push('stopped'))
  await later(300)
  finish()
  await stopped
  assert.deepEqual(ended, ['long', 'stopped'])
  assert.deepEqual(logged.slice(1), [])
})
