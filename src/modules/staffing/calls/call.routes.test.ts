import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { atInToronto, day } from '../../../kernel/time/index.ts'
import { type Typed, testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aPost, decide } from '../../registry/testing.ts'
import { aPublishedCall, aSubmitted, handClock, someone } from '../applications/testing.ts'
import { textKeys } from './call.fields.ts'

for (const module of modules) declareModule(module)

const clock = handClock(atInToronto(day('2026-11-20'), '10:00'))
const at = (on: string, time: string) => clock.set(atInToronto(day(on), time))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const seat = aPost()
await database.asActor(tester, tx => decide(tx, seat.articles))
const { organisation, post } = seat

const [adviser, director, auditor, holder] = (['adviser', 'director', 'auditor', 'holder'] as const).map(role =>
  someone(role),
) as [Actor, Actor, Actor, Actor]
const secretary = someone('body_secretary', { organisation })
const stranger: Actor = { ...someone('body_secretary', { organisation: post }), id: 'other-1' }

const get = (actor: Actor | null, path: string) => site.as(actor).page(path)
const fill = (actor: Actor | null, path: string, typed: Typed, form?: string) => site.as(actor).fill(path, typed, form)

const texts = Object.fromEntries(
  textKeys.flatMap(name => [
    [`content.texts.${name}.fr`, `${name} fr`],
    [`content.texts.${name}.en`, `${name} en`],
  ]),
)

test('a notice is prepared, approved by both sides, published at its hour, extended and closed', async () => {
  at('2026-11-20', '10:00')
  const about = { kind: 'notice', 'in.organisation': organisation, 'in.posts.0': post }
  const noCode = await fill(adviser, '/fr/appels/nouveau', about)
  assert.equal(noCode.status, 422)
  assert.match(noCode.html, /n’a pas encore de numéro/)
  const { to: path } = await fill(adviser, '/fr/appels/nouveau', { ...about, code: '415' })
  assert.match(path, /^\/fr\/appels\/2026-415-\d{3}$/)
  assert.equal((await get(null, path)).status, 404, 'a need is not public')

  assert.match((await get(adviser, path)).html, /est rédigé en français et en anglais/)
  const early = await site.as(adviser).send(`${path}/etape`, { move: 'validate_profile' })
  assert.equal(early.status, 422)
  const half = await fill(adviser, `${path}/modifier`, { ...texts, 'content.scale_min': '123 192' })
  assert.equal(half.status, 422)
  assert.match(half.html, /les deux bouts de l’échelle/)
  const scale = { 'content.scale_min': '123 192', 'content.scale_max': '160 148', 'content.scale_from': '2026-04-01' }
  assert.equal((await fill(adviser, `${path}/modifier`, { ...texts, ...scale })).to, path)
  assert.match((await get(adviser, path)).html, /de 123.192,00.\$ à 160.148,00.\$, en vigueur le 1er.avril.2026/)

  await fill(adviser, path, {}, 'validate_profile')
  await fill(adviser, path, {}, 'write')
  const unnamed = await site.as(adviser).send(`${path}/approbation`, { side: 'body', version: '2' })
  assert.equal(unnamed.status, 422)
  for (const actor of [adviser, secretary])
    assert.equal((await site.as(actor).send(`${path}/approbation`, { side: 'secretariat', version: '2' })).status, 409)
  assert.equal((await get(stranger, path)).status, 404, 'another body does not see it')
  assert.equal((await fill(secretary, path, {}, 'body')).to, path)
  assert.equal((await site.as(secretary).send(`${path}/approbation`, { side: 'body', version: '2' })).status, 409)
  assert.equal((await fill(director, path, {}, 'secretariat')).to, path)

  const dates = { opens_on: '2026-11-23', opens_time: '09:00', closes_on: '2026-12-18', closes_time: '16:30' }
  const noCopy = await site.as(adviser).send(`${path}/publication`, dates)
  assert.equal(noCopy.status, 422)
  assert.match(noCopy.html, /Une copie a été envoyée à la ministre ou au ministre\./)
  const tomorrow = { recipient: 'minister', name: 'Rose Gagné', sent_on: '2026-11-21' }
  assert.equal((await fill(adviser, path, tomorrow, 'copy')).status, 422)
  for (const recipient of ['minister', 'president'])
    await fill(adviser, path, { recipient, name: 'Rose Gagné', sent_on: '2026-11-20' }, 'copy')
  const past = await fill(adviser, path, { ...dates, opens_on: '2026-11-19' }, 'publish')
  assert.match(past.html, /ne peut pas précéder/)
  assert.match(past.html, /value="16:30"/)
  assert.equal((await fill(adviser, path, dates, 'publish')).to, path)

  assert.equal((await get(null, path)).status, 404, 'it waits for its hour')
  assert.match((await get(auditor, path)).html, /Parution prévue/)
  at('2026-11-23', '08:59')
  assert.doesNotMatch((await get(null, '/fr/appels')).html, /2026-415/)
  at('2026-11-23', '09:00')
  const english = path.replace('/fr/appels', '/en/calls')
  const out = await get(null, english)
  assert.equal(out.status, 200)
  assert.match(out.html, /duties en/)
  assert.match(out.html, /December 18, 2026, 4:30/)
  assert.doesNotMatch(out.html, /Approvals|Maude|Personne/)
  assert.match((await get(null, '/fr/appels')).html, /2026-415/)

  const notLater = await fill(
    adviser,
    path,
    { closes_on: '2026-12-18', closes_time: '16:30', reason: 'Peu.' },
    'extend',
  )
  assert.equal(notLater.status, 422)
  const extended = { closes_on: '2027-01-15', closes_time: '16:30', reason: 'Peu de candidatures.' }
  assert.equal((await fill(adviser, path, extended, 'extend')).to, path)
  assert.match((await get(holder, path)).html, /Prolongé\. L’échéance était le 18.décembre.2026/)
  assert.equal((await site.as(adviser).send(`${path}/etape`, { move: 'analyse' })).status, 422)

  at('2027-01-15', '16:30')
  assert.match((await get(null, path)).html, /Les candidatures ne sont plus reçues/)
  const tooLate = { ...extended, closes_on: '2027-02-15' }
  assert.equal((await site.as(adviser).send(`${path}/prolongation`, tooLate)).status, 422)
  for (const move of ['analyse', 'list', 'close']) assert.equal((await fill(adviser, path, {}, move)).to, path)
  assert.match((await get(adviser, path)).html, /Clos<\/span>/)
  assert.match((await get(null, path)).html, /Fermé<\/span>/, 'the public is told no more')
  const json = (await (await site.as(null).request(`${path}.json`)).json()) as Record<string, unknown>
  assert.deepEqual([json['state'], json['scale_min'], json['kind']], ['ended', '12319200', 'notice'])
})

