import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayBeSuspended, moves, movesFrom, type Step, stepNames } from './allowance.steps.ts'

test('every step of SM-15 is reached from the estimate, and none is a trap', () => {
  const reached = new Set<string>(['estimated'])
  for (let before = 0; before !== reached.size; ) {
    before = reached.size
    for (const { from, to } of moves) if (from.some(step => reached.has(step))) reached.add(to)
  }
  assert.deepEqual([...reached].sort(), Object.keys(stepNames).sort())
  for (const step of Object.keys(stepNames))
    assert.ok(moves.some(({ from }) => (from as readonly string[]).includes(step)))
})

const allowed = [
  ['estimated', 'director', ['grant']],
  ['estimated', 'pay_officer', []],
  ['granted', 'pay_officer', ['pay']],
  ['suspended', 'director', ['resume', 'decide']],
  ['suspended', 'adviser', []],
  ['recovery', 'pay_officer', ['recover']],
  ['recovery', 'director', []],
  ['settled', 'auditor', []],
] as const
for (const [step, role, expected] of allowed)
  test(`SM-15: ${role} at ${step}`, () =>
    assert.deepEqual(
      movesFrom(step, role).map(({ name }) => name),
      expected,
    ))

test('an estimate is not suspended: nothing is owed yet; what was settled may be, for two years count', () => {
  const steps = Object.keys(stepNames) as Step[]
  assert.deepEqual(steps.filter(mayBeSuspended), ['granted', 'in_payment', 'recovery', 'settled'])
})
