import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import type { Refusal } from '../../../kernel/refusals.ts'
import { day } from '../../../kernel/time/index.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'
import { horizon, horizonCounts } from './horizon.queries.ts'
import { roster } from './roster.queries.ts'

/** A judge whose term ends on 30 September 2026, on a seat that holds over or not. */
const aJudge = async (tx: Tx, holds_over = true) => {
  const [{ post, organisation, articles }, ann] = [aPost({ holds_over }), aPerson()]
  const mandate = id()
  const term = { mandate, post, person: ann.person, from: '2021-10-01', to: '2026-09-30' }
  await decide(tx, [...articles, ...ann.articles, article('mandate.begin', term)])
  return { post, organisation, person: ann.person, mandate }
}
type Judge = Awaited<ReturnType<typeof aJudge>>

const finishing = ({ post, mandate }: Judge, more: object = {}) =>
  article('mandate.finish_cases', {
    post,
    mandate,
    new_mandate: id(),
    from: '2026-10-15',
    to: '2027-03-31',
    pending_cases: 4,
    ...more,
  })
const authorise = (tx: Tx, judge: Judge, more: object = {}) =>
  decide(tx, [finishing(judge, more)], { kind: 'authorisation', number: '12-2026' })

const held = async (tx: Tx, post: string) =>
  (await tx.selectFrom('registry.mandate').selectAll().where('post_id', '=', post).orderBy('valid').execute()).map(
    ({ capacity, valid, end_reason, pending_cases }) => [capacity, valid, end_reason, pending_cases],
  )
const ended = (tx: Tx, { post, mandate }: Judge, reason: string, on = '2026-09-30') =>
  decide(tx, [article('mandate.end', { post, mandate, on, reason })])

const states = async (tx: Tx, on: string, filter: object = {}) =>
  (await roster(tx, { on: day(on), known: null }, filter, { limit: null, offset: 0, lang: 'fr' })).items.map(
    row => row.state,
  )
/** The register stays as it was, for what the test tries next. */
const refused = async (tx: Tx, trying: () => Promise<unknown>, why: RegExp) => {
  await sql`savepoint trying`.execute(tx)
  await assert.rejects(trying, (error: Refusal) => {
    assert.match(JSON.stringify(error.details), why)
    return true
  })
  await sql`rollback to savepoint trying`.execute(tx)
}

test('scenario 11: the expired judge finishes four cases until a day; who held over leaves the seat', () =>
  undone(async tx => {
    const judge = await aJudge(tx)
    await authorise(tx, judge)
    assert.deepEqual(await held(tx, judge.post), [
      ['titular', '[2021-10-01,2026-10-15)', 'term_expired', null],
      ['supernumerary', '[2026-10-15,2027-04-01)', null, 4],
    ])
  }))

test('scenario 11: the same after a dismissal is refused, in a clear sentence', () =>
  undone(async tx => {
    const judge = await aJudge(tx, false)
    await ended(tx, judge, 'dismissal', '2026-05-31')
    await refused(tx, () => authorise(tx, judge), /MAN-09.*destituée ne peut pas terminer ses affaires/)
  }))

test('a supernumerary takes no seat: it is vacant, then held by another, and counted once', () =>
  undone(async tx => {
    const [judge, bea] = [await aJudge(tx), aPerson()]
    await authorise(tx, judge)
    assert.deepEqual(await states(tx, '2026-11-01'), ['vacant', 'supernumerary'])
    assert.deepEqual(await states(tx, '2026-11-01', { onePerPost: true }), ['vacant'])
    assert.deepEqual(await states(tx, '2026-11-01', { state: 'vacant', organisation: judge.organisation }), ['vacant'])
    assert.deepEqual((await horizonCounts(tx, day('2026-11-01'), {})).vacant, 1)
    const next = { post: judge.post, mandate: id(), person: bea.person, from: '2026-12-01', to: '2031-11-30' }
    await decide(tx, [...bea.articles, article('mandate.begin', next)])
    assert.deepEqual(await states(tx, '2026-12-01'), ['in_office', 'supernumerary'])
    assert.deepEqual(await states(tx, '2026-12-01', { person: judge.person }), ['supernumerary'])
    assert.deepEqual(await states(tx, '2027-04-01'), ['in_office'])
  }))

