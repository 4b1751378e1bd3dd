import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heading, house, open, press, textOf } from './harness.ts'
import { today } from './server.ts'

const { page: newPage } = house()

test('a sitting is planned, locked, held and closed with scripts off', async t => {
  const page = await newPage(t, { as: 'registrar', scripts: false })
  const click = (name: string | RegExp) => page.getByRole('button', { name }).last().click()
  await open(page, '/fr/seances')
  await page.getByRole('link', { name: '2026-11-25' }).click()
  assert.match(await heading(page), /^Conseil des ministres, séance du 25\snovembre\s2026$/)
  await click('Arrêter l’ordre du jour')
  assert.match(await textOf(page.getByRole('alert')), /Point 1, conditions à remplir/)
  const subject = await textOf(page.getByRole('heading', { level: 3 }).last())
  await click('Retirer de l’ordre du jour')

  await open(page, '/fr/seances')
  await page.getByRole('link', { name: 'Planifier des séances' }).click()
  await page.getByLabel('Premier jour').fill(today)
  await page.getByLabel(/^Jours entre/).fill('0')
  await click('Planifier des séances')
  const option = page.getByLabel('Projet', { exact: true }).locator('option').last()
  await page.getByLabel('Projet', { exact: true }).selectOption((await option.getAttribute('value')) ?? '')
  await click('Inscrire à l’ordre du jour')
  assert.equal(await textOf(page.getByRole('heading', { level: 3 })), subject)
  await click('Arrêter l’ordre du jour')
  await page.getByText('Décision sur le point 1').click()
  await click('Consigner la décision')
  await click('Adopter et numéroter 1 acte')
  await click('Clore la séance')
  assert.match(await textOf(page.locator('.pairs')), /Close par/)
  await page.getByRole('link', { name: /^D\.\s\d+-2026$/ }).click()
  assert.match(await heading(page), /^Décret \d+-2026$/)
})

test('by keyboard, a draft is put on an agenda by typing its subject, and taken off again', async t => {
  const page = await newPage(t, { as: 'registrar', lang: 'en' })
  await open(page, '/en/sittings')
  await press(page, page.getByRole('link', { name: '2026-12-02' }))
  await press(page, page.getByRole('link', { name: 'Sittings' }).last())
  await press(page, page.getByRole('link', { name: '2026-11-25' }))
  const subjects = page.getByRole('heading', { level: 3 })
  const [first, count] = [await textOf(subjects.first()), await subjects.count()]
  await press(page, page.getByRole('button', { name: 'Take off the agenda' }).first())
  assert.equal(await subjects.count(), count - 1)
  const field = page.getByRole('combobox', { name: 'Draft' })
  await field.focus()
  await page.keyboard.type(first.split(' ').at(-1) ?? '')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('button', { name: 'Add to the agenda' }))
  assert.equal(await textOf(subjects.last()), first)
})
