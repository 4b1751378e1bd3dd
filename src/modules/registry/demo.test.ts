import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/database/index.ts'
import { testDatabase, tester } from '../../kernel/database/testing.ts'
import { addDays, day } from '../../kernel/time/index.ts'
import { verifyRegister } from '../acts/index.ts'
import { demoScopes, loadDemo, planDemo } from './demo.ts'
import { mandatesOf } from './mandates/mandate.queries.ts'
import { type RosterFilter, roster } from './mandates/roster.queries.ts'
import './testing.ts'

const last = day('2026-11-20')
const planned = planDemo()
const all = { limit: null, offset: 0, lang: 'fr' } as const

const read = <T>(database: Database, run: (tx: Tx) => Promise<T>) => database.asActor(tester, run, { readOnly: true })

const seals = (database: Database) =>
  read(database, async tx => {
    const { rows } = await sql<{ number: string; seal: string }>`
      select number, encode(seal, 'hex') as seal from acts.act order by seq`.execute(tx)
    return rows
  })

test('the plan is the same each time, in order, and ends before its last day', () => {
  assert.deepEqual(planDemo(), planned)
  const instants = planned.map(({ now }) => now)
  assert.deepEqual(instants, [...new Set(instants)].sort())
  assert.ok(planned.every(({ proposal, now }) => now.startsWith(proposal.adopted_on) && proposal.adopted_on <= last))
})

test('another seed tells another story', () => assert.notDeepEqual(planDemo(7), planned))

test('acts are signed soon and published later; some still wait for the Gazette', () => {
  const published = new Set(
    planned.flatMap(({ events }) => events.filter(({ what }) => what === 'published')).map(event => event.act_id),
  )
  for (const { proposal, events } of planned)
    for (const { what, day: on, gazette_page } of events) {
      assert.ok(on >= proposal.adopted_on && on <= last)
      assert.ok(what === 'signed' || (gazette_page !== null && on >= addDays(proposal.adopted_on, 14)))
    }
  const waiting = planned.filter(({ proposal }) => proposal.kind === 'decret' && !published.has(proposal.act_id))
  assert.equal(waiting.filter(({ proposal }) => proposal.adopted_on < addDays(last, -30)).length, 3)
  assert.ok(waiting.length > 3)
})

test('the whole demonstration is adopted and verified', async t => {
  const database = await testDatabase()
  const started = performance.now()
  const loaded = await loadDemo(database)
  const took = Math.round(performance.now() - started)
  await database.asOwner(tx => sql`analyze`.execute(tx))
  t.diagnostic(`${loaded.acts} acts, ${loaded.articles} articles in ${took} ms`)

  await t.test('every act has the number that the plan gave it', async () => {
    const adopted = await seals(database)
    assert.deepEqual(
      adopted.map(({ number }) => number),
      planned.map(({ number }) => number),
    )
    assert.equal(
      loaded.articles,
      planned.reduce((sum, { proposal }) => sum + proposal.articles.length, 0),
    )
  })

  await t.test('900 posts are full time, 1,500 part time, and they are in every state', async () => {
    const lines = (filter: RosterFilter) =>
      read(database, async tx => (await roster(tx, { on: last, known: null }, filter, all)).items)
    const count = async (regime: string) => new Set((await lines({ regime })).map(row => row.post_id)).size
    assert.deepEqual([await count('full_time'), await count('part_time')], [900, 1500])
    const items = await lines({})
    const share = (...wanted: string[]) => items.filter(({ state }) => wanted.includes(state)).length / 2400
    for (const state of ['in_office', 'past_term', 'acting', 'supernumerary', 'vacant', 'vacant_acting'])
      assert.ok(share(state) > 0, state)
    assert.ok(share('past_term') > 0.07 && share('past_term') < 0.13, `past term: ${share('past_term')}`)
    assert.ok(share('vacant', 'vacant_acting') > 0.04 && share('vacant', 'vacant_acting') < 0.08)
  })

  await t.test(
    'some terms are to come, some posts are abolished, some things were believed and no longer are',
    async () => {
      const { rows } = await read(database, tx =>
        sql<{ to_come: number; abolished: number; corrected: number; repealed: number; acting: number }>`
        select (select count(*) from registry.mandate where lower(valid) > ${last}::date) as to_come,
          (select count(*) from registry.mandate where end_reason = 'abolition') as abolished,
          (select count(*) from registry.person_past) as corrected,
          (select count(*) from registry.mandate where end_reason = 'repeal') as repealed,
          (select count(*) from registry.mandate where capacity = 'acting') as acting`.execute(tx),
      )
      for (const [what, count] of Object.entries(rows[0] ?? {})) assert.ok(count > 0, what)
    },
  )

  await t.test('a body has members 12, 95 and 212 days past term; its head holds a second term', async () => {
    const { organisation, person, portfolio } = demoScopes
    const { items } = await read(database, tx =>
      roster(tx, { on: last, known: null }, { organisation, portfolio }, all),
    )
    const late = items.filter(({ seat, family }) => family === 'board_member' && seat !== null && seat <= 3)
    assert.deepEqual(
      late.map(({ planned_end }) => planned_end),
      [addDays(last, -12), addDays(last, -95), addDays(last, -212)],
    )
    assert.ok(late.every(({ state }) => state === 'past_term'))
    const head = items.find(row => row.person_id === person)
    assert.deepEqual([head?.family, head?.state], ['chief_executive', 'in_office'])
    const terms = await read(database, tx => mandatesOf(tx, { on: last, known: null }, person))
    assert.equal(terms.find(({ mandate_id }) => mandate_id === head?.mandate_id)?.term, 2)
  })

  await t.test('the kinds of bodies are as many as was announced', async () => {
    const { rows } = await read(database, tx =>
      sql<{ kind: string; count: number }>`
        select kind, count(*) from registry.organisation where valid @> ${last}::date group by kind`.execute(tx),
    )
    const bodies = Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
    assert.deepEqual(
      [bodies['state_enterprise'], bodies['tribunal'], bodies['ministry'], bodies['central']],
      [47, 15, 21, 2],
    )
  })

  await t.test('every seal and every fact is found again', async () => {
    const { problems } = await read(database, tx => verifyRegister(tx))
    assert.deepEqual(problems, [])
  })

  await t.test('a second load gives the same seals, as far as its own day', async () => {
    const other = await testDatabase()
    const first = planDemo().filter(({ proposal }) => proposal.adopted_on <= '2011-04-30')
    const { acts } = await loadDemo(other, undefined, first)
    assert.ok(acts > 20)
    assert.deepEqual(await seals(other), (await seals(database)).slice(0, acts))
  })
})
