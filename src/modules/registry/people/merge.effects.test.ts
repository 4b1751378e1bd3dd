import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { chainNow, undone } from '../../../kernel/database/testing.ts'
import type { Refusal } from '../../../kernel/refusals.ts'
import { addDays, day, type Instant } from '../../../kernel/time/index.ts'
import { type Kind, verifyRegister } from '../../acts/index.ts'
import { mandatesOf } from '../mandates/mandate.queries.ts'
import { roster } from '../mandates/roster.queries.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'
import { mergedInto, mergeOf, nowOf } from './merge.queries.ts'
import { ordersOf } from './order.queries.ts'
import { personVersions } from './person.queries.ts'

const at = (year: number): Instant => `${year}-01-01T15:00:00Z` as Instant
const when = (year: number, kind: Kind = 'decret') => ({ kind, on: `${year}-01-01`, now: at(year) })
const now = { on: day('2026-11-20'), known: null }
const begin = (post: string, person: string, from: string, to: string, mandate = id()) =>
  article('mandate.begin', { mandate, post, person, from, to })
const merge = (person: string, into: string) => article('person.merge', { person, into })

/** Two entries of one person: the first held two posts, one after the other, the second holds a third; both are of orders. */
const twice = async (tx: Tx) => {
  const [one, two, three] = [aPost(), aPost({ holds_over: false }), aPost()]
  const [first, second] = [aPerson(), aPerson()]
  const [entry] = first.articles
  const identified = {
    ...(entry?.input as object),
    family_name: 'Gagné-Roy',
    identifiers: [{ scheme: 'hr', value: '7' }],
  }
  const join = (person: string, code: string, from: string) =>
    article('person.join_order', { membership: id(), person, professional_order: code, number: '1', from })
  await decide(
    tx,
    [...one.articles, ...two.articles, ...three.articles, article('person.create', identified), ...second.articles],
    when(2010),
  )
  const began = await decide(
    tx,
    [
      begin(one.post, first.person, '2010-06-01', '2014-05-31'),
      begin(two.post, first.person, '2015-01-01', '2019-12-31'),
      begin(three.post, second.person, '2020-03-01', '2024-12-31'),
      join(first.person, 'barreau', '2001-01-01'),
      join(second.person, 'barreau', '2006-01-01'),
      join(first.person, 'notaires', '2003-01-01'),
    ],
    when(2020),
  )
  return { merged: first.person, kept: second.person, posts: [one.post, two.post, three.post] as const, began }
}

const lines = async (tx: Tx, on: string, known: Instant | null) => {
  const { items } = await roster(tx, { on: day(on), known }, {}, { limit: null, offset: 0, lang: 'fr' })
  return items.map(({ post_id, person_id, family_name, state, first_day, last_day }) =>
    [post_id, person_id, family_name, state, first_day, last_day].join(' '),
  )
}
/** The whole roster on some days of thirty years. */
const onDays = async (tx: Tx, days: readonly number[], known: Instant | null = null) => {
  const found: string[][] = []
  for (const n of days) found.push(await lines(tx, addDays(day('2000-01-01'), n), known))
  return found
}
const someDays = fc.sample(fc.nat({ max: 11_000 }), { numRuns: 25, seed: 4 })
const holders = async (tx: Tx, person: string, known: Instant | null = null) =>
  (await mandatesOf(tx, { ...now, known }, person)).map(({ post_id }) => post_id)
const refusedFor = (code: RegExp) => (error: Refusal) => {
  assert.match(`${error.code} ${JSON.stringify(error.details)}`, code)
  return true
}
const undoneIn = async (tx: Tx, run: () => Promise<void>) => {
  await sql`savepoint tried`.execute(tx)
  await run()
  await sql`rollback to savepoint tried`.execute(tx)
}
const sound = async (tx: Tx) => {
  await chainNow(tx)
  assert.deepEqual((await verifyRegister(tx)).problems, [])
}

