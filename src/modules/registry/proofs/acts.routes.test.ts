import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { docxType } from '../../../kernel/documents/index.ts'
import { paragraphsOf } from '../../../kernel/documents/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { searchRoute } from '../../../kernel/search/index.ts'
import { day } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { adopt } from '../../acts/index.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const found = modules.flatMap(({ search = [] }) => search)
const site = testSite({ parts: [...modules, { name: 'search', routes: [searchRoute(found)] }], database })
const someone = (role: Role): Actor => ({ id: id(), name: role, role, scope: {} })
const visitor = site.as(null)
const registrar = site.as(someone('registrar'))
const json = async (path: string) => (await (await visitor.request(path)).json()) as Record<string, never>

const empty = { fr: await visitor.page('/fr/actes'), en: await visitor.page('/en/acts') }

const header = {
  title: { fr: 'la nomination d’une juge', en: 'the appointment of a judge' },
  recitals: [
    {
      fr: 'le Tribunal compte au moins un juge',
      en: 'the Tribunal has at least one judge',
      law: { text: 'Loi sur le Tribunal', article: '4', version_date: day('2020-01-01') },
    },
  ],
  recommender: { fr: 'la ministre de la Justice', en: 'the Minister of Justice' },
  schedules: [{ title: { fr: 'Conditions', en: 'Conditions' }, body: { fr: '1. Objet', en: '1. Purpose' } }],
  signatories: [{ name: 'Louis Morneau', title: { fr: 'Le greffier', en: 'The Clerk' } }],
}

const register = await database.asActor(tester, async tx => {
  const [seat, rose] = [aPost(), aPerson()]
  const begins = article('mandate.begin', {
    mandate: id(),
    post: seat.post,
    person: rose.person,
    from: '2021-03-01',
    to: '2026-02-28',
  })
  const articles = [...seat.articles, ...rose.articles, begins]
  const first = await adopt(
    tx,
    { kind: 'decret', number: '812-2021', adopted_on: day('2021-02-24'), header, articles },
    '2021-02-24T15:00:00Z',
  )
  const many = await decide(
    tx,
    Array.from({ length: 250 }, (_, n) => ({
      text_fr: `texte ${n + 1}`,
      text_en: `text ${n + 1}`,
      effect: null,
      input: null,
    })),
    { kind: 'import', on: '2022-01-05' },
  )
  return { seat, rose, first, many }
})
const { first, many } = register

test('a register without acts says so', () => {
  assert.match(empty.fr.html, /Aucun acte n’a encore été adopté/)
  assert.match(empty.en.html, /No act has been adopted yet/)
})

test('the list: the newest first, narrowed by kind, year and words, in both languages and as data', async () => {
  const { html } = await visitor.page('/fr/actes')
  assert.ok(html.indexOf('Reprise\u00a01-2022') < html.indexOf('D.\u00a0812-2021'))
  assert.match(html, /la nomination d’une juge/)
  assert.match((await visitor.page('/en/acts')).html, /O\.C\.\u00a0812-2021.*the appointment of a judge/s)
  const numbers = async (query: string) =>
    ((await json(`/fr/actes.json?${query}`)) as unknown as { items: { number: string }[] }).items.map(
      ({ number }) => number,
    )
  assert.deepEqual(await numbers(''), ['1-2022', '812-2021'])
  assert.deepEqual(await numbers('kind=decret'), ['812-2021'])
  assert.deepEqual(await numbers('year=2022'), ['1-2022'])
  assert.deepEqual(await numbers('filter=NOMINATION+812'), ['812-2021'])
  assert.deepEqual(await numbers('sort=articles&dir=asc'), ['812-2021', '1-2022'])
  assert.match((await visitor.page('/fr/actes?kind=ct')).html, /Aucun acte ne répond à ce choix/)
  const csv = await (await visitor.request('/fr/actes.csv')).text()
  assert.match(csv, /^number,kind,adopted_on,title,articles,gazette_date\r\n1-2022,/)
})

test('an act reads as its document, and says what each article did', async () => {
  const { html } = await visitor.page(`/fr/actes/${first.act_id}`)
  assert.match(html, /CONCERNANT <\/span>la nomination d’une juge/)
  assert.match(html, /ATTENDU QUE <\/span>le Tribunal compte/)
  assert.match(html, /sur la recommandation de la ministre de la Justice/)
  assert.match(html, /<h4>1\. Objet<\/h4>/)
  assert.match(html, /Loi sur le Tribunal, art\.\u00a04/)
  assert.match(html, /id="article-4"/)
  assert.match(html, new RegExp(`href="/fr/registre/postes/${register.seat.post}"`))
  assert.match(html, /Mandat, Rose Gagné, à compter du 1er\u00a0mars 2021/)
  assert.match(html, /premier acte du registre/)
  assert.doesNotMatch(html, /Consigner la signature/)
  assert.doesNotMatch(html, / style=/)
  assert.match((await visitor.page(`/en/acts/${first.act_id}`)).html, /WHEREAS <\/span>the Tribunal has/)
  assert.equal((await visitor.page(`/fr/actes/${id()}`)).status, 404)
  assert.equal((await visitor.page('/fr/actes/xyz')).status, 404)
})

