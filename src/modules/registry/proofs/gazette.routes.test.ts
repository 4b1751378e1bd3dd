import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { verifyRegister } from '../../acts/index.ts'
import { decide } from '../testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const siteOn = (on: string) => testSite({ parts: modules, database, clock: fixedClock(day(on)) })
const someone = (role: Role): Actor => ({ id: `${role}-9`, name: role, role, scope: {} })
const [registrar, auditor] = [someone('registrar'), someone('auditor')]

const free = [{ text_fr: 'la chose soit faite', text_en: 'the thing be done', effect: null, input: null }]
const acts = await database.asActor(tester, async tx => {
  const ids: string[] = []
  for (const [on, kind] of [
    ['2007-06-20', 'decret'],
    ['2007-06-20', 'decret'],
    ['2007-06-27', 'arrete'],
    ['2007-06-27', 'ct'],
  ] as const)
    ids.push((await decide(tx, free, { on, kind, now: `${on}T15:00:00Z` })).act_id)
  return ids
})
const [first = '', second = '', third = ''] = acts

type List = { total: number; items: { act_id: string; days: number; late: boolean }[] }
const listOn = async (on: string) => {
  const answer = await siteOn(on).as(auditor).request('/fr/actes/gazette.json')
  const { items } = (await answer.json()) as List
  return items.map(({ act_id, days, late }) => [act_id, days, late])
}
const path = '/fr/actes/gazette'

test('scenario 17: a décret of 20 June is in the Gazette of 4 July; one without it after 30 days is in the alert list', async () => {
  const july = siteOn('2007-07-04')
  assert.equal((await july.as(null).page(path)).status, 403)
  assert.doesNotMatch((await july.as(auditor).page(path)).html, /id="publications"/)
  assert.match((await july.as(registrar).page(path)).html, /depuis plus de 30 jours \(NOM-15\)/)
  assert.deepEqual(await listOn('2007-07-04'), [
    [first, 14, false],
    [second, 14, false],
    [third, 7, false],
  ])
  const nothing = await july.as(registrar).fill(path, { day: '2007-07-04' }, 'publications')
  assert.equal(nothing.status, 422)
  assert.match(nothing.html, /Aucune page n’est donnée/)
  const early = { day: '2007-06-25', [`pages.${first}`]: '2345', [`pages.${third}`]: '2346' }
  const refused = await july.as(registrar).fill(path, early, 'publications')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /A\.M\.\s1-2007\s: L’acte a été adopté le 27\sjuin\s2007/)
  assert.match(refused.html, /value="2345"/)
  assert.equal((await listOn('2007-07-04')).length, 3, 'all of them, or none')
  const issue = { ...early, day: '2007-07-04', gazette_part: '2' }
  assert.equal((await july.as(registrar).fill(path, issue, 'publications')).to, path)
  assert.deepEqual(await listOn('2007-07-20'), [[second, 30, false]])
  assert.deepEqual(await listOn('2007-07-21'), [[second, 31, true]])
  assert.match((await siteOn('2007-07-21').as(registrar).page(path)).html, /<span class="state overdue">Alerte<\/span>/)
  const home = (await siteOn('2007-07-21').as(registrar).page('/fr')).html
  assert.match(home, /Actes à publier à la Gazette officielle/)
  assert.match(home, /Adopté depuis 31 jours \(NOM-15\)/)
  assert.match((await july.as(null).page(`/fr/actes/${first}`)).html, /4\sjuillet\s2007, partie\s2, p\.\s2345/)
  const again = { ...issue, [`pages.${first}`]: '2400' }
  const twice = await july.as(registrar).send('/fr/actes/gazette/publications', again)
  assert.equal(twice.status, 409)
  assert.match(twice.html, /D\.\s1-2007\s: L’acte a déjà été publié, le 4\sjuillet\s2007/)
  await database.asActor(tester, async tx => assert.deepEqual((await verifyRegister(tx)).problems, []))
})

test('the list is sorted and exported as asked; every act published, it says so', async () => {
  const site = siteOn('2007-08-01')
  const csv = await (await site.as(auditor).request('/en/acts/gazette.csv?sort=days&dir=desc')).text()
  assert.match(csv, /^number,kind,title,adopted_on,days,state\r\n2-2007,Order in Council,Test,2007-06-20,42,Alert\r\n$/)
  const last = { day: '2007-08-01', [`pages.${second}`]: '2500' }
  assert.equal((await site.as(registrar).fill('/en/acts/gazette', last, 'publications')).to, '/en/acts/gazette')
  assert.match((await site.as(registrar).page('/en/acts/gazette')).html, /Each adopted act is published/)
})
