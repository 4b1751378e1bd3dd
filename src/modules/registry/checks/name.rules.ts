const letters = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** A name without accents, case, hyphens or order: two that are the same may be of one person, or of one body. */
export const likeness = (...names: readonly string[]): string => names.flatMap(letters).sort().join(' ')

/** The groups of two or more that share a key. */
export const groups = <T>(all: readonly T[], key: (one: T) => string): T[][] =>
  [...Map.groupBy(all, key).values()].filter(group => group.length > 1)

/** The numbers in a name, which both languages have in common. */
const numbers = (text: string): string => (text.match(/\d+/g) ?? []).sort().join(' ')

type Two = { readonly fr: string; readonly en: string }
export type Disagreement = 'missing' | 'same' | 'numbers'

/** Where a name in French and one in English cannot both be right. `mayBeSame`: an official name may have but one form. */
export const disagreement = ({ fr, en }: Two, mayBeSame: boolean): Disagreement | null => {
  if (fr.trim() === '' || en.trim() === '') return 'missing'
  if (numbers(fr) !== numbers(en)) return 'numbers'
  const looksFrench = /[àâçéèêëîïôûùœ]|\b(de|du|des|et|la|le|aux?)\b|[dl]’/i.test(fr)
  return !mayBeSame && fr === en && looksFrench ? 'same' : null
}
