import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../time/index.ts'
import { invitation } from './index.ts'

const now = '2026-11-20T15:00:00.123456Z'
const common = {
  uid: '0199@greffe',
  organizer: { name: 'Secrétariat', address: 'emplois@example.ca' },
  attendee: 'membre@example.ca',
}

/** The lines of an iCalendar text, unfolded. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

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
  const lines = unfolded(text)
  for (const line of [
    'METHOD:REQUEST',
    'UID:0199@greffe',
    'SEQUENCE:0',
    'DTSTAMP:20261120T150000Z',
    'DTSTART:20261125T140000Z',
    'DTEND:20261125T163000Z',
    'SUMMARY:Comité\\; étude\\, des dossiers',
    'LOCATION:Québec\\n2e étage',
    'STATUS:CONFIRMED',
  ])
    assert.ok(lines.includes(line), `${line} in\n${text}`)
  assert.ok(lines.some(line => line.startsWith('ORGANIZER') && line.endsWith('mailto:emplois@example.ca')))
  assert.ok(lines.some(line => /^ATTENDEE.*RSVP=TRUE.*:mailto:membre@example.ca$/i.test(line)))
})

test('whole days end on the morning after the last one', () => {
  const days = { from: day('2026-12-30'), through: day('2026-12-31') }
  const lines = unfolded(invitation({ ...common, title: 'Retraite', ...days }, now))
  assert.ok(lines.includes('DTSTART;VALUE=DATE:20261230'))
  assert.ok(lines.includes('DTEND;VALUE=DATE:20270101'))
})

test('a cancellation replaces what it names', () => {
  const at = { starts: now, ends: now }
  const lines = unfolded(invitation({ ...common, ...at, title: 'Comité', sequence: 2, cancelled: true }, now))
  for (const line of ['METHOD:CANCEL', 'SEQUENCE:2', 'STATUS:CANCELLED']) assert.ok(lines.includes(line), line)
})

test('lines end with CRLF, hold 75 octets at most and no half of a character; what is typed adds no line of its own', () => {
  const title = `${'é'.repeat(100)}${'漢'.repeat(40)}😀`
  const text = invitation(
    { ...common, uid: 'a\r\nX-EVIL:1', title, place: 'a\r\nX-EVIL:2', starts: now, ends: now },
    now,
  )
  assert.match(text, /^BEGIN:VCALENDAR\r\n/)
  assert.match(text, /END:VCALENDAR\r\n$/)
  assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)|\ufffd/)
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.ok(unfolded(text).includes(`SUMMARY:${title}`))
  assert.ok(!unfolded(text).some(line => line.startsWith('X-EVIL')))
})
