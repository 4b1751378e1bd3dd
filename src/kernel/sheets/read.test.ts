import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../root.ts'
import { BrokenCsv, type CsvOptions, readCsv } from './read.ts'

/** The bytes in pieces of `size`, so that pieces end in the middle of records, of lines and of characters. */
async function* inPieces(content: string | Uint8Array, size: number) {
  const bytes = Buffer.from(content as string)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (content: string | Uint8Array, options: CsvOptions = {}, size = 3) => {
  const rows: [number, ...string[]][] = []
  for await (const { line, cells } of readCsv(inPieces(content, size), options)) rows.push([line, ...cells])
  return rows
}

test('records come with the line on which they begin, whatever stands in their cells', async () => {
  const text = 'a,b\r\n"é, ""x""","deux\nlignes"\r\n\r\n1\r\n,\r\nfin,"",3'
  for (const size of [1, 2, 7, 1000])
    assert.deepEqual(await read(text, {}, size), [
      [1, 'a', 'b'],
      [2, 'é, "x"', 'deux\nlignes'],
      [5, '1'],
      [6, '', ''],
      [7, 'fin', '', '3'],
    ])
})

test('a mark of order is passed over; the separator is that which is named, and what is not UTF-8 is marked', async () => {
  assert.deepEqual(await read('\uFEFF"nom";é\n', { delimiter: ';' }), [[1, 'nom', 'é']])
  assert.deepEqual(await read(Uint8Array.of(0xe9, 0x2c, 0x61)), [[1, '\uFFFD', 'a']])
})

test('an empty file has no record, and a quote within a cell is only a quote', async () => {
  assert.deepEqual(await read(''), [])
  assert.deepEqual(await read('5" pipe,x\n'), [[1, '5" pipe', 'x']])
})

const broken = [
  ['a,b\n"c,d\ne,f\n', {}, 'unclosed', 2, 'a quote is never closed'],
  [`a,b\n${'x'.repeat(50)}\n`, { longest: 20 }, 'tooLong', 2, 'a record is too long'],
] as const
for (const [text, options, why, line, reason] of broken)
  test(`the reading stops where ${reason}`, () =>
    assert.rejects(
      read(text, options),
      (error: unknown) => error instanceof BrokenCsv && error.why === why && error.line === line,
    ))

test('what breaks the source breaks the reading, and whoever stops reading stops the source', async () => {
  let closed = false
  async function* source() {
    try {
      for (;;) yield Buffer.from('a,b\nc,d\n')
    } finally {
      closed = true
    }
  }
  for await (const { cells } of readCsv(source())) if (cells[0] === 'c') break
  assert.equal(closed, true)
  async function* failing() {
    yield Buffer.from('a,b\n')
    throw new Error('the disk is gone')
  }
  await assert.rejects(async () => {
    for await (const _ of readCsv(failing()));
  }, /the disk is gone/)
})

const spectrum = join(root, '../shared/data/nasty/csv-spectrum')
const skip = existsSync(spectrum) ? false : 'the files ../shared/data/nasty/csv-spectrum are absent'
const names = [
  'comma_in_quotes',
  'empty',
  'empty_crlf',
  'escaped_quotes',
  'json',
  'newlines',
  'newlines_crlf',
  'quotes_and_newlines',
  'simple',
  'simple_crlf',
  'utf8',
]
for (const name of names)
  test(`csv-spectrum ${name}`, { skip }, async () => {
    const [head = [], ...rows] = (await read(readFileSync(join(spectrum, 'csvs', `${name}.csv`)))).map(
      ([, ...cells]) => cells,
    )
    assert.deepEqual(
      rows.map(cells => Object.fromEntries(head.map((key, at) => [key, cells[at]]))),
      // The files of the collection have lost their returns, and the expected answers have not.
      JSON.parse(readFileSync(join(spectrum, 'json', `${name}.json`), 'utf8').replaceAll('\\r\\n', '\\n')),
    )
  })
