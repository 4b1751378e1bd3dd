import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { chainNow, testDatabase, tester } from '../../../kernel/database/testing.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { createDraft, recordEvent, verifyRegister } from '../../acts/index.ts'
import { saveMapping } from '../imports/tables/mapping.queries.ts'
import { document } from '../imports/testing.ts'
import { beginImport, chooseRows, importJob } from '../imports/work.actions.ts'
import { recordBirth } from '../people/birth.actions.ts'
import { adoptARegister, aPerson, article, decide } from '../testing.ts'

let database: Database
before(async () => {
  database = await testDatabase()
  await adoptARegister(database)
  await database.asActor(registrar, async tx => {
    const act_id = await oneOf(tx, 'act_id', 'acts.act')
    const event = { day: day('2026-11-20'), signatory: null, gazette_part: '2', gazette_page: '1' } as const
    await recordEvent(tx, by, act_id, { ...event, what: 'published' })
    await createDraft(tx, by, 'decret')
  })
  await database.asActor(tester, async tx => {
    const person = await oneOf(tx, 'person_id', 'registry.person')
    await recordBirth(tx, { person, born_on: day('1970-01-01'), actor: tester, now: by.clock.now() })
  })
  const bytes = Buffer.from(JSON.stringify(document))
  const id = await database.asActor(tester, tx => beginImport(tx, by, { format: 'popolo', name: 'a.json', bytes }))
  await importJob.steps(run => database.asActor(tester, run), by)
  await database.asActor(tester, tx => chooseRows(tx, by, { id, all: null, rows: [1], take: false }))
  await database.asActor(tester, async tx => {
    const mapping = { mapping_id: randomUUIDv7(), name: 'liste', columns: { given_name: 'Prénom' }, date_order: 'dmy' }
    await saveMapping(tx, { ...mapping, saved_by: tester.name, saved_at: by.clock.now() })
    await journal(tx, { what: 'import.mapped', subject: mapping.mapping_id })
  })
})

const registrar = { ...tester, role: 'registrar' } as const
const by = { actor: registrar, clock: fixedClock(day('2026-11-20')) }

