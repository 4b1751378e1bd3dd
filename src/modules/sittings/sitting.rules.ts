import type { Day } from '../../kernel/time/index.ts'

type Line = { readonly day: Day; readonly step: string }

const isOver = ({ step }: Line): boolean => step === 'closed' || step === 'cancelled'
const yearOf = ({ day }: Line): number => Number(day.slice(0, 4))

/** The sittings that are not over, the next one first; `lines` come the latest first. */
export const ahead = <T extends Line>(lines: readonly T[]): T[] => lines.filter(line => !isOver(line)).toReversed()

/** The sittings of a year that are over, the latest first. */
export const heldIn = <T extends Line>(lines: readonly T[], year: number): T[] =>
  lines.filter(line => isOver(line) && yearOf(line) === year)

/** The years of the sittings that are over, the latest first. */
export const yearsHeld = (lines: readonly Line[]): number[] => [...new Set(lines.filter(isOver).map(yearOf))]

/** Whether a sitting is under way, or over and not closed yet: its agenda is locked, and its day has come. */
export const isHeld = ({ step, day }: Line, today: Day): boolean => step === 'locked' && today >= day
