import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { heading, house, open, press, tabTo, textOf, write } from './harness.ts'

const { page: newPage, server } = house()

const words = {
  fr: {
    horizon: '/fr/registre/horizon',
    columns: 'Colonnes',
    minister: 'Ministre responsable',
    dropped: ['Rang', 'Suite'],
    choose: 'Afficher ces colonnes',
    keep: 'Garder cette recherche',
    name: 'Nom',
    week: 'Chaque lundi matin',
    address: /Adresse de courriel/,
    save: 'Garder',
    mine: 'Mes recherches',
    rhythm: 'chaque lundi matin',
    edit: 'Modifier',
    change: 'Enregistrer',
    drop: 'Supprimer cette recherche',
    stop: 'Ne plus recevoir de nouvelles',
    stopped: 'Vous ne recevrez plus de nouvelles',
  },
  en: {
    horizon: '/en/register/horizon',
    columns: 'Columns',
    minister: 'Responsible minister',
    dropped: ['Term', 'Next'],
    choose: 'Show these columns',
    keep: 'Keep this search',
    name: 'Name',
    week: 'Each Monday morning',
    address: /E-mail address/,
    save: 'Keep',
    mine: 'My searches',
    rhythm: 'each Monday morning',
    edit: 'Edit',
    change: 'Save',
    drop: 'Delete this search',
    stop: 'Stop the news',
    stopped: 'You will receive no more news',
  },
} as const
const langs = ['fr', 'en'] as const
const nameIn = { fr: 'Mon horizon', en: 'My horizon' }
const roleIn = { fr: 'director', en: 'registrar' }

const titles = (page: Page) => page.locator('#list thead th').allTextContents()
const row = (page: Page, name: string) => page.locator('tbody tr', { hasText: name })

for (const lang of langs)
  test(`by keyboard alone, without scripts, in ${lang}: columns are chosen, the search is kept with them, and followed`, async t => {
    const w = words[lang]
    const page = await newPage(t, { as: roleIn[lang], lang, scripts: false })
    await open(page, `${w.horizon}?months=6`)
    await tabTo(page, page.getByText(w.columns, { exact: true }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('checkbox', { name: w.minister }))
    await page.keyboard.press('Space')
    for (const name of w.dropped) {
      await tabTo(page, page.getByRole('checkbox', { name, exact: true }))
      await page.keyboard.press('Space')
    }
    await press(page, page.getByRole('button', { name: w.choose }))
    const shown = await titles(page)
    assert.equal(shown[0], w.minister)
    for (const name of w.dropped) assert.ok(!shown.includes(name), name)
    const exported = await page.request.get(page.url().replace(/\?/, '.csv?').replace(/#.*/, '&excel=1'))
    assert.deepEqual((await exported.text()).replace('\ufeff', '').split('\r\n')[0]?.split(';'), shown)

    await press(page, page.getByRole('link', { name: w.keep }))
    await press(page, page.getByRole('button', { name: w.save, exact: true }))
    assert.equal(await page.getByRole('alert').count(), 1, 'a name is needed')
    await write(page, page.getByLabel(w.name), nameIn[lang])
    await tabTo(page, page.getByRole('radio').first())
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    assert.ok(await page.getByRole('radio', { name: w.week }).isChecked())
    await press(page, page.getByRole('button', { name: w.save, exact: true }))
    assert.equal(await page.locator('.field.wrong').count(), 1, 'news needs an address')
    await write(page, page.getByLabel(w.address), `${lang}@example.ca`)
    await press(page, page.getByRole('button', { name: w.save, exact: true }))

    assert.equal(await heading(page), w.mine)
    assert.match(await textOf(row(page, nameIn[lang])), new RegExp(w.rhythm))
    await open(page, `/${lang}`)
    await press(page, page.getByRole('link', { name: w.mine }))
    await press(page, page.getByRole('link', { name: nameIn[lang], exact: true }))
    assert.deepEqual(await titles(page), shown)
    assert.equal(new URL(page.url()).searchParams.get('months'), '6')
  })

test('a Monday comes: each receives one message in one’s language, and stops them without signing in', async t => {
  await server().kill()
  await server().start({ GREFFE_TODAY: '2026-12-21' })
  const folder = join(server().data, 'mail')
  const messages = () =>
    existsSync(folder) ? readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8')) : []
  const to = (address: string) => messages().filter(text => text.includes(`To: ${address}`))
  for (let tries = 0; tries < 150 && langs.some(lang => to(`${lang}@example.ca`).length === 0); tries++)
    await new Promise(resolve => setTimeout(resolve, 200))
  for (const lang of langs) {
    const w = words[lang]
    const [message = '', ...others] = to(`${lang}@example.ca`)
    assert.deepEqual(others, [])
    assert.match(message, new RegExp(`^Content-Language: ${lang}`, 'm'))
    assert.match(message, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    const link = /^List-Unsubscribe:\s+<([^>]+)>/m.exec(message)?.[1] ?? ''
    const page = await newPage(t, { lang })
    await open(page, new URL(link).pathname)
    assert.equal(await heading(page), w.stop)
    await press(page, page.getByRole('button', { name: w.stop }))
    assert.equal(await heading(page), w.stopped)

    const own = await newPage(t, { as: roleIn[lang], lang })
    await open(own, `/${lang}`)
    await press(own, own.getByRole('link', { name: w.mine }))
    assert.doesNotMatch(await textOf(row(own, nameIn[lang])), new RegExp(w.rhythm))
    await press(own, row(own, nameIn[lang]).getByRole('link', { name: w.edit }))
    await write(own, own.getByLabel(w.name), `${nameIn[lang]} 2`)
    await press(own, own.getByRole('button', { name: w.change }))
    await press(own, row(own, `${nameIn[lang]} 2`).getByRole('link', { name: w.edit }))
    await press(own, own.getByRole('button', { name: w.drop }))
    assert.equal(await row(own, nameIn[lang]).count(), 0)
  }
})