const oneOf = async (tx: Tx, column: string, table: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select ${sql.ref(column)} as id from ${sql.table(table)} limit 1`.execute(
    tx,
  )
  return rows[0]?.id ?? assert.fail(table)
}

/** What makes a value of each type another one; `$` is the column. */
const another: Record<string, string> = {
  text: `$ || 'x'`,
  uuid: 'gen_random_uuid()',
  _uuid: '$ || gen_random_uuid()',
  int4: '$ + 1000',
  int8: '$ + 1000',
  bool: 'not $',
  date: '$ + 1',
  timestamptz: `$ + interval '1 second'`,
  bytea: 'set_byte($, 0, get_byte($, 0) # 1)',
  jsonb: `case jsonb_typeof($) when 'object' then $ || '{"x": 1}' else $ || '[1]' end`,
  tsvector: `$ || 'other'::tsvector`,
  daterange: `daterange(coalesce(lower($), '1900-01-01') + 1, upper($))`,
  tstzrange: `tstzrange(lower($), upper($) + interval '1 microsecond')`,
}
const some: Record<string, string> = {
  ...another,
  text: `'x'`,
  int4: '7',
  date: `'2001-01-01'`,
  _uuid: `'{}'`,
  jsonb: `'{}'`,
  uuid: 'gen_random_uuid()',
  timestamptz: 'now()',
}

type Column = { table: string; column: string; type: string }

/** Every column of every table of these modules that `verify` answers for. */
const columnsOf = async (tx: Tx): Promise<Column[]> => {
  const { rows } = await sql<Column>`
    select format('%I.%I', n.nspname, c.relname) as table, a.attname as column, t.typname as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and n.nspname in ('acts', 'journal', 'registry')
      and (format('%I.%I', n.nspname, c.relname) in ('acts.act', 'acts.article', 'acts.touch', 'acts.series', 'journal.entry')
        or exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname in ('supersede', 'watched')) or c.relname like '%\_past')
    order by 1, a.attnum`.execute(tx)
  return rows
}

/** How many rows the statement changed, and whether `verify` saw it. */
const tampered = async (tx: Tx, statement: string): Promise<{ changed: number; seen: boolean }> => {
  await sql`savepoint tampering`.execute(tx)
  try {
    const { numAffectedRows } = await sql.raw(statement).execute(tx)
    const changed = Number(numAffectedRows ?? 0)
    return { changed, seen: changed > 0 && !(await verifyRegister(tx)).ok }
  } finally {
    await sql`rollback to savepoint tampering`.execute(tx)
  }
}

class Undo extends Error {}
const undone = (run: (tx: Tx) => Promise<void>) =>
  assert.rejects(
    database.asActor(tester, async tx => {
      await run(tx)
      throw new Undo()
    }),
    Undo,
  )
/** As the owner of the server could: no trigger, no foreign key, no check. */
const tamper = (tx: Tx) =>
  sql
    .raw(
      `set local role none;
      alter table acts.article drop constraint article_check;
      alter table acts.event drop constraint event_what_check;
      set local session_replication_role = replica`,
    )
    .execute(tx)

test('an untouched register is found whole, to the last step of its progress', async () => {
  const steps: [number, number][] = []
  const verified = await database.asActor(
    tester,
    tx => verifyRegister(tx, { progress: (done, of) => steps.push([done, of]) }),
    {
      readOnly: true,
    },
  )
  assert.deepEqual(verified.problems, [])
  assert.equal(verified.ok, true)
  assert.deepEqual([verified.acts, verified.articles], [22, 43])
  assert.deepEqual([verified.journal.entries, verified.journal.broken], [30, null])
  assert.ok(verified.facts.every(({ rows, past }) => rows > 0 && past > 0))
  const [done, of] = steps.at(-1) ?? [0, 1]
  assert.equal(done, of)
})

test('a change in any column of any row is found', () =>
  undone(async tx => {
    await tamper(tx)
    const columns = await columnsOf(tx)
    assert.ok(columns.length > 130, `${columns.length} columns`)
    const unseen: string[] = []
    const tried = new Set<string>()
    for (const { table, column, type } of columns) {
      const name = `"${column}"`
      const to = (text: string | undefined) => (text ?? assert.fail(`no other value for ${type}`)).replaceAll('$', name)
      const changes = [
        [to(another[type]), `${name} is not null and (${to(another[type])}) is distinct from ${name}`],
        [
          'null',
          `${name} is not null and not (select attnotnull from pg_attribute where attrelid = '${table}'::regclass and attname = '${column}')`,
        ],
        [to(some[type]), `${name} is null`],
      ]
      for (const [value, where] of changes) {
        const one = `(select ctid from ${table} where ${where} limit 1)`
        const { changed, seen } = await tampered(tx, `update ${table} set ${name} = ${value} where ctid = ${one}`)
        if (changed > 0) tried.add(`${table}.${column}`)
        if (changed > 0 && !seen) unseen.push(`${table}.${column} = ${value}`)
      }
    }
    assert.deepEqual(unseen, [])
    const untried = columns.map(({ table, column }) => `${table}.${column}`).filter(name => !tried.has(name))
    assert.deepEqual(untried, [])
  }))

test('a row taken away or added is found', () =>
  undone(async tx => {
    await tamper(tx)
    const tables = [...new Set((await columnsOf(tx)).map(({ table }) => table))]
    const unseen: string[] = []
    for (const table of tables) {
      const statements = [`delete from ${table} where ctid = (select max(ctid) from ${table})`]
      if (table.endsWith('_past')) statements.push(`insert into ${table} select * from ${table} limit 1`)
      for (const statement of statements) {
        const { changed, seen } = await tampered(tx, statement)
        if (changed === 0 || !seen) unseen.push(statement)
      }
    }
    const [someone, act] = [`gen_random_uuid()`, `(select act_id from acts.act limit 1)`]
    for (const statement of [
      `insert into registry.mandate (mandate_id, post_id, person_id, capacity, term, valid, act_id, article, origin_act, origin_article, known_from) select ${someone}, post_id, person_id, 'acting', term, valid, act_id, article, origin_act, origin_article, known_from from registry.mandate limit 1`,
      `insert into acts.touch values (${someone}, 'post', ${act}, 1, ${act}, 1)`,
      `insert into acts.touch values (${someone}, 'post', ${someone}, 1, ${act}, 1)`,
      `insert into acts.article values (${someone}, 1, 'x', 'x', null, null, '')`,
      `insert into acts.article select act_id, 99, text_fr, text_en, effect, input, hash from acts.article limit 1`,
      `insert into acts.series values ('arrete', 1999, 1)`,
    ]) {
      const { changed, seen } = await tampered(tx, statement)
      if (changed === 0 || !seen) unseen.push(statement)
    }
    assert.deepEqual(unseen, [])
  }))

test('an act and all that it made, taken away together, leave their adoption in the journal', () =>
  undone(async tx => {
    const { person, articles } = aPerson()
    const { act_id } = await decide(tx, articles)
    const gone = ['acts.act', 'acts.article', 'acts.touch'].map(
      table => `delete from ${table} where act_id = '${act_id}'`,
    )
    await chainNow(tx)
    await tamper(tx)
    for (const statement of [...gone, `delete from registry.person where person_id = '${person}'`])
      await sql.raw(statement).execute(tx)
    await sql`update acts.series set last = last - 1 where kind = 'decret'`.execute(tx)
    assert.deepEqual(
      (await verifyRegister(tx)).problems.map(({ what, where }) => [what, where]),
      [['unjournaled', act_id]],
    )
  }))

test('an erratum leaves alone the rows it does not change, whatever order jsonb keeps its keys in', () =>
  undone(async tx => {
    const { person } = aPerson()
    const identifiers = [{ scheme: 'viaf', value: '1' }]
    const name = { given_name: 'Rose', family_name: 'Gagné', address: null, gender: null }
    const create = article('person.create', { person, from: null, ...name, identifiers })
    const change = (from: string, given_name: string) => article('person.change', { person, from, given_name })
    await decide(tx, [create])
    const first = await decide(tx, [change('2010-01-01', 'Rosa')])
    const second = await decide(tx, [change('2020-01-01', 'Rosie')])
    await decide(tx, [article('act.correct', { act: second.act_id, article: 1, replacement: null })], {
      kind: 'erratum',
    })
    const rows = await tx
      .selectFrom('registry.person')
      .selectAll()
      .where('person_id', '=', person)
      .orderBy('valid')
      .execute()
    assert.deepEqual(
      rows.map(({ valid, act_id }) => [valid, act_id === first.act_id]),
      [
        ['(,2010-01-01)', false],
        ['[2010-01-01,)', true],
      ],
    )
    assert.equal(rows[0]?.known_from, first.instant)
    await chainNow(tx)
    assert.deepEqual((await verifyRegister(tx)).problems, [])
  }))

test('the end of both chains cut at once is told by where they ended before', () =>
  undone(async tx => {
    const { articles } = aPerson()
    const { act_id } = await decide(tx, articles)
    await chainNow(tx)
    const { acts, seal, journal } = await verifyRegister(tx)
    await tamper(tx)
    await sql`delete from journal.entry where subject = ${act_id}`.execute(tx)
    for (const table of ['acts.act', 'acts.article', 'acts.touch', 'registry.person'])
      await sql`delete from ${sql.table(table)} where act_id = ${act_id}`.execute(tx)
    await sql`update acts.series set last = last - 1 where kind = 'decret'`.execute(tx)
    assert.deepEqual((await verifyRegister(tx)).problems, [])
    const { problems } = await verifyRegister(tx, { earlier: { acts, seal, journal } })
    assert.deepEqual(
      problems.map(({ what, where }) => [what, where]),
      [
        ['cut', `acts.act ${acts}`],
        ['cut', `journal.entry ${journal.entries}`],
      ],
    )
  }))

test('a change without a word in the journal does not enter', async () => {
  const silent = database.asActor(registrar, tx => sql`update acts.draft set kind = 'arrete'`.execute(tx))
  await assert.rejects(silent, { code: 'GR003' })
})
