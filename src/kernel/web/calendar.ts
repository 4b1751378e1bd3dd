import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { addDays, type Day, type Instant } from '../time/index.ts'
import type { Lang } from '../words/index.ts'

/** A whole day of a calendar. `id` is permanent; `known` is when it became known. */
type DayEvent = {
  readonly id: string
  readonly day: Day
  readonly title: string
  readonly note?: string
  readonly page: string
  readonly known: Instant
  readonly cancelled?: boolean
}

/** RFC 5545: events of whole days, whose end is exclusive, and during which nobody is busy. */
export const calendar = (title: string, lang: Lang, events: readonly DayEvent[]): string => {
  const made = ical({ name: title, prodId: { company: 'Greffe', product: 'Greffe', language: lang.toUpperCase() } })
  for (const { id, day, title: summary, note, page, known, cancelled } of events)
    made.createEvent({
      ...{
        id,
        summary,
        url: page,
        stamp: new Date(known),
        allDay: true,
        transparency: ICalEventTransparency.TRANSPARENT,
      },
      ...(cancelled ? { status: ICalEventStatus.CANCELLED } : {}),
      ...(note ? { description: note } : {}),
      start: day,
      end: addDays(day, 1),
    })
  return `${made}\r\n`
}
