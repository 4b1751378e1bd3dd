import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, tester } from '../../kernel/database/testing.ts'
import { declareModule } from '../../kernel/module.ts'
import { searchRoute } from '../../kernel/search/index.ts'
import { day } from '../../kernel/time/index.ts'
import { testSite } from '../../kernel/web/testing.ts'
import { modules } from '../../modules.ts'
import { lookups } from './lookups.queries.ts'
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

type Item = { kind: string; title: string; path: string; note: string }
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

test('somebody is found by the name of the entry that went into theirs, as long as it is there, and is told why', async () => {
  const [kept, other, third] = [id(), id(), id()]
  const entry = (of: string, given_name: string, family_name: string) =>
    article('person.create', { person: of, from: null, given_name, family_name, address: 'Mme', gender: 'f' })
  const merged = { on: '2026-11-10', now: '2026-11-10T15:00:00Z' }
  const { act_id } = await database.asActor(tester, async tx => {
    const entries = [entry(kept, 'Zoé', 'Lafleur'), entry(other, 'Zoé', 'Desrosiers'), entry(third, 'Z.', 'Desroses')]
    await decide(tx, entries, { on: '2015-01-06', now: '2015-01-06T15:00:00Z' })
    await decide(tx, [article('person.merge', { person: third, into: other })], merged)
    return decide(tx, [article('person.merge', { person: other, into: kept })], merged)
  })
  const people = async (query: string) =>
    (await find(query)).items
      .filter(({ kind }) => kind === 'person')
      .map(({ path, note }) => [/[0-9a-f-]{36}/.exec(path)?.[0], note])
  const why = 'réunit l’inscription de Zoé Desrosiers'
  assert.deepEqual(await people('q=zoe+desrosiers'), [[kept, why]])
  assert.deepEqual(await people('q=desroses'), [[kept, 'réunit l’inscription de Z. Desroses']], 'through two merges')
  assert.deepEqual(await people('q=lafleur'), [[kept, '']])
  assert.deepEqual(await people('q=zoe'), [[kept, '']], 'once, by her own name')
  const before = '&known=2026-11-09'
  assert.deepEqual(await people(`q=zoe+desrosiers${before}`), [[other, '']])
  assert.deepEqual((await find('q=desrosier')).items.length, 1)
  assert.equal((await find('q=desroseirs')).close.length, 1, 'mistyped')
  const { html } = await visitor.page('/en/search?q=desrosiers')
  assert.match(html, /Zoé Lafleur<\/a> <span class="quiet">includes the entry of Zoé Desrosiers<\/span>/)
  const list = await visitor.page('/fr/registre/personnes?filter=desrosiers')
  assert.match(list.html, /Lafleur, Zoé<\/a><div class="quiet">réunit l’inscription de Zoé Desrosiers</)
  const own = await visitor.page('/fr/registre/personnes?filter=lafleur')
  assert.match(own.html, /Lafleur, Zoé/)
  assert.doesNotMatch(own.html, /réunit/)
  const chosen = await database.asActor(tester, tx =>
    lookups.person(tx, { text: 'zoé desrosiers', on: day('2026-11-20'), limit: 5, drafted: [] }),
  )
  assert.deepEqual(
    chosen.map(one => one.id),
    [kept],
  )
  const undone = article('act.repeal', { act: act_id, article: 1, from: '2026-11-12' })
  await database.asActor(tester, tx =>
    decide(tx, [undone], { on: '2026-11-12', now: '2026-11-12T15:00:00Z', kind: 'repeal' }),
  )
  assert.deepEqual(await people('q=zoe+desrosiers'), [[other, '']], 'the merge was undone')
  assert.deepEqual(
    await people('q=desroses'),
    [[other, 'réunit l’inscription de Z. Desroses']],
    'the earlier one stands',
  )
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
