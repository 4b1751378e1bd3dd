import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { verdict } from '../../../kernel/rules/index.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { bundleFile, openFile } from '../files/file.actions.ts'
import { aSeat } from '../files/testing.ts'
import { type BoardChange, compositionAsked } from './composition.formats.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const adviser: Actor = { id: 'adviser-8', name: 'Maude', role: 'adviser', scope: { team: 'management' } }
const page = async (path: string) => (await site.as(adviser).page(path)).html

const { chair, member, elsewhere, bundle } = await database.asActor(adviser, async tx => {
  const by = { actor: adviser, clock }
  const opened = async (family: string) => {
    const asked = { mandate: null, target: null, confidential: false }
    return openFile(tx, by, { post: await aSeat(tx, { family }), kind: 'appointment', ...asked })
  }
  const [chair, member, elsewhere] = [
    await opened('board_chair'),
    await opened('board_member'),
    await opened('chief_executive'),
  ]
  await bundleFile(tx, by, chair, { bundle: null, name: 'Conseil', dependsOn: null })
  const { bundle_id } = await tx.selectFrom('staffing.bundle').selectAll().executeTakeFirstOrThrow()
  await bundleFile(tx, by, member, { bundle: bundle_id, name: '', dependsOn: null })
  return { chair, member, elsewhere, bundle: bundle_id }
})

test('where nobody answers for boards, nothing is shown', async () => {
  for (const id of [chair, member, elsewhere])
    assert.doesNotMatch(await page(`/fr/dossiers/${id}`), /Composition du conseil/)
  assert.doesNotMatch(await page(`/fr/dossiers/lots/${bundle}`), /Composition du conseil/)
})

test('who answers is shown on the file of a board seat and on its bundle, and is told all their files together', async () => {
  const told: (readonly BoardChange[])[] = []
  compositionAsked
    .heardBy(async (_, __, changes) => {
      told.push(changes)
      const says = {
        fr: 'Sept indépendants sur onze\u00a0: il en faut huit.',
        en: 'Seven of eleven: eight are needed.',
      }
      return [verdict({ rule: 'CA-01', outcome: 'warn', law: 'G-1.02, a. 4', status: 'verified', says })]
    })
    .listen()
  assert.match(await page(`/fr/dossiers/${chair}`), /Composition du conseil.*il en faut huit/s)
  assert.match(await page(`/en/files/${member}`), /Composition of the board.*eight are needed/s)
  const answer = await site.as(adviser).request(`/fr/dossiers/${chair}.json`)
  assert.match(JSON.stringify(((await answer.json()) as { composition: unknown }).composition), /CA-01/)
  assert.match(await page(`/fr/dossiers/lots/${bundle}`), /si tous les dossiers du lot.*il en faut huit/s)
  assert.doesNotMatch(await page(`/fr/dossiers/${elsewhere}`), /Composition du conseil/)
  assert.deepEqual(
    told.map(changes => changes.map(({ file_id }) => file_id).toSorted()),
    told.map(() => [chair, member].toSorted()),
  )
  assert.equal(told.length, 4)
})
