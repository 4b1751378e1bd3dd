import assert from 'node:assert/strict'
import { test } from 'node:test'
import { genderIn, isVacant, nameKey, personName, titleKey } from './names.rules.ts'

for (const [text, given, family, why] of [
  ['Luc Roy', 'Luc', 'Roy', 'the last word'],
  ['Roy, Luc', 'Luc', 'Roy', 'a comma'],
  ['ROY Luc', 'Luc', 'ROY', 'capitals first'],
  ['Luc ROY', 'Luc', 'ROY', 'capitals last'],
  ['Mme Luce de la Rue', 'Luce', 'de la Rue', 'particles go with the family'],
  ['de la Rue, Mme Luce', 'Luce', 'de la Rue', 'a courtesy after the comma'],
  ['DE LA RUE Luce', 'Luce', 'DE LA RUE', 'particles in capitals'],
  ['Me Jean-Marc Côté', 'Jean-Marc', 'Côté', 'a title of order'],
  ['Dre Ève St. Pierre', 'Ève', 'St. Pierre', 'a saint'],
  ['M. Y', '', 'Y', 'one letter'],
  ['Madonna', '', 'Madonna', 'one word'],
  ['', '', '', 'nothing'],
] as const)
  test(`${text || 'no name'}: ${why}`, () => {
    const { given_name, family_name } = personName(text)
    assert.deepEqual([given_name, family_name], [given, family])
  })

test('what a courtesy and a column say of gender', () => {
  assert.equal(personName('Mme Luce Roy').gender, 'female')
  assert.equal(personName('Roy, M. Luc').gender, 'male')
  assert.equal(personName('Me Luc Roy').gender, undefined)
  assert.deepEqual(['F', 'Homme', 'M.', 'Mme', 'X', ''].map(genderIn), [
    'female',
    'male',
    'male',
    'female',
    undefined,
    undefined,
  ])
})

for (const [a, b] of [
  ['Andrée L’Écuyer', "L'ECUYER, Andree"],
  ['Jean-Pierre de la Rue', 'Rue Jean Pierre'],
  ['Régie de l’énergie', 'Energie (Régie)'],
  ['Ministère de la Justice', 'MINISTERE DE LA JUSTICE'],
] as const)
  test(`${a} and ${b} may be one`, () => assert.equal(nameKey(a), nameKey(b)))
test('two that differ by a word are two; particles alone are a name', () => {
  assert.notEqual(nameKey('Luc Roy'), nameKey('Luce Roy'))
  assert.notEqual(nameKey('Le'), nameKey('La'))
})

for (const [a, b] of [
  ['Présidente', 'président'],
  ['Vice-présidente', 'Vice-président'],
  ['Directrice générale adjointe', 'Directeur général adjoint'],
  ['Conseillère', 'conseiller'],
  ['Régisseuse', 'régisseur'],
] as const)
  test(`${a} is the post of ${b}`, () => assert.equal(titleKey(a), titleKey(b)))
test('other posts have other titles', () => {
  assert.notEqual(titleKey('Présidente'), titleKey('Vice-présidente'))
  assert.notEqual(titleKey('Membre'), titleKey('Juge'))
})

test('vacant is a whole value, never part of a name', () => {
  for (const text of [
    'Vacant',
    'VACANTE',
    'vacant(e)',
    ' Poste vacant ',
    'à combler',
    'N/D',
    '—',
    '',
    'To be appointed',
  ])
    assert.equal(isVacant(text), true, text)
  for (const text of ['Marie Vacante', 'Vacant, Luc', 'Nd Roy']) assert.equal(isVacant(text), false, text)
})
