import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '../../../../kernel/database/index.ts'
import { tester, undone } from '../../../../kernel/database/testing.ts'
import { root } from '../../../../kernel/root.ts'
import { readCsv } from '../../../../kernel/sheets/index.ts'
import { type Day, day, fixedClock } from '../../../../kernel/time/index.ts'
import '../../testing.ts'
import { importFile } from '../import.actions.ts'
import type { Report } from '../report.rules.ts'
import { addsUp, held, said, take } from '../testing.ts'
import { askForAct, beginImport, chooseRows, importJob } from '../work.actions.ts'

const head =
  '"Post Unique Reference","Name","Grade (or equivalent)","Job Title","Job/Team Function","Parent Department","Organisation","Unit","Reports to Senior Post","Notes"'
const line = (reference: string, name: string, title: string, to: string, body = 'Agence') =>
  `"${reference}","${name}","SCS1","${title}","Divers","Ministère","${body}","Unité","${to}",""`
const csv = (...lines: string[]) => Buffer.from([head, ...lines, ''].join('\n'))
const snapshot = (tx: Tx, content: Buffer, on: string) =>
  take(tx, content, { format: 'organogram', name: 'organigramme.csv', on: day(on) })
const by = { actor: tester, clock: fixedClock(day('2026-11-20')) }
/** The same by the page, where all that would end is taken. */
const decided = async (tx: Tx, bytes: Buffer, on: string): Promise<void> => {
  const id = await beginImport(tx, by, { format: 'organogram', name: 'suite.csv', on: day(on), bytes })
  await importJob.steps(run => run(tx), by)
  await chooseRows(tx, by, { id, all: 'ended', rows: [], take: true })
  await askForAct(tx, id)
  await importJob.steps(run => run(tx), by)
}
const counted = (list: Report['reported']) => Object.fromEntries(list.map(({ rule, count }) => [rule, count]))

const first = csv(
  line('1', 'Ann Roy', 'Directrice', 'XX'),
  line('2', "'N/D'", 'Adjoint', '1'),
  line('3', 'Vacant', 'Analyste', '99'),
  line('4', 'Bob Côté', 'Conseiller', '5'),
  line('5', 'Léa Noël-Roy', 'Conseillère', '4'),
  line('6', 'Max Vacant', 'Secrétaire', 'XX'),
  line('5', 'Ève Gagnon', 'Avocate', '4'),
  line('0', 'Zoé Hamel', 'Not in post', 'N/A'),
  line('7', 'Eliminated', 'Commis', '1'),
  line('1', 'Guy Nadeau', 'Chef', 'XX', 'Tribunal'),
)

test('what the schema asks and people do not: circles, dangling lines, several tops, references twice, nobody in post', () =>
  undone(async tx => {
    const report = await snapshot(tx, first, '2024-03-31')
    addsUp(report)
    assert.equal(report.refused, null)
    assert.deepEqual(report.read.posts, 10)
    assert.deepEqual(said(report.reported), [
      'IMP-10 /posts/7/id',
      'IMP-11 /posts/6/id',
      'IMP-11 /memberships/4/post_id',
      'IMP-13 /memberships/5/post_id',
      'IMP-58 /posts/8/id',
    ])
    assert.deepEqual(
      said(report.noted).filter(text => /IMP-(6|7)/.test(text)),
      [
        'IMP-63 /posts/1/occupancy',
        'IMP-64 /posts/2/occupancy',
        'IMP-68 /posts/3/reports_to',
        'IMP-69 /posts/2/reports_to',
        'IMP-70 /posts/5/reports_to',
      ],
    )
    assert.deepEqual(await held(tx), [
      'Côté, Conseiller - [2024-03-31,)',
      'Nadeau, Chef - [2024-03-31,)',
      'Noël-Roy, Conseillère - [2024-03-31,)',
      'Roy, Directrice - [2024-03-31,)',
      'Vacant, Secrétaire - [2024-03-31,)',
    ])
  }))

test('a line that is not in UTF-8 is read as Windows-1252, and said', () =>
  undone(async tx => {
    const bytes = Buffer.concat([
      csv(line('1', 'Ann Côté', 'Directrice', 'XX')),
      Buffer.from(`${line('2', 'Léa Noël', 'Adjointe', '1')}\n`, 'latin1'),
    ])
    const report = await snapshot(tx, bytes, '2024-03-31')
    addsUp(report)
    assert.deepEqual(
      report.noted.filter(({ rule }) => rule > 'IMP-90').map(({ rule, count, rows }) => [rule, count, rows[0]?.line]),
      [['IMP-98', 1, 3]],
    )
    assert.deepEqual(await held(tx), ['Côté, Directrice - [2024-03-31,)', 'Noël, Adjointe - [2024-03-31,)'])
  }))

