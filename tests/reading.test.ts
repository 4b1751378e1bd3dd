import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { heading, house, open, press, tabTo, textOf, write } from './harness.ts'

const { page: newPage, server } = house()

const at = (page: Page) => new URL(page.url())

test('a newcomer finds a body, a post and a person, asks 2019, changes language and reads the article', async t => {
  const page = await newPage(t)
  await open(page, '/')
  assert.equal(at(page).pathname, '/fr')
  await page.getByLabel('Chercher dans le registre').fill('marches financiers')
  await page.getByRole('button', { name: 'Chercher' }).click()
  await page.getByRole('link', { name: 'Autorité des marchés financiers', exact: true }).click()
  assert.equal(await heading(page), 'Autorité des marchés financiers')

  await page.getByRole('link', { name: /^président.*directri?c?e?.* généra/ }).click()
  const holder = page.getByRole('row').filter({ hasText: 'En fonction' }).getByRole('rowheader').getByRole('link')
  const name = await textOf(holder)
  await holder.click()
  assert.equal(await heading(page), name)

  await page.goBack()
  await page.getByText('Changer les dates').click()
  await page.getByLabel('Registre au').fill('2019-03-07')
  await page.getByRole('button', { name: 'Afficher' }).first().click()
  assert.equal(at(page).searchParams.get('on'), '2019-03-07')
  await page.getByText('Vous consultez le registre au 7 mars 2019.').waitFor()
  assert.match((await page.locator('html').getAttribute('class')) ?? '', /past/)
  const tint = () => page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
  const past = await tint()

  const { pathname } = at(page)
  await page.getByRole('link', { name: 'English' }).click()
  assert.equal(at(page).searchParams.get('on'), '2019-03-07')
  assert.equal(at(page).pathname, pathname.replace('/fr/registre/postes', '/en/register/posts'))
  await page.getByText('You are reading the register as of March 7, 2019.').waitFor()

  const cite = page.getByRole('link', { name: /^O\.?C\.? \d+-20\d\d, art/ }).first()
  const label = await textOf(cite)
  await cite.click()
  const article = at(page).hash
  assert.match(article, /^#article-\d+$/)
  assert.equal(`#article-${label.match(/\d+$/)?.[0]}`, article)
  assert(await page.locator(article).isVisible(), 'the article cited is on the page')

  await page.goBack()
  await page.getByRole('link', { name: 'Return to today' }).click()
  assert.equal(at(page).searchParams.get('on'), null)
  assert.notEqual(await tint(), past, 'a page of the past is tinted')
})

test('the roster sorts, filters, shows 500 rows, turns its pages and exports what it shows', async t => {
  const page = await newPage(t)
  await open(page, '/fr/registre/mandats?state=in_office&limit=500')
  const rows = page.locator('tbody tr')
  assert.equal(await rows.count(), 500)
  await page.getByRole('link', { name: 'Titulaire', exact: true }).click()
  assert.equal(await textOf(page.locator('th[aria-sort=ascending]')), 'Titulaire')
  assert.equal(await page.evaluate('document.activeElement?.closest("th")?.ariaSort'), 'ascending', 'the focus stays')

  const filter = page.getByLabel('Filtrer les lignes')
  await filter.fill('hydro')
  const hidden = page.locator('tbody tr[hidden]')
  await page.locator('tbody tr[hidden]').first().waitFor({ state: 'attached' })
  const shown = 500 - (await hidden.count())
  assert.match(await textOf(page.getByRole('status')), new RegExp(`^${shown} `))
  await filter.press('Enter')
  await page.waitForURL(/filter=hydro/)
  const kept = await rows.count()
  assert(kept >= shown && kept > 0, `${kept} rows, ${shown} of them in the first page`)
  assert.equal(at(page).searchParams.get('sort'), 'person', 'the order is kept')

  const exports = page.locator('.exports')
  const addressOf = (name: string) => exports.getByRole('link', { name, exact: true }).getAttribute('href')
  const body = async (name: string) => (await page.request.get((await addressOf(name)) ?? '')).body()
  const json = JSON.parse((await body('JSON')).toString()) as { total: number; items: { person: { name: string } }[] }
  assert.equal(json.total, kept)
  assert.equal(json.items.length, kept)
  const names = await page.locator('tbody tr td:nth-of-type(2)').allTextContents()
  assert.deepEqual(
    json.items.map(({ person }) => person.name),
    names,
    'the JSON has the rows of the page, in their order',
  )
  const csv = (await body('CSV')).toString().trimEnd().split('\r\n')
  assert.equal(csv.length, kept + 1)
  assert.match(csv[0] ?? '', /^organisation,post,person,/)
  const excel = await body('CSV pour Excel')
  assert.deepEqual([...excel.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'Excel is told that this is UTF-8')
  assert.match(excel.toString(), /^\uFEFFOrganisme;Poste;Titulaire;/)

  let path: string | null = '/fr/registre/mandats.json?state=vacant&limit=50'
  let seen = 0
  let total = 0
  while (path) {
    const part = (await (await page.request.get(path)).json()) as { total: number; items: []; next: string | null }
    seen += part.items.length
    total = part.total
    path = part.next
  }
  assert.equal(seen, total, 'the next links lead through the whole list')

  await open(page, '/fr/registre/mandats')
  await page.getByRole('link', { name: 'Suivantes' }).click()
  assert.equal(at(page).searchParams.get('offset'), '100')
  await page.getByRole('link', { name: 'Précédentes' }).click()
  assert.equal(at(page).searchParams.get('offset'), null)
})

test('columns are chosen, and stay chosen when the day changes', async t => {
  const page = await newPage(t, { lang: 'en' })
  await open(page, '/en/register/mandates?limit=5')
  await page.getByText('Columns', { exact: true }).click()
  for (const name of ['Capacity', 'Act', 'Last day']) await page.getByRole('checkbox', { name }).uncheck()
  await page.getByRole('button', { name: 'Show these columns' }).click()
  const titles = () => page.locator('thead th').allTextContents()
  const chosen = ['Body', 'Post', 'Holder', 'State', 'Since', 'End of term']
  assert.deepEqual(await titles(), chosen)
  await page.getByText('Change the dates').click()
  await page.getByLabel('Register as of').fill('2015-06-30')
  await page.getByLabel('As known on').fill('2016-01-01')
  await page.getByRole('button', { name: 'Show', exact: true }).first().click()
  assert.deepEqual(await titles(), chosen)
  await page.getByText('as known on January 1, 2016').first().waitFor()
})

test('the horizon says what ends, draws it, and tells the same numbers beneath', async t => {
  const page = await newPage(t)
  await open(page, '/fr/registre/horizon')
  await page.getByRole('img', { name: 'Mandats qui prennent fin, par mois' }).waitFor()
  const ofGroups = async (column: number) =>
    Number((await textOf(page.locator(`#groups tfoot td:nth-of-type(${column})`))).replace(/\D/g, ''))
  const said = (await textOf(page.getByText(/mandats prennent fin, dont/))).replace(/[\u00a0\u202f]/g, '')
  const numbers = [...said.matchAll(/\d+/g)].map(Number)
  const [acting = 0, supernumeraries = 0] = numbers.splice(4)
  assert.deepEqual(numbers, [await ofGroups(1), await ofGroups(2), await ofGroups(3), await ofGroups(4)])
  assert.ok(acting > 0 && acting < (numbers[3] ?? 0), `${acting} of the vacant posts have an acting holder`)
  assert.ok(supernumeraries > 0)
  await page.getByLabel('Horizon').selectOption('6')
  await page.getByRole('button', { name: 'Afficher' }).click()
  assert.equal(await ofGroups(1), await ofGroups(2), 'within six months, all end within six months')
})

test('a wrong date is said beside its field, with what was typed', async t => {
  const page = await newPage(t)
  const answer = await page.goto('/fr/registre/postes?on=2019-02-30&state=vacant')
  assert.equal(answer?.status(), 400)
  const field = page.getByLabel('Registre au')
  assert.equal(await field.inputValue(), '2019-02-30')
  assert.equal(await field.getAttribute('aria-invalid'), 'true')
  await field.fill('2019-02-28')
  await field.press('Enter')
  await page.waitForURL(/on=2019-02-28/)
  assert.equal(at(page).searchParams.get('state'), 'vacant')
  assert.equal((await page.request.get('/fr/registre/postes.json?on=2019-02-30')).status(), 422)
})

test('the newcomer’s way is open to the keyboard alone', async t => {
  const page = await newPage(t, { lang: 'en' })
  await open(page, '/en')
  await page.keyboard.press('Tab')
  await Promise.all([page.waitForURL(/#content$/), page.keyboard.press('Enter')])
  await write(page, page.getByLabel('Search the register'), 'Hydro')
  await Promise.all([page.waitForURL('**/en/search**'), page.keyboard.press('Enter')])
  await press(page, page.locator('.results a[href*="/register/bodies/"]').first())
  await tabTo(page, page.locator('summary', { hasText: 'Change the dates' }))
  await page.keyboard.press('Enter')
  await write(page, page.getByLabel('As known on'), '')
  await press(page, page.getByRole('button', { name: 'Show', exact: true }).first())
  await press(page, page.locator('tbody a').first())
  assert.match(await heading(page), /\S/)
})

test('without scripts, the newcomer reads, filters and dates all the same', async t => {
  const page = await newPage(t, { scripts: false })
  await open(page, '/fr/registre/postes')
  await page.getByLabel('Filtrer les lignes').fill('musee')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await page.waitForURL(/filter=musee/)
  assert((await page.locator('tbody tr').count()) > 0)
  await page.getByText('Changer les dates').click()
  await page.getByLabel('Registre au').fill('2020-01-31')
  await page.getByRole('button', { name: 'Afficher' }).first().click()
  await page.getByText('Vous consultez le registre au 31 janvier 2020.').waitFor()
})

test('the scripts of our own weigh less than 16 KB', async t => {
  const page = await newPage(t)
  const scripts: number[] = []
  page.on('response', async answer => {
    if (answer.request().resourceType() === 'script') scripts.push((await answer.body()).byteLength)
  })
  await page.goto('/fr/registre/mandats', { waitUntil: 'networkidle' })
  const weight = scripts.reduce((sum, bytes) => sum + bytes, 0)
  assert(scripts.length > 0 && weight < 16_384, `${scripts.length} scripts, ${weight} bytes`)
  const outside = await page.evaluate<string[]>(
    'performance.getEntriesByType("resource").map(({ name }) => name).filter(name => !name.startsWith(location.origin))',
  )
  assert.deepEqual(outside, [], `nothing comes from elsewhere than ${server().url}`)
})
