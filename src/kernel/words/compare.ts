import type { Lang } from './two.ts'

const particles = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'of', 'the'])

/** What a text is sorted by: its words without particles or punctuation. « L. » is an initial, « l’ » a particle. */
const sortKey = (text: string): string => {
  const words = text
    .toLowerCase()
    .replace(/(?<!\p{L})[dl]['’]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(word => word && !particles.has(word))
  return words.join(' ') || text
}

const locales = { fr: 'fr-CA', en: 'en-CA' } as const
const collators = new Map<string, Intl.Collator>()
const collator = (lang: Lang, sensitivity: 'base' | 'variant') => {
  const name = lang + sensitivity
  const known = collators.get(name) ?? new Intl.Collator(locales[lang], { sensitivity, numeric: true })
  collators.set(name, known)
  return known
}

/** An order for people: accents, case, particles and punctuation decide only between equals. Make one for each sort: it keeps its keys. */
export const compareText = (lang: Lang): ((a: string, b: string) => number) => {
  const keys = new Map<string, string>()
  const keyOf = (text: string) => {
    const key = keys.get(text) ?? sortKey(text)
    keys.set(text, key)
    return key
  }
  const loose = collator(lang, 'base')
  const strict = collator(lang, 'variant')
  return (a, b) => loose.compare(keyOf(a), keyOf(b)) || strict.compare(a, b)
}
