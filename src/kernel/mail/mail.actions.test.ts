import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import { testDatabase, tester, undone } from '../database/testing.ts'
import { unsaidRows } from '../journal/index.ts'
import type { Refusal } from '../refusals.ts'
import { day, fixedClock } from '../time/index.ts'
import { declareLetters, forgetAbout, messagesAbout, send } from './index.ts'
import { changeWording, restoreWording, tryAgain } from './mail.actions.ts'
import { messageById, messageList, setDelivery, wordingOf } from './mail.queries.ts'

declareLetters({
  'test.news': {
    title: { fr: 'Nouvelles', en: 'News' },
    subject: { fr: 'Nouvelles de {call}', en: 'News of {call}' },
    body: { fr: 'Bonjour {name}', en: 'Hello {name}' },
  },
})

const now = '2026-11-20T15:00:00.000000Z'
const someone = (role: Actor['role']): Actor => ({ id: `${role}-1`, name: role, role, scope: {} })
const by = (role: Role) => ({ actor: someone(role), clock: fixedClock(day('2026-11-20')) })
const refuses = (code: string, field: string | null, run: Promise<unknown>) =>
  assert.rejects(run, (error: Refusal) => {
    assert.deepEqual([error.code, error.field], [code, field])
    return true
  })

const news = (about: string, data = { call: 'A-1', name: 'Ève' }) =>
  ({ to: 'eve@example.ca', lang: 'fr', letter: 'test.news', data, about }) as const

const everything = { state: null, text: '', order: 'written_at', descending: true, limit: 100, offset: 0 } as const
const listed = async (tx: Tx) => (await messageList(tx, everything)).total

test('a message is written with its cause, by whoever it is, and read by few', async () => {
  const database = await testDatabase()
  const as = <T>(role: Actor['role'], run: (tx: Tx) => Promise<T>) => database.asActor(someone(role), run)
  await as('visitor', async tx => {
    await send(tx, news('application 1'), now)
    await send(tx, news('application 2', { call: 'A-1\r\nBcc: x', name: 'Zoé' }), now)
  })
  for (const [role, count] of [
    ['director', 2],
    ['operator', 2],
    ['adviser', 0],
    ['auditor', 0],
    ['visitor', 0],
  ] as const) {
    assert.equal(await as(role, listed), count, role)
    const trace = await as(role, tx => messagesAbout(tx, 'application 2'))
    assert.deepEqual(
      trace.map(({ subject, body, state, sent_at }) => [subject, body, state, sent_at]),
      [['Nouvelles de A-1 Bcc: x', 'Bonjour Zoé', 'waiting', null]],
    )
    assert.equal(await as(role, async tx => (await messagesAbout(tx, 'application 2')) && listed(tx)), count || 1, role)
  }
  const write = (tx: Tx) => tx.updateTable('mail.message').set({ body: 'autre' }).execute()
  await assert.rejects(as('operator', write), /permission denied/)
  assert.equal(await as('adviser', tx => forgetAbout(tx, 'application 1')), 0)
  assert.deepEqual(await database.asActor(tester, unsaidRows), [])
  await assert.rejects(database.asOwner(write), /without a word/)
  await assert.rejects(
    as('operator', tx => forgetAbout(tx, 'application 1')),
    /without a word/,
  )
})

test('what a thing had of messages can be forgotten, with their delivery', () =>
  undone(async tx => {
    await send(tx, news('application 1'), now)
    await send(tx, news('application 2'), now)
    assert.equal(await forgetAbout(tx, 'application 1'), 1)
    assert.equal(await listed(tx), 1)
    assert.equal((await tx.selectFrom('mail.delivery').select('message_id').execute()).length, 1)
  }))

test('a letter is worded otherwise by the director, from then on; the text of its module can come back', () =>
  undone(async tx => {
    const subject = { fr: 'Du nouveau, {name}', en: 'Something new, {name}' }
    const body = { fr: 'Voici.', en: 'Here.' }
    const seen = async () => (await wordingOf(tx, 'test.news'))?.changed_at ?? ''
    await refuses('KER-007', null, changeWording(tx, by('director'), 'test.none', '', { subject, body }))
    const wrong = { subject, body: { fr: 'Voici.', en: 'Here, {date}.' } }
    await refuses('MAI-002', 'body_en', changeWording(tx, by('director'), 'test.news', '', wrong))
    await refuses('MAI-003', null, restoreWording(tx, 'test.news', ''))
    await send(tx, news('application 1'), now)
    await changeWording(tx, by('director'), 'test.news', '', { subject, body })
    await refuses('KER-008', null, changeWording(tx, by('director'), 'test.news', '', { subject, body }))
    await send(tx, news('application 1'), now)
    await restoreWording(tx, 'test.news', await seen())
    await send(tx, news('application 1'), now)
    assert.deepEqual(
      (await messagesAbout(tx, 'application 1')).map(({ subject, body }) => [subject, body]),
      [
        ['Nouvelles de A-1', 'Bonjour Ève'],
        ['Du nouveau, Ève', 'Voici.'],
        ['Nouvelles de A-1', 'Bonjour Ève'],
      ],
    )
  }, someone('director')))

test('only the director words letters, whatever the action says', () =>
  undone(async tx => {
    const both = { fr: 'x', en: 'x' }
    const change = changeWording(tx, by('operator'), 'test.news', '', { subject: both, body: both })
    await assert.rejects(change, /row-level security/)
  }))

test('a message that was given up is tried again on demand; one that left is not', () =>
  undone(async tx => {
    const id = await send(tx, news('application 1'), now)
    await setDelivery(tx, id, { tries: 12, next_try: null, error: 'non' })
    assert.equal((await messageById(tx, id))?.state, 'failed')
    await tryAgain(tx, by('operator'), id)
    assert.partialDeepStrictEqual(await messageById(tx, id), { state: 'waiting', tries: 0, error: 'non' })
    await setDelivery(tx, id, { sent_at: now, next_try: null, error: null })
    await refuses('MAI-001', null, tryAgain(tx, by('operator'), id))
    await refuses('KER-007', null, tryAgain(tx, by('operator'), '01990000-0000-7000-8000-000000000099'))
  }))
