import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { effect, type FormField } from '../../../kernel/facts/index.ts'
import { dayField } from '../../../kernel/time/index.ts'
import { completed, inputOf, nothingTyped, slotsOf, typedFrom } from './article.fields.ts'

const label = { fr: '', en: '' }
const form: readonly FormField[] = [
  { name: 'seat', label, type: 'new' },
  { name: 'body', label, type: 'lookup', lookup: 'body', fills: { house: 'house' } },
  { name: 'after', label, type: 'lookup', lookup: 'body', several: true, optional: true },
  { name: 'from', label, type: 'day', optional: true },
  { name: 'places', label, type: 'int', optional: true },
  { name: 'open', label, type: 'bool' },
  { name: 'paid', label, type: 'bool', optional: true },
  { name: 'bases', label, type: 'bases' },
]
const input = z.object({
  seat: z.string(),
  body: z.string(),
  house: z.number(),
  after: z.array(z.string()).optional(),
  from: dayField.nullable(),
  nickname: z.string(),
  places: z.number().int().min(1).optional(),
  open: z.boolean(),
  paid: z.boolean().optional(),
  bases: z.array(z.object({ act: z.string(), article: z.string() })),
})
const anEffect = effect({
  kind: 'seat.open',
  title: label,
  form,
  input,
  touches: () => [],
  check: () => [],
  apply: () => undefined,
  sentence: () => label,
})

const found = new Map([
  ['body', { id: 'b1', label, also: { house: 7 } }],
  ['after.1', { id: 'b2', label }],
])
const typed = {
  in: {
    seat: 's1',
    body: 'Cour',
    after: ['', 'Régie'],
    from: '',
    places: ' 3 ',
    open: 'yes',
    paid: 'no',
    bases: [
      { act: 'A-1', article: '4', role: '' },
      { act: '', article: '' },
    ],
  },
  pick: {},
}
const made = {
  seat: 's1',
  body: 'b1',
  house: 7,
  after: ['b2'],
  places: 3,
  open: true,
  paid: false,
  bases: [{ act: 'A-1', article: '4' }],
}

test('answers become an input: what is blank is left out, what is found fills what it decides', () =>
  assert.deepEqual(inputOf(form, typed, found), made))

test('what the effect wants said is null, the rest stays out', () =>
  assert.deepEqual(completed(anEffect, made), { ...made, from: null, nickname: '' }))

test('what cannot be read stays as it was typed', () =>
  assert.equal(completed(anEffect, { ...made, from: 'demain' })['from'], 'demain'))

test('an unticked box is no; an optional one left blank says nothing', () => {
  assert.equal(inputOf(form, nothingTyped, new Map())['open'], false)
  assert.equal('paid' in inputOf(form, nothingTyped, new Map()), false)
})

test('a field that takes several has a place for each', () =>
  assert.deepEqual(
    slotsOf(form, typed).map(({ name, text }) => [name, text]),
    [
      ['body', 'Cour'],
      ['after.0', ''],
      ['after.1', 'Régie'],
      ['after.2', ''],
    ],
  ))

test('an input shown again reads as the same input', () => {
  const shown = typedFrom(form, { ...made, from: '2026-01-01' }, (_, id) => id)
  const again = new Map([
    ['body', { id: 'b1', label, also: { house: 7 } }],
    ['after.0', { id: 'b2', label }],
  ])
  assert.deepEqual(inputOf(form, shown, again), { ...made, from: '2026-01-01' })
})
