import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, tester } from '../../kernel/database/testing.ts'
import { declareModule } from '../../kernel/module.ts'
import { searchRoute } from '../../kernel/search/index.ts'
import { testSite } from '../../kernel/web/testing.ts'
import { modules } from '../../modules.ts'
import { article, decide, id } from './testing.ts'

for (const module of modules) declareModule(module)
const database = await testDatabase()
const sources = modules.flatMap(({ search = [] }) => search)
const site = testSite({ parts: [...modules, { name: 'search', routes: [searchRoute(sources)] }], database })
const visitor = site.as(null)

const [body, person] = [id(), id()]

// Created in 2015, renamed in 2020; that it was first called otherwise is known from 2022 only.
await database.asActor(tester, async tx => {
  await decide(
    tx,
    [
      article('organisation.create', {
        organisation: body,
        from: '2015-01-01',
        kind: 'other_body',
        name_fr: 'Bureau des étangs',
        name_en: 'Pond Office',
      }),
      article('person.create', {
        person,
        from: null,
        given_name: 'Rose',
        family_name: 'Tremblay',
        address: 'Mme',
        gender: 'f',
      }),
    ],
    { on: '2015-01-05', now: '2015-01-05T15:00:00Z' },
  )
  await decide(
    tx,
    [
      article('organisation.change', {
        organisation: body,
        from: '2020-01-01',
        name_fr: 'Régie des marais',
        name_en: 'Marsh Board',
      }),
    ],
    { on: '2019-12-20', now: '2019-12-20T15:00:00Z' },
  )
})

type Item = { kind: string; title: string; path: string }
const find = async (query: string) => {
  const answer = await visitor.request(`/fr/recherche.json?${query}`)
  assert.equal(answer.status, 200)
  return (await answer.json()) as { total: number; items: Item[]; close: Item[] }
}

test('a body is found by the name it had on the day, as it was then known', async () => {
  const cases = [
    ['q=etang', [], 'today it has another name'],
    ['q=marais', ['Régie des marais'], 'its name of today'],
    ['q=etang&on=2018-06-01', ['Bureau des étangs'], 'its name of the day'],
    ['q=marais&on=2018-06-01', [], 'a name to come'],
    ['q=etang&on=2021-06-01&known=2019-06-01', ['Bureau des étangs'], 'the rename was not known yet'],
    ['q=marais&on=2021-06-01&known=2019-06-01', [], 'nor the new name'],
    ['q=etang&on=2014-06-01', [], 'it was not there yet'],
  ] as const
  for (const [query, titles, why] of cases) {
    const { items } = await find(query)
    assert.deepEqual(
      items.filter(({ kind }) => kind === 'organisation').map(({ title }) => title),
      titles,
      why,
    )
  }
})

test('the dates hold in the links, and in the next search', async () => {
  const query = 'q=etang&on=2018-06-01&known=2019-06-01'
  const { items } = await find(query)
  assert.equal(items[0]?.path, `/fr/registre/organismes/${body}?on=2018-06-01&known=2019-06-01`)
  const { html } = await visitor.page(`/fr/recherche?${query}`)
  assert.ok(html.includes(`/fr/registre/organismes/${body}?on=2018-06-01&amp;known=2019-06-01`))
  const forms = [...html.matchAll(/<form class="search[^>]*>.*?<\/form>/gs)].map(([form]) => form)
  assert.equal(forms.length, 2, 'that of the page and that of the top bar')
  for (const form of forms) {
    assert.match(form, /name="on" value="2018-06-01"/)
    assert.match(form, /name="known" value="2019-06-01"/)
  }
  assert.match(html, /Vous consultez le registre au 1er\u00a0juin 2018/)
})

test('a mistyped word finds what it was meant for, apart and named as such', async () => {
  for (const q of ['trenblay', 'rose tremlbay', 'maraiss']) {
    const { total, close } = await find(`q=${q}`)
    assert.equal(total, 0, q)
    assert.ok(close.length > 0, q)
  }
  const { html } = await visitor.page('/fr/recherche?q=trenblay')
  assert.match(html, /Résultats proches de «\u00a0trenblay\u00a0»/)
  assert.match(html, /Rose Tremblay/)
  assert.match((await visitor.page('/en/search?q=trenblay')).html, /Results close to “trenblay”/)
})

test('what is found as typed comes first, and not twice', async () => {
  const { items, close } = await find('q=tremblay')
  assert.deepEqual(
    items.map(({ title }) => title),
    ['Rose Tremblay'],
  )
  assert.deepEqual(close, [])
})

test('a word that nothing resembles finds nothing, and says so', async () => {
  const { html } = await visitor.page('/fr/recherche?q=zzyzx')
  assert.match(html, /Rien ne correspond à tous ces mots/)
  assert.doesNotMatch(html, /Résultats proches/)
})

test('the words that searches are compared with are never changed nor removed', async () => {
  for (const statement of [`update search.term set word = 'x'`, 'delete from search.term', 'truncate search.term'])
    await assert.rejects(
      database.asOwner(tx => sql.raw(statement).execute(tx)),
      { code: 'GR001' },
    )
})
