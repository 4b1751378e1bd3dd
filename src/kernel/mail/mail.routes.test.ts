import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../access/index.ts'
import { testDatabase, tester } from '../database/testing.ts'
import { testSite } from '../web/testing.ts'
import { declareLetters, mailPart, send } from './index.ts'
import { setDelivery } from './mail.queries.ts'

declareLetters({
  'test.receipt': {
    title: { fr: 'Accusé de réception', en: 'Receipt' },
    subject: { fr: 'Nous avons reçu {what}', en: 'We received {what}' },
    body: { fr: 'Bonjour,\nMerci.\n\nLe secrétariat', en: 'Hello,\nThank you.\n\nThe secretariat' },
    sample: { what: { fr: 'votre dossier', en: 'your file' } },
  },
})

const database = await testDatabase()
const site = testSite({ parts: [mailPart], database })
const someone = (role: Role): Actor => ({ id: `${role}-1`, name: `Name of ${role}`, role, scope: {} })
const [director, adviser] = [site.as(someone('director')), site.as(someone('adviser'))]
const now = '2026-11-20T15:00:00.000000Z'

const written = await database.asActor(tester, async tx => {
  const ids: string[] = []
  for (const [to, lang] of [
    ['eve@example.ca', 'fr'],
    ['bob@example.ca', 'en'],
  ] as const)
    ids.push(await send(tx, { to, lang, letter: 'test.receipt', data: { what: '<b>3</b>' }, about: 'file 1' }, now))
  await setDelivery(tx, ids[1] ?? '', { tries: 12, next_try: null, error: '550 nobody' })
  return ids
})
const [waiting = '', failed = ''] = written

type Listed = { total: number; items: { address: string; state: string }[] }
const json = async <T>(path: string): Promise<T> => (await director.request(path)).json() as Promise<T>

test('the office sees what was written to whom and how far it has gone; nobody else does', async () => {
  for (const path of ['/fr/messages', `/fr/messages/${waiting}`, '/fr/messages/lettres'])
    for (const browser of [adviser, site.as(null), site.as(someone('auditor'))])
      assert.equal((await browser.page(path)).status, 403, path)
  const { html } = await director.page('/fr/messages')
  for (const words of [
    'eve@example.ca',
    'Accusé de réception',
    'en attente',
    'abandonné',
    'dossier «\u00a0mail\u00a0»',
  ])
    assert.ok(html.includes(words), words)
  assert.ok(html.includes('Nous avons reçu &lt;b>3') || html.includes('Nous avons reçu &lt;b&gt;3'))
  const english = await director.page('/en/messages')
  for (const words of ['waiting', 'given up', 'Receipt']) assert.ok(english.html.includes(words), words)
})

test('messages are found by state and by address', async () => {
  const asked = async (query: string) => {
    const { total, items } = await json<Listed>(`/fr/messages.json?${query}`)
    return [total, items.map(({ address }) => address)]
  }
  assert.deepEqual(await asked('state=failed'), [1, ['bob@example.ca']])
  assert.deepEqual(await asked('filter=EVE@'), [1, ['eve@example.ca']])
  assert.deepEqual(await asked('filter=100%25'), [0, []])
  assert.deepEqual(await asked('sort=address'), [2, ['bob@example.ca', 'eve@example.ca']])
  assert.deepEqual(await asked('sort=address&dir=desc&limit=1'), [2, ['eve@example.ca']])
})

