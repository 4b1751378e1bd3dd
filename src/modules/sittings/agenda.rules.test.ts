import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Group, grouped, groupOf, inOrder } from './agenda.rules.ts'

const cases: readonly [readonly (string | null)[], Group, string][] = [
  [['mandate.begin'], 'appointments', 'someone is appointed'],
  [['mandate.move'], 'appointments', 'someone moves'],
  [['mandate.act'], 'appointments', 'someone acts'],
  [['mandate.renew'], 'renewals', 'a term is renewed'],
  [['mandate.extend'], 'renewals', 'a term is extended'],
  [['mandate.end'], 'departures', 'someone leaves'],
  [['mandate.end', 'mandate.begin'], 'appointments', 'a departure and its successor is an appointment'],
  [['mandate.end', 'mandate.renew'], 'renewals', 'a departure beside a renewal is a renewal'],
  [['person.create', null], 'others', 'nobody is named'],
  [['act.correct'], 'others', 'an erratum is another act'],
  [[], 'others', 'nothing is written yet'],
]
for (const [effects, group, why] of cases)
  test(`kind of subject: ${why}`, () => assert.equal(groupOf(effects.map(effect => ({ effect }))), group))

const items = [
  { id: 'a', place: 1, group: 'others' },
  { id: 'b', place: 2, group: 'renewals' },
  { id: 'c', place: 3, group: 'appointments' },
  { id: 'd', place: 5, group: 'renewals' },
] as const

test('an open agenda is numbered as it stands, kind after kind', () => {
  const ordered = inOrder(items, true)
  assert.deepEqual(
    ordered.map(({ id, n }) => [id, n]),
    [
      ['c', 1],
      ['b', 2],
      ['d', 3],
      ['a', 4],
    ],
  )
  assert.deepEqual(
    grouped(ordered).map(({ group, items }) => [group, items.length]),
    [
      ['appointments', 1],
      ['renewals', 2],
      ['others', 1],
    ],
  )
})

test('a locked agenda keeps its numbers', () =>
  assert.deepEqual(
    inOrder(items, false).map(({ id, n }) => [id, n]),
    [
      ['c', 3],
      ['b', 2],
      ['d', 5],
      ['a', 1],
    ],
  ))
