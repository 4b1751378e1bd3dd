import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../database/testing.ts'
import { testSite } from '../web/testing.ts'
import { searchesPart } from './index.ts'
import { pondsOfTest, someone } from './testing.ts'

const { pondPart } = pondsOfTest()
const database = await testDatabase()
const site = testSite({ parts: [pondPart, searchesPart([pondPart])], database })
const [adviser, other, director] = [someone('adviser'), someone('adviser', 2), someone('director')]
const [own, theirs, chief] = [site.as(adviser), site.as(other), site.as(director)]

const of = '/fr/etangs?filter=rond&offset=100&on=2019-03-07'
const typed = { of, name: 'Mes étangs', every: '', address: '', to_lang: 'fr' }
const create = '/fr/mes-recherches/garder'

type Listed = {
  total: number
  items: { search_id: string; name: string; total: number; path: string; every: string }[]
}
const listed = async (browser: typeof own): Promise<Listed> =>
  (await (await browser.request('/fr/mes-recherches.json')).json()) as Listed

test('a list says where its query is kept to whoever works inside, and to no visitor', async () => {
  const link = `href="/fr/mes-recherches/nouvelle?of=${encodeURIComponent('/fr/etangs?filter=rond')}"`
  const page = (path: string) => own.page(`/fr/mes-recherches/nouvelle?of=${encodeURIComponent(path)}`)
  assert.equal((await page('/fr/etangs?filter=rond')).status, 200)
  assert.ok((await page('/en/ponds')).html.includes('Étangs\u00a0: 1 résultat.'))
  for (const wrong of [
    '/fr/etangs-perdus',
    '//elsewhere/fr/etangs',
    'https://elsewhere/fr/etangs',
    '/fr/mes-recherches',
  ])
    assert.equal((await page(wrong)).status, 404, wrong)
  assert.ok(!(await site.as(null).page('/fr/etangs?filter=rond')).html.includes(link))
})

test('a search is kept without the page of its list or a date, named once, counted, renamed, deleted, and journaled', async () => {
  assert.equal((await own.send(create, typed)).to, '/fr/mes-recherches')
  const again = await own.send(create, typed)
  assert.equal(again.status, 409)
  assert.ok(again.html.includes('Une de vos recherches se nomme déjà'))
  assert.ok(again.html.includes('value="Mes étangs"'), 'what was typed is shown again')
  const { items } = await listed(own)
  assert.partialDeepStrictEqual(items, [{ name: 'Mes étangs', total: 1, path: '/fr/etangs?filter=rond', every: null }])
  const id = items[0]?.search_id ?? ''

  const renamed = await own.send(`/fr/mes-recherches/${id}/modifier`, { ...typed, name: 'Étangs ronds' })
  assert.equal(renamed.to, '/fr/mes-recherches')
  const { html } = await own.page('/en/my-searches')
  assert.ok(html.includes('<a href="/en/ponds?filter=rond">Étangs ronds</a>'))

  for (const browser of [theirs, chief]) {
    assert.equal((await listed(browser)).total, 0)
    assert.equal((await browser.page(`/fr/mes-recherches/${id}`)).status, 404)
    assert.equal((await browser.send(`/fr/mes-recherches/${id}/modifier`, typed)).status, 404)
    assert.equal((await browser.send(`/fr/mes-recherches/${id}/supprimer`, {})).status, 404)
  }
  assert.equal((await site.as(null).page('/fr/mes-recherches')).status, 403)

  assert.equal((await own.send(`/fr/mes-recherches/${id}/supprimer`, {})).to, '/fr/mes-recherches')
  assert.equal((await listed(own)).total, 0)
  const said = await database.asActor(tester, tx =>
    tx.selectFrom('journal.entry').select('what').where('subject', '=', `search ${id}`).orderBy('entry_id').execute(),
  )
  assert.deepEqual(
    said.map(({ what }) => what),
    ['search.kept', 'search.changed', 'search.dropped'],
  )
})

test('a name is ours alone: two people may use the same one', async () => {
  for (const browser of [own, theirs]) assert.equal((await browser.send(create, typed)).status, 303)
})

test('news needs an address, refused at its field', async () => {
  const refused = await own.send(create, { ...typed, name: 'Suivie', every: 'day' })
  assert.equal(refused.status, 422)
  assert.match(refused.html, /<a href="#form-address">/)
  assert.equal((await own.send(create, { ...typed, name: 'Suivie', every: 'day', address: 'nobody' })).status, 422)
  assert.equal((await listed(own)).total, 1)
})

test('a list that a role does not open is not kept by it', async () => {
  const hidden = { ...typed, of: '/fr/etangs-caches', name: 'Cachés' }
  assert.equal((await chief.send(create, hidden)).status, 303)
  assert.equal((await own.send(create, hidden)).status, 404)
})

test('forty searches are enough for anybody', async () => {
  const { total } = await listed(theirs)
  for (let n = total; n < 40; n++) assert.equal((await theirs.send(create, { ...typed, name: `N ${n}` })).status, 303)
  assert.equal((await theirs.send(create, { ...typed, name: 'One more' })).status, 409)
})

test('the home page and the site map lead there whoever works inside, and nobody else', async () => {
  for (const path of ['/fr', '/fr/plan', '/fr/plan.json']) {
    assert.ok((await own.page(path)).html.includes('/fr/mes-recherches"'), path)
    assert.ok(!(await site.as(null).page(path)).html.includes('mes-recherches'), path)
  }
})
