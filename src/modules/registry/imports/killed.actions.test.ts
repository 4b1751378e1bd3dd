import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { type Database, migrate, openPostgres } from '../../../kernel/database/index.ts'
import { lastingAddress, openLasting, testDatabase, tester } from '../../../kernel/database/testing.ts'
import { root } from '../../../kernel/root.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { verifyRegister } from '../../acts/index.ts'
import { counts, document } from './testing.ts'
import { importSummaries } from './view.queries.ts'
import { askForAct, beginImport, dropImport, importJob } from './work.actions.ts'

const onPostgres = process.env['TEST_DATABASE'] === 'postgres'
const by = { actor: tester, clock: fixedClock(day('2026-11-20')) }

const people = Array.from({ length: 1500 }, (_, i) => ({ id: `p${i}`, name: `Ann Nom ${i}` }))
const bytes = Buffer.from(JSON.stringify({ ...document, persons: [...document.persons, ...people] }))

const folder = mkdtempSync(join(tmpdir(), 'greffe-import-killed-'))
after(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'registre.json'), bytes)

const of = (path: string) => JSON.stringify(join(root, path))
// A process of its own that works at imports as the server does, or takes the file over at one go as the command does; it says where it is.
const child = join(folder, 'child.mts')
writeFileSync(
  child,
  `import { createReadStream } from 'node:fs'
import { openLasting, tester } from ${of('src/kernel/database/testing.ts')}
import { day, fixedClock } from ${of('src/kernel/time/index.ts')}
import { importFile } from ${of('src/modules/registry/imports/import.actions.ts')}
import { importJob } from ${of('src/modules/registry/imports/work.actions.ts')}
import { importSummaries } from ${of('src/modules/registry/imports/view.queries.ts')}
import ${of('src/modules/registry/testing.ts')}
const [address, how] = process.argv.slice(2)
const database = await openLasting(address)
const clock = fixedClock(day('2026-11-20'))
const say = line => process.stdout.write(line + '\\n')
if (how === 'server')
  await importJob.steps(
    run => database.asActor(tester, async tx => {
      say((await importSummaries(tx))[0]?.step ?? '')
      return run(tx)
    }),
    { actor: tester, clock },
  )
else
  await database.asActor(tester, tx =>
    importFile(tx, {
      open: () => createReadStream(${JSON.stringify(join(folder, 'registre.json'))}),
      name: 'registre.json',
      format: 'popolo',
      actor: tester,
      today: clock.today(),
      now: clock.now(),
      progress: ({ step }) => say(step),
    }),
  )
say('done')
await database.close()
`,
)

