import assert from 'node:assert/strict'
import { createReadStream, existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { tester, undone } from '../../../kernel/database/testing.ts'
import { Refusal } from '../../../kernel/refusals.ts'
import { root } from '../../../kernel/root.ts'
import { day } from '../../../kernel/time/index.ts'
import { importFile } from './import.actions.ts'
import { optionsAsked } from './tables/mapping.actions.ts'
import { previewOf } from './tables/table.formats.ts'
import { addsUp, counts, document, said, sum, take } from './testing.ts'

const folder = join(root, '../shared/data/nasty')
const isList = (path: string) => /\.(?:csv|xlsx|vcf)$/.test(path)
/** The first heading of a table, as people would map it by hand. */
const firstLabel = async (bytes: AsyncIterable<Uint8Array>): Promise<string> =>
  (await previewOf(bytes, 1).catch(() => null))?.labels[0] ?? 'Nom'

const skip = existsSync(folder) ? false : 'the files of ../shared/data/nasty are absent'

test('every hostile file is answered by a sentence, and nothing of it is written', { skip }, () =>
  undone(async tx => {
    const files = globSync('**/*', { cwd: folder })
      .map(name => join(folder, name))
      .filter(path => statSync(path).isFile())
    assert.ok(files.length > 80, `${files.length} files`)
    const before = await counts(tx)
    for (const path of files)
      for (const format of isList(path) ? (['popolo', 'positions', 'organogram'] as const) : (['popolo'] as const)) {
        const report = await take(tx, readFileSync(path), { name: basename(path), format, on: day('2026-11-01') })
        addsUp(report)
        const says = report.refused ?? report.noted[0]?.says ?? report.reported[0]?.says
        assert.ok(says && says.fr.length > 20 && says.en.length > 20, path)
        assert.deepEqual([report.act, sum(report.imported)], [null, 0], path)
      }
    assert.deepEqual(await counts(tx), before)
  }),
)

test(
  'every hostile list is tried as a table: a sentence, or a full report of which the numbers add up, and nothing written',
  {
    skip,
  },
  () =>
    undone(async tx => {
      const before = await counts(tx)
      const ends = { read: 0, unreadable: 0, unmapped: 0 }
      for (const path of globSync('**/*.*', { cwd: folder }).map(name => join(folder, name))) {
        if (!isList(path)) continue
        const open = () => createReadStream(path)
        const more = { open, dryRun: true, actor: tester, now: '2026-11-20T15:00:00.000000Z' }
        const how = { ...more, mapping: '', map: [], order: null, body: 'Régie du lac', on: day('2026-11-01') }
        const options = await optionsAsked(tx, how).catch((error: unknown) => {
          assert.ok(error instanceof Refusal && error.code === 'REG-061', path)
          ends.unmapped += 1
          // Headings that suggest nothing: the first column is then said to be somebody's name.
          return optionsAsked(tx, { ...how, map: ['person=Nom'] })
        })
        const columns = options.columns.person === 'Nom' ? { person: await firstLabel(open()) } : options.columns
        const report = await take(tx, readFileSync(path), {
          name: basename(path),
          format: 'table',
          options: { ...options, columns },
          dryRun: true,
        })
        addsUp(report)
        assert.ok(report.refused || sum(report.read) > 0 || report.noted.length > 0, path)
        ends[report.refused ? 'unreadable' : 'read'] += 1
      }
      assert.ok(ends.read > 25 && ends.unmapped > 25, JSON.stringify(ends))
      assert.deepEqual(await counts(tx), before)
    }),
)

test('depth, length, marks and characters that nothing can keep: each is said, the rest is taken', () =>
  undone(async tx => {
    const long = 'x'.repeat(1_000_000)
    const report = await take(tx, {
      ...document,
      persons: [
        ...document.persons,
        { id: 'long', name: long },
        { id: 'many', name: 'y'.repeat(1000) },
        { id: 'nul', name: 'A\0B' },
        { id: 'half', name: 'A\uDC00' },
        { id: 'known', name: 'Eve', [`odd\0${long}`]: 'x' },
        { id: 'rtl', name: '\u202Eevil\u202C Éloïse' },
      ],
    })
    addsUp(report)
    assert.deepEqual(
      said(report.reported).map(one => one.slice(0, 6)),
      ['IMP-07', 'IMP-07', 'IMP-08', 'IMP-08'],
    )
    assert.equal(report.imported.persons, 5)
    assert.ok(JSON.stringify(report).length < 10_000)

    const deep = `{"persons":${'['.repeat(200_000)}${']'.repeat(200_000)}}`
    const refused = await take(tx, Buffer.from(deep))
    assert.equal(refused.reported[0]?.rule, 'IMP-04')
    const heavy = await take(tx, Buffer.from(`{"persons":[{"id":"a","name":"${'x'.repeat(9 * 1024 * 1024)}"}]}`))
    assert.equal(heavy.reported[0]?.rule, 'IMP-04')
  }))

test('a file without end is refused once it is too long, whatever it holds, and nothing of it is kept', () =>
  undone(async tx => {
    const before = await counts(tx)
    const piece = Buffer.alloc(1024 * 1024, ' ')
    let sent = 0
    async function* endless() {
      for (;;) {
        sent += 1
        yield piece
      }
    }
    await assert.rejects(
      importFile(tx, {
        open: endless,
        name: 'sans-fin.json',
        format: 'popolo',
        most: 4,
        actor: tester,
        today: day('2026-11-20'),
        now: '2026-11-20T15:00:00.000000Z',
      }),
      (error: unknown) => error instanceof Refusal && error.code === 'REG-030',
    )
    assert.equal(sent, 5)
    assert.deepEqual(await counts(tx), before)
    assert.deepEqual(await tx.selectFrom('registry.import_chunk').select('n').execute(), [])
  }))
