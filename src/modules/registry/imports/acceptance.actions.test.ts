import assert from 'node:assert/strict'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { Database } from '../../../kernel/database/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { onDay } from '../../../kernel/facts/index.ts'
import { root } from '../../../kernel/root.ts'
import { day } from '../../../kernel/time/index.ts'
import '../testing.ts'
import { importFile } from './import.actions.ts'
import type { Report } from './report.rules.ts'

const path = join(root, '../shared/data/uk-ministers-1997-2010.popolo.json')
const skip = existsSync(path)
  ? false
  : 'the acceptance file ../shared/data/uk-ministers-1997-2010.popolo.json is absent'

type Membership = { id: string; person_id: string; post_id: string; start_date: string; end_date: string }
type Named = { id: string; name: string }
type Post = { id: string; label: string; organization_id: string }
type Document = { persons: Named[]; organizations: Named[]; posts: Post[]; memberships: Membership[] }

const take = (database: Database, dryRun = false): Promise<Report> =>
  database.asActor(tester, tx =>
    importFile(tx, {
      format: 'popolo',
      actor: tester,
      open: () => createReadStream(path),
      name: 'uk-ministers-1997-2010.popolo.json',
      today: day('2026-11-20'),
      now: '2026-11-20T15:00:00.000000Z',
      dryRun,
    }),
  )

/** The first day on which a term no longer holds, by the rules of the import read anew: plain dates, no code of ours. */
const endOf = ({ id, post_id, start_date, end_date }: Membership, all: readonly Membership[]): string => {
  const successor = all.some(other => other.id !== id && other.post_id === post_id && other.start_date === end_date)
  if (successor && start_date !== end_date) return end_date
  const next = new Date(`${end_date}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

let database: Database
let document: Document
let report: Report
let terms: (Membership & { until: string })[]

before(async () => {
  if (skip) return
  database = await testDatabase()
  document = JSON.parse(readFileSync(path, 'utf8')) as Document
  terms = document.memberships.map(membership => ({ ...membership, until: endOf(membership, document.memberships) }))
  report = await take(database)
})

test('every row of the file is accounted for', { skip }, () => {
  assert.deepEqual(report.read, { persons: 617, organisations: 216, posts: 1139, memberships: 2890 })
  assert.deepEqual(report.imported, { persons: 617, organisations: 214, posts: 1139, memberships: 2890 })
  assert.deepEqual(
    report.reported.flatMap(({ rule, rows }) => rows.map(({ place, line, value }) => [rule, place, line, value])),
    [
      [
        'IMP-11',
        '/organizations/100/id',
        2873,
        '"speakers-committee-for-the-independent-parliamentary-standards-authority"',
      ],
      ['IMP-11', '/organizations/197/id', 3261, '"minister-without-portfolio"'],
    ],
  )
  assert.deepEqual(report.noted, [])
  const handed = terms.filter(({ end_date, until }) => end_date === until)
  assert.deepEqual([report.hand_overs, handed.length], [313, 313])
})

test('all 2,890 terms are found again, on the dates that the rules give, seat by seat', { skip }, async () => {
  const found = await database.asActor(tester, tx =>
    tx
      .selectFrom('registry.mandate as m')
      .innerJoin('registry.post as p', 'p.post_id', 'm.post_id')
      .innerJoin('registry.person as s', 's.person_id', 'm.person_id')
      .innerJoin('registry.organisation as o', 'o.organisation_id', 'p.organisation_id')
      .innerJoin('acts.article as a', join =>
        join.onRef('a.act_id', '=', 'm.act_id').onRef('a.article', '=', 'm.article'),
      )
      .select([
        'm.post_id',
        'm.valid',
        'm.planned_end',
        'p.title_en',
        'p.seat',
        's.given_name',
        's.family_name',
        'o.name_en',
        'a.input',
      ])
      .execute(),
  )
  const byId = new Map(found.map(row => [(row.input as { as_read: Membership }).as_read.id, row]))
  assert.equal(byId.size, 2890)
  const names = new Map(document.persons.map(({ id, name }) => [id, name]))
  const posts = new Map(document.posts.map(post => [post.id, post]))
  const bodies = new Map(document.organizations.toReversed().map(({ id, name }) => [id, name]))
  for (const { id, person_id, post_id, start_date, until } of terms) {
    const row = byId.get(id)
    assert.equal(row?.valid, `[${start_date},${until})`, id)
    assert.equal(`${row.given_name} ${row.family_name}`.trim(), names.get(person_id))
    assert.deepEqual(
      [row.title_en, row.name_en],
      [posts.get(post_id)?.label.trim(), bodies.get(posts.get(post_id)?.organization_id ?? '')],
    )
  }
  const seats = new Map<string, string[]>()
  for (const term of terms.toSorted((a, b) => (`${a.start_date} ${a.id}` < `${b.start_date} ${b.id}` ? -1 : 1))) {
    const free = seats.get(term.post_id) ?? []
    const seat = free.findIndex(until => until <= term.start_date)
    const taken = seat < 0 ? free.push(term.until) : seat + 1
    free[taken - 1] = term.until
    seats.set(term.post_id, free)
    assert.equal(byId.get(term.id)?.seat ?? 1, taken, term.id)
  }
  const extra = [...seats.values()].reduce((sum, free) => sum + free.length - 1, 0)
  assert.deepEqual([report.extra_seats, extra], [855, 855])
})

const days = [
  '1997-05-01',
  '1997-05-02',
  '2001-06-08',
  '2003-06-13',
  '2005-05-10',
  '2007-06-28',
  '2010-05-11',
  '2010-05-12',
]
for (const on of days)
  test(`the roster of ${on} is that of the file`, { skip }, async () => {
    const rows = await database.asActor(tester, tx =>
      tx
        .selectFrom('registry.mandate as m')
        .innerJoin('registry.post as p', 'p.post_id', 'm.post_id')
        .innerJoin('registry.person as s', 's.person_id', 'm.person_id')
        .select(['p.title_en', 's.given_name', 's.family_name'])
        .where(onDay('m.valid', day(on)))
        .where(onDay('p.valid', day(on)))
        .execute(),
    )
    const labels = new Map(document.posts.map(({ id, label }) => [id, label.trim()]))
    const names = new Map(document.persons.map(({ id, name }) => [id, name]))
    assert.deepEqual(
      rows.map(row => `${row.title_en}: ${`${row.given_name} ${row.family_name}`.trim()}`).sort(),
      terms
        .filter(({ start_date, until }) => start_date <= on && on < until)
        .map(({ post_id, person_id }) => `${labels.get(post_id)}: ${names.get(person_id)}`)
        .sort(),
    )
  })

test('the same file again changes nothing, in a dry run or not', { skip }, async () => {
  const count = () =>
    database.asActor(tester, tx =>
      tx
        .selectFrom('acts.act')
        .select(eb => eb.fn.countAll<number>().as('acts'))
        .executeTakeFirstOrThrow(),
    )
  for (const dryRun of [true, false]) {
    const again = await take(database, dryRun)
    assert.deepEqual(again.same, { persons: 617, organisations: 214, posts: 1139, memberships: 2890 })
    assert.deepEqual([again.imported.memberships, again.act, again.refused], [0, null, null])
    assert.deepEqual(again.reported, report.reported)
  }
  assert.deepEqual(await count(), { acts: 1 })
})
