import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkNow, undone } from '../../../kernel/database/testing.ts'
import { article, decide } from '../testing.ts'
import { idOf } from './article.formats.ts'
import { addsUp, counts, document, held, member, said, take, withMembers } from './testing.ts'

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
    assert.match(text_fr, /^Bea B soit nommée ou nommé Chef, Tribunal, à compter du 1er\u00a0janvier 2002/)
    assert.match(text_en, /^Bea B be appointed Chef, Tribunal, as of January 1, 2002/)
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
    assert.deepEqual(said(report.reported), ['IMP-20 /memberships/0/id', 'IMP-26 /persons/1/id'])
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
    const late = await take(tx, withMembers(member('m9', 'ann', '2010', '2012')))
    assert.deepEqual(said(late.reported).at(-1), 'IMP-22 /memberships/0/end_date')
    await checkNow(tx)
  }))

test('progress is told: bytes, then articles', () =>
  undone(async tx => {
    const steps: string[] = []
    await take(tx, document, { progress: ({ step, done, total }) => steps.push(`${step} ${done}/${total}`) })
    const bytes = Buffer.byteLength(JSON.stringify(document))
    assert.deepEqual(steps, [`read ${bytes}/null`, 'adopt 10/10'])
  }))
