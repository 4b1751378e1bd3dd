import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../kernel/access/index.ts'
import { testDatabase } from '../../kernel/database/testing.ts'
import { canRead, paragraphsOf, textOf } from '../../kernel/documents/testing.ts'
import { declareModule } from '../../kernel/module.ts'
import { day, fixedClock } from '../../kernel/time/index.ts'
import { type Typed, testSite } from '../../kernel/web/testing.ts'
import { modules } from '../../modules.ts'
import { createDraft, moveDraft, reviewDraft } from '../acts/index.ts'

for (const module of modules) declareModule(module)

const sittingDay = day('2026-11-25')
const clock = fixedClock(sittingDay)
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const someone = (role: Role): Actor => ({ id: `${role}-9`, name: `Personne ${role}`, role, scope: {} })
const [adviser, legal, director] = [someone('adviser'), someone('legal_adviser'), someone('director')]
const [registrar, auditor, holder] = [someone('registrar'), someone('auditor'), someone('holder')]

const ready = (title: string) =>
  database.asActor(director, async tx => {
    const by = (actor: Actor) => ({ actor, clock })
    const id = await createDraft(tx, by(adviser), 'decret', {
      title: { fr: title, en: `${title} (en)` },
      recitals: [],
      recommender: null,
      articles: [{ text_fr: 'la chose soit faite', text_en: 'the thing be done', effect: null, input: null }],
      schedules: [],
      signatories: [],
    })
    await moveDraft(tx, by(adviser), id, 1, 'submit')
    await reviewDraft(tx, by(legal), id, 1)
    await moveDraft(tx, by(director), id, 1, 'make_ready')
    return id
  })

const get = (actor: Actor | null, path: string) => site.as(actor).page(path)
const fill = (actor: Actor | null, path: string, typed: Typed, form?: string) => site.as(actor).fill(path, typed, form)
const inEnglish = (path: string) => path.replace('/fr/seances', '/en/sittings')

test('the registrar plans, locks, holds and closes a sitting from its pages', async () => {
  assert.match((await get(registrar, '/fr/seances')).html, /Aucune séance n’est planifiée/)
  const wrong = await fill(registrar, '/fr/seances/nouvelles', { first: '2026-02-30' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /2026-02-30/)
  const { to: path } = await fill(registrar, '/fr/seances/nouvelles', {
    ...{ first: sittingDay, cutoff_days: '0', starts: '13:30', ends: '15:00', place: 'Salle A' },
  })
  assert.match(path, /^\/fr\/seances\/[0-9a-f-]{36}$/)

  for (const title of ['la première politique', 'la seconde politique'])
    assert.equal((await fill(adviser, path, { draft: await ready(title) }, 'add')).to, path)
  await fill(director, path, { do: 'up' }, 'item-2')
  const { html } = await get(auditor, path)
  assert.ok(html.indexOf('La seconde politique') < html.indexOf('La première politique'))
  assert.doesNotMatch(html, /<button[^>]* name="do"/)
  assert.match((await get(auditor, inEnglish(path))).html, /Cabinet, sitting of November 25, 2026/)

  assert.equal((await fill(registrar, path, {}, 'lock')).to, path)
  const unsaid = await fill(registrar, path, { decision: 'refused', reason: '' }, 'decision-2')
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.html, /Un motif est nécessaire/)
  assert.match(unsaid.html, /value="refused" checked/)
  await fill(registrar, path, { decision: 'refused', reason: 'hors budget' }, 'decision-2')
  await fill(registrar, path, { decision: 'adopted' }, 'decision-1')
  assert.match((await get(registrar, path)).html, /Adopter et numéroter 1 acte/)
  await fill(registrar, path, {}, 'adopt')
  await fill(registrar, path, {}, 'close')
  const closed = await get(auditor, path)
  assert.match(closed.html, /D\.\s1-2026/)
  assert.match(closed.html, /hors budget/)
  assert.match(closed.html, /Close par/)

  const json = (await (await site.as(auditor).request(`${path}.json`)).json()) as { items: { act: string | null }[] }
  assert.deepEqual(
    json.items.map(({ act }) => act),
    ['1-2026', null],
  )
  const all = (await (await site.as(auditor).request('/en/sittings.json?year=2026')).json()) as { items: object[] }
  assert.deepEqual(all.items[0], {
    ...all.items[0],
    council: 'executive',
    day: sittingDay,
    state: 'closed',
    items: 2,
    decided: 2,
  })
  const [fr, en] = [
    /Heures\s: 13\sh\s30 à 15\sh \(heure de l’Est\)\s+Lieu\s: Salle A\n/,
    /Hours: 1:30 p\.m\. to 3:00 p\.m\. \(Eastern Time\)\s+Place: Salle A\n/,
  ]
  for (const [file, where] of [
    [`${path}/cahier.pdf`, fr],
    [`${inEnglish(path)}/book.pdf`, en],
    [`${path}/proces-verbal.pdf`, fr],
    [`${inEnglish(path)}/minutes.pdf`, en],
  ] as const) {
    const response = await site.as(auditor).request(file)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = Buffer.from(bytes).toString('latin1')
    if (canRead) assert.match(textOf(bytes) ?? '', where)
    assert.equal(response.status, 200, file)
    assert.match(text, /^%PDF-1\.7/)
    assert.match(text, /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.match(text, /\/Outlines /, 'bookmarks')
  }
})

test('the minutes are also a document for a word processor, in both languages', async () => {
  const { items } = (await (
    await site.as(auditor).request('/fr/seances.json?year=2026&sort=decided&dir=desc')
  ).json()) as {
    items: { sitting_id: string }[]
  }
  for (const [path, heading, place] of [
    [`/fr/seances/${items[0]?.sitting_id}/proces-verbal.docx`, 'Heading1: Procès-verbal', /Lieu\s: Salle A/],
    [`/en/sittings/${items[0]?.sitting_id}/minutes.docx`, 'Heading1: Minutes', /Place: Salle A/],
  ] as const) {
    const response = await site.as(auditor).request(path)
    assert.equal(response.status, 200)
    const lines = paragraphsOf(new Uint8Array(await response.arrayBuffer()))
    assert.equal(lines[0], heading)
    assert.match(lines[2] ?? '', /(13\sh\s30 à 15\sh|1:30 p\.m\. to 3:00 p\.m\.)/)
    assert.match(lines[3] ?? '', place)
    assert.match(lines[4] ?? '', /^Heading2: /)
    assert.match(lines[5] ?? '', /^Heading3: 1\. /)
    assert.match(lines[6] ?? '', /1-2026/)
  }
  const path = `/fr/seances/${items[0]?.sitting_id}/proces-verbal.docx`
  assert.equal((await site.as(null).request(path)).status, 403)
})

test('who has no part in sittings does not read them; who does not hold them does not decide', async () => {
  for (const actor of [null, holder]) assert.equal((await get(actor, '/fr/seances')).status, 403)
  assert.equal((await get(adviser, '/fr/seances/nouvelles')).status, 403)
  const { to: path } = await fill(registrar, '/en/sittings/new', { first: '2026-12-02', cutoff_days: '0' })
  const refused = await site.as(adviser).send(`${path}/step`, { name: 'lock' })
  assert.equal(refused.status, 403)
  const twice = await fill(registrar, '/en/sittings/new', { first: '2026-12-02', cutoff_days: '0' })
  assert.equal(twice.status, 409)
  assert.match(twice.html, /All these sittings exist already/)
  assert.equal((await get(adviser, '/fr/seances/00000000-0000-4000-8000-000000000000')).status, 404)
})
