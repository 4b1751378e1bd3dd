import { type Dated, inForce } from '../../../kernel/rules/index.ts'
import { addDays, type Day, day } from '../../../kernel/time/index.ts'

/** How many days ahead a sitting is announced: a year planned at once does not fill calendars with what may still move. */
const ahead = [
  { from: day('1867-07-01'), law: 'SM-7', status: 'proposal', value: 60 },
] as const satisfies readonly Dated<number>[]

export const daysAhead = (today: Day): number => inForce<number>(ahead, today).value

/** The last day of the sittings that are announced today. */
export const announcedThrough = (today: Day): Day => addDays(today, daysAhead(today))
