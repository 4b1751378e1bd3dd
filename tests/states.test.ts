import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { unseenFocus } from './axe.ts'
import { examine, openAt, people } from './examine.ts'
import { beginDraft, house, langs, open } from './harness.ts'

const own = house()

/** Sends the form as it stands, and examines the page that refuses it. */
const refused = async (page: Page, form: string, state: string): Promise<string[]> => {
  await Promise.all([page.waitForEvent('load'), page.locator(`main form#${form} button`).last().click()])
  const said = await page.getByRole('alert').count()
  return [...(said === 1 ? [] : [`${state}: not refused`]), ...(await examine(page, state))]
}

for (const lang of langs)
  test(`every refused form is accessible (${lang})`, async t => {
    const as = people(own, t, lang)
    const adviser = await as('adviser')
    const id = await beginDraft(adviser, lang)
    const draft = lang === 'fr' ? `/fr/actes/projets/${id}` : `/en/acts/drafts/${id}`
    const choices = lang === 'fr' ? `${draft}/articles/nouveau` : `${draft}/articles/new`
    const faults: string[] = []
    await open(adviser, choices)
    const effects = await adviser.locator('main a[href*="effet="]').all()
    const forms = await Promise.all(effects.map(async effect => (await effect.getAttribute('href')) ?? ''))
    assert(forms.length > 14, `${forms.length} effects`)
    for (const form of forms) {
      await open(adviser, form)
      faults.push(...(await refused(adviser, 'form', form)))
    }
    await open(adviser, draft)
    await adviser.locator('details summary').last().click()
    faults.push(...(await refused(adviser, 'abandon', draft)))

    const registrar = await as('registrar')
    const acts = lang === 'fr' ? '/fr/actes' : '/en/acts'
    await open(registrar, acts)
    await Promise.all([registrar.waitForEvent('load'), registrar.locator('tbody a').first().click()])
    for (const summary of await registrar.locator('main summary').all()) await summary.click()
    faults.push(...(await examine(registrar, 'the act opened')))
    const form = (await registrar.locator('main form').first().getAttribute('id')) ?? ''
    faults.push(...(await refused(registrar, form, form)))
    assert.deepEqual(faults, [])
  })

test('what opens on a page is accessible: dates, columns, what is found while typing; and so is nothing found', async t => {
  const page = await own.page(t, { as: 'adviser' })
  const faults: string[] = []
  await open(page, '/fr/registre/mandats?limit=5')
  for (const summary of await page.locator('summary').all()) await summary.click()
  faults.push(...(await examine(page, 'dates and columns')))
  await page.getByLabel('Filtrer les lignes').fill('xyz')
  faults.push(...(await examine(page, 'no row')))
  await open(page, `/fr/actes/projets/${await beginDraft(page, 'fr')}/articles/nouveau?effet=mandate.begin`)
  await page.getByLabel('Poste', { exact: true }).first().fill('sous-ministre')
  await page.getByRole('option').first().waitFor()
  faults.push(...(await examine(page, 'found while typing')))
  for (const [path, status] of [
    ['/fr/recherche?q=xyzxyz', 200],
    ['/fr/registre/mandats?filter=xyzxyz', 200],
    ['/fr/registre/mandats?on=2019-02-30', 400],
    ['/fr/registre/organismes?on=2019-02-30', 400],
    ['/fr/nulle-part', 404],
    ['/fr/journal', 403],
  ] as const) {
    faults.push(...(await openAt(page, path, status)))
    faults.push(...(await examine(page, path)))
  }
  assert.deepEqual(faults, [])
})

test('the focus is seen at every stop, and nothing lies over it', async t => {
  const page = await own.page(t, { as: 'adviser' })
  const draft = await beginDraft(page, 'fr')
  const faults: string[] = []
  for (const path of [
    '/fr',
    '/fr/connexion',
    '/fr/registre/mandats?limit=12&on=2019-03-07',
    '/fr/registre/horizon?months=6',
    '/fr/recherche?q=musee',
    `/fr/actes/projets/${draft}`,
    `/fr/actes/projets/${draft}/texte?add=recitals`,
    `/fr/actes/projets/${draft}/articles/nouveau?effet=post.create`,
  ]) {
    await open(page, path)
    faults.push(...(await unseenFocus(page, 70)).map(fault => `${path}: ${fault}`))
  }
  assert.deepEqual(faults, [])
})
