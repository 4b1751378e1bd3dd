import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { adoptDraft, verifyRegister } from '../../acts/index.ts'
import { decide as adoptNow, aPerson, aPost, article, id } from '../../registry/testing.ts'
import { adviser, ready, refuses, registrar, someone } from '../testing.ts'
import { finishTasks } from './task.actions.ts'

const database = await testDatabase()
const path = '/fr/seances/suites'
const siteOn = (on: string) => testSite({ parts: modules, database, clock: fixedClock(day(on)) })
const at = (on: string) => ({ actor: registrar, clock: fixedClock(day(on)) })

type Line = { task_id: string; task: string; person_id: string; owner: string; due: string; late: boolean }
const linesOn = async (on: string, query = '') => {
  const answer = await siteOn(on).as(someone('auditor')).request(`${path}.json${query}`)
  return ((await answer.json()) as { items: Line[] }).items
}

const own = aPerson()
const mandate = id()

/** Adopts a draft outside any sitting, as a registrar may. */
const adopt = (title: string, input: object, effect = 'mandate.begin') =>
  database.asActor(tester, async tx => {
    const draft = await ready(tx, title, [article(effect, input)])
    const asked = { adopted_on: day('2026-11-18'), number: null }
    return (await adoptDraft(tx, at('2026-11-18'), draft, 1, asked)).act_id
  })

test('an adopted appointment opens an oath, a declaration and a welcome, each with its owner and its day', async () => {
  const [seat, other, third] = [aPost(), aPost(), aPost()]
  await database.asActor(tester, tx =>
    adoptNow(tx, [...seat.articles, ...other.articles, ...third.articles, ...own.articles]),
  )
  assert.match((await siteOn('2026-11-18').as(adviser).page(path)).html, /Rien ne reste à faire/)
  const term = { person: own.person, from: '2026-12-01', to: '2030-11-30' }
  await adopt('nomination', { mandate, post: seat.post, ...term })
  await adopt(
    'intérim',
    { mandate: id(), post: other.post, person: own.person, from: '2026-12-01', to: null },
    'mandate.act',
  )
  await adopt('ancien mandat', {
    mandate: id(),
    post: third.post,
    person: own.person,
    from: '2016-01-01',
    to: '2020-12-31',
  })
  assert.deepEqual(
    (await linesOn('2026-12-02')).map(({ task, owner, due, late }) => [task, owner, due, late]),
    [
      ['oath', 'registrar', '2026-12-01', true],
      ['interests', 'adviser', '2026-12-31', false],
      ['welcome', 'adviser', '2027-01-30', false],
    ],
    'whoever acts, and a term that is over, ask for nothing',
  )
  await database.asActor(tester, async tx => assert.deepEqual((await verifyRegister(tx)).problems, []))
})

test('its owner says that a task is done, and the registrar any; nobody else, and once', async () => {
  const site = siteOn('2026-12-02')
  for (const actor of [null, someone('holder')]) assert.equal((await site.as(actor).page(path)).status, 403)
  assert.doesNotMatch((await site.as(someone('auditor')).page(path)).html, /id="tasks"/)
  const shown = (await site.as(adviser).page(path)).html
  assert.match(shown, /<span class="state overdue">En retard<\/span>/)
  assert.doesNotMatch(shown, /type="checkbox"[^>]*>\s*<label[^>]*>Serment/)
  assert.match(
    (await site.as(registrar).page('/fr')).html,
    /Serment, Rose Gagné<\/a> <span class="note">En retard depuis le 1er\sdécembre\s2026/,
  )
  const none = await site.as(adviser).fill(path, {}, 'tasks')
  assert.equal(none.status, 422)
  assert.match(none.html, /Aucune tâche n’est choisie/)
  const [oath, interests, welcome] = (await linesOn('2026-12-02')).map(({ task_id }) => task_id)
  assert(oath && interests && welcome)
  const early = await site.as(adviser).fill(path, { tasks: [interests], done_on: '2026-12-24' }, 'tasks')
  assert.match(early.html, /Le 24\sdécembre\s2026 n’est pas encore venu/)
  const theirs = await site.as(adviser).send('/fr/seances/suites/faites', { tasks: [oath], done_on: '2026-12-02' })
  assert.equal(theirs.status, 403)
  assert.equal((await site.as(adviser).fill(path, { tasks: [interests, welcome] }, 'tasks')).to, path)
  assert.deepEqual(
    (await linesOn('2026-12-02')).map(({ task }) => task),
    ['oath'],
  )
  assert.deepEqual((await linesOn('2026-12-02', '?done=yes')).map(({ task }) => task).sort(), ['interests', 'welcome'])
  const english = await site.as(registrar).page('/en/sittings/follow-up?done=yes')
  assert.match(english.html, /Declaration of interests/)
  await database.asActor(registrar, async tx => {
    await refuses('SIT-025', finishTasks(tx, at('2026-12-02'), { tasks: [welcome], done_on: day('2026-12-02') }))
  })
})

test('an appointment that an erratum removes asks for nothing more', async () => {
  const seat = aPost()
  await database.asActor(tester, tx => adoptNow(tx, seat.articles))
  const begins = { mandate: id(), post: seat.post, person: own.person, from: '2026-12-05', to: '2030-11-30' }
  const act = await adopt('erreur', begins)
  assert.equal((await linesOn('2026-12-02')).length, 4)
  const correction = { act, article: 1, replacement: null }
  await database.asActor(tester, tx => adoptNow(tx, [article('act.correct', correction)], { kind: 'erratum' }))
  assert.deepEqual(
    (await linesOn('2026-12-02')).map(({ task }) => task),
    ['oath'],
  )
})