/** Runs the process until it has said `word` so many times, then kills it a moment later; true when it was killed in time. */
const killedAt = async (at: string, how: 'server' | 'command', word: string, times: number): Promise<boolean> => {
  const working = spawn(process.execPath, ['--import', './script/jsx.ts', child, at, how], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  for await (const chunk of working.stdout as AsyncIterable<Buffer>) {
    said.push(...chunk.toString().split('\n').filter(Boolean))
    if (said.filter(one => one === word).length < times) continue
    await new Promise(resolve => setTimeout(resolve, 15))
    working.kill('SIGKILL')
    break
  }
  if (working.exitCode === null && working.signalCode === null) await once(working, 'exit')
  return working.signalCode === 'SIGKILL' && !said.includes('done')
}

const reopened = async <T>(at: string, run: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openLasting(at)
  try {
    return await run(database)
  } finally {
    await database.close()
  }
}
/** Two minutes later: whoever was at it has not been heard of. */
const later = (database: Database) =>
  database.asActor(tester, tx =>
    tx.updateTable('registry.import_work').set({ seen_at: '2020-01-01T00:00:00Z' }).execute(),
  )
const work = (database: Database) => importJob.steps(run => database.asActor(tester, run), by)
const stepOf = async (database: Database) =>
  (await database.asActor(tester, tx => importSummaries(tx)))[0]?.step ?? null
/** Nothing is half written: the chain and the journal hold, and the register has all of the file or nothing. */
const isWhole = async (database: Database, adopted: boolean) => {
  const [bodies, persons, posts, mandates, acts] = await database.asActor(tester, counts)
  assert.deepEqual([bodies, persons, posts, mandates, acts], adopted ? [2, 1503, 2, 3, 1] : [0, 0, 0, 0, 0])
  assert.deepEqual((await database.asActor(tester, tx => verifyRegister(tx))).problems, [])
}
const begun = async (database: Database) =>
  database.asActor(tester, tx => beginImport(tx, by, { format: 'popolo', name: 'registre.json', bytes }))

test('killed while it reads, compares or adopts, a command leaves nothing at all, and a server goes on from what is kept', async () => {
  const at = await lastingAddress(folder)
  await reopened(at, migrate)
  for (const word of ['read', 'adopt']) assert.equal(await killedAt(at, 'command', word, 1), true, word)
  const id = await reopened(at, async database => {
    await isWhole(database, false)
    const left = await database.asActor(tester, tx => tx.selectFrom('registry.import_chunk').select('n').execute())
    assert.deepEqual([await stepOf(database), left], [null, []])
    return begun(database)
  })
  const isKilled = async (
    step: 'reading' | 'comparing' | 'adopting',
    times: number,
    then: (database: Database) => Promise<void>,
  ) => {
    assert.equal(await killedAt(at, 'server', step, times), true, step)
    await reopened(at, async database => {
      assert.equal(await stepOf(database), step)
      await isWhole(database, false)
      await later(database)
      await then(database)
    })
  }
  await isKilled('reading', 4, async () => undefined)
  await isKilled('comparing', 2, async database => {
    await work(database)
    await database.asActor(tester, tx => askForAct(tx, id))
  })
  await isKilled('adopting', 2, async database => {
    await work(database)
    assert.equal(await stepOf(database), 'adopted')
    await isWhole(database, true)
  })
})

/** From now on the database has no room left for such rows of this table. */
const fill = (database: Database, table: string, condition: string) =>
  database.asOwner(async tx => {
    await sql
      .raw(`create or replace function public.no_room() returns trigger language plpgsql as $$
        begin raise exception using errcode = 'disk_full', message = 'could not extend file: No space left on device'; end $$;
        create trigger no_room before insert on ${table} for each row ${condition} execute function public.no_room()`)
      .execute(tx)
  })
const makeRoom = (database: Database, table: string) =>
  database.asOwner(async tx => {
    await sql.raw(`drop trigger no_room on ${table}`).execute(tx)
  })
const isFull = { code: '53100' }

test('a disk that fills while the file is kept keeps nothing of it; one that fills later only stops the work, which can go on or be dropped', async () => {
  const database = await testDatabase()
  const large = Buffer.concat([Buffer.alloc(2_500_000, ' '), bytes])
  const begin = () =>
    database.asActor(tester, tx => beginImport(tx, by, { format: 'popolo', name: 'grand.json', bytes: large }))
  const journaled = async () => (await database.asActor(tester, counts))[7]
  const before = await journaled()
  await fill(database, 'registry.import_chunk', 'when (new.n = 1)')
  await assert.rejects(begin(), isFull)
  assert.deepEqual([await stepOf(database), await journaled()], [null, before])
  await makeRoom(database, 'registry.import_chunk')

  const id = await begin()
  await fill(database, 'registry.import_row', 'when (new.n > 1500)')
  await assert.rejects(work(database), isFull)
  const kept = await database.asActor(tester, tx => tx.selectFrom('registry.import_row').select('n').execute())
  assert.deepEqual([await stepOf(database), kept.length], ['reading', 1000])
  await makeRoom(database, 'registry.import_row')
  await work(database)
  assert.equal(await stepOf(database), 'deciding')

  await database.asActor(tester, tx => askForAct(tx, id))
  await fill(database, 'registry.person', '')
  await work(database)
  const [one] = await database.asActor(tester, tx => importSummaries(tx))
  assert.deepEqual([one?.step, /plus de place/.test(one?.refusal?.says.fr ?? '')], ['deciding', true])
  await isWhole(database, false)
  await database.asActor(tester, tx => dropImport(tx, id))
  assert.equal(await stepOf(database), null)
  await makeRoom(database, 'registry.person')

  const again = await begin()
  await work(database)
  await database.asActor(tester, tx => askForAct(tx, again))
  await work(database)
  await isWhole(database, true)
})

// PGlite has no backend of its own to lose.
if (onPostgres)
  test('an import that loses its connection while it reads, compares or adopts goes on with another', async () => {
    const database = await testDatabase()
    const other = await openPostgres(process.env['TEST_DATABASE_URL'] ?? '')
    after(() => other.close())
    const name = (await database.forQueue('select current_database() as name')).rows as { name: string }[]
    /** Ends the backend that is at a statement such as this one, once it is. */
    const cut = async (pattern: string) => {
      for (let killed = 0; killed === 0; await new Promise(resolve => setTimeout(resolve, 2)))
        killed = await other.asOwner(async tx => {
          const { rows: ended } = await sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = ${name[0]?.name ?? ''} and state = 'active' and query ~ ${pattern}`.execute(tx)
          return ended.length
        })
    }
    const id = await begun(database)
    for (const [step, pattern] of [
      ['reading', 'insert into registry.import_row'],
      ['comparing', 'insert into|update registry.import_row|from registry.import_row'],
      ['adopting', 'insert into'],
    ] as const) {
      if (step === 'adopting') {
        await work(database)
        await database.asActor(tester, tx => askForAct(tx, id))
      }
      const cutting = cut(pattern)
      await assert.rejects(work(database))
      await cutting
      assert.notEqual(await stepOf(database), 'adopted')
      await isWhole(database, false)
      await later(database)
    }
    await work(database)
    assert.equal(await stepOf(database), 'adopted')
    await isWhole(database, true)
    assert.equal((await database.asActor(tester, counts))[4], 1)
  })
