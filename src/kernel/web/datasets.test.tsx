import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../access/index.ts'
import { testDatabase } from '../database/testing.ts'
import { statementsIn } from '../testing.ts'
import type { Dataset, Part } from './index.ts'
import { testSite } from './testing.ts'

const dataset: Dataset = {
  name: 'posts',
  title: { fr: 'Postes', en: 'Posts' },
  description: { fr: 'Tous les postes.', en: 'All the posts.' },
  columns: [{ key: 'id', title: { fr: 'Identifiant', en: 'Identifier' } }],
  count: async () => 3,
  list: { path: { fr: '/postes', en: '/posts' }, facts: true },
  forms: [
    {
      suffix: 'json',
      type: 'application/json; charset=utf-8',
      title: { fr: 'JSON', en: 'JSON' },
      conformsTo: 'https://example.org/posts',
      takes: ['known'],
      write: async function* ({ when, self, url }) {
        yield JSON.stringify({ on: when.on, known: when.knownDay, self, url })
      },
    },
    {
      suffix: 'atom',
      type: 'application/atom+xml; charset=utf-8',
      title: { fr: 'Atom', en: 'Atom' },
      byLanguage: true,
      write: async function* ({ lang }) {
        yield `<feed xml:lang="${lang}"/>`
      },
    },
  ],
}
const timeless: Dataset = { ...dataset, name: 'acts', list: { path: { fr: '/actes', en: '/acts' } }, forms: [] }
const part: Part = { name: 'test', datasets: [dataset, timeless] }
const site = testSite({ parts: [part], database: await testDatabase() })
const visit = (path: string, headers: Record<string, string> = {}) => site.as(null).request(path, { headers })
const adviser: Actor = { role: 'adviser', id: 'conseil', name: 'Camille Ouellet', scope: {} }

type Distribution = {
  '@id': string
  'greffe:etag': string
  'greffe:parameter': string[]
  'dcat:mediaType': string
}
type Catalogue = {
  '@type': string
  'dct:license': { '@id': string }
  'dcat:dataset': { 'greffe:rows': number; 'csvw:column': object[]; 'dcat:distribution': Distribution[] }[]
}

test('a file of data says its type, lets any site read it, and takes the clocks that it says', async () => {
  const answer = await visit('/data/posts.json?on=2019-01-01&known=2020-01-01')
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8')
  assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  const url = 'http://localhost:3000'
  assert.deepEqual(await answer.json(), { on: '2026-11-20', known: '2020-01-01', self: `${url}/data/posts.json`, url })
  assert.equal((await visit('/data/posts.json?known=demain')).status, 422)
  assert.equal(await (await visit('/data/posts.en.atom')).text(), '<feed xml:lang="en"/>')
  for (const unknown of ['posts', 'posts.atom', 'other.json', '..%2Fposts.json'])
    assert.equal((await visit(`/data/${unknown}`)).status, 404, unknown)
})

test('the catalogue in DCAT names each file with its type and the ETag that it is answered with', async () => {
  const answer = await visit('/data/catalog.jsonld')
  assert.equal(answer.headers.get('content-type'), 'application/ld+json')
  const catalogue = (await answer.json()) as Catalogue
  const statements = await statementsIn(catalogue)
  const dcat = (name: string) =>
    statements.filter(({ predicate }) => predicate.value === `http://www.w3.org/ns/dcat#${name}`)
  assert.equal(dcat('dataset').length, 2)
  const described = new Set(statements.map(({ subject }) => subject.value))
  for (const { object } of [...dcat('dataset'), ...dcat('distribution')])
    assert.ok(described.has(object.value), object.value)
  assert.equal(dcat('downloadURL').length, dcat('distribution').length)
  assert.equal(catalogue['@type'], 'dcat:Catalog')
  assert.equal(catalogue['dct:license']['@id'], 'https://creativecommons.org/licenses/by/4.0/')
  const [posts, acts] = catalogue['dcat:dataset']
  assert.deepEqual([posts?.['greffe:rows'], posts?.['csvw:column'].length], [3, 1])
  const own = posts?.['dcat:distribution'].filter(file => new URL(file['@id']).pathname.startsWith('/data/')) ?? []
  assert.equal(posts?.['dcat:distribution'].length, own.length + 8, 'both languages of the four forms of a list')
  assert.equal(own.length, 3)
  const clocks = (lists: typeof own = []) => new Set(lists.map(file => file['greffe:parameter'].join(' ')))
  const lists = posts?.['dcat:distribution'].filter(file => !own.includes(file))
  assert.deepEqual([[...clocks(lists)], [...clocks(acts?.['dcat:distribution'])]], [['on known'], ['']])
  for (const file of own) {
    const { pathname } = new URL(file['@id'])
    const found = await visit(pathname)
    assert.equal(found.status, 200, pathname)
    await found.body?.cancel()
    assert.equal(found.headers.get('etag'), `"${file['greffe:etag']}"`)
    assert.equal(found.headers.get('content-type')?.split(';')[0], file['dcat:mediaType'])
    assert.equal((await visit(pathname, { 'if-none-match': `"${file['greffe:etag']}"` })).status, 304)
  }
})

test('the page of the data is in both languages, and as JSON; whoever is signed in reads the same files', async () => {
  for (const [path, title] of [
    ['/fr/donnees', 'Données ouvertes'],
    ['/en/data', 'Open data'],
  ] as const) {
    const html = await (await visit(path)).text()
    assert.match(html, new RegExp(`<h1>${title}</h1>`))
    for (const said of ['/data/posts.json', 'creativecommons.org', '<code>id</code>', '/data/catalog.jsonld'])
      assert.ok(html.includes(said), `${path}: ${said}`)
  }
  const json = (await (await visit('/en/data.json')).json()) as { total: number; items: { rows: number }[] }
  assert.deepEqual([json.total, json.items[0]?.rows], [2, 3])
  assert.equal((await visit('/data', { 'accept-language': 'en' })).headers.get('location'), '/en/data')
  const own = await site.as(adviser).request('/data/posts.json')
  assert.deepEqual([own.status, await own.text()], [200, await (await visit('/data/posts.json')).text()])
})
