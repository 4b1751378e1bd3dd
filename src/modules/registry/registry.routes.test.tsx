import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Actor, Role } from '../../kernel/access/index.ts'
import type { Database } from '../../kernel/database/index.ts'
import { testDatabase } from '../../kernel/database/testing.ts'
import { journalPage } from '../../kernel/journal/index.ts'
import { day } from '../../kernel/time/index.ts'
import { pathTo } from '../../kernel/web/index.ts'
import { type TestSite, testSite } from '../../kernel/web/testing.ts'
import { type Lang, langs } from '../../kernel/words/index.ts'
import { rosterItem } from './mandates/roster.formats.ts'
import { roster } from './mandates/roster.queries.ts'
import { registry } from './module.ts'
import { birthOf } from './people/birth.queries.ts'
import { addresses } from './registry.pages.tsx'
import { states } from './registry.rules.ts'
import { adoptARegister } from './testing.ts'

type Item = {
  post: { id: string }
  organisation: { id: string }
  person: { id: string } | null
  state: keyof typeof states
}
type List = { total: number; items: Item[]; next: string | null }

const someone = (role: Role): Actor => ({ id: `a ${role}`, name: `Maude (${role})`, role, scope: {} })
const [adviser, auditor, holder] = [someone('adviser'), someone('auditor'), someone('holder')]

let database: Database
let site: TestSite
let all: List

const get = async (path: string, actor: Actor | null = null) => {
  const answer = await site.as(actor).request(path)
  return { status: answer.status, text: await answer.text() }
}
const json = async <T,>(path: string, actor: Actor | null = null): Promise<T> =>
  JSON.parse((await get(path, actor)).text) as T

before(async () => {
  database = await testDatabase()
  await adoptARegister(database)
  site = testSite({ parts: [registry], database })
  all = await json<List>('/fr/registre/mandats.json?on=2026-06-01')
})

const lists = ['horizon', 'organisations', 'posts', 'people', 'mandates'] as const
const dates = ['', '?on=2021-01-01', '?on=2040-01-01', '?on=1950-01-01']

/** The lines of the page's own table. */
const linesOf = (html: string) => {
  const table = /<table id="list">.*?<\/table>/s.exec(html)?.[0] ?? ''
  return table.match(/<tbody>.*<\/tbody>/s)?.[0].match(/<tr>/g)?.length ?? 0
}

