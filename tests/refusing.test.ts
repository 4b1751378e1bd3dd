import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { trialPeople } from '../src/kernel/web/trial.ts'
import { beginDraft, heading, house, open, send, textOf } from './harness.ts'

const { page: newPage } = house()

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const focused = (page: Page, what: string) => page.evaluate<string>(`document.activeElement?.${what} ?? ''`)
const pressed = async (page: Page, name: string, status: number): Promise<void> => {
  const answer = page.waitForResponse(one => one.request().method() === 'POST')
  await Promise.all([page.waitForEvent('load'), button(page, name).first().click()])
  assert.equal((await answer).status(), status)
}

/** Types in a date field as in a field of text, which is what browsers without date fields show. */
const asText = async (page: Page, name: string, text: string) => {
  const field = page.locator(`[name="${name}"]`)
  await field.evaluate(input => input.setAttribute('type', 'text'))
  await field.fill(text)
}

test('a date that does not exist comes back as typed, its error at the top and at the field', async t => {
  const page = await newPage(t, { as: 'adviser' })
  const draft = await beginDraft(page, 'fr')
  await open(page, `/fr/actes/projets/${draft}/articles/nouveau?effet=mandate.end`)
  await page.getByLabel('Mandat', { exact: true }).first().fill('personne de ce nom')
  await asText(page, 'in.on', '2026-02-30')
  await pressed(page, 'Enregistrer l’article', 422)
  assert.equal(await focused(page, 'role'), 'alert', 'the summary has the focus')
  const summary = page.getByRole('alert')
  assert.match(await textOf(summary), /Mandat.*Rien au registre ne correspond/)
  const field = page.locator('[name="in.on"]')
  assert.equal(await field.inputValue(), '2026-02-30')
  assert.equal(await page.locator('[name="in.mandate"]').inputValue(), 'personne de ce nom')
  assert.equal(await field.getAttribute('aria-invalid'), 'true')
  const described = (await field.getAttribute('aria-describedby')) ?? ''
  assert.match(await textOf(page.locator(`[id="${described.split(' ').at(-1)}"]`)), /Écrivez une date réelle/)
  await summary.getByRole('link', { name: /Dernier jour/ }).click()
  assert.equal(await focused(page, 'name'), 'in.on', 'its link leads to the field')
})

test('a text not saved is not left by mistake', async t => {
  const page = await newPage(t, { as: 'adviser', lang: 'en' })
  const draft = await beginDraft(page, 'en')
  await open(page, `/en/acts/drafts/${draft}/text`)
  await page.locator('[name="title.en"]').fill('a subject')
  const asked = new Promise<string>(resolve =>
    page.once('dialog', async dialog => {
      resolve(dialog.type())
      await dialog.dismiss()
    }),
  )
  await page.getByRole('link', { name: 'Greffe', exact: true }).click()
  assert.equal(await asked, 'beforeunload')
  assert.equal(await page.locator('[name="title.en"]').inputValue(), 'a subject')
  await pressed(page, 'Save', 303)
  assert.equal(await heading(page), 'A subject')
})

test('whoever has no right is told so, as a page and as data, and the auditor reads it in the journal', async t => {
  const visitor = await newPage(t)
  assert.equal((await visitor.goto('/fr/actes/projets'))?.status(), 403)
  assert.equal(await heading(visitor), 'Accès refusé')
  assert.match(await textOf(visitor.locator('.problem')), /\S+ \S+.*\./)
  await visitor.locator('main').getByRole('link', { name: 'Se connecter' }).click()
  await visitor.getByRole('button', { name: /Maude Bellavance/ }).click()
  await visitor.waitForURL('**/fr/actes/projets')

  const holder = await newPage(t, { as: 'holder', lang: 'en' })
  for (const path of ['/en/acts/drafts.json', '/en/journal.json', '/en/acts/drafts/new']) {
    const answer = await holder.request.get(path, { headers: { accept: 'application/json' } })
    assert.equal(answer.status(), 403, path)
    const { error } = (await answer.json()) as { error: { code: string; says: string } }
    assert.match(error.code, /^[A-Z]{3}-\d{3}$/)
    assert.match(error.says, /^[A-Z].*\.$/s)
  }

  const adviser = await newPage(t, { as: 'adviser' })
  const draft = await beginDraft(adviser, 'fr')
  const path = `/fr/actes/projets/${draft}/adoption`
  const token = await adviser.locator('input[name=_token]').first().inputValue()
  const form = { _token: token, version: '2', adopted_on: '2026-11-20' }
  assert.equal((await adviser.request.post(path, { form })).status(), 403, 'an adviser does not adopt')

  const auditor = await newPage(t, { as: 'auditor' })
  await open(auditor, '/fr/journal')
  const lines = auditor.locator('tbody tr', { hasText: 'access.refused' })
  for (const subject of ['/fr/actes/projets', '/en/acts/drafts', path])
    await lines.filter({ hasText: subject }).first().waitFor()
  await lines.filter({ hasText: 'Michel Kistabish' }).first().waitFor()
})

