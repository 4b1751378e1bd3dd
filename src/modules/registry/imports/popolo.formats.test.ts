import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Element, readPopolo, Unreadable } from './popolo.formats.ts'

const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? Buffer.from(content) : content)

async function* inPieces(content: string | Uint8Array, size: number) {
  const bytes = bytesOf(content)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const read = async (content: string | Uint8Array, size = 65_536) => {
  const elements: Element[] = []
  const remarks: string[] = []
  for await (const piece of readPopolo(inPieces(content, size))) {
    elements.push(...piece.elements)
    remarks.push(...piece.remarks.map(({ rule, place, line }) => `${rule} ${place} ${line}`))
  }
  return { elements, remarks }
}

const document = `{
"memberships": [
{"id": "m1", "note": {"deep": [1, {"id": "not a row"}]}},
{"id": "m2"}
],
"events": [{"id": "e1"}],
"persons": [{"id": "é", "name": "Zoé \\"Z\\" 𝒵"}, 7, "text", null, []],
"posts": [], "organizations": []
}
`

for (const size of [65_536, 7, 1])
  test(`each element comes with its place and its line, ${size} bytes at a time`, async () => {
    const { elements, remarks } = await read(document, size)
    assert.deepEqual(
      elements.map(({ collection, index, line, value }) => [collection, index, line, value]),
      [
        ['memberships', 0, 3, { id: 'm1', note: { deep: [1, { id: 'not a row' }] } }],
        ['memberships', 1, 4, { id: 'm2' }],
        ['persons', 0, 7, { id: 'é', name: 'Zoé "Z" 𝒵' }],
        ['persons', 1, 7, 7],
        ['persons', 2, 7, 'text'],
        ['persons', 3, 7, null],
        ['persons', 4, 7, []],
      ],
    )
    assert.deepEqual(remarks, ['IMP-32 /events 6'])
    assert.ok(elements.every(({ repeats }) => !repeats))
  })

test('a key that stands twice in a row is seen, one of another level is not', async () => {
  const { elements } = await read('{"posts": [{"id": "a", "id": "b"}, {"id": "c", "area": {"id": "d", "id": "e"}}]}')
  assert.deepEqual(
    elements.map(({ repeats }) => repeats),
    [true, false],
  )
})

test('a key named like a property of every object is only a key', async () => {
  const { elements } = await read('{"__proto__": {}, "posts": [{"id": "a", "__proto__": {"label": "x"}}]}')
  const value = elements[0]?.value as { label?: string } | undefined
  assert.deepEqual([Object.keys(value ?? {}), value?.label], [['id', '__proto__'], undefined])
})

test('a byte order mark is passed over, and said', async () => {
  for (const size of [65_536, 1])
    assert.deepEqual(await read('\uFEFF{"posts": []}', size), { elements: [], remarks: ['IMP-31  1'] })
})

test('bytes that are not UTF-8 come as U+FFFD, so that their row can be told', async () => {
  const { elements } = await read(Buffer.from('{"persons": [{"id": "1", "name": "Zoé"}]}', 'latin1'))
  assert.deepEqual(elements[0]?.value, { id: '1', name: 'Zo\uFFFD' })
})

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const nested = (levels: number) => `{"persons": [${'['.repeat(levels)}`
const broken = [
  ['', 'IMP-01', '', 1, 'an empty file'],
  ['   \n', 'IMP-01', '', 2, 'blanks'],
  ['{"persons": [\n{"id": "1"},\n{"id": "2"', 'IMP-01', '/persons/1', 3, 'a file cut short'],
  ['{"persons": [\n{"id": "1", "na', 'IMP-01', '/persons/0', 2, 'a text cut short'],
  ['{"persons": [\n{"id": "1"}\n{"id": "2"}]}', 'IMP-01', '/persons/0', 3, 'a comma left out'],
  ['{"persons": [{"id": \'1\'}]}', 'IMP-01', '/persons/0', 1, 'apostrophes for quotation marks'],
  ['{"persons": [{"id": "1", }]}', 'IMP-01', '/persons/0', 1, 'a comma too many'],
  ['{"persons": [{"id": "a\0b"}]}', 'IMP-01', '/persons/0', 1, 'a raw zero in a text'],
  ['{"persons": [{"id": "a\nb"}]}', 'IMP-01', '/persons/0', 1, 'a raw line break in a text'],
  ['{"persons": [{"id": NaN}]}', 'IMP-01', '/persons/0', 1, 'not a number'],
  ['{"persons": []}\n{"persons": []}', 'IMP-01', '/persons', 2, 'a second document'],
  ['{"persons": []} 12', 'IMP-01', '/persons', 1, 'a number after the end'],
  ['PK\u0003\u0004', 'IMP-01', '', 1, 'an archive'],
  ['<html>', 'IMP-01', '', 1, 'a page'],
  [Buffer.from('\uFEFF{"persons": []}', 'utf16le'), 'IMP-02', '', 1, 'UTF-16 little-endian with its mark'],
  [Buffer.from('{"persons": []}', 'utf16le'), 'IMP-02', '', 1, 'UTF-16 little-endian'],
  [utf16be('\uFEFF{"persons": []}'), 'IMP-02', '', 1, 'UTF-16 big-endian with its mark'],
  [utf16be('{"persons": []}'), 'IMP-02', '', 1, 'UTF-16 big-endian'],
  ['[{"id": "1"}]', 'IMP-03', '', 1, 'a list'],
  ['"text"', 'IMP-03', '', 1, 'a text'],
  ['{"persons": {"a": {"id": "1"}}}', 'IMP-03', '/persons', 1, 'an object for a list'],
  ['{\n"posts": null}', 'IMP-03', '/posts', 2, 'null for a list'],
  [nested(70), 'IMP-04', '/persons/0', 1, 'seventy levels'],
  [nested(1_000_000), 'IMP-04', '/persons/0', 1, 'a million levels'],
  [`{"persons": [{"id": "${'x'.repeat(9 * 1024 * 1024)}"}]}`, 'IMP-04', '/persons/0', 1, 'a text of nine megabytes'],
] as const
for (const [content, rule, place, line, why] of broken)
  test(`unreadable: ${why}`, () =>
    assert.rejects(read(content), (error: Unreadable) => {
      assert.ok(error instanceof Unreadable, String(error))
      assert.deepEqual([error.rule, error.place, error.line], [rule, place, line])
      return true
    }))

test('what is not read is not kept: a long document passes in little memory', async () => {
  async function* long() {
    yield Buffer.from('{"events": [')
    for (let i = 0; i < 500; i += 1) yield Buffer.from(`{"text": "${'x'.repeat(20_000)}"},\n`)
    yield Buffer.from('0], "persons": [')
    for (let i = 0; i < 500; i += 1) yield Buffer.from(`{"text": "${'x'.repeat(20_000)}"},\n`)
    yield Buffer.from('0]}')
  }
  let [elements, most] = [0, 0]
  for await (const piece of readPopolo(long())) {
    elements += piece.elements.length
    most = Math.max(most, piece.elements.length)
  }
  assert.equal(elements, 501)
  assert.ok(most <= 2)
})
