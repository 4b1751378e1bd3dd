import assert from 'node:assert/strict'
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { Database, Tx } from '../../../../kernel/database/index.ts'
import { testDatabase, tester, undone } from '../../../../kernel/database/testing.ts'
import { onDay } from '../../../../kernel/facts/index.ts'
import { root } from '../../../../kernel/root.ts'
import { readCsv } from '../../../../kernel/sheets/index.ts'
import { type Day, day, fixedClock } from '../../../../kernel/time/index.ts'
import '../../testing.ts'
import { adoptImport, compareImport, importFile } from '../import.actions.ts'
import { readImport } from '../pipeline.actions.ts'
import { reportText } from '../report.formats.ts'
import type { Report } from '../report.rules.ts'
import { addsUp, held, said, take } from '../testing.ts'
import { importLines, summaryOf } from '../view.queries.ts'
import { askForAct, beginImport, chooseRows } from '../work.actions.ts'

const head =
  'location,id,title,expires,branch,tenure,agcy_name,org_name,pborg_seq,pborg_managed_by,org_order,name_of_incumbent,type_of_appt,pay_plan,pay,pb_order'
type Cells = { unit?: string; above?: string; expires?: string; tenure?: string; type?: string; name?: string }
/** A line of a list: post 1 of unit 10 of one agency, unless said otherwise. */
const line = (id: string, title: string, holder: string, more: Cells = {}) => {
  const { unit = '10', above = '-1', expires = '', tenure = '', type = 'Noncareer Appointment(NA)' } = more
  const name = more.name ?? `Bureau ${unit}`
  return `"Québec, QC",${id},"${title}",${expires},Executive,${tenure},Agence,${name},${unit},${above},1,"${holder}",${type},Échelle(ES),II,5`
}
const list = (...lines: string[]) => Buffer.from([head, ...lines, ''].join('\r\n'))

const first = list(
  line('1', 'Directrice', 'Ann Beaulieu, Jr.', { tenure: '5 Years', expires: '6/30/2024' }),
  line('2', 'Adjoint', 'Vacant', { type: '' }),
  line('3', 'Analyste', 'Career Incumbent', { type: 'Career Appointment(CA)' }),
  line('4', 'Conseillère', 'Marie Vacante', { unit: '11', above: '10' }),
  line('5', 'Membre', 'Léo Roy', { unit: '12', above: '99', expires: '1/15/2020' }),
  line('6', 'Présidente', 'Zoé Gagnon', { unit: '13', above: '13', type: 'Presidential Appointment(PA)' }),
)
const on = day('2022-12-01')
const next = day('2024-12-01')
const edition = (tx: Tx, content: Buffer, when = on, dryRun = false) =>
  take(tx, content, { format: 'positions', name: 'liste.csv', on: when, dryRun })

const counted = (list: Report['reported']) => Object.fromEntries(list.map(({ rule, count }) => [rule, count]))

test('one line is one post; nobody is entered for a vacancy or for somebody not named; units stand under one another', () =>
  undone(async tx => {
    const report = await edition(tx, first)
    addsUp(report)
    assert.equal(report.refused, null)
    assert.deepEqual(report.read, { persons: 4, organisations: 5, posts: 6, memberships: 4 })
    assert.deepEqual(report.imported, report.read)
    assert.deepEqual(counted(report.noted), {
      'IMP-32': 3,
      'IMP-60': 2,
      'IMP-61': 1,
      'IMP-63': 1,
      'IMP-64': 1,
      'IMP-66': 1,
      'IMP-67': 1,
    })
    assert.deepEqual(await held(tx), [
      'Beaulieu, Jr., Directrice - [2022-12-01,)',
      'Gagnon, Présidente - [2022-12-01,)',
      'Roy, Membre - [2022-12-01,)',
      'Vacante, Conseillère - [2022-12-01,)',
    ])
    const posts = await tx
      .selectFrom('registry.post')
      .select(['title_en', 'authority', 'term_months', 'holds_over'])
      .orderBy('title_en')
      .execute()
    assert.deepEqual(
      posts.map(({ title_en, authority, term_months }) => [title_en, authority, term_months]),
      [
        ['Adjoint', 'government', null],
        ['Analyste', 'minister', null],
        ['Conseillère', 'minister', null],
        ['Directrice', 'minister', 60],
        ['Membre', 'minister', null],
        ['Présidente', 'government', null],
      ],
    )
    const terms = await tx.selectFrom('registry.mandate').select('planned_end').orderBy('planned_end').execute()
    assert.deepEqual(
      terms.map(({ planned_end }) => planned_end),
      ['2024-06-30', null, null, null],
    )
    const units = await tx
      .selectFrom('registry.organisation as o')
      .leftJoin('registry.organisation as a', 'a.organisation_id', 'o.parent_id')
      .select(['o.name_fr', 'a.name_fr as above'])
      .orderBy('o.name_fr')
      .execute()
    assert.deepEqual(
      units.map(({ name_fr, above }) => `${name_fr} < ${above}`),
      ['Agence < null', 'Bureau 10 < Agence', 'Bureau 11 < Bureau 10', 'Bureau 12 < Agence', 'Bureau 13 < Agence'],
    )
  }))

