import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { roleNames, visitor } from '../access/index.ts'
import { secondProcess, testDatabase, tester } from '../database/testing.ts'
import { type Step, workerOf } from '../jobs/index.ts'
import { mailPart } from '../mail/index.ts'
import { addDays, atInToronto, day, type Instant } from '../time/index.ts'
import { testSite } from '../web/testing.ts'
import { newsJob, searchesPart, sweepJob } from './index.ts'
import { pondsOfTest, someone } from './testing.ts'

const { ponds, pondPart } = pondsOfTest()
const database = await testDatabase()
const other = await secondProcess(database)
let today = day('2026-11-18') // a Wednesday
let time = '10:00'
const clock = { today: () => today, now: (): Instant => atInToronto(today, time) }
const site = testSite({ parts: [pondPart, searchesPart([pondPart]), mailPart], database, clock })
const [adviser, director, operator] = [someone('adviser'), someone('director'), someone('operator')]
const anybody = site.as(null)

const at = (on: string, hour: string) => {
  today = day(on)
  time = hour
}
const by = (name: string) => ({ actor: workerOf(name), clock, url: 'https://greffe.example' })
const stepOn =
  (on = database): Step =>
  (run, reader) =>
    on.asActor(reader ?? workerOf('searches.news'), run, { readOnly: reader !== undefined })
const tell = async (step = stepOn()) => {
  const job = newsJob([pondPart], () => null)
  assert('steps' in job)
  await job.steps(step, by(job.name))
}
/** A morning, with two processes at work. */
const morning = async (on: string) => {
  at(on, '06:30')
  await Promise.all([tell(), tell(stepOn(other))])
}
const sweep = () => {
  assert('run' in sweepJob)
  const { run } = sweepJob
  return database.asActor(workerOf(sweepJob.name), tx => run(tx, by(sweepJob.name)))
}

const messagesTo = (address: string) =>
  database.asOwner(tx =>
    tx
      .selectFrom('mail.message')
      .select(['lang', 'template', 'subject', 'body', 'unsubscribe', 'about'])
      .where('address', '=', address)
      .orderBy('message_id')
      .execute(),
  )
const lastTo = async (address: string) => {
  const last = (await messagesTo(address)).at(-1)
  assert(last, `${address} was sent a message`)
  return last
}
const linkIn = (text: string) => /\/(fr|en)\/(suivre\/lien|follow\/link)\/[\w-]{43}/.exec(text)?.[0] ?? ''

type Asked = { of?: string; every?: string; lang?: 'fr' | 'en'; from?: string }
const ask = (address: string, { of = '/fr/etangs', every = 'day', lang = 'fr', from = '198.51.100.1' }: Asked = {}) =>
  anybody.request(lang === 'fr' ? '/fr/suivre' : '/en/follow', {
    form: { of, address, every },
    headers: { 'x-forwarded-for': `203.0.113.9, ${from}` },
  })
/** Asks and says yes; gives the page of what the address follows. */
const follow = async (address: string, asked: Asked = {}): Promise<string> => {
  assert.equal((await ask(address, asked)).status, 303)
  const { status, to } = await anybody.send(linkIn((await lastTo(address)).body), {})
  assert.equal(status, 303)
  return to
}
const counts = async () =>
  (await (await site.as(operator).request('/fr/abonnements.json')).json()) as Record<string, number>

