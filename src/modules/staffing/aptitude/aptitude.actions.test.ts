import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { type Day, day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { writeReport } from '../committees/assessment.actions.ts'
import { moveCommittee } from '../committees/committee.actions.ts'
import { aCandidate, aCommittee, adviser, answerAll, at, deliberate, director, votes } from '../committees/testing.ts'
import { enter, enterApt, judgeAptitude, strike, use } from './aptitude.actions.ts'
import { entriesUntil, validOn } from './aptitude.queries.ts'

for (const module of modules) declareModule(module)

const refuses = (code: string, run: Promise<unknown>) =>
  assert.rejects(run, (error: { code?: string }) => {
    assert.equal(error.code, code)
    return true
  })

const on = day('2026-11-20')
const anEntry = (tx: Tx, name: string, entered: string, person_id: string | null = null) =>
  enter(tx, at(director), {
    register: 'tal',
    name,
    person_id,
    candidate_id: null,
    application_id: null,
    entered_on: day(entered),
  })
const names = async (tx: Tx, when: Day = on) => (await validOn(tx, 'tal', when)).map(({ name }) => name)

test('who is still valid on a day: neither expired, nor struck, nor used, nor to come; by name', () =>
  undone(async tx => {
    await anEntry(tx, 'Éric Zaor', '2023-11-18')
    await anEntry(tx, 'Zoé Aubin', '2024-03-15')
    await anEntry(tx, 'Émile Côté', '2025-01-10')
    const struck = await anEntry(tx, 'Nadia Roy', '2025-01-10')
    const used = await anEntry(tx, 'Paul Cyr', '2025-01-10')
    await strike(tx, at(adviser), struck, { day: day('2026-02-01'), reason: 'request' })
    await use(tx, at(adviser), used, { day: day('2026-03-01'), act: 'D. 210-2026' })
    assert.deepEqual(await names(tx), ['Émile Côté', 'Zoé Aubin'])
    assert.deepEqual(await names(tx, day('2026-01-31')), [
      'Émile Côté',
      'Éric Zaor',
      'Nadia Roy',
      'Paul Cyr',
      'Zoé Aubin',
    ])
    assert.deepEqual(await names(tx, day('2027-03-14')), ['Émile Côté', 'Zoé Aubin'])
    assert.deepEqual(await names(tx, day('2027-03-15')), ['Émile Côté'])
    assert.equal((await entriesUntil(tx, 'tal', day('2024-12-31'))).length, 2)

    // Scenario 6.
    const [found] = await judgeAptitude(tx, 'tal', { name: 'Éric Zaor', person: null }, on)
    assert.equal(found?.outcome, 'block')
    assert.match(found?.says.fr ?? '', /Y sont valides ce jour-là\u00a0: Émile Côté et Zoé Aubin\.$/)
    assert.deepEqual(await judgeAptitude(tx, 'tal', { name: 'Zoé Aubin', person: null }, on), [])
  }))

test('who is in the register of persons is known by it, not by a name that another bears', () =>
  undone(async tx => {
    const [one, other] = ['01990000-0000-7000-8000-000000000101', '01990000-0000-7000-8000-000000000102']
    await anEntry(tx, 'Jean Roy', '2025-01-10', one)
    assert.deepEqual(await judgeAptitude(tx, 'tal', { name: 'J. Roy', person: one }, on), [])
    assert.equal((await judgeAptitude(tx, 'tal', { name: 'Jean Roy', person: other }, on))[0]?.outcome, 'block')
  }))

test('an entry ends once, while it is valid, between its day and today', () =>
  undone(async tx => {
    const entry = await anEntry(tx, 'Nadia Roy', '2025-01-10')
    const strikeOn = (text: string) => strike(tx, at(adviser), entry, { day: day(text), reason: 'death' })
    await refuses('STA-219', strikeOn('2025-01-09'))
    await refuses('STA-216', strikeOn('2026-11-21'))
    await strikeOn('2026-11-20')
    await refuses('STA-218', use(tx, at(adviser), entry, { day: on, act: 'D. 1-2026' }))
    const old = await anEntry(tx, 'Paul Cyr', '2020-01-10')
    await refuses('STA-218', use(tx, at(adviser), old, { day: on, act: 'D. 1-2026' }))
  }))

test('those whom a received report declares apt enter the register once', () =>
  undone(async tx => {
    const { id } = await aCommittee(tx, 'selection', 'tal')
    const [aline, bruno] = [await aCandidate(tx, id, 'Aline Roy'), await aCandidate(tx, id, 'Bruno Côté')]
    await answerAll(tx, id)
    await deliberate(tx, id)
    await votes(tx, id, aline, [true, true, true])
    await votes(tx, id, bruno, [false, false, false])
    await writeReport(tx, at(adviser), id, 'Entrevues.')
    await moveCommittee(tx, at(adviser), id, 'report', '')
    await refuses('STA-204', enterApt(tx, at(director), id))
    await moveCommittee(tx, at(director), id, 'deliver', '')
    assert.equal(await enterApt(tx, at(director), id), 'tal')
    assert.deepEqual(await names(tx), ['Aline Roy'])
    await refuses('STA-217', enterApt(tx, at(director), id))
  }))