test('the same edition again, or a later one that says the same, changes nothing', () =>
  undone(async tx => {
    const { imported } = await edition(tx, first)
    for (const when of [on, next]) {
      const again = await edition(tx, first, when)
      addsUp(again)
      assert.deepEqual([again.act, again.reported, again.missing], [null, [], []])
      assert.deepEqual(again.same, imported)
    }
  }))

const later = list(
  line('1', 'Directrice générale', 'Bob Côté', { tenure: '5 Years' }),
  line('2', 'Adjoint', 'Noé Nadeau', { type: '' }),
  line('3', 'Analyste', 'Career Incumbent', { type: 'Career Appointment(CA)' }),
  line('4', 'Conseillère', 'Vacant', { unit: '11', above: '10' }),
  line('6', 'Présidente', 'Zoe GAGNON', { unit: '13', above: '13', type: 'Presidential Appointment(PA)' }),
  line('7', 'Greffière', 'Ève Pelletier'),
)

test('a later edition is compared with the first; the command ends nothing, and says what it left', () =>
  undone(async tx => {
    await edition(tx, first)
    const report = await edition(tx, later, next)
    addsUp(report)
    assert.equal(report.refused, null)
    assert.deepEqual(said(report.reported), [
      'IMP-15 /persons/0',
      'IMP-26 /persons/2/id',
      'IMP-26 /posts/0/id',
      'IMP-56 /memberships/0/post_id',
    ])
    assert.match(reportText(report, 'en'), /no longer in this edition: nothing ends without you\n {2}IMP-53 \(1\)/)
    assert.deepEqual(
      report.missing.map(({ rule, count, rows }) => [rule, count, rows.map(row => row.line)]),
      [
        ['IMP-53', 1, [0]],
        ['IMP-55', 2, [2, 5]],
      ],
    )
    assert.deepEqual(await held(tx), [
      'Beaulieu, Jr., Directrice - [2022-12-01,)',
      'Gagnon, Présidente - [2022-12-01,)',
      'Roy, Membre - [2022-12-01,)',
      'Vacante, Conseillère - [2022-12-01,)',
      'Nadeau, Adjoint - [2024-12-01,)',
      'Pelletier, Greffière - [2024-12-01,)',
    ])
    const older = await edition(tx, first)
    assert.deepEqual(counted(older.reported), { 'IMP-52': 19 })
    assert.equal(older.act, null)
  }))

const by = { actor: tester, clock: fixedClock(day('2026-11-20')) }
const when = { today: by.clock.today(), now: by.clock.now() }

/** Brings an edition as on the page, up to the choices. */
const brought = async (tx: Tx, content: Buffer, day = next): Promise<string> => {
  const id = await beginImport(tx, by, { format: 'positions', name: 'suite.csv', bytes: content, on: day })
  await readImport(run => run(tx), { id, worker: null })
  await compareImport(tx, id, when)
  return id
}
const inOffice = async (tx: Tx, when: Day): Promise<string[]> => {
  const rows = await tx
    .selectFrom('registry.mandate as m')
    .innerJoin('registry.post as p', 'p.post_id', 'm.post_id')
    .innerJoin('registry.person as s', 's.person_id', 'm.person_id')
    .select(['s.family_name', 'p.title_en'])
    .where(eb => eb.and(['m.valid', 'p.valid', 's.valid'].map(column => onDay(column as 'm.valid', when))))
    .execute()
  return rows.map(({ family_name, title_en }) => `${family_name}, ${title_en}`).sort()
}
const kinds = async (tx: Tx, id: string) =>
  (await summaryOf(tx, id)).map(({ proposal, rule, count, taken, undecided }) =>
    [proposal, rule, count, taken, undecided].join(' '),
  )

