import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { feedIn } from '../../../kernel/testing.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database })
const visit = (path: string, headers: Record<string, string> = {}) => site.as(null).request(path, { headers })

const made = await database.asActor(tester, async tx => {
  const [seat, rose, lou] = [aPost(), aPerson(), aPerson()]
  const begin = (person: string, mandate: string) =>
    article('mandate.begin', { mandate, post: seat.post, person, from: '2026-01-01', to: '2030-12-31' })
  await decide(tx, [...seat.articles, ...rose.articles, ...lou.articles])
  const mandate = id()
  const first = await decide(tx, [begin(rose.person, mandate)])
  const erratum = await decide(
    tx,
    [article('act.correct', { act: first.act_id, article: 1, replacement: begin(lou.person, mandate) })],
    { kind: 'erratum' },
  )
  const second = await decide(tx, [article('act.repeal', { act: first.act_id, article: 1, from: '2026-06-01' })], {
    kind: 'repeal',
  })
  return { seat, rose, mandate, first, erratum, second }
})

test('the corrections are public: which article, what, since when, by which act, the last one first', async () => {
  const { items, total } = (await (await visit('/fr/actes/corrections.json')).json()) as {
    total: number
    items: Record<string, unknown>[]
  }
  assert.equal(total, 2)
  assert.deepEqual(
    items.map(({ act_id, target_id, target_article, what }) => [act_id, target_id, target_article, what]),
    [
      [made.second.act_id, made.first.act_id, 1, 'repealed'],
      [made.erratum.act_id, made.first.act_id, 1, 'replaced'],
    ],
  )
  assert.equal(items[0]?.['from'], '2026-06-01')
  for (const path of ['/fr/actes/corrections', '/en/acts/corrections']) {
    const html = await (await visit(path)).text()
    assert.ok(html.includes(`${made.first.act_id}#article-1`), path)
  }
  const lines = (await (await visit('/en/acts/corrections.csv')).text()).trim().split('\r\n')
  assert.deepEqual([lines.length, lines[0]], [3, 'corrected,what,from,by,adopted_on,text'])
})

test('the feeds of acts and corrections follow Atom, in both languages, the newest first', async () => {
  for (const name of ['acts.fr', 'acts.en', 'appointments.fr', 'appointments.en', 'corrections.fr', 'corrections.en']) {
    const answer = await visit(`/data/${name}.atom`)
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8')
    const xml = await answer.text()
    assert.ok(xml.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<feed '))
    const { feed, entries } = feedIn(xml)
    assert.equal(feed['lang'], name.slice(-2))
    assert.equal(new URL(feed['self'] ?? '').pathname, `/data/${name}.atom`)
    const updated = entries.map(entry => (entry['updated'] ?? '').replace('Z', ''))
    assert.ok(updated.length > 0)
    assert.equal(feed['updated'], entries[0]?.['updated'], 'the feed is as recent as its first entry')
    assert.deepEqual(updated, updated.toSorted().reverse())
    for (const { id } of entries) assert.match(id ?? '', /^urn:uuid:/)
  }
})

test('an identifier leads to the page, or to the data, of what bears it, for ever', async () => {
  const { seat, rose, mandate, first } = made
  for (const [what, fr, en] of [
    [seat.post, `/fr/registre/postes/${seat.post}`, `/en/register/posts/${seat.post}`],
    [rose.person, `/fr/registre/personnes/${rose.person}`, `/en/register/people/${rose.person}`],
    [mandate, `/fr/registre/postes/${seat.post}`, `/en/register/posts/${seat.post}`],
    [first.act_id, `/fr/actes/${first.act_id}`, `/en/acts/${first.act_id}`],
  ] as const) {
    const found = await visit(`/id/${what}`, { 'accept-language': 'fr' })
    assert.deepEqual([found.status, found.headers.get('location')], [303, fr])
    assert.equal((await visit(fr)).status, 200, fr)
    const data = await visit(`/id/${what.toUpperCase()}?known=2026-11-01`, {
      'accept-language': 'en',
      accept: 'application/json',
    })
    assert.equal(data.headers.get('location'), `${en}.json?known=2026-11-01`)
  }
  for (const nothing of [id(), 'x', '..%2f']) assert.equal((await visit(`/id/${nothing}`)).status, 404, nothing)
})

test('the register is published in each of its forms, and its addresses are in the catalogue', async () => {
  const { items } = (await (await visit('/en/data.json')).json()) as {
    items: { name: string; rows: number; files: { path: string; etag: string }[] }[]
  }
  const files = items.flatMap(item => item.files)
  assert.deepEqual(
    items.map(({ name }) => name),
    'acts corrections register mandates appointments vacancies terms-ending holders organogram'.split(' '),
  )
  for (const { path, etag } of files) {
    const answer = await visit(path)
    assert.equal(answer.status, 200, path)
    assert.equal(answer.headers.get('etag'), `"${etag}"`, path)
    await answer.body?.cancel()
  }
  for (const suffix of ['popolo.json', 'json', 'jsonld'])
    assert.ok(JSON.parse(await (await visit(`/data/register.${suffix}?known=2026-11-01`)).text()), suffix)
})
