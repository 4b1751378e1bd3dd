/** A name as its words in order, without accents, marks or capitals: who bears the same one may be the same person. */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')
