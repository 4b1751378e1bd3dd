import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { checkNow, undone } from '../../../kernel/database/testing.ts'
import { day } from '../../../kernel/time/index.ts'
import { article, decide } from '../testing.ts'
import { idOf } from './article.formats.ts'
import { type Import, importPopolo } from './import.actions.ts'
import type { Report } from './report.rules.ts'

const now = '2026-11-20T15:00:00.000000Z'

const take = (tx: Tx, content: unknown, options: Partial<Import> = {}): Promise<Report> => {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content))
  async function* open() {
    yield bytes
  }
  return importPopolo(tx, { open, name: 'registre.json', today: day('2026-11-20'), now, ...options })
}

const sum = ({ persons, organisations, posts, memberships }: Report['read']) =>
  persons + organisations + posts + memberships

/** What holds of every report: each row read is somewhere, once. */
const addsUp = (report: Report) => {
  for (const name of ['persons', 'organisations', 'posts', 'memberships'] as const)
    assert.equal(report.read[name], report.imported[name] + report.same[name] + report.left_out[name], name)
  if (sum(report.read) > 0)
    assert.equal(
      report.reported.reduce((total, { count }) => total + count, 0),
      sum(report.left_out),
    )
}

/** Rules with their places, as 'IMP-14 /memberships/0/post_id'. */
const said = (list: Report['reported']) => list.flatMap(({ rule, rows }) => rows.map(({ place }) => `${rule} ${place}`))

const held = async (tx: Tx) =>
  (
    await tx
      .selectFrom('registry.mandate as m')
      .innerJoin('registry.post as p', 'p.post_id', 'm.post_id')
      .innerJoin('registry.person as s', 's.person_id', 'm.person_id')
      .select(['s.family_name', 'p.title_fr_f', 'p.seat', 'm.valid'])
      .orderBy('m.valid')
      .orderBy('s.family_name')
      .execute()
  ).map(({ family_name, title_fr_f, seat, valid }) => `${family_name}, ${title_fr_f} ${seat ?? '-'} ${valid}`)

