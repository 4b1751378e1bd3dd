import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../../../kernel/time/index.ts'
import { createOrganisation } from '../organisations/organisation.effects.ts'
import { createPerson } from '../people/person.effects.ts'
import { type Collection, firstDay, judgeRow, lastDayOf, pointer, rules, splitName } from './import.rules.ts'

const dates = [
  ['2001-02-03', '2001-02-03', '2001-02-03', 'a whole date'],
  ['2001', '2001-01-01', '2001-12-31', 'a year'],
  ['2001-02', '2001-02-01', '2001-02-28', 'a month'],
  ['2000-02', '2000-02-01', '2000-02-29', 'a month of a leap year'],
  ['2001-12', '2001-12-01', '2001-12-31', 'a December'],
  [' 2001 ', '2001-01-01', '2001-12-31', 'blanks around it'],
  ['2001-02-03T10:00:00Z', '2001-02-03', '2001-02-03', 'a time, which Popolo allows'],
  ['2001-02-03T10+05:30', '2001-02-03', '2001-02-03', 'a time with its zone'],
  ['2001-02-29', null, null, 'a day that was not'],
  ['2001-13', null, null, 'a month that is not'],
  ['2001-00', null, null, 'a month before the first'],
  ['2001-1-2', null, null, 'one digit'],
  ['03/02/2001', null, null, 'another order'],
  ['2001-02-03 10:00', null, null, 'a time after a blank'],
  ['20010203', null, null, 'no hyphens'],
  ['0000', null, null, 'the year that PostgreSQL does not have'],
  ['9999-12-31', null, null, 'a day that none follows'],
  ['9999', '9999-01-01', null, 'a year that none follows'],
  ['9999-12', '9999-12-01', null, 'a month that none follows'],
  ['+012001-01-01', null, null, 'a year of six digits'],
  ['２００１', null, null, 'digits of another script'],
] as const
for (const [text, first, last, why] of dates)
  test(`dates: ${why}`, () => assert.deepEqual([firstDay(text), lastDayOf(text)], [first, last]))

