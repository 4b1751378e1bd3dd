import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roleNames } from '../../../kernel/access/index.ts'
import { day } from '../../../kernel/time/index.ts'
import { mayMove, moves, type Step, stepNames, stepOf } from './departure.steps.ts'

const known = {
  ...{ reason: 'termination', regime: 'full_time', notice_on: null, vacation_halves: null, handed_on: null },
  ...{ signed_on: null, left_on: null, until: null, undecided: false },
}
const counted = { ...known, vacation_halves: 0 }
const signed = { ...counted, handed_on: day('2026-05-20'), signed_on: day('2026-05-29') }
const gone = { ...signed, left_on: day('2026-05-31'), until: day('2027-05-31') }
const cases: readonly (readonly [Partial<typeof known> | object, string, Step, string])[] = [
  [known, '2026-05-01', 'announced', 'nothing is counted yet'],
  [{ ...counted, reason: null }, '2026-05-01', 'announced', 'no reason is given: DEP-01'],
  [{ ...known, notice_on: day('2026-02-01') }, '2026-05-01', 'noticed', 'a resignation was given'],
  [counted, '2026-05-01', 'calculated', 'the vacation is counted, be it none: DEP-08'],
  [{ ...known, regime: 'part_time' }, '2026-05-01', 'calculated', 'part time, nothing is counted'],
  [{ ...counted, left_on: day('2026-05-31') }, '2026-06-10', 'calculated', 'who left has the rules still to receive'],
  [{ ...counted, handed_on: day('2026-05-20') }, '2026-05-21', 'handed', 'handed over, not signed'],
  [signed, '2026-05-30', 'signed', 'signed'],
  [gone, '2026-05-30', 'signed', 'the last day is ahead'],
  [gone, '2026-05-31', 'ended', 'the last day'],
  [gone, '2027-05-31', 'after_office', 'vector 14: on the last day of the year'],
  [gone, '2027-06-01', 'closed', 'the day after'],
  [{ ...gone, undecided: true }, '2027-06-01', 'after_office', 'DEP-07: the leave awaits its decision'],
  [{ ...gone, until: null }, '2026-06-01', 'closed', 'a member of a tribunal is bound to no year'],
  [{ ...gone, until: null, undecided: true }, '2026-06-01', 'ended', 'DEP-07 again'],
  [
    { ...counted, reason: 'death', left_on: day('2026-05-31') },
    '2026-06-01',
    'closed',
    'whoever has died signs nothing',
  ],
]
for (const [facts, today, step, why] of cases)
  test(`SM-14: ${why}`, () => assert.equal(stepOf({ ...known, ...facts }, day(today)), step))

test('only those who keep what is owed move a departure; no step is skipped, and nobody leaves the last one', () => {
  for (const { name, by } of moves)
    for (const role of roleNames)
      for (const step of Object.keys(stepNames) as Step[])
        if (mayMove([name], step, role)) {
          assert.ok((by as readonly string[]).includes(role))
          assert.notEqual(step, 'closed')
        }
  assert.ok(mayMove(['hand', 'sign'], 'calculated', 'adviser'))
  assert.ok(!mayMove(['hand'], 'announced', 'adviser'))
  assert.ok(!mayMove(['sign'], 'calculated', 'adviser'))
  assert.ok(!mayMove(['hand'], 'calculated', 'registrar'))
  assert.ok(mayMove(['leave', 'restrict', 'close'], 'signed', null))
})