test('after a merge there is one person, before it two: the terms, the orders and the identifiers are all kept', () =>
  undone(async tx => {
    const { merged, kept, posts } = await twice(tx)
    const { act_id } = await decide(tx, [merge(merged, kept)], when(2026))
    assert.deepEqual(await holders(tx, kept), [...posts])
    assert.deepEqual(await holders(tx, merged), [])
    assert.deepEqual(await personVersions(tx, now, merged), [])
    const orders = await ordersOf(tx, now, kept)
    assert.deepEqual(
      orders.map(({ professional_order, valid }) => [professional_order, valid.from]),
      [
        ['barreau', '2001-01-01'],
        ['notaires', '2003-01-01'],
      ],
    )
    const found = await mergeOf(tx, now, merged)
    assert.deepEqual([found?.into_id, found?.act_id, found?.family_name], [kept, act_id, 'Gagné-Roy'])
    assert.deepEqual(
      (await mergedInto(tx, now, kept)).map(({ person_id }) => person_id),
      [merged],
    )
    const rows = await tx.selectFrom('registry.person').select('identifiers').where('person_id', '=', kept).execute()
    assert.deepEqual(rows, [{ identifiers: [{ scheme: 'hr', value: '7' }] }])

    const before = at(2025)
    assert.deepEqual(await holders(tx, kept, before), [posts[2]])
    assert.deepEqual(await holders(tx, merged, before), [posts[0], posts[1]])
    assert.equal((await personVersions(tx, { ...now, known: before }, merged))[0]?.family_name, 'Gagné-Roy')
    assert.equal(await mergeOf(tx, { known: before }, merged), undefined)
    await sound(tx)
  }))

for (const [name, undo] of [
  ['an erratum that removes it', { kind: 'erratum', effect: 'act.correct', says: { replacement: null } }],
  ['a repeal', { kind: 'repeal', effect: 'act.repeal', says: { from: '2028-01-01' } }],
] as const)
  test(`${name} undoes a merge whole: the roster of any day is the one before, and the merge is still known between`, () =>
    undone(async tx => {
      const { merged, kept, posts } = await twice(tx)
      const before = await onDays(tx, someDays)
      const { act_id } = await decide(tx, [merge(merged, kept)], when(2026))
      const between = await onDays(tx, someDays)
      assert.notDeepEqual(between, before)
      await decide(tx, [article(undo.effect, { act: act_id, article: 1, ...undo.says })], when(2028, undo.kind))
      assert.deepEqual(await onDays(tx, someDays), before)
      assert.deepEqual(await onDays(tx, someDays, at(2025)), before)
      assert.deepEqual(await onDays(tx, someDays, at(2027)), between)
      assert.deepEqual(await holders(tx, merged), [posts[0], posts[1]])
      assert.equal((await ordersOf(tx, now, merged)).length, 2)
      assert.equal(await mergeOf(tx, now, merged), undefined)
      assert.equal((await mergeOf(tx, { known: at(2027) }, merged))?.into_id, kept)
      await sound(tx)
      const twiceUndone = article('act.repeal', { act: act_id, article: 1, from: '2028-06-01' })
      await undoneIn(tx, () => assert.rejects(decide(tx, [twiceUndone], when(2029, 'repeal')), refusedFor(/ACT-/)))
      await decide(tx, [merge(kept, merged)], when(2029))
      assert.deepEqual(await holders(tx, merged), [...posts])
      await sound(tx)
    }))

test('what was decided since of the terms of both goes back to each, and what names the one person stops the undoing', () =>
  undone(async tx => {
    const { merged, kept, posts } = await twice(tx)
    const running = (await mandatesOf(tx, now, merged))[0]?.mandate_id ?? ''
    const { act_id } = await decide(tx, [merge(merged, kept)], when(2026))
    const renewed = id()
    await decide(
      tx,
      [
        article('mandate.renew', {
          post: posts[0],
          mandate: running,
          new_mandate: renewed,
          from: '2026-06-01',
          to: '2030-05-31',
        }),
      ],
      when(2027),
    )
    assert.equal((await mandatesOf(tx, now, kept)).length, 4)
    const repeal = article('act.repeal', { act: act_id, article: 1, from: '2028-01-01' })
    await decide(tx, [repeal], when(2028, 'repeal'))
    assert.deepEqual((await mandatesOf(tx, now, merged)).map(({ mandate_id }) => mandate_id).includes(renewed), true)

    const again = await decide(tx, [merge(merged, kept)], when(2029))
    const moved = { person: kept, from_post: posts[0], mandate: renewed, to_post: posts[1], new_mandate: id() }
    const move = article('mandate.move', { ...moved, from: '2029-02-01', to: '2031-12-31' })
    const { number } = await decide(tx, [move], when(2029))
    const undoing = article('act.repeal', { act: again.act_id, article: 1, from: '2030-01-01' })
    await undoneIn(tx, () =>
      assert.rejects(decide(tx, [undoing], when(2030, 'repeal')), (error: Refusal) => error.says.fr.includes(number)),
    )
    await sound(tx)
  }))

