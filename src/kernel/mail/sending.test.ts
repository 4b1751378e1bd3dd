import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { testDatabase, tester } from '../database/testing.ts'
import { workerOf } from '../jobs/jobs.ts'
import type { Clock, Instant } from '../time/index.ts'
import { dayInToronto } from '../time/index.ts'
import { deliverBy, invitation, type Meeting, send, sendingJob } from './index.ts'
import { messageById } from './mail.queries.ts'
import { mostTries, nextTry } from './sending.ts'
import { openMailbox } from './testing.ts'
import type { Deliver } from './transport.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'greffe-mail-'))
after(() => rmSync(folder, { recursive: true, force: true }))

let now: Instant = '2026-11-20T15:00:00.123456Z'
const clock: Clock = { today: () => dayInToronto(now), now: () => now }
const actor = workerOf('mail.send')
const work = async (deliver: Deliver) => {
  const job = sendingJob(deliver)
  if (!('steps' in job)) throw new Error('sending is made of steps')
  await job.steps(run => database.asActor(actor, run), { actor, clock })
}
const write = (to: string, more: { invitation?: string } = {}) =>
  database.asActor(tester, tx =>
    send(tx, { to, lang: 'fr', letter: 'mail.trial', data: { name: 'Ève Côté' }, about: 'essai', ...more }, now),
  )
const at = (id: string) => database.asActor(tester, tx => messageById(tx, id))
const from = 'Secrétariat <emplois@example.ca>'

test('tries come later and later: after 1, 2, 4 … minutes, then every four hours', () =>
  assert.deepEqual(
    [1, 2, 3, 8, 9, mostTries].map(tries => nextTry(tries, '2026-11-20T00:00:00.000000Z').slice(11, 16)),
    ['00:01', '00:02', '00:04', '02:08', '04:00', '04:00'],
  ))

test('in trial mode a message becomes a file, with its invitation, that only we read', async () => {
  const meeting: Meeting = {
    uid: 'a@greffe',
    title: 'Comité',
    organizer: { name: 'Secrétariat', address: 'emplois@example.ca' },
    attendee: 'eve@example.ca',
    starts: now,
    ends: now,
  }
  const id = await write('eve@example.ca', { invitation: invitation(meeting, now) })
  await work(deliverBy({ data: folder, mail: { smtp: null, from } }))
  assert.partialDeepStrictEqual(await at(id), { state: 'sent', tries: 1, sent_at: now, next_try: null })
  const path = join(folder, 'mail', `${id}.eml`)
  assert.deepEqual(readdirSync(join(folder, 'mail')), [`${id}.eml`])
  assert.equal(statSync(path).mode & 0o777, 0o600)
  const text = readFileSync(path, 'utf8')
  for (const line of [
    /^From: =\?UTF-8\?.+ <emplois@example\.ca>\r$/m,
    /^To: eve@example\.ca\r$/m,
    /^Subject: Essai de Greffe\r$/m,
    new RegExp(`^Message-ID: <${id}@example\\.ca>\\r$`, 'm'),
    /^Auto-Submitted: auto-generated\r$/m,
    /^Content-Language: fr\r$/m,
    /text\/calendar; charset=utf-8; method=REQUEST/,
    /filename=invitation\.ics/,
  ])
    assert.match(text, line)
})

test('a server that does not answer keeps nothing: the message waits, the next ones are not even tried', async () => {
  const box = await openMailbox()
  await box.close()
  const [first, second] = [await write('a@example.ca'), await write('b@example.ca')]
  const deliver = deliverBy({ data: folder, mail: { smtp: box.url, from } })
  await work(deliver)
  assert.partialDeepStrictEqual(await at(first), { state: 'retrying', tries: 1, next_try: nextTry(1, now) })
  assert.match((await at(first))?.error ?? '', /ECONNREFUSED/)
  assert.partialDeepStrictEqual(await at(second), { state: 'waiting', tries: 0 })
  for (const id of [first, second])
    await database.asActor(tester, tx =>
      tx.updateTable('mail.delivery').set({ next_try: null }).where('message_id', '=', id).execute(),
    )
})

test('a server takes a message once; one that it puts off is tried later, one to nobody is given up at once', async () => {
  const box = await openMailbox()
  const deliver = deliverBy({ data: folder, mail: { smtp: box.url, from } })
  try {
    const sent = await write('eve@example.ca')
    await work(deliver)
    await work(deliver)
    assert.equal(box.taken.length, 1)
    assert.match(box.taken[0] ?? '', new RegExp(`Message-ID: <${sent}@example.ca>`))

    box.answer = '451 later'
    const late = await write('late@example.ca')
    await work(deliver)
    assert.partialDeepStrictEqual(await at(late), { state: 'retrying', tries: 1 })
    assert.match((await at(late))?.error ?? '', /451 later/)
    await work(deliver)
    assert.equal((await at(late))?.tries, 1)
    for (let tries = 2; tries <= mostTries; tries++) {
      now = (await at(late))?.next_try ?? now
      await work(deliver)
    }
    assert.partialDeepStrictEqual(await at(late), { state: 'failed', tries: mostTries, next_try: null })

    box.answer = '550 nobody'
    const lost = await write('nobody@example.ca')
    await work(deliver)
    assert.partialDeepStrictEqual(await at(lost), { state: 'failed', tries: 1 })
    const said = await database.asActor(tester, tx =>
      tx.selectFrom('journal.entry').select('details').where('what', '=', 'message.given_up').execute(),
    )
    assert.deepEqual(
      said.map(({ details }) => details),
      [
        { message: late, tries: mostTries },
        { message: lost, tries: 1 },
      ],
    )
    assert.equal(box.taken.length, 1)
  } finally {
    await box.close()
  }
})

test('two processes send each message once', async () => {
  const ids = []
  for (let n = 0; n < 12; n++) ids.push(await write(`p${n}@example.ca`))
  const taken: string[] = []
  const deliver: Deliver = async ({ message_id }) => {
    await new Promise(resolve => setTimeout(resolve, 5))
    taken.push(message_id)
  }
  await Promise.all([work(deliver), work(deliver)])
  assert.deepEqual(taken.toSorted(), ids.toSorted())
})
