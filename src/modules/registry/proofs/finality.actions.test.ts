import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { verifyRegister } from '../../acts/index.ts'
import { adoptARegister } from '../testing.ts'

const registrar: Actor = { ...tester, role: 'registrar' }

let database: Database
before(async () => {
  database = await testDatabase()
  await adoptARegister(database)
  await database.asActor(registrar, async tx => {
    await sql`insert into acts.event (event_id, act_id, what, day, recorded_by) select gen_random_uuid(), act_id, 'signed', adopted_on, 'tester' from acts.act`.execute(
      tx,
    )
    await journal(tx, { what: 'act.signed' })
  })
})

const acts = ['acts.act', 'acts.article', 'acts.touch', 'acts.event', 'journal.entry']
const facts = ['registry.organisation', 'registry.person', 'registry.post', 'registry.mandate']
const pasts = facts.map(table => `${table}_past`)

class Undo extends Error {}

type Within = (run: (tx: Tx) => Promise<void>) => Promise<void>
const application: Within = run => database.asActor(registrar, run)
const adoption: Within = run =>
  database.asActor(registrar, async tx => {
    await sql`select set_config('greffe.instant', '2099-01-01', true)`.execute(tx)
    await run(tx)
  })
const owner: Within = run => database.asOwner(run)

/** The code with which the database refuses a statement, in a transaction that is undone in any case; null when it lets it pass. */
const refusal = async (within: Within, statement: string): Promise<string | null> => {
  const error = await within(async tx => {
    await sql.raw(statement).execute(tx)
    await sql`set constraints all immediate`.execute(tx)
    throw new Undo()
  }).catch((thrown: { code?: string }) => thrown)
  return error?.code ?? null
}

const columnsOf = async (table: string): Promise<string[]> => {
  const { rows } = await database.asOwner(tx =>
    sql<{ name: string }>`
      select quote_ident(attname) as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and attgenerated = '' and not attisdropped order by attnum`.execute(
      tx,
    ),
  )
  return rows.map(({ name }) => name)
}

const update = async (table: string) => {
  const column = (await columnsOf(table))[1]
  return `update ${table} set ${column} = ${column}`
}
const remove = async (table: string) => `delete from ${table}`
const empty = async (table: string) => `truncate ${table} cascade`
const repeat = async (table: string) => {
  const columns = (await columnsOf(table)).join(', ')
  return `insert into ${table} (${columns}) select ${columns} from ${table} limit 1`
}

/** 42501: no such right. GR001: the row is final. GR002: a fact is written by an adoption only, and never updated. */
const cases: [string, (table: string) => Promise<string>, readonly string[], Within, string][] = [
  ['an act, its traces and the journal are not changed by the application', update, acts, application, '42501'],
  ['nor removed', remove, acts, application, '42501'],
  ['nor emptied', empty, acts, application, '42501'],
  ['nor changed by the owner', update, acts, owner, 'GR001'],
  ['nor removed by the owner', remove, acts, owner, 'GR001'],
  ['nor emptied by the owner', empty, acts, owner, 'GR001'],
  ['a fact is not updated, even in an adoption', update, facts, adoption, '42501'],
  ['nor by the owner', update, facts, owner, 'GR002'],
  ['nor emptied', empty, facts, adoption, '42501'],
  ['nor emptied by the owner', empty, facts, owner, 'GR001'],
  ['nor removed outside an adoption', remove, facts, application, 'GR002'],
  ['nor removed outside an adoption by the owner', remove, facts, owner, 'GR002'],
  ['nor added outside an adoption', repeat, facts, application, 'GR002'],
  ['what was believed is not changed, even in an adoption', update, pasts, adoption, '42501'],
  ['nor removed', remove, pasts, adoption, '42501'],
  ['nor emptied', empty, pasts, adoption, '42501'],
  ['nor added by hand', repeat, pasts, adoption, 'GR001'],
  ['nor changed by the owner', update, pasts, owner, 'GR001'],
  ['nor removed by the owner', remove, pasts, owner, 'GR001'],
  ['nor emptied by the owner', empty, pasts, owner, 'GR001'],
]

for (const [why, statement, tables, within, code] of cases)
  test(`${why}: ${tables.join(', ')}`, async () => {
    for (const table of tables) assert.equal(await refusal(within, await statement(table)), code, table)
  })

test('an adopted act takes no further article and no further trace', async () => {
  const article = `insert into acts.article select act_id, article + 1000, text_fr, text_en, effect, input, hash from acts.article limit 1`
  const touch = `insert into acts.touch select gen_random_uuid(), subject_kind, act_id, article, place_act, place_article from acts.touch limit 1`
  for (const statement of [article, touch]) assert.equal(await refusal(application, statement), 'GR001', statement)
})

test('nothing is touched but by an article', async () => {
  const touch = `insert into acts.touch values (gen_random_uuid(), 'person', '00000000-0000-4000-8000-000000000000', 1, '00000000-0000-4000-8000-000000000000', 1)`
  assert.equal(await refusal(application, touch), '23503')
})

test('the application does not lift what binds it', async () => {
  for (const statement of [
    'set local session_replication_role = replica',
    'alter table acts.act disable trigger all',
    'drop trigger is_final on acts.act',
    'create table registry.other ()',
  ])
    assert.equal(await refusal(application, statement), '42501', statement)
})

test('after all these attempts the register is whole', async () => {
  assert.deepEqual((await database.asActor(tester, verifyRegister, { readOnly: true })).problems, [])
})
