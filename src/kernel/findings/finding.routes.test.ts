import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Actor, Role } from '../access/index.ts'
import { testDatabase } from '../database/testing.ts'
import { day, fixedClock } from '../time/index.ts'
import { testSite } from '../web/testing.ts'
import { type Charge, type Check, type Finding, findingsPart } from './index.ts'

const database = await testDatabase()
const someone = (role: Role): Actor => ({ id: `${role}-1`, name: `A ${role}`, role, scope: {} })
const [registrar, adviser, auditor] = [someone('registrar'), someone('adviser'), someone('auditor')]

const finding = (key: string, body: string, facts: Finding['facts'] = [1]): Finding => ({
  key,
  says: { fr: `Constat ${key}`, en: `Finding ${key}` },
  since: day('2026-11-10'),
  body: { id: body, name: { fr: `Organisme ${body}`, en: `Body ${body}` } },
  path: { fr: '/la', en: '/there' },
  about: { thing: key },
  facts,
})

let found: Finding[] = []
const checks: readonly Check[] = [
  {
    name: 'test.law',
    title: { fr: 'Selon la loi', en: 'By the law' },
    why: { fr: 'La loi le veut.', en: 'The law wants it.' },
    rule: { id: 'TST-01', law: 'RLRQ, c. X-1, a. 2', status: 'derived' },
    concerns: ['adviser'],
    isPublic: true,
    unjudged: { fr: 'Ce que nul ne sait.', en: 'What nobody knows.' },
    find: async () => ({ findings: found, unjudged: 3 }),
    mends: async (_, { actor }, lines) =>
      new Map(
        lines.map(({ key }) => [
          key,
          {
            title: { fr: 'Régler', en: 'Mend' },
            path: { fr: `/regler/${actor.role}`, en: '/mend' },
            access: ['adviser'],
          },
        ]),
      ),
  },
  {
    name: 'test.ours',
    title: { fr: 'Cohérence', en: 'Consistency' },
    why: { fr: 'Nous le voulons.', en: 'We want it.' },
    rule: null,
    concerns: ['registrar'],
    find: async () => ({ findings: [finding('c', 'two')] }),
  },
]
const charge: Charge = async (_, { scope }) => new Set(scope.organisation ? [scope.organisation] : [])
const siteOn = (on = '2026-11-20') =>
  testSite({ parts: [findingsPart(checks, charge)], database, clock: fixedClock(day(on)) })

type List = {
  total: number
  items: { finding: string; state: string; days: number; rule: string | null; mend: { path: string } | null }[]
  checks: { name: string; open: number; accepted: number; unjudged: number | null }[]
}
const list = async (query = '', on?: string) =>
  (await (await siteOn(on).as(auditor).request(`/fr/completude.json${query}`)).json()) as List
const ids = async (query = '', on?: string) => (await list(query, on)).items.map(({ finding: id }) => id)
const page = '/fr/completude/test.law/a'

test('nothing to point out is said, with what is checked and what is not judged', async () => {
  found = []
  const { html } = await siteOn().as(adviser).page('/fr/completude?check=test.law')
  assert.match(html, /Rien à signaler\./)
  assert.match(html, /Ce que nul ne sait\./)
  assert.match(html, /TST-01, RLRQ, c\. X-1, a\. 2 \(déduite\)/)
  assert.match(html, /Cohérence \(règle de Greffe\)/)
})

test('findings say by which rule, since when and where they are mended, for those who stay inside', async () => {
  found = [finding('a', 'one'), finding('b', 'two')]
  const { total, items, checks: counts } = await list()
  assert.equal(total, 3)
  assert.deepEqual(
    items.map(({ finding: id, days, rule, mend }) => [id, days, rule, mend?.path ?? null]),
    [
      ['test.law/a', 11, 'TST-01', '/fr/regler/auditor'],
      ['test.law/b', 11, 'TST-01', '/fr/regler/auditor'],
      ['test.ours/c', 11, null, null],
    ],
  )
  assert.deepEqual(
    counts.map(({ name, open, accepted, unjudged }) => [name, open, accepted, unjudged]),
    [
      ['test.law', 2, 0, 3],
      ['test.ours', 1, 0, 0],
    ],
  )
  assert.deepEqual(await ids('?check=test.ours'), ['test.ours/c'])
  assert.deepEqual(await ids('?body=two'), ['test.law/b', 'test.ours/c'])
  const { html } = await siteOn().as(adviser).page('/fr/completude')
  assert.match(html, /<a href="\/fr\/regler\/adviser">Régler<\/a>/)
  assert.match((await siteOn().as(auditor).page('/en/completeness')).html, /<a href="\/en\/there">See<\/a>/)
  for (const actor of [null, someone('holder'), someone('pay_officer')])
    assert.equal((await siteOn().as(actor).page('/fr/completude')).status, 403)
  const csv = await (await siteOn().as(auditor).request('/fr/completude.csv')).text()
  assert.deepEqual(
    csv
      .split('\r\n')
      .slice(0, 2)
      .map(line => line.split(',').slice(0, 2).join()),
    ['finding,check', 'Constat a,Selon la loi'],
  )
})

