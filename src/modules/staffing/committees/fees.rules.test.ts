import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cents, cents } from '../../../kernel/money/index.ts'
import { day } from '../../../kernel/time/index.ts'
import { committeeFee } from './fees.rules.ts'

const on = day('2026-11-20')
const asked = { tribunal: 'tat', chairs: true, status: 'paid', half_days: 3, pension: null } as const
const dollars = (n: number): Cents => cents(BigInt(Math.round(n * 100)))

const cases = [
  [{}, 750, 'vector 13: the chair, three half-days'],
  [{ chairs: false }, 600, 'a member, three half-days'],
  [{ half_days: 0 }, 0, 'nobody is paid for no half-day'],
  [{ status: 'tribunal_member' }, 0, 'a member of the tribunal'],
  [{ status: 'public_employee', chairs: false }, 0, 'a public employee'],
  [{ pension: dollars(40_000) }, 634.62, 'vector 13: half a pension of 40,000 over 520 half-days: 115.38 less'],
  [{ pension: dollars(400_000) }, 0, 'never below zero'],
  [{ tribunal: 'tal' }, 750, 'the amounts of the TAT stand in'],
] as const
for (const [more, due, why] of cases)
  test(`REM-13: ${why}`, () => assert.equal(committeeFee({ ...asked, ...more }, on).result, dollars(due)))

test('the calculation says its lines, and what is assumed', () => {
  const names = (more: object) => committeeFee({ ...asked, ...more }, on).lines.map(({ name }) => name)
  assert.deepEqual(names({}), ['half_days', 'each', 'gross', 'due'])
  assert.deepEqual(names({ pension: dollars(40_000) }), [
    'half_days',
    'each',
    'gross',
    'half_pension',
    'spread_assumed',
    'less',
    'due',
  ])
  assert.equal(names({ tribunal: 'tmf' })[1], 'each_assumed')
})