test('a text rewritten after approval is approved again, and two do not write over each other', async () => {
  at('2026-11-20', '10:00')
  const about = { 'in.organisation': organisation, 'in.posts.0': post }
  const other = await fill(adviser, '/fr/appels/nouveau', { ...about, code: '999' })
  assert.match(other.html, /Le numéro de cet organisme est 415/)
  const { to: path } = await fill(adviser, '/fr/appels/nouveau', about)
  await fill(adviser, `${path}/modifier`, texts)
  assert.equal((await site.as(director).send(`${path}/modifier`, { ...texts, version: '1' })).status, 409)
  for (const move of ['validate_profile', 'write']) await fill(adviser, path, {}, move)
  await fill(adviser, path, { signed: 'Rose Gagné' }, 'body')
  await fill(director, path, {}, 'secretariat')
  assert.match((await get(adviser, path)).html, /id="publish"/)
  await fill(adviser, path, {}, 'revise')
  await fill(adviser, path, {}, 'write')
  assert.equal((await site.as(adviser).send(`${path}/publication`, { closes_on: '2027-01-01' })).status, 409)
  assert.match((await get(adviser, path)).html, /Aucune approbation de cette version/)
})

test('a cancelled call tells those who had applied, and why', async () => {
  at('2026-11-20', '10:00')
  const { reference } = await aPublishedCall(database, clock)
  const { id, candidate } = await aSubmitted(database, clock, reference, 'ines@exemple.invalid')
  const path = `/fr/appels/${reference}`
  assert.equal((await fill(director, path, { reason: '' }, 'cancel')).status, 422)
  assert.equal((await site.as(adviser).send(`${path}/etape`, { move: 'cancel', reason: 'x' })).status, 409)
  assert.equal((await fill(director, path, { reason: 'Le poste est aboli.' }, 'cancel')).to, path)
  assert.match((await get(null, path)).html, /Le poste est aboli\./)
  const own = await get(candidate, `/fr/candidatures/${id}`)
  assert.match(own.html, /Expirée/)
  assert.match(own.html, /Le poste est aboli\./)
  const letters = await database.asActor(tester, tx =>
    tx
      .selectFrom('mail.message')
      .select(['subject', 'body'])
      .where('about', '=', `application ${id}`)
      .orderBy('written_at')
      .execute(),
  )
  assert.equal(letters.length, 2)
  assert.match(letters[1]?.body ?? '', /Motif\u00a0: Le poste est aboli\./)
})

test('the public cannot prepare a call; who reads no application sees no count', async () => {
  for (const actor of [null, holder, secretary]) assert.equal((await get(actor, '/fr/appels/nouveau')).status, 403)
  assert.doesNotMatch((await get(auditor, '/fr/appels')).html, /sort-applications/)
  assert.match((await get(adviser, '/fr/appels')).html, /sort-applications/)
})
