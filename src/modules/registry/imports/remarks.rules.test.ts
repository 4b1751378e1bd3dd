import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptRemarks, saidOf } from './remarks.rules.ts'

test('the first hundred remarks of a rule are kept, the others counted: a file may say the same of a million lines', () => {
  const { kept, keep } = keptRemarks()
  for (let line = 2; line < 1_000_002; line += 1) keep('IMP-93', { place: '', line })
  keep('IMP-95', { place: '', line: 7 })
  assert.equal(kept.length, 101)
  assert.deepEqual(saidOf(kept), [
    { rule: 'IMP-93', count: 1_000_000, lines: [2, 3, 4, 5, 6] },
    { rule: 'IMP-95', count: 1, lines: [7] },
  ])
})
