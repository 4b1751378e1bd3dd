import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { boardBases } from '../renewals/renewal.rules.ts'
import { aPerson, aSeat, at, checkAll, held } from './testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database, clock: fixedClock(day('2026-11-20')) })
const adviser = site.as(at('adviser').actor)

/** Opens a file of a kind from the post's card, as a person does. */
const open = async (post: string, kind: string): Promise<string> =>
  (await adviser.fill(`/fr/dossiers/nouveau?post=${post}&kind=${kind}`, {})).to

test('scenarios 1 and 2: who is past term stays in office, by days; a seat without hold-over is vacant; the sheet of one minister is exported', async () => {
  const ends = ['2026-04-22', '2026-08-17', '2026-11-08']
  const body = 'Conseil des échéances'
  await database.asActor(tester, async tx => {
    for (const to of ends) await held(tx, await aSeat(tx, { body }), await aPerson(tx), '2022-01-01', to)
    await held(tx, await aSeat(tx, { body, holds_over: false }), await aPerson(tx), '2022-01-01', '2026-10-31')
    await held(tx, await aSeat(tx, { body }), await aPerson(tx, 'Roy'), '2023-01-01', '2027-03-31')
  })
  const { html } = await adviser.page(`/fr/registre/mandats?filter=${encodeURIComponent(body)}`)
  const rows = html.slice(html.indexOf('<tbody'))
  assert.equal(rows.match(/En fonction – échu/g)?.length, 3)
  assert.equal(rows.match(/Vacant/g)?.length, 1)

  const minister = encodeURIComponent('ministre de l’Exemple')
  const sheet = `/fr/registre/horizon.csv?portfolio=${minister}&months=12`
  const answer = await adviser.request(sheet)
  assert.equal(answer.status, 200)
  const text = await answer.text()
  assert.match(text, /Roy/)
  for (const days of [212, 95, 12]) assert.match(text, new RegExp(`\\b${days}\\b`), `${days} days past term`)
  assert.doesNotMatch((await (await adviser.request(sheet.replace('Exemple', 'Absence'))).text()) ?? '', /Roy/)
})

test('scenario 5: without the board’s word, the file of a chief executive asks for its resolution or the notice to it; either is enough', async () => {
  const { post } = await database.asActor(tester, async tx => ({
    post: await aSeat(tx, { organisation_kind: 'state_enterprise' }),
  }))
  const path = await open(post, 'appointment')
  await database.asActor(tester, tx => checkAll(tx, path.split('/').at(-1) ?? ''))
  assert.match((await adviser.page(path)).html, /résolution du conseil d’administration.*l’avis donné au conseil/)
  const told = await adviser.fill(
    path,
    { consulted: 'Conseil d’administration', law: boardBases.notice, on: '2026-11-02' },
    'consult',
  )
  assert.equal(told.status, 303, told.html)
  assert.doesNotMatch((await adviser.page(path)).html, /Il manque la résolution/)
})

test('scenario 15: of six moves of one bundle, the withdrawn one flags those that depend on it, and the others stay as they were', async () => {
  const name = 'Mouvement de janvier'
  const seats = await database.asActor(tester, async tx => {
    const posts: string[] = []
    for (let n = 0; n < 6; n++) posts.push(await aSeat(tx, { body: `Ministère ${n}` }))
    return posts
  })
  const paths: string[] = []
  for (const post of seats) paths.push(await open(post, 'reassignment'))
  const [first = '', second = '', third = ''] = paths
  const idOf = (path: string) => path.split('/').at(-1) ?? ''
  await adviser.fill(first, { bundle: '', name }, 'bundle')
  const bundle = /href="(\/fr\/dossiers\/lots\/[0-9a-f-]{36})"/.exec((await adviser.page(first)).html)?.[1] ?? ''
  for (const path of paths.slice(1)) await adviser.fill(path, { bundle: idOf(bundle), name: '' }, 'bundle')
  for (const path of [second, third])
    await adviser.fill(path, { bundle: idOf(bundle), depends_on: idOf(first) }, 'bundle')
  assert.doesNotMatch((await adviser.page(bundle)).html, /qui a pris fin/)

  await adviser.fill(first, { name: 'withdraw', reason: 'Elle reste en poste.' }, 'aside')
  const { html } = await adviser.page(bundle)
  assert.equal(html.match(/Dépend du dossier 2026-D\d+, qui a pris fin\./g)?.length, 2)
  assert.equal(html.match(/Ministère \d/g)?.length, 8, 'six lines, two of them flagged above')
  for (const path of paths.slice(3)) assert.doesNotMatch((await adviser.page(path)).html, /qui a pris fin/)
})
