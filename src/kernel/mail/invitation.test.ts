import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarIn, eventsIn } from '../testing.ts'
import { day } from '../time/index.ts'
import { invitation } from './index.ts'

/** The event of a calendar of one, and what it says under a name. */
const onlyEvent = (text: string) => {
  const [event, ...others] = eventsIn(text)
  assert.ok(event && others.length === 0, text)
  return event
}
const said = (event: ReturnType<typeof onlyEvent>, name: string) =>
  String(event.component.getFirstPropertyValue(name) ?? '')

const now = '2026-11-20T15:00:00.123456Z'
const common = {
  uid: '0199@greffe',
  organizer: { name: 'Secrétariat', address: 'emplois@example.ca' },
  attendee: 'membre@example.ca',
}

test('an invitation says when in UTC, where, who asks and who is asked', () => {
  const text = invitation(
    {
      ...common,
      title: 'Comité; étude, des dossiers',
      place: 'Québec\n2e étage',
      starts: '2026-11-25T14:00:00.000000Z',
      ends: '2026-11-25T16:30:00.000000Z',
    },
    now,
  )
  assert.equal(calendarIn(text).getFirstPropertyValue('method'), 'REQUEST')
  const event = onlyEvent(text)
  assert.deepEqual(
    [event.uid, event.sequence, event.startDate.toString(), event.endDate.toString(), event.summary, event.location],
    [
      '0199@greffe',
      0,
      '2026-11-25T14:00:00Z',
      '2026-11-25T16:30:00Z',
      'Comité; étude, des dossiers',
      'Québec\n2e étage',
    ],
  )
  assert.equal(said(event, 'dtstamp'), '2026-11-20T15:00:00Z')
  assert.equal(said(event, 'status'), 'CONFIRMED')
  assert.equal(event.organizer, 'mailto:emplois@example.ca')
  assert.equal(event.component.getFirstProperty('organizer')?.getFirstParameter('cn'), 'Secrétariat')
  const [attendee, ...others] = event.attendees
  assert.match(String(attendee?.getFirstValue()), /^mailto:membre@example\.ca$/i)
  assert.equal(others.length, 0)
  assert.equal(attendee?.getFirstParameter('rsvp').toUpperCase(), 'TRUE')
})

test('whole days end on the morning after the last one', () => {
  const days = { from: day('2026-12-30'), through: day('2026-12-31') }
  const { startDate, endDate } = onlyEvent(invitation({ ...common, title: 'Retraite', ...days }, now))
  assert.deepEqual([startDate.isDate, startDate.toString()], [true, '2026-12-30'])
  assert.deepEqual([endDate.isDate, endDate.toString()], [true, '2027-01-01'])
})

test('a cancellation replaces what it names', () => {
  const at = { starts: now, ends: now }
  const text = invitation({ ...common, ...at, title: 'Comité', sequence: 2, cancelled: true }, now)
  const event = onlyEvent(text)
  assert.equal(calendarIn(text).getFirstPropertyValue('method'), 'CANCEL')
  assert.deepEqual([event.sequence, said(event, 'status')], [2, 'CANCELLED'])
})

test('lines end with CRLF, hold 75 octets at most and no half of a character; what is typed adds no line of its own', () => {
  const title = `${'é'.repeat(100)}${'漢'.repeat(40)}😀`
  const text = invitation(
    { ...common, uid: 'a\r\nX-EVIL:1', title, place: 'a\r\nX-EVIL:2', starts: now, ends: now },
    now,
  )
  assert.match(text, /END:VCALENDAR\r\n$/)
  assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)|\ufffd/)
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const event = onlyEvent(text)
  assert.equal(event.summary, title)
  for (const thing of [calendarIn(text), event.component])
    assert.ok(!thing.getAllProperties().some(({ name }) => name.startsWith('x-evil')))
})
