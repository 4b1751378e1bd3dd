import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '../../../kernel/money/index.ts'
import { type Day, day } from '../../../kernel/time/index.ts'
import {
  estimateAllowance,
  judgeResignation,
  judgeReturn,
  payVacation,
  postOffice,
  recoverAllowance,
  recoverAssisted,
  restrictedUntil,
} from './departure.rules.ts'

const dollars = (n: number) => cents(BigInt(Math.round(n * 100)))
const line = (lines: readonly { name: string; value: unknown }[], wanted: string) =>
  lines.find(({ name }) => name === wanted)?.value

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
    const { result, verdict } = estimateAllowance({ ...service, ...more })
    assert.equal(result, dollars(amount))
    assert.deepEqual([verdict.outcome, verdict.status], ['warn', 'unverified'])
  })

const covered = { monthly: dollars(12_000), months: 8, left_on: day('2025-12-31') }
const work = {
  sector: 'public',
  kind: 'employment',
  monthly: dollars(9_000),
  from: day('2026-04-01'),
  to: null,
} as const
const recoveries = [
  [{}, 45_000, 51_000, 'vector 6: after three months, at 9,000'],
  [{ monthly: dollars(13_000) }, 60_000, 36_000, 'vector 6: at 13,000, up to the former pay'],
  [{ sector: 'private' }, 0, 96_000, 'scenario 20: a private job'],
  [{ kind: 'contract' }, 45_000, 51_000, 'scenario 20: a public contract, since 2020'],
  [{ from: day('2026-09-01') }, 0, 96_000, 'the day after the covered period'],
  [{ from: day('2026-08-31') }, 300, 95_700, 'its last day: one thirtieth'],
  [{ to: day('2026-04-30') }, 9_000, 87_000, 'a job of one month'],
  [{ from: day('2025-11-01') }, 72_000, 24_000, 'work begun before leaving counts from the covered period on'],
] as const
for (const [more, repaid, kept, why] of recoveries)
  test(`DEP-04: ${why}`, () => {
    const { result, lines } = recoverAllowance(covered, { ...work, ...more })
    assert.equal(result, dollars(repaid))
    assert.equal(line(lines, 'kept'), dollars(kept))
  })

test('DEP-04: a contract of 2019 is not counted', () => {
  const then = { ...covered, left_on: day('2018-12-31') }
  assert.equal(recoverAllowance(then, { ...work, kind: 'contract', from: day('2019-04-01') }).result, 0n)
  assert.equal(recoverAllowance(then, { ...work, from: day('2019-04-01') }).result, dollars(45_000))
})

const assisted = [
  [[['2026-12-31', 50_000]], 50_000, 'vector 7'],
  [[['2026-12-31', 95_000]], 80_000, 'vector 7: up to the package'],
  [
    [
      ['2028-05-31', 10_000],
      ['2028-06-01', 10_000],
    ],
    10_000,
    'two years, the last day included',
  ],
] as const
for (const [earned, repaid, why] of assisted)
  test(`DEP-05: ${why}`, () => {
    const pays = earned.map(([on, amount]) => ({ on: day(on), amount: dollars(amount) }))
    const { result } = recoverAssisted({ value: dollars(80_000), left_on: day('2026-05-31') }, pays)
    assert.equal(result, dollars(repaid))
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
