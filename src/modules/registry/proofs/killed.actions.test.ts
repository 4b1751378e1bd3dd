import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { migrate, openPostgres } from '../../../kernel/database/index.ts'
import { lastingAddress, openLasting, testDatabase, tester } from '../../../kernel/database/testing.ts'
import { root } from '../../../kernel/root.ts'
import { verifyRegister } from '../../acts/index.ts'
import { aPerson, decide } from '../testing.ts'

const rounds = 4
const articles = 300
const onPostgres = process.env['TEST_DATABASE'] === 'postgres'

const folder = mkdtempSync(join(tmpdir(), 'greffe-killed-'))
after(() => rmSync(folder, { recursive: true }))

// A process of its own that adopts act after act, each of the same length, and says when each begins.
const child = join(folder, 'child.mts')
writeFileSync(
  child,
  `import { openLasting } from ${JSON.stringify(join(root, 'src/kernel/database/testing.ts'))}
import { aPerson, decide } from ${JSON.stringify(join(root, 'src/modules/registry/testing.ts'))}
const [address] = process.argv.slice(2)
const tester = ${JSON.stringify(tester)}
const database = await openLasting(address)
for (;;) {
  process.stdout.write('begins\\n')
  await database.asActor(tester, tx => decide(tx, Array.from({ length: ${articles} }, () => aPerson().articles[0])))
}
`,
)

test('a process killed while it adopts leaves whole acts or nothing', async t => {
  const at = await lastingAddress(folder)
  const first = await openLasting(at)
  await migrate(first)
  await first.close()
  let acts = 0
  for (let round = 0; round < rounds; round++) {
    const adopting = spawn(process.execPath, ['--import', './script/jsx.ts', child, at], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let begun = 0
    for await (const chunk of adopting.stdout as AsyncIterable<Buffer>) {
      begun += chunk.toString().split('begins').length - 1
      if (begun < 2) continue
      // At another moment of the adoption each time, from its first statements to its commit.
      await new Promise(resolve => setTimeout(resolve, 5 + round * 23))
      adopting.kill('SIGKILL')
      break
    }
    if (adopting.exitCode === null && adopting.signalCode === null) await once(adopting, 'exit')
    const database = await openLasting(at)
    const found = await database.asActor(tester, tx => verifyRegister(tx), { readOnly: true })
    await database.close()
    assert.deepEqual(found.problems, [])
    assert.equal(found.articles, found.acts * articles, 'every act is whole')
    assert.equal(
      found.facts.reduce((sum, { rows }) => sum + rows, 0),
      found.articles,
      'every article made its fact',
    )
    assert.ok(found.acts > acts, 'the acts adopted before are kept')
    acts = found.acts
  }
  t.diagnostic(`${rounds} processes killed, ${acts} acts of ${articles} articles kept whole`)
})

// PGlite has no backend of its own to kill.
if (onPostgres)
  test('an adoption whose backend is killed leaves nothing, and the next one passes', async () => {
    const [database, other] = await Promise.all([testDatabase(), openPostgres(process.env.TEST_DATABASE_URL ?? '')])
    after(() => other.close())
    const people = (count: number) => Array.from({ length: count }, () => aPerson().articles).flat()
    const adopting = assert.rejects(database.asActor(tester, tx => decide(tx, people(articles * 10))))
    const killed = () =>
      other.asOwner(async tx => {
        const { rows } = await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname like ${`greffe_test_${process.pid}_%`} and state <> 'idle' and query ~ 'insert'`.execute(tx)
        return rows.length > 0
      })
    while (!(await killed())) await new Promise(resolve => setTimeout(resolve, 5))
    await adopting
    const { number } = await database.asActor(tester, tx => decide(tx, people(1)))
    assert.equal(number, '1-2026')
    const found = await database.asActor(tester, tx => verifyRegister(tx), { readOnly: true })
    assert.deepEqual([found.acts, found.articles, found.problems], [1, 1, []])
  })
