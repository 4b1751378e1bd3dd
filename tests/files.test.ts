import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heading, house, open, press, tabTo, textOf, write } from './harness.ts'

const { page: newPage } = house()

test('on Monday, an adviser opens a file from the horizon and follows it to a draft act, with scripts off', async t => {
  const page = await newPage(t, { as: 'adviser', scripts: false })
  const click = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  const unfold = (name: string | RegExp, at = 0) => page.locator('summary', { hasText: name }).nth(at).click()
  await open(page, '/fr/registre/horizon?months=12&regime=full_time')
  const row = page.locator('tr', { hasText: 'En fonction – échu' }).filter({ hasText: 'Ouvrir un dossier' }).first()
  const who = (await textOf(row.locator('td').nth(1))).trim()
  await row.getByRole('link', { name: 'Ouvrir un dossier' }).click()
  assert.equal(await heading(page), 'Ouvrir un dossier')
  const sitting = page.getByLabel('Séance visée').locator('option').last()
  await page.getByLabel('Séance visée').selectOption((await sitting.getAttribute('value')) ?? '')
  await click('Ouvrir un dossier')
  assert.match(await heading(page), /^Le renouvellement du mandat de /)
  assert.ok((await heading(page)).includes(who.split(' ').at(-1) ?? ''))

  await click('Passer à l’étape suivante')
  await click('Passer à l’étape suivante')
  assert.match(await textOf(page.locator('#missing ~ *').first()), /La personne a consenti/)
  const person = page.locator('section', { has: page.getByRole('heading', { name: 'Personne', exact: true }) })
  await person.locator('summary').click()
  await page.getByLabel('A consenti le').fill('2026-11-18')
  await person.getByRole('button', { name: 'Enregistrer' }).click()
  await click('Passer à l’étape suivante')

  for (const kind of ['Antécédents judiciaires', 'Antécédents disciplinaires', 'Conflits d’intérêts']) {
    await unfold('Demander une vérification')
    await page.locator('#ask-check').getByLabel('Vérification').selectOption({ label: kind })
    await page.locator('#ask-check').getByLabel('Demandée le').fill('2026-11-18')
    await click('Demander une vérification')
    await unfold('Consigner la réponse')
    await page.locator('#answer-check').getByLabel('Vérification').selectOption({ index: 1 })
    await page.locator('#answer-check').getByLabel('Réponse le').fill('2026-11-19')
    await page.locator('#answer-check').getByLabel('Résultat').selectOption('favourable')
    await click('Consigner la réponse')
  }
  await click('Passer à l’étape suivante')
  const term = page.locator('section', { has: page.getByRole('heading', { name: 'Mandat', exact: true }) })
  await term.locator('summary').click()
  await page.getByLabel('Premier jour').fill('2027-02-01')
  await page.getByLabel('Dernier jour').fill('2032-01-31')
  await term.getByRole('button', { name: 'Enregistrer' }).click()
  const conditions = page.locator('section', { has: page.getByRole('heading', { name: 'Conditions de travail' }) })
  await conditions.locator('summary').click()
  await page.getByLabel(/^Traitement annuel/).fill('182500')
  await page.getByLabel('Niveau de l’emploi').fill('6')
  await conditions.getByRole('button', { name: 'Enregistrer' }).click()
  await click('Passer à l’étape suivante')
  for (
    let warnings = await page.locator('summary', { hasText: 'Passer l’avertissement' }).count();
    warnings > 0;
    warnings--
  ) {
    await unfold('Passer l’avertissement')
    await page.locator('form[id^=pass-]').first().getByLabel('Motif').fill('Vu avec la direction.')
    await click('Passer avec ce motif')
  }
  await click('Passer à l’étape suivante')
  await click('Passer à l’étape suivante')
  assert.match(await textOf(page.locator('.pairs').first()), /Projet de décret/)
  await page.getByRole('link', { name: 'Rédiger le projet d’acte' }).click()
  assert.match(await textOf(page.locator('table.changes')), /en vertu de l’article .*182\s500\s\$/s)
  await click('Rédiger le projet d’acte')
  await page.locator('.pairs').first().getByRole('link', { name: 'Projet d’acte' }).click()
  assert.match(await heading(page), /renouvellement du mandat/i)
  await click('Soumettre à la révision juridique')
})

test('by keyboard and in English, a file is found, a note is written, and what is missing is read', async t => {
  const page = await newPage(t, { as: 'adviser', lang: 'en' })
  await open(page, '/en/files?step=checks')
  await press(page, page.getByRole('link', { name: /D\d{3}$/ }).first())
  assert.match(await heading(page), /^The /)
  assert.match(await textOf(page.locator('main')), /The checks have their answer \(NOM-07\)/)
  const note = page.locator('summary', { hasText: 'Add a note' })
  await tabTo(page, note)
  await page.keyboard.press('Enter')
  await write(page, page.locator('#add-note').getByLabel('Note'), 'Seen with the office')
  await press(page, page.getByRole('button', { name: 'Add a note' }))
  assert.match(await textOf(page.locator('main')), /Seen with the office/)
})

test('two people at one file: the second is told that it has changed', async t => {
  const [one, two] = [await newPage(t, { as: 'adviser' }), await newPage(t, { as: 'director' })]
  await open(one, '/fr/dossiers?step=opened')
  await one
    .getByRole('link', { name: /D\d{3}$/ })
    .first()
    .click()
  await open(two, new URL(one.url()).pathname)
  const frame = (page: typeof one) => page.locator('section', { has: page.getByRole('heading', { name: 'Cadrage' }) })
  for (const page of [one, two]) await frame(page).locator('summary').click()
  await frame(one).getByRole('button', { name: 'Enregistrer' }).click()
  await frame(two).getByLabel('Confidentiel').check()
  await frame(two).getByRole('button', { name: 'Enregistrer' }).click()
  assert.match(await textOf(two.getByRole('alert')), /Quelqu’un a changé le dossier/)
  assert.ok(await frame(two).getByLabel('Confidentiel').isChecked())
})
