import { hash } from 'node:crypto'

const words = 4

/** Where a text is in a table of slots, or the free slot that it would take: from the place that its first word says, on to the next. */
const slotOf = (table: Uint32Array, key: Uint32Array, from: number): number => {
  const mask = table.length / words - 1
  for (let slot = (key[from] ?? 0) & mask; ; slot = (slot + 1) & mask) {
    const at = slot * words
    let [isFree, isSame] = [true, true]
    for (let word = 0; word < words; word += 1) {
      if (table[at + word] !== 0) isFree = false
      if (table[at + word] !== key[from + word]) isSame = false
    }
    if (isFree || isSame) return at
  }
}

const keyOf = (text: string): Uint32Array => {
  const bytes = hash('sha1', text, 'buffer')
  return Uint32Array.from({ length: words }, (_, word) => bytes.readUInt32LE(word * words))
}

/**
 * The texts that a file was seen to have. Of each, sixteen bytes of its hash are kept: a file of a million rows says its people, posts and
 * references again without memory growing by their names. Two texts of one hash are not to be met.
 */
export const metTexts = () => {
  let table = new Uint32Array(1024 * words)
  let count = 0
  const grow = () => {
    const larger = new Uint32Array(table.length * 2)
    for (let at = 0; at < table.length; at += words)
      if (table.subarray(at, at + words).some(Boolean))
        larger.set(table.subarray(at, at + words), slotOf(larger, table, at))
    table = larger
  }
  return {
    /** Keeps a text; whether it is new. */
    add: (text: string): boolean => {
      const key = keyOf(text)
      const at = slotOf(table, key, 0)
      if (table[at] === key[0] && table[at + 1] === key[1]) return false
      table.set(key, at)
      count += 1
      if (count * words > table.length * 0.75) grow()
      return true
    },
    has: (text: string): boolean => {
      const key = keyOf(text)
      const at = slotOf(table, key, 0)
      return table[at] === key[0] && table[at + 1] === key[1]
    },
  }
}
