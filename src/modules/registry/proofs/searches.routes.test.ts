import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { workerOf } from '../../../kernel/jobs/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { searchRoute } from '../../../kernel/search/index.ts'
import { newsJob, searchesPart } from '../../../kernel/searches/index.ts'
import { atInToronto, day } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
let today = day('2026-11-19')
let time = '10:00'
const clock = { today: () => today, now: () => atInToronto(today, time) }
const sources = modules.flatMap(({ search = [] }) => search)
const parts = [...modules, { name: 'search', routes: [searchRoute(sources)] }]
const site = testSite({ parts: [...parts, searchesPart(parts)], database, clock })
const adviser: Actor = { id: 'adviser-1', name: 'Adviser', role: 'adviser', scope: {} }
const own = site.as(adviser)

const job = newsJob(parts, () => adviser)
const morning = async (on: string): Promise<void> => {
  today = day(on)
  time = '06:30'
  assert('steps' in job)
  await job.steps(
    (step, reader) => database.asActor(reader ?? workerOf(job.name), step, { readOnly: reader !== undefined }),
    { actor: workerOf(job.name), clock, url: 'https://greffe.example' },
  )
}
const bodies = async (): Promise<string[]> => {
  const rows = await database.asOwner(tx =>
    tx.selectFrom('mail.message').select('body').orderBy('written_at').execute(),
  )
  return rows.map(({ body }) => body)
}
/** What one message says of one search: from its name to the link to all its results. */
const newsOf = (body: string | undefined, name: string): string =>
  new RegExp(`${name} \\(depuis.*?Tous les résultats`, 's').exec(body ?? '')?.[0] ?? ''

const [seat, rose] = [aPost(), aPerson()]
const mandate = id()
const begin = (person: string) =>
  article('mandate.begin', { mandate, post: seat.post, person, from: '2026-11-19', to: '2028-05-22' })
let appointed = ''
await database.asActor(tester, tx =>
  decide(tx, [...seat.articles, ...rose.articles], { on: '2026-01-05', now: '2026-01-05T15:00:00Z' }),
)

const kept = {
  'Sièges vacants': '/fr/registre/postes?state=vacant&columns=post&columns=person',
  'Mandats vacants': '/fr/registre/mandats?state=vacant',
  'En fonction': '/fr/registre/personnes?office=held',
  'Tous les organismes': '/fr/registre/organismes',
  'Ce qui prend fin': '/fr/registre/horizon?months=18',
  'Tous les actes': '/fr/actes',
  'Le tribunal': '/fr/recherche?q=tribunal',
}

test('every list of the register and the search page offer to be kept, and say their count', async () => {
  for (const [name, of] of Object.entries(kept)) {
    const { html } = await own.page(of)
    assert.ok(html.includes('Garder cette recherche'), of)
    const visited = (await site.as(null).page(of)).html
    assert.ok(!visited.includes('Garder cette recherche'), of)
    assert.ok(visited.includes('Suivre par courriel') && !html.includes('Suivre par courriel'), of)
    const form = { of, name, every: 'day', address: 'adviser@example.ca', to_lang: 'fr' }
    assert.equal((await own.send('/fr/mes-recherches/garder', form)).status, 303, of)
  }
  const { items } = (await (await own.request('/fr/mes-recherches.json')).json()) as {
    items: { name: string; total: number }[]
  }
  assert.deepEqual(Object.fromEntries(items.map(({ name, total }) => [name, total])), {
    'Sièges vacants': 1,
    'Mandats vacants': 1,
    'En fonction': 0,
    'Tous les organismes': 1,
    'Ce qui prend fin': 1,
    'Tous les actes': 1,
    'Le tribunal': 2,
  })
})

test('an appointment is told by each search that it moves, and by no other', async () => {
  await morning('2026-11-20')
  assert.deepEqual(await bodies(), [])
  const { act_id } = await database.asActor(tester, tx =>
    decide(tx, [begin(rose.person)], { on: '2026-11-20', now: '2026-11-20T15:00:00Z' }),
  )
  appointed = act_id
  await morning('2026-11-21')
  const [first, ...others] = await bodies()
  assert.deepEqual(others, [])
  const says = (name: string) => newsOf(first, name)
  assert.match(says('Sièges vacants'), /Sortis \(1\)\n- juge, Tribunal \(Vacant\)/)
  assert.match(says('Mandats vacants'), /Sortis \(1\)/)
  assert.match(says('En fonction'), /Entrés \(1\)\n- Rose .+ \(juge, Tribunal\)/)
  assert.match(
    says('Tous les actes'),
    new RegExp(`Entrés \\(1\\)\n- D..2-2026, .+\n  https://greffe.example/fr/actes/${act_id}`),
  )
  assert.match(says('Ce qui prend fin'), /Sortis \(1\)/)
  for (const still of ['Tous les organismes', 'Le tribunal']) assert.equal(says(still), '')
})