test('an erratum of an earlier appointment is told under the one person; after a chain of merges too', () =>
  undone(async tx => {
    const { merged, kept, posts, began } = await twice(tx)
    const third = aPerson()
    await decide(tx, third.articles, when(2021))
    await decide(tx, [merge(merged, kept)], when(2026))
    await decide(tx, [merge(kept, third.person)], when(2027))
    assert.deepEqual(await holders(tx, third.person), [...posts])
    assert.deepEqual(
      await nowOf(tx, [merged, kept, third.person]),
      new Map([merged, kept].map(one => [one, third.person])),
    )
    const replacement = begin(posts[1], merged, '2016-01-01', '2020-12-31')
    await decide(tx, [article('act.correct', { act: began.act_id, article: 2, replacement })], when(2028, 'erratum'))
    const line = (await mandatesOf(tx, now, third.person)).find(({ post_id }) => post_id === posts[1])
    assert.equal(line?.valid.from, '2016-01-01')
    await sound(tx)
  }))

test('an entry that has gone is named no more: not appointed, not changed, not entered or merged again', () =>
  undone(async tx => {
    const { merged, kept } = await twice(tx)
    await decide(tx, [merge(merged, kept)], when(2026))
    const other = aPost()
    const [entered] = aPerson().articles
    const again = article('person.create', { ...(entered?.input as object), person: merged })
    for (const [articles, code] of [
      [[...other.articles, begin(other.post, merged, '2026-01-01', '2027-12-31')], /REG-005/],
      [[article('person.change', { person: merged, from: '2026-01-01', family_name: 'Roy' })], /REG-009/],
      [[again], /REG-008/],
      [[merge(merged, kept)], /REG-071/],
      [[merge(kept, merged)], /REG-071/],
      [[merge(kept, kept)], /REG-070/],
    ] as const)
      await undoneIn(tx, () => assert.rejects(decide(tx, articles, when(2027)), refusedFor(code)))
  }))

test('two full-time terms at once are a warning: the entries may be of two people', () =>
  undone(async tx => {
    const { merged, kept } = await twice(tx)
    const other = aPost()
    await decide(tx, [...other.articles, begin(other.post, merged, '2024-06-01', '2028-05-31')], when(2024))
    const { judged } = await decide(tx, [merge(merged, kept)], when(2026))
    const told = judged.flatMap(({ verdicts }) => verdicts.map(({ rule, outcome, says }) => [rule, outcome, says.en]))
    assert.equal(told.length, 2)
    assert.deepEqual(told[0]?.slice(0, 2), ['NOM-11', 'warn'])
    assert.match(String(told[1]?.[2]), /from June 1, 2024/)
  }))

test('what the merge took over cannot be changed under it by an erratum', () =>
  undone(async tx => {
    const { merged, kept, began } = await twice(tx)
    await decide(tx, [merge(merged, kept)], when(2026))
    const removal = article('act.correct', { act: began.act_id, article: 6, replacement: null })
    await assert.rejects(decide(tx, [removal], when(2027, 'erratum')), (error: Refusal) =>
      error.says.fr.includes('identifiants'),
    )
  }))

test('an erratum that names another entry as the one that is kept moves all there', () =>
  undone(async tx => {
    const { merged, kept, posts } = await twice(tx)
    const third = aPerson()
    await decide(tx, third.articles, when(2021))
    const { act_id } = await decide(tx, [merge(merged, kept)], when(2026))
    const replacement = merge(merged, third.person)
    await decide(tx, [article('act.correct', { act: act_id, article: 1, replacement })], when(2027, 'erratum'))
    assert.deepEqual(await holders(tx, third.person), [posts[0], posts[1]])
    assert.deepEqual(await holders(tx, kept), [posts[2]])
    assert.equal((await ordersOf(tx, now, kept)).length, 1)
    assert.equal((await ordersOf(tx, now, third.person)).length, 2)
    await sound(tx)
  }))