for (const name of lists)
  for (const query of dates)
    test(`${name}${query}: the page, JSON and CSV have the same lines, in both languages`, async () => {
      for (const lang of langs) {
        const path = pathTo(addresses[name], lang)
        const page = await get(path + query)
        assert.equal(page.status, 200)
        assert.doesNotMatch(page.text, /style=|undefined|NaN|\[object/)
        const { total, items } = await json<List>(`${path}.json${query}`)
        const csv = (await get(`${path}.csv${query}`)).text.trimEnd().split('\r\n')
        assert.equal(linesOf(page.text), total)
        assert.equal(items.length, total)
        assert.equal(csv.length - 1, total)
      }
    })

test('the JSON of mandates is the roster, line for line, and is paged honestly', async () => {
  const rows = await database.asActor(adviser, tx =>
    roster(tx, { on: day('2026-06-01'), known: null }, {}, { limit: null, offset: 0, lang: 'fr' }),
  )
  assert.deepEqual(all, { total: rows.total, items: rows.items.map(row => rosterItem(row, 'fr')), next: null })
  const pages: Item[] = []
  let next: string | null = '/fr/registre/mandats.json?on=2026-06-01&limit=2'
  while (next) {
    const page: List = await json<List>(next)
    pages.push(...page.items)
    next = page.next
  }
  assert.deepEqual(pages, all.items)
})

test('a list narrows by state, body and words, and says the same in JSON', async () => {
  for (const state of ['vacant', 'past_term', 'in_office']) {
    const { items } = await json<List>(`/fr/registre/mandats.json?on=2026-06-01&state=${state}`)
    assert.deepEqual(
      items.map(({ post }) => post.id),
      all.items.filter(item => item.state === state).map(({ post }) => post.id),
    )
  }
  assert.equal(
    (await json<List>('/fr/registre/mandats.json?filter=gagne+juge')).items.every(({ person }) => person),
    true,
  )
  assert.equal((await get('/fr/registre/mandats?state=nowhere')).status, 422)
})

const cards = (lang: Lang, { post, organisation, person }: Item) => [
  pathTo(addresses.post, lang, { id: post.id }),
  pathTo(addresses.organisation, lang, { id: organisation.id }),
  ...(person ? [pathTo(addresses.person, lang, { id: person.id })] : []),
]

test('every card that the roster leads to shows itself, cites its acts and gives its data', async () => {
  for (const lang of langs)
    for (const item of all.items)
      for (const path of cards(lang, item))
        for (const query of ['', '?on=2019-06-01', '?on=2040-01-01', '?on=1985-01-01']) {
          const page = await get(path + query)
          assert.equal(page.status, 200, path + query)
          assert.match(page.text, /<a class="cite" href="\/(fr\/actes|en\/acts)\/[0-9a-f-]{36}#article-\d+">/)
          assert.doesNotMatch(page.text, /style=|undefined|NaN|\[object/)
          assert.equal((await get(`${path}.json${query}`)).status, 200)
          assert.equal((await get(`${path}.csv${query}`)).status, 200)
        }
})

test('the card of a post says the state that the roster says', async () => {
  for (const { post, state } of all.items) {
    if (state === 'supernumerary') continue
    const path = pathTo(addresses.post, 'en', { id: post.id })
    assert.match(
      (await get(`${path}?on=2026-06-01`)).text,
      new RegExp(`<dd><span class="state \\w+">${states[state].en}<`),
    )
    assert.equal((await json<{ state: string }>(`${path}.json?on=2026-06-01`)).state, state)
  }
})

test('a mandate has its place on the card of its post', async () => {
  const held = all.items.find(({ person }) => person)
  const card = await json<{ mandates: { id: string }[] }>(`/fr/registre/postes/${held?.post.id}.json`)
  const { text } = await get(`/fr/registre/postes/${held?.post.id}`)
  for (const { id } of card.mandates) assert.match(text, new RegExp(`id="mandate-${id}"`))
})

test('what does not exist yet, no longer, or never, each says so', async () => {
  const on2028 = '?on=2028-01-01'
  const abolished = all.items.filter(({ state }) => state === 'vacant')
  assert.ok(abolished.length > 0)
  const { post } = abolished[0] as Item
  assert.match((await get(`/fr/registre/postes/${post.id}${on2028}`)).text, /Ce poste n’existe plus/)
  assert.match((await get(`/en/register/posts/${post.id}?on=1980-01-01`)).text, /This post exists as of/)
  assert.equal((await get(`/fr/registre/postes/${adviser.id}`)).status, 404)
  assert.equal((await get('/fr/registre/postes/01990000-0000-7000-8000-000000000001')).status, 404)
  assert.equal((await get(`/fr/registre/postes/${post.id}?known=2000-01-01`)).status, 404)
  assert.equal((await json<List>('/fr/registre/mandats.json?known=2000-01-01')).total, 0)
})

test('an adviser is led from a post to a draft that has its effect; a visitor is not', async () => {
  const held = all.items.find(({ state }) => state === 'in_office') as Item
  const path = `/fr/registre/postes/${held.post.id}`
  assert.doesNotMatch((await get(path)).text, /projets\/nouveau/)
  const { text } = await get(path, adviser)
  assert.match(text, new RegExp(`/fr/actes/projets/nouveau\\?effet=mandate.begin&amp;post=${held.post.id}"`))
  assert.match(text, /effet=mandate.renew&amp;post=[0-9a-f-]+&amp;mandate=/)
})

test('a birth date is for few: recorded, read, remembered by the journal, never on the public card', async () => {
  const id = all.items.find(({ person }) => person)?.person?.id ?? ''
  const path = `/fr/registre/personnes/${id}/naissance`
  for (const actor of [null, holder, auditor]) assert.equal((await get(path, actor)).status, 403)
  assert.equal((await site.as(holder).request(path, { form: { born_on: '1970-05-17' } })).status, 403)

  const ahead = await site.as(adviser).request(path, { form: { born_on: '2030-05-17' } })
  assert.equal(ahead.status, 422)
  assert.match(await ahead.text(), /value="2030-05-17"/)

  const sent = await site.as(adviser).request(path, { form: { born_on: '1970-05-17' } })
  assert.equal(sent.headers.get('location'), path)
  assert.match((await get(path, adviser)).text, /17\u00a0mai 1970/)
  assert.equal((await json<{ born_on: string }>(`${path}.json`, adviser)).born_on, '1970-05-17')
  assert.doesNotMatch((await get(`/fr/registre/personnes/${id}.json`, adviser)).text, /1970/)
  assert.doesNotMatch((await get(`/fr/registre/personnes/${id}`)).text, /naissance/)

  const seen = (actor: Actor) => database.asActor(actor, tx => birthOf(tx, id))
  assert.equal(await seen(auditor), undefined)
  assert.equal((await seen(adviser))?.born_on, '1970-05-17')
  const told = await database.asActor(auditor, tx => journalPage(tx, { limit: 50, what: 'birth' }))
  const counts = Map.groupBy(told.items, ({ what }) => what)
  assert.equal(counts.get('birth.recorded')?.length, 1)
  assert.ok((counts.get('birth.read')?.length ?? 0) >= 2)
  assert.ok(told.items.every(({ subject, details }) => subject === id && !JSON.stringify(details).includes('1970')))
})
