import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable, separatorOf } from './sniff.ts'
import { xlsx } from './xlsx.ts'
import { zip } from './zip.ts'

async function* pieces(bytes: Buffer, size = bytes.length || 1) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const rowsOf = async (bytes: Buffer, size?: number) => {
  const found: string[] = []
  const rows = await Array.fromAsync(readTable(pieces(bytes, size), encoding => found.push(encoding)))
  return { cells: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line), encoding: found[0] }
}

const text = 'Nom;Organisme\nAndrée L’Écuyer;Régie\n'
for (const [name, bytes, encoding] of [
  ['UTF-8', Buffer.from(text), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
  ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
  ['Windows-1252', Buffer.from(text.replace('’', '\x92'), 'latin1'), 'windows-1252'],
] as const)
  for (const size of [undefined, 1, 7])
    test(`${name} is found by its bytes${size ? `, ${size} at a time` : ''}`, async () => {
      const found = await rowsOf(bytes, size)
      assert.deepEqual(found.cells, [
        ['Nom', 'Organisme'],
        ['Andrée L’Écuyer', 'Régie'],
      ])
      assert.equal(found.encoding, encoding)
    })

for (const size of [undefined, 1, 5])
  test(`each line is read in its own encoding${size ? `, ${size} bytes at a time` : ''}`, async () => {
    const told: string[] = []
    const bytes = Buffer.concat([
      Buffer.from('\uFEFFNom;Organisme\r\n'),
      Buffer.from('Andr\xE9;R\xE9gie\r\n', 'latin1'),
      Buffer.from('Ève;Régie\nLuc;Port\n'),
      Buffer.from('"Zo\xE9\n', 'latin1'),
      Buffer.from('Côté";Régie\n'),
      // No letter of Windows-1252 and no UTF-8: nothing is guessed.
      Buffer.from('\x81\xE9;x', 'latin1'),
    ])
    const rows = await Array.fromAsync(
      readTable(pieces(bytes, size), (encoding, line) => told.push(`${line} ${encoding}`)),
    )
    assert.deepEqual(
      rows.map(({ cells }) => cells.join('|')),
      ['Nom|Organisme', 'André|Régie', 'Ève|Régie', 'Luc|Port', 'Zoé\nCôté|Régie', '\uFFFD\uFFFD|x'],
    )
    assert.deepEqual(told, ['1 utf-8', '2 windows-1252', '3 utf-8', '5 windows-1252', '6 utf-8', '7 utf-8'])
  })

test('an accent that a piece cuts is told by what follows', async () => {
  const latin = Buffer.from('Nom;É\nAndré', 'latin1')
  assert.deepEqual((await rowsOf(latin, 5)).cells, [['Nom', 'É'], ['André']])
  assert.deepEqual((await rowsOf(Buffer.from('Nom;É'), 5)).cells, [['Nom', 'É']])
})

for (const [content, separator, why] of [
  ['a,b\n1,2', ',', 'a comma'],
  ['a;b\n1,5;2,5', ';', 'decimal commas are not separators'],
  ['a\tb\nx, y\tz', '\t', 'what a spreadsheet puts on the clipboard'],
  ['a|b\n1|2', '|', 'a bar'],
  ['"a;x",b\n"1;2",3', ',', 'what is quoted does not count'],
  ['Nom\nTremblay, Anne', '\t', 'one column, whose names have commas'],
  ['Nom, prénom;Poste\n"Roy, Luc";Juge\n"Roy, Zoé";Juge', ';', 'a comma in a heading'],
  ['sep=|\na,b|c', '|', 'a spreadsheet says it itself'],
] as const)
  test(`the separator: ${why}`, () => assert.equal(separatorOf(content), separator))

test('the line that says the separator is no row; lines are those of the file', async () => {
  const { cells, lines } = await rowsOf(Buffer.from('sep=;\na;b\n"c\nd";e\nf;g\n'))
  assert.deepEqual(cells, [
    ['a', 'b'],
    ['c\nd', 'e'],
    ['f', 'g'],
  ])
  assert.deepEqual(lines, [2, 3, 5])
})

test('bytes that are no table are refused; nothing has no row', async () => {
  for (const bytes of [
    Buffer.from('%PDF-1.7\n\0\0'),
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]),
    Buffer.from('PK\x03\x04rubbish'),
  ])
    await assert.rejects(rowsOf(bytes), { name: 'Error', message: /^(binary|broken)$/ })
  assert.deepEqual((await rowsOf(Buffer.alloc(0))).cells, [])
})