test('whoever has a body in charge sees what the public register says of it, and nothing of the others', async () => {
  found = [finding('a', 'one'), finding('b', 'two'), { ...finding('n', ''), body: null }]
  const secretary = (organisation?: string): Actor => ({
    ...someone('body_secretary'),
    scope: organisation ? { organisation } : {},
  })
  const as = (actor: Actor) => siteOn().as(actor)
  const { items, checks: seen } = (await (
    await as(secretary('one')).request('/fr/completude.json?which=all')
  ).json()) as List
  assert.deepEqual(
    items.map(({ finding: id }) => id),
    ['test.law/a'],
  )
  assert.deepEqual(
    seen.map(({ name, open, unjudged }) => [name, open, unjudged]),
    [['test.law', 1, null]],
    'what does not rest on the public register is not named',
  )
  const { html } = await as(secretary('one')).page('/fr/completude')
  assert.match(html, /Constat a/)
  assert.doesNotMatch(html, /Constat b|Organisme two|Constat n|Acceptés/)
  assert.match(html, /Ce que nul ne sait\./, 'what the check cannot judge')
  assert.match(html, /Seuls paraissent ici les constats tirés du registre public/)
  assert.equal((await as(secretary('one')).page(page)).status, 200)
  assert.doesNotMatch((await as(secretary('one')).page(page)).html, /id="accept"|peuvent accepter/)
  for (const path of [page.replace(/a$/, 'b'), page.replace(/a$/, 'z'), '/fr/completude/test.ours/c'])
    assert.equal((await as(secretary('one')).page(path)).status, 404, path)
  assert.equal((await as(secretary()).page(page)).status, 404)
  assert.match((await as(secretary()).page('/fr/completude')).html, /Rien à signaler\./)
  for (const [body, figure] of [
    ['one', /<span class="figure">1<\/span> Constats à régler/],
    ['two', /<span class="figure">1<\/span> Constats à régler/],
  ] as const)
    assert.match((await as(secretary(body)).page('/fr')).html, figure)
  const csv = await (await as(secretary('two')).request('/fr/completude.csv')).text()
  assert.match(csv, /Constat b/)
  assert.doesNotMatch(csv, /Constat a/)
  assert.equal(
    (await as(secretary('one')).send(`${page}/acceptation`, { seen: '', reason: 'x', until: '2027-01-01' })).status,
    403,
  )
})

test('the home page counts those that concern whoever looks, and counts anew what changes', async () => {
  found = [finding('a', 'one'), finding('b', 'two')]
  const home = async (actor: Actor) => (await siteOn('2026-11-21').as(actor).page('/fr')).html
  assert.match(await home(adviser), /<span class="figure">2<\/span> Constats à régler/)
  assert.match(await home(registrar), /<span class="figure">1<\/span> Constats à régler/)
  assert.doesNotMatch(await home(auditor), /Constats à régler/)
})

test('the figure of the home page leads to the list of those that it counts, a choice that can be taken off', async () => {
  found = [finding('a', 'one'), finding('b', 'two')]
  const secretary: Actor = { ...someone('body_secretary'), scope: { organisation: 'one' } }
  for (const [actor, figure, query] of [
    [adviser, 2, '?whose=mine'],
    [registrar, 1, '?whose=mine'],
    [secretary, 1, ''],
  ] as const)
    for (const [home, list] of [
      ['/fr', '/fr/completude'],
      ['/en', '/en/completeness'],
    ] as const) {
      const browser = siteOn('2026-11-22').as(actor)
      const { html } = await browser.page(home)
      assert.ok(html.includes(`href="${list}${query}"`), `${actor.role} ${html}`)
      assert.match(html, new RegExp(`<span class="figure">${figure}</span>`))
      const items = (await (await browser.request(`${list}.json${query}`)).json()) as List
      assert.equal(items.total, figure)
      const csv = await (await browser.request(`${list}.csv${query}`)).text()
      assert.equal(csv.trim().split('\r\n').length - 1, figure)
    }
  const { html } = await siteOn().as(registrar).page('/fr/completude?whose=mine&sort=since')
  assert.match(html, /Constat c/)
  assert.doesNotMatch(html, /Constat a/)
  assert.match(html, /<option value="mine" selected>Mon rôle</)
  const filters = /<form class="filters".*?<\/form>/s.exec(html)?.[0] ?? ''
  assert.equal(filters.match(/name="whose"/g)?.length, 1, 'chosen once, so that it can be taken off')
  assert.match((await siteOn().as(registrar).page('/fr/completude?whose=all')).html, /Constat a/)
  assert.doesNotMatch((await siteOn().as(secretary).page('/fr/completude')).html, /Pour qui/)
})

