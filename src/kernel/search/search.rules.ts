/** The words typed, without what PostgreSQL would read as an operator; eight at most. */
export const typedWords = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .slice(0, 8)

/** As the words of the register are kept: without accents or capitals. */
export const plainWord = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** How many letters are left out, added, replaced or exchanged with their neighbour (optimal string alignment). */
export const slips = (typed: string, meant: string): number => {
  let before: number[] = []
  let last = Array.from({ length: meant.length + 1 }, (_, i) => i)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= meant.length; j++) {
      const same = typed[i - 1] === meant[j - 1]
      const [above = 0, beside = 0, across = 0] = [last[j], row[j - 1], last[j - 1]]
      const exchanged = i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]
      const cost = Math.min(above + 1, beside + 1, across + (same ? 0 : 1))
      row.push(exchanged ? Math.min(cost, (before[j - 2] ?? 0) + 1) : cost)
    }
    before = last
    last = row
  }
  return last[meant.length] ?? 0
}

/** How many slips a word may have: none below four letters, one below eight, then two. */
const allowed = ({ length }: string): number => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** What may have been meant by a word, perhaps unfinished, among the words of the register: the closest first, four at most. */
export const meantBy = (typed: string, terms: readonly string[]): string[] => {
  const word = plainWord(typed)
  const most = allowed(word)
  return terms
    .map(term => ({ term, off: Math.min(slips(word, term), slips(word, term.slice(0, word.length))) }))
    .filter(({ off }) => off <= most && most > 0)
    .toSorted((a, b) => a.off - b.off || a.term.length - b.term.length)
    .slice(0, 4)
    .map(({ term }) => term)
}
