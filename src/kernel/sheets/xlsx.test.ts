import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { csvLines } from './csv.ts'
import { type Cell, type Heading, xlsx } from './xlsx.ts'

/** The files of an archive, read from its central directory by nothing of ours. */
const unzip = (bytes: Buffer): Record<string, string> => {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files: Record<string, string> = {}
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString()
    const place = bytes.readUInt32LE(at + 42)
    const content = place + 30 + bytes.readUInt16LE(place + 26)
    const text = inflateRawSync(bytes.subarray(content, content + bytes.readUInt32LE(at + 20)))
    assert.equal(text.length, bytes.readUInt32LE(at + 24), 'the size is as listed')
    files[name] = text.toString()
    at += 46 + nameLength
  }
  return files
}

const headings: readonly Heading[] = [
  { title: 'Nom' },
  { title: 'Jour', kind: 'day' },
  { title: 'Traitement', kind: 'money' },
  { title: 'Nombre', kind: 'number' },
  { title: 'Ouvert' },
]
const row = (name: string): Cell[] => [name, '2026-11-21', -1_234_567n, 12.5, true]

const workbook = async (batches: readonly (readonly Cell[])[][], title = 'Mandats') => {
  const source = async function* () {
    yield* batches
  }
  return Buffer.concat(await Array.fromAsync(xlsx({ title, headings, batches: source() })))
}
const sheetOf = async (batches: readonly (readonly Cell[])[][]) =>
  unzip(await workbook(batches))['xl/worksheets/sheet1.xml'] ?? ''

test('days, amounts, numbers and yes or no have their types', async () => {
  const sheet = await sheetOf([[row('Régie')]])
  assert.match(
    sheet,
    /<c s="1"><v>46347<\/v><\/c><c s="2"><v>-12345\.67<\/v><\/c><c><v>12\.5<\/v><\/c><c t="b"><v>1<\/v><\/c>/,
  )
})

for (const text of ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '=cmd|’/C calc’!A0'])
  test(`${JSON.stringify(text)} stays the text that it is`, async () => {
    const sheet = await sheetOf([[row(text)]])
    assert.doesNotMatch(sheet, /<f>/)
    const written = text.replace('\r', '_x000D_')
    assert.ok(sheet.includes(`t="inlineStr"><is><t xml:space="preserve">${written}</t></is></c>`), sheet)
  })

test('what XML has no room for is written as Excel writes it', async () => {
  const sheet = await sheetOf([[row('a\u0000b\u0007 _x0041_ <&> \uD800 👩')]])
  assert.ok(sheet.includes('a_x0000_b_x0007_ _x005F_x0041_ &lt;&amp;&gt; \uFFFD 👩'), sheet)
})

test('a text longer than a cell is cut, and says so', async () => {
  const sheet = await sheetOf([[row('é'.repeat(1_000_000))]])
  assert.match(sheet, />é{32766}…</)
})

test('a day before those that spreadsheets count is text; nothing is an empty cell', async () => {
  const sheet = await sheetOf([[['', '1867-07-01', null, null, null]]])
  assert.match(sheet, /<row><c\/><c t="inlineStr"><is><t xml:space="preserve">1867-07-01<\/t><\/is><\/c><c\/>/)
})

test('more rows than a sheet holds go to a second sheet, with its headings', async () => {
  const full = Array.from({ length: 1_048_576 }, (): Cell[] => [1, null, null, null, null])
  const files = unzip(await workbook([full, [row('dernière')]], 'Tous: [les] mandats/de l’État et des organismes'))
  assert.deepEqual(Object.keys(files).slice(0, 2), ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'])
  assert.match(files['xl/workbook.xml'] ?? '', /name="Tous {3}les {2}mandats de l’État "|name="Tous/)
  assert.equal(files['xl/worksheets/sheet2.xml']?.match(/<row>/g)?.length, 3)
  assert.match(files['xl/worksheets/sheet2.xml'] ?? '', /dernière/)
})

test('a source that fails makes the workbook fail', async () => {
  const broken = async function* (): AsyncGenerator<Cell[][]> {
    yield [row('a')]
    throw new Error('cut')
  }
  await assert.rejects(Array.fromAsync(xlsx({ title: 'x', headings, batches: broken() })), /cut/)
})

test('LibreOffice reads the types that were written, in XLSX and in CSV for Excel in French', async t => {
  const run = promisify(execFile)
  const folder = await mkdtemp(join(tmpdir(), 'greffe-sheets-'))
  const convert = async (name: string, filter: readonly string[]) => {
    const options = [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...filter]
    await run(
      process.env['SOFFICE'] ?? 'soffice',
      [...options, '--convert-to', 'fods', '--outdir', folder, join(folder, name)],
      {
        timeout: 90_000,
      },
    )
    return readFile(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8')
  }
  try {
    await writeFile(join(folder, 'probe.csv'), 'a')
    const hasCalc = await convert('probe.csv', []).then(
      () => true,
      () => false,
    )
    if (!hasCalc) return t.skip('LibreOffice Calc is not installed')
    await writeFile(join(folder, 'a.xlsx'), await workbook([[row('=1+1 é'), row('b\tc')]]))
    const rows = [['Nom', 'Jour', 'Traitement', 'Nombre', 'Ouvert'], row('=1+1 é')]
    await writeFile(join(folder, 'b.csv'), csvLines(rows, true, true))
    for (const [name, filter] of [
      ['a.xlsx', []],
      // Separator, quotes, UTF-8, first line, no column told its type, French of Canada, quoted text as text no, detect numbers.
      ['b.csv', ['--infilter=Text - txt - csv (StarCalc):59,34,76,1,,3084,false,true']],
    ] as const) {
      const sheet = await convert(name, filter)
      assert.match(sheet, /office:value-type="date" office:date-value="2026-11-21"/, name)
      assert.match(sheet, /office:value="-12345\.67"/, name)
      assert.match(sheet, /office:value="12\.5"/, name)
      assert.match(sheet, /=1\+1 é</, name)
      // Calc has no other way to say yes than this formula of its own.
      assert.doesNotMatch(sheet, /table:formula="(?!of:=TRUE\(\)")/, name)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
