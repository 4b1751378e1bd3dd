import { type Day, day } from './day.ts'

/** An instant as ISO 8601 in UTC with six decimals, '2026-11-21T01:32:00.123456Z': it sorts as text. */
export type Instant = string

export type Clock = { today(): Day; now(): Instant }

/** The government's days begin and end at midnight there, wherever the server is. */
export const timeZone = 'America/Toronto'

const text = (instant: Temporal.Instant): Instant => instant.toString({ smallestUnit: 'microsecond' })

export const systemClock: Clock = {
  today: () => day(Temporal.Now.plainDateISO(timeZone).toString()),
  now: () => text(Temporal.Now.instant()),
}

/** Stays in one day but keeps the real time of day, so that successive instants differ. */
export const fixedClock = (on: Day): Clock => ({
  today: () => on,
  now: () => {
    const plainTime = Temporal.Now.plainTimeISO(timeZone)
    return text(Temporal.PlainDate.from(on).toZonedDateTime({ timeZone, plainTime }).toInstant())
  },
})

/** The first instant after a day: midnight in Toronto, whatever the season. */
export const endOfDayInToronto = (d: Day): Instant =>
  text(Temporal.PlainDate.from(d).add({ days: 1 }).toZonedDateTime(timeZone).toInstant())

/** The instant that clocks in Toronto show a time of a day, 'HH:MM'; an hour that a change of season skips is the next one. */
export const atInToronto = (d: Day, time: string): Instant =>
  text(
    Temporal.PlainDate.from(d)
      .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
      .toInstant(),
  )

/** The time that clocks in Toronto show at an instant, 'HH:MM'. */
export const timeInToronto = (instant: Instant): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })

/** Whether an instant comes before another. Not as text: the database leaves out the zeros that end a second's decimals. */
export const isBefore = (a: Instant, b: Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) < 0

/** The day it is in Toronto at an instant. */
export const dayInToronto = (instant: Instant): Day =>
  day(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString())
