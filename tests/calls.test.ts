import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { pdf } from '../src/modules/staffing/applications/testing.ts'
import { enter, lastMessage } from './candidate.ts'
import { examine } from './examine.ts'
import { heading, house, open, textOf } from './harness.ts'

const own = house()
const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).last().click()
const folder = mkdtempSync(join(tmpdir(), 'greffe-files-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

test('an adviser prepares a call, both sides approve it, and it appears on the public site', async t => {
  const faults: string[] = []
  const page = await own.page(t, { as: 'adviser' })
  await open(page, '/fr/appels')
  await page.getByRole('link', { name: 'Ouvrir un appel' }).click()
  faults.push(...(await examine(page, 'a new call')))
  await page.getByRole('combobox', { name: 'Organisme' }).fill('Régie de l’énergie')
  await page.getByRole('option').first().click()
  await page.getByLabel('Numéro de l’organisme').fill('368')
  await page.getByRole('combobox', { name: 'Poste 1' }).fill('régisseur énergie')
  await page.getByRole('option').first().click()
  await click(page, 'Ouvrir l’appel')
  assert.match(await textOf(page.locator('.pairs')), /2026-368-\d{3}/)
  faults.push(...(await examine(page, 'a need')))
  await page.getByRole('link', { name: 'Modifier le texte' }).click()
  for (const name of ['title', 'duties', 'requirements', 'conditions'])
    for (const lang of ['fr', 'en'])
      await page
        .locator(`[name="content.texts.${name}.${lang}"]`)
        .fill(name === 'title' ? 'Régisseuse ou régisseur' : `${name} ${lang}`)
  faults.push(...(await examine(page, 'the text')))
  await click(page, 'Enregistrer')
  await click(page, 'Valider le profil')
  await click(page, 'Soumettre à l’approbation')
  await page.getByText('Consigner l’approbation écrite de l’organisme').first().click()
  await page.getByLabel('Qui a approuvé par écrit').fill('Rose Gagné')
  await click(page, 'Consigner l’approbation écrite de l’organisme')
  const path = new URL(page.url()).pathname

  const director = await own.page(t, { as: 'director' })
  await open(director, path)
  await click(director, 'Approuver au nom du Secrétariat')

  await open(page, path)
  await page.getByLabel('Date d’échéance').fill('2026-11-19')
  await click(page, 'Publier')
  assert.match(await textOf(page.getByRole('alert')), /L’échéance précède la parution/)
  faults.push(...(await examine(page, 'a refused publication')))
  await page.getByLabel('Date d’échéance').fill('2026-12-18')
  await click(page, 'Publier')
  assert.match(await textOf(page.locator('.pairs')), /18\sdécembre\s2026, 23\sh\s59/)
  faults.push(...(await examine(page, 'published')))

  const visitor = await own.page(t, { lang: 'en' })
  await open(visitor, '/en/calls')
  await visitor.getByRole('link', { name: path.split('/').at(-1) ?? '' }).click()
  assert.equal(await heading(visitor), 'Régisseuse ou régisseur')
  faults.push(...(await examine(visitor, 'the public page')))
  assert.deepEqual(faults, [])
})

const said = {
  fr: {
    calls: '/fr/appels',
    apply: 'Poser sa candidature',
    begin: 'Commencer ma candidature',
    parts: [
      'Vos coordonnées',
      'Vos activités et vos employeurs',
      'Votre motivation',
      'Vos documents',
      'Vos consentements',
      'Auto-identification',
    ],
    save: 'Enregistrer',
    file: 'Fichier',
    add: 'Ajouter le document',
    program: /ni un PDF, ni un DOCX/,
    heavy: /dépasse la taille permise/,
    script: /Ce PDF contient un programme/,
    submit: 'Déposer ma candidature',
    received: /Reçue, accusé de réception envoyé/,
    news: /Prochaines nouvelles au plus tard6\sjanvier\s2027/,
    withdraw: 'Retirer ma candidature',
    withdrawn: /Retirée/,
    letter: /Candidature [2-9A-Z-]{9}\s: Retirée/,
  },
  en: {
    calls: '/en/calls',
    apply: 'Apply',
    begin: 'Begin my application',
    parts: [
      'Your details',
      'Your career and employers',
      'Your motivation',
      'Your documents',
      'Your consents',
      'Self-identification',
    ],
    save: 'Save',
    file: 'File',
    add: 'Add the document',
    program: /not a PDF, a DOCX/,
    heavy: /exceeds the size allowed/,
    script: /This PDF holds a program/,
    submit: 'Submit my application',
    received: /Received, receipt sent/,
    news: /Next news byJanuary 6, 2027/,
    withdraw: 'Withdraw my application',
    withdrawn: /Withdrawn/,
    letter: /Application [2-9A-Z-]{9}: Withdrawn/,
  },
} as const

for (const lang of ['fr', 'en'] as const)
  test(`a candidate applies, follows and withdraws, with scripts ${lang === 'fr' ? 'off' : 'on'} (${lang})`, async t => {
    const words = said[lang]
    const faults: string[] = []
    const page = await own.page(t, { lang, scripts: lang === 'en' })
    const see = async (state: string) => faults.push(...(lang === 'en' ? await examine(page, state) : []))
    const address = `journey-${lang}@exemple.invalid`
    await open(page, words.calls)
    await page.getByRole('link', { name: '2026-140-003' }).click()
    await page.getByRole('link', { name: words.apply }).click()
    await see('the door')
    await enter(page, own.server(), lang, address)
    await see('the first page')
    await click(page, words.begin)
    await see('a draft')

    const part = async (at: number) => {
      await page.getByRole('link', { name: words.parts[at] ?? '' }).click()
      await see(words.parts[at] ?? '')
    }
    const fill = (name: string, text: string) => page.locator(`[name="${name}"]`).fill(text)
    await part(0)
    await fill('given_name', 'Inès')
    await fill('family_name', 'Côté')
    await fill('phone', '418 555-0100')
    await click(page, words.save)
    await part(1)
    await fill('years', '12')
    await fill('summary', 'Douze années.')
    await fill('employers.0.name', 'Cabinet Exemple')
    await fill('employers.0.from', '2014-01-06')
    await click(page, words.save)
    await part(2)
    await fill('motivation', 'Servir.')
    await click(page, words.save)
    await part(3)
    const documents = new URL(page.url()).pathname
    const attach = async (path: string) => {
      await page.getByLabel(words.file, { exact: true }).setInputFiles(path)
      await click(page, words.add)
      await page.waitForLoadState()
    }
    const huge = file('huge.pdf', new Uint8Array(1))
    truncateSync(huge, 200_000_000)
    const refused = [
      [file('cv.pdf', Buffer.from('MZ not a curriculum')), words.program],
      [file('cv2.pdf', pdf({ more: '3 0 obj << /S /JavaScript /JS (1) >> endobj\n' })), words.script],
    ] as const
    for (const [path, why] of refused) {
      await attach(path)
      assert.match(await textOf(page.getByRole('alert')), why)
    }
    await see('a refused document')
    await attach(huge)
    assert.match(await textOf(page.locator('main')), words.heavy)
    await open(page, documents)
    await attach(file('سيرة ذاتية.pdf', pdf()))
    assert.equal(await page.getByRole('link', { name: 'سيرة ذاتية.pdf' }).count(), 1)
    await see('documents')
    await page.locator('nav.crumbs a').last().click()
    await part(4)
    await page.locator('[name=checks]').check()
    await page.locator('[name=truthful]').check()
    await click(page, words.save)
    await part(5)
    await page.locator('[name=answers][value=yes]').check()
    await page.locator('[name=groups][value=women]').check()
    await click(page, words.save)
    await see('a whole draft')
    await click(page, words.submit)
    assert.match(await textOf(page.locator('.pairs')), words.received)
    assert.match(await textOf(page.locator('.pairs')), words.news)
    await see('submitted')
    await page.locator('summary', { hasText: words.withdraw }).click()
    await click(page, words.withdraw)
    assert.match(await textOf(page.locator('.pairs')), words.withdrawn)
    await see('withdrawn')
    assert.match((await lastMessage(own.server(), address)).subject, words.letter)
    assert.deepEqual(faults, [])
  })
