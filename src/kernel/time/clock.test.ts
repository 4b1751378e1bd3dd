import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, dayInToronto, endOfDayInToronto, fixedClock, systemClock } from './index.ts'

const ends = [
  ['2026-11-20', '2026-11-21T05:00:00.000000Z', 'winter time'],
  ['2026-07-01', '2026-07-02T04:00:00.000000Z', 'summer time'],
  ['2026-03-07', '2026-03-08T05:00:00.000000Z', 'the eve of the 23-hour day'],
  ['2026-03-08', '2026-03-09T04:00:00.000000Z', 'the 23-hour day'],
  ['2026-11-01', '2026-11-02T05:00:00.000000Z', 'the 25-hour day'],
  ['2026-12-31', '2027-01-01T05:00:00.000000Z', 'a year turns'],
] as const
for (const [d, instant, why] of ends)
  test(`end of the day in Toronto: ${why}`, () => {
    assert.equal(endOfDayInToronto(day(d)), instant)
    assert.equal(dayInToronto(new Date(Date.parse(instant) - 1).toISOString()), d)
    assert.notEqual(dayInToronto(instant), d)
  })

test('the system clock gives the same instant as the machine, and the day it is in Toronto', () => {
  const before = Date.now()
  const now = systemClock.now()
  assert.match(now, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  assert.ok(Date.parse(now) >= before && Date.parse(now) <= Date.now() + 1)
  assert.ok([dayInToronto(now), dayInToronto(systemClock.now())].includes(systemClock.today()))
})

for (const on of ['2019-06-30', '2026-03-08', '2026-11-01', '2030-01-01'])
  test(`a fixed clock stays in its day while time passes (${on})`, async () => {
    const clock = fixedClock(day(on))
    const first = clock.now()
    await new Promise(resolve => setTimeout(resolve, 2))
    assert.equal(clock.today(), on)
    assert.equal(dayInToronto(first), on)
    assert.equal(dayInToronto(clock.now()), on)
    assert.notEqual(clock.now(), first)
  })
