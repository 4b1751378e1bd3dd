import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heading, house, open, press, textOf } from './harness.ts'

const { page: newPage } = house()

test('scenario 20, with scripts off: a private job changes nothing, a public contract stops the allowance, the plan is accepted and recovered', async t => {
  const payOfficer = await newPage(t, { as: 'pay_officer', scripts: false })
  await open(payOfficer, '/fr')
  const waiting = payOfficer.locator('section.panel', { hasText: 'Allocations à verser' })
  await waiting.getByRole('link').first().click()
  assert.match(await heading(payOfficer), /^Ce qui est dû\s: La fin du mandat de /)
  const path = new URL(payOfficer.url()).pathname
  await payOfficer.getByRole('button', { name: 'Commencer le versement' }).click()

  const adviser = await newPage(t, { as: 'adviser', scripts: false })
  await open(adviser, path)
  const record = async (employer: string, sector: string, kind: string) => {
    await adviser.locator('summary', { hasText: 'Inscrire un travail' }).click()
    const form = adviser.locator('form#work')
    await form.getByLabel('Employeur ou client').fill(employer)
    await form.getByLabel('Secteur').selectOption({ label: sector })
    await form.getByLabel('Nature').selectOption({ label: kind })
    await form.getByLabel('Traitement mensuel').fill('9 000,00')
    await form.getByLabel('Premier jour').fill('2026-09-01')
    await form.getByLabel('Connu par').fill('Déclaration de la personne')
    await form.getByRole('button', { name: 'Inscrire un travail' }).click()
  }
  await record('Cabinet exemple', 'Secteur privé', 'Emploi')
  assert.match(await textOf(adviser.locator('main')), /Rien n’est à rembourser/)
  await record('Ministère exemple', 'Secteur public', 'Contrat de service')
  assert.match(await textOf(adviser.locator('main')), /Il reste à cesser de verser ou à rembourser/)
  assert.match(await textOf(adviser.locator('table#plan tfoot')), /\$/)
  assert.match(await textOf(adviser.locator('.steps [aria-current]')), /Suspendue/)

  const director = await newPage(t, { as: 'director', scripts: false })
  await open(director, path)
  await director.getByRole('button', { name: 'Accepter le plan' }).click()
  await open(payOfficer, path)
  await payOfficer.getByLabel('Recouvré le').fill('2026-11-19')
  await payOfficer.getByRole('button', { name: 'Inscrire le recouvrement' }).click()
  assert.match(await textOf(payOfficer.locator('.steps [aria-current]')), /Soldée/)
})

test('by keyboard and in English: from the home page to the plan of a return to public work; the register of after office', async t => {
  const director = await newPage(t, { as: 'director', lang: 'en' })
  await open(director, '/en')
  const waiting = director.locator('section.panel', { hasText: 'Recoveries to decide' })
  await press(director, waiting.getByRole('link').first())
  assert.match(await heading(director), /^What is owed: The end of the term of /)
  assert.match(await textOf(director.locator('table#plan')), /To stop or repay/)
  await press(director, director.getByRole('button', { name: 'Accept the plan' }))
  assert.match(await textOf(director.locator('.steps [aria-current]')), /In recovery/)

  await open(director, '/en/after-office')
  assert.equal(await heading(director), 'After office')
  assert.ok((await director.locator('table#list tbody tr').count()) >= 3)
  assert.match(await textOf(director.locator('table#list')), /In force/)
})
