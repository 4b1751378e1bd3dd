import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../time/index.ts'
import { changesBetween, countOf, type Every, isDue, keptQuery, mondayOf } from './kept.rules.ts'

const mondays = [
  ['2026-11-16', '2026-11-16', 'a Monday is its own'],
  ['2026-11-22', '2026-11-16', 'a Sunday ends the week'],
  ['2026-11-23', '2026-11-23', 'the next week'],
  ['2026-11-15', '2026-11-09', 'before the Monday that is counted from'],
  ['2027-01-01', '2026-12-28', 'across a year'],
] as const
for (const [on, monday, why] of mondays) test(`Mondays: ${why}`, () => assert.equal(mondayOf(day(on)), monday))

const dues: readonly [Every, string, string, boolean, string][] = [
  ['day', '2026-11-20', '2026-11-20', false, 'told today, it waits for tomorrow'],
  ['day', '2026-11-19', '2026-11-20', true, 'each morning'],
  ['week', '2026-11-18', '2026-11-20', false, 'followed on a Wednesday, it waits for Monday'],
  ['week', '2026-11-18', '2026-11-23', true, 'Monday has come'],
  ['week', '2026-11-18', '2026-11-24', true, 'a Monday when nothing ran is made up for on Tuesday'],
  ['week', '2026-11-24', '2026-11-27', false, 'and the week then goes on'],
  ['week', '2026-11-23', '2026-11-23', false, 'once on a Monday'],
]
for (const [every, told, today, due, why] of dues)
  test(`due: ${why}`, () => assert.equal(isDue(every, day(told), day(today)), due))

const queries = [
  ['state=vacant&offset=100&limit=50', 'state=vacant', 'the page of the list is not kept'],
  ['on=2019-03-07&known=2020-01-01&kind=court', 'kind=court', 'a search opens as of today'],
  ['sort=post&dir=desc&kind=&_key=1', 'dir=desc&sort=post', 'what is empty or of the kernel is not, the order is'],
  [
    'columns=post&columns=act&filter=%C3%89tangs',
    'columns=post&columns=act&filter=%C3%89tangs',
    'the columns chosen are',
  ],
  ['b=2&a=1', 'a=1&b=2', 'always in one order'],
] as const
for (const [asked, kept, why] of queries)
  test(`a query: ${why}`, () => assert.equal(keptQuery(new URLSearchParams(asked)), kept))

test('what enters, changes and leaves is told apart; what only has another title is not news', () => {
  const row = (id: string, note: string, title = id) => ({ id, title, note, path: `/${id}` })
  const changes = changesBetween(
    [row('a', '1'), row('b', '1'), row('c', '1')],
    [row('b', '2'), row('c', '1', 'C'), row('d', '1')],
  )
  assert.deepEqual(changes, {
    entered: [row('d', '1')],
    changed: [{ ...row('b', '2'), was: '1' }],
    left: [row('a', '1')],
  })
  assert.equal(countOf(changes), 3)
})
