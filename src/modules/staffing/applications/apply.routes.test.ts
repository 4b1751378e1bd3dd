import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { journalPage } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { atInToronto, day } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { applyPaths } from './application.fields.ts'
import { aCandidate, aPublishedCall, aSubmitted, docx, handClock, pdf, someone } from './testing.ts'

for (const module of modules) declareModule(module)

const clock = handClock(atInToronto(day('2026-11-20'), '10:00'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const [adviser, director] = [someone('adviser'), someone('director')] as [Actor, Actor]
const { reference } = await aPublishedCall(database, clock, { closes: day('2026-12-18') })

const messagesTo = (address: string) =>
  database.asActor(tester, tx =>
    tx
      .selectFrom('mail.message')
      .select(['lang', 'subject', 'body'])
      .where('address', '=', address)
      .orderBy('written_at')
      .execute(),
  )
const journaled = async (what: string) =>
  (await database.asActor(tester, tx => journalPage(tx, { limit: 100, what }))).items

const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name)

test('a visitor asks for a link, which opens an account once, before it expires', async () => {
  const visitor = site.as(null)
  const call = await visitor.page(`/en/calls/${reference}`)
  assert.match(call.html, /href="\/en\/application\?call=2026-418-\d{3}"/)
  const wrong = await visitor.fill(`/en/application?call=${reference}`, { address: 'nobody' })
  assert.equal(wrong.status, 422)
  const { to } = await visitor.fill(`/en/application?call=${reference}`, { address: 'Ann@Example.invalid' })
  assert.equal(to, '/en/application/link-sent')
  const [message] = await messagesTo('ann@example.invalid')
  assert.equal(message?.lang, 'en')
  const path = /http:\/\/localhost:3000(\/en\/application\/link\/[\w-]{43})/.exec(message?.body ?? '')?.[1] ?? ''
  const token = path.split('/').at(-1) ?? ''
  const kept = await database.asOwner(tx => tx.selectFrom('staffing.link').selectAll().execute())
  assert.ok(
    kept.every(link => !JSON.stringify(link).includes(token)),
    'only the hash is kept',
  )

  assert.equal((await visitor.page(path)).status, 200)
  assert.equal((await visitor.page(path)).status, 200, 'reading the link uses nothing: mail programs read links')
  const response = await visitor.request(path, { form: {} })
  assert.equal(response.headers.get('location'), `/en/applications?call=${reference}`)
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  assert.match(cookie, /^greffe=[\w-]{43}$/)
  const mine = await (await visitor.request(`/en/applications?call=${reference}`, { headers: { cookie } })).text()
  assert.match(mine, /Begin my application/)
  assert.equal((await visitor.request('/fr/seances', { headers: { cookie } })).status, 403, 'a candidate is not inside')
  const again = await visitor.request(path, { form: {} })
  assert.equal(again.status, 410)
  assert.match(await again.text(), /already used, or has expired/)

  await visitor.fill('/fr/candidature', { address: 'ann@example.invalid' })
  const late =
    /(\/fr\/candidature\/lien\/[\w-]{43})/.exec((await messagesTo('ann@example.invalid'))[1]?.body ?? '')?.[1] ?? ''
  clock.set(atInToronto(day('2026-11-20'), '10:31'))
  assert.equal((await visitor.request(late, { form: {} })).status, 410)
  assert.equal((await visitor.request(late.slice(0, -1) + (late.endsWith('A') ? 'B' : 'A'), { form: {} })).status, 410)
  for (let n = 0; n < 3; n++) await visitor.send('/fr/candidature', { address: 'ann@example.invalid' })
  const flood = await visitor.send('/fr/candidature', { address: 'ann@example.invalid' })
  assert.equal(flood.status, 429)
})

test('a candidate fills the form part by part, submits, follows, and withdraws', async () => {
  clock.set(atInToronto(day('2026-11-20'), '11:00'))
  const candidate = await aCandidate(database, clock, 'ines@exemple.invalid')
  const browser = site.as(candidate)
  const { to: path } = await browser.fill(`/fr/appels/${reference}`, {}, 'apply')
  assert.match(path, /^\/fr\/candidatures\/[0-9a-f-]{36}$/)
  assert.equal((await browser.fill(`/fr/appels/${reference}`, {}, 'apply')).to, path, 'the same one, not a second')
  assert.doesNotMatch((await browser.page(path)).html, /id="submit"/)
  const early = await browser.send(`${path}/depot`, {})
  assert.equal(early.status, 422)
  assert.match(early.html, /votre curriculum vitæ\./)

  const part = (name: string) => `${path}/parties/${name}`
  await browser.fill(part('identity'), { given_name: 'Inès', family_name: 'Côté', phone: '418 555-0100' })
  const career = {
    years: '12',
    summary: 'Douze années.',
    'employers.0.name': 'Cabinet Exemple',
    'employers.0.from': '2020-01-06',
    'employers.0.to': '2019-01-06',
  }
  const wrong = await browser.fill(part('career'), career)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /Un emploi finit avant de commencer/)
  assert.match(wrong.html, /hrefLang="en"|hreflang="en" href="\/en\/applications\/[0-9a-f-]+\/parts\/career"/i)
  assert.equal((await browser.fill(part('career'), { ...career, 'employers.0.to': '' })).to, path)
  assert.match((await browser.page(part('career'))).html, /value="Cabinet Exemple"/)
  await browser.fill(part('motivation'), { motivation: 'Servir.' })
  await browser.fill(part('consent'), { checks: 'yes', truthful: 'yes' })

  const documents = `${path}/documents`
  const macro = docx({ 'word/vbaProject.bin': 'x' })
  for (const [name, bytes, status] of [
    ['cv.pdf', new Uint8Array(Buffer.from('MZ program')), 415],
    ['cv.docx', macro, 415],
    ['cv.pdf', pdf({ catalogue: '/OpenAction 5 0 R' }), 415],
    ['cv.pdf', new Uint8Array(10_485_761), 413],
    ['cv.pdf', new Uint8Array(30_000_000), 413],
  ] as const) {
    const refused = await browser.upload(documents, { kind: 'resume', _form: 'add' }, { file: file(name, bytes) })
    assert.equal(refused.status, status)
  }
  const said = await browser.upload(documents, { kind: 'resume', _form: 'add' }, { file: file('cv.docx', macro) })
  assert.match(said.html, /Ce document contient une macro\. Imprimez le document en PDF/)
  assert.match(said.html, /id="add-file"[^>]*aria-invalid="true"/)
  assert.match((await browser.page(part('documents'))).html, /Aucun document/, 'nothing is kept')
  const arabic = await browser.upload(documents, { kind: 'resume' }, { file: file('سيرة ذاتية.pdf', pdf()) })
  assert.equal(arabic.to, `${part('documents')}`)
  const listed = await browser.page(part('documents'))
  assert.match(listed.html, /سيرة ذاتية\.pdf/)
  const href = /href="([^"]*\/documents\/[0-9a-f-]{36})"/.exec(listed.html)?.[1] ?? ''
  const download = await browser.request(href)
  assert.equal(download.headers.get('content-type'), 'application/pdf')
  assert.match(download.headers.get('content-disposition') ?? '', /^attachment; .*filename\*=UTF-8''%D8%B3/)
  assert.deepEqual(new Uint8Array(await download.arrayBuffer()), pdf())
  for (let n = 0; n < 4; n++) await browser.upload(documents, { kind: 'other' }, { file: file(`${n}.docx`, docx()) })
  const sixth = await browser.upload(documents, { kind: 'other' }, { file: file('6.docx', docx()) })
  assert.equal(sixth.status, 409)
  const removal = /action="([^"]*\/retrait)"/.exec((await browser.page(part('documents'))).html)?.[1] ?? ''
  const last = (await browser.page(part('documents'))).html.match(/action="[^"]*\/retrait"/g)?.at(-1) ?? ''
  assert.notEqual(removal, '')
  await browser.send(last.slice(8, -1), {})

  await browser.fill(part('self'), { answers: 'yes', groups: ['women', 'indigenous'] })
  assert.match((await browser.page(part('self'))).html, /value="indigenous" checked/)

  assert.equal((await browser.fill(path, {}, 'submit')).to, path)
  const followed = await browser.page(path)
  assert.match(followed.html, /Reçue, accusé de réception envoyé/)
  assert.match(followed.html, /Prochaines nouvelles au plus tard<\/dt><dd>17.janvier.2027/)
  assert.equal((await browser.page(part('identity'))).status, 409, 'what is submitted no longer changes')
  assert.equal((await browser.send(part('identity'), { given_name: 'X' })).status, 409)
  assert.equal((await browser.upload(documents, { kind: 'other' }, { file: file('7.pdf', pdf()) })).status, 409)
  const json = (await (await browser.request(`${path}.json`)).json()) as {
    state: string
    receipt: string
    history: object[]
  }
  assert.equal(json.state, 'acknowledged')
  assert.match(json.receipt, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  assert.equal(json.history.length, 3)
  const [receipt] = await messagesTo('ines@exemple.invalid')
  assert.match(receipt?.subject ?? '', new RegExp(json.receipt))
  assert.match(receipt?.body ?? '', /au plus tard le 17.janvier.2027/)

  assert.equal((await browser.fill(path, {}, 'withdraw')).to, path)
  assert.match((await browser.page(path)).html, /Retirée/)
  assert.match((await browser.page(path)).html, /Conservée jusqu’au<\/dt><dd>20.novembre.2028/)
  assert.equal((await browser.send(`${path}/retrait`, {})).status, 409)
  assert.equal((await messagesTo('ines@exemple.invalid')).length, 2)
  assert.match((await browser.fill(`/fr/appels/${reference}`, {}, 'apply')).to, /candidatures/)
})

