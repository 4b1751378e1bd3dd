import type { RuleId } from './import.rules.ts'

/**
 * What is to be said of the encoding of a file as its lines come, each with its own: once that the file is not in UTF-8, then of each line
 * that is in another encoding than the first that tells.
 */
export const encodingRemarks = () => {
  let main: string | null = null
  let waiting: { rule: RuleId; place: string; line: number }[] = []
  return {
    tell: (encoding: string, line: number): void => {
      if (encoding === main) return
      const first = main === null
      main ??= encoding
      if (!first) waiting.push({ rule: 'IMP-98', place: '', line })
      else if (encoding === 'windows-1252') waiting.push({ rule: 'IMP-95', place: '', line })
    },
    /** Those that were not taken yet. */
    taken: () => {
      const some = waiting
      waiting = []
      return some
    },
  }
}
