import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { ahead, inBatches, later, oneAhead, planOnce, type Tx, together } from './index.ts'
import { secondProcess, testDatabase, tester } from './testing.ts'

const database = await testDatabase()
await database.asOwner(tx => sql`create table greffe.tried (n int primary key, word text)`.execute(tx))
await database.asOwner(tx => sql`grant select, insert, update on greffe.tried to greffe_app`.execute(tx))

const as = <T>(run: (tx: Tx) => Promise<T>) => database.asActor(tester, run)
const put = (n: number, word: string) => sql`insert into greffe.tried values (${n}, ${word})`
const words = (tx: Tx) => sql<{ word: string }>`select word from greffe.tried where n < ${100} order by n`.execute(tx)
const all = async () => (await as(words)).rows.map(({ word }) => word)

test('what goes later goes in its place, before the next statement or with the commit', async () => {
  await as(async tx => {
    await later(tx, put(1, 'un'))
    await later(tx, put(2, 'deux'))
    assert.equal((await words(tx)).rows.length, 2)
    await later(tx, put(3, 'trois; ou plus'))
  })
  assert.deepEqual(await all(), ['un', 'deux', 'trois; ou plus'])
})

test('a statement that fails fails what goes with it, undoes its transaction, and leaves the connection as it was', async () => {
  const refused = as(async tx => {
    await later(tx, put(4, 'quatre'))
    await later(tx, put(1, 'encore un'))
    await later(tx, put(5, 'cinq'))
    await words(tx)
  })
  await assert.rejects(refused, { code: '23505', constraint: 'tried_pkey' })
  await assert.rejects(
    as(tx => later(tx, put(2, 'avec la fin'))),
    { code: '23505' },
  )
  await assert.rejects(
    as(tx => sql`select ${'x'}::int`.execute(tx)),
    { code: '22P02' },
  )
  assert.deepEqual(await all(), ['un', 'deux', 'trois; ou plus'])
})

test('what goes ahead goes in its place, and whatever comes after it says what went wrong, until it is undone', async () => {
  await as(async tx => {
    await ahead(tx, put(6, 'six'))
    await later(tx, put(7, 'sept'))
    assert.equal((await words(tx)).rows.length, 5)
    await sql`savepoint before`.execute(tx)
    await ahead(tx, put(6, 'encore six'))
    await ahead(tx, put(8, 'huit'))
    await assert.rejects(words(tx), { code: '23505' })
    await assert.rejects(words(tx), { code: '23505' })
    await sql`rollback to savepoint before`.execute(tx)
    assert.equal((await words(tx)).rows.length, 5)
    throw new Error('undone')
  }).catch((error: Error) => assert.equal(error.message, 'undone'))
  await assert.rejects(
    as(tx => ahead(tx, put(1, 'avec la fin'))),
    { code: '23505' },
  )
  assert.equal((await all()).length, 3)
})

test('what is asked for one ahead comes whole and in its order, and may be left in the middle', async () => {
  const numbers = (tx: Tx) => oneAhead(inBatches(tx, sql<{ n: number }>`select n from generate_series(1, 7) n`, 3))
  const found = await as(async tx => {
    const got: number[][] = []
    for await (const rows of numbers(tx)) {
      await words(tx)
      got.push(rows.map(({ n }) => n))
    }
    return got
  })
  assert.deepEqual(found, [[1, 2, 3], [4, 5, 6], [7]])
  const first = await as(async tx => {
    for await (const rows of numbers(tx)) return rows.length
    return 0
  })
  assert.equal(first, 3)
  assert.equal((await all()).length, 3)
})

test('nothing is asked in the name of a transaction that is over', async () => {
  const kept: Tx[] = []
  await as(async tx => void kept.push(tx))
  for (const tx of kept) await assert.rejects(words(tx), /over/)
  assert.equal(kept.length, 1)
})

