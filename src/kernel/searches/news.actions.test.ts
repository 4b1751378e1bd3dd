import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../access/index.ts'
import { secondProcess, testDatabase, tester } from '../database/testing.ts'
import { type By, workerOf } from '../jobs/index.ts'
import { mailPart } from '../mail/index.ts'
import { addDays, atInToronto, day, type Instant } from '../time/index.ts'
import { testSite } from '../web/testing.ts'
import { newsJob, searchesPart } from './index.ts'
import { pondsOfTest, someone } from './testing.ts'

const { ponds, pondPart } = pondsOfTest()
const database = await testDatabase()
const other = await secondProcess(database)
let today = day('2026-11-18') // a Wednesday
let time = '10:00'
const clock = { today: () => today, now: (): Instant => atInToronto(today, time) }
const site = testSite({ parts: [pondPart, searchesPart([pondPart]), mailPart], database, clock })

const present = new Map<string, Actor>()
const [adviser, director, operator] = [someone('adviser'), someone('director'), someone('operator')]
for (const one of [adviser, director, operator]) present.set(one.id, one)

const job = newsJob([pondPart], id => present.get(id) ?? null)
const by: By = { actor: workerOf(job.name), clock, url: 'https://greffe.example' }
const run = async (on = database): Promise<void> => {
  assert('steps' in job)
  await job.steps((step, reader) => on.asActor(reader ?? by.actor, step, { readOnly: reader !== undefined }), by)
}
/** A morning, with two processes at work. */
const morning = async (on: string): Promise<void> => {
  today = day(on)
  time = '06:30'
  await Promise.all([run(), run(other)])
}

type Message = {
  address: string
  lang: string
  subject: string
  body: string
  unsubscribe: string | null
  about: string
}
const written = async (): Promise<Message[]> =>
  database.asOwner(tx =>
    tx
      .selectFrom('mail.message')
      .select(['address', 'lang', 'subject', 'body', 'unsubscribe', 'about'])
      .orderBy('written_at')
      .orderBy('address')
      .execute(),
  )
const keep = (who: Actor, of: string, name: string, every: string, lang = 'fr') =>
  site.as(who).send('/fr/mes-recherches/garder', { of, name, every, address: `${who.id}@example.ca`, to_lang: lang })

test('nothing new, nothing sent', async () => {
  for (const [who, of, name, every, lang] of [
    [adviser, '/fr/etangs', 'Tous les étangs', 'day', 'fr'],
    [adviser, '/fr/etangs?filter=rond', 'Étangs ronds', 'week', 'fr'],
    [director, '/fr/etangs-caches', 'Hidden', 'day', 'en'],
  ] as const)
    assert.equal((await keep(who, of, name, every, lang)).status, 303)
  await morning('2026-11-19')
  assert.deepEqual(await written(), [])
})

test('what enters, changes or leaves is told once to each, in one message, in that person’s language', async () => {
  const [round] = ponds
  assert(round)
  const then = atInToronto(day('2026-11-19'), '15:00')
  round.until = then
  ponds.push(
    { ...round, state: 'trouble', from: then, until: '9999' },
    { id: '2', name: 'Mare', state: 'claire', from: then },
  )
  await morning('2026-11-20')
  const [first, second, ...more] = await written()
  assert.deepEqual(more, [])
  assert.partialDeepStrictEqual(first, {
    address: 'adviser-1@example.ca',
    lang: 'fr',
    subject: 'Greffe\u00a0: nouvelles de vos recherches (2)',
  })
  assert.equal(
    first?.body.replace(/desabonnement\/[\w-]{43}/, 'desabonnement/TOKEN'),
    [
      'Bonjour,\n\nVoici ce qui a changé dans les recherches que vous suivez.',
      'Tous les étangs (depuis le 19\u00a0novembre 2026)',
      'Entrés (1)\n- Mare (claire)\n  https://greffe.example/fr/etangs?id=2',
      'Changés (1)\n- Étang rond (trouble; avant\u00a0: clair)\n  https://greffe.example/fr/etangs?id=1',
      'Tous les résultats\u00a0: https://greffe.example/fr/etangs',
      'Vos recherches\u00a0: https://greffe.example/fr/mes-recherches\nNe plus recevoir ces courriels\u00a0: https://greffe.example/fr/desabonnement/TOKEN',
    ].join('\n\n'),
  )
  assert.equal(second?.lang, 'en')
  assert.match(second?.body ?? '', /Hidden \(since November 19, 2026\)\n\nEntered \(1\)\n- Mare/)
})