test('a partial date opens and closes on days that it contains', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 12 }), (y, m) => {
      const month = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`
      const last = lastDayOf(month)
      assert.equal(firstDay(month), `${month}-01`)
      assert.ok(last?.startsWith(month))
      assert.equal(last, isoLastDay(y, m))
    }),
  )
})

const isoLastDay = (y: number, m: number) => {
  const date = new Date(0)
  date.setUTCFullYear(y, m, 0)
  return date.toISOString().slice(0, 10)
}

const membership = { id: 'm', person_id: 'p', post_id: 'x', start_date: '2001', end_date: '2002' }
const rows: readonly (readonly [Collection, unknown, readonly string[], string])[] = [
  ['memberships', membership, [], 'whole'],
  ['memberships', { ...membership, end_date: null }, [], 'open'],
  ['memberships', { ...membership, end_date: ' ' }, [], 'open, as a blank'],
  ['memberships', { ...membership, post_id: null, organization_id: 'o' }, [], 'a member of an organization'],
  ['memberships', 'text', ['IMP-05 null'], 'a text for a row'],
  ['memberships', null, ['IMP-05 null'], 'null for a row'],
  ['memberships', [membership], ['IMP-05 null'], 'a list for a row'],
  ['memberships', {}, ['IMP-10 id', 'IMP-13 person_id', 'IMP-13 post_id', 'IMP-16 start_date'], 'nothing'],
  ['memberships', { ...membership, id: 12 }, ['IMP-05 id'], 'a number for an identifier: said once'],
  ['memberships', { ...membership, post_id: ['x'] }, ['IMP-05 post_id'], 'a list for a reference: said once'],
  ['memberships', { ...membership, start_date: 2001 }, ['IMP-05 start_date'], 'a number for a date'],
  ['memberships', { ...membership, start_date: '' }, ['IMP-16 start_date'], 'no start'],
  ['memberships', { ...membership, start_date: '2001-02-30' }, ['IMP-17 start_date'], 'an impossible start'],
  ['memberships', { ...membership, end_date: 'now' }, ['IMP-17 end_date'], 'an impossible end'],
  ['memberships', { ...membership, end_date: '2000' }, ['IMP-18 end_date'], 'reversed dates'],
  ['memberships', { ...membership, start_date: '2002-05', end_date: '2002' }, [], 'a month, until the end of its year'],
  ['memberships', { ...membership, start_date: 'x', end_date: 'y' }, ['IMP-17 start_date', 'IMP-17 end_date'], 'both'],
  ['persons', { id: 'p', name: 'Rose Gagné' }, [], 'a person'],
  ['persons', { id: 'p', family_name: 'Gagné' }, [], 'a person with a family name alone'],
  ['persons', { id: 'p', given_name: 'Rose' }, ['IMP-12 name'], 'a person without a name'],
  ['persons', { id: 'p', name: 'Zo\uFFFD' }, ['IMP-06 name'], 'a name in Latin-1'],
  ['persons', { id: 'p', name: 'Zo\0é' }, ['IMP-07 name'], 'a zero in a name'],
  ['persons', { id: 'p', name: 'Zo\uD800' }, ['IMP-07 name'], 'half a character in a name'],
  ['persons', { id: 'p', name: 'x'.repeat(1000) }, ['IMP-08 name'], 'a name of a thousand characters'],
  ['persons', { id: 'p', name: 'x', birth_date: '1950' }, ['IMP-32 birth_date'], 'a field that has no place'],
  ['persons', { id: 'p', birth_date: '1950' }, ['IMP-12 name', 'IMP-32 birth_date'], 'what leaves it out comes first'],
  ['organizations', { id: 'o', name: 'x'.repeat(500) }, [], 'a name of five hundred characters'],
  ['organizations', { id: 'o', name: 'x'.repeat(501) }, ['IMP-08 name'], 'one more'],
  [
    'organizations',
    { id: 'o', name: 'O', founding_date: '2001', dissolution_date: '2000' },
    ['IMP-18 dissolution_date'],
    'reversed lives',
  ],
  ['posts', { id: 'x', role: 'Chef', organization_id: 'o' }, [], 'a post without a label has a role'],
  ['posts', { id: 'x' }, ['IMP-12 label', 'IMP-13 organization_id'], 'a post of nothing'],
]
for (const [collection, value, expected, why] of rows)
  test(`a row: ${why}`, () => {
    const { findings } = judgeRow(collection, value, false)
    assert.deepEqual(
      findings.map(({ rule, field }) => `${rule} ${field}`),
      expected,
    )
  })

test('a row says its first and last day', () => {
  const { from, last } = judgeRow('memberships', { ...membership, start_date: '2001-05', end_date: '2002-02' }, false)
  assert.deepEqual([from, last], ['2001-05-01', '2002-02-28'])
})

const names = [
  [{ name: 'Rose Gagné' }, 'Rose', 'Gagné'],
  [{ name: ' Baroness Adams of Craigielea ' }, 'Baroness Adams of', 'Craigielea'],
  [{ name: 'Madonna' }, '', 'Madonna'],
  [{ name: 'Rose Le Gal', family_name: 'Le Gal' }, 'Rose', 'Le Gal'],
  [{ name: 'R. G.', given_name: 'Rose', family_name: 'Gagné' }, 'Rose', 'Gagné'],
  [{ family_name: 'Gagné' }, '', 'Gagné'],
] as const
for (const [read, given, family] of names)
  test(`a name: ${JSON.stringify(read)}`, () => assert.deepEqual(splitName(read), { given, family }))

test('the longest texts that pass here are those that the effects accept', () => {
  const id = '3d6fb2a4-52f1-4c6c-9a52-0d1f6ce3a7b8'
  const organisation = (length: number) => ({
    organisation: id,
    from: day('2001-01-01'),
    kind: 'other_body' as const,
    name_fr: 'x'.repeat(length),
    name_en: 'x',
  })
  const person = (length: number) => ({
    person: id,
    from: null,
    given_name: 'x'.repeat(length),
    family_name: 'x'.repeat(length),
    address: null,
    gender: null,
    identifiers: [],
  })
  for (const [length, accepted] of [
    [500, true],
    [501, false],
  ] as const) {
    assert.equal(createOrganisation.input.safeParse(organisation(length)).success, accepted)
    assert.equal(
      judgeRow('organizations', { id: 'o', name: 'x'.repeat(length) }, false).findings.length === 0,
      accepted,
    )
  }
  for (const [length, accepted] of [
    [200, true],
    [201, false],
  ] as const) {
    assert.equal(createPerson.input.safeParse(person(length)).success, accepted)
    assert.equal(judgeRow('persons', { id: 'o', name: 'x'.repeat(length) }, false).findings.length === 0, accepted)
  }
})

test('a place is a JSON pointer', () => assert.equal(pointer('persons', 3, 'a/b~c'), '/persons/3/a~1b~0c'))

test('every rule speaks both languages in one sentence', () => {
  for (const { says } of Object.values(rules)) {
    for (const text of [says.fr, says.en]) assert.match(text, /^\p{Lu}.*\.$/su)
    assert.doesNotMatch(says.fr, / [:;!?»]/)
  }
})
