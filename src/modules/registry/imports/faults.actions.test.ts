import assert from 'node:assert/strict'
import { test } from 'node:test'
import { undone } from '../../../kernel/database/testing.ts'
import { day } from '../../../kernel/time/index.ts'
import { article, decide } from '../testing.ts'
import { idOf } from './article.formats.ts'
import { addsUp, counts, document, held, member, said, sum, take, withMembers } from './testing.ts'

test('what is wrong is reported at its place with its line, left out with what hangs on it, and the rest is taken', () =>
  undone(async tx => {
    const report = await take(tx, {
      persons: [
        ...document.persons,
        { id: 'ann', name: 'Twice' },
        { name: 'Nobody' },
        { id: 'dan', name: 'D\0' },
        { id: 'eve', name: 'x'.repeat(1000) },
        { id: 'fay', name: 'Fay \uD800' },
        'text',
      ],
      organizations: [
        ...document.organizations,
        { id: 'x', name: 'X', parent_id: 'y' },
        { id: 'y', name: 'Y', parent_id: 'x' },
      ],
      posts: [
        ...document.posts,
        { id: 'p2', label: 'P2', organization_id: 'x' },
        { id: 'p3', label: 'P3', organization_id: '?' },
      ],
      memberships: [
        member('m1', 'ann', '2001-02-30'),
        member('m2', 'ann', '2001', '2000'),
        member('m3', 'ann'),
        member('m4', '?', '2001'),
        member('m5', 'dan', '2001'),
        member('m6', 'ann', '2001', null, { post_id: 'p2' }),
        member('m7', 'ann', 2001),
        member('m8', 'ann', '2001', '2002'),
        member('m8', 'bea', '2001', '2002'),
        member('m9', 'eve', 'soon', 'late'),
      ],
    })
    addsUp(report)
    assert.deepEqual(said(report.reported), [
      'IMP-05 /persons/8',
      'IMP-05 /memberships/6/start_date',
      'IMP-07 /persons/5/name',
      'IMP-07 /persons/7/name',
      'IMP-08 /persons/6/name',
      'IMP-10 /persons/4/id',
      'IMP-11 /persons/3/id',
      'IMP-11 /memberships/8/id',
      'IMP-14 /posts/2/organization_id',
      'IMP-14 /memberships/3/person_id',
      'IMP-15 /posts/1/organization_id',
      'IMP-15 /memberships/4/person_id',
      'IMP-15 /memberships/5/post_id',
      'IMP-16 /memberships/2/start_date',
      'IMP-17 /memberships/0/start_date',
      'IMP-17 /memberships/9/start_date',
      'IMP-18 /memberships/1/end_date',
      'IMP-19 /organizations/2/parent_id',
      'IMP-19 /organizations/3/parent_id',
    ])
    assert.deepEqual(said(report.noted), ['IMP-17 /memberships/9/end_date'])
    assert.deepEqual(await held(tx), ['A, Chef - [2001-01-01,2003-01-01)'])
    const long = report.reported.find(({ rule }) => rule === 'IMP-08')?.rows[0]
    assert.ok((long?.value.length ?? 0) < 100)
  }))

test('a name in Latin-1 leaves its row out; the rest of the file is taken', () =>
  undone(async tx => {
    const persons = [...document.persons, { id: 'zoé', name: 'Zoe' }, { id: 'eve', name: 'Ève' }]
    const report = await take(tx, Buffer.from(JSON.stringify({ ...document, persons }), 'latin1'))
    addsUp(report)
    assert.deepEqual(said(report.reported), ['IMP-06 /persons/3/id', 'IMP-06 /persons/4/name'])
    assert.equal(report.imported.memberships, 3)
  }))

test('thousands of findings are counted, the first hundred listed', () =>
  undone(async tx => {
    const report = await take(tx, { persons: Array.from({ length: 5000 }, (_, i) => ({ id: `p${i}`, note: i })) })
    addsUp(report)
    assert.deepEqual(
      report.reported.map(({ rule, count, rows }) => [rule, count, rows.length]),
      [['IMP-12', 5000, 100]],
    )
    assert.deepEqual(
      report.noted.map(({ rule, count, rows }) => [rule, count, rows.length]),
      [['IMP-32', 5000, 1]],
    )
  }))

test('a document that breaks is refused whole, with the place of the break', () =>
  undone(async tx => {
    const before = await counts(tx)
    const whole = JSON.stringify(document, null, 1)
    const report = await take(tx, Buffer.from(whole.slice(0, -60)))
    addsUp(report)
    assert.equal(sum(report.read), 0)
    assert.match(report.reported[0]?.rows[0]?.place ?? '', /^\/organizations/)
    assert.ok((report.reported[0]?.rows[0]?.line ?? 0) > 40)
    assert.equal(report.refused, report.reported[0]?.says)
    assert.deepEqual(await counts(tx), before)
  }))

test('an act that is refused leaves nothing behind, even inside the transaction, and every row is accounted for', () =>
  undone(async tx => {
    const before = await counts(tx)
    const early = await take(tx, document, { today: day('2026-11-21') })
    addsUp(early)
    assert.match(early.refused?.en ?? '', /date of adoption/)
    assert.deepEqual([early.act, sum(early.left_out), sum(early.imported)], [null, 9, 0])
    assert.deepEqual(await counts(tx), before)
  }))

test('an article that the register refuses is named with its reason', () =>
  undone(async tx => {
    await take(tx, document)
    await decide(tx, [article('post.change', { post: idOf('posts', 'chef'), from: '2010-01-01', term_kind: 'fixed' })])
    const before = await counts(tx)
    for (const dryRun of [true, false]) {
      const report = await take(tx, withMembers(member('n1', 'ann', '2004', '2005'), member('n2', 'bea', '2015')), {
        dryRun,
      })
      addsUp(report)
      assert.deepEqual(said(report.reported), ['IMP-23 /memberships/1', 'IMP-23 /memberships/0'])
      assert.match(report.reported[0]?.rows[0]?.says?.en ?? '', /fixed term/)
      assert.match(report.refused?.en ?? '', /cannot be adopted/)
      assert.deepEqual(await counts(tx), before)
    }
  }))
