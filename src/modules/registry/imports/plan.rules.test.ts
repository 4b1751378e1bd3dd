import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day, overlap, type Period, periodFromRange, through } from '../../../kernel/time/index.ts'
import {
  beyondBound,
  handOvers,
  type Known,
  livesOf,
  newRow,
  parentsFirst,
  type Row,
  takeSeats,
  widened,
} from './plan.rules.ts'

const dayOf = (text: string | null) => (text === null ? null : day(text))

const term = (id: string, from: string, last: string | null): Row =>
  newRow({ collection: 'memberships', index: 0, line: 1, read: { id }, id, from: day(from), last: dayOf(last) })

type Terms = readonly (readonly [id: string, from: string, last: string | null])[]

/** Each term as 'id seat first..last', in the order of (start, id); a star marks a same-day hand-over. */
const placed = (terms: Terms, held: readonly (readonly Period[])[] = []) =>
  takeSeats(handOvers(terms.map(one => term(...one))), held).map(
    ({ row, to, seat, handed }) => `${row.read.id} ${seat} ${row.from}..${to ?? ''}${handed ? '*' : ''}`,
  )

const cases: readonly (readonly [Terms, readonly string[], string])[] = [
  [
    [
      ['a', '2001-01-01', '2002-01-01'],
      ['b', '2002-01-01', '2003-01-01'],
    ],
    ['a 1 2001-01-01..2001-12-31*', 'b 1 2002-01-01..2003-01-01'],
    'the day on which one ends and another begins belongs to the successor',
  ],
  [
    [
      ['a', '2001-01-01', '2002-01-01'],
      ['b', '2002-01-02', null],
    ],
    ['a 1 2001-01-01..2002-01-01', 'b 1 2002-01-02..'],
    'the end date is the last day held',
  ],
  [
    [
      ['a', '2002-01-01', '2002-01-01'],
      ['b', '2002-01-01', '2003-01-01'],
    ],
    ['a 1 2002-01-01..2002-01-01', 'b 2 2002-01-01..2003-01-01'],
    'a single day and the one that begins that day both keep their dates',
  ],
  [
    [
      ['a', '2001-01-01', '2002-01-01'],
      ['b', '2002-01-01', '2002-01-01'],
      ['c', '2002-01-01', null],
    ],
    ['a 1 2001-01-01..2001-12-31*', 'b 1 2002-01-01..2002-01-01', 'c 2 2002-01-01..'],
    'whoever leaves that day still gives it over to a single day',
  ],
  [
    [
      ['b', '2001-01-01', '2002-01-01'],
      ['a', '2001-01-01', '2002-01-01'],
    ],
    ['a 1 2001-01-01..2002-01-01', 'b 2 2001-01-01..2002-01-01'],
    'of two that begin together, the lower identifier sits first',
  ],
  [
    [
      ['a', '2001-01-01', null],
      ['b', '2001-02-01', '2001-03-01'],
      ['c', '2001-02-15', '2001-04-01'],
      ['d', '2001-03-02', '2001-05-01'],
      ['e', '2001-04-02', null],
    ],
    [
      'a 1 2001-01-01..',
      'b 2 2001-02-01..2001-03-01',
      'c 3 2001-02-15..2001-04-01',
      'd 2 2001-03-02..2001-05-01',
      'e 3 2001-04-02..',
    ],
    'a seat that is free again is taken, the lowest first',
  ],
  [
    [
      ['a', '2001-01-01', '2001-06-30'],
      ['b', '2001-06-30', '2001-06-30'],
    ],
    ['a 1 2001-01-01..2001-06-29*', 'b 1 2001-06-30..2001-06-30'],
    'a single day succeeds like any other',
  ],
]
for (const [terms, expected, why] of cases) test(`seats: ${why}`, () => assert.deepEqual(placed(terms), expected))

test('seats: those that the register holds are kept, before and after', () => {
  const held = [[periodFromRange('[2001-01-01,2002-01-01)'), periodFromRange('[2003-01-01,)')], []]
  const terms: Terms = [
    ['a', '2001-06-01', '2001-07-01'],
    ['b', '2002-01-01', '2002-12-31'],
    ['c', '2002-06-01', '2003-06-01'],
    ['d', '2002-07-01', '2002-08-01'],
  ]
  assert.deepEqual(
    placed(terms, held).map(text => text.slice(0, 3)),
    ['a 2', 'b 1', 'c 2', 'd 3'],
  )
})

const first = day('2000-01-01')
const someTerms = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 60 }), days: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }) }),
  { maxLength: 25 },
)

test('seats: as a slow reading of the rules finds them', () => {
  fc.assert(
    fc.property(someTerms, someTerms, (drawn, already) => {
      const period = ({ from, days }: { from: number; days: number | null }): [Day, Day | null] => {
        const start = addDays(first, from)
        return [start, days === null ? null : addDays(start, days)]
      }
      const held: Period[][] = []
      for (const one of already) {
        const valid = through(...period(one))
        const free = held.find(seat => !seat.some(other => overlap(other, valid)))
        if (free) free.push(valid)
        else held.push([valid])
      }
      const terms = drawn.map((one, i) => [String(i).padStart(2, '0'), ...period(one)] as const)
      const seats = held.map(seat => [...seat])
      const expected = terms
        .toSorted(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1))
        .map(([id, from, last]) => {
          const handed = last !== null && last !== from && terms.some(([, start]) => start === last)
          const to = handed ? addDays(last, -1) : last
          const valid = through(from, to)
          const free = seats.findIndex(seat => !seat.some(other => overlap(other, valid)))
          const seat = free < 0 ? seats.push([]) - 1 : free
          seats[seat]?.push(valid)
          return `${id} ${seat + 1} ${from}..${to ?? ''}${handed ? '*' : ''}`
        })
      assert.deepEqual(placed(terms, held), expected)
    }),
    { numRuns: 500 },
  )
})

