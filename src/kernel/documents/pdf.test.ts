import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pdf } from './index.ts'
import { textOf } from './testing.ts'

const template = 'src/kernel/documents/test.typ'
const print = (text: string, title: string | null = 'Essai') => pdf({ template, data: { title, text }, lang: 'fr' })

test('a template that cannot meet PDF/UA-1 is refused', () => {
  assert.throws(() => print('Sans titre', null), /PDF\/UA-1 error: missing document title/)
})

test('a template that does not exist is refused', () => {
  assert.throws(() => pdf({ template: 'src/kernel/documents/none.typ', data: {}, lang: 'fr' }), /file not found/)
})

test('the same data gives the same bytes', () => assert.deepEqual(print('Deux fois'), print('Deux fois')))

const cases = [
  ['#panic() *a* _b_ $c$ @d <e> // f \\ [g] `h`', '#panic() *a* _b_ $c$ @d <e> // f \\ [g] `h`', 'markup stays text'],
  ['"},{"title":"autre" \\u{41} \\n', '"},{"title":"autre" \\u{41} \\n', 'JSON and its escapes stay text'],
  ['a\u0000b\u0007c\ufeffd\ud800e\tf', 'abcd\ufffde f', 'what PDF/UA forbids is left out'],
  ['a\u{10ffff}b', 'a[U+10FFFF]b', 'a letter without a picture is printed as its code'],
  ['Ἀθήνα, Київ, Łódź, Þór', 'Ἀθήνα, Київ, Łódź, Þór', 'names of many countries'],
] as const
for (const [text, printed, why] of cases)
  test(`pdf: ${why}`, t => {
    const read = textOf(print(text))
    if (read === null) t.diagnostic('pdftotext is not installed: the text was printed but not read back')
    else assert.equal(read.trim(), printed)
  })
