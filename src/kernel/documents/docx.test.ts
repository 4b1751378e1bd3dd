import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Docx, docx } from './index.ts'
import { filesOf, paragraphsOf } from './testing.ts'

const minutes: Docx = {
  title: 'Procès-verbal <1> & suite',
  lang: 'fr',
  running: 'Séance du 1er décembre',
  mark: 'PROVISOIRE',
  footer: { note: null, page: 'Page', of: 'de' },
  parts: [
    { is: 'heading', level: 1, text: 'Procès-verbal' },
    { is: 'paragraph', lead: 'ATTENDU QUE ', text: 'le 1er décembre est un mardi;' },
    { is: 'numbered', number: '1', lead: 'QUE ', text: 'rien ne change.' },
    { is: 'heading', level: 2, text: 'Annexe', newPage: true },
    {
      is: 'list',
      items: [
        { label: '1°', text: 'un' },
        { label: 'a)', text: 'deux\nlignes' },
      ],
    },
    { is: 'paragraph', text: 'Fin', look: 'quiet' },
    {
      is: 'table',
      head: ['Point', 'Décision'],
      rows: [
        ['1', 'adopté'],
        ['2', ''],
      ],
    },
  ],
}

test('a document reads in order, with its headings, its numbers and its table', async () => {
  assert.deepEqual(paragraphsOf(await docx(minutes)), [
    'Heading1: Procès-verbal',
    'ATTENDU QUE le 1er décembre est un mardi;',
    '1\tQUE rien ne change.',
    'Heading2: Annexe',
    '1°\tun',
    'a)\tdeux\nlignes',
    'Fin',
    'Point',
    'Décision',
    '1',
    'adopté',
    '2',
    '',
    '',
  ])
})

test('a document says its title, its language, its page, the head of its table and its page numbers', async () => {
  for (const lang of ['fr', 'en'] as const) {
    const files = filesOf(await docx({ ...minutes, lang }))
    const has = (file: string, text: string) => assert.ok(files.get(file)?.includes(text), `${file}: ${text}`)
    has('docProps/core.xml', '<dc:title>Procès-verbal &lt;1&gt; &amp; suite</dc:title>')
    has('word/styles.xml', `<w:lang w:val="${lang}-CA"`)
    has('word/styles.xml', 'w:styleId="Heading1"')
    has('word/document.xml', '<w:tblHeader/>')
    has('word/document.xml', '<w:pageBreakBefore/>')
    has('word/document.xml', '<w:pgSz w:w="12240" w:h="15840"')
    has('word/document.xml', '<w:vertAlign w:val="superscript"/>')
    has('word/header1.xml', 'PROVISOIRE')
    has('word/footer1.xml', 'NUMPAGES')
  }
})

test('what XML refuses is left out; markup stays text', async () => {
  const text = 'a\u0000b\u0007c\ufeffd\ud800e <w:p/> &amp; ]]> \u{1f600}'
  const read = paragraphsOf(await docx({ ...minutes, title: text, parts: [{ is: 'paragraph', text }] }))
  assert.deepEqual(read, ['abcd\ufffde <w:p/> &amp; ]]> \u{1f600}'])
})