test('the weekly search waits for Monday, and then tells of its whole week', async () => {
  await morning('2026-11-22')
  assert.equal((await written()).length, 2)
  await morning('2026-11-23')
  const messages = await written()
  assert.equal(messages.length, 3)
  assert.match(messages[2]?.body ?? '', /Étangs ronds \(depuis le 18\u00a0novembre 2026\)\n\nChangés \(1\)/)
})

test('what is known in the last half hour waits for the next morning, and is not lost', async () => {
  const late = atInToronto(day('2026-11-24'), '06:15')
  ponds.push({ id: '3', name: 'Lac', state: 'gelé', from: late })
  await morning('2026-11-24')
  assert.equal((await written()).length, 3)
  await morning('2026-11-25')
  assert.deepEqual(
    (await written()).slice(3).map(({ address }) => address),
    ['adviser-1@example.ca', 'director-1@example.ca'],
  )
})

test('whoever has lost the right, or is no longer known, is told nothing; the others are', async () => {
  present.set(director.id, { ...director, role: 'auditor' })
  ponds.push({ id: '4', name: 'Anse', state: 'calme', from: atInToronto(day('2026-11-25'), '12:00') })
  await morning('2026-11-26')
  assert.deepEqual(
    (await written()).slice(5).map(({ address }) => address),
    ['adviser-1@example.ca'],
  )
  present.delete(adviser.id)
  ponds.push({ id: '5', name: 'Baie', state: 'calme', from: atInToronto(day('2026-11-26'), '12:00') })
  await morning('2026-11-27')
  assert.equal((await written()).length, 6)
  present.set(adviser.id, adviser)
})

test('nobody inside reads what was found for someone, but that someone', async () => {
  for (const who of [director, operator]) {
    const { items } = (await (await site.as(who).request('/fr/messages.json')).json()) as { items: unknown[] }
    assert.deepEqual(items, [])
  }
  const { items } = (await (await site.as(adviser).request('/fr/mes-recherches.json')).json()) as {
    items: { search_id: string }[]
  }
  const { html } = await site.as(adviser).page(`/fr/mes-recherches/${items[0]?.search_id}`)
  assert.ok(html.includes('Dernier courriel'))
})

test('a mail program ends the news with one request, without signing in; reading the link ends nothing', async () => {
  const stop = (await written())[0]?.unsubscribe ?? ''
  assert.match(stop, /^https:\/\/greffe\.example\/fr\/desabonnement\/[\w-]{43}$/)
  const { pathname } = new URL(stop)
  const follows = async () => {
    const { items } = (await (await site.as(adviser).request('/fr/mes-recherches.json')).json()) as {
      items: { every: string | null }[]
    }
    return items.filter(({ every }) => every !== null).length
  }
  const anybody = site.as(null)
  assert.equal((await anybody.page(pathname)).status, 200)
  assert.equal(await follows(), 2)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  for (let times = 0; times < 2; times++) {
    const answer = await anybody.request(pathname, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' })
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /Vous ne recevrez plus de nouvelles/)
  }
  assert.equal(await follows(), 0)
  const said = await database.asActor(tester, tx =>
    tx.selectFrom('journal.entry').select(['actor', 'subject']).where('what', '=', 'search.unfollowed').execute(),
  )
  assert.deepEqual(said[0], { actor: 'visitor', subject: `searches ${adviser.id}` })
  assert.equal((await anybody.send(`/fr/desabonnement/${'x'.repeat(43)}`, {})).status, 404)
  ponds.push({ id: '6', name: 'Golfe', state: 'calme', from: atInToronto(day('2026-11-27'), '12:00') })
  await morning(addDays(day('2026-11-27'), 3))
  assert.equal((await written()).length, 6)
})

test('a search followed again is told from then on, under the token that earlier messages hold', async () => {
  const { items } = (await (await site.as(adviser).request('/fr/mes-recherches.json')).json()) as {
    items: { search_id: string; name: string }[]
  }
  const search = items.find(({ name }) => name === 'Tous les étangs')
  const form = { name: 'Tous les étangs', every: 'day', address: 'elsewhere@example.ca', to_lang: 'en' }
  time = '10:00'
  await site.as(adviser).send(`/fr/mes-recherches/${search?.search_id}/modifier`, form)
  ponds.push({ id: '7', name: 'Marais', state: 'calme', from: atInToronto(today, '12:00') })
  await morning(addDays(today, 1))
  const messages = await written()
  assert.equal(messages.length, 7)
  assert.partialDeepStrictEqual(messages[6], { address: 'elsewhere@example.ca', lang: 'en' })
  assert.match(messages[6]?.body ?? '', /Entered \(1\)\n- Marais/)
  assert.equal(messages[6]?.unsubscribe?.slice(-43), messages[0]?.unsubscribe?.slice(-43))
})
