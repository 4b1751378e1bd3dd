import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '../../../kernel/time/index.ts'
import { aptitudeVerdict, type Declared, isValidOn, lastValidDay, stateOn } from './aptitude.rules.ts'
import type { Tribunal } from './tribunal.rules.ts'

const entry = (register: Tribunal, entered: string, more: Partial<Declared> = {}): Declared => ({
  register,
  entered_on: day(entered),
  struck_on: null,
  used_on: null,
  ...more,
})

const ends = [
  ['tal', '2024-03-15', '2027-03-14', 'vector 11: three years, the last day included'],
  ['tal', '2024-02-29', '2027-02-28', 'an anniversary that does not exist'],
  ['tat', '2025-06-01', '2026-11-30', 'eighteen months where the law was not read'],
] as const
for (const [register, entered, last, why] of ends)
  test(`last valid day: ${why}`, () => assert.equal(lastValidDay(entry(register, entered)), last))

const states = [
  ['2027-03-14', {}, 'valid', 'its last day counts'],
  ['2027-03-15', {}, 'expired', 'it is struck by itself on expiry (ADJ-03)'],
  ['2025-01-09', { struck_on: day('2025-01-10') }, 'valid', 'the eve of a request to be struck'],
  ['2025-01-10', { struck_on: day('2025-01-10') }, 'struck', 'the day of the request'],
  ['2028-01-01', { struck_on: day('2025-01-10') }, 'struck', 'struck stays struck after its end'],
  ['2025-01-10', { used_on: day('2025-01-10') }, 'used', 'an appointment uses it'],
] as const
for (const [on, more, expected, why] of states)
  test(`state of an entry: ${why}`, () => assert.equal(stateOn(entry('tal', '2024-03-15', more), day(on)), expected))

test('an entry is not valid before its day', () => {
  assert.equal(isValidOn(entry('tal', '2024-03-15'), day('2024-03-14')), false)
  assert.equal(isValidOn(entry('tal', '2024-03-15'), day('2024-03-15')), true)
})

const judge = (register: Tribunal, entries: readonly Declared[], on: string, valid: readonly string[] = []) =>
  aptitudeVerdict({ register, name: 'Aline Roy', entries, valid, on: day(on) as Day })

test('scenario 6: entered three years and two days ago at the TAL is blocked, and offers who is still valid', () => {
  const [found] = judge('tal', [entry('tal', '2023-11-18')], '2026-11-20', ['Denis Cyr', 'Maya Okafor'])
  assert.equal(found?.outcome, 'block')
  assert.equal(found?.rule, 'NOM-09')
  assert.match(
    found?.says.fr ?? '',
    /jusqu’au 17\u00a0novembre 2026\. Y sont valides ce jour-là\u00a0: Denis Cyr et Maya Okafor\.$/,
  )
  assert.match(found?.says.en ?? '', /until November 17, 2026\. Valid in it on that day: Denis Cyr and Maya Okafor\.$/)
})

test('who has one valid entry passes, whatever happened to an older one', () => {
  const older = entry('tal', '2020-01-15')
  assert.deepEqual(judge('tal', [older, entry('tal', '2025-05-01')], '2026-11-20'), [])
  assert.match(judge('tal', [older], '2026-11-20')[0]?.says.fr ?? '', /Personne n’y est valide/)
})

test('an expiry whose law was not read warns; being in no register blocks (J-3, s. 42)', () => {
  assert.equal(judge('tat', [entry('tat', '2025-01-15')], '2026-11-20')[0]?.outcome, 'warn')
  assert.equal(judge('tat', [], '2026-11-20')[0]?.outcome, 'block')
  assert.equal(judge('tat', [entry('tat', '2026-11-21')], '2026-11-20')[0]?.outcome, 'block')
})

test('a struck or used entry blocks, and says since when', () => {
  const struck = judge('tal', [entry('tal', '2025-01-15', { struck_on: day('2026-02-01') })], '2026-11-20')
  assert.equal(struck[0]?.outcome, 'block')
  assert.match(struck[0]?.says.en ?? '', /was struck on February 1, 2026/)
  const used = judge('tal', [entry('tal', '2025-01-15', { used_on: day('2026-02-01') })], '2026-11-20')
  assert.match(used[0]?.says.fr ?? '', /a été utilisée le 1er/)
})
