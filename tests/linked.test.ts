import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { heading, house, open, textOf } from './harness.ts'

const { page: newPage } = house()

/** Opens what is folded behind a name, unless it is open. */
const unfold = async (page: Page, name: string | RegExp) => {
  const folded = page.locator('details', { has: page.locator('summary', { hasText: name }) }).last()
  if (!(await folded.evaluate(element => element.hasAttribute('open')))) await folded.locator('summary').click()
  return folded
}
const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click()

const seats = [
  ['Paule Arsenault', 'Membre du tribunal'],
  ['Rémi Castonguay', 'Milieu juridique'],
  ['Odile Nguyen', 'Représentation du public'],
] as const

const answer = async (page: Page, member: string, tie: string, employer = '') => {
  const form = await unfold(page, `Question de conflit à ${member}`)
  await form.getByLabel('Lien avec la personne').selectOption({ label: tie })
  if (employer) await form.getByLabel('Employeur ou associé en cause').selectOption(employer)
  await form.getByRole('button', { name: 'Inscrire la réponse' }).click()
}

type Line = { post: { id: string; name: string } }

/** A seat of the tribunal of the notice. */
const seatOf = async (page: Page, body: string): Promise<string> => {
  const path = `/fr/registre/postes.json?limit=100&filter=${encodeURIComponent(body)}`
  const { items } = (await (await page.request.get(path)).json()) as { items: readonly Line[] }
  const found = items.findLast(({ post }) => /^(juge|régisse|membre)/i.test(post.name))
  assert(found, JSON.stringify(items[0]))
  return found.post.id
}

test('from a closed call to the file of an appointment, through the committee and the register, with scripts off', async t => {
  const page = await newPage(t, { as: 'adviser', scripts: false })
  const director = await newPage(t, { as: 'director', scripts: false })
  await open(page, '/fr/appels?filter=Rimouski')
  await page.locator('main tbody').getByRole('link').first().click()
  const call = new URL(page.url()).pathname
  await click(page, 'Former le comité')
  assert.match(await heading(page), /^Comité 2026-C\d{3}\s: sélection, Tribunal administratif du logement$/)
  const committee = new URL(page.url()).pathname
  for (const [place, [name, quality]] of seats.entries()) {
    const form = await unfold(page, 'Inscrire un membre')
    await form.getByLabel('Nom').fill(name)
    await form.getByLabel('Courriel').fill(`membre-${place}@exemple.invalid`)
    await form.getByLabel('Qualité').selectOption({ label: quality })
    if (place === 0) await form.getByLabel('Préside le comité').check()
    await click(page, 'Inscrire un membre')
  }
  await click(page, 'Inscrire les candidatures recevables de l’appel')
  const people = page.locator('#candidates-list tbody tr')
  assert.equal(await people.count(), 2, 'those found admissible, and no other')
  await people.filter({ hasNotText: 'Aline' }).getByRole('link').click()
  await click(page, 'Retirer cette personne')
  await page.getByRole('link', { name: 'Aline Robitaille-Bossé' }).click()
  const candidate = new URL(page.url()).pathname

  await answer(page, 'Paule Arsenault', 'Aucun lien')
  await answer(page, 'Rémi Castonguay', 'A été son employeur', 'Castonguay et associés')
  await answer(page, 'Odile Nguyen', 'Aucun lien')
  assert.match(await textOf(page.locator('.verdicts')), /Récusation proposée de Rémi Castonguay.*20\snovembre\s2017/)
  await unfold(page, 'Décider de la récusation de Rémi Castonguay')
  await page.locator('details[open]').getByRole('button', { name: 'Inscrire la décision' }).click()

  await open(page, committee)
  const session = await unfold(page, 'Fixer une séance')
  await session.getByLabel('Jour').fill('2026-12-02')
  await session.getByLabel('Début (Toronto)').fill('09:00')
  await session.getByLabel('Fin (Toronto)').fill('12:00')
  await session.getByLabel('Lieu').fill('Salle 2.14')
  await click(page, 'Fixer une séance')
  assert.match(await textOf(page.locator('main')), /Séance d’un comité\s: Comité .*membre-2@exemple\.invalid/)
  await click(page, 'Déclarer les récusations traitées')
  await click(page, 'Ouvrir les séances')
  await unfold(page, 'Convoquer')
  await click(page, 'Convoquer')
  assert.match(await textOf(page.locator('#candidates-list')), /Entrevue/)
  await unfold(page, 'Inscrire une séance')
  await click(page, 'Inscrire une séance')
  await open(page, candidate)
  for (const name of ['Paule Arsenault', 'Odile Nguyen']) {
    const form = await unfold(page, new RegExp(`^Cotes (de |d’)${name}`))
    for (const field of await form.locator('select').all()) await field.selectOption('4')
    await form.getByRole('button', { name: 'Inscrire les cotes' }).click()
  }
  await open(page, committee)
  await click(page, 'Passer au délibéré')
  await open(page, candidate)
  for (const name of ['Paule Arsenault', 'Odile Nguyen']) {
    const form = await unfold(page, new RegExp(`^Vote (de |d’)${name}`))
    await form.getByLabel('En faveur').check()
    await form.getByRole('button', { name: 'Inscrire le vote' }).click()
  }
  await open(page, `${committee}/rapport`)
  await page.getByLabel('Texte du rapport').fill('Une entrevue a été tenue.')
  await click(page, 'Inscrire le texte')
  await open(page, committee)
  await click(page, 'Déposer le rapport')

  await open(director, committee)
  await click(director, 'Recevoir le rapport')
  await click(director, 'Inscrire au registre les personnes aptes')
  assert.match(await textOf(director.locator('main table').first()), /Aline Robitaille-Bossé/)
  await open(page, `${call}/candidatures?filter=Robitaille`)
  assert.match(await textOf(page.locator('main table')), /Inscrite au registre/)

  const post = await seatOf(page, 'Tribunal administratif du logement')
  await open(page, `/fr/dossiers/nouveau?post=${post}&kind=appointment`)
  const sitting = page.getByLabel('Séance visée').locator('option').last()
  await page.getByLabel('Séance visée').selectOption((await sitting.getAttribute('value')) ?? '')
  await click(page, 'Ouvrir un dossier')
  await click(page, 'Passer à l’étape suivante')
  await click(page, 'Passer à l’étape suivante')
  assert.match(await textOf(page.locator('.pairs').first()), /Candidatures/)
  await page.getByRole('heading', { name: 'Appel de candidatures' }).waitFor()
  await page.locator('a[href$="/personne"]').first().click()
  await page.getByLabel(/^Aline Robitaille-Bossé, appel 2026-416-\d{3}, valide jusqu’au/).check()
  await page.locator('#pick').getByLabel('Féminin').check()
  await page.locator('#pick').getByRole('button').click()
  const proposed = await textOf(page.locator('main'))
  assert.match(proposed, /Aline Robitaille-Bossé/)
  assert.match(proposed, /Registre de personnes déclarées aptes/)
  await click(page, 'Passer à l’étape suivante')
  assert.match(await textOf(page.locator('.pairs').first()), /Personne pressentie/)
})
