import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, type Instant } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { importFile } from '../imports/import.actions.ts'
import { article, decide, id } from '../testing.ts'
import { recordBirth } from './birth.actions.ts'
import { birthOf } from './birth.queries.ts'

for (const module of modules) declareModule(module)
const database = await testDatabase()
const someone = (role: Role): Actor => ({ id: id(), name: role, role, scope: {} })
const site = testSite({ parts: modules, database })
const [visitor, adviser, registrar] = [site.as(null), site.as(someone('adviser')), site.as(someone('registrar'))]

const file = {
  persons: [
    { id: 'a', name: 'Rose Gagné', given_name: 'Rose', family_name: 'Gagné' },
    { id: 'b', name: 'Rose Gagné', given_name: 'Rose', family_name: 'Gagné' },
  ],
  organizations: [{ id: 'o', name: 'Régie' }],
  posts: [
    { id: 'p', label: 'Juge', organization_id: 'o' },
    { id: 'q', label: 'Présidente', organization_id: 'o' },
  ],
  memberships: [
    { id: 'm', person_id: 'a', post_id: 'p', organization_id: 'o', start_date: '2010-01-01', end_date: '2014-12-31' },
    { id: 'n', person_id: 'b', post_id: 'q', organization_id: 'o', start_date: '2013-01-01' },
  ],
}
const take = (content: object, now: string) =>
  database.asActor(someone('operator'), tx =>
    importFile(tx, {
      format: 'popolo',
      on: null,
      options: null,
      actor: someone('operator'),
      open: async function* () {
        yield Buffer.from(JSON.stringify(content))
      },
      name: 'essai.json',
      today: day(now.slice(0, 10)),
      now: now as Instant,
      dryRun: false,
      progress: () => undefined,
    }),
  )
const json = async <T>(path: string): Promise<T> => (await (await visitor.request(path)).json()) as T
type Line = { id: string; offices: { post: { id: string } }[] }

const taken = await take(file, '2026-10-01T15:00:00Z')
assert.equal(taken.refused, null, JSON.stringify(taken))
const { items } = await json<{ items: Line[] }>('/fr/registre/personnes.json?filter=gagne')
const kept = items.find(({ offices }) => offices.length > 0)?.id ?? ''
const gone = items.find(one => one.id !== kept)?.id ?? ''
const merged = { on: '2026-11-19', now: '2026-11-19T15:00:00Z' }

test('two likely entries of one person lead to both side by side, and an adviser on to a prepared draft', async () => {
  const found = await json<{ items: { check: string; mend: string }[] }>(
    '/fr/completude.json?check=registry.duplicates',
  )
  assert.ok(found)
  const page = await visitor.page(`/fr/registre/personnes/${gone}/comparer/${kept}`)
  assert.equal(page.status, 200)
  assert.match(page.html, /Première inscription/)
  assert.match(page.html, /deux mandats de titulaire à temps plein à la fois, depuis le/)
  assert.doesNotMatch(page.html, /Réunir en gardant/)
  const { entries, warnings } = await json<{ entries: { id: string }[]; warnings: { rule: string }[] }>(
    `/fr/registre/personnes/${gone}/comparer/${kept}.json`,
  )
  assert.deepEqual([entries.map(one => one.id), warnings.map(({ rule }) => rule)], [[gone, kept], ['NOM-11']])
  const own = await adviser.page(`/fr/registre/personnes/${gone}/comparer/${kept}`)
  const link = /href="([^"]*)"[^>]*>\s*Réunir en gardant la seconde/.exec(own.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const first = (await adviser.fill(link, { kind: 'decret' })).to
  const draft = first.replace(/\/articles.*$/, '')
  const saved = await adviser.fill(first, {})
  assert.equal(saved.status, 303, saved.html)
  const preview = await adviser.page(`${draft}/apercu`)
  assert.doesNotMatch(preview.html, /L’adoption serait refusée/)
  assert.match(preview.html, /soient réunies en une seule les deux inscriptions/)
  assert.match(preview.html, /NOM-11/)
  const { items: others } = await json<{ items: Line[] }>(`/fr/registre/personnes/${gone}/comparer.json`)
  assert.deepEqual(
    others.map(one => one.id),
    [kept],
  )
  assert.match((await registrar.page(`/fr/registre/personnes/${gone}`)).html, /Comparer avec une autre inscription/)
})

test('once merged, the old address says where the entry went, and as known before it is as it was', async () => {
  const by = someone('director')
  const instant = '2026-11-19T15:00:00Z' as Instant
  await database.asActor(by, tx =>
    recordBirth(tx, { person: gone, born_on: day('1970-01-02'), actor: by, now: instant }),
  )
  await database.asActor(tester, tx => decide(tx, [article('person.merge', { person: gone, into: kept })], merged))
  assert.equal((await database.asActor(by, tx => birthOf(tx, kept)))?.born_on, '1970-01-02')
  const old = await visitor.page(`/fr/registre/personnes/${gone}`)
  assert.equal(old.status, 200)
  assert.match(old.html, /Réunie à l’inscription de/)
  assert.match(old.html, new RegExp(`href="/fr/registre/personnes/${kept}"`))
  const before = `/fr/registre/personnes/${gone}?known=2026-11-18`
  assert.ok(old.html.includes(before))
  assert.match((await visitor.page(before)).html, /Juge|juge/)
  const card = await json<{ merged_into: { id: string } | null; merged: unknown[] }>(
    `/fr/registre/personnes/${gone}.json`,
  )
  assert.equal(card.merged_into?.id, kept)
  const now = await json<{ merged_into: null; merged: { id: string }[]; mandates: unknown[] }>(
    `/fr/registre/personnes/${kept}.json`,
  )
  assert.deepEqual([now.merged_into, now.merged.map(one => one.id), now.mandates.length], [null, [gone], 2])
  assert.match((await visitor.page(`/fr/registre/personnes/${kept}`)).html, /Réunit aussi/)
  const moved = await visitor.request(`/id/${gone}`)
  assert.match(moved.headers.get('location') ?? '', new RegExp(`personnes/${gone}`))
})