const organisation = (id: string, parent_id?: string, from: string | null = null, last: string | null = null): Row =>
  newRow({
    collection: 'organizations',
    index: 0,
    line: 1,
    read: {
      id,
      ...(parent_id && { parent_id }),
      ...(from && { founding_date: from }),
      ...(last && { dissolution_date: last }),
    },
    id,
    from: dayOf(from),
    last: dayOf(last),
  })

test('organizations come after the one above them; a circle comes apart, with what is below it', () => {
  const rows = [
    organisation('c', 'b'),
    organisation('b', 'a'),
    organisation('a'),
    organisation('x', 'y'),
    organisation('y', 'x'),
    organisation('z', 'y'),
    organisation('self', 'self'),
    organisation('orphan', 'nobody'),
  ]
  const organizations = new Map(rows.map(row => [row.id, row]))
  const known: Known = { organizations, persons: new Map(), posts: new Map(), memberships: new Map() }
  const { ordered, circular } = parentsFirst(rows, known)
  assert.deepEqual(ordered.map(({ id }) => id).join(' '), 'a orphan b c')
  assert.deepEqual(circular.map(({ id }) => id).join(' '), 'x y z self')
})

test('a chain of parents as long as one likes is followed', () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => organisation(String(i), i > 0 ? String(i - 1) : undefined))
  const organizations = new Map(rows.map(row => [row.id, row]))
  const known: Known = { organizations, persons: new Map(), posts: new Map(), memberships: new Map() }
  assert.equal(parentsFirst(rows.toReversed(), known).ordered.length, 100_000)
})

const lives = [
  [null, null, '1990-01-01', '2000-12-31', '1990-01-01', '2000-12-31', 'as long as what it belongs to'],
  ['1995-01-01', null, '1990-01-01', '2000-12-31', '1995-01-01', '2000-12-31', 'from its own date'],
  ['2005-01-01', null, '1990-01-01', '2000-12-31', '2005-01-01', null, 'without an end where that would reverse it'],
  [null, '1980-01-01', '1990-01-01', null, null, '1980-01-01', 'without a start where that would reverse it'],
  [null, null, null, null, null, null, 'always'],
] as const
for (const [from, last, ownerFrom, ownerLast, expectedFrom, expectedLast, why] of lives)
  test(`a life not dated: ${why}`, () => {
    const row = { ...organisation('a', 'o', from, last), owner: organisation('o', undefined, ownerFrom, ownerLast) }
    assert.deepEqual(livesOf(row), { from: expectedFrom, last: expectedLast })
  })

test('a life is widened to hold what the file puts in it, and said where the file dates it', () => {
  const row = organisation('o', undefined, '1990-01-01', '2000-12-31')
  const inner = (from: string | null, last: string | null) => ({ from: dayOf(from), last: dayOf(last) })
  const said = (lifes: readonly ReturnType<typeof inner>[], of = row) => {
    const { from, last, findings } = widened(of, lifes)
    return [from, last, ...findings.map(({ rule, field }) => `${rule} ${field}`)]
  }
  assert.deepEqual(said([inner('1995-01-01', '1996-01-01')]), ['1990-01-01', '2000-12-31'])
  assert.deepEqual(said([inner('1985-01-01', '1996-01-01'), inner('1980-01-01', '1996-01-01')]), [
    '1980-01-01',
    '2000-12-31',
    'IMP-35 founding_date',
  ])
  assert.deepEqual(said([inner('1995-01-01', null)]), ['1990-01-01', null, 'IMP-35 dissolution_date'])
  assert.deepEqual(said([inner(null, '2001-05-05')]), [
    null,
    '2001-05-05',
    'IMP-35 founding_date',
    'IMP-35 dissolution_date',
  ])
  const defaulted = { ...row, read: { id: 'o' } }
  assert.deepEqual(said([inner('1985-01-01', null)], defaulted), ['1985-01-01', null])
})

const bounds = [
  ['(,)', '1900-01-01', null, null],
  ['[1990-01-01,2001-01-01)', '1990-01-01', '2000-12-31', null],
  ['[1990-01-01,2001-01-01)', '1989-12-31', '2000-12-31', 'start_date'],
  ['[1990-01-01,2001-01-01)', '1990-01-01', '2001-01-01', 'end_date'],
  ['[1990-01-01,2001-01-01)', '1990-01-01', null, 'end_date'],
  ['[1990-01-01,2001-01-01)', '2001-01-01', null, 'end_date'],
] as const
for (const [range, from, last, field] of bounds)
  test(`a term from ${from} to ${last} within ${range}`, () => {
    const row = { ...term('a', from, last), bound: periodFromRange(range) }
    assert.equal(beyondBound(row, row.from, row.last)[0]?.field ?? null, field)
  })
