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
  const lines = (await answer.text()).trim().split('\n').slice(1)
  // Person, state, day, days, term, when and what comes next; the quoted act after them has a comma of its own.
  assert.deepEqual(
    lines.map(line => line.trim().split(',').slice(1, 10).join(' | ')),
    [
      [body, 'présidente', 'Rose Gagné', 'En fonction – échu', '2026-04-22', '-212', '1', '', 'Ouvrir un dossier'],
      [body, 'présidente', 'Rose Gagné', 'En fonction – échu', '2026-08-17', '-95', '1', '', 'Ouvrir un dossier'],
      [body, 'présidente ou président', '', 'Vacant', '2026-11-01', '-19', '', '', 'Ouvrir un dossier'],
      [body, 'présidente', 'Rose Gagné', 'En fonction – échu', '2026-11-08', '-12', '1', '', 'Ouvrir un dossier'],
      [body, 'présidente', 'Rose Roy', 'En fonction', '2027-03-31', '131', '1', '', 'Ouvrir un dossier'],
    ].map(cells => cells.join(' | ')),
  )
  const other = await adviser.request(sheet.replace('Exemple', 'Absence'))
  assert.equal((await other.text()).trim().split('\n').length, 1, 'the headings alone')
})

test('scenario 5: without the board’s word, the file of a chief executive asks for its resolution or the notice to it; either is enough', async () => {
  const lacks = /résolution du conseil d’administration.*l’avis donné au conseil/
  const asking = async (): Promise<string> => {
    const post = await database.asActor(tester, tx => aSeat(tx, { organisation_kind: 'state_enterprise' }))
    const path = await open(post, 'appointment')
    await database.asActor(tester, tx => checkAll(tx, path.split('/').at(-1) ?? ''))
    assert.match((await adviser.page(path)).html, lacks)
    return path
  }
  const consult = async (path: string, law: string) => {
    const asked = { consulted: 'Conseil d’administration', law, on: '2026-11-02' }
    assert.equal((await adviser.fill(path, asked, 'consult')).status, 303)
    return (await adviser.page(path)).html
  }
  assert.doesNotMatch(await consult(await asking(), boardBases.notice), lacks)

  const path = await asking()
  const html = await consult(path, boardBases.recommendation)
  assert.match(html, lacks, 'asked is not answered')
  const consultation = /name="consultation".*?value="([0-9a-f-]{36})"/s.exec(html)?.[1] ?? ''
  const answer = { consultation, on: '2026-11-10', outcome: 'Résolution 12', opinion: 'for' }
  assert.equal((await adviser.fill(path, answer, 'answer-consultation')).status, 303)
  assert.doesNotMatch((await adviser.page(path)).html, lacks)
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
