import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../../kernel/time/index.ts'
import { lastDayKept, nextNews, shownAnswers, shownCount, silence } from './application.rules.ts'

const today = day('2026-11-20')

const news = [
  ['acknowledged', '2026-12-18', '2027-01-17', 'counted from the deadline, which is to come'],
  ['acknowledged', '2026-11-01', '2026-12-20', 'counted from today once the deadline is past'],
  ['preselected', '2026-12-18', '2026-12-11', 'counted from the step'],
  ['withdrawn', '2026-12-18', null, 'none after the end'],
] as const
for (const [step, deadline, expected, why] of news)
  test(`next news: ${why}`, () => assert.equal(nextNews(step, today, day(deadline)), expected))

test('silence is counted in whole days and is never negative', () => {
  assert.equal(silence(day('2026-10-30'), today), 21)
  assert.equal(silence(today, today), 0)
  assert.equal(silence(day('2026-11-21'), today), 0)
})

const counts = [
  // people, answered, shown, why
  [5, 10, 5, 'five of ten: neither is small'],
  [4, 40, null, 'fewer than five declared it'],
  [0, 40, null, 'none is small as well'],
  [36, 40, null, 'fewer than five did not'],
  [40, 40, null, 'all of them: each is told'],
  [2, 4, null, 'fewer than five answered'],
  [35, 40, 35, 'five did not'],
] as const
for (const [people, answered, shown, why] of counts)
  test(`what is told of a group: ${why}`, () => assert.equal(shownCount(people, answered, today), shown))

test('how many answered is told from five on', () => {
  assert.deepEqual([shownAnswers(4, today), shownAnswers(5, today)], [null, 5])
})

test('what was submitted is kept two years after its end, what was not only its day', () => {
  assert.equal(lastDayKept(today, true), '2028-11-20')
  assert.equal(lastDayKept(today, false), today)
})