test('a form is taken once, however often it is sent', async t => {
  const page = await newPage(t, { as: 'adviser' })
  const count = async () => {
    const answer = await page.request.get('/fr/actes/projets.json')
    return ((await answer.json()) as { total: number }).total
  }
  const before = await count()
  await open(page, '/fr/actes/projets/nouveau')
  const hidden = (name: string) => page.locator(`main input[name=${name}]`).inputValue()
  const form = { _token: await hidden('_token'), _key: await hidden('_key'), kind: 'decret' }
  const sendForm = (kind: string) =>
    page.request.post('/fr/actes/projets', {
      form: { ...form, kind },
      maxRedirects: 0,
      headers: { accept: 'text/html' },
    })
  const answers = await Promise.all([sendForm('decret'), sendForm('decret')])
  answers.push(await sendForm('decret'))
  assert.deepEqual(
    answers.map(answer => answer.status()),
    [303, 303, 303],
  )
  assert.equal(new Set(answers.map(answer => answer.headers()['location'])).size, 1, 'each is led to the same draft')
  assert.equal(await count(), before + 1)
  assert.equal((await sendForm('arrete')).status(), 409, 'another form may not borrow its key')
  await open(page, '/fr/actes/projets/nouveau')
  await button(page, 'Commencer le projet').dblclick()
  await page.waitForURL(/projets\/[0-9a-f-]{36}$/)
  assert.equal(await count(), before + 2, 'a double click begins one draft')
})

test('two people write in one draft: the second is told what changed, and keeps what was typed', async t => {
  const first = await newPage(t, { as: 'adviser' })
  const second = await newPage(t, { as: 'adviser' })
  const path = `/fr/actes/projets/${await beginDraft(first, 'fr')}/texte`
  await open(first, path)
  await open(second, path)
  await first.locator('[name="title.fr"]').fill('le premier objet')
  await pressed(first, 'Enregistrer', 303)
  await second.locator('[name="title.fr"]').fill('le second objet')
  await second.locator('[name="recommender.fr"]').fill('la ministre des Finances')
  await pressed(second, 'Enregistrer', 409)
  const told = await textOf(second.getByRole('alert'))
  assert.match(told, /Maude Bellavance a modifié ce projet/)
  assert.match(told, /l’objet/)
  assert.equal(await second.locator('[name="title.fr"]').inputValue(), 'le second objet')
  assert.equal(await second.locator('[name="recommender.fr"]').inputValue(), 'la ministre des Finances')
  await pressed(second, 'Enregistrer', 303)
  assert.equal(await heading(second), 'Le second objet')
})

test('nobody moves a draft out of turn, nor returns it without a reason', async t => {
  const adviser = await newPage(t, { as: 'adviser' })
  const draft = await beginDraft(adviser, 'fr')
  const path = `/fr/actes/projets/${draft}`
  const title = { fr: 'un objet', en: 'a subject' }
  await send(adviser, `${path}/texte`, { version: 2, title })
  const other = await newPage(t, { as: 'adviser' })
  await open(adviser, `${path}/texte`)
  await open(other, path)
  await pressed(other, 'Soumettre à la révision juridique', 303)
  assert.equal((await other.goto(`${path}/texte`))?.status(), 403, 'the adviser’s turn is over')
  await adviser.locator('[name="title.fr"]').fill('un autre objet')
  await pressed(adviser, 'Enregistrer', 403)
  assert.equal(await adviser.locator('[name="title.fr"]').inputValue(), 'un autre objet', 'even so it is not lost')

  const legal = await newPage(t, { as: 'legal_adviser' })
  await open(legal, path)
  await legal.getByText('Retourner avec un motif').first().click()
  await pressed(legal, 'Retourner avec un motif', 422)
  assert.match(await textOf(legal.getByRole('alert')), /Un motif est nécessaire/)
  await legal.getByLabel('Motif').fill('Le second attendu manque.')
  await pressed(legal, 'Retourner avec un motif', 303)
  await open(adviser, path)
  await adviser.getByText('Le second attendu manque.').waitFor()
})

test('the table of who has access to what tells the truth of every address and every role', async t => {
  type Row = { readonly method: string; readonly address: string } & Readonly<Record<string, unknown>>
  const lies: string[] = []
  for (const role of ['visitor', ...trialPeople.map(person => person.role)]) {
    const page = await newPage(t, role === 'visitor' ? {} : { as: role })
    const { items } = (await (await page.request.get('/fr/acces.json')).json()) as { items: readonly Row[] }
    assert(items.length > 30, `${items.length} addresses`)
    for (const { method, address, ...may } of items) {
      const path = address.replace(':id', randomUUID()).replace(':n', '1')
      // Without its proof of session, no form is taken: whoever may send it is refused for another reason.
      const answer = await page.request.fetch(path, {
        method,
        headers: { accept: 'application/json' },
        ...(method === 'POST' ? { data: {} } : {}),
      })
      const isJson = (answer.headers()['content-type'] ?? '').startsWith('application/json')
      const { error } = (isJson ? await answer.json() : {}) as { error?: { code: string } }
      if ((error?.code === 'KER-005') === may[role]) lies.push(`${role}, ${method} ${address}: ${answer.status()}`)
    }
  }
  assert.deepEqual(lies, [])
})