test('the page where a list is followed names it with what narrows it; what the public does not read is not followed', async () => {
  const page = (of: string, who = anybody) => who.page(`/fr/suivre?of=${encodeURIComponent(of)}`)
  const { status, html } = await page('/fr/etangs?filter=rond&on=2019-03-07&offset=100&sort=name&unknown=1')
  assert.equal(status, 200)
  assert.match(html, /<a href="\/fr\/etangs\?filter=rond">Étangs \(«\u00a0rond\u00a0»\)<\/a>/)
  assert.match(html, /effacée avec votre dernier abonnement/)
  assert.match((await anybody.page('/en/follow?of=/fr/etangs')).html, /<a href="\/en\/ponds">Ponds<\/a>/)
  assert.match((await anybody.page('/fr/suivre')).html, /<a href="\/fr\/etangs">/)
  for (const wrong of ['/fr/etangs-perdus', '//elsewhere/fr/etangs', '/fr/mes-recherches', '/fr/etangs?size=huge'])
    assert.equal((await page(wrong)).status, 404, wrong)
  for (const who of [anybody, site.as(director)]) assert.equal((await page('/fr/etangs-caches', who)).status, 404)
})

test('a link comes, which the mail program may read, and one button says yes, once', async () => {
  const wrong = await anybody.send('/fr/suivre', { of: '/fr/etangs', address: 'nobody', every: 'week' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /<a href="#form-address">/)
  assert.match(wrong.html, /value="nobody"/)
  assert.match(wrong.html, /value="week" checked/)
  assert.equal((await ask('ann@example.ca', { every: '' })).status, 422)
  assert.equal((await ask('ann@example.ca', { of: '/fr/etangs-caches' })).status, 404)
  assert.deepEqual(await messagesTo('ann@example.ca'), [])

  const answer = await ask('Ann@Example.ca', { of: '/en/ponds?filter=BUY+NOW', lang: 'en' })
  assert.equal(answer.headers.get('location'), '/en/follow/link-sent')
  const message = await lastTo('ann@example.ca')
  assert.equal(message.lang, 'en')
  assert.match(message.body, /the news of a list of the register of senior offices: Ponds\./)
  assert.doesNotMatch(message.body + message.subject, /BUY/, 'nobody writes to a stranger by it')
  const link = linkIn(message.body)
  const kept = await database.asOwner(tx => tx.selectFrom('searches.request').selectAll().execute())
  assert.ok(!JSON.stringify(kept).includes(link.slice(-43)), 'only the hash of the link is kept')

  for (let times = 0; times < 2; times++) {
    const { status, html } = await anybody.page(link)
    assert.equal(status, 200)
    assert.match(html, /Ponds \(“BUY NOW”\)/)
  }
  assert.deepEqual(await counts(), { addresses: 0, subscriptions: 0, waiting: 1 })
  const { to } = await anybody.send(link, {})
  assert.match(to, /^\/en\/subscriptions\/[\w-]{43}$/)
  assert.deepEqual(await counts(), { addresses: 1, subscriptions: 1, waiting: 0 })
  const again = await anybody.send(link, {})
  assert.equal(again.status, 410)
  assert.match(again.html, /already used, or has expired/)
  assert.match((await anybody.page(link)).html, /no longer works/)
  const { html } = await anybody.page(to)
  assert.match(html, /ann@example\.ca/)
  assert.match(html, /Ponds \(“BUY NOW”\)/)
})

test('the answer is the same for every address, and following twice is following once, as last said', async () => {
  const known = await ask('ann@example.ca', { of: '/fr/etangs' })
  const stranger = await ask('bob@example.ca', { of: '/fr/etangs' })
  assert.deepEqual(
    [known.status, known.headers.get('location'), await known.text()],
    [stranger.status, stranger.headers.get('location'), await stranger.text()],
  )
  const { to } = await anybody.send(linkIn((await lastTo('ann@example.ca')).body), {})
  await follow('ann@example.ca', { of: '/fr/etangs?sort=name&columns=name', every: 'week' })
  const { html } = await anybody.page(to)
  assert.equal([...html.matchAll(/<h2>Étangs/g)].length, 2, 'two lists, whatever their order and columns')
  assert.equal([...html.matchAll(/value="week" checked/g)].length, 1)
})

test('an address is sent five links an hour, ten that it does not answer; a network asks for thirty an hour', async () => {
  at('2026-11-18', '12:00')
  const flood = async (address: string, from?: string) => (await ask(address, from ? { from } : {})).status
  for (let n = 0; n < 5; n++) assert.equal(await flood('cat@example.ca'), 303)
  const refused = await ask('cat@example.ca')
  assert.equal(refused.status, 429)
  assert.match(await refused.text(), /attendent sa confirmation/)
  at('2026-11-18', '14:00')
  for (let n = 0; n < 5; n++) assert.equal(await flood('cat@example.ca'), 303)
  at('2026-11-18', '16:00')
  assert.equal(await flood('cat@example.ca'), 429, 'ten wait for an answer')
  for (let n = 0; n < 30; n++) assert.equal(await flood(`n${n}@example.ca`, '2001:db8:1:2::a'), 303)
  assert.equal(await flood('more@example.ca', '2001:db8:1:2:ffff::b'), 429, 'the same half of an address')
  assert.equal(await flood('more@example.ca', '2001:db8:1:3::b'), 303)
  at('2026-11-18', '17:01')
  assert.equal(await flood('later@example.ca', '2001:db8:1:2::a'), 303)
})

test('what nobody confirms in 48 hours is forgotten with its message, and the journal never had the address', async () => {
  const link = linkIn((await lastTo('bob@example.ca')).body)
  at('2026-11-20', '10:01')
  assert.equal((await anybody.send(link, {})).status, 410)
  await sweep()
  assert.deepEqual(await messagesTo('bob@example.ca'), [])
  assert.equal((await messagesTo('later@example.ca')).length, 1)
  at('2026-11-21', '10:00')
  await sweep()
  assert.deepEqual(await counts(), { addresses: 1, subscriptions: 2, waiting: 0 })
  assert.deepEqual(await database.asOwner(tx => tx.selectFrom('searches.request').selectAll().execute()), [])
  const said = await database.asOwner(tx =>
    tx.selectFrom('journal.entry').select(['what', 'subject', 'details', 'actor_name']).execute(),
  )
  assert.ok(said.some(({ what }) => what === 'subscription.swept'))
  assert.doesNotMatch(JSON.stringify(said), /example\.ca|BUY/)
  const unsaid = await database.asActor(tester, tx => sql`select * from journal.unsaid()`.execute(tx))
  assert.deepEqual(unsaid.rows, [])
})

test('one message tells all that an address follows, as any visitor reads it, once, whatever dies meanwhile', async () => {
  const [round] = ponds
  assert(round)
  const own = await follow('dan@example.ca', { of: '/en/ponds', lang: 'en' })
  await follow('dan@example.ca', { of: '/en/ponds?filter=Mare', lang: 'en' })
  ponds.push({ ...round, id: '2', name: 'Mare', from: atInToronto(day('2026-11-21'), '15:00') })
  await morning('2026-11-21')
  assert.equal((await messagesTo('dan@example.ca')).length, 2, 'the two links, and nothing new')
  at('2026-11-22', '06:30')
  const dying: Step = (run, reader) =>
    stepOn()(async tx => {
      const result = await run(tx)
      const { rows } = await sql`select from mail.message where template = 'searches.followed'`.execute(tx)
      if (rows.length > 0) throw new Error('killed')
      return result
    }, reader)
  await assert.rejects(tell(dying))
  assert.equal((await messagesTo('dan@example.ca')).length, 2)
  await morning('2026-11-22')
  const [message, ...more] = (await messagesTo('dan@example.ca')).slice(2)
  assert.deepEqual(more, [])
  assert.equal(message?.subject, 'Greffe: news of the register (2)')
  assert.match(message.body, /Ponds \(since November 21, 2026\)\n\nEntered \(1\)\n- Mare \(clair\)/)
  assert.match(message.body, /Ponds \(“Mare”\) \(since November 21, 2026\)/)
  assert.ok(message.body.includes(`https://greffe.example${own}\n`))
  assert.equal(message.unsubscribe, `https://greffe.example/en/unsubscribe/${own.slice(-43)}`)
  await morning('2026-11-23')
  assert.equal((await messagesTo('dan@example.ca')).length, 3)
  const ann = (await messagesTo('ann@example.ca')).filter(({ template }) => template === 'searches.followed')
  assert.equal(ann.length, 1, 'each Monday')
  assert.equal(ann[0]?.lang, 'fr', 'in the language of the page where one last said yes')
})

test('nobody inside reads an address, a subscription or its messages; whoever operates, how many', async () => {
  for (const role of roleNames) {
    const seen = await database.asActor(someone(role), async tx => [
      ...(await tx.selectFrom('searches.reader').selectAll().execute()),
      ...(await tx.selectFrom('searches.kept').selectAll().execute()),
      ...(await tx.selectFrom('searches.told').selectAll().execute()),
      ...(await tx.selectFrom('mail.message').selectAll().execute()),
    ])
    assert.deepEqual(seen, [], role)
    const asked = database.asActor(someone(role), tx => tx.selectFrom('searches.request').selectAll().execute())
    await assert.rejects(asked, /permission denied/)
  }
  assert.deepEqual(await database.asActor(visitor, tx => tx.selectFrom('searches.reader').selectAll().execute()), [])
  assert.deepEqual(await counts(), { addresses: 2, subscriptions: 4, waiting: 0 })
  assert.equal((await site.as(director).request('/fr/abonnements')).status, 403)
})

test('by the link of its messages an address changes or ends each subscription, and no other’s; the last one ended, it is forgotten', async () => {
  const own = await follow('eve@example.ca')
  await follow('eve@example.ca', { of: '/fr/etangs?filter=rond' })
  const forms = async (page: string) =>
    [...(await anybody.page(page)).html.matchAll(/ action="(\/fr\/abonnements\/[^"]+)"/g)].map(([, path = '']) => path)
  const [change = '', end = '', , endOther = ''] = await forms(own)
  assert.match(change, /frequence$/)
  assert.equal((await anybody.send(change, { every: 'week' })).to, own)
  assert.equal((await anybody.send(change, { every: 'never' })).status, 422)
  assert.equal([...(await anybody.page(own)).html.matchAll(/value="week" checked/g)].length, 1)

  const theirs = await follow('fay@example.ca')
  const [, theirEnd = ''] = await forms(theirs)
  assert.equal((await anybody.send(theirEnd.replace(theirs.slice(-43), own.slice(-43)), {})).status, 404)
  assert.equal((await anybody.page(`/fr/abonnements/${'x'.repeat(43)}`)).status, 404)

  assert.equal((await anybody.send(end, {})).to, own)
  const last = await anybody.send(endOther, {})
  assert.equal(last.status, 200)
  assert.match(last.html, /votre adresse est effacée/)
  assert.equal((await anybody.page(own)).status, 404)
  assert.deepEqual(await messagesTo('eve@example.ca'), [])
  assert.equal((await anybody.page(theirs)).status, 200)
})

test('the link of someone inside shows and changes nothing of theirs: it stops', async () => {
  const form = { of: '/fr/etangs', name: 'À moi', every: 'day', address: 'a@example.ca', to_lang: 'fr' }
  await site.as(adviser).send('/fr/mes-recherches/garder', form)
  const [reader] = await database.asOwner(tx =>
    tx.selectFrom('searches.reader').select('token').where('reader_id', '=', adviser.id).execute(),
  )
  assert.equal((await anybody.page(`/fr/abonnements/${reader?.token}`)).status, 404)
  assert.match((await anybody.page(`/fr/desabonnement/${reader?.token}`)).html, /Vous gardez vos recherches/)
})

test('an address that three messages in a row did not reach is forgotten', async () => {
  const told = async () =>
    (await messagesTo('fay@example.ca')).filter(({ template }) => template === 'searches.followed').length
  for (const [n, on] of ['2026-11-24', '2026-11-25', '2026-11-26'].entries()) {
    assert.equal(await told(), n)
    ponds.push({ id: `1${n}`, name: 'Baie', state: 'calme', from: atInToronto(addDays(day(on), -1), '12:00') })
    await morning(on)
    await database.asOwner(tx =>
      sql`update mail.delivery d set next_try = null, error = '550' from mail.message m
        where m.message_id = d.message_id and m.address = 'fay@example.ca'`.execute(tx),
    )
    await sweep()
  }
  assert.equal(await told(), 0)
})

test('forty lists are enough for one address: the link stays good until another ends', async () => {
  at('2026-12-01', '00:00')
  const own = await follow('gus@example.ca')
  for (let n = 1; n < 40; n++)
    await follow('gus@example.ca', { of: `/fr/etangs?filter=n${n}`, from: `198.51.100.${n}` })
  await ask('gus@example.ca', { of: '/fr/etangs?filter=more' })
  const link = linkIn((await lastTo('gus@example.ca')).body)
  const refused = await anybody.send(link, {})
  assert.equal(refused.status, 409)
  assert.match(refused.html, /suit déjà 40 listes/)
  const [end = ''] = /\/fr\/abonnements\/[^"]+\/fin/.exec((await anybody.page(own)).html) ?? []
  await anybody.send(end, {})
  assert.equal((await anybody.send(link, {})).to, own)
})

test('two who press at once: a link says yes once; whoever ends all while the news is written is forgotten all the same', async () => {
  await ask('ivy@example.ca')
  const link = linkIn((await lastTo('ivy@example.ca')).body)
  const answers = await Promise.all([anybody.send(link, {}), anybody.send(link, {})])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 410])
  const own = answers.find(({ to }) => to !== '')?.to ?? ''
  ponds.push({ id: '8', name: 'Crique', state: 'calme', from: atInToronto(today, '12:00') })
  at(addDays(today, 1), '06:30')
  const stop = own.replace('abonnements', 'desabonnement')
  const [{ status }] = await Promise.all([anybody.send(stop, {}), tell(), tell(stepOn(other))])
  assert.equal(status, 200)
  assert.deepEqual(await messagesTo('ivy@example.ca'), [])
  assert.equal((await anybody.page(own)).status, 404)
})

