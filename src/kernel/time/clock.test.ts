import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  atInToronto,
  day,
  dayInToronto,
  endOfDayInToronto,
  fixedClock,
  isBefore,
  systemClock,
  timeInToronto,
} from './index.ts'

const ends = [
  ['2026-11-20', '2026-11-21T05:00:00.000000Z', 'winter time'],
  ['2026-07-01', '2026-07-02T04:00:00.000000Z', 'summer time'],
  ['2026-03-07', '2026-03-08T05:00:00.000000Z', 'the eve of the 23-hour day'],
  ['2026-03-08', '2026-03-09T04:00:00.000000Z', 'the 23-hour day'],
  ['2026-11-01', '2026-11-02T05:00:00.000000Z', 'the 25-hour day'],
  ['2026-12-31', '2027-01-01T05:00:00.000000Z', 'a year turns'],
] as const
for (const [d, instant, why] of ends)
  test(`end of the day in Toronto: ${why}`, () => {
    assert.equal(endOfDayInToronto(day(d)), instant)
    assert.equal(dayInToronto(new Date(Date.parse(instant) - 1).toISOString()), d)
    assert.notEqual(dayInToronto(instant), d)
  })

test('the system clock gives the same instant as the machine, and the day it is in Toronto', () => {
  const before = Date.now()
  const now = systemClock.now()
  assert.match(now, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  assert.ok(Date.parse(now) >= before && Date.parse(now) <= Date.now() + 1)
  assert.ok([dayInToronto(now), dayInToronto(systemClock.now())].includes(systemClock.today()))
})

for (const on of ['2019-06-30', '2026-03-08', '2026-11-01', '2030-01-01'])
  test(`a fixed clock stays in its day while time passes (${on})`, async () => {
    const clock = fixedClock(day(on))
    const first = clock.now()
    await new Promise(resolve => setTimeout(resolve, 2))
    assert.equal(clock.today(), on)
    assert.equal(dayInToronto(first), on)
    assert.equal(dayInToronto(clock.now()), on)
    assert.notEqual(clock.now(), first)
  })

test('instants are compared as instants, however many decimals they are written with', () => {
  assert.ok(!isBefore('2026-11-23T14:00:00.000000Z', '2026-11-23T14:00:00Z'))
  assert.ok(!isBefore('2026-11-23T14:00:00Z', '2026-11-23T14:00:00.000000Z'))
  assert.ok(isBefore('2026-11-23T14:00:00.5Z', '2026-11-23T14:00:00.500001Z'))
})

const wall = [
  ['2026-11-20', '00:00', '2026-11-20T05:00:00.000000Z', '00:00', 'winter'],
  ['2026-07-01', '16:30', '2026-07-01T20:30:00.000000Z', '16:30', 'summer'],
  ['2026-03-08', '02:30', '2026-03-08T07:30:00.000000Z', '03:30', 'the hour that spring skips is the next one'],
  ['2026-11-01', '01:30', '2026-11-01T05:30:00.000000Z', '01:30', 'the hour that autumn repeats is the first of both'],
] as const
for (const [on, time, instant, shown, why] of wall)
  test(`what clocks show in Toronto: ${why}`, () => {
    assert.equal(atInToronto(day(on), time), instant)
    assert.equal(timeInToronto(instant), shown)
  })
