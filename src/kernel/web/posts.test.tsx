import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Actor } from '../access/index.ts'
import { testDatabase, tester } from '../database/testing.ts'
import { journal, journalPage } from '../journal/index.ts'
import { Refusal } from '../refusals.ts'
import {
  Button,
  Buttons,
  Check,
  Choices,
  Field,
  Form,
  newKey,
  Page,
  type Part,
  type Route,
  route,
  Select,
} from './index.ts'
import { testSite } from './testing.ts'

const edit: Route = route({
  method: 'get',
  path: { fr: '/dossiers/:id/modifier', en: '/files/:id/edit' },
  access: ['adviser'],
  name: { fr: 'Modifier', en: 'Edit' },
  input: z.object({ id: z.string().regex(/^\d+$/) }),
  run: async ({ input }) => ({ id: input.id, title: 'Titre enregistré' }),
  page: ({ data, view }) => (
    <Page title="Modifier">
      <Form action={view.to(save, { id: data.id })}>
        <Field name="title.fr" label="Titre" value={data.title} />
        <Field name="on" label="Date" type="date" />
        <Field name="reason" label="Motif" type="area" optional />
        <Select
          name="kind"
          label="Sorte"
          options={[
            { value: 'a', title: 'A' },
            { value: 'b', title: 'B' },
          ]}
        />
        <Choices
          name="tags"
          label="Marques"
          several
          optional
          options={[
            { value: 'x', title: 'X' },
            { value: 'y', title: 'Y' },
          ]}
        />
        <Check name="sure" label="Relu" />
        <Buttons>
          <Button kind="main">Enregistrer</Button>
        </Buttons>
      </Form>
      <Form action={view.to(save, { id: data.id })} id="second">
        <Field name="title.fr" label="Autre titre" value="intact" />
      </Form>
    </Page>
  ),
})

const save: Route = route({
  method: 'post',
  path: { fr: '/dossiers/:id', en: '/files/:id' },
  access: ['adviser'],
  name: { fr: 'Enregistrer', en: 'Save' },
  input: z.object({
    id: z.string().regex(/^\d+$/),
    title: z.object({ fr: z.string().min(1) }),
    kind: z.enum(['a', 'b']).default('a'),
  }),
  run: async ({ input, tx }) => {
    await journal(tx, { what: 'fixture.saved', subject: input.id })
    if (input.title.fr === 'pris')
      throw new Refusal('FIX-001', 409, { fr: 'Ce titre est pris.', en: 'This title is taken.' }, { field: 'title.fr' })
    if (input.title.fr === 'panne') throw new Error('fault')
    return input
  },
  goTo: ({ id }, lang) => `/${lang}/dossiers/${id}/modifier`,
  form: edit,
})

const part: Part = { name: 'fixture', routes: [edit, save] }
const database = await testDatabase()
const site = testSite({ parts: [part], database })
const adviser: Actor = { id: 'a-1', name: 'Maude', role: 'adviser', scope: {} }
const holder: Actor = { id: 'h-1', name: 'Michel', role: 'holder', scope: {} }
const maude = site.as(adviser)
const saved = async () =>
  (await database.asActor(tester, tx => journalPage(tx, { limit: 1, what: 'fixture.saved' }))).total
const good = { 'title.fr': 'Un titre', kind: 'b' }

test('an accepted form redirects, and what it did is there', async () => {
  const before = await saved()
  const answer = await maude.request('/fr/dossiers/7', { form: good })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/fr/dossiers/7/modifier')
  assert.equal(await saved(), before + 1)
})

test('the same form sent again, even at once, does nothing twice and leads to the same place', async () => {
  const before = await saved()
  const form = { ...good, _key: newKey() }
  const answers = await Promise.all([1, 2, 3].map(() => maude.request('/fr/dossiers/7', { form })))
  for (const answer of answers) {
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/fr/dossiers/7/modifier')
  }
  assert.equal(await saved(), before + 1)
})

test('the same key with other answers is refused, keeps them, and offers a new key', async () => {
  const form = { ...good, _key: newKey() }
  await maude.request('/fr/dossiers/7', { form })
  const before = await saved()
  const again = await maude.request('/fr/dossiers/7', { form: { ...form, 'title.fr': 'Changé' } })
  const html = await again.text()
  assert.equal(again.status, 409)
  assert.match(html, /déjà été envoyé avec d’autres réponses/)
  assert.match(html, /value="Changé"/)
  assert.ok(!html.includes(form._key))
  assert.equal(await saved(), before)
})

test('a refused form shows its page again: errors above and beside, nothing typed is lost', async () => {
  const form = {
    'title.fr': '',
    kind: 'c',
    on: '2026-02-30',
    reason: 'Un <motif>',
    tags: ['y'],
    sure: 'yes',
    _form: 'form',
  }
  const answer = await maude.request('/en/files/7', { form })
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(html, /role="alert"[^>]*aria-labelledby="errors-title"/)
  assert.match(html, /<a href="#form-title.fr">Titre: Required\.<\/a>/)
  assert.match(html, /<a href="#form-kind">Sorte: Choose a value from the list\.<\/a>/)
  assert.match(html, /id="form-title\.fr"[^>]*aria-invalid="true" aria-describedby="form-title\.fr-error"/)
  assert.match(html, /<p class="error" id="form-title\.fr-error">/)
  assert.match(html, /<textarea[^>]*>Un &lt;motif(&gt;|>)<\/textarea>/)
  assert.match(html, /value="y" checked/)
  assert.doesNotMatch(html, /value="x" checked/)
  assert.match(html, /id="form-sure"[^>]*checked/)
  assert.match(html, /id="second-title\.fr"[^>]*value="intact"/)
  assert.match(html, /hreflang="fr" href="\/fr\/dossiers\/7\/modifier"/)
})

