import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Actor } from '../access/index.ts'
import { testDatabase, tester } from '../database/testing.ts'
import { journalPage } from '../journal/index.ts'
import { kernelRefusals } from '../refusals.ts'
import { pathTo } from './address.ts'
import {
  arrange,
  Changes,
  Cite,
  type Column,
  listInput,
  Page,
  type Part,
  Picture,
  type Route,
  route,
  State,
  Table,
} from './index.ts'
import { newToken } from './keys.ts'
import { testSite } from './testing.ts'

type Row = { readonly id: number; readonly name: string; readonly pay: bigint }
const rows: readonly Row[] = Array.from({ length: 250 }, (_, id) => ({
  id,
  name: `Poste ${id}`,
  pay: BigInt(id * 100),
}))

const columns: readonly Column<Row>[] = [
  { key: 'id', title: { fr: 'Numéro', en: 'Number' }, kind: 'number', value: row => row.id },
  {
    key: 'name',
    title: { fr: 'Nom', en: 'Name' },
    names: true,
    value: row => row.name,
    show: (row, view) => <a href={view.to(one, { id: row.id })}>{row.name}</a>,
  },
  { key: 'pay', title: { fr: 'Traitement', en: 'Pay' }, kind: 'money', value: row => row.pay, sum: true },
]

const list: Route = route({
  method: 'get',
  path: { fr: '/postes', en: '/posts' },
  access: 'public',
  name: { fr: 'Postes', en: 'Posts' },
  facts: true,
  input: z.object(listInput),
  run: async ({ input, lang }) => arrange(columns, rows, input, lang),
  table: list => list,
  page: ({ data, lang }) => (
    <Page title={{ fr: 'Postes', en: 'Posts' }[lang]}>
      <Table list={data} caption="Postes" />
    </Page>
  ),
})

const one: Route = route({
  method: 'get',
  path: { fr: '/postes/:id', en: '/posts/:id' },
  access: 'public',
  name: { fr: 'Poste', en: 'Post' },
  facts: true,
  input: z.object({ id: z.coerce.number().int() }),
  run: async ({ input, when }) => ({ id: input.id, on: when.on, known: when.known }),
  data: one => one,
  output: z.object({ id: z.number(), on: z.iso.date(), known: z.string().nullable() }),
  page: ({ data, view }) => (
    <Page title={`Poste ${data.id} <&>`} crumbs={[{ title: 'Postes', path: view.to(list) }]}>
      <State meaning="overdue">échu</State> <Cite label="D. 1-2026, art. 1" path="/fr" />
      <Picture title="Frise" says="Un titulaire.">
        <svg viewBox="0 0 10 10" role="img" aria-label="Frise">
          <rect class="bar-held" width="5" height="5" />
        </svg>
      </Picture>
      <Changes caption="Ce qui change" changes={[{ fact: 'Titulaire', before: null, after: 'A' }]} />
    </Page>
  ),
})

const fresh: Route = route({
  method: 'get',
  path: { fr: '/postes/nouveau', en: '/posts/new' },
  access: ['adviser'],
  name: { fr: 'Nouveau poste', en: 'New post' },
  input: z.object({}),
  run: async () => ({}),
  page: () => <Page title="Nouveau" />,
})

const broken: Route = route({
  method: 'get',
  path: { fr: '/panne', en: '/fault' },
  access: 'public',
  name: { fr: 'Panne', en: 'Fault' },
  input: z.object({}),
  run: async () => {
    throw new Error('the secret of the fault')
  },
  data: () => ({}),
})

const part: Part = {
  name: 'fixture',
  routes: [one, list, fresh, broken],
  nav: [{ house: 'offices', section: 'register', title: list.name, path: list.path, access: 'public' }],
  waits: async (_tx, _actor, lang) => [
    {
      title: { fr: 'postes', en: 'posts' },
      count: 250,
      path: pathTo(list, lang),
      items: [{ title: 'Poste 1', path: '/fr' }],
    },
  ],
}