test('a mail program ends all with one request, without signing in: nothing of the address stays', async () => {
  const own = await follow('hal@example.ca')
  await follow('hal@example.ca', { of: '/fr/etangs?filter=rond' })
  await ask('hal@example.ca', { of: '/fr/etangs?filter=mare' })
  ponds.push({ id: '9', name: 'Anse ronde', state: 'calme', from: atInToronto(today, '12:00') })
  await morning(addDays(today, 1))
  const stop = new URL((await lastTo('hal@example.ca')).unsubscribe ?? '').pathname
  const { html } = await anybody.page(stop)
  assert.match(html, /votre adresse sera effacée/)
  assert.ok(html.includes(`href="${own}"`))
  assert.equal((await anybody.page(own)).status, 200)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await anybody.request(stop, { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' })
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /Vous ne recevrez plus rien/)
  for (const table of ['mail.message', 'searches.reader', 'searches.request'] as const) {
    const rows = await database.asOwner(tx => tx.selectFrom(table).selectAll().execute())
    assert.doesNotMatch(JSON.stringify(rows), /hal@example\.ca/, table)
  }
  assert.equal((await anybody.page(own)).status, 404)
  await morning(addDays(today, 1))
  assert.deepEqual(await messagesTo('hal@example.ca'), [])
  const said = await database.asOwner(tx => tx.selectFrom('journal.entry').selectAll().execute())
  assert.doesNotMatch(JSON.stringify(said), /example\.ca/)
  const unsaid = await database.asActor(tester, tx => sql`select * from journal.unsaid()`.execute(tx))
  assert.deepEqual(unsaid.rows, [])
})
