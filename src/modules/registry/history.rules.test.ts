import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type Period } from '../../kernel/time/index.ts'
import { endOf, givenBy, lifeOn, stepsOf, versionOn } from './history.rules.ts'

const period = (from: string | null, until: string | null): Period =>
  ({ from: from && day(from), until: until && day(until) }) as Period
const one = { valid: period('2000-01-01', '2010-01-01'), name: 'A', minister: 'X' }
const two = { valid: period('2010-01-01', '2015-01-01'), name: 'B', minister: 'X' }
const three = { valid: period('2015-01-01', '2020-01-01'), name: 'B', minister: 'Y' }
const versions = [one, two, three]

test('a thing is shown as it is on the day, else as it was first or last', () => {
  const cases = [
    ['1999-12-31', one, 'to_come'],
    ['2000-01-01', one, 'living'],
    ['2009-12-31', one, 'living'],
    ['2010-01-01', two, 'living'],
    ['2019-12-31', three, 'living'],
    ['2020-01-01', three, 'abolished'],
  ] as const
  for (const [on, version, life] of cases) {
    assert.equal(versionOn(versions, day(on)), version, on)
    assert.equal(lifeOn(versions, day(on)), life, on)
  }
  assert.equal(endOf(versions), '2019-12-31')
  assert.equal(versionOn([], day('2020-01-01')), undefined)
})

test('a value cites the state that gave it, not the last one that kept it', () => {
  assert.equal(givenBy(versions, three, 'name'), two)
  assert.equal(givenBy(versions, three, 'minister'), three)
  assert.equal(givenBy(versions, two, 'minister'), one)
})

test('only what changed is told, from its first value on', () => {
  const told = stepsOf(versions, ['name', 'minister']).map(({ from, key, version }) => [from, key, version[key]])
  assert.deepEqual(told, [
    ['2000-01-01', 'name', 'A'],
    ['2000-01-01', 'minister', 'X'],
    ['2010-01-01', 'name', 'B'],
    ['2015-01-01', 'minister', 'Y'],
  ])
  assert.deepEqual(stepsOf([one], ['name', 'minister']), [])
})