test('two supernumeraries of one seat leave it one vacant line; the horizon says when each ends', () =>
  undone(async tx => {
    const [judge, bea] = [await aJudge(tx, false), aPerson()]
    const other = { post: judge.post, mandate: id(), person: bea.person, from: '2016-10-01', to: '2021-09-30' }
    await decide(tx, [...bea.articles, article('mandate.begin', other)])
    await authorise(tx, judge)
    await decide(tx, [finishing({ ...judge, mandate: other.mandate }, { to: '2026-12-31', pending_cases: 1 })])
    assert.deepEqual(await states(tx, '2026-11-01'), ['vacant', 'supernumerary', 'supernumerary'])
    const told = await horizon(tx, { on: day('2026-11-01'), known: null }, {}, 12)
    assert.deepEqual(told.map(({ state, ends_on, vacant_since }) => [state, ends_on ?? vacant_since]).sort(), [
      ['supernumerary', '2026-12-31'],
      ['supernumerary', '2027-03-31'],
      ['vacant', '2026-10-01'],
    ])
    assert.equal((await horizon(tx, { on: day('2026-11-01'), known: null }, {}, 2)).length, 2)
  }))

test('not before the end of the term, nor twice for the same days, nor for whoever acts', () =>
  undone(async tx => {
    const [judge, bea] = [await aJudge(tx), aPerson()]
    await refused(tx, () => authorise(tx, judge, { from: '2026-09-30' }), /REG-020/)
    await refused(tx, () => authorise(tx, judge, { to: '2026-10-01' }), /REG-010/)
    await authorise(tx, judge)
    const again = finishing(judge, { from: '2027-03-31', to: '2027-06-30' })
    await refused(tx, () => decide(tx, [again]), /REG-021/)
    const acting = { post: judge.post, mandate: id(), person: bea.person, from: '2026-10-15', to: '2026-10-31' }
    await decide(tx, [...bea.articles, article('mandate.act', acting)])
    assert.deepEqual(await states(tx, '2026-10-20'), ['supernumerary', 'vacant_acting'])
    const asked = finishing({ ...judge, mandate: acting.mandate }, { from: '2026-11-15' })
    await refused(tx, () => decide(tx, [asked]), /REG-019/)
  }))

test('an authorisation is extended as it is, and is not renewed as a term', () =>
  undone(async tx => {
    const judge = await aJudge(tx, false)
    const mandate = id()
    await authorise(tx, judge, { new_mandate: mandate })
    await decide(tx, [article('mandate.extend', { post: judge.post, mandate, to: '2033-01-31' })])
    assert.deepEqual((await held(tx, judge.post))[1], ['supernumerary', '[2026-10-15,2033-02-01)', null, 4])
    const renewal = { post: judge.post, mandate, new_mandate: id(), from: '2033-02-01', to: '2034-01-31' }
    await refused(tx, () => decide(tx, [article('mandate.renew', renewal)]), /REG-015/)
  }))

test('scenario 2: past its term a seat without hold-over, as those of the Assembly, is vacant; one that holds over is not', () =>
  undone(async tx => {
    const { organisation, post, articles } = aPost({ holds_over: false })
    const seat = articles.map(one =>
      one.effect === 'post.create' ? { ...one, input: { ...(one.input as object), authority: 'assembly' } } : one,
    )
    const [over, ann, bea] = [aPost({ organisation }), aPerson(), aPerson()]
    const term = (on: string, person: string) =>
      article('mandate.begin', { mandate: id(), post: on, person, from: '2021-10-01', to: '2026-09-30' })
    await decide(tx, [...seat, ...over.articles, ...ann.articles, ...bea.articles])
    await decide(tx, [term(post, ann.person), term(over.post, bea.person)])
    assert.deepEqual(await states(tx, '2026-09-30'), ['in_office', 'in_office'])
    assert.deepEqual(await states(tx, '2026-10-01', { post }), ['vacant'])
    assert.deepEqual(await states(tx, '2026-10-01', { post: over.post }), ['past_term'])
  }))
