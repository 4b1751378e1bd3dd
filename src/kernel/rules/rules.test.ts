import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cents, cents } from '../money/index.ts'
import { day } from '../time/index.ts'
import {
  blocks,
  type Dated,
  explain,
  inForce,
  type Outcome,
  type Status,
  type Verdict,
  verdict,
  worst,
} from './index.ts'

const terms = [
  { from: day('2024-04-01'), law: 's. 4 (am. 2024)', status: 'verified', value: 500n },
  { from: day('2019-04-01'), law: 's. 4', status: 'verified', value: 400n },
  { from: day('2026-04-01'), law: 's. 4 (am. 2026)', status: 'proposal', value: 600n },
  { from: day('2026-04-01'), law: 'decision of the office', status: 'verified', value: 550n },
] as const satisfies readonly Dated<bigint>[]

const days = [
  ['2019-04-01', 400n, 'the first day counts'],
  ['2024-03-31', 400n, 'the eve of a change'],
  ['2024-04-01', 500n, 'the day of a change'],
  ['2030-01-01', 550n, 'of two rows of one day, the later in the table'],
] as const
for (const [on, value, why] of days)
  test(`in force: ${why}`, () => assert.equal(inForce<bigint>(terms, day(on)).value, value))

test('before the first row it refuses to guess, and names the first day', () => {
  assert.throws(() => inForce<bigint>(terms, day('2019-03-31')), /on 2019-03-31.*begins on 2019-04-01/)
  assert.throws(() => inForce([], day('2019-03-31')), /empty table/)
})

test('the result of a calculation is its last line', () => {
  const explained = explain([
    { name: 'salary', value: cents(100n), law: 's. 2' },
    { name: 'due', value: cents(4n) },
  ])
  const result: Cents = explained.result
  assert.equal(result, 4n)
  assert.deepEqual(
    explained.lines.map(l => l.name),
    ['salary', 'due'],
  )
  // @ts-expect-error: a calculation without a line explains nothing
  assert.throws(() => explain([]))
})

const says = { fr: 'Le siège est occupé.', en: 'The seat is taken.' }
const found = (outcome: Outcome, status: Status) => verdict({ rule: 'MAN-04', outcome, law: 's. 4', status, says })

const outcomes = [
  ['block', 'verified', 'block', 'the law was read'],
  ['block', 'secondary', 'block', 'a second source is enough'],
  ['block', 'derived', 'block', 'so is an inference from what was read'],
  ['block', 'unverified', 'warn', 'nobody is stopped from memory'],
  ['block', 'proposal', 'warn', 'nor by a proposal'],
  ['warn', 'unverified', 'warn', 'a warning stays'],
  ['inform', 'proposal', 'inform', 'so does a piece of information'],
  ['pass', 'unverified', 'pass', 'and what passes'],
] as const
for (const [outcome, status, expected, why] of outcomes)
  test(`verdict: ${why}`, () =>
    assert.deepEqual(found(outcome, status), {
      rule: 'MAN-04',
      law: 's. 4',
      says,
      lines: [],
      outcome: expected,
      status,
    }))

test('no other way to block on an unverified law compiles', () => {
  // @ts-expect-error: 'block' needs a sure status
  const forged: Verdict = { rule: 'MAN-04', outcome: 'block', law: 's. 4', status: 'unverified', says, lines: [] }
  assert.ok(forged)
})

const gravest = [
  [[], 'pass', 'nothing found'],
  [['pass', 'inform'], 'inform', 'information is worth reading'],
  [['warn', 'inform', 'pass'], 'warn', 'a warning above information'],
  [['pass', 'block', 'warn'], 'block', 'a block above all'],
] as const
for (const [all, expected, why] of gravest)
  test(`worst: ${why}`, () => {
    const verdicts = all.map(outcome => found(outcome, 'verified'))
    assert.equal(worst(verdicts), expected)
    assert.equal(blocks(verdicts), expected === 'block')
  })
