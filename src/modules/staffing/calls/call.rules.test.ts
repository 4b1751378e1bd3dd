import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocks, worst } from '../../../kernel/rules/index.ts'
import { atInToronto, day } from '../../../kernel/time/index.ts'
import { callVerdicts, isOpenAt, noticeTexts, phaseOf } from './call.rules.ts'

const opens_at = atInToronto(day('2026-11-20'), '09:00')
const closes_at = atInToronto(day('2026-12-18'), '16:30')
const published = { step: 'published', opens_at, closes_at, first_closes_at: null }

const cases = [
  ['2026-11-20T13:59:59.999999Z', 'scheduled', false, 'the last microsecond before'],
  ['2026-11-20T14:00:00.000000Z', 'open', true, 'the instant set, in Toronto'],
  ['2026-12-18T21:29:59.999999Z', 'open', true, 'the last microsecond'],
  ['2026-12-18T21:30:00.000000Z', 'ended', false, 'the deadline itself is past'],
] as const
for (const [now, phase, open, why] of cases)
  test(`a published call: ${why}`, () => {
    assert.equal(phaseOf(published, now), phase)
    assert.equal(isOpenAt(published, now), open)
  })

test('an extended call says so while it is open', () => {
  const extended = { ...published, first_closes_at: opens_at }
  assert.equal(phaseOf(extended, opens_at), 'extended')
  assert.ok(isOpenAt(extended, opens_at))
  assert.equal(phaseOf({ ...published, step: 'analysis' }, opens_at), 'analysis')
})

const notice = { kind: 'notice', texts: [...noticeTexts], copies: ['minister', 'president'], hasScale: true }
const on = day('2026-11-20')
const verdicts = [
  [notice, null, 'pass', 'a whole notice'],
  [{ ...notice, texts: ['duties'] }, null, 'block', 'a notice with texts missing'],
  [{ ...notice, copies: ['minister'] }, null, 'block', 'no copy to the president'],
  [{ ...notice, hasScale: false }, null, 'warn', 'no scale'],
  [{ ...notice, kind: 'call', texts: [], copies: [] }, null, 'pass', 'a call for candidates asks for no copy'],
  [notice, { opens: on, closes: day('2026-11-30') }, 'warn', 'a short opening is unverified law: it never blocks'],
  [notice, { opens: on, closes: day('2026-12-04') }, 'pass', 'fourteen days'],
] as const
for (const [judged, dates, outcome, why] of verdicts)
  test(`the verdicts of a call: ${why}`, () => {
    const found = callVerdicts(judged, dates, on)
    assert.equal(worst(found), outcome)
    assert.equal(blocks(found), outcome === 'block')
  })
