import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../access/index.ts'
import { testDatabase } from '../database/testing.ts'
import { kernelRefusals } from '../refusals.ts'
import { arrange, type Column, type ListingOf, listInput, Page, type Route, route, Table } from './index.ts'
import { testSite } from './testing.ts'

type Row = { readonly id: number; readonly name: string; readonly pay: bigint }
const rows: readonly Row[] = Array.from({ length: 250 }, (_, id) => ({
  id,
  name: `Poste ${id}`,
  pay: BigInt(id * 100),
}))

const columns: readonly Column<Row>[] = [
  { key: 'id', title: { fr: 'Numéro', en: 'Number' }, kind: 'number', value: row => row.id },
  { key: 'name', title: { fr: 'Nom', en: 'Name' }, value: row => row.name },
  { key: 'pay', title: { fr: 'Traitement', en: 'Pay' }, kind: 'money', value: row => row.pay },
]

const short: Route = route({
  method: 'get',
  path: { fr: '/postes', en: '/posts' },
  access: 'public',
  name: { fr: 'Postes', en: 'Posts' },
  input: z.object(listInput),
  run: async ({ input, lang }) => arrange(columns, rows, input, lang),
  table: list => list,
  page: ({ data }) => (
    <Page title="Postes">
      <Table list={data} caption="Postes" />
    </Page>
  ),
})

const long: Route = route({
  method: 'get',
  path: { fr: '/longs', en: '/long' },
  access: 'public',
  name: { fr: 'Longs', en: 'Long' },
  input: z.object({ ...listInput, fails: z.enum(['first', 'later', 'no']).default('no') }),
  run: async () => {
    throw new Error('an export reads its batches')
  },
  batches: async function* ({ input, lang, tx }) {
    assert.equal((await sql`select 1 as one`.execute(tx)).rows.length, 1)
    if (input.fails === 'first') throw kernelRefusals.conflict()
    yield arrange(columns, rows, { ...input, limit: 1000 }, lang)
    if (input.fails === 'later') throw new Error('the database went away')
    yield arrange(columns, rows, { ...input, limit: 1000 }, lang)
  },
  table: (list: ListingOf<Row>) => list,
})

const none: Route = route({
  method: 'get',
  path: { fr: '/rien', en: '/nothing' },
  access: 'public',
  name: { fr: 'Rien', en: 'Nothing' },
  input: z.object({}),
  run: async () => ({}),
  data: nothing => nothing,
})

const adviser: Actor = { role: 'adviser', id: 'conseil', name: 'Camille Ouellet', scope: {} }
const site = testSite({ parts: [{ name: 'test', routes: [short, long, none] }], database: await testDatabase() })
const visit = (path: string, headers: Record<string, string> = {}) => site.as(null).request(path, { headers })

test('a table offers each form of all its rows, in both languages, whatever page is shown', async () => {
  for (const path of ['/fr/postes', '/en/posts']) {
    const html = await (await visit(`${path}?sort=pay&limit=3&offset=6`)).text()
    const links = [...html.matchAll(/href="([^"]+)" data-no-prefetch="true" download/g)].map(([, href]) => href)
    assert.deepEqual(links, [
      `${path}.csv?sort=pay&amp;excel=1`,
      `${path}.xlsx?sort=pay`,
      `${path}.csv?sort=pay`,
      `${path}.json?sort=pay&amp;all=1`,
    ])
  }
})

test('an export has every row that the filter keeps, in each form, from a list cut in pages', async () => {
  const lines = (await (await visit('/fr/postes.csv?filter=poste&sort=id&dir=desc')).text()).trim().split('\r\n')
  assert.deepEqual([lines.length, lines[1]], [251, '249,Poste 249,249.00'])
  const json = (await (await visit('/fr/postes.json?all=1&filter=24')).json()) as { total: number; items: object[] }
  assert.deepEqual([json.total, json.items.length, json.items[0]], [13, 13, { id: 24, name: 'Poste 24', pay: '24.00' }])
  const book = await visit('/fr/postes.xlsx')
  assert.match(book.headers.get('content-disposition') ?? '', /postes-2026-11-20\.xlsx/)
  assert.equal(
    Buffer.from(await book.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
  const empty = (await (await visit('/fr/postes.json?all=1&filter=zzz')).json()) as object
  assert.deepEqual(empty, { items: [], total: 0, next: null })
  assert.equal(await (await visit('/fr/postes.csv?filter=zzz')).text(), 'id,name,pay\r\n')
})

test('a part is exported where a part is named; what is not a list says that it has no such form', async () => {
  assert.equal(
    await (await visit('/en/posts.csv?limit=2&offset=1&columns=name')).text(),
    'name\r\nPoste 1\r\nPoste 2\r\n',
  )
  for (const suffix of ['csv', 'xlsx']) assert.equal((await visit(`/fr/rien.${suffix}`)).status, 406)
})

test('a list that is read in batches is exported whole, and whoever has it already is told so', async () => {
  const first = await visit('/fr/longs.csv')
  const text = await first.text()
  const lines = text.trim().split('\r\n')
  assert.deepEqual([lines.length, lines.at(-1)], [501, '249,Poste 249,249.00'])
  const tag = first.headers.get('etag') ?? ''
  assert.match(tag, /^"[\w-]{27}"$/)
  const again = await visit('/fr/longs.csv', { 'if-none-match': tag })
  assert.deepEqual([again.status, await again.text()], [304, ''])
  const excel = await visit('/fr/longs.csv?excel=1')
  assert.notEqual(excel.headers.get('etag'), tag)
  assert.equal((await excel.text()).split(';').length, 1 + 2 * 501)
  const own = await site.as(adviser).request('/fr/longs.csv')
  assert.deepEqual([own.headers.get('etag'), own.headers.get('cache-control')], [null, 'private, no-store'])
  assert.equal(await own.text(), text)
  const zipped = await visit('/fr/longs.csv', { 'accept-encoding': 'gzip' })
  assert.equal(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString(), text)
  const head = await site.as(null).request('/fr/longs.csv', { method: 'HEAD' })
  assert.deepEqual([head.status, await head.text()], [200, ''])
})

test('an export that fails before its first row says why; after it, it breaks rather than end', async () => {
  assert.equal((await visit('/fr/longs.csv?fails=first')).status, 409)
  const broken = await visit('/fr/longs.csv?fails=later')
  assert.equal(broken.status, 200)
  await assert.rejects(broken.text())
  assert.match(JSON.stringify(site.logged), /"what":"export","path":"\/fr\/longs"/)
})

test('whoever leaves in the middle leaves nothing behind: the next one is served', async () => {
  const left = await visit('/fr/longs.csv')
  await left.body?.cancel()
  assert.equal((await (await visit('/fr/longs.csv')).text()).trim().split('\r\n').length, 501)
})
