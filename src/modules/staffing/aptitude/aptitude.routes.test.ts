import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { adviser, at, director, someone } from '../committees/testing.ts'
import { enter } from './aptitude.actions.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database })
const get = (actor: Actor | null, path: string) => site.as(actor).page(path)

const entries = await database.asActor(director, async tx => {
  const ids: string[] = []
  for (const [name, entered] of [
    ['Éric Zaor', '2023-11-18'],
    ['Zoé Aubin', '2024-03-15'],
    ['Nadia Roy', '2025-01-10'],
  ] as const) {
    const rest = { register: 'tal', person_id: null, candidate_id: null, application_id: null } as const
    ids.push(await enter(tx, at(director), { ...rest, name, entered_on: day(entered) }))
  }
  return ids
})
const path = '/fr/registres-aptitude/tal'

test('scenario 6, from the page: who entered three years and two days ago is blocked, and who is still valid is offered', async () => {
  const blocked = (await get(adviser, `${path}?who=${entries[0]}`)).html
  assert.match(
    blocked,
    /L’inscription d’Éric Zaor.*est expirée.*Y sont valides ce jour-là\u00a0: Nadia Roy et Zoé Aubin/s,
  )
  assert.match(blocked, /NOM-09/)
  const earlier = (await get(adviser, `${path}?who=${entries[0]}&on=2026-11-17`)).html
  assert.match(earlier, /Éric Zaor peut être nommée ou nommé le 17\u00a0novembre 2026/)
  assert.match(
    (await get(adviser, `/en/aptitude-registers/tal?who=${entries[0]}`)).html,
    /Valid in it on that day: Nadia Roy and Zoé Aubin/,
  )
})

test('the register on a day, as data too; the registers with their counts', async () => {
  const json = (await (await site.as(adviser).request(`${path}.json?on=2027-03-15`)).json()) as { items: object[] }
  assert.deepEqual(
    json.items.map(item => [(item as { name: string }).name, (item as { state: string }).state]),
    [
      ['Nadia Roy', 'valid'],
      ['Zoé Aubin', 'expired'],
      ['Éric Zaor', 'expired'],
    ],
  )
  const all = (await (await site.as(adviser).request('/fr/registres-aptitude.json')).json()) as { items: object[] }
  assert.deepEqual(all.items[1], { register: 'tal', valid: 2, entries: 3 })
  assert.equal((await get(adviser, `${path}?on=2026-02-30`)).status, 422)
  assert.equal((await get(adviser, '/fr/registres-aptitude/xyz')).status, 404)
})

test('an entry is struck and another used, from the page', async () => {
  const early = await site.as(adviser).fill(path, { day: '2026-11-21', act: 'D. 900-2026' }, 'use-1')
  assert.equal(early.status, 422)
  assert.match(early.html, /est à venir/)
  assert.equal((await site.as(adviser).fill(path, { act: 'D. 900-2026' }, 'use-1')).to, path)
  assert.equal((await site.as(adviser).fill(path, { reason: 'death' }, 'strike-1')).to, path)
  const { html } = await get(adviser, path)
  assert.match(html, /Utilisée \(nomination\).*D\. 900-2026/s)
  assert.match(html, /Radiée.*Décès/s)
})

test('the registers stay inside; who only reads them sees no gesture', async () => {
  for (const role of ['minister_office', 'body_secretary', 'holder', 'pay_officer'] as const)
    assert.equal((await get(someone(role), path)).status, 403, role)
  assert.doesNotMatch((await get(someone('auditor'), path)).html, /id="use-1"/)
})
