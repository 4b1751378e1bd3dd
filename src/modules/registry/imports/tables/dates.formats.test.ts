import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateIn, orderOf } from './dates.formats.ts'
import type { DateOrder } from './table.rules.ts'

const cases: readonly (readonly [string, DateOrder, string, string])[] = [
  ['2026-11-20', 'dmy', '2026-11-20', 'ISO'],
  ['2026-11-20T15:04:05Z', 'dmy', '2026-11-20', 'ISO with its hour'],
  ['2026/1/5', 'mdy', '2026-01-05', 'the year first says its order'],
  ['20261120', 'dmy', '2026-11-20', 'eight figures'],
  ['20/11/2026', 'dmy', '2026-11-20', 'in French'],
  ['5.1.2026', 'dmy', '2026-01-05', 'with points'],
  ['11/20/2026', 'mdy', '2026-11-20', 'as in the United States'],
  ['11/20/2026', 'dmy', '2026-20-11', 'the other order is not guessed: the rules say that there is no such day'],
  ['20/11/2026 00:00:00', 'dmy', '2026-11-20', 'a spreadsheet adds its hour'],
  ['1er janvier 2026', 'dmy', '2026-01-01', 'the first of the month'],
  ['le\u00a020\u202fnovembre\u00a02026', 'dmy', '2026-11-20', 'no-break spaces'],
  ['3 AOÛT 2026', 'dmy', '2026-08-03', 'capitals and accents'],
  ['15 févr. 2026', 'dmy', '2026-02-15', 'shortened'],
  ['15-juil-2026', 'dmy', '2026-07-15', 'with hyphens'],
  ['November 20, 2026', 'dmy', '2026-11-20', 'in English'],
  ['20 November 2026', 'dmy', '2026-11-20', 'in British English'],
  ['Sept. 2nd, 2026', 'dmy', '2026-09-02', 'an ordinal'],
  ['mars 2026', 'dmy', '2026-03', 'a month'],
  ['11/2026', 'dmy', '2026-11', 'a month in figures'],
  ['2026', 'dmy', '2026', 'a year is no serial'],
  ['46346', 'dmy', '2026-11-20', 'a serial of Excel'],
  ['46346,75', 'dmy', '2026-11-20', 'a serial with its hour and a decimal comma'],
  ['20/11/26', 'dmy', '20/11/26', 'two figures do not say the century'],
  ['à venir', 'dmy', 'à venir', 'no date'],
  ['12 marbre 2026', 'dmy', '12 marbre 2026', 'no month'],
]
for (const [text, order, read, why] of cases) test(`${text}: ${why}`, () => assert.equal(dateIn(text, order), read))

test('the order of dates in figures is that of the first that tells', () => {
  assert.equal(orderOf(['', '1/2/2026', '3/25/2026']), 'mdy')
  assert.equal(orderOf(['1/2/2026', '25/3/2026']), 'dmy')
  assert.equal(orderOf(['1/2/2026', '2026-01-02']), null)
})
