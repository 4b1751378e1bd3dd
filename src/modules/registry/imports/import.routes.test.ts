import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { document, member, withMembers } from './testing.ts'
import { importJob } from './work.actions.ts'

for (const module of modules) declareModule(module)

const actor = (role: 'operator' | 'director' | 'registrar'): Actor => ({ id: role, name: role, role, scope: {} })
const database = await testDatabase()
const site = testSite({ parts: modules, database })
const [operator, director, registrar] = [actor('operator'), actor('director'), actor('registrar')].map(site.as)
assert(operator && director && registrar)

const home = '/fr/registre/reprises'
const file = (content: unknown, name = 'registre.json') => ({ file: new File([JSON.stringify(content)], name) })
const work = () =>
  importJob.steps(run => database.asActor(actor('operator'), run), {
    actor: actor('operator'),
    clock: fixedClock(day('2026-11-20')),
  })
const json = async (path: string) => (await (await director.request(`${path}.json`)).json()) as Record<string, unknown>

test('who may: the operator brings and decides, a director sees, others do not', async () => {
  assert.equal((await registrar.page(home)).status, 403)
  const seen = await director.page(home)
  assert.equal(seen.status, 200)
  assert.doesNotMatch(seen.html, /type="file"/)
  assert.equal((await director.upload(home, { format: 'popolo' }, file(document))).status, 403)
  assert.match((await operator.page(home)).html, /type="file"/)
})

test('a form without a file says so at its field', async () => {
  const { status, html } = await operator.upload(home, { format: 'popolo' }, {})
  assert.equal(status, 422)
  assert.match(html, /Choisissez un fichier/)
})

test('from the file to the act: progress, differences, choices row by row and in bulk, the act', async () => {
  const { status, to } = await operator.upload(home, { format: 'popolo' }, file(document))
  assert.equal(status, 303)
  const waiting = await operator.page(to)
  assert.match(waiting.html, /<progress max="100" value="0"/)
  assert.equal((await json(to))['percent'], 0)
  await work()
  const { html } = await operator.page(to)
  assert.match(html, /Sommaire des différences/)
  assert.match(html, /Inscrire au registre/)
  assert.doesNotMatch((await director.page(to)).html, /Adopter l’acte/)
  const cath = /name="rows" value="(\d+)"(?:(?!<\/tr>).)*m3/s.exec(html)?.[1] ?? ''
  const back = 'proposal=new&limit=50'
  const left = await operator.send(`${to}/choix`, { rows: cath, take: 'leave', back })
  assert.equal(left.to, `${to}?proposal=new&limit=50`)
  assert.match((await operator.page(to)).html, /Laissée/)
  assert.equal((await operator.send(`${to}/choix`, { take: 'take' })).status, 422)
  assert.equal((await operator.fill(to, {}, 'act')).status, 303)
  await work()
  const done = await json(to)
  assert.deepEqual([done['step'], done['act'], done['total']], ['adopted', '1-2026', 9])
  const rows = (done['items'] as { row: string; taken: boolean }[]).filter(({ taken }) => !taken)
  assert.deepEqual(
    rows.map(({ row }) => row),
    ['Cat C, Chef, Tribunal, 2003-06 – …, (m3)'],
  )
  assert.equal((await operator.send(`${to}/abandon`, {})).status, 409)
})

test('an end waits for a word, is refused with the reason until then, and the work can be left and taken up again', async () => {
  const ended = withMembers(member('m1', 'ann', '2001', '2002-01-01'), member('m2', 'bea', '2002-01-01', '2003'))
  const open = { ...ended, memberships: [...ended.memberships, member('m9', 'cat', '2010')] }
  const first = await operator.upload(home, { format: 'popolo' }, file(open))
  await work()
  await operator.fill(first.to, {}, 'act')
  await work()
  const closed = { ...open, memberships: [...ended.memberships, member('m9', 'cat', '2010', '2015')] }
  const { to } = await operator.upload(home, { format: 'popolo' }, file(closed, 'plus tard.json'))
  await work()
  const refused = await operator.fill(to, {}, 'act')
  assert.equal(refused.status, 409)
  assert.match(refused.html, /qui attendent un choix\u00a0: 1\./)
  await operator.send(`${to}/choix`, { all: 'ended', take: 'take' })
  assert.match((await operator.page(home)).html, /plus tard\.json/)
  assert.equal((await operator.fill(to, {}, 'act')).status, 303)
  await work()
  assert.equal((await json(to))['step'], 'adopted')
})

test('a file that cannot be read says where, and is dropped whole', async () => {
  const { to } = await operator.upload(home, { format: 'popolo' }, { file: new File(['{"persons": [{'], 'rompu.json') })
  await work()
  const { html } = await operator.page(to)
  assert.match(html, /IMP-01/)
  assert.match(html, /Illisible/)
  const dropped = await operator.fill(to, {}, 'drop')
  assert.deepEqual([dropped.status, dropped.to], [303, home])
  assert.equal((await operator.page(to)).status, 404)
})

test('the page asks the day of an edition at its field, and shows it with what the list proposes', async () => {
  const csv = [
    'id,title,agcy_name,org_name,pborg_seq,pborg_managed_by,name_of_incumbent,type_of_appt',
    '1,Directrice,Agence,Bureau,10,-1,Ann Roy,Noncareer Appointment(NA)',
  ].join('\n')
  const sent = () => ({ file: new File([csv], 'liste.csv') })
  const asked = await operator.upload(home, { format: 'positions' }, sent())
  assert.equal(asked.status, 422)
  assert.match(asked.html, /Le fichier ne dit pas de quel jour est cette édition\./)
  const { to } = await operator.upload(home, { format: 'positions', on: '2024-12-01' }, sent())
  await work()
  const { html } = await operator.page(to)
  assert.match(html, /Liste de postes \(CSV\)/)
  assert.match(html, /1er.décembre.2024/)
  assert.match(html, /Directrice/)
  assert.deepEqual([(await json(to))['on'], (await json(to))['total']], ['2024-12-01', 5])
})

test('names that turn the direction of writing are shown as what they are', async () => {
  const { to } = await operator.upload(
    home,
    { format: 'popolo' },
    file({ persons: [{ id: 'x', name: 'Ann \u202Ecod.exe <b>' }] }),
  )
  await work()
  const { html } = await operator.page(to)
  assert.match(html, /Ann \\u\{202e\}cod\.exe &lt;b/)
})
