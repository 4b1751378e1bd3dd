import { kernelRefusals } from '../refusals.ts'

/** A calendar day, 'YYYY-MM-DD', years 0001 to 9999. Text, so it sorts, compares, travels in JSON and never meets a time zone. */
export type Day = string & { readonly __day: true }

const { PlainDate } = Temporal

/** Temporal alone also accepts times, other calendars and the year 0000, which PostgreSQL does not have. */
export const isDay = (text: string): text is Day => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  try {
    PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** Refuses (KER-001) anything but a real 'YYYY-MM-DD'. */
export const day = (text: string): Day => {
  if (!isDay(text)) throw kernelRefusals.notADay(text)
  return text
}

/** Refuses (KER-001) what leaves the years 0001 to 9999. */
const plus = (d: Day, duration: Temporal.DurationLike): Day => {
  const sum = PlainDate.from(d).add(duration)
  if (sum.year < 1 || sum.year > 9999) throw kernelRefusals.notADay(sum.toString())
  return sum.toString() as Day
}

export const addDays = (d: Day, days: number): Day => plus(d, { days })

/** Where the month is too short, its last day: January 31 and one month is February 28 or 29. */
export const addMonths = (d: Day, months: number): Day => plus(d, { months })
export const addYears = (d: Day, years: number): Day => plus(d, { years })

export const dayBefore = (d: Day): Day => addDays(d, -1)
export const dayAfter = (d: Day): Day => addDays(d, 1)

/** Days from `a` to `b`, negative when `b` comes first. */
export const daysBetween = (a: Day, b: Day): number => PlainDate.from(a).until(b).days
