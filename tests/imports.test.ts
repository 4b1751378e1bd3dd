/** Taking data over, in a browser: a file is brought, waited for, decided on and adopted, with and without scripts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { examine } from './examine.ts'
import { beginImport, house, type Lang, langs } from './harness.ts'

const { page: open } = house()

const words = {
  fr: { decide: 'À décider', adopt: 'Adopter l’acte de reprise', leave: 'Laisser', left: 'Laissée', done: 'Reprise' },
  en: { decide: 'To be decided', adopt: 'Adopt the import act', leave: 'Leave', left: 'Left', done: 'Taken over' },
} as const satisfies Record<Lang, Record<string, string>>
const takeAll = { fr: 'Prendre les lignes «\u00a0Nouvelle\u00a0»', en: 'Take the rows “New”' }

/** Asks the page again until its step is this one. */
const until = async (page: Page, step: string): Promise<void> => {
  for (let tries = 0; tries < 60; tries++) {
    if (((await page.locator('dl.pairs .state').first().textContent()) ?? '').trim() === step) return
    await page.waitForTimeout(500)
    await page.reload()
  }
  assert.fail(`the import is never « ${step} »`)
}

const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()])

for (const lang of langs)
  test(`a file is read, decided on row by row and in bulk, and becomes an act (${lang})`, async t => {
    const page = await open(t, { as: 'operator', lang, scripts: lang === 'fr' })
    await beginImport(page, lang)
    const { decide, leave, left, adopt, done } = words[lang]
    await until(page, decide)
    if (lang === 'fr') assert.deepEqual(await examine(page, decide), [])
    const marked = page.locator('td .state', { hasText: left })
    await page.locator('input[name=rows]').first().check()
    await press(page, leave)
    assert.equal(await marked.count(), 1)
    await press(page, takeAll[lang])
    assert.equal(await marked.count(), 0)
    await press(page, adopt)
    await until(page, done)
    assert.equal(await page.locator('td .state', { hasText: done }).count(), 1)
  })
