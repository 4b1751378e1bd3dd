const plain = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')

const wordsOf = (text: string) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Words that one list writes and another leaves out. */
const particles = new Set('d de du des la le l les da di van von der den of the and et'.split(' '))
const keyOf = (words: readonly string[]) => {
  const told = words.filter(word => !particles.has(word))
  return (told.length > 0 ? told : words).toSorted().join(' ')
}

/** What two writings of one name have in common: neither accents, case, particles, hyphens nor the order of words count. */
export const nameKey = (name: string): string => keyOf(wordsOf(name))

const genderless = (word: string) =>
  word
    .replace(/(?:trice|teur)$/, 't')
    .replace(/(?:euse|eur)$/, 'eu')
    .replace(/ere$/, 'er')
    .replace(/(?:ive|if)$/, 'i')
    .replace(/nne$/, 'n')
    .replace(/(.{2})e$/, '$1')

/** What the titles of one post have in common, in the feminine and the masculine. */
export const titleKey = (title: string): string => keyOf(wordsOf(title).map(genderless))

/** Titles of courtesy and of orders that stand before a name. */
const courtesy =
  /^(?:(?<f>mme|madame|mrs|ms|miss|mlle)|(?<m>monsieur|mr|m)|l['’]honorable|the honourable|hon|me|ma[iî]tre|dre?|prof)(?:\.\s*|\s+)/iu

const isCapitals = (word: string) => /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase()
const isParticle = (word: string) => /^(?:de|du|des|d['’]|la|le|van|von|der|den|da|di|st\.?|ste\.?)$/iu.test(word)

export type PersonName = { given_name: string; family_name: string; gender?: 'male' | 'female' }

/**
 * The given and family name in a name as lists write it: 'Roy, Luc', 'ROY Luc', 'Mme Luce de la Rue'. The last word, with the particles
 * before it, is the family name where nothing else tells.
 */
export const personName = (text: string): PersonName => {
  let rest = text.trim()
  let gender: PersonName['gender']
  for (let found = courtesy.exec(rest); found; found = courtesy.exec(rest)) {
    if (found.groups?.['f']) gender = 'female'
    if (found.groups?.['m']) gender = 'male'
    rest = rest.slice(found[0].length)
  }
  const said = gender && { gender }
  const [before = '', after, more] = rest.split(',').map(part => part.trim())
  if (after && more === undefined) {
    const { given_name, family_name, gender: own } = personName(after)
    const kind = own ?? gender
    return { given_name: `${given_name} ${family_name}`.trim(), family_name: before, ...(kind && { gender: kind }) }
  }
  const words = rest.split(/\s+/).filter(Boolean)
  const capitals = words.findIndex(word => !isCapitals(word) && !isParticle(word))
  if (capitals > 0 && isCapitals(words[capitals - 1] ?? ''))
    return { given_name: words.slice(capitals).join(' '), family_name: words.slice(0, capitals).join(' '), ...said }
  let at = words.length - 1
  while (at > 1 && isParticle(words[at - 1] ?? '')) at -= 1
  return {
    given_name: words.slice(0, Math.max(at, 0)).join(' '),
    family_name: words.slice(Math.max(at, 0)).join(' '),
    ...said,
  }
}

/** 'female' for Mme, F, Femme…; 'male' for M., H, Homme…; undefined for the rest. */
export const genderIn = (text: string): 'male' | 'female' | undefined => {
  const [word = ''] = wordsOf(text)
  if (/^(?:f|femme|feminin|female|woman|mme|madame|mrs|ms|miss|mlle)$/.test(word)) return 'female'
  return /^(?:m|h|homme|masculin|male|man|monsieur|mr)$/.test(word) ? 'male' : undefined
}

/** The whole value says that nobody holds the post: never a part of a name. */
export const isVacant = (text: string): boolean =>
  /^(?:vacante?s?|vacant e|poste vacant|siege vacant|a combler|a pourvoir|a nommer|non comble|tbd|to be (?:appointed|filled)|vacancy|none|aucune?|n d|s o|n a)?$/.test(
    wordsOf(text.replace(/[()·.]/g, ' ')).join(' '),
  )