test('on the page an edition is decided: who is replaced leaves the day before, who is new begins that day', () =>
  undone(async tx => {
    await edition(tx, first)
    const id = await brought(tx, later)
    assert.deepEqual(await kinds(tx, id), [
      'absent IMP-53 1 0 1',
      'changed IMP-26 2 0 2',
      'ended IMP-55 2 0 2',
      'new  7 7 0',
      'same  9 0 0',
    ])
    await assert.rejects(askForAct(tx, id), { code: 'REG-032' })
    for (const all of ['absent', 'changed', 'ended'] as const)
      await chooseRows(tx, by, { id, all, rows: [], take: true })
    await compareImport(tx, id, when)
    await askForAct(tx, id)
    await adoptImport(tx, id, when)
    assert.deepEqual(await inOffice(tx, on), [
      'Beaulieu, Jr., Directrice',
      'Gagnon, Présidente',
      'Roy, Membre',
      'Vacante, Conseillère',
    ])
    assert.deepEqual(await inOffice(tx, next), [
      'Côté, Directrice générale',
      'GAGNON, Présidente',
      'Nadeau, Adjoint',
      'Pelletier, Greffière',
    ])
    const again = await edition(tx, later, next)
    addsUp(again)
    assert.deepEqual([again.act, again.reported, again.missing], [null, [], []])
  }))

test('another expiry in a later edition is a change to decide: taken, it extends or shortens the term; left, nothing is done', () =>
  undone(async tx => {
    await edition(tx, first)
    const [longer, shorter] = ['6/30/2026', '5/31/2025'].map(expires =>
      list(line('1', 'Directrice', 'Ann Beaulieu, Jr.', { tenure: '5 Years', expires })),
    ) as [Buffer, Buffer]
    const ends = async () =>
      (
        await tx
          .selectFrom('registry.mandate')
          .select(['planned_end', 'valid'])
          .where('planned_end', 'is not', null)
          .execute()
      ).map(({ planned_end, valid }) => `${planned_end} ${valid}`)
    const left = await edition(tx, longer, day('2023-12-01'))
    assert.deepEqual(counted(left.reported), { 'IMP-57': 1 })
    assert.deepEqual(await ends(), ['2024-06-30 [2022-12-01,)'])
    for (const [content, on, expected] of [
      [longer, '2023-12-01', '2026-06-30 [2022-12-01,)'],
      [shorter, '2024-01-01', '2025-05-31 [2022-12-01,)'],
    ] as const) {
      const id = await brought(tx, content, day(on))
      assert.deepEqual(
        (await kinds(tx, id)).filter(text => text.includes('IMP-57')),
        ['changed IMP-57 1 0 1'],
      )
      await assert.rejects(askForAct(tx, id), { code: 'REG-032' })
      await chooseRows(tx, by, { id, all: 'changed', rows: [], take: true })
      await askForAct(tx, id)
      await adoptImport(tx, id, when)
      assert.deepEqual(await ends(), [expected])
      const again = await edition(tx, content, day(on))
      assert.deepEqual([again.act, again.reported], [null, []])
    }
  }))

test('whoever stays keeps the successor out, and what no longer lacks is forgotten with its choices', () =>
  undone(async tx => {
    await edition(tx, first)
    const id = await brought(tx, later)
    await chooseRows(tx, by, { id, all: 'ended', rows: [], take: false })
    await chooseRows(tx, by, { id, all: 'absent', rows: [], take: false })
    await chooseRows(tx, by, { id, all: 'changed', rows: [], take: false })
    await askForAct(tx, id)
    await adoptImport(tx, id, when)
    const { items } = await importLines(tx, id, { proposal: null, rule: 'IMP-56', text: '', limit: 10, offset: 0 })
    assert.deepEqual(
      items.map(({ line, taken }) => [line, taken]),
      [[2, false]],
    )
    assert.equal((await held(tx)).filter(text => text.endsWith(',)')).length, 6)
  }))

test('a much smaller edition is proposed as partial: nothing of it waits, and nothing ends by itself', () =>
  undone(async tx => {
    await edition(tx, first)
    const id = await brought(tx, list(line('7', 'Greffière', 'Ève Pelletier')))
    assert.deepEqual(await kinds(tx, id), ['new  3 3 0', 'partial IMP-54 6 0 0', 'same  2 0 0'])
    await askForAct(tx, id)
    await adoptImport(tx, id, when)
    assert.equal((await held(tx)).filter(text => text.endsWith(',)')).length, 5)
    assert.equal((await tx.selectFrom('registry.post').select('post_id').execute()).length, 7)
  }))

