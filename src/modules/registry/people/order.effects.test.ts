import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import type { Refusal } from '../../../kernel/refusals.ts'
import { day } from '../../../kernel/time/index.ts'
import { aPerson, article, decide, id } from '../testing.ts'
import { ordersOf } from './order.queries.ts'

const join = (person: string, more: object = {}) =>
  article('person.join_order', {
    membership: id(),
    person,
    professional_order: 'barreau',
    number: '31234',
    from: '2010-05-04',
    ...more,
  })
const told = async (tx: Tx, person: string, known: string | null = null) =>
  (await ordersOf(tx, { on: day('2026-11-20'), known }, person)).map(({ professional_order, number, valid }) => [
    professional_order,
    number,
    valid.from,
    valid.until,
  ])
const refusedFor = (code: RegExp) => (error: Refusal) => {
  assert.match(JSON.stringify(error.details), code)
  return true
}

test('a person joins an order on a day, leaves it after another, and may come back', () =>
  undone(async tx => {
    const { person, articles } = aPerson()
    await decide(tx, [...articles, join(person), join(person, { professional_order: 'cpa', number: null, from: null })])
    await decide(tx, [
      article('person.leave_order', { person, professional_order: 'barreau', on: '2020-03-31' }),
      join(person, { from: '2024-01-01' }),
    ])
    assert.deepEqual(await told(tx, person), [
      ['cpa', null, null, null],
      ['barreau', '31234', '2010-05-04', '2020-04-01'],
      ['barreau', '31234', '2024-01-01', null],
    ])
  }))

test('the orders have two clocks: what was not yet known is not told, and an erratum puts the day right', () =>
  undone(async tx => {
    const { person, articles } = aPerson()
    await decide(tx, articles, { on: '2020-01-01', now: '2020-01-01T15:00:00Z' })
    const wrong = join(person)
    const { act_id } = await decide(tx, [wrong], { on: '2021-01-01', now: '2021-01-01T15:00:00Z' })
    const replacement = { ...wrong, input: { ...(wrong.input as object), from: '2011-05-04' } }
    await decide(tx, [article('act.correct', { act: act_id, article: 1, replacement })], {
      kind: 'erratum',
      on: '2022-01-01',
      now: '2022-01-01T15:00:00Z',
    })
    assert.deepEqual(await told(tx, person, '2020-06-01T00:00:00Z'), [])
    assert.deepEqual(await told(tx, person, '2021-06-01T00:00:00Z'), [['barreau', '31234', '2010-05-04', null]])
    assert.deepEqual(await told(tx, person), [['barreau', '31234', '2011-05-04', null]])
  }))

test('not twice in one order', () =>
  undone(async tx => {
    const { person, articles } = aPerson()
    await decide(tx, [...articles, join(person)])
    await assert.rejects(decide(tx, [join(person, { from: '2019-01-01' })]), refusedFor(/REG-022/))
  }))

test('nor out of an order in which one is not', () =>
  undone(async tx => {
    const { person, articles } = aPerson()
    const leaves = article('person.leave_order', { person, professional_order: 'notaires', on: '2020-03-31' })
    await assert.rejects(decide(tx, [...articles, leaves]), refusedFor(/REG-023/))
  }))
