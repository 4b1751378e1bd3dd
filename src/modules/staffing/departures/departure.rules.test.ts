import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '../../../kernel/money/index.ts'
import { type Day, day } from '../../../kernel/time/index.ts'
import {
  estimateAllowance,
  isRestricted,
  judgeAllowance,
  judgeDeparture,
  judgeResignation,
  judgeReturn,
  type Owed,
  payVacation,
  postOffice,
  restrictedUntil,
} from './departure.rules.ts'

const dollars = (n: number) => cents(BigInt(Math.round(n * 100)))

const notices = [
  ['2026-08-30', true, 0, 'three months, with a copy'],
  ['2026-08-31', true, 1, 'a day late'],
  [null, false, 2, 'neither notice nor copy'],
] as const
for (const [notice, copied, count, why] of notices)
  test(`DEP-02: ${why}`, () => {
    const found = judgeResignation({ notice_on: notice as Day | null, last: day('2026-11-30'), copied })
    assert.deepEqual(
      found.map(({ outcome }) => outcome),
      Array(count).fill('warn'),
    )
  })

const service = {
  from: day('2020-01-01'),
  last: day('2026-06-30'),
  reason: 'term_expired',
  monthly: dollars(12_000),
  returns: false,
} as const
const allowances = [
  [{}, 78_000, 'six years and a half: six months and a half of pay'],
  [{ from: day('2010-01-01') }, 144_000, 'twelve months at most'],
  [{ reason: 'resignation' }, 0, 'none on a resignation'],
  [{ returns: true }, 0, 'none with a right of return'],
] as const
for (const [more, amount, why] of allowances)
  test(`DEP-03: ${why}`, () => {
    const asked = { ...service, ...more }
    assert.equal(estimateAllowance(asked).result, dollars(amount))
    const { outcome, status } = judgeAllowance(asked.reason, asked.returns, asked.last)
    assert.deepEqual([outcome, status], [amount > 0 ? 'warn' : 'inform', 'unverified'])
  })

test('vector 14: whoever leaves on 2026-05-31 is restricted through 2027-05-31, and silent for ever', () => {
  assert.equal(restrictedUntil(day('2026-05-31')), '2027-05-31')
  const { outcome, says } = postOffice(day('2026-05-31'))
  assert.equal(outcome, 'inform')
  assert.match(says.fr, /^Jusqu’au 31\u00a0mai 2027,.*La confidentialité n’a pas de fin\.$/)
})

test('DEP-07: a public servant’s leave waits for a decision', () => {
  assert.equal(judgeReturn({ public_servant: true, decision: null })[0]?.outcome, 'warn')
  assert.deepEqual(judgeReturn({ public_servant: true, decision: 'returned' }), [])
  assert.deepEqual(judgeReturn({ public_servant: false, decision: null }), [])
})

test('DEP-08: unused vacation is paid by the day, halves included', () => {
  const pay = (days: number) => payVacation({ yearly: dollars(156_000), days, last: day('2026-11-30') }).result
  assert.equal(pay(12.5), dollars(7_500))
  assert.equal(pay(0), 0n)
  assert.throws(() => pay(1.25), /half-days/)
})

test('DEP-06: neither the dead nor the members of tribunals are restricted', () => {
  assert.equal(isRestricted('chief_executive', 'resignation'), true)
  assert.equal(isRestricted('chief_executive', 'death'), false)
  assert.equal(isRestricted('adjudicator', 'resignation'), false)
})

const leaving = {
  regime: 'full_time',
  family: 'chief_executive',
  end_reason: 'term_expired',
  last_day: day('2026-11-30'),
}
const owed: Owed = {
  notice_on: null,
  copied: false,
  vacation_halves: 0,
  public_servant: false,
  return_decision: null,
  benefit: null,
  handed_on: null,
  signed_on: null,
}
const files = [
  [{ end_reason: null, last_day: null }, {}, ['DEP-01 block'], 'nothing is known yet'],
  [{}, null, ['DEP-03 warn', 'DEP-06 inform', 'DEP-08 block'], 'vacation must be counted'],
  [{}, {}, ['DEP-03 warn', 'DEP-06 inform'], 'no vacation left is an answer'],
  [{}, { benefit: 'transition' }, ['DEP-03 warn', 'DEP-04 inform', 'DEP-06 inform'], 'an allowance'],
  [{}, { benefit: 'assisted' }, ['DEP-03 warn', 'DEP-05 inform', 'DEP-06 inform'], 'a package'],
  [{}, { benefit: 'none' }, ['DEP-06 inform'], 'nothing is paid after office'],
  [{}, { public_servant: true }, ['DEP-03 inform', 'DEP-06 inform', 'DEP-07 warn'], 'a right of return'],
  [
    { end_reason: 'resignation' },
    { benefit: 'none' },
    ['DEP-02 warn', 'DEP-02 warn', 'DEP-06 inform'],
    'a resignation without notice or copy',
  ],
  [{ regime: 'part_time', family: 'board_member' }, null, ['DEP-06 inform'], 'part-time: neither pay nor vacation'],
  [{ last_day: day('2009-12-31') }, null, [], 'before the laws were read'],
] as const
for (const [more, own, expected, why] of files)
  test(`a file of departure: ${why}`, () =>
    assert.deepEqual(
      judgeDeparture({ ...leaving, ...more, departure: own && { ...owed, ...own } }).map(
        ({ rule, outcome }) => `${rule} ${outcome}`,
      ),
      expected,
    ))
