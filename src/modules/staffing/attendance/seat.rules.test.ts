import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/time/index.ts'
import { type Counted, judgeAbsences, judgeChangeOfPost, reachedBy, type Sitting } from './seat.rules.ts'

const law = 'règlement intérieur, a. 12'
/** P present, A absent, E excused, once a month from January 2026. */
const year = (marks: string): Sitting[] =>
  [...marks].map((mark, at) => ({
    day: day(`2026-${String(at + 1).padStart(2, '0')}-10`),
    was: mark === 'A' ? 'absent' : mark === 'E' ? 'excused' : 'present',
  }))
const all = { threshold: 3, in_a_row: false, months: null, law } as const
const row = { ...all, in_a_row: true } as const

const cases = [
  ['APAPA', all, '2026-05-09', null, 'the third absence has not come'],
  ['APAPA', all, '2026-05-10', '2026-05-10', 'three absences, whenever they were'],
  ['AEAEP', all, '2026-12-31', null, 'what the board excused does not count'],
  ['AAPA', row, '2026-12-31', null, 'a presence ends what follows one another'],
  ['AAEA', row, '2026-12-31', null, 'so does an excused absence'],
  ['PAAAP', row, '2026-12-31', '2026-04-10', 'three in a row, and a presence after them changes nothing'],
  ['APPPPPPAA', { ...all, months: 6 }, '2026-12-31', null, 'the first was more than six months before the third'],
  ['APPPPAA', { ...all, months: 7 }, '2026-12-31', '2026-07-10', 'three within seven months'],
  ['APPAPPA', { ...all, months: 6 }, '2026-12-31', null, 'six months to the day have passed'],
] as const
for (const [marks, bylaw, on, last, why] of cases)
  test(`MAN-10: ${why}`, () => {
    assert.equal(reachedBy(year(marks), bylaw, day(on))?.last ?? null, last)
    assert.equal(judgeAbsences(year(marks), bylaw, day(on)).length, last === null ? 0 : 1)
  })

test('MAN-10 says how the by-law counts, and proposes the vacancy', () => {
  const said = (bylaw: Counted) => judgeAbsences(year('AAA'), bylaw, day('2026-12-31'))[0]
  assert.match(said(all)?.says.fr ?? '', /^3 absences, la dernière le 10\smars\s2026/)
  assert.match(said(row)?.says.fr ?? '', /^3 absences de suite, la dernière/)
  assert.match(said({ ...row, months: 12 })?.says.en ?? '', /^3 absences in a row within 12\smonths, the last on/)
  assert.equal(said(all)?.outcome, 'warn')
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
