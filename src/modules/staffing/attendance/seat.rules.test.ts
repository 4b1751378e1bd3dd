import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/time/index.ts'
import { judgeAbsences, judgeChangeOfPost } from './seat.rules.ts'

const missed = ['2026-02-10', '2026-05-12', '2026-09-08'].map(text => day(text))
const law = 'règlement intérieur, a. 12'

test('MAN-10: at the by-law’s number of absences a vacancy is proposed, from the day of the last one', () => {
  const found = (threshold: number | null, on: string) =>
    judgeAbsences({ missed, threshold, law }, day(on)).map(({ rule, outcome }) => `${rule} ${outcome}`)
  assert.deepEqual(found(3, '2026-09-07'), [])
  assert.deepEqual(found(3, '2026-09-08'), ['MAN-10 warn'])
  assert.deepEqual(found(4, '2026-12-31'), [])
  assert.deepEqual(found(null, '2026-12-31'), [])
  assert.match(
    judgeAbsences({ missed, threshold: 3, law }, day('2026-12-31'))[0]?.says.fr ?? '',
    /3 absences.*8\u00a0sept/,
  )
})

test('MAN-11: whoever changes post finishes the term after a year in the seat, at a rank that qualifies', () => {
  const found = (changed_on: string, has_rank: boolean, act = 'RLRQ, c. A-7.003, art. 14') =>
    judgeChangeOfPost({ from: day('2025-03-01'), changed_on: day(changed_on), has_rank, law: act }).map(
      ({ outcome }) => outcome,
    )
  assert.deepEqual(found('2026-03-01', true), [])
  assert.deepEqual(found('2026-02-28', true), ['block'])
  assert.deepEqual(found('2027-01-01', false), ['block'])
  assert.deepEqual(found('2027-01-01', false, 'RLRQ, c. X-1, art. 14'), ['warn'], 'a section that was not read warns')
})
