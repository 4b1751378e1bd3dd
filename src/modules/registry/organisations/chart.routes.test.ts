import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

for (const module of modules) declareModule(module)
const database = await testDatabase()
const visitor = testSite({ parts: modules, database }).as(null)

const [ministry, unit] = [id(), id()]
const [head, second, rose] = [aPost(), aPost(), aPerson()]
const tribunal = head.organisation

/** A tribunal under a ministry, with a unit of its own; of its two seats one is held since 2024. */
await database.asActor(tester, async tx => {
  const body = (organisation: string, name: string, parent: string | null) =>
    article('organisation.create', {
      organisation,
      from: '1990-01-01',
      kind: 'other_body',
      name_fr: name,
      name_en: name,
      ...(parent ? { parent } : {}),
    })
  const [, seat] = second.articles
  const other = { ...seat, input: { ...(seat?.input as object), organisation: tribunal } } as (typeof head.articles)[0]
  await decide(tx, [
    body(ministry, 'Ministère', null),
    ...head.articles,
    article('organisation.change', { organisation: tribunal, from: '2000-01-01', parent: ministry }),
    body(unit, 'Greffe du Tribunal', tribunal),
    other,
    ...rose.articles,
    article('mandate.begin', {
      mandate: id(),
      post: head.post,
      person: rose.person,
      from: '2024-01-01',
      to: '2028-12-31',
    }),
  ])
})

const path = `/fr/registre/organismes/${tribunal}/organigramme`
type Item = { level: number; kind: string; name: string; under: string | null; person: { name: string } | null }
const rows = async (query = '') => {
  const answer = await visitor.request(`${path}.json${query}`)
  assert.equal(answer.status, 200)
  const { items } = (await answer.json()) as { items: Item[] }
  return items.map(({ level, kind, name, under, person }) => [level, kind, name, under, person?.name ?? null])
}

test('the table holds what the picture draws: what the body is part of, itself, each seat, what is part of it', async () => {
  const all = await rows()
  assert.deepEqual(all, [
    [1, 'body', 'Ministère', null, null],
    [2, 'body', 'Tribunal', 'Ministère', null],
    ...all.slice(2, 4),
    [3, 'body', 'Greffe du Tribunal', 'Tribunal', null],
  ])
  assert.deepEqual(
    all
      .slice(2, 4)
      .map(row => row.join())
      .sort(),
    ['3,post,juge,Tribunal,', '3,post,juge,Tribunal,Rose Gagné'],
  )
})

test('it is as of the day asked', async () => {
  const all = await rows('?on=1995-06-01')
  assert.deepEqual(all[0], [1, 'body', 'Tribunal', null, null], 'it was under no ministry yet')
  assert.ok(
    all.every(([, , , , person]) => person === null),
    'nobody was in office',
  )
  assert.equal((await visitor.request(`${path}?on=1980-01-01`)).status, 404)
  assert.equal((await visitor.request(`${path}.json?on=2026-11-20&known=2020-01-01`)).status, 404)
})

test('the picture says what it shows, has no style of its own, and stands above the table', async () => {
  const { status, html } = await visitor.page(path)
  assert.equal(status, 200)
  const svg = /<svg.*?<\/svg>/s.exec(html)?.[0] ?? ''
  assert.match(svg, /role="img" aria-label="Organigramme\u00a0: Tribunal"/)
  assert.match(svg, /Rose Gagné/)
  assert.match(svg, /Vacant/)
  assert.doesNotMatch(html, / style=/)
  assert.match(html, /Postes\u00a0: 2, dont 1 sans titulaire\u00a0; organismes qui en relèvent\u00a0: 1/)
  assert.ok(html.indexOf('<svg') < html.indexOf('<table'))
  assert.match((await visitor.page(`/en/register/bodies/${tribunal}/chart`)).html, /Organisation chart: Tribunal/)
  const link = await visitor.page(`/fr/registre/organismes/${tribunal}?on=2025-01-01`)
  assert.ok(link.html.includes(`${path}?on=2025-01-01`))
})
