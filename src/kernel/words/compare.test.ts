import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareText } from './index.ts'

const orders = [
  [['Zoé', 'Émile', 'eva'], ['Émile', 'eva', 'Zoé'], 'accents and case do not separate letters'],
  [
    ['Ministère de la Santé', 'Ministère des Finances'],
    ['Ministère des Finances', 'Ministère de la Santé'],
    'particles',
  ],
  [['Lapointe', 'La Durantaye', 'Lemieux'], ['La Durantaye', 'Lapointe', 'Lemieux'], 'a particle is a whole word'],
  [['Hydro', 'L’Horizon', "d'Hamel"], ["d'Hamel", 'L’Horizon', 'Hydro'], 'elisions, with either apostrophe'],
  [['Roy, L.', 'Roy, A.'], ['Roy, A.', 'Roy, L.'], 'an initial is not an elision'],
  [['Royer, Bob', 'Roy, Zoé'], ['Roy, Zoé', 'Royer, Bob'], 'word by word'],
  [['Saint-Jean B', 'Saint Jean A'], ['Saint Jean A', 'Saint-Jean B'], 'a hyphen is a space'],
  [['œuvre', 'ogre', 'odeur'], ['odeur', 'œuvre', 'ogre'], 'a ligature is two letters'],
  [['Région 10', 'Région 9'], ['Région 9', 'Région 10'], 'numbers by value'],
  [['The Treasury', 'Secretariat of State'], ['Secretariat of State', 'The Treasury'], 'English particles'],
  [['Le', 'La'], ['La', 'Le'], 'a particle alone is a name'],
] as const
for (const [given, expected, why] of orders)
  test(`order: ${why}`, () => {
    assert.deepEqual([...given].sort(compareText('fr')), expected)
    assert.deepEqual([...given].reverse().sort(compareText('en')), expected)
  })

test('accents decide between equals: from the end of the word in French, from its beginning in English', () => {
  const words = ['côté', 'coté', 'côte', 'cote']
  assert.deepEqual([...words].sort(compareText('fr')), ['cote', 'côte', 'coté', 'côté'])
  assert.deepEqual([...words].sort(compareText('en')), ['cote', 'coté', 'côte', 'côté'])
})

test('it is an order: whatever the beginning, the end is the same', () => {
  const piece = fc.constantFrom('de', 'la', 'l’', 'É', 'e', 'x', '-', ' ', '10', '9', 'œ', 'L.')
  const text = fc.array(piece, { maxLength: 5 }).map(pieces => pieces.join(' '))
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 8 }), texts => {
      const compare = compareText('fr')
      const sorted = [...texts].sort(compare)
      for (const [i, a] of sorted.entries())
        for (const b of sorted.slice(i)) {
          assert.ok(compare(a, b) <= 0)
          assert.equal(Math.sign(compare(a, b)) + Math.sign(compare(b, a)), 0)
        }
    }),
  )
})
