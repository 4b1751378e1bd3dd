import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { exported } from './exports.ts'
import {
  arrange,
  type Column,
  columnsOnScreen,
  type ListInput,
  type Listing,
  listInput,
  shownColumns,
} from './listing.ts'
import { toRows } from './rows.ts'

type Row = { readonly name: string; readonly count: number | null; readonly pay: bigint; readonly open: boolean }

const rows: readonly Row[] = [
  { name: 'Régie de l’énergie', count: 10, pay: 123_450n, open: true },
  { name: 'Office de la langue', count: null, pay: -5n, open: false },
  { name: 'École nationale', count: 9, pay: 0n, open: true },
]
const columns: readonly Column<Row>[] = [
  { key: 'name', title: { fr: 'Nom', en: 'Name' }, value: row => row.name },
  { key: 'count', title: { fr: 'Nombre', en: 'Count' }, kind: 'number', value: row => row.count },
  { key: 'pay', title: { fr: 'Traitement', en: 'Pay' }, kind: 'money', value: row => row.pay },
  { key: 'open', title: { fr: 'Ouvert', en: 'Open' }, value: row => row.open, sort: false },
]
const asked = (asked: Partial<ListInput>): ListInput => ({ ...z.object(listInput).parse({}), ...asked })
const names = (input: Partial<ListInput>) =>
  arrange(columns, rows, asked(input), 'fr').rows.map(row => row.name.split(' ')[0])

const cases = [
  // asked, order, why
  [{}, ['Régie', 'Office', 'École'], 'nothing asked: the order given'],
  [{ sort: 'name' }, ['École', 'Office', 'Régie'], 'accents are ignored'],
  [{ sort: 'count' }, ['École', 'Régie', 'Office'], 'numbers as numbers, nothing last'],
  [{ sort: 'count', dir: 'desc' }, ['Régie', 'École', 'Office'], 'nothing last, downwards too'],
  [{ sort: 'pay' }, ['Office', 'École', 'Régie'], 'amounts as amounts'],
  [{ sort: 'open' }, ['Régie', 'Office', 'École'], 'not a column to sort by'],
  [{ sort: 'toString' }, ['Régie', 'Office', 'École'], 'not a column at all'],
  [{ filter: 'REGIE energie' }, ['Régie'], 'every word, without case or accents'],
  [{ limit: 1, offset: 1 }, ['Office'], 'one page'],
] as const
for (const [input, order, why] of cases) test(`a list in memory: ${why}`, () => assert.deepEqual(names(input), order))

test('the total counts what the filter keeps, not the page', () => {
  assert.equal(arrange(columns, rows, asked({ filter: 'o', limit: 1 }), 'fr').total, 2)
})

test('chosen columns keep their own order; unknown ones choose nothing', () => {
  const list = arrange(columns, rows, asked({ columns: ['pay', 'name'] }), 'fr')
  assert.deepEqual(
    shownColumns(list).map(column => column.key),
    ['name', 'pay'],
  )
  assert.equal(shownColumns(arrange(columns, rows, asked({ columns: ['x'] }), 'fr')).length, 4)
})

test('a column that stands aside is on screen only where it is chosen, and always in exports', () => {
  const some = columns.map(column => (column.key === 'pay' ? { ...column, aside: true } : column))
  const keys = (input: Partial<ListInput>) => {
    const list = arrange(some, rows, asked(input), 'fr')
    return [columnsOnScreen(list), shownColumns(list)].map(shown => shown.map(({ key }) => key).join())
  }
  assert.deepEqual(keys({}), ['name,count,open', 'name,count,pay,open'])
  assert.deepEqual(keys({ columns: ['pay', 'name'] }), ['name,pay', 'name,pay'])
})

const toCsv = async (list: Listing, excel: boolean): Promise<string> => {
  const parts = async function* () {
    yield { list, data: null }
  }
  const pieces = exported(parts(), { format: 'csv', excel, lang: 'fr', title: { fr: 'Liste', en: 'List' } })
  return Buffer.concat(await Array.fromAsync(pieces)).toString()
}

test('CSV for programs: names of columns, points, CRLF', async () => {
  const csv = await toCsv(arrange(columns, rows, asked({}), 'fr'), false)
  assert.equal(csv.split('\r\n')[0], 'name,count,pay,open')
  assert.equal(csv.split('\r\n')[1], 'Régie de l’énergie,10,1234.50,true')
  assert.equal(csv.split('\r\n')[2], 'Office de la langue,,-0.05,false')
})

test('CSV for Excel in French: a mark of UTF-8, words, semicolons, commas', async () => {
  const csv = await toCsv(arrange(columns, rows, asked({}), 'fr'), true)
  assert.equal(csv.split('\r\n')[0], '\ufeffNom;Nombre;Traitement;Ouvert')
  assert.equal(csv.split('\r\n')[1], 'Régie de l’énergie;10;1234,50;oui')
})

for (const text of ['=1+1', '+1', '-1', '@x', '\tx', '\rx'])
  test(`a text that begins with ${JSON.stringify(text[0])} does not run in a spreadsheet`, async () => {
    const list = arrange(columns, [{ name: text, count: -1, pay: -100n, open: true }], asked({}), 'fr')
    const [, line = ''] = (await toCsv(list, false)).split('\r\n')
    assert.match(line.replaceAll('"', ''), /^'/)
    assert.match(await toCsv(list, false), /,-1,-1\.00,/)
  })

test('rows as JSON have amounts as text', () => {
  assert.deepEqual(toRows(arrange(columns, rows.slice(0, 1), asked({}), 'fr'), 'fr'), [
    { name: 'Régie de l’énergie', count: 10, pay: '1234.50', open: true },
  ])
})
