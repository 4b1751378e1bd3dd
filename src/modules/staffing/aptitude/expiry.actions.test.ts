import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { workerOf } from '../../../kernel/jobs/index.ts'
import { unsaidRows } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { atInToronto, type Day, day } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { aSubmitted, handClock, url } from '../applications/testing.ts'
import { moveByEvent } from '../applications/tie.actions.ts'
import { fileOr404, moveFile, openFile } from '../files/file.actions.ts'
import { pickPerson, readPicks } from '../files/pick.actions.ts'
import { keyOf } from '../files/pick.formats.ts'
import { aCallFor, adviser, decideOn, director, sentTo, stepOf } from '../ties/testing.ts'
import { enter, strike, use } from './aptitude.actions.ts'
import { expireRegistered } from './expiry.actions.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const clock = handClock(atInToronto(day('2026-11-20'), '10:00'))
const by = { clock, url }
const { reference, post } = await aCallFor(database, clock)

/** Someone of the call, found apt and entered in the register today. */
const entered = async (address: string) => {
  const { id } = await aSubmitted(database, clock, reference, address)
  for (const move of ['admit', 'preselect', 'interview', 'find_apt'] as const)
    await decideOn(database, clock, reference, id, move)
  const entry = await database.asActor(director, async tx => {
    const made = await enter(
      tx,
      { ...by, actor: director },
      {
        ...{ register: 'tal', name: 'Inès Côté', person_id: null, candidate_id: null },
        ...{ application_id: id, entered_on: clock.today() },
      },
    )
    await moveByEvent(tx, by, id, 'register')
    return made
  })
  return { id, entry }
}

const people = {
  idle: await entered('idle@exemple.invalid'),
  proposed: await entered('proposed@exemple.invalid'),
  struck: await entered('struck@exemple.invalid'),
  used: await entered('used@exemple.invalid'),
}

const nightOf = (on: Day) => {
  clock.set(atInToronto(on, '03:20'))
  const night = { actor: workerOf('aptitude.expire'), clock, url }
  return database.asActor(night.actor, tx => expireRegistered(tx, night))
}

test('whoever is struck on request, or appointed by an act recorded by hand, is told; the application says so', async () => {
  await database.asActor(director, tx =>
    strike(tx, { ...by, actor: director }, people.struck.entry, { day: clock.today(), reason: 'request' }),
  )
  assert.equal(await stepOf(database, people.struck.id), 'struck')
  const { letters, text } = await sentTo(database, people.struck.id)
  assert.equal(letters.at(-1), 'application.struck')
  assert.match(text, /Motif\u00a0: À la demande de la personne/)

  await database.asActor(director, tx =>
    use(tx, { ...by, actor: director }, people.used.entry, { day: clock.today(), act: 'D. 1-2026' }),
  )
  assert.equal(await stepOf(database, people.used.id), 'appointed')
  assert.deepEqual((await sentTo(database, people.used.id)).letters.slice(-2), [
    'application.registered',
    'application.appointed',
  ])
})

test('the night after the last day of an entry ends its application and says so, once; one that a file proposes waits for that file', async () => {
  const file = await database.asActor(adviser, async tx => {
    const opened = { kind: 'appointment', post, mandate: null, target: null, confidential: false } as const
    const id = await openFile(tx, { ...by, actor: adviser }, opened)
    const whole = await fileOr404(tx, clock, id)
    const offered = (await readPicks(tx, clock, whole)).find(one => one.application_id === people.proposed.id)
    await pickPerson(tx, { ...by, actor: adviser }, id, whole.version, {
      pick: offered ? keyOf(offered) : '',
      ...{ gender: 'f', as: null },
    })
    return id
  })

  assert.equal(await nightOf(day('2029-11-19')), 0, 'its last day')
  assert.equal(await stepOf(database, people.idle.id), 'registered')
  assert.equal(await nightOf(day('2029-11-20')), 1)
  assert.deepEqual(
    [await stepOf(database, people.idle.id), await stepOf(database, people.proposed.id)],
    ['expired', 'registered'],
  )
  assert.equal(await nightOf(day('2029-11-21')), 0, 'once')
  const { letters, text } = await sentTo(database, people.idle.id)
  assert.equal(letters.at(-1), 'application.expired')
  assert.match(text, /valide jusqu’au\s19\snovembre\s2029\.[\s\S]*http:\/\/localhost:3000\/fr\/candidatures\//)

  await database.asActor(adviser, async tx => {
    const { version } = await fileOr404(tx, clock, file)
    await moveFile(tx, { ...by, actor: adviser }, file, version, 'withdraw', 'Le besoin a disparu.')
  })
  assert.equal(await nightOf(day('2029-11-22')), 1, 'the file has ended')
  assert.equal(await stepOf(database, people.proposed.id), 'expired')
  assert.deepEqual(await database.asActor(director, unsaidRows), [])
})

test('nobody but the night asks the register whose entries wait', () =>
  database.asActor(adviser, async tx => assert.equal(await expireRegistered(tx, by), 0)))
