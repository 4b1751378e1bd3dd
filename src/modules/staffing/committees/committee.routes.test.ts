import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { type Typed, testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { formCommittee } from './committee.actions.ts'
import { insideOf } from './committee.queries.ts'
import {
  aCall,
  aCandidate,
  aCommittee,
  adviser,
  answerAll,
  at,
  deliberate,
  director,
  someone,
  votes,
} from './testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database })
const other = someone('adviser', 'boards')
const legal = someone('legal_adviser')
const outside = ['minister_office', 'body_secretary', 'holder', 'pay_officer'] as const

const get = (actor: Actor | null, path: string) => site.as(actor).page(path)
const fill = (actor: Actor | null, path: string, typed: Typed, form?: string) => site.as(actor).fill(path, typed, form)
const inEnglish = (path: string) => path.replace('/fr/comites', '/en/committees')

const member = (name: string, quality: string, more: Typed = {}) => ({ name, quality, fee_status: 'paid', ...more })
const score = (each: string) => ({
  ...Object.fromEntries(
    ['personal', 'experience', 'knowledge', 'adjudication', 'judgement', 'conception'].map(name => [
      `scores.${name}`,
      each,
    ]),
  ),
  note: 'Réponse solide.',
})

test('scenario 7, from the pages: a committee is formed, a recusal proposed, scores given, a dissent reported, fees settled', async () => {
  const formed = { tribunal: 'tat', subject: 'Membres, Montréal' } as const
  assert.equal((await fill(adviser, '/fr/comites/nouveau', { ...formed, subject: '' })).status, 422)
  const { to: renewal } = await fill(adviser, '/fr/comites/nouveau', formed)
  assert.match((await get(adviser, renewal)).html, /renouvellement, Tribunal administratif du travail/)
  const id = await database.asActor(adviser, async tx =>
    formCommittee(tx, at(adviser), { ...formed, kind: 'selection', call_id: await aCall(tx) }),
  )
  const path = `/fr/comites/${id}`
  await fill(
    adviser,
    path,
    member('Paule Arsenault', 'tribunal_member', { chairs: 'yes', fee_status: 'tribunal_member' }),
    'member',
  )
  await fill(adviser, path, member('Rémi Castonguay', 'legal_community'), 'member')
  assert.match((await get(adviser, path)).html, /Il manque au comité.*représentation du public/)
  await fill(adviser, path, member('Odile Nguyen', 'public'), 'member')
  const twice = await fill(adviser, path, member('Denis Roy', 'public', { chairs: 'yes' }), 'member')
  assert.equal(twice.status, 409)
  assert.match(twice.html, /value="Denis Roy"/)
  await database.asActor(adviser, tx => aCandidate(tx, id, 'Aline Roy'))

  const { html } = await get(adviser, path)
  const candidate = /href="(\/fr\/comites\/[^"]+\/candidatures\/[^"]+)"/.exec(html)?.[1] ?? ''
  await fill(adviser, candidate, { tie: 'none' }, 'answer-1')
  await fill(adviser, candidate, { tie: 'employer', until: '2017-11-20' }, 'answer-2')
  await fill(adviser, candidate, { tie: 'colleague', until: '', public_service: 'yes' }, 'answer-3')
  const asked = (await get(adviser, candidate)).html
  assert.match(asked, /Récusation proposée de Rémi Castonguay à l’égard d’Aline Roy/)
  assert.equal(asked.match(/Récusation à décider/g)?.length, 1, 'the colleague sits')
  const kept = await fill(adviser, candidate, { recused: 'no', reason: 'peu importe' }, 'recusal-2')
  assert.equal(kept.status, 409)
  assert.match(kept.html, /Inscrivez la récusation/)
  await fill(adviser, candidate, { recused: 'yes' }, 'recusal-2')

  await fill(adviser, path, {}, 'clear')
  await fill(adviser, path, {}, 'open')
  const early = await fill(adviser, path, {}, 'deliberate')
  assert.equal(early.status, 409)
  assert.match(early.html, /Cotes à compléter/)
  const ids = [...(await get(adviser, path)).html.matchAll(/name="present" value="([^"]+)"/g)].map(
    found => found[1] ?? '',
  )
  assert.equal((await fill(adviser, path, { halves: [], present: ids }, 'sitting')).status, 422)
  await fill(adviser, path, { day: '2026-11-20', halves: ['morning', 'afternoon'], present: ids }, 'sitting')
  for (const n of [1, 3]) assert.equal((await fill(adviser, candidate, score('4'), `scores-${n}`)).status, 303)
  assert.equal((await fill(adviser, candidate, score('6'), 'scores-1')).status, 400)
  await fill(adviser, path, {}, 'deliberate')
  await fill(adviser, candidate, { favours: 'yes' }, 'vote-1')
  await fill(adviser, candidate, { favours: 'no', dissent: 'Trop peu d’audiences.' }, 'vote-3')
  await fill(adviser, `${path}/rapport`, { text: 'Une entrevue a été tenue.' }, 'report')
  assert.equal((await fill(adviser, path, {}, 'report')).to, path)

  const report = (await get(director, `${path}/rapport`)).html
  assert.match(report, /Apte, 1 en faveur, 1 contre, partage des voix, tranché par la présidence/)
  assert.match(report, /Dissidence d’Odile Nguyen.*Trop peu d’audiences/s)
  assert.match(report, /Se sont récusés.*Rémi Castonguay/s)
  assert.match((await get(director, `${inEnglish(path)}/report`)).html, /Dissent of Odile Nguyen/)

  await fill(director, path, {}, 'deliver')
  const wrong = await fill(director, path, { yearly: 'beaucoup' }, 'pension-3')
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /n’est pas un montant/)
  await fill(director, path, { yearly: '40\u00a0000,00\u00a0$' }, 'pension-3')
  const owed = (await get(director, path)).html
  assert.match(owed, /323,08\u00a0\$/, '400.00 less 76.92')
  await fill(director, path, {}, 'fees-form')
  const { to } = await fill(director, path, {}, 'enter')
  assert.equal(to, '/fr/registres-aptitude/tat')
  assert.match((await get(legal, to)).html, /Aline Roy/)
  await fill(director, path, {}, 'dissolve')
  assert.match((await get(legal, path)).html, /Dissous/)
})

