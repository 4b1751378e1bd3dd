import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../../kernel/access/index.ts'
import { testDatabase } from '../../../../kernel/database/testing.ts'
import { declareModule } from '../../../../kernel/module.ts'
import { day, fixedClock } from '../../../../kernel/time/index.ts'
import { testSite } from '../../../../kernel/web/testing.ts'
import { modules } from '../../../../modules.ts'
import { importJob } from '../work.actions.ts'

for (const module of modules) declareModule(module)

const actor = (role: 'operator' | 'director'): Actor => ({ id: role, name: role, role, scope: {} })
const database = await testDatabase()
const site = testSite({ parts: modules, database })
const [operator, director] = [actor('operator'), actor('director')].map(site.as)
assert(operator && director)

const home = '/fr/registre/reprises'
const table = (content: string | Buffer, name = 'liste.csv') => ({
  file: new File([new Uint8Array(Buffer.from(content))], name),
})
const work = () =>
  importJob.steps(run => database.asActor(actor('operator'), run), {
    actor: actor('operator'),
    clock: fixedClock(day('2026-11-20')),
  })
const content =
  'Organisme;Fonction;Nom;Depuis\nRégie du lac;Présidente;Roy, Luce;1er mars 2020\nRégie du lac;Membre;Luc Noël;2021;de trop\n'
const mapped = {
  'map.organisation': 'Organisme',
  'map.post': 'Fonction',
  'map.person': 'Nom',
  'map.start': 'Depuis',
  order: 'dmy',
  name: 'Liste du lac',
}

test('a table waits for its columns: the first rows, what the headings suggest, the mapping, then the differences', async () => {
  const { status, to } = await operator.upload(home, { format: 'table' }, table(content))
  assert.equal(status, 303)
  const { html } = await operator.page(to)
  assert.match(html, /Premières lignes/)
  assert.match(html, /Roy, Luce/)
  assert.match(html, /name="map.post"(?:(?!<\/select>).)*<option value="Fonction" selected>/s)
  assert.doesNotMatch((await director.page(to)).html, /map\.post/)
  await work()
  assert.match((await operator.page(to)).html, /Associer les colonnes/, 'a worker leaves it alone')

  assert.equal((await director.send(`${to}/colonnes`, mapped)).status, 403)
  const bare = await operator.send(`${to}/colonnes`, { ...mapped, 'map.organisation': '', _form: 'map' })
  assert.equal(bare.status, 422)
  assert.match(bare.html ?? '', /id="map-body-error"/)
  const twice = await operator.send(`${to}/colonnes`, { ...mapped, 'map.end': 'Depuis' })
  assert.equal(twice.status, 422)
  assert.equal((await operator.send(`${to}/colonnes`, mapped)).to, to)
  await work()
  const after = await operator.page(to)
  assert.match(after.html, /Sommaire des différences/)
  assert.match(after.html, /Liste du lac/)
  assert.match(after.html, /Luce Roy, Présidente, Régie du lac, 2020-03-01 – …</, 'a term is told in names')
  assert.match(after.html, /À savoir du fichier[\s\S]*IMP-93 La ligne a plus de cellules/)

  assert.equal((await operator.send(`${to}/nouvelles-colonnes`, {})).to, to)
  assert.match((await operator.page(to)).html, /name="name"[^>]*value="Liste du lac"/, 'the mapping that fits is there')
  assert.equal((await operator.send(`${to}/colonnes`, mapped)).to, to)
  await work()
  assert.equal((await operator.send(`${to}/acte`, {})).to, to)
  await work()
  assert.match((await operator.page(to)).html, /Reprise\u00a01/)
})

test('a board pasted from a spreadsheet goes the same way', async () => {
  const cells = 'Nom\tFonction\r\nZoé Côté\tPrésidente\r\nÈve Dubé\tMembre\r\n'
  assert.equal((await operator.send(`${home}/collage`, { cells: ' \n' })).status, 422)
  const { to } = await operator.send(`${home}/collage`, { cells, title: 'Conseil du quai' })
  const form = {
    'map.person': 'Nom',
    'map.post': 'Fonction',
    order: 'dmy',
    body: 'Conseil du quai',
    on: '2026-11-20',
  }
  assert.equal((await operator.send(`${to}/colonnes`, form)).to, to)
  await work()
  const { html } = await operator.page(to)
  assert.match(html, /<h1[^>]*>Conseil du quai/)
  assert.match(html, /Inscrire au registre/)
})

for (const [why, file, says] of [
  ['an empty file', table(''), /Le fichier est vide/],
  ['a binary file', table(Buffer.from([0x25, 0x50, 0, 1, 2, 3, 4, 5, 6])), /ni du texte en colonnes/],
  ['what only begins like a workbook', table('PK\x03\x04....', 'a.xlsx'), /Le classeur est endommagé/],
  [
    'a thousand columns',
    table(`${Array.from({ length: 1000 }, (_, n) => `c${n}`).join(',')}\n`),
    /plus de 500 colonnes/,
  ],
] as const)
  test(`${why} is refused at its field`, async () => {
    const { status, html } = await operator.upload(home, { format: 'table' }, file)
    assert.equal(status, 422)
    assert.match(html, says)
  })

test('one column, headings twice and none at all can be mapped', async () => {
  for (const [given, label] of [
    ['Nom\nRoy, Luce\n', 'Nom'],
    ['Nom;Nom\nLuce;Roy\n', 'Nom (2)'],
    ['a;;\nb;c;\n', '(2)'],
  ] as const) {
    const { to } = await operator.upload(home, { format: 'table' }, table(given))
    const { status, html } = await operator.page(to)
    assert.equal(status, 200)
    assert.ok(html.includes(`<option value="${label}"`), label)
  }
})
