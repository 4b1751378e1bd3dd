import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe } from './axe.ts'
import { heading, house, type Lang, langs, open, textOf } from './harness.ts'

const { page: newPage } = house()

/** Opens what is folded behind a name, unless it is open. */
const unfold = async (page: Page, name: string | RegExp) => {
  const folded = page.locator('details', { has: page.locator('summary', { hasText: name }) }).last()
  if (!(await folded.evaluate(element => element.hasAttribute('open')))) await folded.locator('summary').click()
  return folded
}

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click()

const seat = async (page: Page, name: string, quality: string, chairs = false) => {
  const form = await unfold(page, 'Inscrire un membre')
  await form.getByLabel('Nom').fill(name)
  await form.getByLabel('Qualité').selectOption({ label: quality })
  if (chairs) await form.getByLabel('Préside le comité').check()
  await click(page, 'Inscrire un membre')
}

const answer = async (page: Page, member: string, tie: string, until = '', publicService = false) => {
  const form = await unfold(page, `Question de conflit à ${member}`)
  await form.getByLabel('Lien avec la personne').selectOption({ label: tie })
  if (until) await form.getByLabel('Dernier jour du lien').fill(until)
  if (publicService) await form.getByLabel(/^Lien de la fonction publique/).check()
  await form.getByRole('button', { name: 'Inscrire la réponse' }).click()
}

const scores = async (page: Page, member: string) => {
  const form = await unfold(page, new RegExp(`^Cotes (de |d’)${member}`))
  for (const field of await form.locator('select').all()) await field.selectOption('4')
  await form.getByRole('button', { name: 'Inscrire les cotes' }).click()
}

const vote = async (page: Page, member: string, choice: string, dissent = '') => {
  const form = await unfold(page, new RegExp(`^Vote (de |d’)${member}`))
  await form.getByLabel(choice).check()
  await form.getByLabel('Motifs de la dissidence').fill(dissent)
  await form.getByRole('button', { name: 'Inscrire le vote' }).click()
}

test('scenario 7: an employer of nine years ago steps aside, a mere colleague sits, and the report notes a dissent', async t => {
  const page = await newPage(t, { as: 'adviser', scripts: false })
  await open(page, '/fr/appels?filter=Rimouski')
  await page.locator('main tbody').getByRole('link').first().click()
  await click(page, 'Former le comité')
  assert.match(await heading(page), /^Comité 2026-C\d{3}\s: sélection, Tribunal administratif du logement$/)
  const committee = new URL(page.url()).pathname

  await seat(page, 'Paule Arsenault', 'Membre du tribunal', true)
  await seat(page, 'Rémi Castonguay', 'Milieu juridique')
  await seat(page, 'Odile Nguyen', 'Représentation du public')
  await seat(page, 'Kevin Ottawa', 'Représentation du public')
  await click(page, 'Inscrire les candidatures recevables de l’appel')
  await page.locator('#candidates-list tbody tr').filter({ hasNotText: 'Aline' }).getByRole('link').click()
  await click(page, 'Retirer cette personne')
  await page.getByRole('link', { name: 'Aline Robitaille-Bossé' }).click()
  const candidate = new URL(page.url()).pathname

  await answer(page, 'Paule Arsenault', 'Aucun lien')
  await answer(page, 'Rémi Castonguay', 'A été son employeur', '2017-11-20')
  await answer(page, 'Odile Nguyen', 'Collègue de travail', '', true)
  await answer(page, 'Kevin Ottawa', 'Aucun lien')
  assert.match(
    await textOf(page.locator('.verdicts')),
    /Récusation proposée de Rémi Castonguay à l’égard d’Aline Robitaille-Bossé/,
  )
  assert.equal(await page.locator('.verdicts').count(), 1, 'nothing is said of the colleague')
  const deciding = await unfold(page, 'Décider de la récusation de Rémi Castonguay')
  await deciding.getByLabel('Siège').check()
  await deciding.getByRole('button', { name: 'Inscrire la décision' }).click()
  assert.match(await textOf(page.getByRole('alert')), /Inscrivez la récusation/)
  await page.getByLabel('Se récuse').and(page.locator('details[open] input')).check()
  await page.locator('details[open]').getByRole('button', { name: 'Inscrire la décision' }).click()
  await page.getByText('Récusé à l’égard de cette personne').waitFor()

  await open(page, committee)
  await click(page, 'Déclarer les récusations traitées')
  await click(page, 'Ouvrir les séances')
  await unfold(page, 'Convoquer')
  await click(page, 'Convoquer')
  await unfold(page, 'Inscrire une séance')
  await click(page, 'Inscrire une séance')
  await open(page, candidate)
  for (const name of ['Paule Arsenault', 'Odile Nguyen', 'Kevin Ottawa']) await scores(page, name)
  await open(page, committee)
  await click(page, 'Passer au délibéré')
  await open(page, candidate)
  await vote(page, 'Paule Arsenault', 'En faveur')
  await vote(page, 'Odile Nguyen', 'Contre', 'Trop peu d’audiences.')
  await vote(page, 'Kevin Ottawa', 'En faveur')
  await open(page, `${committee}/rapport`)
  await page.getByLabel('Texte du rapport').fill('Une entrevue a été tenue le 20 novembre.')
  await click(page, 'Inscrire le texte')
  await open(page, committee)
  await click(page, 'Déposer le rapport')
  await page.getByRole('link', { name: 'Voir le rapport' }).click()
  const findings = await textOf(page.locator('main'))
  assert.match(findings, /Apte, 2 en faveur, 1 contre/)
  assert.match(findings, /Dissidence d’Odile NguyenTrop peu d’audiences/)
  assert.match(findings, /Se sont récusésRémi Castonguay/)
  for (const path of [committee, candidate, `${committee}/rapport`]) {
    await open(page, path)
    assert.deepEqual(await axeOf(t, path), [])
  }
})

/** axe needs scripts: the same adviser, in a page that runs them, everything unfolded. */
const axeOf = async (t: Parameters<typeof newPage>[0], path: string): Promise<string[]> => {
  const page = await newPage(t, { as: 'adviser' })
  await open(page, path)
  for (const summary of await page.locator('main summary').all()) await summary.click()
  return axe(page)
}

const register: Record<Lang, { path: string; title: RegExp; who: string; show: string; blocked: RegExp }> = {
  fr: {
    path: '/fr/registres-aptitude/tal',
    title: /^Registre d’aptitude, Tribunal administratif du logement$/,
    who: 'Personne à proposer',
    show: 'Afficher',
    blocked: /Éric Zaor.*est expirée.*Y sont valides ce jour-là\s: .*Zoé Aubin/,
  },
  en: {
    path: '/en/aptitude-registers/tal',
    title: /^Register of aptitude, Administrative Housing Tribunal$/,
    who: 'Person to propose',
    show: 'Show',
    blocked: /Éric Zaor.*has expired.*Valid in it on that day: .*Zoé Aubin/,
  },
}

for (const lang of langs)
  test(`scenario 6: whose aptitude has expired is blocked, and the register offers who is still valid (${lang})`, async t => {
    const { path, title, who, show, blocked } = register[lang]
    const page = await newPage(t, { as: 'adviser', lang })
    await open(page, path)
    assert.match(await heading(page), title)
    await page.getByLabel(who).selectOption({ label: 'Éric Zaor (2023-11-18)' })
    await page.getByRole('button', { name: show, exact: true }).first().click()
    assert.match(await textOf(page.locator('.verdicts')), blocked)
    assert.deepEqual(await axe(page), [])
  })
