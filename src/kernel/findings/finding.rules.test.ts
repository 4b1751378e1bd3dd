import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../time/index.ts'
import { lastAccepted, stateOf } from './finding.rules.ts'

const on = day('2026-11-20')
const cases = [
  [null, 'open', 'nobody accepted it'],
  [{ facts: 'a', until: '2026-11-20' }, 'accepted', 'its last day is included'],
  [{ facts: 'a', until: '2026-11-19' }, 'expired', 'its last day is past'],
  [{ facts: 'b', until: '2027-11-19' }, 'changed', 'it was accepted on other facts'],
  [{ facts: 'b', until: '2026-11-19' }, 'changed', 'other facts, and past: the facts say more'],
] as const
for (const [acceptance, state, why] of cases)
  test(`an accepted finding: ${why}`, () =>
    assert.equal(stateOf('a', acceptance && { ...acceptance, until: day(acceptance.until) }, on), state))

test('a finding is accepted for a year at most', () => assert.equal(lastAccepted(on), '2027-11-20'))
