import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, tester } from '../database/testing.ts'
import { journal, journalPage, unsaidRows, verifyJournal } from './index.ts'

const odd = "\u0001\b\n\"\\/\u007f\u2028é 😀 \ufb33 $1 %s 'x'"

test('what the database chains is what its canonical JSON says, whatever is written', async () => {
  const database = await testDatabase()
  const details = { [odd]: [odd, 1e21, -0, 0.1, null, true], '10': {}, '9': odd, [`${odd}é`]: 'z', z: 'é' }
  await database.asActor({ ...tester, name: odd }, tx => journal(tx, { what: 'test.odd', subject: odd, details }))
  await database.asActor(tester, async tx => {
    assert.deepEqual(await verifyJournal(tx).then(({ broken }) => broken), null)
    assert.deepEqual(await unsaidRows(tx), [])
    assert.equal((await journalPage(tx, { limit: 10 })).total, 1)
  })
})

test('entries keep the order in which they were said, each with the rows written before it; what is undone says nothing', async () => {
  const database = await testDatabase()
  const word = (letter: string) => ({
    ...{ letter, subject_fr: 'a', subject_en: 'a', body_fr: 'a', body_en: 'a' },
    ...{ changed_by_name: 'a', changed_at: '2026-11-20T15:00:00Z' },
  })
  const director = { ...tester, role: 'director', name: odd } as const
  await database.asActor(director, async tx => {
    await tx
      .insertInto('mail.wording')
      .values([word('b'), word(odd)])
      .execute()
    await journal(tx, { what: 'test.first', subject: odd })
    await sql`savepoint here`.execute(tx)
    await journal(tx, { what: 'test.undone' })
    await sql`rollback to savepoint here`.execute(tx)
    await tx.insertInto('mail.wording').values(word('a')).execute()
    await journal(tx, { what: 'test.second' })
  })
  const said = await database.asOwner(tx =>
    tx.selectFrom('journal.entry').select(['entry_id', 'what', 'subject', 'rows']).orderBy('entry_id').execute(),
  )
  assert.deepEqual(
    said.map(({ entry_id, what, subject, rows }) => [entry_id, what, subject, Object.keys(rows as object).length]),
    [
      [1, 'test.first', odd, 2],
      [2, 'test.second', null, 1],
    ],
  )
  await database.asActor(tester, async tx => {
    assert.equal((await verifyJournal(tx)).broken, null)
    assert.deepEqual(await unsaidRows(tx), [])
  })
  const left = await database.asOwner(tx => tx.selectFrom('journal.said').selectAll().execute())
  assert.deepEqual(left, [])
})

test('a statement that waits for the next fails with it, and the transaction with both', async () => {
  const database = await testDatabase()
  const run = database.asActor(tester, async tx => {
    await journal(tx, { what: 'test.first' })
    await sql`select 1 / ${0}::int`.execute(tx)
  })
  await assert.rejects(run, /division by zero/)
  const silent = database.asActor({ ...tester, role: 'director' }, async tx => {
    await journal(tx, { what: 'test.first' })
    await sql`update mail.wording set letter = 'x'`.execute(tx)
    await journal(tx, { what: null as unknown as string })
  })
  await assert.rejects(silent, /null value/)
  assert.equal(await database.asActor(tester, async tx => (await journalPage(tx, { limit: 1 })).total), 0)
})
