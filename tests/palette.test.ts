import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, overflow } from './axe.ts'
import { heading, house, langs, open, textOf } from './harness.ts'

const { page: newPage } = house()

const labels = {
  fr: { go: 'Aller à…', field: /^Aller à une page/, register: 'Registre', posts: 'Postes', files: 'Dossiers' },
  en: { go: 'Go to…', field: /^Go to a page/, register: 'Register', posts: 'Posts', files: 'Files' },
} as const

const focused = (page: Page) => page.evaluate<string>('document.activeElement.id || document.activeElement.tagName')
const palette = (page: Page) => page.getByRole('dialog')
const marked = (page: Page) => palette(page).getByRole('option', { selected: true })

for (const lang of langs)
  test(`by keyboard alone, in ${lang}, one goes to a page of the menu, to what the register has, and back`, async t => {
    const { field, posts, register } = labels[lang]
    const page = await newPage(t, { lang })
    await open(page, `/${lang}`)
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox', { name: field })
    await box.waitFor()
    assert.equal(await focused(page), 'palette')
    await palette(page).getByRole('option', { name: posts }).first().waitFor()
    assert.deepEqual(await axe(page), [])

    await page.keyboard.type(`${posts} ${register}`)
    await marked(page).filter({ hasText: posts }).waitFor()
    assert.equal(await box.getAttribute('aria-activedescendant'), await marked(page).getAttribute('id'))
    await Promise.all([
      page.waitForURL(lang === 'fr' ? '**/registre/postes' : '**/register/posts'),
      page.keyboard.press('Enter'),
    ])

    await page.keyboard.press('Control+k')
    await page.keyboard.type('autorite marches financiers')
    await palette(page).getByRole('option').filter({ hasText: 'Autorité des marchés financiers' }).first().waitFor()
    const first = await textOf(marked(page))
    await page.keyboard.press('ArrowDown')
    assert.notEqual(await textOf(marked(page)), first)
    await page.keyboard.press('ArrowUp')
    assert.equal(await textOf(marked(page)), first)
    const before = page.url()
    await Promise.all([page.waitForURL(url => url.href !== before), page.keyboard.press('Enter')])
    assert.match(await heading(page), /\S/)

    await page.keyboard.press('Control+k')
    await palette(page).getByRole('option').filter({ hasText: posts }).first().waitFor()
    const recent = lang === 'fr' ? 'Page récente' : 'Recent page'
    assert.ok(
      (await palette(page).getByRole('option').filter({ hasText: recent }).count()) > 0,
      'what was just read is offered',
    )
  })

test('the focus returns to where it was, by Escape, by the keys again and by a click beside', async t => {
  const page = await newPage(t)
  await open(page, '/fr/registre/postes')
  const filter = page.getByLabel('Filtrer les lignes')
  const box = page.getByRole('combobox', { name: labels.fr.field })
  const ways = [
    () => page.keyboard.press('Escape'),
    () => page.keyboard.press('Control+k'),
    () => page.mouse.click(5, 400),
  ]
  for (const close of ways) {
    await filter.focus()
    await page.keyboard.press('Control+k')
    await palette(page).getByRole('option').first().waitFor()
    await close()
    await box.waitFor({ state: 'hidden' })
    assert.equal(await focused(page), 'list-filter')
  }
})

test('a day of the past holds through the palette, and a mistyped name is found', async t => {
  const page = await newPage(t)
  await open(page, '/fr/registre/postes?on=2019-03-07')
  await page.getByRole('link', { name: labels.fr.go }).click()
  await page.keyboard.type('trenblay')
  const found = palette(page).getByRole('option').filter({ hasText: 'Personnes' }).first()
  await found.waitFor()
  const text = await textOf(found)
  assert.match(text, /Tremblay/)
  await found.click()
  await page.waitForURL(/registre\/personnes\/.*on=2019-03-07/)
  assert.ok(text.startsWith(await heading(page)))
})

test('files are found by whoever reads them, and nobody else; the places are those of each', async t => {
  const director = await newPage(t, { as: 'director' })
  await director.keyboard.press('Meta+k')
  await director.keyboard.type('2026-D001')
  await palette(director).getByRole('option').filter({ hasText: '2026-D001' }).first().waitFor()
  const visitor = await newPage(t)
  await open(visitor, '/fr')
  await visitor.keyboard.press('Control+k')
  await palette(visitor).getByRole('option').first().waitFor()
  assert.equal(await palette(visitor).getByRole('option', { name: labels.fr.files, exact: true }).count(), 0)
  const answer = await visitor.request.get('/fr/recherche.json?q=2026-D001')
  const { items } = (await answer.json()) as { items: { kind: string }[] }
  assert.ok(items.every(({ kind }) => kind !== 'file'))
})

test('in the dark and on a narrow screen it is whole; without scripts its link leads to the site map', async t => {
  const narrow = await newPage(t, { width: 320, dark: true })
  await open(narrow, '/fr')
  await narrow.keyboard.press('Control+k')
  await palette(narrow).getByRole('option').first().waitFor()
  assert.deepEqual(await axe(narrow), [])
  assert.equal(await overflow(narrow), 0)
  const plain = await newPage(t, { scripts: false })
  await open(plain, '/fr')
  await plain.getByRole('link', { name: labels.fr.go }).click()
  assert.equal(await heading(plain), 'Plan du site')
  await plain.getByRole('link', { name: 'Postes', exact: true }).last().click()
  assert.match(plain.url(), /\/fr\/registre\/postes$/)
})
