import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/time/index.ts'
import { standingSince } from './seat.rules.ts'

const sat = (from: string | null, until: string | null) => ({
  from: from === null ? null : day(from),
  until: until === null ? null : day(until),
})
const limits = { min_members: 2, max_members: 3, quorum: 1 }

const cases = [
  [[sat('2020-01-01', null)], '2020-01-01', 'the first member brings the quorum, not yet the minimum'],
  [
    [sat('2020-01-01', null), sat('2021-01-01', '2024-06-01')],
    '2024-06-01',
    'the day after the last day of whoever left',
  ],
  [[sat('2020-01-01', '2023-01-01'), sat('2023-01-01', null)], '2020-01-01', 'whoever follows at once changes nothing'],
  [
    [sat('2020-01-01', '2024-01-01'), sat('2020-01-01', '2025-01-01'), sat('2026-12-01', null)],
    '2025-01-01',
    'below the quorum since, whatever is to come',
  ],
  [[], null, 'nobody ever sat'],
  [[sat(null, null)], null, 'always so, as far as the register knows'],
] as const
for (const [sittings, since, why] of cases)
  test(`since when a board stands as it does: ${why}`, () =>
    assert.equal(standingSince(sittings, limits, day('2026-11-20')), since))
