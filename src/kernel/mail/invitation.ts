import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { type Day, dayAfter, type Instant } from '../time/index.ts'

type When =
  | { readonly starts: Instant; readonly ends: Instant }
  /** Whole days, the last one included. */
  | { readonly from: Day; readonly through: Day }

export type Meeting = {
  /** The same for all that is said of one meeting: a change or a cancellation replaces what came before. */
  readonly uid: string
  /** 0, then one more each time it changes. */
  readonly sequence?: number
  readonly title: string
  readonly place?: string
  readonly says?: string
  readonly organizer: { readonly name: string; readonly address: string }
  /** Whoever is asked to come: the person whom the message is for. */
  readonly attendee: string
  readonly cancelled?: boolean
} & When

const instant = (text: Instant) => Temporal.Instant.from(text)

/** The iCalendar text (RFC 5545) that asks someone to a meeting, or says that it is cancelled. Times are in UTC, which every calendar shows in its own. */
export const invitation = (meeting: Meeting, now: Instant): string => {
  const { uid, sequence = 0, title, place, says, organizer, attendee, cancelled = false } = meeting
  const when =
    'starts' in meeting
      ? { start: instant(meeting.starts), end: instant(meeting.ends) }
      : {
          allDay: true,
          start: Temporal.PlainDate.from(meeting.from),
          end: Temporal.PlainDate.from(dayAfter(meeting.through)),
        }
  const calendar = ical({
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Greffe', product: 'Greffe', language: 'FR' },
  })
  calendar.createEvent({
    id: uid.replace(/[^\x21-\x7e]/g, ''),
    sequence,
    stamp: instant(now),
    summary: title,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: organizer.name, email: organizer.address },
    attendees: [{ email: attendee, rsvp: true }],
    ...when,
    ...(place && { location: place }),
    ...(says && { description: says }),
  })
  return `${calendar}\r\n`
}

/** Who calls a meeting: the person, at the address of the site, from which the message comes. */
export const organizerOf = ({ name }: { readonly name: string }, url: string): Meeting['organizer'] => ({
  name,
  address: `greffe@${URL.parse(url)?.hostname ?? 'localhost'}`,
})
