import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cents, dollars } from '../money/index.ts'
import { day, periodFromRange } from '../time/index.ts'
import { langs, showDay, showInstant, showList, showMoney, showNumber, showPeriod } from './index.ts'

/** In the tables below, ~ stands for a non-breaking space. */
const nbsp = (text: string) => text.replaceAll('~', '\u00a0')

const days = [
  ['2026-09-01', '1er~septembre 2026', 'September 1, 2026', 'the first of the month is ordinal in French'],
  ['2026-08-31', '31~août 2026', 'August 31, 2026', 'no leading zero'],
  ['0950-02-05', '5~février 950', 'February 5, 950', 'a year of three digits'],
] as const
for (const [d, fr, en, why] of days)
  test(`showDay: ${why}`, () => assert.deepEqual([showDay(day(d), 'fr'), showDay(day(d), 'en')], [nbsp(fr), en]))

const periods = [
  [
    '[2021-09-01,2026-09-01)',
    'du 1er~septembre 2021 au 31~août 2026',
    'from September 1, 2021 to August 31, 2026',
    'both ends, the last day included',
  ],
  ['[2021-09-01,)', 'à compter du 1er~septembre 2021', 'from September 1, 2021', 'open, past or to come'],
  ['(,2026-09-01)', 'jusqu’au 31~août 2026', 'until August 31, 2026', 'since always'],
  ['[2026-09-01,2026-09-02)', 'le 1er~septembre 2026', 'on September 1, 2026', 'a single day'],
  ['(,)', 'en tout temps', 'at all times', 'all of time'],
] as const
for (const [range, fr, en, why] of periods)
  test(`showPeriod: ${why}`, () => {
    const p = periodFromRange(range)
    assert.deepEqual([showPeriod(p, 'fr'), showPeriod(p, 'en')], [nbsp(fr), en])
  })

const amounts = [
  [1_234_567n, '12~345,67~$', '$12,345.67', 'grouped by three'],
  [5n, '0,05~$', '$0.05', 'a few cents'],
  [0n, '0,00~$', '$0.00', 'nothing'],
  [100_000n, '1~000,00~$', '$1,000.00', 'four digits'],
  [-150_000n, '−1~500,00~$', '−$1,500.00', 'a true minus, which does not break a line'],
  [9_007_199_254_740_993n, '90~071~992~547~409,93~$', '$90,071,992,547,409.93', 'exact where a float is not'],
] as const
for (const [amount, fr, en, why] of amounts)
  test(`showMoney: ${why}`, () =>
    assert.deepEqual([showMoney(cents(amount), 'fr'), showMoney(cents(amount), 'en')], [nbsp(fr), en]))

test('what is shown can be typed back', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(cents),
      fc.constantFrom(...langs),
      (amount, lang) => assert.equal(dollars(showMoney(amount, lang)), amount),
    ),
  )
})

const numbers = [
  [1234.5, '1~234,5', '1,234.5', 'grouped, with its decimals'],
  [-2, '−2', '−2', 'a true minus'],
  [12_345_678_901_234_567_890n, '12~345~678~901~234~567~890', '12,345,678,901,234,567,890', 'exact at any size'],
] as const
for (const [n, fr, en, why] of numbers)
  test(`showNumber: ${why}`, () => assert.deepEqual([showNumber(n, 'fr'), showNumber(n, 'en')], [nbsp(fr), en]))

const lists = [
  [[], '', '', 'nothing'],
  [['a'], 'a', 'a', 'one'],
  [['a', 'b'], 'a et b', 'a and b', 'two'],
  [['a', 'b', 'c'], 'a, b et c', 'a, b, and c', 'a serial comma in English alone'],
] as const
for (const [items, fr, en, why] of lists)
  test(`showList: ${why}`, () => assert.deepEqual([showList(items, 'fr'), showList(items, 'en')], [fr, en]))

const instants = [
  [
    '2026-11-21T01:32:00.123456Z',
    '20~novembre 2026, 20~h~32 (heure de l’Est)',
    'November 20, 2026, 8:32 p.m. (Eastern Time)',
    'still the day before in Toronto',
  ],
  [
    '2026-07-01T04:00:00Z',
    '1er~juillet 2026, 0~h (heure de l’Est)',
    'July 1, 2026, 12:00 a.m. (Eastern Time)',
    'midnight in summer; the French hour needs no minutes',
  ],
  [
    '2026-07-01T13:05:00Z',
    '1er~juillet 2026, 9~h~05 (heure de l’Est)',
    'July 1, 2026, 9:05 a.m. (Eastern Time)',
    'a zero before the minutes',
  ],
] as const
for (const [instant, fr, en, why] of instants)
  test(`showInstant: ${why}`, () =>
    assert.deepEqual(
      [showInstant(instant, 'fr'), showInstant(instant, 'en').replaceAll(/[\u00a0\u202f]/g, ' ')],
      [nbsp(fr), en],
    ))
