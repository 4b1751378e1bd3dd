import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../refusals.ts'
import { addDays, addMonths, addYears, type Day, day, dayAfter, dayBefore, daysBetween, isDay } from './index.ts'

const texts = [
  ['2024-02-29', true, 'a leap day'],
  ['0001-01-01', true, 'the first day PostgreSQL and Temporal share'],
  ['9999-12-31', true, 'the last day of four digits'],
  ['2023-02-29', false, 'not a leap year'],
  ['2026-13-01', false, 'no thirteenth month'],
  ['2026-04-31', false, 'April has 30 days'],
  ['0000-01-01', false, 'PostgreSQL has no year 0'],
  ['10000-01-01', false, 'five digits would not sort as text'],
  ['2026-1-1', false, 'short months would not sort as text'],
  ['20260101', false, 'Temporal accepts it, the register does not'],
  ['2026-01-01T00:00', false, 'a day has no hour'],
  ['2026-01-01[u-ca=hebrew]', false, 'no other calendar'],
  [' 2026-01-01', false, 'a space is not part of a day'],
  ['2026-01-01\n', false, 'nor is a new line'],
  ['', false, 'nothing is not a day'],
] as const
for (const [text, real, why] of texts)
  test(`day: ${why}`, () => {
    assert.equal(isDay(text), real)
    if (real) assert.equal(day(text), text)
    else assert.throws(() => day(text), { name: 'Refusal', code: 'KER-001', status: 400 })
  })

const sums = [
  [addDays, '2026-12-31', 1, '2027-01-01', 'a year turns'],
  [addDays, '2024-03-01', -1, '2024-02-29', 'back to a leap day'],
  [addMonths, '2026-01-31', 1, '2026-02-28', 'a shorter month gives its last day'],
  [addMonths, '2026-03-31', -1, '2026-02-28', 'backwards too'],
  [addMonths, '2026-11-30', 3, '2027-02-28', 'across a year'],
  [addYears, '2024-02-29', 1, '2025-02-28', 'no leap day next year'],
  [addYears, '2024-02-29', 4, '2028-02-29', 'a leap day four years later'],
  [addYears, '0001-01-01', 9998, '9999-01-01', 'years are not counted from 1900'],
] as const
for (const [add, start, n, expected, why] of sums)
  test(`${add.name}: ${why}`, () => assert.equal(add(day(start), n), expected))

test('leaving the four-digit years is refused, not written badly', () => {
  assert.throws(() => dayAfter(day('9999-12-31')), Refusal)
  assert.throws(() => dayBefore(day('0001-01-01')), Refusal)
})

const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 200_000 })
  .map(n => Temporal.PlainDate.from('1600-01-01').add({ days: n }).toString() as Day)

test('adding days and counting them agree, and text order is calendar order', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -200_000, max: 200_000 }), (d, n) => {
      const other = addDays(d, n)
      assert.equal(daysBetween(d, other), n)
      assert.equal(d < other, n > 0)
      assert.equal(dayBefore(dayAfter(d)), d)
      assert.ok(isDay(other))
    }),
  )
})
