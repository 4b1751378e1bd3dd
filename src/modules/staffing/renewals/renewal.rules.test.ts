import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '../../../kernel/time/index.ts'
import {
  judgeAdjudicatorTerm,
  judgeBoardOpinion,
  judgeNegative,
  judgeNotice,
  lastNoticeDay,
  presumedTerm,
  shorterReasons,
} from './renewal.rules.ts'

const orNull = (text: string | null): Day | null => (text === null ? null : day(text))

const terms = [
  ['2026-10-01', '2031-09-30', null, false, 'five years'],
  ['2026-10-01', '2028-09-30', null, true, 'scenario 10: two years without a reason'],
  ['2026-10-01', '2028-09-30', 'circumstances', false, 'two years, with a reason'],
  ['2026-10-01', '2031-09-29', null, true, 'a day short'],
  ['2026-10-01', '2031-10-01', 'request', true, 'a day too long, whatever the reason'],
] as const
for (const [from, to, reason, blocked, why] of terms)
  test(`MAN-05: ${why}`, () => {
    const found = judgeAdjudicatorTerm({ from: day(from), to: day(to), reason })
    assert.deepEqual(
      found.map(({ outcome }) => outcome),
      blocked ? ['block'] : [],
    )
  })

test('MAN-05: each reason that a décret may state lets a term be shorter', () => {
  const short = { from: day('2026-10-01'), to: day('2027-09-30') }
  for (const reason of ['request', 'circumstances'] as const) {
    assert.ok(shorterReasons[reason].fr && shorterReasons[reason].en)
    assert.deepEqual(judgeAdjudicatorTerm({ ...short, reason }), [])
  }
})

test('vector 10: the last day of notice, and the term that follows by default', () => {
  assert.equal(lastNoticeDay(day('2026-09-30')), '2026-06-30')
  assert.deepEqual(presumedTerm(day('2026-09-30')), { from: '2026-10-01', to: '2031-09-30' })
  assert.equal(lastNoticeDay(day('2026-05-31')), '2026-02-28', 'where the month is too short, its last day')
})

const notices = [
  [null, '2026-06-30', 'inform', 'on the last day a notice may still be given'],
  [null, '2026-07-01', 'warn', 'scenario 9: the next day the renewal is presumed'],
  ['2026-06-30', '2026-09-01', undefined, 'a notice on the last day is in time'],
  ['2026-07-01', '2026-09-01', 'warn', 'scenario 9: a late refusal is flagged'],
] as const
for (const [notified, on, outcome, why] of notices)
  test(`MAN-06: ${why}`, () => {
    const [found] = judgeNotice({ end: day('2026-09-30'), notified_on: orNull(notified) }, day(on))
    assert.equal(found?.outcome, outcome)
  })

test('MAN-06: the presumed term is in the sentence, and the late notice sends to the legal adviser', () => {
  const [presumed] = judgeNotice({ end: day('2026-09-30'), notified_on: null }, day('2026-07-01'))
  assert.match(presumed?.says.fr ?? '', /du 1er\u00a0octobre 2026 au 30\u00a0septembre 2031 est présumé/)
  const [late] = judgeNotice({ end: day('2026-09-30'), notified_on: day('2026-07-02') }, day('2026-07-03'))
  assert.match(late?.says.en ?? '', /July 2, 2026, is late.*due by June 30, 2026.*consult the legal adviser/)
})

const told = [
  [null, null, null, null, /l’avis d’intention, les motifs et les observations/, 'scenario 8: nothing was told'],
  ['2026-05-01', 'Délais', null, null, /il manque les observations/, 'told, not heard'],
  ['2026-05-01', ' ', '2026-05-20', 'heard', /il manque les motifs/, 'reasons left blank'],
  ['2026-05-21', 'Délais', '2026-05-20', 'heard', /observations qui suivent l’avis/, 'heard before being told'],
  ['2026-05-01', 'Délais', '2026-05-20', 'declined', null, 'told with reasons, and given the opportunity'],
] as const
for (const [intent_on, intent_reasons, heard_on, hearing, says, why] of told)
  test(`MAN-07: ${why}`, () => {
    const [found] = judgeNegative({
      name: 'Aline Roy',
      intent_on: orNull(intent_on),
      intent_reasons,
      heard_on: orNull(heard_on),
      hearing,
    })
    assert.equal(found?.outcome, says ? 'block' : undefined)
    if (says) assert.match(found?.says.fr ?? '', says)
  })

const opinions = [
  [null, null, true, 'neither'],
  ['2026-11-20', null, false, 'the board’s resolution'],
  [null, '2026-11-01', false, 'the notice to the board'],
  ['2026-11-21', null, true, 'a resolution after the decision'],
] as const
for (const [recommended, notified, blocked, why] of opinions)
  test(`MAN-12: ${why}`, () => {
    const said = { recommended_on: orNull(recommended), notified_on: orNull(notified) }
    assert.equal(judgeBoardOpinion(said, day('2026-11-20'))[0]?.outcome, blocked ? 'block' : undefined)
  })
