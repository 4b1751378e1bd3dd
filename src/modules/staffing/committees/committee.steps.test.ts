import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moves, movesFrom, type Step, stepNames } from './committee.steps.ts'

const steps = Object.keys(stepNames) as Step[]

test('every step is reached, and nobody leaves dissolved or cancelled', () => {
  const reached = new Set<string>(['formed', ...moves.map(({ to }) => to)])
  assert.deepEqual(
    steps.filter(step => !reached.has(step)),
    [],
  )
  for (const step of ['dissolved', 'cancelled'] as const)
    for (const role of ['adviser', 'director']) assert.deepEqual(movesFrom(step, role), [])
})

const cases = [
  ['formed', 'adviser', ['clear'], 'an adviser goes on'],
  ['formed', 'director', ['clear', 'cancel'], 'the director may also cancel'],
  ['reported', 'adviser', [], 'the report is received by the director alone'],
  ['reported', 'director', ['deliver'], 'and can no longer be cancelled'],
  ['formed', 'legal_adviser', [], 'who reads does not move'],
  ['formed', 'minister_office', [], 'nor does who is outside'],
] as const
for (const [step, role, names, why] of cases)
  test(`SM-5: ${why}`, () =>
    assert.deepEqual(
      movesFrom(step, role).map(({ name }) => name),
      names,
    ))

test('nobody skips a step: each move but the cancelling leads to the next', () => {
  const line = moves.filter(({ name }) => name !== 'cancel')
  for (const [place, { from, to }] of line.entries()) {
    assert.deepEqual(from, [place === 0 ? 'formed' : line[place - 1]?.to])
    assert.notEqual(to, from[0])
  }
})