test('a term that comes within the horizon is told by the passing of days alone', async () => {
  await morning('2026-11-22')
  const [, second] = await bodies()
  assert.equal(newsOf(second, 'Tous les actes'), '')
  assert.match(newsOf(second, 'Ce qui prend fin'), /Entrés \(1\)\n- Rose .+ \(En fonction, .*22\u00a0mai 2028\)/)
})

test('what an erratum undoes is told as it is now', async () => {
  const other = aPerson()
  await database.asActor(tester, async tx => {
    await decide(tx, other.articles, { on: '2026-11-22', now: '2026-11-22T14:00:00Z' })
    const correct = article('act.correct', { act: appointed, article: 1, replacement: begin(other.person) })
    await decide(tx, [correct], { on: '2026-11-22', kind: 'erratum', now: '2026-11-22T15:00:00Z' })
  })
  await morning('2026-11-23')
  const third = (await bodies())[2]
  assert.match(newsOf(third, 'En fonction'), /Entrés \(1\).*Sortis \(1\)\n- Rose/s)
  assert.match(newsOf(third, 'Tous les actes'), /Entrés \(2\)/)
})

test('an address that no longer answers is told nothing of, and its page says so', async () => {
  await database.asOwner(async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await tx.updateTable('searches.kept').set({ query: 'state=gone' }).where('name', '=', 'Mandats vacants').execute()
  })
  const { html } = await own.page('/fr/mes-recherches')
  assert.ok(html.includes('ne répond plus'))
  await morning('2026-11-24')
  assert.equal((await bodies()).length, 3)
})

/** What the page where a list is followed calls it. */
const titleAt = async (of: string, lang = 'fr'): Promise<string> => {
  const path = lang === 'fr' ? '/fr/suivre' : '/en/follow'
  const { html } = await site.as(null).page(`${path}?of=${encodeURIComponent(of)}`)
  return /<dd><a [^>]*>([^<]*)<\/a>/.exec(html)?.[1]?.replaceAll('\u00a0', ' ') ?? ''
}

test('a list that the public follows is called by what narrows it, in the language of the page', async () => {
  const { html } = await site.as(null).page(`/fr/registre/postes/${seat.post}`)
  const of = new URLSearchParams(/\/fr\/suivre\?([^"]+)"/.exec(html)?.[1]).get('of') ?? ''
  assert.equal(of, `/fr/registre/mandats?post=${seat.post}`, 'the page of one post leads to its mandates')
  const organisation = /organismes\/([\w-]{36})/.exec(html)?.[1] ?? ''
  const cases = [
    [of, 'fr', 'Mandats (juge, Tribunal)'],
    [`/en/register/mandates?organisation=${organisation}`, 'en', 'Terms of office (Tribunal)'],
    [`/fr/registre/mandats?person=${rose.person}`, 'fr', 'Mandats (Rose'],
    ['/fr/registre/postes?state=vacant&filter=juge', 'fr', 'Postes (État : Vacant; « juge »)'],
    ['/en/register/posts?state=vacant&sort=post', 'en', 'Posts (State: Vacant)'],
    ['/fr/registre/horizon', 'fr', 'Horizon (18 mois)'],
    ['/fr/registre/personnes?office=held', 'fr', 'Personnes (Qui : En fonction)'],
    ['/fr/registre/organismes?kind=ministry', 'fr', 'Organismes (Genre'],
    ['/fr/actes?kind=decret&year=2026', 'fr', 'Actes (Décret; année 2026)'],
    ['/en/search?q=tribunal', 'en', 'Search (“tribunal”)'],
  ] as const
  for (const [path, lang, title] of cases) assert.equal((await titleAt(path, lang)).slice(0, title.length), title)
})

test('of the search page, the public is told what the public finds, even by the hand of someone inside', async () => {
  const { html } = await own.page('/fr/suivre?of=/fr/recherche?q=tribunal')
  assert.match(html, /Résultats<\/dt><dd>2/)
})

test('files and drafts, which are not facts as of a day, are neither kept nor followed', async () => {
  for (const path of ['/fr/dossiers', '/fr/actes/projets']) {
    const { status, html } = await own.page(path)
    assert.equal(status, 200, path)
    assert.ok(!html.includes('Garder cette recherche') && !html.includes('Suivre par courriel'), path)
    assert.equal((await site.as(null).page(`/fr/suivre?of=${path}`)).status, 404)
  }
  const { html } = await own.page('/fr/mes-recherches/nouvelle?of=/fr/recherche?q=tribunal')
  assert.match(html, /les dossiers et les projets qu’une recherche trouve sont gardés, mais non suivis/)
})
