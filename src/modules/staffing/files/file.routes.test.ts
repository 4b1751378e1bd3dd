import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, type Role, roleNames } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { pathTo } from '../../../kernel/web/index.ts'
import { type Typed, testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { staffing } from '../module.ts'
import { openFile } from './file.actions.ts'
import { fileById } from './file.queries.ts'
import { askCheck, recordCheck } from './follow.actions.ts'
import { aPerson, aSeat, held } from './testing.ts'

for (const module of modules) declareModule(module)

const today = day('2026-11-20')
const clock = fixedClock(today)
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const someone = (role: Role, scope: Actor['scope'] = {}): Actor => ({
  id: `${role}-${scope.team ?? 8}`,
  name: `Personne ${role}`,
  role,
  scope,
})
const adviser = someone('adviser', { team: 'management' })
const stranger = someone('adviser', { team: 'boards' })
const director = someone('director', { checks: 'yes' })

const { post, mandate } = await database.asActor(tester, async tx => {
  const post = await aSeat(tx)
  return { post, mandate: await held(tx, post, await aPerson(tx), '2022-01-01', '2026-12-31') }
})

const get = (actor: Actor | null, path: string) => site.as(actor).page(path)
const fill = (actor: Actor | null, path: string, typed: Typed, form?: string) => site.as(actor).fill(path, typed, form)
const inEnglish = (path: string) => path.replace('/fr/dossiers', '/en/files')

test('an adviser opens a file from the post, fills its parts, and is told what is missing', async () => {
  const card = await get(adviser, `/fr/registre/postes/${post}`)
  const opening = /href="(\/fr\/dossiers\/nouveau[^"]*)"/.exec(card.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(opening, new RegExp(`kind=renewal&mandate=${mandate}`))
  assert.doesNotMatch((await get(null, `/fr/registre/postes/${post}`)).html, /dossiers/)
  const { to: path } = await fill(adviser, opening, {})
  assert.match(path, /^\/fr\/dossiers\/[0-9a-f-]{36}$/)
  const again = await fill(adviser, opening, {})
  assert.deepEqual([again.status, /STA-006|déjà ouvert/.test(again.html)], [409, true])
  assert.match((await get(adviser, `/fr/registre/postes/${post}`)).html, /2026-D001, ouvert/)

  await fill(adviser, path, {}, 'advance')
  assert.match((await get(adviser, path)).html, /La séance visée est choisie/)
  const unsaid = await fill(adviser, path, { name: 'withdraw' }, 'aside')
  assert.equal(unsaid.status, 422)
  const wrong = await fill(adviser, path, { first_day: '2027-02-01', last_day: '2026-01-01' }, 'term')
  assert.equal(wrong.status, 400)
  assert.match(wrong.html, /value="2027-02-01"/)
  await fill(adviser, path, { first_day: '2027-02-01', last_day: '2031-01-31' }, 'term')
  await fill(adviser, path, { 'clause.vacation': '20', 'clause.pay': '150000' }, 'conditions')
  await fill(adviser, path, { public_fr: 'Le mandat est renouvelé.' }, 'memo')
  const { html } = await get(adviser, path)
  for (const shown of ['1<sup>er</sup>|1er', '31\\sjanvier\\s2031', 'Le mandat est renouvelé'])
    assert.match(html, new RegExp(shown))
  assert.match((await get(adviser, inEnglish(path))).html, /The renewal of the term of Rose Gagné/)

  const draft = await get(adviser, `${path}/projet?version=2026-10-01`)
  assert.match(draft.html, /version du 1er\soctobre\s2026/)
  assert.equal((await fill(adviser, `${path}/projet?version=2026-10-01`, {})).to, path)
  const same = await get(adviser, `${path}/projet?version=2026-10-01`)
  assert.match(same.html, /dit déjà cela/)
  const later = await get(adviser, `${path}/projet?version=2026-11-01`)
  assert.match(later.html, /<del>.*version du 1er\soctobre\s2026.*<ins>.*version du 1er\snovembre\s2026/s)
  assert.match((await get(director, path)).html, /Projet d’acte/)
})

