/** Taking data over, in a browser: a file is brought, waited for, decided on and adopted, with and without scripts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { examine } from './examine.ts'
import { byKeyboard } from './hands.ts'
import { beginImport, press as go, heading, house, type Lang, langs, open as show, tabTo, write } from './harness.ts'

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
  assert.fail(`the import is never « ${step} »: ${(await page.locator('main').textContent())?.slice(0, 600)}`)
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

const home = { fr: '/fr/registre/reprises', en: '/en/register/imports' }
const tables = {
  fr: {
    format: 'Tableau',
    begin: 'Lire le fichier',
    read: 'Lire le tableau',
    paste: 'Associer les colonnes',
    leaveAll: 'Laisser les lignes «\u00a0Nouvelle\u00a0»',
    drop: 'Abandonner la reprise',
    same: 'Identique',
    columns: ['Organisme', 'Siège', 'Nom', 'Depuis'],
  },
  en: {
    format: 'Table',
    begin: 'Read the file',
    read: 'Read the table',
    paste: 'Map the columns',
    leaveAll: 'Leave the rows “New”',
    drop: 'Drop the import',
    same: 'Same',
    columns: ['Body', 'Seat', 'Name', 'Since'],
  },
} as const satisfies Record<Lang, object>

const givenNames = 'Ada Boris Cléo Diane Éva Flore Gilles Hugo Ida Joël Kim Lou'.split(' ')

/** Goes to a list by the keyboard and types the beginning of what is meant. */
const choose = async (page: Page, name: string, option: string): Promise<void> => {
  const list = page.locator(`select[name="${name}"]`)
  await tabTo(page, list)
  await page.keyboard.type(option)
  assert.equal(
    (await list.locator('option:checked').textContent())?.trim().startsWith(option),
    true,
    `${name}: ${option}`,
  )
}
const chosen = (page: Page, name: string) => page.locator(`select[name="${name}"]`).inputValue()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const bring = async (page: Page, lang: Lang, content: string): Promise<void> => {
  const { format, begin } = tables[lang]
  await show(page, home[lang])
  await choose(page, 'format', format)
  const file = page.locator('input[name=file]')
  await tabTo(page, file)
  await file.setInputFiles({ name: `liste-${lang}.csv`, mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') })
  await go(page, button(page, begin))
}

const held = async (page: Page, text: string): Promise<number> => {
  const answer = await page.request.get(`/fr/registre/mandats.json?filter=${encodeURIComponent(text)}`)
  return ((await answer.json()) as { total: number }).total
}

for (const lang of langs)
  test(`a table is mapped, decided on, left, taken up again and adopted by the keyboard, and its mapping is kept (${lang})`, async t => {
    const page = await open(t, { as: 'operator', lang, width: lang === 'fr' ? 1280 : 320 })
    const { read, leaveAll, drop, same, columns } = tables[lang]
    const { decide, adopt, done, leave, left } = words[lang]
    const [body, post, person, start] = columns
    const board = lang === 'fr' ? 'Régie du Quai-aux-Érables' : 'Wharf Board of Essays'
    const rows = givenNames.map((name, n) => `${board};Membre ${n};${name} Oiseau-${lang};2024-02-0${(n % 9) + 1}\n`)
    await bring(page, lang, `${columns.join(';')}\n${rows.join('')}`)

    assert.equal(await heading(page), `liste-${lang}.csv`)
    assert.equal(await page.locator('#preview tbody tr, table:has(caption) tbody tr').count(), 10, 'ten rows are shown')
    const suggested = await Promise.all(
      ['organisation', 'person', 'start', 'post'].map(one => chosen(page, `map.${one}`)),
    )
    assert.deepEqual(suggested, [body, person, start, ''])
    assert.deepEqual(await examine(page, 'mapping'), [])
    await choose(page, 'map.post', post)
    await write(page, page.locator('input[name=name]'), `Liste ${lang}`)
    await go(page, button(page, read))
    await until(page, decide)
    assert.deepEqual(await examine(page, decide), [])

    const marked = page.locator('td .state', { hasText: left })
    const box = page.locator('input[name=rows]').last()
    await tabTo(page, box)
    await page.keyboard.press('Space')
    await go(page, button(page, leave))
    assert.equal(await marked.count(), 1)
    const path = new URL(page.url()).pathname
    await show(page, `/${lang}`)
    await show(page, home[lang])
    await go(page, page.getByRole('link', { name: `liste-${lang}.csv` }).first())
    assert.equal(new URL(page.url()).pathname, path)
    assert.equal(await marked.count(), 1, 'the choice is still there')
    await go(page, button(page, leaveAll))
    assert.equal(await page.locator('input[name=rows]').count(), await marked.count())
    await go(page, button(page, adopt))
    assert.equal((await page.locator('[role=alert], .errors').count()) > 0, true, 'there is nothing to adopt')
    await show(page, path)
    await go(page, button(page, takeAll[lang]))
    await go(page, button(page, adopt))
    await until(page, done)
    assert.equal(await held(page, `Oiseau-${lang}`), 12)

    await bring(page, lang, `${columns.join(';')}\n${rows.join('')}`)
    assert.equal(await page.locator('input[name=name]').inputValue(), `Liste ${lang}`)
    assert.equal(await chosen(page, 'map.post'), post)
    await go(page, button(page, read))
    await until(page, decide)
    const counted = page.locator('#summary tbody tr, section tbody tr', { hasText: same }).first()
    assert.match((await counted.textContent()) ?? '', /37/)
    await tabTo(page, page.locator('details summary', { hasText: drop }))
    await page.keyboard.press('Enter')
    await go(page, button(page, drop))
    assert.equal(new URL(page.url()).pathname, home[lang])
  })

for (const lang of langs)
  test(`a whole board is pasted from a spreadsheet and adopted by the keyboard (${lang})`, async t => {
    const page = await open(t, { as: 'operator', lang, scripts: lang === 'en' })
    const hands = byKeyboard(page)
    const { paste, read } = tables[lang]
    const { decide, adopt, done } = words[lang]
    await show(page, home[lang])
    const title = lang === 'fr' ? 'Conseil du phare' : 'Lighthouse council'
    await write(page, page.locator('input[name=title]'), title)
    const cells = `Nom\tFonction\r\nFélix Grand-Pic-${lang}\tPrésident\r\nOdile Grand-Pic-${lang}\tMembre\r\n`
    await write(page, page.locator('textarea[name=cells]'), cells)
    await go(page, button(page, paste))
    assert.equal(await heading(page), title)
    assert.deepEqual([await chosen(page, 'map.person'), await chosen(page, 'map.post')], ['Nom', 'Fonction'])
    await go(page, button(page, read))
    assert.match(
      (await page.locator('#map-body-error').textContent()) ?? '',
      /organisme|body/,
      'of which body is asked',
    )
    await write(page, page.locator('input[name=body]'), title)
    await hands.writeDay(page.locator('input[name=on]'), '2026-11-02')
    await go(page, button(page, read))
    await until(page, decide)
    await go(page, button(page, adopt))
    await until(page, done)
    assert.equal(await held(page, `Grand-Pic-${lang}`), 2)
  })
