import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '../../../kernel/time/index.ts'
import { isProsecutor, judgeProsecutor } from './prosecutor.rules.ts'

const cases = [
  ['2027-06-30', '2026-06-29', 'warn', 'a day too early'],
  ['2027-06-30', '2026-06-30', undefined, 'one year before, to the day'],
  ['2027-06-30', '2027-07-15', undefined, 'after the term expired'],
  [null, '2026-01-01', undefined, 'a vacant post'],
] as const
for (const [ends, opens, outcome, why] of cases)
  test(`NOM-18: ${why}`, () => {
    const ends_on: Day | null = ends === null ? null : day(ends)
    assert.equal(judgeProsecutor({ ends_on, opens: day(opens) })[0]?.outcome, outcome)
  })

test('NOM-18: the post is recognised by the law that founds it', () => {
  assert.ok(isProsecutor([{ act: 'RLRQ, c. D-9.1.1' }]))
  assert.ok(!isProsecutor([{ act: 'RLRQ, c. D-9.1' }, { act: 'RLRQ, c. C-12' }]))
})
