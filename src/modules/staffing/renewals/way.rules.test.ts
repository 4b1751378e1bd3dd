import assert from 'node:assert/strict'
import { test } from 'node:test'
import { variantOf } from './way.rules.ts'

const judge = {
  family: 'adjudicator',
  regime: 'full_time',
  authority: 'government',
  organisation_kind: 'administrative_tribunal',
}
const seats = [
  [judge, 'adjudicator', 'a judge of a tribunal'],
  [{ ...judge, regime: 'part_time' }, 'discretion', 'a part-time member'],
  [{ ...judge, authority: 'assembly' }, 'discretion', 'whom the Assembly appoints'],
  [
    { ...judge, family: 'chief_executive', organisation_kind: 'state_enterprise' },
    'board',
    'the head of a state-owned enterprise',
  ],
  [{ ...judge, family: 'chief_executive' }, 'discretion', 'the head of another body'],
  [{ ...judge, family: 'board_member', organisation_kind: 'state_enterprise' }, 'discretion', 'a director'],
] as const
for (const [seat, variant, why] of seats) test(`SM-10: ${why}`, () => assert.equal(variantOf(seat), variant))
