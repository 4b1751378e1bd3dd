import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../../../kernel/access/index.ts'
import { execute } from '../../../../kernel/cli/execute.ts'
import { testDatabase, tester } from '../../../../kernel/database/testing.ts'
import { declareModule } from '../../../../kernel/module.ts'
import { readSettings } from '../../../../kernel/settings.ts'
import { type Cell, xlsx } from '../../../../kernel/sheets/index.ts'
import { modules } from '../../../../modules.ts'
import type { Report } from '../report.rules.ts'
import { addsUp, held, sum } from '../testing.ts'

for (const module of modules) declareModule(module)

const folder = mkdtempSync(join(tmpdir(), 'greffe-table-'))
after(() => rmSync(folder, { recursive: true }))
const database = await testDatabase()
const commands = modules.flatMap(({ commands: own = [] }) => own)
const settings = readSettings({ GREFFE_TODAY: '2026-11-20' })

const run = async (...argv: string[]) => {
  const out: string[] = []
  const said: string[] = []
  const house = { commands, settings, database, person: (): Actor | undefined => undefined }
  const asked = { argv: ['import', ...argv], cwd: folder, lang: 'fr' as const }
  const status = await execute(house, asked, {
    out: line => void out.push(line),
    say: (line, again) => void (again || said.push(line)),
  })
  return { status, out: out.join('\n'), said: said.join('\n') }
}
const reported = async (...argv: string[]): Promise<Report> => {
  const { out, said } = await run(...argv, '--json')
  assert.equal(said, '')
  const report = JSON.parse(out) as Report
  addsUp(report)
  return report
}
const given = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return name
}
const register = () => database.asActor(tester, held)

const headings = ['Organisme', 'Fonction', 'Titulaire', 'Nommée le']
const rows: Cell[][] = [
  ['Régie du lac', 'Présidente', 'Luce Noël', '2020-03-01'],
  ['Régie du lac', 'Membre', 'Zoé Côté', '2021-02-01'],
]
const csv = (lines: readonly (readonly Cell[])[]) =>
  [headings, ...lines].map(cells => `${cells.join(';')}\r\n`).join('')
const workbook = async (lines: readonly Cell[][]) => {
  async function* batches() {
    yield lines
  }
  const kinds = headings.map(title => ({ title, ...(title === 'Nommée le' && { kind: 'day' as const }) }))
  return Buffer.concat(await Array.fromAsync(xlsx({ title: 'Liste', headings: kinds, batches: batches() })))
}
const mapped = ['--map', 'organisation=Organisme', '--map', 'post=Fonction', '--map', 'person=Titulaire']
const start = ['--map', 'start=Nommée le']

test('a dry run needs no mapping: it tells which columns the headings suggest, and writes nothing', async () => {
  const file = given('essai.csv', csv(rows).replace('Nommée le', 'Début'))
  const report = await reported('table', file, '--dry-run')
  assert.deepEqual(
    report.noted.map(({ rule, rows: found }) => [rule, found.map(({ place, value }) => `${place} ${value}`)]),
    [['IMP-99', ['/Organisme organisation', '/Fonction post', '/Titulaire person', '/Début start']]],
  )
  assert.equal(sum(report.imported), 7)
  assert.deepEqual(await register(), [])
})

test('nothing is written by what headings only suggest: the command says how to map', async () => {
  const { status, said } = await run('table', given('liste.csv', csv(rows)))
  assert.equal(status, 1)
  assert.match(said, /^REG-063 Quelle correspondance.*--map/)
})