test('as data an act has its articles, its inputs and its seal', async () => {
  const act = (await json(`/fr/actes/${first.act_id}.json`)) as unknown as {
    number: string
    seal: string
    items: { input: { from?: string } }[]
    total: number
    before: null
  }
  assert.equal(act.number, '812-2021')
  assert.match(act.seal, /^[0-9a-f]{64}$/)
  assert.deepEqual([act.total, act.items.length, act.before], [4, 4, null])
  assert.equal(act.items[3]?.input.from, '2021-03-01')
})

test('a long act has pages, each article at its own address', async () => {
  const one = await visitor.page(`/fr/actes/${many.act_id}`)
  assert.match(one.html, /Articles 1 à 100 sur 250/)
  assert.match(one.html, /id="article-100"/)
  assert.doesNotMatch(one.html, /id="article-101"/)
  const last = await visitor.page(`/fr/actes/${many.act_id}?offset=200`)
  assert.match(last.html, /id="article-250"/)
  assert.doesNotMatch(last.html, /CONCERNANT/)
  const data = (await json(`/fr/actes/${many.act_id}.json?offset=200`)) as unknown as {
    items: { article: number }[]
    next: null
  }
  assert.deepEqual([data.items[0]?.article, data.items.length, data.next], [201, 50, null])
})

test('the document of an act is a PDF in either language', async () => {
  for (const path of [`/fr/actes/${first.act_id}/document.pdf`, `/en/acts/${first.act_id}/document.pdf`]) {
    const response = await visitor.request(path)
    assert.equal(response.headers.get('content-type'), 'application/pdf')
    assert.match(response.headers.get('content-disposition') ?? '', /^inline; filename="decret-812-2021-/)
    assert.equal(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
  }
})

test('the document of an act is also for a word processor, in either language', async () => {
  for (const [path, said] of [
    [`/fr/actes/${first.act_id}/document.docx`, /^Heading1: Décret\u00a0812-2021/],
    [`/en/acts/${first.act_id}/document.docx`, /^Heading1: Order in Council\u00a0812-2021/],
  ] as const) {
    const response = await visitor.request(path)
    assert.equal(response.headers.get('content-type'), docxType)
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="decret-812-2021-/)
    assert.match(paragraphsOf(new Uint8Array(await response.arrayBuffer()))[0] ?? '', said)
  }
})

test('the registrar records the signature and the publication, once, on days that can be', async () => {
  const path = `/fr/actes/${first.act_id}`
  assert.equal((await registrar.fill(path, { day: '2021-02-24' }, 'signature')).to, path)
  const twice = await registrar.fill(path, { day: '2021-02-25' }, 'signature')
  assert.equal(twice.status, 409)
  assert.match(twice.html, /href="#signature-signatory"/)

  const incomplete = await registrar.fill(path, { day: '2021-03-10', gazette_page: '' }, 'publication')
  assert.equal(incomplete.status, 422)
  assert.match(incomplete.html, /href="#publication-gazette_page"/)
  const early = await registrar.fill(path, { day: '2021-02-23', gazette_page: '1203' }, 'publication')
  assert.match(early.html, /L’acte a été adopté le 24\u00a0février 2021/)
  assert.match(early.html, /value="1203"/)
  const ahead = await registrar.fill(path, { day: '2030-01-01', gazette_page: '1203' }, 'publication')
  assert.equal(ahead.status, 422)
  const published = { day: '2021-03-10', gazette_page: '1203' }
  assert.equal((await registrar.fill(path, published, 'publication')).to, path)
  const { html } = await registrar.page(path)
  assert.match(html, /10\u00a0mars 2021, partie\u00a02, p\.\u00a01203/)
  assert.match(html, /Gazette officielle du 10\u00a0mars 2021, partie 2, page 1203/)
  assert.match(html, /Louis Morneau/)
  const again = await registrar.send(`${path}/publication`, { ...published, gazette_part: '2' })
  assert.equal(again.status, 409)
  assert.match(again.html, /déjà été publié/)
})

test('nobody else records anything, and the attempt is journaled', async () => {
  const event = { day: '2021-03-10', signatory: 'X' }
  for (const actor of [null, someone('adviser'), someone('auditor')]) {
    const { status } = await site.as(actor).send(`/fr/actes/${first.act_id}/signature`, event)
    assert.equal(status, 403)
  }
  const [line] = await database.asActor(tester, tx =>
    tx.selectFrom('journal.entry').selectAll().orderBy('entry_id', 'desc').limit(1).execute(),
  )
  assert.deepEqual([line?.what, line?.role], ['access.refused', 'auditor'])
})

test('an act is found by its number and by its subject, in either language', async () => {
  type Found = { items: { title: string; path: string }[] }
  for (const q of ['812-2021', 'nomination juge', 'appointments', 'd 812']) {
    const { items } = (await json(`/fr/recherche.json?q=${encodeURIComponent(q)}`)) as unknown as Found
    assert.deepEqual([items[0]?.title, items[0]?.path], ['D.\u00a0812-2021', `/fr/actes/${first.act_id}`], q)
  }
})
