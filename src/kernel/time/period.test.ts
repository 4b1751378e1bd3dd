import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  clamp,
  type Day,
  day,
  dayBefore,
  fiscalYear,
  holdsOn,
  lastDay,
  overlap,
  type Period,
  period,
  periodFromRange,
  rangeFromPeriod,
  termEnd,
  through,
} from './index.ts'

const ranges = [
  ['[2020-01-01,2021-01-01)', '2020-01-01', '2020-12-31', 'the last day is the one before the bound'],
  ['[2020-01-01,)', '2020-01-01', null, 'open'],
  ['(,2020-01-01)', null, '2019-12-31', 'since always'],
  ['(,)', null, null, 'all of time'],
  ['[2020-01-01,2020-01-02)', '2020-01-01', '2020-01-01', 'a single day'],
] as const
for (const [range, from, last, why] of ranges)
  test(`a range as PostgreSQL writes it: ${why}`, () => {
    const p = periodFromRange(range)
    assert.equal(p.from, from)
    assert.equal(lastDay(p), last)
    assert.deepEqual(through(from && day(from), last && day(last)), p)
    assert.equal(rangeFromPeriod(p), range)
  })

const notRanges = [
  ['empty', 'an empty range is no period'],
  ['[2020-01-01,2020-12-31]', 'PostgreSQL never writes a day range closed at its end'],
  ['(2020-01-01,2021-01-01)', 'nor open at a start it has'],
  ['[,2020-01-01)', 'nor closed at a start it has not'],
  ['[2020-02-30,)', 'not a day'],
  ['[2020-01-01,2020-01-01)', 'no day inside'],
  ['[2021-01-01,2020-01-01)', 'reversed'],
  ['2020-01-01,2021-01-01', 'no brackets'],
  ['', 'nothing'],
] as const
for (const [text, why] of notRanges) test(`not a period: ${why}`, () => assert.throws(() => periodFromRange(text)))

test('a period that ends before it begins is refused, in the terms of those who typed it', () => {
  const isRefused = { code: 'KER-002', message: /ends \(2019-12-31\) before it begins \(2020-01-01\)/ }
  assert.throws(() => through(day('2020-01-01'), day('2019-12-31')), isRefused)
  assert.throws(() => period(day('2020-01-01'), day('2020-01-01')), isRefused)
})

const days = [
  ['2019-12-31', false, 'the day before'],
  ['2020-01-01', true, 'the first day counts'],
  ['2020-12-31', true, 'the last day counts'],
  ['2021-01-01', false, 'the day after'],
] as const
for (const [d, holds, why] of days)
  test(`holdsOn: ${why}`, () => assert.equal(holdsOn(through(day('2020-01-01'), day('2020-12-31')), day(d)), holds))

const pairs = [
  ['[2020-01-01,2021-01-01)', '[2021-01-01,)', null, 'neighbours do not overlap'],
  ['[2020-01-01,2021-01-02)', '[2021-01-01,)', '[2021-01-01,2021-01-02)', 'one day in common'],
  ['(,)', '[2020-01-01,2021-01-01)', '[2020-01-01,2021-01-01)', 'all of time holds everything'],
  ['(,2020-01-01)', '[2019-01-01,)', '[2019-01-01,2020-01-01)', 'two half-lines that cross'],
  ['(,2020-01-01)', '(,2019-01-01)', '(,2019-01-01)', 'the shorter past'],
  ['(,2020-01-01)', '[2020-01-01,)', null, 'two half-lines that meet'],
] as const
for (const [a, b, common, why] of pairs)
  test(`overlap and clamp: ${why}`, () => {
    const [p, q] = [periodFromRange(a), periodFromRange(b)]
    assert.equal(overlap(p, q), common !== null)
    assert.deepEqual(clamp(p, q), common && periodFromRange(common))
  })

const origin = day('2019-12-20')
const nearDay = fc.integer({ min: 0, max: 30 }).map(n => addDays(origin, n))
const bound = fc.option(nearDay)
const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(bound, bound)
  .filter(([from, until]) => !from || !until || from < until)
  .map(([from, until]) => ({ from, until }))

test('periods agree with the sets of days they stand for', () => {
  const all: Day[] = Array.from({ length: 40 }, (_, n) => addDays(origin, n - 5))
  fc.assert(
    fc.property(anyPeriod, anyPeriod, (p, q) => {
      const common = all.filter(d => holdsOn(p, d) && holdsOn(q, d))
      const clamped = clamp(p, q)
      assert.equal(overlap(p, q), common.length > 0)
      assert.deepEqual(clamped ? all.filter(d => holdsOn(clamped, d)) : [], common)
      assert.deepEqual(clamp(q, p), clamped)
      assert.deepEqual(through(p.from, lastDay(p)), p)
      assert.deepEqual(periodFromRange(rangeFromPeriod(p)), p)
    }),
  )
})

const fiscalYears = [
  ['2026-03-31', '2025-2026', 'its last day'],
  ['2026-04-01', '2026-2027', 'its first day'],
  ['2026-12-31', '2026-2027', 'the calendar year ends inside'],
  ['2000-01-01', '1999-2000', 'across a century'],
] as const
for (const [d, name, why] of fiscalYears)
  test(`fiscal year: ${why}`, () => {
    const year = fiscalYear(day(d))
    assert.equal(year.name, name)
    assert.ok(holdsOn(year, day(d)))
    assert.deepEqual([year.from.slice(5), year.until.slice(5)], ['04-01', '04-01'])
  })

const terms = [
  ['2021-10-01', { years: 5 }, '2026-09-30', 'five years, last day included (senior offices, vector 10)'],
  ['2026-10-01', { years: 5 }, '2031-09-30', 'and its renewal'],
  ['2023-03-01', { years: 1 }, '2024-02-29', 'up to the eve of the anniversary, leap day included'],
  ['2024-02-29', { years: 5 }, '2029-02-28', 'no anniversary: February ends the term'],
  ['2024-02-29', { years: 4 }, '2028-02-28', 'an anniversary in a leap year'],
  ['2026-08-31', { months: 6 }, '2027-02-28', 'six full months'],
  ['2026-01-15', { months: 18 }, '2027-07-14', 'months'],
  ['2026-01-15', { years: 1, months: 6 }, '2027-07-14', 'years and months'],
] as const
for (const [start, term, last, why] of terms)
  test(`MAN-01: ${why}`, () => assert.equal(termEnd(day(start), term), last))

test('MAN-01: a term begun later never ends earlier, and one year never lasts less than 365 days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 120 }), (n, months) => {
      const start = addDays(day('2020-01-01'), n)
      assert.ok(termEnd(start, { months }) <= termEnd(addDays(start, 1), { months }))
      assert.ok(termEnd(start, { years: 1 }) >= addDays(start, 364))
      assert.ok(dayBefore(start) < termEnd(start, { months }))
    }),
  )
})