const database = await testDatabase()
const site = testSite({ parts: [part], database })
const adviser: Actor = { id: 'a-1', name: 'Maude', role: 'adviser', scope: {} }
const auditor: Actor = { id: 'a-2', name: 'Fatima', role: 'auditor', scope: {} }
const visit = (path: string, headers: Record<string, string> = {}) => site.as(null).request(path, { headers })
const refusals = () => database.asActor(tester, tx => journalPage(tx, { limit: 1, what: 'access.refused' }))

test('the root goes to the language of the browser', async () => {
  const response = await visit('/', { 'accept-language': 'en-CA' })
  assert.equal(response.status, 302)
  assert.equal(response.headers.get('location'), '/en')
  assert.equal((await visit('/fr/postes/?on=2026-01-01')).headers.get('location'), '/fr/postes?on=2026-01-01')
})

test('no page has a style attribute or an inline script, in either language', async () => {
  const pages = ['', '/postes', '/posts', '/postes/3', '/posts/3', '/postes?on=2019-03-07', '/connexion', '/sign-in']
  const paths = [
    ...pages,
    '/acces',
    '/access',
    '/journal',
    '/rien',
    '/postes/nouveau',
    '/panne',
    '/postes?on=x',
    '/postes?limit=x',
  ]
  for (const path of paths.flatMap(path => [`/fr${path}`, `/en${path}`]))
    for (const actor of [null, auditor]) {
      const html = await (await site.as(actor).request(path)).text()
      assert.match(html, /^<!doctype html><html lang="(fr|en)"/, path)
      assert.doesNotMatch(html, /\sstyle=|<style|<script(?![^>]*src=)|\son\w+="/, path)
    }
})

test('a page escapes what it shows', async () => {
  assert.match(await (await visit('/fr/postes/3')).text(), /<h1>Poste 3 &lt;&amp;(>|&gt;)<\/h1>/)
})

test('the same address gives JSON by its suffix or by what the client accepts, paged honestly', async () => {
  const bySuffix = await visit('/fr/postes.json?limit=100&sort=id&dir=desc')
  const byAccept = await visit('/fr/postes?limit=100&sort=id&dir=desc', { accept: 'application/json' })
  const body = (await bySuffix.json()) as { total: number; items: { id: number; pay: string }[]; next: string }
  assert.deepEqual(await byAccept.json(), body)
  assert.equal(body.total, 250)
  assert.deepEqual(body.items[0], { id: 249, name: 'Poste 249', pay: '249.00' })
  assert.equal(body.next, '/fr/postes.json?limit=100&sort=id&dir=desc&offset=100')
  assert.equal(bySuffix.headers.get('link'), `<${body.next}>; rel="next"`)
  const seen = new Set<number>()
  for (let next: string | null = '/fr/postes.json?limit=100'; next; ) {
    const page = (await (await visit(next)).json()) as typeof body
    for (const { id } of page.items) seen.add(id)
    next = page.next
  }
  assert.equal(seen.size, 250)
})

test('the same address gives CSV, and a page without data says that it has none', async () => {
  const csv = await visit('/en/posts.csv?limit=2&columns=name')
  assert.equal(
    csv.headers.get('content-disposition'),
    `attachment; filename="posts-2026-11-20.csv"; filename*=UTF-8''posts-2026-11-20.csv`,
  )
  assert.equal(await csv.text(), 'name\r\nPoste 0\r\nPoste 1\r\n')
  assert.equal((await site.as(adviser).request('/fr/postes/nouveau.json')).status, 406)
  assert.equal((await visit('/fr/postes/3.csv')).status, 406)
})

test('a table says its total, its page and its sum; its sort link keeps the place', async () => {
  const html = await (await visit('/fr/postes?sort=pay&limit=3')).text()
  assert.match(html, /Lignes 1 à 3 sur 250/)
  assert.match(html, /Total des lignes montrées/)
  assert.match(html, /3,00\u00a0\$/)
  assert.match(
    html,
    /aria-sort="ascending"><a id="sort-pay" class="asc" href="\/fr\/postes\?limit=3&amp;sort=pay&amp;dir=desc#sort-pay"/,
  )
})

test('without the right: 403, one sentence on the page and in JSON, one journal line each', async () => {
  const before = (await refusals()).total
  const page = await visit('/en/posts/new')
  const json = await visit('/en/posts/new', { accept: 'application/json' })
  const signedIn = await site.as(auditor).request('/fr/postes/nouveau')
  const body = (await json.json()) as { error: { says: string; code: string } }
  assert.deepEqual([page.status, json.status, signedIn.status], [403, 403, 403])
  assert.equal(body.error.code, 'KER-005')
  assert.ok((await page.text()).includes(body.error.says))
  assert.ok((await signedIn.text()).includes(kernelRefusals.forbidden().says.fr))
  const after = await refusals()
  assert.equal(after.total, before + 3)
  assert.equal(after.items[0]?.actor, auditor.id)
  assert.equal(after.items[0]?.subject, '/fr/postes/nouveau')
  assert.equal((await site.as(adviser).request('/fr/postes/nouveau')).status, 200)
})

test('a wrong part of the path is no page; a wrong part of the query is said', async () => {
  assert.equal((await visit('/fr/postes/abc')).status, 404)
  const wrong = await visit('/fr/postes.json?limit=0')
  assert.equal(wrong.status, 422)
  assert.deepEqual(((await wrong.json()) as { error: { fields: unknown } }).error.fields, [
    { field: 'limit', says: 'Au moins 1.' },
  ])
  assert.ok((await (await visit('/en/nothing')).text()).includes(kernelRefusals.notFound().says.en))
})

test('a page of facts answers at two dates, says so, and keeps them in its links', async () => {
  const html = await (await visit('/fr/postes?on=2019-03-07&known=2020-01-01&limit=5')).text()
  assert.match(html, /<html lang="fr" class="past"/)
  assert.match(html, /Vous consultez le registre au 7\u00a0mars 2019, tel que connu le 1er\u00a0janvier 2020\./)
  assert.match(html, /href="\/fr\/postes\/0\?on=2019-03-07&amp;known=2020-01-01"/)
  assert.match(html, /hreflang="en" href="\/en\/posts\?on=2019-03-07&amp;known=2020-01-01&amp;limit=5"/)
  const json = await (await visit('/fr/postes/3.json?on=2019-03-07&known=2020-01-01')).json()
  assert.deepEqual(json, { id: 3, on: '2019-03-07', known: '2020-01-02T05:00:00.000000Z' })
  assert.match(await (await visit('/en/posts?on=2027-01-01')).text(), /class="future".*a date to come/s)
  assert.doesNotMatch(await (await visit('/fr/postes')).text(), /class="(past|future)"|class="moved"/)
})

test('a date that is not one is said beside its field; a program gets no page of another day', async () => {
  const page = await visit('/fr/postes?on=2019-02-30&known=2999-01-01')
  const html = await page.text()
  assert.equal(page.status, 400)
  assert.match(html, /Écrivez une date réelle/)
  assert.match(html, /On ne peut pas savoir ce qui sera connu plus tard/)
  assert.match(html, /value="2019-02-30"[^>]*aria-invalid="true"/)
  assert.match(html, /La page est montrée à la date d’aujourd’hui/)
  assert.equal((await visit('/fr/postes.json?on=2019-02-30')).status, 422)
})

test('what is public has a strong ETag; what is someone’s is never kept', async () => {
  const first = await visit('/fr/postes')
  const tag = first.headers.get('etag') ?? ''
  assert.match(tag, /^"[\w-]{27}"$/)
  assert.equal(first.headers.get('cache-control'), 'public, no-cache')
  assert.equal((await visit('/fr/postes', { 'if-none-match': `"x", ${tag}` })).status, 304)
  assert.equal((await visit('/fr/postes?sort=id', { 'if-none-match': tag })).status, 200)
  const zipped = await visit('/fr/postes', { 'accept-encoding': 'gzip', 'if-none-match': tag })
  assert.equal(zipped.headers.get('content-encoding'), 'gzip')
  assert.equal(zipped.headers.get('etag'), `${tag.slice(0, -1)}-gzip"`)
  const own = await site.as(adviser).request('/fr/postes')
  assert.equal(own.headers.get('etag'), null)
  assert.equal(own.headers.get('cache-control'), 'private, no-store')
  assert.equal((await visit('/fr/connexion')).headers.get('cache-control'), 'private, no-store')
})

test('every answer carries the security headers', async () => {
  for (const path of [
    '/',
    '/fr',
    '/fr/rien',
    '/fr/panne',
    '/health',
    '/api/openapi.json',
    '/robots.txt',
    '/assets/none',
    '/fr/postes.json',
  ]) {
    const { headers } = await visit(path)
    assert.match(
      headers.get('content-security-policy') ?? '',
      /^default-src 'none'; .*frame-ancestors 'none'; base-uri 'none'$/,
      path,
    )
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
  }
})

test('a fault gives its number and nothing else; the log has the rest', async () => {
  const page = await visit('/fr/panne', { accept: 'text/html' })
  const html = await page.text()
  const line = site.logged.at(-1)
  assert.equal(page.status, 500)
  assert.ok(html.includes(String(line?.['reference'])))
  assert.doesNotMatch(html, /secret/)
  assert.match(String(line?.['error']), /the secret of the fault/)
})

test('without its database it still answers: its health, and a fault with a number', async () => {
  assert.equal((await visit('/health')).status, 200)
  const refuse = () => Promise.reject(new Error('away'))
  const away = testSite({ parts: [part], database: { ...database, asActor: refuse, glance: refuse } })
  const health = await away.as(null).request('/health')
  assert.equal(health.status, 503)
  assert.equal(((await health.json()) as { database: string }).database, 'down')
  for (const path of ['/fr/postes', '/fr/postes/nouveau', '/fr/rien'])
    for (const headers of [{}, { cookie: `greffe=${newToken()}` }] as Record<string, string>[]) {
      const answer = await away.as(null).request(path, { headers })
      const isKnown = path === '/fr/rien' && !headers['cookie']
      assert.equal(answer.status, isKnown ? 404 : 500, path)
      assert.match(await answer.text(), isKnown ? /Page introuvable/ : /Une panne est survenue/)
    }
})

test('OpenAPI describes every route in both languages, and nothing that does not answer', async () => {
  const document = (await (await visit('/api/openapi.json')).json()) as {
    openapi: string
    paths: Record<string, Record<string, unknown>>
  }
  assert.equal(document.openapi, '3.1.0')
  const declared = site.app.parts
    .flatMap(part => part.routes ?? [])
    .flatMap(({ method, path }) =>
      (['fr', 'en'] as const).map(lang =>
        `${method} /${lang}${path[lang] === '/' ? '' : path[lang]}`.replace(/:(\w+)/g, '{$1}'),
      ),
    )
  const written = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method} ${path}`),
  )
  const plain = ['get /health', 'get /api/openapi.json', 'get /data/catalog.jsonld', 'get /robots.txt']
  // Nothing here bears an identifier.
  const named = 'get /id/{id}'
  assert.deepEqual(written.toSorted(), [...declared, ...plain, named].toSorted())
  for (const path of written
    .filter(line => line.startsWith('get ') && line !== named)
    .map(line => line.slice(4).replace('{id}', '1')))
    assert.notEqual((await visit(path)).status, 404, path)
})

test('the matrix of access is a page and data', async () => {
  const { items } = (await (await visit('/fr/acces.json')).json()) as { items: Record<string, unknown>[] }
  const line = items.find(item => item['address'] === '/fr/postes/nouveau')
  assert.equal(line?.['adviser'], true)
  assert.equal(line?.['visitor'], false)
  assert.equal(line?.['auditor'], false)
  assert.equal(items.length, site.app.parts.flatMap(part => part.routes ?? []).length)
})

test('the journal is read by those who may', async () => {
  assert.equal((await visit('/fr/journal')).status, 403)
  const html = await (await site.as(auditor).request('/fr/journal?what=access')).text()
  assert.match(html, /<code>access\.refused<\/code>/)
  const json = (await (await site.as(auditor).request('/en/journal.json?limit=1')).json()) as {
    total: number
    items: unknown[]
  }
  assert.ok(json.total >= 1)
  assert.equal(json.items.length, 1)
})
