import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/time/index.ts'
import { ahead, heldIn, yearsHeld } from './sitting.rules.ts'

const lines = [
  { day: day('2026-12-02'), step: 'planned' },
  { day: day('2026-11-25'), step: 'cancelled' },
  { day: day('2026-11-24'), step: 'locked' },
  { day: day('2026-11-18'), step: 'closed' },
  { day: day('2025-12-10'), step: 'closed' },
]
const days = (of: readonly { day: string }[]) => of.map(line => line.day)

test('what is not over comes the next one first; what is over, by year, the latest first', () => {
  assert.deepEqual(days(ahead(lines)), ['2026-11-24', '2026-12-02'])
  assert.deepEqual(yearsHeld(lines), [2026, 2025])
  assert.deepEqual(days(heldIn(lines, 2026)), ['2026-11-25', '2026-11-18'])
  assert.deepEqual(days(heldIn(lines, 2025)), ['2025-12-10'])
})
