import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardSeats, boardState, isFilled } from './board.rules.ts'

const limits = { min_members: 7, max_members: 11, quorum: 5 }
const none = { min_members: null, max_members: null, quorum: null }

const cases = [
  // filled limits  state             why
  [4, limits, 'below_quorum', 'the quorum comes before the minimum'],
  [5, limits, 'below_minimum', 'a quorum alone is not enough'],
  [7, limits, 'within', 'the minimum is allowed'],
  [11, limits, 'within', 'so is the maximum'],
  [12, limits, 'above_maximum', 'one more is not'],
  [0, none, 'within', 'a body without limits has none to miss'],
] as const
for (const [filled, given, state, why] of cases)
  test(`a board of ${filled}: ${why}`, () => assert.equal(boardState(filled, given), state))

test('the seats of the board count; where there is no board, all do', () => {
  const chief = { family: 'chief_executive', state: 'in_office' } as const
  const member = { family: 'board_member', state: 'past_term' } as const
  assert.deepEqual(boardSeats([chief, member]), [member])
  assert.deepEqual(boardSeats([chief]), [chief])
})

test('who is past term still sits; who acts does not', () => {
  const filled = (['in_office', 'past_term', 'vacant_acting', 'vacant'] as const).map(state =>
    isFilled({ family: '', state }),
  )
  assert.deepEqual(filled, [true, true, false, false])
})
