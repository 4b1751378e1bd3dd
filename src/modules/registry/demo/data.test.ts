import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodies } from './bodies.ts'
import { Chance, idOf } from './chance.ts'
import { ofBody } from './headers.ts'
import { invent } from './names.ts'

test('the same seed draws the same numbers, spread evenly', () => {
  const draws = (seed: number) => {
    const chance = new Chance(seed)
    return Array.from({ length: 1000 }, () => chance.between(1, 6))
  }
  assert.deepEqual(draws(5), draws(5))
  assert.notDeepEqual(draws(5), draws(6))
  for (let face = 1; face <= 6; face += 1)
    assert.ok(Math.abs(draws(5).filter(drawn => drawn === face).length - 167) < 50)
})

test('an id is a version 4 UUID, the same for the same name', () => {
  assert.match(idOf('a'), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.equal(idOf('a'), idOf('a'))
  assert.notEqual(idOf('a'), idOf('b'))
})

test('people are of many families, half women', () => {
  const chance = new Chance(1)
  const people = Array.from({ length: 3000 }, () => invent(chance))
  assert.ok(people.every(({ given, family }) => given.length > 1 && /^\p{Lu}\S*( \p{Lu}\S*)?$/u.test(family)))
  assert.ok(new Set(people.map(({ family }) => family)).size > 250)
  assert.ok(Math.abs(people.filter(({ gender }) => gender === 'f').length - 1500) < 120)
})

test('every body has its own key and id, a known minister, and says whether it is invented', () => {
  assert.equal(new Set(bodies.map(({ key }) => key)).size, bodies.length)
  const keys = new Set(['premier', 'tresor', 'assemblee', ...bodies.map(({ key }) => key)])
  for (const { key, kind, under, year, name } of bodies) {
    assert.ok(kind === 'ministry' ? under === null : under !== null && keys.has(under), key)
    assert.equal(year === null, name.fr.endsWith('(exemple)') && name.en.endsWith('(example)'), key)
  }
})

const names = [
  ['Hydro-Québec', 'd’Hydro-Québec', 'of Hydro-Québec', 'a name without article, elided'],
  ['Santé Québec', 'de Santé Québec', 'of Santé Québec', 'a name without article'],
  [
    'Société de la Place des Arts',
    'de la Société de la Place des Arts',
    'of the Société de la Place des Arts',
    'feminine',
  ],
  ['Office du livre', 'de l’Office du livre', 'of the Office du livre', 'elided article'],
  ['Conseil de la relève', 'du Conseil de la relève', 'of the Conseil de la relève', 'masculine'],
  [
    'Ministère de la Justice',
    'du ministère de la Justice',
    'of the Ministère de la Justice',
    'a small m inside a sentence',
  ],
] as const
for (const [name, fr, en, why] of names)
  test(`of a body: ${why}`, () => assert.deepEqual(ofBody({ fr: name, en: name }), { fr, en }))