test('after the deadline nothing is submitted, saved or begun', async () => {
  clock.set(atInToronto(day('2026-11-20'), '12:00'))
  const candidate = await aCandidate(database, clock, 'late@exemple.invalid')
  const browser = site.as(candidate)
  const { to: path } = await browser.fill(`/fr/appels/${reference}`, {}, 'apply')
  clock.set(atInToronto(day('2026-12-18'), '23:59'))
  for (const [at, typed] of [
    [`${path}/depot`, {}],
    [`${path}/parties/motivation`, { motivation: 'x' }],
    [`/fr/appels/${reference}/candidature`, {}],
  ] as const) {
    if (at.endsWith('candidature')) await browser.send(`${path}/retrait`, {})
    assert.equal((await browser.send(at, typed)).status, 409, at)
  }
  assert.doesNotMatch((await browser.page(`/fr/appels/${reference}`)).html, /id="apply"/)
  clock.set(atInToronto(day('2026-11-20'), '12:00'))
})

test('the team reads, decides and gives news; each reading is journaled, each change told', async () => {
  clock.set(atInToronto(day('2026-11-20'), '13:00'))
  const { id, candidate } = await aSubmitted(database, clock, reference, 'bea@exemple.invalid')
  const list = `/fr/appels/${reference}/candidatures`
  const path = `${list}/${id}`
  assert.match((await site.as(adviser).page(list)).html, /Inès Côté/)
  const read = await site.as(adviser).page(path)
  assert.match(read.html, /bea@exemple\.invalid/)
  assert.match(read.html, /Cabinet Exemple/)
  const href = /href="([^"]*\/documents\/[0-9a-f-]{36})"/.exec(read.html)?.[1] ?? ''
  assert.match(read.html, /Candidature [2-9A-Z-]{9}\u00a0: Reçue, accusé de réception envoyé, 20.novembre/)
  assert.equal((await site.as(director).request(href)).status, 200)
  assert.equal((await journaled('applications.listed'))[0]?.subject, reference)
  assert.equal((await journaled('application.read'))[0]?.subject, id)
  assert.equal((await journaled('application.document_read'))[0]?.actor, director.id)

  const step = (typed: Record<string, string>, form: string) => site.as(adviser).fill(path, typed, form)
  assert.equal((await step({ reason: '' }, 'refuse')).status, 422)
  assert.equal((await step({ next_news: '2026-11-20' }, 'admit')).status, 422)
  assert.equal((await step({}, 'admit')).to, path)
  assert.equal((await site.as(adviser).send(`${path}/etape`, { move: 'find_apt' })).status, 409, 'nobody skips')
  assert.equal((await site.as(adviser).send(`${path}/etape`, { move: 'withdraw' })).status, 422)

  clock.set(atInToronto(day('2026-12-10'), '13:00'))
  assert.match((await site.as(adviser).page('/fr/candidatures-sans-nouvelles')).html, /Personne n’attend/)
  clock.set(atInToronto(day('2026-12-11'), '08:00'))
  assert.match((await site.as(adviser).page('/fr/candidatures-sans-nouvelles')).html, /Inès Côté/)
  const home = await site.as(adviser).page('/fr')
  assert.match(home.html, /Candidatures sans nouvelles/)
  assert.doesNotMatch(home.html, /Inès/)
  assert.equal((await step({ next_news: '2027-01-11' }, 'news')).to, path)
  assert.match((await site.as(adviser).page('/fr/candidatures-sans-nouvelles')).html, /Personne n’attend/)
  assert.match((await site.as(candidate).page(`/fr/candidatures/${id}`)).html, /11.janvier.2027/)
  await step({ reason: 'Moins de dix années d’expérience.' }, 'leave')
  const told = await messagesTo('bea@exemple.invalid')
  assert.deepEqual(
    told.map(({ subject }) => subject.split('\u00a0: ')[1]),
    [
      'Reçue, accusé de réception envoyé',
      'Recevable',
      'Nouvelles de votre candidature',
      'Non retenue à la présélection',
    ],
  )
  assert.match(told[3]?.body ?? '', /Motif\u00a0: Moins de dix années/)
  const statistics = (await (await site.as(adviser).request(`/fr/appels/${reference}/statistiques.json`)).json()) as {
    items: { state: string; reached: number }[]
    self_identification: null
  }
  assert.equal(statistics.items.find(({ state }) => state === 'admissible')?.reached, 1)
  assert.equal(statistics.self_identification, null)
})