test('reading a message is journaled; one that failed says why, waits on the home page and can be tried again', async () => {
  const home = await director.page('/fr')
  assert.match(home.html, /Messages qui ne sont pas partis/)
  const { html } = await director.page(`/fr/messages/${failed}`)
  for (const words of ['550 nobody', 'Thank you.', 'abandonné', 'Essayer de nouveau'])
    assert.ok(html.includes(words), words)
  assert.deepEqual(await director.fill(`/fr/messages/${failed}`, {}), {
    status: 303,
    to: `/fr/messages/${failed}`,
    html: '',
  })
  const again = await json<{ state: string; tries: number }>(`/fr/messages/${failed}.json`)
  assert.partialDeepStrictEqual(again, { state: 'waiting', tries: 0 })
  const entries = await database.asActor(tester, tx =>
    tx
      .selectFrom('journal.entry')
      .select(['what', 'actor'])
      .where('what', 'in', ['message.read', 'message.tried_again'])
      .execute(),
  )
  assert.deepEqual(
    entries.map(({ what }) => what),
    ['message.read', 'message.read', 'message.tried_again', 'message.read'],
  )
  assert.ok(entries.every(({ actor }) => actor === 'director-1'))
  assert.equal((await director.page('/fr/messages/01990000-0000-7000-8000-000000000099')).status, 404)
})

test('a trial message goes to one address; another text is refused at its field and kept', async () => {
  const sent = await director.send('/fr/messages/essai', { to: ' moi@example.ca ', lang: 'en' })
  assert.equal(sent.status, 303)
  const { html } = await director.page(sent.to)
  for (const words of ['moi@example.ca', 'Trial from Greffe', 'Name of director asked'])
    assert.ok(html.includes(words), words)
  for (const wrong of ['moi', 'a@b.ca, c@d.ca', 'Moi <a@b.ca>']) {
    const refused = await director.send('/fr/messages/essai', { to: wrong, lang: 'fr', _form: 'trial' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /Écrivez une adresse, comme nom@exemple\.ca\./)
    assert.match(refused.html, /<details open/)
    assert.ok(refused.html.includes(`value="${wrong.replace('<', '&lt;')}"`), wrong)
  }
})

const path = '/fr/messages/lettres/test.receipt'
const typed = {
  subject_fr: 'Reçu : {what}',
  body_fr: 'Merci.',
  subject_en: 'Received: {what}',
  body_en: 'Thanks.',
}

test('a letter is tried with invented data without being changed, then saved, then given its text back', async () => {
  const before = await director.page(path)
  for (const words of ['{what}', 'Nous avons reçu votre dossier', 'We received your file'])
    assert.ok(before.html.includes(words), words)
  assert.ok(!before.html.includes('id="restore"'))

  for (let times = 0; times < 2; times++) {
    const key = '01990000-0000-4000-8000-000000000001'
    const tried = await director.fill(path, { ...typed, do: 'try', _key: key })
    assert.equal(tried.status, 200)
    for (const words of ['Reçu : votre dossier', 'Received: your file']) assert.ok(tried.html.includes(words), words)
    assert.match(tried.html, /value="Reçu : \{what\}"/)
  }
  assert.doesNotMatch((await director.page(path)).html, /Reçu :/)

  assert.equal((await director.fill(path, { ...typed, do: 'save' })).to, path)
  const after = await director.page('/en/messages/letters/test.receipt')
  assert.match(after.html, /changed by Name of director/)
  assert.match((await director.page('/fr/messages/lettres')).html, /changé par Name of director/)
  const late = await director.send(path, { ...typed, seen: '', do: 'save' })
  assert.equal(late.status, 409)
  assert.equal((await director.fill(path, {}, 'restore')).to, path)
  assert.match((await director.page(path)).html, /Nous avons reçu votre dossier/)
})

test('a name that nothing gives is refused at its field, in a try as in a change; an empty text too', async () => {
  for (const gesture of ['try', 'save']) {
    const refused = await director.fill(path, { ...typed, body_en: 'On {date}.', do: gesture })
    assert.equal(refused.status, 400)
    assert.match(refused.html, /Rien ne donne \{date\} quand cette lettre est envoyée\. Choisissez parmi \{what\}\./)
    assert.ok(refused.html.includes('On {date}.'))
  }
  assert.equal((await director.fill(path, { ...typed, subject_fr: '  ' })).status, 422)
  assert.equal((await director.page('/fr/messages/lettres/none')).status, 404)
  const operator = site.as(someone('operator'))
  assert.equal((await operator.page(path)).status, 200)
  assert.equal((await operator.send(path, typed)).status, 403)
})
