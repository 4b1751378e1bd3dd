import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meanScore, outcomeOf } from './outcome.rules.ts'

const vote = (name: string, favours: boolean, chairs = false) => ({ name, favours, chairs })

const cases = [
  [[vote('A', true, true), vote('B', true), vote('C', true)], 'favourable', [], false, 'unanimous'],
  [
    [vote('A', true, true), vote('B', false), vote('C', true)],
    'favourable',
    ['B'],
    false,
    'a majority and its dissent',
  ],
  [[vote('A', true, true), vote('B', false), vote('C', false)], 'unfavourable', ['A'], false, 'the chair may dissent'],
  [
    [vote('A', false, true), vote('B', true)],
    'unfavourable',
    ['B'],
    true,
    'one recused, equal votes: the chair’s side',
  ],
  [[vote('B', true), vote('C', false)], null, [], false, 'equal votes with the chair recused: undecided'],
  [[], null, [], false, 'nobody voted'],
] as const
for (const [votes, outcome, dissenting, casting, why] of cases)
  test(`majority: ${why}`, () => {
    const found = outcomeOf(votes)
    assert.deepEqual([found.outcome, found.dissenting, found.casting], [outcome, dissenting, casting])
  })

test('the mean of all scores, to the tenth', () => {
  assert.equal(meanScore([{ personal: 4, experience: 5 }, { personal: 4 }]), 4.3)
  assert.equal(meanScore([]), null)
})
