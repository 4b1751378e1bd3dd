import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meantBy, slips, typedWords } from './search.rules.ts'

const distances = [
  ['trenblay', 'tremblay', 1, 'one letter for another'],
  ['boucahrd', 'bouchard', 1, 'two letters exchanged'],
  ['gagne', 'gagnon', 2, 'one replaced, one left out'],
  ['lavoie', 'lavoie', 0, 'the same'],
  ['', 'roy', 3, 'nothing typed'],
] as const
for (const [typed, meant, off, why] of distances)
  test(`slips: ${why}`, () => {
    assert.equal(slips(typed, meant), off)
    assert.equal(slips(meant, typed), off, 'both ways')
  })

const terms = ['tremblay', 'tremblai', 'president', 'presidente', 'bouchard', 'roy', 'laboie', 'lavoie']
const cases = [
  ['Trenblay', ['tremblay', 'tremblai'], 'two slips in eight letters, the closest first'],
  ['boucahr', ['bouchard'], 'an unfinished word'],
  ['prézidente', ['presidente', 'president'], 'accents aside'],
  ['lavoi', ['lavoie', 'laboie'], 'one slip in five letters, after what only lacks its end'],
  ['rov', [], 'three letters are too few to guess from'],
  ['xyzxyz', [], 'nothing is close'],
] as const
for (const [typed, meant, why] of cases)
  test(`what is meant: ${why}`, () => assert.deepEqual(meantBy(typed, terms), meant))

test('the words typed have no operators, and are eight at most', () => {
  assert.deepEqual(typedWords(`l'hôtel & !(ville):*`), ['l', 'hôtel', 'ville'])
  assert.equal(typedWords('a b c d e f g h i j').length, 8)
})