test('a past, a wrong or a missing value is told at its field, with what was typed', async () => {
  const other = await database.asActor(tester, tx => aSeat(tx))
  const { to: path } = await fill(adviser, `/fr/dossiers/nouveau?post=${other}`, {})
  const later = await fill(adviser, path, { kind: 'judicial', on: '2026-12-24' }, 'ask-check')
  assert.equal(later.status, 422)
  assert.match(later.html, /n’est pas encore venu/)
  const blank = await fill(adviser, path, { description: '', on: '2026-11-01' }, 'declare')
  assert.equal(blank.status, 422)
  assert.match((await get(adviser, `${path}/personne?q=gagne`)).html, /Rose Gagné/)
  assert.match((await get(adviser, `${path}/personne?q=zzz`)).html, /Personne de ce nom/)
  const nobody = await fill(adviser, `${path}/personne`, { family_name: '' }, 'newcomer')
  assert.equal(nobody.status, 422)
  assert.equal((await fill(adviser, `${path}/personne`, { family_name: 'Roy', gender: 'f' }, 'newcomer')).to, path)
  assert.match((await get(adviser, path)).html, /madame Roy/)
  assert.equal((await get(adviser, '/fr/dossiers/nouveau')).status, 200)
  assert.equal((await get(adviser, `/fr/dossiers/${crypto.randomUUID()}`)).status, 404)
})

test('a number is taken after one that is hidden; a result is told to whoever may know it', async () => {
  const by = { actor: adviser, clock }
  const other = await aSeatOf()
  const id = await database.asActor(adviser, async tx => {
    const id = await openFile(tx, by, {
      kind: 'appointment',
      post: other,
      mandate: null,
      target: null,
      confidential: true,
    })
    await askCheck(tx, by, id, { kind: 'judicial', on: day('2026-11-02') })
    return id
  })
  const path = `/fr/dossiers/${id}`
  const after = await fill(stranger, `/fr/dossiers/nouveau?post=${await aSeatOf()}`, {})
  assert.match(after.to, /^\/fr\/dossiers\//)
  const checks = (await database.asActor(tester, tx => fileById(tx, id, today)))?.checks ?? []
  await database.asActor(adviser, tx =>
    recordCheck(tx, by, id, { check: checks[0]?.check_id ?? '', on: day('2026-11-10'), result: 'to_examine' }),
  )
  assert.match((await get(director, path)).html, /À examiner/)
  assert.match((await get(adviser, path)).html, /consigné/)
})

test('a file that has ended is not judged any more, and shows neither empty parts nor gestures', async () => {
  const { to: path } = await fill(adviser, `/fr/dossiers/nouveau?post=${await aSeatOf()}`, {})
  assert.match((await get(adviser, path)).html, /id="verdicts"[\s\S]*Aucune vérification demandée/)
  await fill(adviser, path, { name: 'withdraw', reason: 'Le besoin a disparu.' }, 'aside')
  const { html } = await get(adviser, path)
  assert.match(html, /Le besoin a disparu\./)
  assert.doesNotMatch(html, /id="(verdicts|missing|checks|messages|notes)"|d’ici le/)
})

const aSeatOf = () => database.asActor(tester, tx => aSeat(tx))
const fillRaw = (actor: Actor, path: string, form: Typed) => site.as(actor).send(path, form)

test('each role at each address of the module: the matrix of the routes, and nobody else', async () => {
  const { to: path } = await fill(adviser, `/fr/dossiers/nouveau?post=${await aSeatOf()}`, {})
  const id = path.split('/').at(-1) ?? ''
  let tried = 0
  for (const route of staffing.routes ?? []) {
    if (!Object.values(route.path).some(part => part.startsWith('/dossiers') || part.startsWith('/files'))) continue
    const address = pathTo({ path: route.path }, 'fr', { id, document: id, version: id })
    for (const role of roleNames) {
      if (role === 'operator') continue
      const allowed = route.access === 'public' || route.access.some(one => one === role)
      const actor = role === 'adviser' ? adviser : someone(role)
      const { status } = route.method === 'get' ? await get(actor, address) : await fillRaw(actor, address, {})
      assert.equal(status === 403, !allowed, `${role} ${route.method} ${address}: ${status}`)
      tried += 1
    }
    const visited = route.method === 'get' ? await get(null, address) : await fillRaw(someone('holder'), address, {})
    assert.ok([302, 303, 401, 403].includes(visited.status), `visitor ${address}: ${visited.status}`)
  }
  assert.ok(tried > 200, `${tried} pairs`)
})
