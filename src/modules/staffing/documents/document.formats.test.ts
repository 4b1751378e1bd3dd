import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pdf as typeset } from '../../../kernel/documents/index.ts'
import { Refusal } from '../../../kernel/refusals.ts'
import { mostBytes } from '../applications/application.fields.ts'
import { docx, odt, pdf, zip } from '../applications/testing.ts'
import { checkedType } from './document.formats.ts'

const text = (content: string | number[]) => new Uint8Array(Buffer.from(content as string))
const bigPdf = () => {
  const bytes = new Uint8Array(mostBytes)
  bytes.set(pdf())
  return bytes
}
const own = () =>
  new Uint8Array(
    typeset({
      template: 'src/modules/sittings/minutes.typ',
      lang: 'fr',
      data: {
        title: 'Essai',
        heading: 'Essai',
        held: 'Essai',
        where: ['Essai'],
        page: 'page',
        of: 'de',
        mark: null,
        kinds: [],
        ends: null,
      },
    }),
  )

const kept = [
  ['a PDF', () => pdf(), 'pdf'],
  ['a PDF of our own', own, 'pdf'],
  ['a PDF that opens at its first page', () => pdf({ catalogue: '/OpenAction [2 0 R /Fit]' }), 'pdf'],
  ['a PDF with plain compressed objects', () => pdf({ packed: '3 0 << /Type /Page >>' }), 'pdf'],
  ['a PDF whose name only begins like an action', () => pdf({ more: '3 0 obj << /JSON 1 /AAPL 2 >> endobj\n' }), 'pdf'],
  ['a PDF as large as allowed', bigPdf, 'pdf'],
  ['a DOCX', () => docx(), 'docx'],
  ['an ODT', () => odt(), 'odt'],
] as const
for (const [what, make, type] of kept) test(`kept: ${what}`, () => assert.equal(checkedType(make()), type))

const script = '<< /S /JavaScript /JS (app.alert(1)) >>'
const stream = (dictionary: string) => `9 0 obj\n<< /Type /ObjStm ${dictionary} >>\nstream\nabc\nendstream\nendobj\n`

const refused = [
  ['a program', () => text([0x4d, 0x5a, 0x90, 0]), 'STA-132'],
  ['a program of Linux', () => text('\x7fELF'), 'STA-132'],
  ['a script', () => text('#!/bin/sh\nrm -rf /'), 'STA-132'],
  ['a page of the Web', () => text('<html><script>1</script></html>'), 'STA-132'],
  ['a picture', () => text([0x89, 0x50, 0x4e, 0x47]), 'STA-132'],
  ['nothing', () => text(''), 'STA-132'],
  ['a program before a PDF', () => text(`MZ${Buffer.from(pdf()).toString('latin1')}`), 'STA-132'],
  ['a plain ZIP', () => zip({ 'a.txt': 'a' }), 'STA-132'],
  ['a workbook', () => zip({ '[Content_Types].xml': 'spreadsheetml', 'xl/workbook.xml': '' }), 'STA-132'],
  ['half a DOCX', () => docx().slice(0, 200), 'STA-132'],
  ['a file too large by one byte', () => new Uint8Array(mostBytes + 1), 'STA-131'],
  ['a PDF with a script', () => pdf({ more: `3 0 obj ${script} endobj\n` }), 'STA-133'],
  [
    'a PDF with a script under a disguised name',
    () => pdf({ more: '3 0 obj << /S /J#61vaScript >> endobj\n' }),
    'STA-133',
  ],
  ['a PDF with a script in compressed objects', () => pdf({ packed: `3 0 ${script}` }), 'STA-133'],
  [
    'a PDF with a script hidden in a stream',
    () => pdf({ more: `4 0 obj << /Length 9 >>\nstream\n${script}\nendstream\nendobj\n` }),
    'STA-133',
  ],
  ['a PDF that acts when opened', () => pdf({ catalogue: '/OpenAction << /S /Launch >>' }), 'STA-133'],
  ['a PDF whose opening action is elsewhere', () => pdf({ catalogue: '/OpenAction 5 0 R' }), 'STA-133'],
  ['a PDF with actions of pages', () => pdf({ more: '3 0 obj << /AA << /O 4 0 R >> >> endobj\n' }), 'STA-133'],
  ['a PDF with a file in it', () => pdf({ catalogue: '/Names << /EmbeddedFiles 5 0 R >>' }), 'STA-133'],
  ['a PDF that starts a program', () => pdf({ more: '3 0 obj << /S /Launch /F (x.exe) >> endobj\n' }), 'STA-133'],
  ['an encrypted PDF', () => pdf({ more: 'trailer << /Encrypt 7 0 R >>\n' }), 'STA-133'],
  ['a PDF with objects compressed some other way', () => pdf({ more: stream('/Filter /LZWDecode') }), 'STA-133'],
  ['a PDF with objects that do not inflate', () => pdf({ more: stream('/Filter /FlateDecode') }), 'STA-133'],
  ['a DOCX with macros', () => docx({ 'word/vbaProject.bin': 'x' }), 'STA-133'],
  [
    'a DOCM under the name of a DOCX',
    () => docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'),
    'STA-133',
  ],
  ['a DOCX with a file in it', () => docx({ 'word/embeddings/oleObject1.bin': 'x' }), 'STA-133'],
  [
    'a DOCX whose template is elsewhere',
    () =>
      docx({
        'word/_rels/settings.xml.rels':
          '<Relationship Type="http://x/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/>',
      }),
    'STA-133',
  ],
  ['an ODT with macros', () => odt({ 'Basic/Standard/Module1.xml': 'x' }), 'STA-133'],
  ['an ODT with an object in it', () => odt({ 'Object 1/content.xml': 'x' }), 'STA-133'],
] as const
for (const [what, make, code] of refused)
  test(`refused: ${what}`, () =>
    assert.throws(
      () => checkedType(make()),
      (error: unknown) => error instanceof Refusal && error.code === code && error.field === 'file',
    ))

test('the content decides, never the name', () => assert.equal(checkedType(odt()), 'odt'))

test('a PDF of 10 MB of noise is read in time', () => {
  const bytes = new Uint8Array(mostBytes)
  for (let at = 0; at < bytes.length; at++) bytes[at] = (at * 2654435761) >>> 13
  bytes.set(pdf())
  const began = performance.now()
  try {
    checkedType(bytes)
  } catch (error) {
    assert.ok(error instanceof Refusal)
  }
  assert.ok(performance.now() - began < 2000)
})