const counts = async (tx: Tx) => {
  const of = async (
    table:
      | 'registry.organisation'
      | 'registry.person'
      | 'registry.post'
      | 'registry.mandate'
      | 'acts.act'
      | 'acts.article'
      | 'acts.series'
      | 'journal.entry',
  ) =>
    (
      await tx
        .selectFrom(table)
        .select(eb => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n
  return [
    await of('registry.organisation'),
    await of('registry.person'),
    await of('registry.post'),
    await of('registry.mandate'),
    await of('acts.act'),
    await of('acts.article'),
    await of('acts.series'),
    await of('journal.entry'),
  ]
}

const member = (id: string, person_id: string, start_date?: unknown, end_date?: unknown, more: object = {}) => ({
  id,
  person_id,
  post_id: 'chef',
  start_date,
  end_date,
  ...more,
})

const document = {
  memberships: [
    member('m2', 'bea', '2002-01-01', '2003'),
    member('m1', 'ann', '2001', '2002-01-01'),
    member('m3', 'cat', '2003-06', null),
  ],
  posts: [{ id: 'chef', label: 'Chef', organization_id: 'tribunal' }],
  persons: [
    { id: 'ann', name: 'Ann A', gender: 'female' },
    { id: 'bea', name: 'Bea B' },
    { id: 'cat', name: 'Cat C' },
  ],
  organizations: [
    { id: 'tribunal', name: 'Tribunal', classification: 'Tribunal administratif', parent_id: 'house' },
    { id: 'house', name: 'House' },
  ],
}
const withMembers = (...memberships: unknown[]) => ({ ...document, memberships })

test('a document is taken over in one act: hand-over, further seat, partial dates; the dates as read stay', () =>
  undone(async tx => {
    const report = await take(tx, document)
    addsUp(report)
    assert.deepEqual(report.imported, { persons: 3, organisations: 2, posts: 1, memberships: 3 })
    assert.deepEqual([report.hand_overs, report.extra_seats, report.act?.number], [1, 1, '1-2026'])
    assert.deepEqual([report.reported, report.noted], [[], []])
    assert.deepEqual(await held(tx), [
      'A, Chef 1 [2001-01-01,2002-01-01)',
      'B, Chef 1 [2002-01-01,2004-01-01)',
      'C, Chef 2 [2003-06-01,)',
    ])
    const { input, text_fr, text_en } = await tx
      .selectFrom('acts.article')
      .selectAll()
      .where('effect', '=', 'mandate.begin')
      .orderBy('article')
      .limit(1)
      .executeTakeFirstOrThrow()
    assert.deepEqual((input as { as_read: unknown }).as_read, {
      id: 'm2',
      person_id: 'bea',
      post_id: 'chef',
      start_date: '2002-01-01',
      end_date: '2003',
    })
    assert.match(text_fr, /^Bea B soit nommée ou nommé Chef, Tribunal à compter du 1er\u00a0janvier 2002/)
    assert.match(text_en, /^Bea B be appointed Chef, Tribunal as of January 1, 2002/)
    const tribunal = await tx
      .selectFrom('registry.organisation')
      .selectAll()
      .where('name_fr', '=', 'Tribunal')
      .executeTakeFirstOrThrow()
    assert.deepEqual([tribunal.kind, tribunal.parent_id], ['tribunal', idOf('organizations', 'house')])
    await checkNow(tx)
  }))

test('the same document again changes nothing, whatever the order of its rows or the name of its file', () =>
  undone(async tx => {
    await take(tx, document)
    const before = await counts(tx)
    const reversed = Object.fromEntries(
      Object.entries(document)
        .toReversed()
        .map(([key, rows]) => [key, rows.toReversed()]),
    )
    for (const [content, name] of [
      [document, 'registre.json'],
      [reversed, 'autre nom.json'],
    ] as const) {
      const report = await take(tx, content, { name })
      addsUp(report)
      assert.deepEqual(report.same, { persons: 3, organisations: 2, posts: 1, memberships: 3 })
      assert.equal(report.act, null)
    }
    assert.deepEqual(await counts(tx), before)
  }))

test('a dry run says what an import would do, and writes nothing', () =>
  undone(async tx => {
    const before = await counts(tx)
    const report = await take(tx, document, { dryRun: true })
    assert.deepEqual(await counts(tx), before)
    addsUp(report)
    assert.deepEqual(
      [report.imported.memberships, report.extra_seats, report.act, report.dry_run, report.refused],
      [3, 1, null, true, null],
    )
  }))

test('what the register has decided since is not undone by the same document', () =>
  undone(async tx => {
    const { act } = await take(tx, document)
    await decide(tx, [
      article('mandate.end', {
        post: idOf('seats', `${idOf('posts', 'chef')} 2`),
        mandate: idOf('memberships', 'm3'),
        on: '2020-06-30',
        reason: 'resignation',
      }),
    ])
    const again = await take(tx, document)
    assert.deepEqual([again.same.memberships, again.act], [3, null])
    const removed = await tx
      .selectFrom('acts.article')
      .select('article')
      .where('act_id', '=', act?.act_id ?? '')
      .where('effect', '=', 'mandate.begin')
      .orderBy('article')
      .executeTakeFirstOrThrow()
    await decide(tx, [article('act.correct', { act: act?.act_id, article: removed.article, replacement: null })], {
      kind: 'erratum',
    })
    const after = await take(tx, document)
    addsUp(after)
    assert.deepEqual(said(after.reported), ['IMP-21 /memberships/0/id'])
  }))

test('a row that says otherwise than before is reported, and what hangs on it newly is taken', () =>
  undone(async tx => {
    await take(tx, document)
    const report = await take(tx, {
      ...withMembers(member('m1', 'ann', '2001-02', '2002-01-01'), member('m4', 'bea', '2004', '2005-05-05')),
      persons: document.persons.map(person => (person.id === 'bea' ? { ...person, name: 'Béa B' } : person)),
    })
    addsUp(report)
    assert.deepEqual(said(report.reported), ['IMP-20 /persons/1/id', 'IMP-20 /memberships/0/id'])
    assert.equal(report.imported.memberships, 1)
    assert.deepEqual((await held(tx)).at(-1), 'B, Chef 1 [2004-01-01,2005-05-06)')
  }))

test('later terms find the seats that the register holds, and add one where none is free', () =>
  undone(async tx => {
    await take(tx, document)
    const more = [member('n1', 'ann', '2004', '2006'), member('n2', 'bea', '2005', '2007'), member('n3', 'ann', '2007')]
    const report = await take(tx, withMembers(...document.memberships, ...more))
    addsUp(report)
    assert.equal(report.extra_seats, 1)
    assert.deepEqual((await held(tx)).slice(-3), [
      'A, Chef 1 [2004-01-01,2007-01-01)',
      'B, Chef 3 [2005-01-01,2008-01-01)',
      'A, Chef 1 [2007-01-01,)',
    ])
    assert.equal((await take(tx, withMembers(...document.memberships, ...more))).act, null)
  }))

test('a membership without a post takes one made for its role', () =>
  undone(async tx => {
    const free = (id: string, person_id: string, role: string | null, start_date: string) => ({
      id,
      person_id,
      organization_id: 'house',
      role,
      start_date,
    })
    const content = withMembers(
      free('m1', 'ann', 'Cook', '2001'),
      free('m2', 'bea', 'Cook', '2002'),
      free('m3', 'cat', null, '2003'),
    )
    const report = await take(tx, content)
    addsUp(report)
    assert.deepEqual(said(report.noted), ['IMP-33 /memberships/0/role', 'IMP-33 /memberships/2/role'])
    assert.deepEqual(await held(tx), [
      'A, Cook 1 [2001-01-01,)',
      'B, Cook 2 [2002-01-01,)',
      'C, Membre - [2003-01-01,)',
    ])
    const again = await take(tx, content)
    assert.deepEqual([again.same.memberships, again.noted, again.act], [3, [], null])
  }))

test('lives: what the file dates is kept, what contradicts it widens it and is said', () =>
  undone(async tx => {
    const report = await take(tx, {
      ...document,
      organizations: [
        { id: 'tribunal', name: 'Tribunal', founding_date: '1990', dissolution_date: '2010', parent_id: 'house' },
        { id: 'house', name: 'House', founding_date: '1995' },
      ],
      posts: [{ id: 'chef', label: 'Chef', organization_id: 'tribunal', start_date: '2002' }],
      memberships: [member('m1', 'ann', '2001', '2005')],
    })
    addsUp(report)
    assert.deepEqual(said(report.noted), ['IMP-35 /posts/0/start_date', 'IMP-35 /organizations/1/founding_date'])
    const bodies = await tx
      .selectFrom('registry.organisation')
      .select(['name_fr', 'valid', 'ending'])
      .orderBy('name_fr')
      .execute()
    assert.deepEqual(bodies, [
      { name_fr: 'House', valid: '[1990-01-01,)', ending: null },
      { name_fr: 'Tribunal', valid: '[1990-01-01,2011-01-01)', ending: 'abolished' },
    ])
    const posts = await tx.selectFrom('registry.post').select('valid').execute()
    assert.deepEqual(posts, [{ valid: '[2001-01-01,2011-01-01)' }])
    await checkNow(tx)
    const late = await take(tx, withMembers(member('m9', 'ann', '2010', '2012')))
    assert.deepEqual(said(late.reported).at(-1), 'IMP-22 /memberships/0/end_date')
  }))

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

test('progress is told: bytes, then articles', () =>
  undone(async tx => {
    const steps: string[] = []
    await take(tx, document, { progress: ({ step, done, total }) => steps.push(`${step} ${done}/${total}`) })
    const bytes = Buffer.byteLength(JSON.stringify(document))
    assert.deepEqual(steps, [`read ${bytes}/null`, 'adopt 10/10'])
  }))