test('columns said one by one are kept under a name; CSV and XLSX of the same list are then the same', async () => {
  const file = given('liste.csv', csv(rows))
  const tried = await reported('table', file, ...mapped, ...start, '--mapping', 'Lac', '--dry-run')
  assert.equal(sum(tried.imported), 7)
  assert.match((await run('table', file, '--mapping', 'Lac')).said, /REG-063 Aucune correspondance/)

  const report = await reported('table', file, ...mapped, ...start, '--mapping', 'Lac')
  assert.ok(report.act)
  assert.deepEqual(await register(), ['Noël, Présidente - [2020-03-01,)', 'Côté, Membre - [2021-02-01,)'])

  const more: Cell[][] = [...rows, ['Régie du lac', 'Secrétaire', 'Ève Dubé', '2022-05-15']]
  const later = await reported('table', given('liste.xlsx', await workbook(more)), '--mapping', 'Lac')
  assert.deepEqual([sum(later.same), sum(later.imported), later.reported], [7, 3, []])
  assert.ok((await register()).includes('Dubé, Secrétaire - [2022-05-15,)'))

  const again = await reported('table', file, '--dry-run')
  assert.deepEqual([sum(again.same), again.noted], [7, []], 'a mapping kept that fits is found by itself')
})

test('a table of one body alone, dates in the order of the United States', async () => {
  const file = given('conseil.csv', 'Nom,Depuis\nAnne Roy,03/04/2024\n')
  const own = ['--map', 'person=Nom', '--map', 'start=Depuis', '--body', 'Conseil du quai', '--dates', 'mdy']
  await reported('table', file, ...own)
  assert.ok((await register()).some(line => line.includes('Roy, ') && line.includes('[2024-03-04,)')))
})

for (const [why, argv, says] of [
  ['no such thing to map', ['--map', 'salaire=Nom'], /REG-067 «\u00a0salaire=Nom\u00a0» .*organisation_id/],
  ['no heading', ['--map', 'post='], /REG-067/],
  ['no body', ['--map', 'person=Nom'], /REG-061 Rien ne dit de quel organisme.*--body/],
  ['no row', ['--map', 'start=Depuis', '--body', 'X'], /REG-061 Aucune colonne/],
  ['one column for two things', ['--map', 'person=Nom', '--map', 'post=Nom', '--body', 'X'], /REG-062/],
  ['an order of dates', ['--dates', 'ymd', '--dry-run'], /REG-068/],
  ['headings that suggest nothing', ['--dry-run'], /REG-061/],
  ['a mapping that is not kept', ['--mapping', 'Port'], /REG-063 .*\(Lac\)/],
] as const)
  test(`the command refuses in words: ${why}`, async () => {
    const { status, said } = await run('table', given('x.csv', 'Nom,Autre\nAnne Roy,1\n'), ...argv)
    assert.deepEqual([status, /[.»)]$/.test(said)], [1, true], said)
    assert.match(said, says)
  })

test('a disk that is full is said in words, whenever it is, and nothing is written', async () => {
  const file = given('plein.csv', 'Nom\nAnne Plein\n')
  const before = await register()
  for (const table of ['registry.import_chunk', 'registry.person']) {
    await database.asOwner(async tx => {
      await sql`create or replace function public.no_room() returns trigger language plpgsql as $$
        begin raise exception using errcode = 'disk_full', message = 'No space left on device'; end $$`.execute(tx)
      await sql`create trigger no_room before insert on ${sql.table(table)} for each row execute function public.no_room()`.execute(
        tx,
      )
    })
    const { status, said, out } = await run(
      'table',
      file,
      '--map',
      'person=Nom',
      '--body',
      'Quai',
      '--on',
      '2024-01-01',
    )
    assert.deepEqual([status, /plus de place sur le disque/.test(said || out)], [1, true], said)
    assert.deepEqual(await register(), before)
    await database.asOwner(async tx => void (await sql`drop trigger no_room on ${sql.table(table)}`.execute(tx)))
  }
})

test('a folder is no file, and a column that the file lacks is named', async () => {
  assert.match((await run('table', '.', '--dry-run')).said, /^REG-\d+ /)
  const report = await reported('table', given('x.csv', 'Nom\nAnne\n'), ...mapped, '--dry-run')
  assert.deepEqual([report.reported[0]?.rule, report.reported[0]?.rows[0]?.value], ['IMP-87', '"Organisme"'])
})