test('nobody but those of the matrix reaches an application: every route, every role, another candidate included', async () => {
  clock.set(atInToronto(day('2026-11-20'), '14:00'))
  const { id, candidate } = await aSubmitted(database, clock, reference, 'owner@exemple.invalid')
  const other = await aCandidate(database, clock, 'other@exemple.invalid')
  const otherDraft = (await site.as(other).fill(`/fr/appels/${reference}`, {}, 'apply')).to.split('/').at(-1) ?? ''
  const document =
    /documents\/([0-9a-f-]{36})/.exec(
      (await site.as(adviser).page(`/fr/appels/${reference}/candidatures/${id}`)).html,
    )?.[1] ?? ''
  const fill = (path: string, id: string) =>
    `/fr${path.replace(':reference', reference).replace(':id', id).replace(':document', document).replace(':part', 'identity')}`
  const team = ['ofCall', 'review', 'reviewDocument', 'reviewStep', 'reviewNews', 'silent'] as const
  const owners = ['application', 'part', 'documents', 'document', 'removal', 'submission', 'withdrawal'] as const
  const posts = ['reviewStep', 'reviewNews', 'documents', 'removal', 'submission', 'withdrawal'] as const
  const ask = (actor: Actor | null, name: keyof typeof applyPaths, of: string) => {
    const path = fill(applyPaths[name].fr, of)
    const isPost = (posts as readonly string[]).includes(name)
    return isPost ? site.as(actor).send(path, { move: 'admit', next_news: '2027-01-01' }) : site.as(actor).page(path)
  }
  const outsiders = [
    null,
    other,
    ...(
      ['legal_adviser', 'registrar', 'pay_officer', 'minister_office', 'body_secretary', 'holder', 'auditor'] as const
    ).map(role => someone(role)),
  ]
  for (const actor of outsiders) {
    for (const name of team) assert.equal((await ask(actor, name, id)).status, 403, `${actor?.role} ${name}`)
    for (const name of owners) {
      const { status, html } = await ask(actor, name, id)
      const isOther = actor?.role === 'candidate'
      const expected = isOther ? (name === 'documents' ? 422 : 404) : 403
      assert.equal(status, expected, `${actor?.role} ${name}`)
      assert.doesNotMatch(html, /Inès|Côté|owner@/)
    }
  }
  const added = await site
    .as(other)
    .upload(fill(applyPaths.documents.fr, id), { kind: 'other' }, { file: file('x.pdf', pdf()) })
  assert.equal(added.status, 404)
  for (const actor of [adviser, director]) {
    for (const name of owners) assert.equal((await ask(actor, name, id)).status, 403)
    assert.equal((await ask(actor, 'review', otherDraft)).status, 404, 'a draft is its candidate’s alone')
  }
  assert.equal((await ask(candidate, 'document', id)).status, 200)
})
