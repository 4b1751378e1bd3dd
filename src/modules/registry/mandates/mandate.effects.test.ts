import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import type { Refusal } from '../../../kernel/refusals.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

/** Who holds a post, as the table says: person, range, reason. */
const held = async (tx: Tx, post: string) =>
  (await tx.selectFrom('registry.mandate').selectAll().where('post_id', '=', post).orderBy('valid').execute()).map(
    row => [row.person_id, row.valid, row.end_reason],
  )

const begin = (post: string, person: string, from: string, to: string | null, mandate = id()) =>
  article('mandate.begin', { mandate, post, person, from, to })

test('on a seat that holds over, a beginning ends the predecessor the day before', () =>
  undone(async tx => {
    const [{ post, articles }, ann, bea] = [aPost(), aPerson(), aPerson()]
    await decide(tx, [
      ...articles,
      ...ann.articles,
      ...bea.articles,
      begin(post, ann.person, '2015-01-01', '2019-12-31'),
    ])
    await decide(tx, [begin(post, bea.person, '2021-03-01', '2026-02-28')])
    assert.deepEqual(await held(tx, post), [
      [ann.person, '[2015-01-01,2021-03-01)', 'term_expired'],
      [bea.person, '[2021-03-01,)', null],
    ])
  }))

test('without hold-over, time in office ends with the term', () =>
  undone(async tx => {
    const [{ post, articles }, ann] = [aPost({ holds_over: false }), aPerson()]
    await decide(tx, [...articles, ...ann.articles, begin(post, ann.person, '2015-01-01', '2019-12-31')])
    assert.deepEqual(await held(tx, post), [[ann.person, '[2015-01-01,2020-01-01)', null]])
  }))

test('two holders exchange their posts in one act', () =>
  undone(async tx => {
    const [one, two, ann, bea] = [aPost({ holds_over: false }), aPost({ holds_over: false }), aPerson(), aPerson()]
    const [m1, m2] = [id(), id()]
    await decide(tx, [
      ...one.articles,
      ...two.articles,
      ...ann.articles,
      ...bea.articles,
      begin(one.post, ann.person, '2024-01-01', '2028-12-31', m1),
      begin(two.post, bea.person, '2024-01-01', '2028-12-31', m2),
    ])
    const move = (person: string, from_post: string, mandate: string, to_post: string) =>
      article('mandate.move', {
        person,
        from_post,
        mandate,
        to_post,
        new_mandate: id(),
        from: '2026-12-01',
        to: '2030-11-30',
      })
    await decide(tx, [move(ann.person, one.post, m1, two.post), move(bea.person, two.post, m2, one.post)])
    assert.deepEqual(await held(tx, one.post), [
      [ann.person, '[2024-01-01,2026-12-01)', 'reassignment'],
      [bea.person, '[2026-12-01,2030-12-01)', null],
    ])
    assert.deepEqual(await held(tx, two.post), [
      [bea.person, '[2024-01-01,2026-12-01)', 'reassignment'],
      [ann.person, '[2026-12-01,2030-12-01)', null],
    ])
  }))

test('a second titular is refused, and nothing is written', () =>
  undone(async tx => {
    const [{ post, articles }, ann, bea] = [aPost({ holds_over: false }), aPerson(), aPerson()]
    await decide(tx, [
      ...articles,
      ...ann.articles,
      ...bea.articles,
      begin(post, ann.person, '2015-01-01', '2019-12-31'),
    ])
    await assert.rejects(decide(tx, [begin(post, bea.person, '2019-12-31', '2022-12-31')]), (error: Refusal) => {
      assert.equal(error.code, 'ACT-004')
      assert.match(JSON.stringify(error.details), /REG-001/)
      return true
    })
  }))

test('an erratum as of the original day moves a beginning, and the predecessor stays until then', () =>
  undone(async tx => {
    const [{ post, articles }, ann, bea] = [aPost(), aPerson(), aPerson()]
    await decide(tx, [
      ...articles,
      ...ann.articles,
      ...bea.articles,
      begin(post, ann.person, '2015-01-01', '2019-12-31'),
    ])
    const mandate = id()
    const wrong = await decide(tx, [begin(post, bea.person, '2021-03-01', '2026-02-28', mandate)])
    await decide(tx, [article('mandate.end', { post, mandate, on: '2022-06-30', reason: 'resignation' })])
    const replacement = begin(post, bea.person, '2021-05-01', '2026-02-28', mandate)
    await decide(tx, [article('act.correct', { act: wrong.act_id, article: 1, replacement })], { kind: 'erratum' })
    assert.deepEqual(await held(tx, post), [
      [ann.person, '[2015-01-01,2021-05-01)', 'term_expired'],
      [bea.person, '[2021-05-01,2022-07-01)', 'resignation'],
    ])
    const late = begin(post, bea.person, '2022-08-01', '2026-02-28', mandate)
    await assert.rejects(
      decide(tx, [article('act.correct', { act: wrong.act_id, article: 1, replacement: late })], { kind: 'erratum' }),
      { code: 'ACT-010' },
    )
  }))

test('a repeal closes what the article opened, from its own day', () =>
  undone(async tx => {
    const [{ post, articles }, ann] = [aPost(), aPerson()]
    await decide(tx, [...articles, ...ann.articles])
    const { act_id } = await decide(tx, [begin(post, ann.person, '2024-01-01', '2028-12-31')])
    await decide(tx, [article('act.repeal', { act: act_id, article: 1, from: '2026-12-01' })], { kind: 'repeal' })
    assert.deepEqual(await held(tx, post), [[ann.person, '[2024-01-01,2026-12-01)', 'repeal']])
    await assert.rejects(
      decide(tx, [article('act.repeal', { act: act_id, article: 1, from: '2026-12-01' })], { kind: 'repeal' }),
      {
        code: 'ACT-004',
      },
    )
  }))
