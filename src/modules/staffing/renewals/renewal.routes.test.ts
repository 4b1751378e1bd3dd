import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, type Role, roleNames } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { workerOf } from '../../../kernel/jobs/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { pathTo } from '../../../kernel/web/index.ts'
import { type Typed, testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { openFile } from '../files/file.actions.ts'
import { aPerson, aSeat, held } from '../files/testing.ts'
import { presumeRenewals } from './presume.actions.ts'
import { renewalRoutes } from './renewal.routes.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const someone = (role: Role, scope: Actor['scope'] = {}): Actor => ({
  id: `${role}-${scope.team ?? 9}`,
  name: `Personne ${role}`,
  role,
  scope,
})
const adviser = someone('adviser', { team: 'adjudication' })
const stranger = someone('adviser', { team: 'boards' })
const get = (actor: Actor | null, path: string) => site.as(actor).page(path)
const fill = (path: string, typed: Typed, form: string, actor = adviser) => site.as(actor).fill(path, typed, form)

/** A renewal file of the adviser on a judge's term, or on a seat of another family. */
const aFile = (end: string, { confidential = false, family = 'adjudicator', open = true } = {}) =>
  database.asActor(adviser, async tx => {
    const post = await aSeat(tx, { family, body: 'Tribunal administratif du travail' })
    const from = `${Number(end.slice(0, 4)) - 4}${end.slice(4)}`
    const mandate = await held(tx, post, await aPerson(tx, `Lamarre${end}`), from, end)
    if (!open) return { post, id: '' }
    const asked = { kind: 'renewal', post, mandate, target: null, confidential } as const
    return { post, id: await openFile(tx, { actor: adviser, clock }, asked) }
  })

test('scenario 8 on the page: each form takes what was done, and the refusal stands at its field with what was typed', async () => {
  const { id } = await aFile('2027-05-31')
  const path = `/fr/dossiers/${id}`
  const before = await get(adviser, path)
  assert.match(before.html, /Par un comité indépendant/)
  assert.match(before.html, /Dernier jour pour l’avis.*28\sfévrier\s2027/s)
  assert.match(before.html, /du 1er\sjuin\s2027 au 31\smai\s2032/)
  assert.doesNotMatch(before.html, /id="(recommendation|notice)"/)
  await fill(path, { asked_on: '2026-10-01', answered_on: '2026-10-20' }, 'information')
  assert.match((await get(adviser, path)).html, /class="current"[^>]*><span class="name">Renseignements demandés/)
  const against = { recommendation: 'unfavourable', recommended_on: '2026-11-19' }
  const refused = await fill(path, against, 'recommendation')
  assert.equal(refused.status, 409)
  assert.match(refused.html, /href="#recommendation-recommendation"/)
  assert.match(refused.html, /il manque l’avis d’intention, les motifs et les observations/)
  assert.match(refused.html, /value="2026-11-19"/)
  const blank = await fill(path, { intent_on: '2026-11-01', intent_reasons: '' }, 'intent')
  assert.ok(blank.status >= 400)
  await fill(path, { intent_on: '2026-11-01', intent_reasons: 'Délais de délibéré.' }, 'intent')
  const early = await fill(path, { heard_on: '2026-10-31', hearing: 'observations' }, 'hearing')
  assert.match(early.html, /href="#hearing-heard_on"/)
  await fill(path, { heard_on: '2026-11-10', hearing: 'observations' }, 'hearing')
  assert.equal((await fill(path, against, 'recommendation')).to, path)
  const after = await get(adviser, path)
  assert.match(after.html, /Défavorable au renouvellement, le 19\snovembre\s2026/)
  assert.match(after.html, /Observations reçues, le 10\snovembre\s2026/)
  const json = (await (await site.as(adviser).request(`${path}.json`)).json()) as { renewal: Record<string, unknown> }
  const { way, step, last_notice } = json.renewal
  assert.deepEqual([way, step, last_notice], ['adjudicator', 'recommended', '2027-02-28'])
  const english = await get(adviser, `/en/files/${id}`)
  assert.match(english.html, /Against the renewal, November\s19, 2026/)
  assert.match(english.html, /Through an independent committee/)
})