test('posts keep their reference; holders are told from one snapshot to the next', () =>
  undone(async tx => {
    const base = [line('1', 'Ann Roy', 'Directrice', 'XX'), line('2', 'Léa Noël-Roy', 'Adjointe', '1')]
    await snapshot(tx, csv(...base, line('3', 'Bob Côté', 'Analyste', '1')), '2024-03-31')
    const same = await snapshot(
      tx,
      csv(base[0] ?? '', line('2', 'Lea Noel Roy', 'Adjointe', '1'), line('3', "'N/D'", 'Analyste', '2')),
      '2024-09-30',
    )
    addsUp(same)
    assert.deepEqual([counted(same.reported), same.missing, same.same.posts], [{ 'IMP-26': 1 }, [], 3])
    const later = await snapshot(
      tx,
      csv(...base, line('3', 'Eliminated', 'Analyste', '1'), line('4', 'Ève Hamel', 'Chef', '1')),
      '2025-03-31',
    )
    addsUp(later)
    assert.deepEqual(counted(later.reported), { 'IMP-55': 1 })
    assert.deepEqual(await held(tx), [
      'Côté, Analyste - [2024-03-31,)',
      'Noël-Roy, Adjointe - [2024-03-31,)',
      'Roy, Directrice - [2024-03-31,)',
      'Hamel, Chef - [2025-03-31,)',
    ])
  }))

test('lines that differ by their person alone share a post: each has a seat of it, from one snapshot to the next', () =>
  undone(async tx => {
    const shared = (...names: string[]) =>
      csv(line('1', 'Ann Roy', 'Directrice', 'XX'), ...names.map(name => line('2', name, 'Adjointe', '1')))
    const report = await snapshot(tx, shared('Léa Noël', 'Ève Gagnon'), '2024-03-31')
    addsUp(report)
    assert.deepEqual([report.read.posts, report.reported], [2, []])
    assert.deepEqual(
      said(report.noted).filter(text => text.startsWith('IMP-7')),
      ['IMP-71 /memberships/2/post_id'],
    )
    const before = await held(tx)
    assert.deepEqual(before, [
      'Gagnon, Adjointe 1 [2024-03-31,)',
      'Noël, Adjointe 2 [2024-03-31,)',
      'Roy, Directrice - [2024-03-31,)',
    ])
    const same = await snapshot(tx, shared('Ève Gagnon', 'Léa Noël'), '2024-09-30')
    assert.deepEqual([same.act, same.reported, same.missing, same.same.memberships], [null, [], [], 3])

    await decided(tx, shared('Ève Gagnon', 'Zoé Hamel'), '2025-03-31')
    assert.deepEqual(await held(tx), [
      'Noël, Adjointe 2 [2024-03-31,2025-03-31)',
      'Gagnon, Adjointe 1 [2024-03-31,)',
      'Roy, Directrice - [2024-03-31,)',
      'Hamel, Adjointe 2 [2025-03-31,)',
    ])
  }))

test('who shares a post is not entered while as many as the file names stay in it', () =>
  undone(async tx => {
    const shared = (...names: string[]) => csv(...names.map(name => line('2', name, 'Adjointe', 'XX')))
    await snapshot(tx, shared('Léa Noël', 'Ève Gagnon'), '2024-03-31')
    const report = await snapshot(tx, shared('Ève Gagnon', 'Zoé Hamel'), '2024-09-30')
    addsUp(report)
    assert.deepEqual(
      [report.act, counted(report.reported), counted(report.missing)],
      [null, { 'IMP-15': 1, 'IMP-56': 1 }, { 'IMP-55': 1 }],
    )
    const gone = await take(tx, csv(line('2', 'Eliminated', 'Adjointe', 'XX')), {
      format: 'organogram',
      on: day('2025-03-31'),
    })
    assert.deepEqual(counted(gone.reported), { 'IMP-55': 1 })
  }))

test('a snapshot of one body says nothing of another', () =>
  undone(async tx => {
    const of = (body: string) =>
      csv(line('1', 'Ann Roy', 'Directrice', 'XX', body), line('2', 'Bob Côté', 'Chef', '1', body))
    await snapshot(tx, of('Agence'), '2024-09-30')
    const other = await snapshot(tx, of('Tribunal'), '2024-03-31')
    assert.deepEqual([other.missing, other.imported.posts], [[], 2])
    const older = await snapshot(tx, of('Agence'), '2024-03-31')
    assert.deepEqual(counted(older.reported), { 'IMP-52': 8 })
  }))

