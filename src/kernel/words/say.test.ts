import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gendered, inLang, plural, type Two, type Words } from './index.ts'

const words = {
  title: { fr: 'Nominations', en: 'Appointments' },
  posts: {
    fr: (n: number) => `${n} ${plural('fr', n, 'poste', 'postes')}`,
    en: (n: number) => `${n} ${plural('en', n, 'post', 'posts')}`,
  },
  holder: {
    fr: (gender: 'f' | 'm') => gendered(gender, { f: 'la présidente', m: 'le président' }),
    en: () => 'the chair',
  },
  bilingualParty: { fr: (n: number) => String(n), en: (name: string) => name },
} as const satisfies Words

test('the same key speaks both languages', () => {
  const [fr, en] = [inLang(words, 'fr'), inLang(words, 'en')]
  assert.deepEqual([fr('title'), en('title')], ['Nominations', 'Appointments'])
  assert.deepEqual([fr('posts', 1), en('posts', 0)], ['1 poste', '0 posts'])
  assert.deepEqual([fr('holder', 'f'), en('holder', 'f')], ['la présidente', 'the chair'])
})

/** Never called: the compiler alone reads it, and an error that fails to appear is an error. */
const doesNotCompile = () => {
  const t = inLang(words, 'fr')
  // @ts-expect-error: a language is missing
  const missing: Two = { fr: 'Nominations' }
  // @ts-expect-error: a language is missing from a catalogue
  const catalogue = { title: { fr: 'Nominations' } } satisfies Words
  // @ts-expect-error: one language has arguments and the other is fixed
  const mixed = { posts: { fr: (n: number) => `${n} postes`, en: 'posts' } } satisfies Words
  // @ts-expect-error: no such key
  t('titre')
  // @ts-expect-error: an argument is missing
  t('posts')
  // @ts-expect-error: an argument of the wrong type
  t('posts', 'three')
  // @ts-expect-error: fixed words take no argument
  t('title', 3)
  // @ts-expect-error: the French needs the gender, so both languages are given it
  t('holder')
  // @ts-expect-error: no argument suits both languages
  t('bilingualParty', 3)
  return [missing, catalogue, mixed]
}
test('a missing language, key or argument does not compile', () => assert.equal(typeof doesNotCompile, 'function'))

const counts = [
  ['fr', 0, 'jour', 'in French zero is singular'],
  ['fr', 1, 'jour', 'one is singular'],
  ['fr', 1.5, 'jour', 'the French plural begins at two'],
  ['fr', 2, 'jours', 'two is plural'],
  ['fr', -1, 'jour', 'minus one is singular'],
  ['fr', 2n, 'jours', 'a count from the database'],
  ['en', 0, 'jours', 'in English zero is plural'],
  ['en', 1, 'jour', 'one is singular in English'],
  ['en', 1.5, 'jours', 'one and a half is plural'],
  ['en', 2, 'jours', 'two is plural in English'],
] as const
for (const [lang, n, expected, why] of counts)
  test(`plural: ${why}`, () => assert.equal(plural(lang, n, 'jour', 'jours'), expected))

const titles = [
  ['f', { f: 'présidente', m: 'président' }, 'présidente', 'feminine'],
  ['m', { f: 'présidente', m: 'président' }, 'président', 'masculine'],
  ['x', { f: 'présidente', m: 'président' }, 'présidente ou président', 'a doublet, the feminine first'],
  ['x', { f: 'membre', m: 'membre' }, 'membre', 'an epicene title needs no doublet'],
  ['x', { f: 'chairwoman', m: 'chairman', x: 'chair' }, 'chair', 'the neutral form when there is one'],
] as const
for (const [gender, forms, expected, why] of titles)
  test(`title: ${why}`, () => assert.equal(gendered(gender, forms), expected))
