import assert from 'node:assert/strict'
import { test } from 'node:test'
import { disagreement, groups, likeness } from './name.rules.ts'

test('a name is the same without accents, case, hyphens or order, and no other is', () => {
  const one = likeness('Marie-Ève', 'Côté')
  for (const [given, family] of [
    ['marie eve', 'COTE'],
    ['Côté', 'Marie-Ève'],
    ['Marie‑Ève', 'Côté'],
  ] as const)
    assert.equal(likeness(given, family), one)
  assert.notEqual(likeness('Marie', 'Côté'), one)
  assert.deepEqual(
    groups(['a', 'b', 'A'], text => text.toLowerCase()),
    [['a', 'A']],
  )
})

const cases = [
  ['juge', 'judge', false, null, 'two words for one thing'],
  ['Loto-Québec', 'Loto-Québec', true, null, 'a body may have one official name'],
  ['membre du conseil', 'membre du conseil', false, 'same', 'a title is translated'],
  ['Commission', 'Commission', false, null, 'some words are those of both languages'],
  ['Région 5', 'Region 6', true, 'numbers', 'a number was mistyped'],
  ['Région 5', '', true, 'missing', 'nothing in English'],
  [' ', 'Office', false, 'missing', 'nothing in French'],
] as const
for (const [fr, en, mayBeSame, expected, why] of cases)
  test(`names of two languages: ${why}`, () => assert.equal(disagreement({ fr, en }, mayBeSame), expected))
