import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents, sum } from '../../../kernel/money/index.ts'
import { day } from '../../../kernel/time/index.ts'
import { judgeRecovery, recoverAllowance, recoverAssisted, type Work } from './recovery.rules.ts'

const dollars = (n: number) => cents(BigInt(Math.round(n * 100)))
const line = (lines: readonly { name: string; value: unknown }[], wanted: string) =>
  lines.find(({ name }) => name === wanted)?.value

const covered = {
  monthly: dollars(12_000),
  amount: dollars(96_000),
  left_on: day('2025-12-31'),
  instrument: 'tat',
} as const
const work: Work = {
  sector: 'public',
  kind: 'employment',
  monthly: dollars(9_000),
  from: day('2026-04-01'),
  to: null,
}
const recoveries = [
  [{}, 45_000, 51_000, 'vector 6: after three months, at 9,000'],
  [{ monthly: dollars(13_000) }, 60_000, 36_000, 'vector 6: at 13,000, up to the former pay'],
  [{ sector: 'private' }, 0, 96_000, 'scenario 20: a private job'],
  [{ kind: 'contract' }, 45_000, 51_000, 'scenario 20: a public contract, since 2020'],
  [{ from: day('2026-09-01') }, 0, 96_000, 'the day after the covered period'],
  [{ from: day('2026-08-31') }, 300, 95_700, 'its last day: one thirtieth'],
  [{ to: day('2026-04-30') }, 9_000, 87_000, 'a job of one month'],
  [{ from: day('2025-11-01') }, 72_000, 24_000, 'work begun before leaving counts from the covered period on'],
  [{ from: day('1999-01-01') }, 72_000, 24_000, 'an employment of long ago counts too'],
  [{ from: day('1999-01-01'), kind: 'contract' }, 0, 96_000, 'not a contract of then'],
] as const
for (const [more, repaid, kept, why] of recoveries)
  test(`DEP-04: ${why}`, () => {
    const { result, lines, months } = recoverAllowance(covered, [{ ...work, ...more }])
    assert.equal(result, dollars(repaid))
    assert.equal(line(lines, 'kept'), dollars(kept))
    assert.equal(sum(months.map(month => month.repaid)), dollars(repaid))
    assert.equal(sum(months.map(month => month.kept)), dollars(kept))
  })

test('DEP-04: the months stand in a table, what is kept beside what is repaid', () => {
  const { months } = recoverAllowance(covered, [{ ...work, from: day('2026-04-16') }])
  assert.equal(months.length, 8)
  assert.deepEqual(
    months.slice(2, 5).map(({ from, to, pay, repaid, kept }) => [from, to, pay, repaid, kept]),
    [
      ['2026-03-01', '2026-03-31', 0n, 0n, dollars(12_000)],
      ['2026-04-01', '2026-04-30', dollars(4_500), dollars(4_500), dollars(7_500)],
      ['2026-05-01', '2026-05-31', dollars(9_000), dollars(9_000), dollars(3_000)],
    ],
  )
})

test('DEP-04: two jobs at once take no more than the month; an amount of months and a half covers half a month more', () => {
  const both = recoverAllowance(covered, [work, { ...work, monthly: dollars(8_000) }])
  assert.equal(both.result, dollars(60_000))
  const odd = recoverAllowance({ ...covered, amount: dollars(18_000) }, [])
  assert.deepEqual(
    odd.months.map(({ to, allowance }) => [to, allowance]),
    [
      ['2026-01-31', dollars(12_000)],
      ['2026-02-15', dollars(6_000)],
    ],
  )
})

test('DEP-04: a contract of 2019 is not counted for the TAT, which is said; elsewhere, that a contract counts is a warning', () => {
  const then = { ...covered, left_on: day('2018-12-31') }
  const contract: Work = { ...work, kind: 'contract', from: day('2019-04-01') }
  const plan = recoverAllowance(then, [contract])
  assert.equal(plan.result, 0n)
  assert.equal(recoverAllowance(then, [{ ...contract, kind: 'employment' }]).result, dollars(45_000))
  const said = (instrument: 'tat' | 'others') =>
    judgeRecovery({ benefit: 'transition', instrument, works: [contract], plan, recovered: cents(0n) }).map(
      ({ outcome, status }) => `${outcome} ${status}`,
    )
  assert.deepEqual(said('tat'), ['inform verified', 'inform verified'])
  assert.deepEqual(said('others'), ['inform verified', 'warn unverified'])
})

test('what is not yet recovered blocks, to the cent', () => {
  const plan = recoverAllowance(covered, [work])
  const outcome = (recovered: number) =>
    judgeRecovery({ benefit: 'transition', instrument: 'tat', works: [work], plan, recovered: dollars(recovered) })[0]
      ?.outcome
  assert.equal(outcome(44_999.99), 'block')
  assert.equal(outcome(45_000), 'inform')
})

test('DEP-05: public pay counts for two years, their last day included', () => {
  const last = { ...work, monthly: dollars(4_000), from: day('2028-05-01'), to: day('2028-07-31') }
  const { result, months } = recoverAssisted({ value: dollars(80_000), left_on: day('2026-05-31') }, [last])
  assert.equal(result, dollars(4_000))
  assert.deepEqual([months.length, months.at(-1)?.to], [24, '2028-05-31'])
})

test('vector 7: a package of 80,000 and public pay of 50,000 repays 50,000; of 95,000 repays 80,000', () => {
  const repaid = (monthly: number, to: string) =>
    recoverAssisted({ value: dollars(80_000), left_on: day('2026-05-31') }, [
      { ...work, monthly: dollars(monthly), from: day('2026-06-01'), to: day(to) },
    ]).result
  assert.equal(repaid(10_000, '2026-10-31'), dollars(50_000))
  assert.equal(repaid(19_000, '2026-10-31'), dollars(80_000))
})