const broken = [
  [Buffer.from('id,title\n1,x\n'), 'IMP-50', 'a column that it needs is missing'],
  [Buffer.from(''), 'IMP-50', 'it is empty'],
  [Buffer.from(`${head}\n"1,2\n`), 'IMP-51', 'a quote is never closed'],
] as const
for (const [content, rule, why] of broken)
  test(`nothing is taken over of a file of which ${why}`, () =>
    undone(async tx => {
      const report = await edition(tx, content)
      assert.deepEqual(counted(report.reported), { [rule]: 1 })
      assert.notEqual(report.refused, null)
    }))

test('a line of another length, a line without a reference and an impossible expiry do not stop the rest', () =>
  undone(async tx => {
    const report = await edition(
      tx,
      list(
        '1,2,3',
        line('', 'Sans numéro', 'Vacant'),
        line('1', 'Juge', 'Ann Roy', { expires: '2/30/2024' }),
        line('1', 'Juge', 'Léa Roy'),
        line('2', 'Greffier', 'Bob Roy'),
      ),
    )
    addsUp(report)
    assert.deepEqual(said(report.reported), [
      'IMP-10 /posts/1/id',
      'IMP-11 /posts/3/id',
      'IMP-11 /memberships/1/post_id',
      'IMP-17 /memberships/0/end_date',
      'IMP-59 /posts/0',
    ])
    assert.deepEqual(await held(tx), ['Roy, Greffier - [2022-12-01,)'])
  }))

test('the day of the edition is asked, and is not to come', () =>
  undone(async tx => {
    await assert.rejects(take(tx, first, { format: 'positions' }), { code: 'REG-045' })
    await assert.rejects(take(tx, first, { format: 'positions', on: day('2030-01-01') }), { code: 'REG-046' })
  }))

const path = join(root, '../shared/data/us-plum-book-2012.csv')
const skip = existsSync(path) ? false : 'the acceptance file ../shared/data/us-plum-book-2012.csv is absent'

let database: Database
let report: Report
let again: Report
/** The lines of the file, as its heading names their cells. */
const lines: Record<string, string>[] = []

before(async () => {
  if (skip) return
  database = await testDatabase()
  let columns: string[] | null = null
  for await (const { cells } of readCsv(createReadStream(path)))
    if (columns) lines.push(Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? '').trim()])))
    else columns = cells
  const bring = () =>
    database.asActor(tester, tx =>
      importFile(tx, {
        format: 'positions',
        actor: tester,
        open: () => createReadStream(path),
        name: 'us-plum-book-2012.csv',
        on: day('2012-12-01'),
        today: day('2026-11-20'),
        now: '2026-11-20T15:00:00.000000Z',
      }),
    )
  report = await bring()
  again = await bring()
})

test('the published list of 6,806 positions: every line is one post, imported or reported by its rule', {
  skip,
}, () => {
  addsUp(report)
  assert.equal(report.refused, null)
  const named = lines.filter(({ name_of_incumbent: name = '' }) => !['Vacant', 'Career Incumbent'].includes(name))
  assert.deepEqual([lines.length, named.length], [6806, 3540])
  assert.equal(report.read.posts, lines.length)
  assert.equal(report.read.memberships, named.length)
  const broken = lines.filter(({ title = '' }) => title.includes('\uFFFD'))
  const nameless = lines.filter(({ org_name }) => org_name === '')
  assert.deepEqual([broken.length, nameless.length], [3, 2])
  assert.deepEqual(
    [report.left_out.posts, report.imported.posts],
    [broken.length + nameless.length, lines.length - broken.length - nameless.length],
  )
})

test('the published list: what is to be known of it is counted from the file itself', { skip }, () => {
  const said = counted(report.noted)
  const units = new Map(lines.toReversed().map(({ pborg_seq: seq = '', pborg_managed_by: above = '' }) => [seq, above]))
  const names = Map.groupBy(lines, ({ pborg_seq }) => pborg_seq)
  const twice = [...names.values()].filter(rows => new Set(rows.map(({ org_name }) => org_name)).size > 1)
  assert.equal(said['IMP-60'], [...units.values()].filter(above => !units.has(above)).length)
  assert.deepEqual([said['IMP-60'], said['IMP-62'], twice.length], [618, 6, 6])
  assert.equal(said['IMP-63'], 2502)
  assert.equal(said['IMP-64'], lines.filter(({ name_of_incumbent }) => name_of_incumbent === 'Vacant').length)
})

test('the published list again changes nothing', { skip }, () => {
  addsUp(again)
  assert.deepEqual([again.act, again.same, again.missing], [null, report.imported, []])
  assert.deepEqual(again.reported, report.reported)
})
