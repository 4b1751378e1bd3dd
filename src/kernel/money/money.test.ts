import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cents, dollars, roundToDollar, share, shareOfRecovery, sum } from './index.ts'

const amounts = [
  ['12 345,67 $', 1_234_567n, 'French'],
  ['12\u00a0345,67\u00a0$', 1_234_567n, 'French with non-breaking spaces'],
  ['12\u202f345,67\u202f$', 1_234_567n, 'French with narrow ones'],
  ['12,345.67', 1_234_567n, 'English'],
  ['$12,345.67', 1_234_567n, 'English with its sign'],
  ['12345.67', 1_234_567n, 'no grouping'],
  ['12345,6', 1_234_560n, 'one decimal is tenths of a dollar'],
  ['12,345', 1_234_500n, 'a comma before three digits groups'],
  ['12,34', 1_234n, 'a comma before two digits is decimal'],
  ['0,05 $', 5n, 'less than a dollar'],
  ['-1 500 $', -150_000n, 'negative'],
  ['−$1,500.00', -150_000n, 'negative with a true minus'],
  ['281633', 28_163_300n, 'a salary'],
  ['99999999999999999999,99', 9_999_999_999_999_999_999_999n, 'beyond what a float can hold'],
] as const
for (const [text, expected, why] of amounts) test(`dollars: ${why}`, () => assert.equal(dollars(text), expected))

const notAmounts = [
  ['', 'nothing'],
  ['$', 'a sign alone'],
  ['12.345', 'three decimals, or a foreign grouping'],
  ['1,23,456', 'groups of two'],
  ['1 23', 'a broken group'],
  ['1,234,56', 'English groups and French decimals'],
  ['12 345.678', 'tenths of a cent'],
  ['1e5', 'no exponent'],
  ['$1$', 'two signs'],
  ['--1', 'two minuses'],
  ['douze', 'words'],
] as const
for (const [text, why] of notAmounts)
  test(`not an amount: ${why}`, () => assert.throws(() => dollars(text), { code: 'KER-003', status: 400 }))

const shares = [
  [10_000_000n, 400n, 400_000n, '4 % of 100,000 $'],
  [10n, 500n, 1n, 'half a cent rounds up'],
  [9n, 500n, 0n, 'less than half rounds down'],
  [12_345n, 10_000n, 12_345n, 'all of it'],
  [0n, 500n, 0n, 'nothing of nothing'],
] as const
for (const [amount, rate, expected, why] of shares) {
  test(`share: ${why}`, () => assert.equal(share(cents(amount), rate), expected))
  test(`share of a recovery: ${why}`, () => assert.equal(shareOfRecovery(cents(-amount), rate), -expected))
}

test('a negative amount has no share and no dollar: its rounding needs a name', () => {
  assert.throws(() => share(cents(-1n), 500n), RangeError)
  assert.throws(() => share(cents(1n), -500n), RangeError)
  assert.throws(() => roundToDollar(cents(-1n)), RangeError)
})

const increases = [
  ['281633', [200n, 200n, 400n], ['287266', '293011', '304731'], 'secretary general, normal maximum'],
  ['173308', [200n, 200n, 400n], ['176774', '180309', '187521'], 'general delegate'],
  ['230091', [200n, 200n, 200n, 400n], ['234693', '239387', '244175', '253942'], 'top deputy minister level'],
  ['197303', [200n, 200n, 200n, 400n], ['201249', '205274', '209379', '217754'], 'lowest deputy minister ceiling'],
] as const
for (const [start, rates, expected, why] of increases)
  test(`increases rounded to the dollar after each step (REM-06): ${why}`, () => {
    let pay = dollars(start)
    const steps = rates.map(rate => {
      pay = roundToDollar(sum([pay, share(pay, rate)]))
      return pay
    })
    assert.deepEqual(steps, expected.map(dollars))
  })

const anAmount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(cents)
const aRate = fc.bigInt({ min: 0n, max: 20_000n })
const size = (n: bigint) => (n < 0n ? -n : n)

test('a recovery and its reversal cancel out; where both roundings apply they agree, within half a cent', () => {
  fc.assert(
    fc.property(anAmount, aRate, (amount, rate) => {
      const due = shareOfRecovery(amount, rate)
      assert.equal(sum([due, shareOfRecovery(cents(-amount), rate)]), 0n)
      assert.ok(size(due * 10_000n - amount * rate) <= 5_000n)
      if (amount >= 0n) assert.equal(share(amount, rate), due)
    }),
  )
})

test('rounding to the dollar moves by half a dollar at most', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }).map(cents), amount => {
      const rounded = roundToDollar(amount)
      assert.equal(rounded % 100n, 0n)
      assert.ok(rounded - amount <= 50n && amount - rounded < 50n)
    }),
  )
})