test('a refusal of the action undoes everything and speaks at its field', async () => {
  const before = await saved()
  const answer = await maude.request('/fr/dossiers/7', { form: { ...good, 'title.fr': 'pris' } })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /<a href="#form-title\.fr">Titre\u00a0: Ce titre est pris\.<\/a>/)
  assert.equal(await saved(), before)
})

test('a fault keeps nothing, and the key stays free for another try', async () => {
  const before = await saved()
  const form = { ...good, _key: newKey(), 'title.fr': 'panne' }
  assert.equal((await maude.request('/fr/dossiers/7', { form })).status, 500)
  assert.equal((await maude.request('/fr/dossiers/7', { form: { ...form, 'title.fr': 'sauf' } })).status, 303)
  assert.equal(await saved(), before + 1)
})

test('a form from elsewhere, or from another session, does nothing', async () => {
  const before = await saved()
  for (const init of [
    { form: { ...good, _token: '' } },
    { form: { ...good, _token: 'AAAA' } },
    { form: good, headers: { origin: 'http://elsewhere.example' } },
    { form: good, headers: { 'sec-fetch-site': 'cross-site' } },
  ]) {
    const answer = await maude.request('/fr/dossiers/7', init)
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /value="Un titre"/)
  }
  assert.equal(await saved(), before)
})

test('whoever has not the right is refused before anything is read', async () => {
  for (const actor of [null, holder])
    assert.equal((await site.as(actor).request('/fr/dossiers/7', { form: good })).status, 403)
})

test('a program sends JSON and is answered in JSON', async () => {
  const key = newKey()
  const before = await saved()
  const send = (json: object) =>
    maude.request('/fr/dossiers/7', { json, headers: { accept: 'application/json', 'idempotency-key': key } })
  const wrong = await send({ title: {} })
  assert.equal(wrong.status, 422)
  assert.deepEqual(((await wrong.json()) as { error: { fields: unknown } }).error.fields, [
    { field: 'title.fr', says: 'À remplir.' },
  ])
  assert.equal((await send({ title: { fr: 'A' } })).status, 303)
  assert.equal((await send({ title: { fr: 'A' } })).status, 303)
  assert.equal((await send({ title: { fr: 'B' } })).status, 409)
  assert.equal(await saved(), before + 1)
  assert.equal(
    (
      await maude.request('/fr/dossiers/7', {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json' },
      })
    ).status,
    400,
  )
})

test('what is too large is refused before it is read', async () => {
  const answer = await maude.request('/fr/dossiers/7', { form: { ...good, reason: 'x'.repeat(2_100_000) } })
  assert.equal(answer.status, 413)
})

const enter = { person: '01990000-0000-7000-8000-000000000001', back: '/fr/dossiers/7/modifier' }
const withCookie = (cookie: string) => ({ headers: { cookie } })

test('trial sign-in opens a session that works until it is closed', async () => {
  const visitor = site.as(null)
  const page = await (await visitor.request('/fr/connexion')).text()
  assert.equal(page.match(/<form/g)?.length, 10)
  assert.match(page, /Connexion d’essai/)
  const answer = await visitor.request('/fr/connexion', { form: enter })
  const cookie = answer.headers.get('set-cookie') ?? ''
  assert.equal(answer.headers.get('location'), enter.back)
  assert.match(cookie, /^greffe=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/)
  const session = cookie.split(';')[0] ?? ''
  const own = await (await visitor.request('/fr/dossiers/7/modifier', withCookie(session))).text()
  assert.match(own, /Maude Bellavance/)
  const token = /name="_token" value="([^"]+)"/.exec(own)?.[1] ?? ''
  const left = await visitor.request('/fr/deconnexion', { form: { _token: token }, ...withCookie(session) })
  assert.match(left.headers.get('set-cookie') ?? '', /^greffe=; .*Max-Age=0/)
  assert.equal((await visitor.request('/fr/dossiers/7/modifier', withCookie(session))).status, 403)
})

for (const back of [
  '//elsewhere.example',
  'https://elsewhere.example',
  '/\\elsewhere.example',
  '/fr\\elsewhere',
  '/frx',
])
  test(`after sign-in nobody is sent to ${back}`, async () => {
    const answer = await site.as(null).request('/fr/connexion', { form: { ...enter, back } })
    assert.equal(answer.headers.get('location'), '/fr')
  })

test('a session past its time, or of a person no longer known, is a visitor’s', async () => {
  const visitor = site.as(null)
  const answer = await visitor.request('/fr/connexion', { form: enter })
  const session = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  assert.match(await (await visitor.request('/fr', withCookie(session))).text(), /Maude Bellavance/)
  await database.asOwner(tx => tx.updateTable('web.session').set({ expires_at: '2026-01-01T00:00:00Z' }).execute())
  assert.match(await (await visitor.request('/fr', withCookie(session))).text(), /Se connecter/)
})

for (const [why, options] of [
  ['in production', { trial: false }],
  ['from another machine', { remote: '10.0.0.2' }],
] as const)
  test(`trial sign-in does not exist ${why}`, async () => {
    const visitor = testSite({ parts: [part], database, ...options }).as(null)
    const page = await visitor.request('/fr/connexion')
    assert.equal(page.status, 404)
    assert.match(await page.text(), /La connexion n’est pas encore configurée ici/)
    const answer = await visitor.request('/fr/connexion', { form: enter })
    assert.equal(answer.status, 404)
    assert.equal(answer.headers.get('set-cookie'), null)
  })
