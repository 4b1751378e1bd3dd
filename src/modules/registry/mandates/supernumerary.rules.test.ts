import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeSupernumerary } from './supernumerary.rules.ts'

const judge = { family: 'adjudicator' }
const outcomes = (...asked: Parameters<typeof judgeSupernumerary>) =>
  judgeSupernumerary(...asked).map(({ rule, outcome }) => `${rule} ${outcome}`)

test('MAN-09: after the end of the term, and never after a dismissal', () => {
  assert.deepEqual(outcomes(judge, { end_reason: null }), [])
  assert.deepEqual(outcomes(judge, { end_reason: 'term_expired' }), [])
  assert.deepEqual(outcomes(judge, { end_reason: 'dismissal' }), ['MAN-09 block'])
  assert.match(judgeSupernumerary(judge, { end_reason: 'dismissal' })[0]?.says.fr ?? '', /destituée ne peut pas/)
  assert.deepEqual(outcomes(judge, { end_reason: 'death' }), ['MAN-09 block'])
  assert.deepEqual(outcomes(judge, { end_reason: 'renewed' }), ['MAN-09 block'])
})

test('MAN-09: another end than that of the term is only doubtful, another office than a tribunal’s is not', () => {
  assert.deepEqual(outcomes(judge, { end_reason: 'resignation' }), ['MAN-09 warn'])
  assert.deepEqual(outcomes({ family: 'chief_executive' }, { end_reason: null }), ['MAN-09 block'])
})
