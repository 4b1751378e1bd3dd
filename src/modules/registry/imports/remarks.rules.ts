import type { RuleId } from './import.rules.ts'

/** What a file as a whole said, with what stands there in short; `place` is a JSON pointer, `times` how many lines the last of a rule speaks for. */
export type Remark = { rule: string; place: string; line: number; excerpt?: string; times?: number }

const listed = 100

/** Keeps the first hundred remarks of each rule and counts the others in the last of them: a file may say the same of each of its lines. */
export const keptRemarks = () => {
  const kept: Remark[] = []
  const byRule = new Map<RuleId, { count: number; last: Remark }>()
  return {
    kept,
    keep: (rule: RuleId, remark: Omit<Remark, 'rule' | 'times'>): void => {
      const found = byRule.get(rule)
      if (found && found.count >= listed) {
        found.last.times = (found.last.times ?? 1) + 1
        return
      }
      const last = { rule, ...remark }
      kept.push(last)
      byRule.set(rule, { count: (found?.count ?? 0) + 1, last })
    },
  }
}

/** What was said of a file, once for each rule: how many times, and on which lines first. */
export type Said = { rule: RuleId; count: number; lines: readonly number[] }

const linesShown = 5

export const saidOf = (remarks: readonly Remark[]): Said[] =>
  [...Map.groupBy(remarks, ({ rule }) => rule)].map(([rule, own]) => ({
    rule: rule as RuleId,
    count: own.reduce((sum, { times = 1 }) => sum + times, 0),
    lines: own.slice(0, linesShown).map(({ line }) => line),
  }))
