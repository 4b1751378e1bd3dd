import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { type Day, day } from '../../../kernel/time/index.ts'
import { daysTo, tally, waveOf } from './horizon.formats.ts'
import type { HorizonRow } from './horizon.queries.ts'
import { stateOf } from './mandate.rules.ts'
import { piecesOf, Timeline } from './timeline.formats.tsx'
import { Wave } from './wave.formats.tsx'

const on = day('2026-11-20')
const or = (text: string | null) => (text === null ? null : day(text))

const bar = (from: string, to: string | null, planned: string | null, capacity = 'titular') => {
  const until = to === null ? null : ((day(to).slice(0, 8) + String(Number(to.slice(8)) + 1).padStart(2, '0')) as Day)
  const state = stateOf({ valid: { from: day(from), until }, planned_end: planned, capacity }, on)
  return { label: 'Rose Gagné', from: day(from), to: or(to), planned_end: or(planned), capacity, state }
}

const cases = [
  // bar                                              pieces                                                          why
  [bar('2020-01-01', '2023-12-30', null), [['held', '2020-01-01', '2023-12-31']], 'an ended mandate is one piece'],
  [
    bar('2024-01-01', null, '2028-12-31'),
    [['held', '2024-01-01', '2029-01-01']],
    'a running one goes to its end of term',
  ],
  [bar('2024-01-01', null, null), [['held', '2024-01-01', '2026-11-21']], 'without one, to the day asked'],
  [
    bar('2020-01-01', null, '2025-12-31'),
    [
      ['held', '2020-01-01', '2026-01-01'],
      ['past_term', '2026-01-01', '2026-11-21'],
    ],
    'past the end of term is another piece (MAN-02)',
  ],
  [
    bar('2015-01-01', '2021-03-14', '2019-12-31'),
    [
      ['held', '2015-01-01', '2020-01-01'],
      ['past_term', '2020-01-01', '2021-03-15'],
    ],
    'of one that ended past term too',
  ],
  [bar('2026-10-01', null, null, 'acting'), [['acting', '2026-10-01', '2026-11-21']], 'an interim has its look'],
  [bar('2027-01-01', null, '2031-12-31'), [['ahead', '2027-01-01', '2032-01-01']], 'so has what is to come'],
] as const

for (const [given, pieces, why] of cases)
  test(`a timeline: ${why}`, () =>
    assert.deepEqual(
      piecesOf(given, on).map(({ kind, from, until }) => [kind, from, until]),
      pieces,
    ))

const row = (of: Partial<HorizonRow>) =>
  ({
    post_id: of.mandate_id,
    state: 'in_office',
    regime: 'full_time',
    ends_on: null,
    vacant_since: null,
    ...of,
  }) as HorizonRow

const rows = [
  row({ mandate_id: 'a', ends_on: day('2026-11-30') }),
  row({ mandate_id: 'b', ends_on: day('2027-05-20'), regime: 'part_time' }),
  row({ mandate_id: 'c', ends_on: day('2027-05-21') }),
  row({ mandate_id: 'd', ends_on: day('2028-10-31') }),
  row({ mandate_id: 'e', ends_on: day('2028-11-01') }),
  row({ mandate_id: 'f', ends_on: day('2026-04-22'), state: 'past_term' }),
  row({ mandate_id: 'g', vacant_since: day('2026-11-16'), state: 'vacant' }),
]

test('the wave counts the terms that end in each of 24 months, and nothing else', () => {
  const wave = waveOf(rows, on)
  assert.equal(wave.length, 24)
  assert.deepEqual(
    wave
      .filter(({ total }) => total > 0)
      .map(({ first, full_time, part_time, total }) => [first, full_time, part_time, total]),
    [
      ['2026-11-01', 1, 0, 1],
      ['2027-05-01', 1, 1, 2],
      ['2028-10-01', 1, 0, 1],
    ],
  )
})

test('the tally and the days are those of an acceptance scenario', () => {
  assert.deepEqual(tally(rows, on), { ending: 5, soon: 2, past_term: 1, vacant: 1, acting: 0, supernumerary: 0 })
  assert.equal(daysTo(rows[5] as HorizonRow, on), -212)
  assert.equal(daysTo(rows[6] as HorizonRow, on), -4)
})

test('pictures carry no style and no number out of their frame', () => {
  const drawn = [
    renderToString(<Timeline bars={cases.map(([given]) => given)} on={on} lang="fr" name="Titulaires" />),
    renderToString(<Wave months={waveOf(rows, on)} lang="en" name="Terms" />),
  ]
  for (const svg of drawn) {
    assert.doesNotMatch(svg, /style=|NaN|Infinity|undefined/)
    for (const [, share] of svg.matchAll(/x[12]?="([\d.-]+)%"/g))
      assert.ok(Number(share) >= 0 && Number(share) <= 100, `${share} %`)
  }
})
