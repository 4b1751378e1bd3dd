import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { verifyRegister } from '../../acts/index.ts'
import { counts, document, held } from './testing.ts'
import { importLines, importSummaries } from './view.queries.ts'
import { askForAct, beginImport, dropImport, importJob } from './work.actions.ts'

const by = { actor: tester, clock: fixedClock(day('2026-11-20')) }
const database = await testDatabase()
const inTransaction = <T>(run: (tx: Tx) => Promise<T>) => database.asActor(tester, run)

class Killed extends Error {}

/** The work of a process that is killed inside its transaction number `at`, all done but not committed; true where it had come to its end before. */
const killedAt = async (at: number): Promise<boolean> => {
  let transactions = 0
  try {
    await importJob.steps(
      run =>
        inTransaction(async tx => {
          const result = await run(tx)
          transactions += 1
          if (transactions >= at) throw new Killed()
          return result
        }),
      by,
    )
    return true
  } catch (error) {
    assert(error instanceof Killed)
    return false
  }
}

/** Two minutes later: whoever was at it has not been heard of. */
const later = () =>
  inTransaction(tx => tx.updateTable('registry.import_work').set({ seen_at: '2020-01-01T00:00:00Z' }).execute())

const everything = { proposal: null, rule: null, text: '', limit: 10_000, offset: 0 }
const people = Array.from({ length: 1100 }, (_, i) => ({ id: `p${i}`, name: `Ann ${i}` }))
const begin = () =>
  inTransaction(tx =>
    beginImport(tx, by, {
      format: 'popolo',
      name: 'registre.json',
      bytes: Buffer.from(JSON.stringify({ ...document, persons: [...document.persons, ...people] })),
    }),
  )

test('killed inside any transaction of its work, an import is taken up again, and its act adopted exactly once', async () => {
  const id = await begin()
  assert.equal(await killedAt(7), false)
  await later()
  const { rows, total } = await inTransaction(async tx => {
    const [one] = await importSummaries(tx, id)
    return { rows: one?.rows ?? 0, total: (await importLines(tx, id, everything)).total }
  })
  assert.ok(rows > 0, 'rows were read')
  assert.equal(total, 0, 'nothing is said of rows that have not been compared')
  const toItsEnd = async () => {
    for (let at = 1; !(await killedAt(at)); at += 1) {
      assert.ok(at < 40, 'the work comes to its end')
      await later()
    }
  }
  await toItsEnd()
  const decided = await inTransaction(tx => importLines(tx, id, { ...everything, limit: 3 }))
  assert.equal(decided.total, 1109)
  assert.deepEqual(await inTransaction(held), [])
  await inTransaction(tx => askForAct(tx, id))
  await toItsEnd()
  const [one] = await inTransaction(tx => importSummaries(tx, id))
  assert.deepEqual([one?.step, one?.act_number], ['adopted', '1-2026'])
  const [bodies, persons, , mandates, acts] = await inTransaction(counts)
  assert.deepEqual([bodies, persons, mandates, acts], [2, 1103, 3, 1])
  const { total: lines } = await inTransaction(tx => importLines(tx, id, everything))
  const taken = await inTransaction(tx =>
    tx.selectFrom('registry.import_row').select('n').where('taken', 'is', true).execute(),
  )
  assert.deepEqual([lines, taken.length], [1109, 1109])
  assert.deepEqual((await inTransaction(tx => verifyRegister(tx))).problems, [])
})

test('killed while it is read, an import can be dropped whole instead', async () => {
  const id = await begin()
  const before = await inTransaction(counts)
  assert.equal(await killedAt(5), false)
  await inTransaction(tx => dropImport(tx, id))
  const rows = await inTransaction(tx =>
    tx.selectFrom('registry.import_row').select('n').where('import_id', '=', id).execute(),
  )
  assert.deepEqual(rows, [])
  assert.deepEqual((await inTransaction(counts)).slice(0, 7), before.slice(0, 7))
  assert.equal(await killedAt(1000), true)
})
