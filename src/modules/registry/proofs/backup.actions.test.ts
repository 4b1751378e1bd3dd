import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { backup, type Database, migrate, openBuiltIn, restore, type Tx } from '../../../kernel/database/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { addYears, day, type Instant } from '../../../kernel/time/index.ts'
import { verifyRegister } from '../../acts/index.ts'
import { roster } from '../mandates/roster.queries.ts'
import { adoptARegister, aPerson, aPost, article, decide, id } from '../testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'greffe-backup-'))
after(() => rmSync(folder, { recursive: true }))

const nothing = () => undefined
const now = '2026-11-20T15:00:00Z'

const appoint = (database: Database, from: string) =>
  database.asActor(tester, tx => {
    const [{ post, articles }, { person, articles: entered }] = [aPost(), aPerson()]
    const begin = article('mandate.begin', { mandate: id(), post, person, from, to: addYears(day(from), 4) })
    return decide(tx, [...articles, ...entered, begin])
  })

const linesOf = (at: string, table: string) =>
  readFileSync(join(at, `${table}.jsonl`), 'utf8')
    .split('\n')
    .sort()

const verified = async (tx: Tx) => assert.deepEqual((await verifyRegister(tx)).problems, [])
const seen = (database: Database, known: Instant | null = null) =>
  database.asActor(tester, tx =>
    roster(tx, { on: day('2024-06-01'), known }, {}, { limit: null, offset: 0, lang: 'fr' }),
  )
const lastInstant = (database: Database) =>
  database.asActor(tester, async tx => {
    const { instant } = await tx
      .selectFrom('acts.act')
      .select('instant')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    return instant
  })

const source = await testDatabase()
await adoptARegister(source)
for (let i = 0; i < 5; i++) await appoint(source, `202${i}-01-01`)

test('a backup made while acts are adopted is whole, and restores to the same register', async () => {
  const path = join(folder, 'live')
  const [manifest] = await Promise.all([
    backup(source, path, now, nothing),
    ...[1, 2, 3].map(i => appoint(source, `2022-0${i}-01`)),
  ])
  const target = await testDatabase()
  await restore(target, path, verified, nothing)
  const again = join(folder, 'again')
  const second = await backup(target, again, now, nothing)
  const rows = (tables: typeof manifest.tables) => tables.map(({ name, rows }) => `${name} ${rows}`)
  assert.deepEqual(rows(second.tables), rows(manifest.tables))
  for (const { name } of manifest.tables) {
    assert.deepEqual(linesOf(again, name), linesOf(path, name), name)
  }
  // The source has gone on since: its roster of that moment is the one restored.
  assert.deepEqual(await seen(target), await seen(source, await lastInstant(target)))
})

test('a backup of the built-in database restores on the other, and what that one gives back is the same', async () => {
  const [from, back] = await Promise.all([openBuiltIn(null), openBuiltIn(null)])
  after(() => Promise.all([from.close(), back.close()]))
  for (const database of [from, back]) await migrate(database)
  await adoptARegister(from)
  const [first, second] = [join(folder, 'first'), join(folder, 'second')]
  const manifest = await backup(from, first, now, nothing)
  const target = await testDatabase()
  await restore(target, first, verified, nothing)
  await backup(target, second, now, nothing)
  await restore(back, second, verified, nothing)
  for (const { name } of manifest.tables) assert.deepEqual(linesOf(second, name), linesOf(first, name), name)
})

test('a restored register goes on: the next act takes the next number', async () => {
  const path = join(folder, 'next')
  await backup(source, path, now, nothing)
  const target = await testDatabase()
  await restore(target, path, verified, nothing)
  const [here, there] = [await appoint(source, '2025-01-01'), await appoint(target, '2025-01-01')]
  assert.equal(there.number, here.number)
})

test('a folder in use, a damaged file, a register in use: refused, and nothing is written', async () => {
  const path = join(folder, 'refused')
  await backup(source, path, now, nothing)
  await assert.rejects(backup(source, path, now, nothing), { code: 'BAK-001' })
  await assert.rejects(restore(source, path, verified, nothing), { code: 'BAK-005' })
  const target = await testDatabase()
  await assert.rejects(restore(target, join(folder, 'none'), verified, nothing), { code: 'BAK-002' })
  const file = join(path, 'registry.person.jsonl')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('Rose', 'Rosa'))
  await assert.rejects(restore(target, path, verified, nothing), { code: 'BAK-003' })
  writeFileSync(file, text)
  appendFileSync(file, '\n')
  await assert.rejects(restore(target, path, verified, nothing), { code: 'BAK-003' })
  assert.equal((await seen(target)).total, 0)
})

test('a register that does not verify is not restored', async () => {
  const path = join(folder, 'unverified')
  await backup(source, path, now, nothing)
  const target = await testDatabase()
  await assert.rejects(
    restore(target, path, () => Promise.reject(new Error('does not hold')), nothing),
    /does not hold/,
  )
  assert.equal((await seen(target)).total, 0)
})