test('scenario 9: in the morning the adviser is told of what is presumed; a late refusal has the legal note', async () => {
  const { post } = await aFile('2026-12-31', { open: false })
  assert.match((await get(adviser, `/fr/registre/postes/${post}`)).html, /renouvellement présumé/)
  assert.doesNotMatch((await get(adviser, '/fr')).html, /Renouvellements présumés/)
  const night = { actor: workerOf('renewals.presume'), clock }
  assert.equal(await database.asActor(night.actor, tx => presumeRenewals(tx, night)), 1)
  const home = await get(adviser, '/fr')
  assert.match(home.html, /Renouvellements présumés/)
  const path = /href="(\/fr\/dossiers\/[0-9a-f-]{36})"[^<]*Rose Lamarre2026-12-31/.exec(home.html)?.[1] ?? ''
  assert.match((await get(adviser, '/en')).html, /Presumed renewals/)
  assert.match(home.html, /which=presumed/)
  const listed = await site.as(adviser).request('/fr/dossiers.json?which=presumed')
  assert.equal(((await listed.json()) as { total: number }).total, 1)
  assert.doesNotMatch((await get(someone('registrar'), '/fr')).html, /Renouvellements présumés/)
  const file = await get(adviser, path)
  assert.match(file.html, /Renouvellement présumé, constaté par Greffe le 20\snovembre\s2026/)
  assert.match(file.html, /Greffe \(renewals\.presume\)/)
  assert.match((await get(adviser, `/fr/registre/postes/${post}`)).html, /2026-D\d{3}, ouvert, renouvellement présumé/)
  await fill(path, { notice: 'not_renewed', notified_on: '2026-11-20' }, 'notice')
  const late = await get(adviser, path)
  assert.match(late.html, /est tardif.*consultez la conseillère ou le conseiller juridique/s)
  assert.doesNotMatch((await get(adviser, '/fr')).html, /Renouvellements présumés/)
})

test('each way has its own forms; a departure or an appointment has none', async () => {
  const { id } = await aFile('2027-06-30', { family: 'vice_president' })
  const { html } = await get(adviser, `/fr/dossiers/${id}`)
  assert.match(html, /À la discrétion du gouvernement/)
  assert.match(html, /Consigner l’intention/)
  assert.doesNotMatch(html, /Consigner la recommandation/)
  await fill(`/fr/dossiers/${id}`, { intention: 'renew', stated_by: 'premier', stated_on: '2026-11-02' }, 'intention')
  assert.match((await get(adviser, `/fr/dossiers/${id}`)).html, /Renouveler, le 2\snovembre\s2026/)
  const post = await database.asActor(tester, tx => aSeat(tx))
  const { to } = await site.as(adviser).fill(`/fr/dossiers/nouveau?post=${post}`, {})
  assert.doesNotMatch((await get(adviser, to)).html, /Étapes du renouvellement/)
})

test('each role at each address of a renewal, and another team at a confidential one', async () => {
  const { id } = await aFile('2027-07-31', { confidential: true })
  for (const route of renewalRoutes) {
    const address = pathTo({ path: route.path }, 'fr', { id })
    for (const role of roleNames) {
      if (role === 'operator') continue
      const allowed = role === 'adviser' || role === 'director'
      const { status } = await site.as(role === 'adviser' ? adviser : someone(role)).send(address, {})
      assert.equal(status === 403, !allowed, `${role} ${address}: ${status}`)
    }
  }
  const notice = { notice: 'renewed', notified_on: '2026-11-02' }
  assert.equal((await site.as(adviser).send(`/fr/dossiers/${id}/renouvellement/avis`, notice)).status, 409)
  for (const [address, typed] of [
    ['renseignements', { asked_on: '2026-10-01' }],
    ['recommandation', { recommendation: 'favourable', recommended_on: '2026-11-01' }],
  ] as const)
    await site.as(adviser).send(`/fr/dossiers/${id}/renouvellement/${address}`, typed)
  assert.equal((await get(stranger, `/fr/dossiers/${id}`)).status, 404)
  assert.equal((await site.as(stranger).send(`/fr/dossiers/${id}/renouvellement/avis`, notice)).status, 404)
  assert.equal((await site.as(adviser).send(`/fr/dossiers/${id}/renouvellement/avis`, notice)).status, 303)
  await database.asActor(stranger, async tx =>
    assert.equal(
      (await tx.selectFrom('staffing.renewal').select('file_id').where('file_id', '=', id).execute()).length,
      0,
    ),
  )
})
