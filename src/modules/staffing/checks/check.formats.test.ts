import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { openFile } from '../files/file.actions.ts'
import { aPerson, aSeat, at, decree, held } from '../files/testing.ts'
import { checks } from './check.formats.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const operator = at('operator').actor

const found = (actor = operator, on = '2026-11-20') =>
  database.asActor(actor, async tx => (await checks[0]?.find(tx, day(on)))?.findings ?? [], { readOnly: true })

test('a vacant post calls for a file, even with someone acting in it; not one whose next holder is named', async () => {
  const posts = await database.asActor(operator, async tx => {
    const seat = (body: string) => aSeat(tx, { body })
    const [never, left, acting] = [await seat('Toujours'), await seat('Depuis'), await seat('Intérim')]
    const [named, kept] = [await seat('Nommée'), await seat('Tenu')]
    const own = await aPerson(tx)
    const mandate = await held(tx, left, own, '2020-01-01', '2023-12-31')
    await decree(tx, [
      { effect: 'mandate.end', input: { post: left, mandate, on: '2024-06-30', reason: 'resignation' } },
    ])
    const acts = { mandate: crypto.randomUUID(), post: acting, person: own, from: '2024-07-01', to: null }
    await decree(tx, [{ effect: 'mandate.act', input: acts }])
    await held(tx, named, own, '2027-01-01', '2031-12-31')
    await held(tx, kept, own, '2022-01-01', '2023-12-31')
    return { never, left, acting }
  })
  assert.deepEqual(
    (await found()).map(({ key, since }) => [key, since]).sort(),
    [
      [posts.never, null],
      [posts.left, '2024-07-01'],
      [posts.acting, null],
    ].sort(),
  )
  const says = (await found()).find(({ key }) => key === posts.acting)?.says
  assert.match(says?.fr ?? '', /Intérim\s: vacant, intérim, aucun dossier\.$/)
  const open = { kind: 'appointment', post: posts.left, mandate: null, target: null, confidential: true } as const
  const by = at('adviser', undefined, { team: 'management' })
  await database.asActor(by.actor, tx => openFile(tx, by, open))
  const keys = async (actor = operator) => (await found(actor)).map(({ key }) => key)
  assert.ok(!(await keys()).includes(posts.left))
  assert.ok(!(await keys(by.actor)).includes(posts.left))
  const walled = await keys(at('adviser', undefined, { team: 'boards' }).actor)
  assert.ok(walled.includes(posts.left), 'whoever may not read the file does not learn that there is one')
})