test('a snapshot much smaller than the one before is partial: nothing ends', () =>
  undone(async tx => {
    const all = ['1', '2', '3', '4', '5'].map(id => line(id, `Ann R${id}`, `Poste ${id}`, id === '1' ? 'XX' : '1'))
    await snapshot(tx, csv(...all), '2024-03-31')
    const part = await snapshot(tx, csv(...all.slice(0, 3)), '2024-09-30')
    addsUp(part)
    assert.deepEqual([part.act, counted(part.missing)], [null, { 'IMP-54': 2 }])
    const nearly = await snapshot(tx, csv(...all.slice(0, 4)), '2024-09-30')
    assert.deepEqual(counted(nearly.missing), { 'IMP-53': 1 })
    assert.equal((await held(tx)).length, 5)
  }))

test('a shared post that is eliminated is abolished with each of its seats', () =>
  undone(async tx => {
    const lines = [
      line('1', 'Ann Roy', 'Directrice', 'XX'),
      line('2', 'Léa Noël', 'Adjointe', '1'),
      line('2', 'Ève Gagnon', 'Adjointe', '1'),
    ]
    await snapshot(tx, csv(...lines), '2024-03-31')
    await decided(tx, csv(lines[0] ?? '', line('2', 'Eliminated', 'Adjointe', '1')), '2024-09-30')
    assert.deepEqual(await held(tx), [
      'Gagnon, Adjointe 1 [2024-03-31,2024-09-30)',
      'Noël, Adjointe 2 [2024-03-31,2024-09-30)',
      'Roy, Directrice - [2024-03-31,)',
    ])
    const { rows } = await sql<{
      valid: string
    }>`select valid::text from registry.post where title_fr_f = 'Adjointe'`.execute(tx)
    assert.deepEqual(
      rows.map(({ valid }) => valid),
      ['(,2024-09-30)', '(,2024-09-30)'],
    )
  }))

const folder = join(root, '../shared/data/uk-organograms')
const skip = existsSync(folder) ? false : 'the acceptance files ../shared/data/uk-organograms are absent'
const published = {
  audit_commission: ['2011-03-31', '2011-09-30', '2012-03-31'],
  cabinet_office: ['2011-03-31', '2011-09-30', '2012-03-31'],
  human_tissue_authority: ['2011-03-31', '2011-09-30', '2012-09-30'],
}

/** The lines of a published file, counted without the code of the format: names as they stand, and references. */
const linesIn = async (path: string) => {
  const lines: { reference: string; name: string }[] = []
  for await (const { cells } of readCsv(createReadStream(path)))
    lines.push({ reference: cells[0] ?? '', name: (cells[1] ?? '').replaceAll("'", '') })
  return lines.slice(1)
}

for (const [body, days] of Object.entries(published))
  test(
    `the published snapshots of ${body}, one after another: every line is accounted for, and nobody's term ends`,
    { skip },
    () =>
      undone(async tx => {
        let terms = 0
        for (const on of days) {
          const path = join(folder, `${body}-${on}-senior.csv`)
          const bring = () =>
            importFile(tx, {
              format: 'organogram',
              actor: tester,
              open: () => createReadStream(path),
              name: `${body}.csv`,
              on: on as Day,
              today: day('2026-11-20'),
              now: '2026-11-20T15:00:00.000000Z',
            })
          const report = await bring()
          addsUp(report)
          assert.equal(report.refused, null)
          const lines = await linesIn(path)
          const unnamed = /^(|N\/D|Not disclosed|Vacant|Eliminated)$/i
          assert.equal(report.read.posts, lines.length)
          assert.equal(report.read.memberships, lines.filter(({ name }) => !unnamed.test(name)).length)
          const noted = counted(report.noted)
          assert.equal(noted['IMP-64'] ?? 0, lines.filter(({ name }) => /^vacant$/i.test(name)).length)
          const twice = lines.length - new Set(lines.map(({ reference }) => reference)).size
          assert.equal(said(report.reported).filter(text => text.startsWith('IMP-11 /posts/')).length, twice)
          const now = await held(tx)
          assert.equal(now.length, terms + report.imported.memberships)
          assert.ok(now.every(text => text.endsWith(',)')))
          terms = now.length
          const again = await bring()
          assert.deepEqual([again.act, again.imported.posts], [null, 0])
        }
      }),
  )