test('a compartment: another team, a legal adviser and the auditor see the committee, never who is before it', async () => {
  const { id, candidate } = await database.asActor(adviser, async tx => {
    const { id } = await aCommittee(tx, 'selection')
    const candidate = await aCandidate(tx, id, 'Firmin Audet')
    await answerAll(tx, id)
    await deliberate(tx, id)
    await votes(tx, id, candidate, [true, true, true])
    return { id, candidate }
  })
  const path = `/fr/comites/${id}`
  for (const actor of [other, legal, someone('auditor'), someone('registrar')]) {
    const seen = await get(actor, path)
    assert.equal(seen.status, 200, actor.role)
    assert.match(seen.html, /réservés à l’équipe du comité/)
    assert.match(seen.html, /Odile Nguyen/)
    const json = await (await site.as(actor).request(`${path}.json`)).text()
    for (const text of [seen.html, json]) assert.doesNotMatch(text, /Firmin|Réponse solide/)
    for (const below of [`/candidatures/${candidate}`, '/rapport'])
      assert.equal((await get(actor, `${path}${below}`)).status, 403, `${actor.id} ${below}`)
  }
  for (const role of outside)
    for (const below of ['', `/candidatures/${candidate}`, '/rapport'])
      assert.equal((await get(someone(role), `${path}${below}`)).status, 403, `${role} ${below}`)
  assert.equal((await get(null, '/fr/comites')).status, 403)
})

test('the database itself hides the compartment, whoever asks', async () => {
  const { id } = await database.asActor(adviser, async tx => {
    const made = await aCommittee(tx, 'selection')
    await aCandidate(tx, made.id, 'Gisèle Fournier')
    await answerAll(tx, made.id)
    return made
  })
  const seen = (actor: Actor) =>
    database.asActor(actor, async tx => {
      const { candidates, answers } = await insideOf(tx, id)
      return [candidates.length, answers.length]
    })
  for (const actor of [adviser, director]) assert.deepEqual(await seen(actor), [1, 3])
  const others = [...outside, 'legal_adviser', 'registrar', 'auditor'] as const
  for (const actor of [other, someone('adviser'), ...others.map(role => someone(role, 'adjudication'))])
    assert.deepEqual(await seen(actor), [0, 0], actor.id)
  const writes = database.asActor(other, tx =>
    tx.updateTable('staffing.committee').set({ subject: 'autre' }).where('committee_id', '=', id).executeTakeFirst(),
  )
  assert.equal((await writes).numUpdatedRows, 0n)
})

test('each reading of a compartment is in the journal, with who and which committee', async () => {
  const { id } = await database.asActor(adviser, tx => aCommittee(tx, 'selection'))
  await get(adviser, `/fr/comites/${id}`)
  await get(director, `/en/committees/${id}/report`)
  await get(legal, `/fr/comites/${id}`)
  const entries = await database.asActor(director, tx =>
    tx.selectFrom('journal.entry').select(['role', 'what']).where('subject', '=', id).orderBy('entry_id').execute(),
  )
  assert.deepEqual(
    entries.filter(({ what }) => what === 'committee.read').map(({ role }) => role),
    ['adviser', 'director'],
  )
})
