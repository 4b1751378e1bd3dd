import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { unsaidRows } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { entriesUntil, validOn } from '../aptitude/aptitude.queries.ts'
import { stateOn } from '../aptitude/aptitude.rules.ts'
import { allCommittees } from '../committees/committee.queries.ts'
import { director } from '../committees/testing.ts'
import { aSeat } from '../files/testing.ts'
import { fillCommittees } from './committees.ts'

for (const module of modules) declareModule(module)

test('six committees at as many steps, and two registers with entries of every state', async () => {
  const database = await testDatabase()
  await database.asActor(tester, async tx => {
    for (const body of [
      'Tribunal administratif du logement',
      'Tribunal administratif du travail',
      'Tribunal administratif du Québec',
    ])
      await aSeat(tx, { body, family: 'adjudicator' })
  })
  await fillCommittees(database)
  assert.deepEqual(await database.asActor(director, unsaidRows), [], 'the journal answers for every row')
  const on = day('2026-11-20')
  await database.asActor(director, async tx => {
    const steps = new Set((await allCommittees(tx)).map(({ step }) => step))
    assert.equal(steps.size, 6)
    for (const register of ['tal', 'tat'] as const) {
      const states = new Set((await entriesUntil(tx, register, on)).map(entry => stateOn(entry, on)))
      assert.equal(states.size, 4, register)
      assert.ok((await validOn(tx, register, on)).length > 2)
    }
  })
})