test('a finding is accepted with a reason and a day, by those named; the refusal stands at its field with what was typed', async () => {
  found = [finding('a', 'one')]
  const site = siteOn()
  for (const actor of [adviser, auditor]) {
    assert.doesNotMatch((await site.as(actor).page(page)).html, /id="accept"/)
    assert.match((await site.as(actor).page(page)).html, /La greffière ou le greffier et la direction peuvent accepter/)
    assert.equal(
      (await site.as(actor).send(`${page}/acceptation`, { seen: '', reason: 'x', until: '2027-01-01' })).status,
      403,
    )
  }
  for (const [until, says] of [
    ['2026-11-20', /n’est pas à venir/],
    ['2027-11-21', /pour plus d’un an/],
    ['', /À remplir|date réelle/],
  ] as const) {
    const refused = await site.as(registrar).fill(page, { reason: 'Attend la loi', until }, 'accept')
    assert.equal(refused.status, 422)
    assert.match(refused.html, says)
    assert.match(refused.html, /Attend la loi<\/textarea>/)
  }
  const typed = { reason: 'Attend la loi', until: '2026-12-31' }
  assert.equal((await site.as(registrar).fill(page, typed, 'accept')).to, page)
  assert.deepEqual(await ids('?check=test.law'), [])
  assert.deepEqual(await ids('?which=accepted'), ['test.law/a'])
  const shown = (await site.as(adviser).page(page)).html
  assert.match(shown, /A registrar/)
  assert.match(shown, /Attend la loi/)
  await database.asActor(auditor, async tx => {
    const { rows } = await sql<{ what: string; subject: string; details: object }>`
      select what, subject, details from journal.entry where what like 'finding.%'`.execute(tx)
    assert.deepEqual(rows, [
      { what: 'finding.accepted', subject: 'test.law/a', details: { until: '2026-12-31', reason: 'Attend la loi' } },
    ])
  })
})

test('it comes back after its last day, when its facts change, and when it is reopened', async () => {
  assert.equal((await list('?check=test.law&which=all', '2026-12-31')).items[0]?.state, 'accepted')
  assert.equal((await list('?check=test.law', '2027-01-01')).items[0]?.state, 'expired')
  found = [finding('a', 'one', [2])]
  assert.equal((await list('?check=test.law')).items[0]?.state, 'changed')
  assert.match((await siteOn().as(registrar).page(page)).html, /Revenu\s: les faits ont changé/)
  const stale = { seen: 'another', reason: 'x', until: '2026-12-31' }
  assert.equal((await siteOn().as(registrar).send(`${page}/acceptation`, stale)).status, 409)
  found = [finding('a', 'one')]
  assert.equal((await siteOn().as(registrar).fill(page, {}, 'reopen')).to, page)
  assert.equal((await list('?check=test.law')).items[0]?.state, 'open')
  assert.equal((await siteOn().as(registrar).send(`${page}/reouverture`, {})).status, 409)
})

test('what was mended is no longer there, and says so', async () => {
  found = []
  const gone = await siteOn().as(adviser).page(page)
  assert.equal(gone.status, 404)
  assert.match(gone.html, /ce qu’il disait a été réglé/)
  assert.equal((await siteOn().as(adviser).page('/fr/completude/test.none/a')).status, 404)
})

test('the database itself keeps acceptances inside, and takes them from those who answer for them', async () => {
  const row = sql`insert into findings.acceptance (finding, facts, reason, until, accepted_by_name, accepted_at) values ('x', '', '', now(), '', now())`
  for (const actor of [adviser, auditor, someone('holder')])
    await assert.rejects(
      database.asActor(actor, tx => row.execute(tx)),
      /row-level security/,
    )
  await assert.rejects(
    database.asActor(registrar, tx => row.execute(tx)),
    /without a word/,
  )
})
