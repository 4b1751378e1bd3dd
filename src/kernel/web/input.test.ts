import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { dayField } from '../time/index.ts'
import { check, expand, many, orNull, says, valuesOf } from './input.ts'

test('a name given twice is a list, and lines end as they do here', () => {
  const values = valuesOf(new URLSearchParams('a=1&b=x&a=2&c=l1%0D%0Al2'))
  assert.deepEqual(values, { a: ['1', '2'], b: 'x', c: 'l1\nl2' })
})

test('dotted names become objects and lists, in the order of their numbers', () => {
  const raw = expand({ 'articles.10.fr': 'dix', 'articles.2.fr': 'deux', 'title.fr': 'T', _key: 'k', plain: 'p' })
  assert.deepEqual(raw, { articles: [{ fr: 'deux' }, { fr: 'dix' }], title: { fr: 'T' }, plain: 'p' })
})

test('a name cannot reach the prototype of objects', () => {
  expand({ '__proto__.polluted': 'yes', 'a.__proto__.polluted': 'yes', 'constructor.prototype.polluted': 'yes' })
  assert.equal(({} as { polluted?: string }).polluted, undefined)
})

const shape = z.object({
  title: z.object({ fr: z.string().min(1) }),
  on: dayField,
  count: z.coerce.number().int().min(2),
  kind: z.enum(['a', 'b']),
  odd: z
    .string()
    .optional()
    .refine(text => text !== 'even', says({ fr: 'Impair seulement.', en: 'Odd only.' })),
})

const cases = [
  // field, typed, French, English
  ['title.fr', '', 'À remplir.', 'Required.'],
  [
    'on',
    '2026-02-30',
    'Écrivez une date réelle : année, mois, jour, comme 2026-09-01.',
    'Write a real date: year, month, day, as in 2026-09-01.',
  ],
  ['count', 'abc', 'Écrivez un nombre.', 'Write a number.'],
  ['count', '1', 'Au moins 2.', 'At least 2.'],
  ['kind', 'c', 'Choisissez une valeur de la liste.', 'Choose a value from the list.'],
  ['odd', 'even', 'Impair seulement.', 'Odd only.'],
] as const
const good = { 'title.fr': 'T', on: '2026-02-28', count: '3', kind: 'a' }
for (const [field, typed, fr, en] of cases)
  test(`« ${typed} » in ${field} is refused in both languages`, () => {
    const raw = expand({ ...good, [field]: typed })
    assert.deepEqual(check(shape, raw, 'fr'), { ok: false, errors: [{ field, says: fr }] })
    assert.deepEqual(check(shape, raw, 'en'), { ok: false, errors: [{ field, says: en }] })
  })

test('blank is null, and a name given any number of times is a list', () => {
  const schema = z.object({ end: orNull(dayField), tags: many(z.string()) })
  assert.deepEqual(schema.parse({ end: '', tags: 'a' }), { end: null, tags: ['a'] })
  assert.deepEqual(schema.parse({ end: '2026-01-01' }), { end: '2026-01-01', tags: [] })
})
