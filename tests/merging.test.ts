import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { heading, house, open, send, textOf } from './harness.ts'

const { page: newPage } = house()

type Named = { readonly id: string; readonly name: string }
type Line = { readonly post: Named; readonly person: Named }

const roster = async (page: Page, query: string): Promise<readonly Line[]> =>
  ((await (await page.request.get(`/fr/registre/mandats.json?${query}`)).json()) as { items: Line[] }).items

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

test('two entries are compared, merged by an act and parted again by its repeal, with scripts off', async t => {
  const enter = (role: string) => newPage(t, { as: role, scripts: false })
  const adviser = await enter('adviser')
  const [kept] = await roster(adviser, 'state=in_office&family=board_member&limit=1')
  const [gone] = await roster(adviser, 'state=past_term&family=board_member&limit=1')
  assert(kept && gone)
  const holderOf = async ({ post }: Line, more = '') => (await roster(adviser, `post=${post.id}${more}`))[0]?.person.id

  /** From a draft to its act, each of the four doing what is theirs. */
  const carry = async (subject: string): Promise<string> => {
    const { pathname: draft } = new URL(adviser.url())
    const { version } = (await (await adviser.request.get(`${draft}.json`)).json()) as { version: number }
    await send(adviser, `${draft}/texte`, { version, title: { fr: subject, en: subject } })
    await open(adviser, draft)
    await button(adviser, 'Soumettre à la révision juridique').click()
    for (const [role, gesture] of [
      ['legal_adviser', 'Consigner la révision juridique'],
      ['director', 'Marquer prêt'],
    ] as const) {
      const page = await enter(role)
      await open(page, draft)
      await button(page, gesture).click()
    }
    const registrar = await enter('registrar')
    await open(registrar, `${draft}/apercu`)
    await button(registrar, 'Adopter').click()
    return (await heading(registrar)).match(/\d+-2026/)?.[0] ?? assert.fail(await heading(registrar))
  }

  await open(adviser, `/fr/registre/personnes/${kept.person.id}`)
  await link(adviser, 'Comparer avec une autre inscription').click()
  await adviser.locator('input[name=filter]').fill(gone.person.name)
  await adviser.keyboard.press('Enter')
  await link(adviser, gone.person.name).first().click()
  assert.equal(await heading(adviser), 'Deux inscriptions côte à côte')
  await link(adviser, 'Réunir en gardant la première').click()
  await button(adviser, 'Commencer le projet').click()
  await button(adviser, 'Enregistrer l’article').click()
  const wording = /l’inscription de (madame|monsieur) .* au registre soit réunie à celle de/
  assert.match(await textOf(adviser.locator('main')), wording)
  await link(adviser, 'Voir l’aperçu').click()
  const changes = await textOf(adviser.getByRole('table', { name: 'Chaque fait, avant et après' }))
  assert.match(changes, new RegExp(gone.person.name))
  await adviser.goBack()
  const number = await carry('la réunion de deux inscriptions')

  assert.equal(await holderOf(gone), kept.person.id)
  assert.equal(await holderOf(gone, '&known=2026-11-19'), gone.person.id)
  await open(adviser, `/fr/registre/personnes/${gone.person.id}`)
  assert.match(await textOf(adviser.locator('.pairs')), new RegExp(`Réunie à l’inscription de.*${kept.person.name}`))
  await adviser.getByRole('link', { name: /^cette inscription, telle que connue le/ }).click()
  assert.equal(await heading(adviser), gone.person.name)
  assert.match(adviser.url(), /known=2026-11-19/)

  await open(adviser, '/fr/actes/projets/nouveau')
  await adviser.getByRole('radio', { name: 'Abrogation', exact: true }).check()
  await button(adviser, 'Commencer le projet').click()
  const { pathname } = new URL(adviser.url())
  await link(adviser, 'Ajouter un article').click()
  await adviser.getByLabel('Article abrogé').fill(`${number}, art. 1`)
  await adviser.getByLabel('À compter du').fill('2026-11-20')
  await button(adviser, 'Enregistrer l’article').click()
  await open(adviser, pathname)
  await carry('une abrogation')
  assert.equal(await holderOf(gone), gone.person.id)
  assert.equal(await holderOf(kept), kept.person.id)
  await open(adviser, `/fr/registre/personnes/${gone.person.id}`)
  assert.doesNotMatch(await textOf(adviser.locator('main')), /Réunie à l’inscription/)
})
