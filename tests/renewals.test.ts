import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe } from './axe.ts'
import { heading, house, open, textOf } from './harness.ts'

const { page: newPage } = house()

type Item = { readonly file_id: string; readonly subject: string }
type File = {
  readonly renewal: Record<'way' | 'step', string | null>
}

/** The addresses of the open renewal files that answer, in the order of the list. */
const filesWhere = async (page: Page, wanted: (renewal: File['renewal']) => boolean): Promise<string[]> => {
  const list = await page.request.get('/fr/dossiers.json?kind=renewal&step=opened&limit=200')
  const { items } = (await list.json()) as { items: Item[] }
  const found: string[] = []
  for (const { file_id } of items) {
    const { renewal } = (await (await page.request.get(`/fr/dossiers/${file_id}.json`)).json()) as File
    if (wanted(renewal)) found.push(`/fr/dossiers/${file_id}`)
  }
  return found
}

const section = (page: Page) =>
  page.locator('section', { has: page.getByRole('heading', { name: 'Renouvellement', exact: true }) })

/** Fills one form of the section, opened by its name, and sends it. */
const record = async (page: Page, name: string, typed: Readonly<Record<string, string>>): Promise<void> => {
  const folded = section(page).locator('details', { has: page.locator('summary').getByText(name, { exact: true }) })
  if (!(await folded.evaluate(element => element.hasAttribute('open')))) await folded.locator('summary').click()
  for (const [label, value] of Object.entries(typed)) {
    const field = folded.getByLabel(label, { exact: true })
    const isList = await field.evaluate(element => element.tagName === 'SELECT')
    await (isList ? field.selectOption({ label: value }) : field.fill(value))
  }
  await folded.getByRole('button', { name, exact: true }).click()
}

test('scenario 8 on the file: no word against a judge before the notice, its reasons and the observations, with scripts off', async t => {
  const page = await newPage(t, { as: 'adviser', scripts: false })
  const [path = ''] = await filesWhere(page, one => one.way === 'adjudicator' && one.step === 'signalled')
  await open(page, path)
  assert.match(await heading(page), /^Le renouvellement du mandat de /)
  assert.equal(await section(page).locator('summary', { hasText: 'Consigner la recommandation' }).count(), 0)
  await record(page, 'Consigner la demande de renseignements', { 'Renseignements demandés le': '2026-10-02' })
  assert.match(await textOf(section(page).locator('.steps [aria-current]')), /^Renseignements demandés/)
  const against = { Recommandation: 'Défavorable au renouvellement', 'Faite le': '2026-11-19' }
  await record(page, 'Consigner la recommandation', against)
  assert.match(
    await textOf(page.getByRole('alert')),
    /Recommandation défavorable à .*\s: il manque l’avis d’intention, les motifs et les observations/,
  )
  assert.equal(await section(page).getByLabel('Faite le').inputValue(), '2026-11-19')
  await record(page, 'Consigner l’avis d’intention', {
    'Avis d’intention donné le': '2026-11-02',
    Motifs: 'Délais de délibéré répétés.',
  })
  await record(page, 'Consigner les observations', {
    'Observations le': '2026-11-16',
    'Comment la personne a été entendue': 'Personne entendue',
  })
  await record(page, 'Consigner la recommandation', against)
  const said = await textOf(section(page).locator('.pairs'))
  assert.match(said, /RecommandationDéfavorable au renouvellement, le 19\snovembre\s2026/)
  assert.match(said, /Observations lePersonne entendue, le 16\snovembre\s2026/)
})

test('scenario 9: what the night presumed is on the home page in the morning; a late refusal has the legal note', async t => {
  const page = await newPage(t, { as: 'adviser', scripts: false })
  await open(page, '/fr')
  const waiting = page.locator('section', { has: page.getByRole('heading', { name: /Renouvellements présumés/ }) })
  await waiting.getByRole('listitem').getByRole('link').first().click()
  const path = new URL(page.url()).pathname
  assert.match(await textOf(section(page).locator('.pairs')), /Renouvellement présuméconstaté le 20\snovembre\s2026/)
  const verdicts = page.locator('.verdicts')
  assert.match(await textOf(verdicts), /Aucun avis n’a été donné au plus tard le .* est présumé/)
  assert.match(await textOf(page.locator('section', { has: page.locator('#history') })), /constaté par Greffe/)
  await record(page, 'Consigner l’avis', { 'Avis à la personne': 'Non-renouvellement', 'Donné le': '2026-11-20' })
  assert.match(await textOf(verdicts), /est tardif.*consultez la conseillère ou le conseiller juridique/s)

  const seeing = await newPage(t, { as: 'adviser' })
  await open(seeing, path)
  for (const summary of await section(seeing).locator('summary').all()) await summary.click()
  assert.deepEqual(await axe(seeing), [])
})

test('the horizon says the next thing to do of a renewal', async t => {
  const page = await newPage(t, { as: 'adviser' })
  await open(page, '/fr/registre/horizon?months=12&family=adjudicator&regime=full_time')
  const table = await textOf(page.locator('main'))
  for (const said of [/D\d{3}, ouvert, avis d’ici le \d/, /D\d{3}, ouvert, renouvellement présumé/])
    assert.match(table, said)
})
