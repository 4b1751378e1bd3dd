import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { search } from '../../../kernel/search/index.ts'
import { day } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { searchSources } from '../search.queries.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database })
const someone = (role: Role): Actor => ({ id: id(), name: role, role, scope: {} })
const adviser = site.as(someone('adviser'))
const visitor = site.as(null)

/** Two judges past the end of their term of five years: one who holds over, one who was dismissed before it. */
const { judge, dismissed } = await database.asActor(tester, async tx => {
  const [one, ann, bea] = [aPost(), aPerson(), aPerson()]
  const other = aPost({ organisation: one.organisation })
  const [first, second] = [id(), id()]
  const dates = { from: '2021-10-01', to: '2026-09-30' }
  await decide(tx, [
    ...one.articles,
    ...other.articles,
    ...ann.articles,
    ...bea.articles,
    article('mandate.begin', { mandate: first, post: one.post, person: ann.person, ...dates }),
    article('mandate.begin', { mandate: second, post: other.post, person: bea.person, ...dates }),
  ])
  const reason = { post: other.post, mandate: second, on: '2026-08-31', reason: 'dismissal' }
  await decide(tx, [article('mandate.end', reason)])
  return {
    judge: { post: one.post, organisation: one.organisation, person: ann.person, mandate: first },
    dismissed: { mandate: second },
  }
})

/** The authorisation of a tribunal's president, as an adviser writes it and the registrar records it. */
const authorise = async (mandate: string, typed: object = {}) => {
  const draft = (await adviser.fill('/fr/actes/projets/nouveau', { kind: 'authorisation' })).to
  const asked = { 'in.mandate': mandate, 'in.from': '2026-11-20', 'in.to': '2027-03-31', 'in.pending_cases': '4' }
  const saved = await adviser.fill(`${draft}/articles/nouveau?effet=mandate.finish_cases`, { ...asked, ...typed })
  if (saved.status !== 303) return { draft, saved }
  await adviser.fill(`${draft}/texte`, { 'title.fr': 'une autorisation', 'title.en': 'an authorization' })
  await adviser.fill(draft, {}, 'submit')
  await site.as(someone('legal_adviser')).fill(draft, {}, 'review')
  await site.as(someone('director')).fill(draft, {}, 'make_ready')
  const adopted = await site.as(someone('registrar')).fill(`${draft}/apercu`, { number: '12-2026' })
  return { draft, saved, adopted }
}

test('scenario 11: after a dismissal the authorisation is refused, and says why', async () => {
  const { draft, adopted } = await authorise(dismissed.mandate)
  assert.equal(adopted?.status, 409)
  assert.match(adopted?.html ?? '', /Une personne destituée ne peut pas terminer ses affaires comme surnuméraire/)
  const english = await adviser.page(`${draft.replace('/fr/actes/projets', '/en/acts/drafts')}/preview`)
  assert.match(english.html, /A person who was dismissed cannot finish cases as supernumerary/)
})

test('an authorisation has an end and a number of cases, or comes back at the field', async () => {
  const { saved } = await authorise(judge.mandate, { 'in.to': '', 'in.pending_cases': '' })
  assert.equal(saved.status, 422)
  assert.match(saved.html, /href="#form-in\.to"/)
  assert.match(saved.html, /href="#form-in\.pending_cases"/)
  assert.match(saved.html, /value="2026-11-20"/)
})

test('scenario 11: the expired judge finishes four cases until a day, and every page says so', async () => {
  assert.match(
    (await adviser.page(`/fr/registre/postes/${judge.post}`)).html,
    new RegExp(`effet=mandate\\.finish_cases&amp;post=${judge.post}&amp;mandate=${judge.mandate}`),
  )
  const { adopted } = await authorise(judge.mandate)
  assert.match(adopted?.to ?? '', /^\/fr\/actes\//, adopted?.html ?? '')
  const act = await visitor.page(adopted?.to ?? '')
  assert.match(act.html, /Autorisation de la présidence/)
  assert.match(act.html, /termine comme surnuméraire ses 4 affaires en cours/)

  const post = (await visitor.page(`/fr/registre/postes/${judge.post}`)).html
  assert.match(post, /<dt>État<\/dt><dd><span class="state \w+">Vacant</)
  assert.match(post, /<dt>Surnuméraire<\/dt><dd>.*Rose Gagné.*jusqu’au 31\s(?:mars) 2027, 4 affaires à terminer/s)
  assert.match(post, /class="bar-supernumerary"/)
  const person = (await visitor.page(`/en/register/people/${judge.person}`)).html
  assert.match(person, /judge, Tribunal \(supernumerary\)/)
  assert.match(person, /4 cases to finish/)

  const body = (await visitor.page(`/fr/registre/organismes/${judge.organisation}`)).html
  assert.match(body, /Surnuméraire/)
  const roster = await visitor.request('/fr/registre/mandats.json?state=supernumerary')
  const { items } = (await roster.json()) as { items: { capacity: string; planned_end: string }[] }
  assert.deepEqual(
    items.map(({ capacity, planned_end }) => [capacity, planned_end]),
    [['supernumerary', '2027-03-31']],
  )
  assert.match(await (await visitor.request('/fr/registre/mandats.csv')).text(), /Surnuméraire/)
  const horizon = (await visitor.page('/fr/registre/horizon?months=6')).html
  assert.match(horizon, /1 surnuméraire termine des affaires/)
  assert.match(horizon, /2 postes sont vacants/)
  assert.match(horizon, /2027-03-31/)

  const asked = { at: { on: day('2026-11-20'), known: null }, lang: 'fr', limit: 20, actor: tester } as const
  const found = await database.asActor(tester, tx => search(tx, searchSources, 'gagne', asked))
  assert.match(JSON.stringify(found), /juge, Tribunal \(surnuméraire\)/)
})