test('a parameter that cannot be written is refused before anything is sent', async () => {
  const itself: Record<string, unknown> = {}
  itself['itself'] = itself
  await assert.rejects(
    as(tx => sql`select ${itself}::jsonb`.execute(tx)),
    /circular/,
  )
  assert.equal((await all()).length, 3)
})

test('several queries asked together give each its rows, whatever they are', async () => {
  await as(async tx => {
    await later(tx, sql`update greffe.tried set word = ${null} where n = 3`)
    const asked = (n: number) =>
      tx.selectFrom(sql<{ word: string | null }>`greffe.tried`.as('t')).select('word').where(sql`n`, '=', n)
    const found = await together(tx, asked(1), asked(9), asked(3))
    assert.deepEqual(found, [[{ word: 'un' }], [], [{ word: null }]])
  })
})

test('a plan made once is for that statement alone', async () => {
  const mode = async (tx: Tx) =>
    (await sql<{ plan_cache_mode: string }>`show plan_cache_mode`.execute(tx)).rows[0]?.plan_cache_mode
  const once = sql`${sql.raw(planOnce)} select word from greffe.tried where n = ${1}`
  await as(async tx => {
    for (let n = 0; n < 3; n++) assert.equal((await once.execute(tx)).rows.length, 1)
    assert.equal(await mode(tx), 'force_custom_plan')
    await later(tx, sql`${sql.raw(planOnce)} update greffe.tried set word = ${'fin'} where n = ${3}`)
  })
  assert.equal(await as(mode), 'force_custom_plan')
  assert.deepEqual(await all(), ['un', 'deux', 'fin'])
})

test('several statements in one text stand after what was to go later', async () => {
  await as(async tx => {
    await later(tx, put(6, 'six'))
    await sql
      .raw("update greffe.tried set word = 'SIX' where n = 6; update greffe.tried set word = 'UN' where n = 1")
      .execute(tx)
  })
  assert.deepEqual(await all(), ['UN', 'deux', 'fin', 'SIX'])
})

test('a glance reads in the name of someone, and its failure leaves the connection free', async () => {
  const text = 'select word, current_user as role from greffe.tried where n = $1'
  assert.deepEqual(await database.glance(tester, { text, values: [2] }), [{ word: 'deux', role: 'greffe_app' }])
  await assert.rejects(database.glance(tester, { text: 'select 1 / $1::int', values: [0] }), { code: '22012' })
  assert.deepEqual(await database.glance(tester, { text, values: [2] }), [{ word: 'deux', role: 'greffe_app' }])
})

const look = () => database.asActor(tester, words, { readOnly: true })

test('a reading ends with what comes next on its connection, whatever that is: it keeps no snapshot and refuses no writing', async () => {
  const seen = async () => (await look()).rows.length
  const before = await seen()
  await as(tx => put(20, 'vingt').execute(tx))
  assert.equal(await seen(), before + 1)
  await database.forQueue("insert into greffe.tried values (21, 'vingt et un')")
  assert.equal(await seen(), before + 2)
  await database.glance(tester, { text: 'select 1' })
  await database.asOwner(tx => sql`delete from greffe.tried where n >= 20`.execute(tx))
  assert.equal(await seen(), before)
  await assert.rejects(
    database.asActor(tester, tx => put(22, 'x').execute(tx), { readOnly: true }),
    { code: '25006' },
  )
  assert.equal(await seen(), before)
})

test('a reading after which nothing comes ends by itself', {
  skip: database.engine === 'pglite' && 'one connection alone cannot be watched',
}, async () => {
  const watcher = await secondProcess(database)
  const open = async () => {
    const text =
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'idle in transaction'"
    return ((await watcher.forQueue(text)).rows as { n: number }[])[0]?.n
  }
  await Promise.all([look(), look(), look()])
  for (let tries = 0; tries < 100 && (await open()) !== 0; tries++)
    await new Promise(resolve => setTimeout(resolve, 10))
  assert.equal(await open(), 0)
})
