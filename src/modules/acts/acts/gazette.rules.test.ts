import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/time/index.ts'
import { gazetteWait } from './gazette.rules.ts'

const cases = [
  ['2007-06-20', '2007-07-04', 14, false, 'scenario 17: two weeks are usual'],
  ['2007-06-20', '2007-07-20', 30, false, 'the thirtieth day is the last'],
  ['2007-06-20', '2007-07-21', 31, true, 'the day after, it is pointed out'],
  ['2026-11-20', '2026-11-20', 0, false, 'the day of its adoption'],
] as const
for (const [adopted, today, days, late, why] of cases)
  test(`NOM-15: ${why}`, () => assert.deepEqual(gazetteWait(day(adopted), day(today)), { days, late }))