test('every address of the merged entry leads on for good, and as known before it answers as it did', async () => {
  const at = (id: string, rest: string) => `/fr/registre/personnes/${id}${rest}`
  const cases = [
    ['/carte.vcf', '/carte.vcf', visitor],
    ['.csv', '.csv', visitor],
    ['.xlsx?on=2014-01-01', '.xlsx?on=2014-01-01', visitor],
    ['/comparer', '/comparer', visitor],
    ['/comparer.json?filter=roy', '/comparer.json?filter=roy', visitor],
    ['/comparer.csv', '/comparer.csv', visitor],
    [`/comparer/${kept}`, '', visitor],
    [`/comparer/${kept}.json`, '.json', visitor],
    ['/naissance', '/naissance', site.as(someone('director'))],
  ] as const
  for (const [from, to, browser] of cases) {
    const answer = await browser.request(at(gone, from))
    assert.deepEqual([answer.status, answer.headers.get('location')], [308, at(kept, to)], from)
    assert.equal(answer.headers.get('cache-control'), 'no-cache', 'a merge can be undone')
    const there = await browser.request(at(kept, to))
    assert.equal(there.status, 200, to)
    // A file that nobody reads would stay open.
    await there.arrayBuffer()
    const before = `${from}${from.includes('?') ? '&' : '?'}known=2026-11-18`
    const then = await browser.request(at(gone, before))
    if (!from.includes('naissance') && !from.includes('carte')) assert.equal(then.status, 200, before)
    await then.arrayBuffer()
  }
  const english = await visitor.request(`/en/register/people/${gone}/card.vcf`)
  assert.equal(english.headers.get('location'), `/en/register/people/${kept}/card.vcf`)
  const card = await (await visitor.request(at(gone, '/carte.vcf?known=2026-11-18&on=2012-01-01'))).text()
  assert.match(card, new RegExp(`UID:urn:uuid:${gone}`), 'held a post that day, as known before the merge')
  assert.equal((await visitor.request(at(id(), '/carte.vcf'))).status, 404)
})

test('a list narrowed to the merged entry is that of the person, and as known before, of the entry', async () => {
  const people = async (query: string) =>
    (await json<{ items: { person: { id: string } | null }[] }>(`/fr/registre/mandats.json?${query}`)).items.map(
      ({ person }) => person?.id,
    )
  assert.deepEqual(await people(`person=${gone}&on=2012-01-01`), [kept])
  assert.deepEqual(await people(`person=${gone}&on=2012-01-01&known=2026-11-18`), [gone])
  assert.deepEqual(await people(`person=${kept}&on=2012-01-01&known=2026-11-18`), [])
})

test('a birth date typed while the entry was merged is recorded of the person', async () => {
  const by = someone('director')
  const sent = await site.as(by).send(`/fr/registre/personnes/${gone}/naissance`, { born_on: '1970-01-03' })
  assert.equal(sent.to, `/fr/registre/personnes/${kept}/naissance`)
  assert.equal((await database.asActor(by, tx => birthOf(tx, kept)))?.born_on, '1970-01-03')
})

test('lists, search and exports have one person since, and two as known before', async () => {
  const count = async (path: string) => (await json<{ items: unknown[] }>(path)).items.length
  assert.equal(await count('/fr/registre/personnes.json?filter=gagne'), 1)
  assert.equal(await count('/fr/registre/personnes.json?filter=gagne&known=2026-11-18'), 2)
  type Popolo = {
    persons: { id: string; identifiers?: { identifier: string }[] }[]
    memberships: { person_id: string }[]
  }
  const { persons, memberships } = await json<Popolo>('/data/register.popolo.json')
  assert.deepEqual(
    persons.map(one => [one.id, one.identifiers?.[0]?.identifier]),
    [[kept, gone]],
  )
  assert.deepEqual([...new Set(memberships.map(one => one.person_id))], [kept])
})

test('a later edition of the file still knows the person under both identifiers', async () => {
  const more = {
    ...file,
    memberships: [
      ...file.memberships,
      { id: 'x', person_id: 'a', post_id: 'p', organization_id: 'o', start_date: '2024-01-01' },
    ],
  }
  const report = await take(more, '2026-11-20T15:00:00Z')
  assert.equal(report.reported.length, 0, JSON.stringify(report.reported))
  const now = await json<{ mandates: unknown[] }>(`/fr/registre/personnes/${kept}.json`)
  assert.equal(now.mandates.length, 3)
})

test('an unknown person has no address', async () => {
  assert.equal((await visitor.page(`/fr/registre/personnes/${id()}`)).status, 404)
  assert.equal((await visitor.page(`/fr/registre/personnes/${id()}/comparer/${kept}`)).status, 404)
})
