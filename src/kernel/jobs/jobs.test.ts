import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Turns, turnAt } from './jobs.ts'

const cases: readonly [Turns, string, string, string][] = [
  [{ minutes: 5 }, '2026-11-20T15:04:59.999999Z', '2026-11-20T15:00:00.000000Z', 'minutes are counted from the hour'],
  [{ minutes: 5 }, '2026-11-20T15:05:00.000000Z', '2026-11-20T15:05:00.000000Z', 'a turn begins at its first instant'],
  [{ daily: '02:30' }, '2026-11-20T07:30:00.000000Z', '2026-11-20T07:30:00.000000Z', 'winter: five hours behind'],
  [
    { daily: '02:30' },
    '2026-11-20T07:29:59.000000Z',
    '2026-11-19T07:30:00.000000Z',
    'before its time, that of the day before',
  ],
  [{ daily: '02:30' }, '2026-11-21T04:59:00.000000Z', '2026-11-20T07:30:00.000000Z', 'the day is that of Toronto'],
  [{ daily: '02:30' }, '2026-07-02T12:00:00.000000Z', '2026-07-02T06:30:00.000000Z', 'summer: four hours behind'],
  [
    { daily: '02:30' },
    '2026-03-08T12:00:00.000000Z',
    '2026-03-08T07:30:00.000000Z',
    'an hour that spring leaves out comes just after',
  ],
  [
    { daily: '01:30' },
    '2026-11-01T06:45:00.000000Z',
    '2026-11-01T05:30:00.000000Z',
    'an hour that autumn repeats counts once',
  ],
]
for (const [turns, now, began, why] of cases) test(`turns: ${why}`, () => assert.equal(turnAt(turns, now), began))
