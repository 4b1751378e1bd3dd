import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameKey } from './homonym.rules.ts'

const cases = [
  ['Inès Côté', 'Ines COTE', true, 'accents and capitals'],
  ['Inès Côté', 'Côté, Inès', true, 'the order, as in a list'],
  ['Marie-Claude O’Neil', "Marie Claude O'Neil", true, 'hyphens and apostrophes'],
  ['Sœur Lætitia Bœuf', 'Soeur Laetitia Boeuf', true, 'joined letters'],
  ['Inès Côté', 'Inès Côté-Roy', false, 'a name more'],
  ['Jean Roy', 'Jeanne Roy', false, 'another first name'],
] as const
for (const [one, other, same, why] of cases)
  test(`the same name: ${why}`, () => assert.equal(nameKey(one) === nameKey(other), same))
