import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, type Role, roleNames } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { journalPage } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { fileOr404, moveFile, openFile } from '../files/file.actions.ts'
import { addTask } from '../files/follow.actions.ts'
import { aSeat } from '../files/testing.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const someone = (id: string, role: Role, team?: string): Actor => ({
  id,
  name: `Personne ${id}`,
  role,
  scope: team ? { team } : {},
})
const [ann, bea] = [someone('ann', 'adviser', 'boards'), someone('bea', 'adviser', 'boards')]
const far = someone('far', 'adviser', 'management')
const director = someone('dir', 'director')

const opened = (by: Actor, confidential = false) =>
  database.asActor(by, async tx => {
    const asked = { kind: 'appointment', post: await aSeat(tx), mandate: null, target: null, confidential } as const
    return openFile(tx, { actor: by, clock }, asked)
  })
const file = (id: string) => database.asActor(tester, tx => fileOr404(tx, clock, id))
const send = async (by: Actor, id: string, to: string, reason = 'Congé.') =>
  site.as(by).send(`/fr/dossiers/${id}/responsable`, { version: String((await file(id)).version), to, reason })

const [own] = [await opened(ann), await opened(bea), await opened(far)]

test('an owner hands a file over: the new one is told on the home page, has it among one’s files, and its open tasks', async () => {
  await database.asActor(ann, async tx => {
    const task = { owner: ann.name, due: null }
    await addTask(tx, { actor: ann, clock }, own, { what: 'Relancer', ...task })
    await addTask(tx, { actor: ann, clock }, own, { what: 'Autre', ...task, owner: 'Ministère' })
  })
  const path = `/fr/dossiers/${own}`
  const blank = await site.as(ann).fill(path, { to: 'bea', reason: '' }, 'hand')
  assert.equal(blank.status, 422)
  assert.equal((await site.as(ann).fill(path, { to: 'bea', reason: 'Congé.' }, 'hand')).to, path)
  const { owner_id, owner_name } = await file(own)
  assert.deepEqual([owner_id, owner_name], ['bea', 'Personne bea'])
  const home = (await site.as(bea).page('/fr')).html
  assert.match(home, /Dossiers qui vous sont confiés.*par Personne ann.*Congé\./s)
  assert.match((await site.as(bea).page('/en')).html, /Files handed over to you/)
  assert.doesNotMatch((await site.as(ann).page('/fr')).html, /vous sont confiés/)
  const mine = await site.as(bea).request('/fr/dossiers.json?which=mine')
  assert.equal(((await mine.json()) as { total: number }).total, 2)
  const tasks = await database.asActor(tester, tx =>
    tx.selectFrom('sittings.task').select('owner').where('file_id', '=', own).orderBy('owner').execute(),
  )
  assert.deepEqual(
    tasks.map(({ owner }) => owner),
    ['Ministère', 'Personne bea'],
  )
  const page = await site.as(bea).page(path)
  assert.match(page.html, /De Personne ann à Personne bea, par Personne ann/)
  assert.equal((await site.as(bea).fill(path, {}, 'take')).to, path)
  assert.doesNotMatch((await site.as(bea).page('/fr')).html, /vous sont confiés/)
  const { items } = await database.asActor(tester, tx =>
    journalPage(tx, { who: '', what: 'file.', before: undefined, limit: 50 }),
  )
  const told = items.filter(({ subject }) => subject === own).map(({ what }) => what)
  assert.ok(told.includes('file.handed') && told.includes('file.taken'), told.join())
})

test('who is not its owner hands nothing over, but the director; a file that someone changed is read again first', async () => {
  const id = await opened(ann)
  assert.equal((await send(bea, id, 'bea')).status, 403)
  assert.doesNotMatch((await site.as(bea).page(`/fr/dossiers/${id}`)).html, /id="hand"/)
  assert.equal((await send(ann, id, 'nobody')).status, 422)
  assert.equal((await send(ann, id, 'ann')).status, 409)
  const stale = { version: '0', to: 'bea', reason: 'x' }
  assert.equal((await site.as(ann).send(`/fr/dossiers/${id}/responsable`, stale)).status, 409)
  assert.equal((await send(director, id, 'dir')).status, 303, 'the director takes it')
  assert.doesNotMatch((await site.as(director).page('/fr')).html, /vous sont confiés/)
  assert.equal((await send(director, id, 'ann')).status, 303)
  assert.match((await site.as(ann).page('/fr')).html, /par Personne dir/)
  for (const role of roleNames.filter(name => name !== 'adviser' && name !== 'director' && name !== 'operator'))
    assert.equal((await send(someone('x', role), id, 'bea')).status, 403, role)
  await database.asActor(director, async tx => {
    const by = { actor: director, clock }
    await moveFile(tx, by, id, (await fileOr404(tx, clock, id)).version, 'withdraw', 'Fini.')
  })
  assert.equal((await send(director, id, 'bea')).status, 403, 'a file that is over stays with its last owner')
})

test('a confidential file is given within its team alone, and another team sees neither it nor its handovers', async () => {
  const id = await opened(ann, true)
  assert.equal((await send(ann, id, 'far')).status, 422)
  assert.equal((await send(ann, id, 'bea')).status, 303)
  assert.equal((await send(far, id, 'far')).status, 404)
  const seen = await database.asActor(far, tx =>
    tx.selectFrom('staffing.handover').select('handover_id').where('file_id', '=', id).execute(),
  )
  assert.deepEqual(seen, [])
})