const workbook = async (parts: Record<string, string | (() => AsyncIterable<Buffer>)>) => {
  async function* entries() {
    for (const [name, content] of Object.entries(parts))
      yield {
        name,
        content:
          typeof content === 'function'
            ? content()
            : (async function* () {
                yield Buffer.from(content)
              })(),
      }
  }
  return Buffer.concat(await Array.fromAsync(zip(entries())))
}
const rels = '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'
const book = (sheet: string | (() => AsyncIterable<Buffer>), more: Record<string, string> = {}) =>
  workbook({
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A" r:id="r1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': rels,
    'xl/worksheets/s.xml': sheet,
    ...more,
  })

test('a workbook: shared and inline text, days by their style, results of formulas, gaps', async () => {
  const bytes = await book(
    '<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" s="1"><v>45358</v></c><c r="D2"><v>45358</v></c></row><row r="4"><c r="A4" t="str"><f>1+1</f><v>deux</v></c><c t="inlineStr"><is><t>a_x000D_b</t></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row><row r="9"/></sheetData></worksheet>',
    {
      'xl/sharedStrings.xml':
        '<sst><si><t>x</t></si><si><r><t>An</t></r><r><t>ne &amp; Cie</t></r><rPh><t>annu</t></rPh></si></sst>',
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="d\\ mmmm\\ yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    },
  )
  const { cells, lines } = await rowsOf(bytes, 100)
  assert.deepEqual(cells, [
    ['Anne & Cie', '', '2024-03-07', '45358'],
    ['deux', 'a\rb', 'TRUE', ''],
  ])
  assert.deepEqual(lines, [2, 4])
})

test('a workbook that Greffe wrote is read again as it was', async () => {
  async function* batches() {
    yield [['Anne', '2024-03-07', 12.5]]
  }
  const headings = [
    { title: 'Nom' },
    { title: 'Début', kind: 'day' as const },
    { title: 'Part', kind: 'number' as const },
  ]
  const bytes = Buffer.concat(await Array.fromAsync(xlsx({ title: 'Liste', headings, batches: batches() })))
  assert.deepEqual((await rowsOf(bytes)).cells, [
    ['Nom', 'Début', 'Part'],
    ['Anne', '2024-03-07', '12.5'],
  ])
})

test('a bomb, a damaged workbook, one without a sheet and one with entities of its own are refused', async () => {
  const bomb = await book(async function* () {
    const zeros = Buffer.alloc(1024 * 1024, ' ')
    yield Buffer.from('<worksheet><sheetData>')
    for (let n = 0; n < 300; n += 1) yield zeros
  })
  assert(bomb.length < 1024 * 1024)
  await assert.rejects(rowsOf(bomb), { message: 'tooLarge' })
  const cell = await book(async function* () {
    yield Buffer.from('<worksheet><sheetData><row><c t="inlineStr"><is><t>')
    for (let n = 0; n < 10; n += 1) yield Buffer.alloc(1024 * 1024, 'a')
  })
  await assert.rejects(rowsOf(cell), { message: 'tooLarge' })
  const whole = await book('<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>')
  assert.deepEqual((await rowsOf(whole)).cells, [['1']])
  await assert.rejects(rowsOf(whole.subarray(0, -30)), { message: 'broken' })
  await assert.rejects(rowsOf(await workbook({ 'word/document.xml': '<a/>' })), { message: 'broken' })
  const laughs =
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
  await assert.rejects(rowsOf(await book(laughs)), { message: 'broken' })
})
