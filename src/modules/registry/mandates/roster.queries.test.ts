import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import { loadFacts } from '../../../kernel/facts/index.ts'
import { Refusal } from '../../../kernel/refusals.ts'
import { addDays, type Day, day } from '../../../kernel/time/index.ts'
import { datasets } from '../exports/datasets.formats.ts'
import { mandates } from '../posts/post.effects.ts'
import type { State } from '../registry.rules.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'
import { horizon } from './horizon.queries.ts'
import { mandatesOf, mandatesOn } from './mandate.queries.ts'
import { stateOfPost } from './mandate.rules.ts'
import { type RosterFilter, type RosterRow, roster } from './roster.queries.ts'

const lines = async (tx: Tx, on: Day, filter: RosterFilter = {}): Promise<RosterRow[]> =>
  (await roster(tx, { on, known: null }, filter, { limit: null, offset: 0, lang: 'fr' })).items

const first = day('2000-01-01')
const aDay = fc.integer({ min: 0, max: 3650 }).map(days => addDays(first, days))
const aMandate = fc.record({
  from: aDay,
  days: fc.integer({ min: 0, max: 1500 }),
  acting: fc.boolean(),
  finishing: fc.integer({ min: 0, max: 4 }),
  seat: fc.integer({ min: 0, max: 2 }),
  person: fc.integer({ min: 0, max: 3 }),
})

test('the state of a post in the roster is the one that the rules give, whatever its mandates', () =>
  undone(async tx => {
    const [over, ends] = [aPost(), aPost({ holds_over: false })]
    const open = aPost({ term_kind: 'indeterminate', term_months: null })
    const seats = [over, ends, open]
    const people = Array.from({ length: 4 }, aPerson)
    await decide(
      tx,
      [...seats, ...people].flatMap(({ articles }) => articles),
    )
    const met = new Set<State>()
    let last = { mandate: id(), post: over.post, to: first }
    for (const { from, days, acting, finishing, seat, person } of fc.sample(aMandate, { numRuns: 60, seed: 7 })) {
      const [post, who] = [seats[seat]?.post, people[person]?.person]
      const to = addDays(from, days)
      const input = { mandate: id(), post, person: who, from, to }
      const after = { from: addDays(last.to, 1), to: addDays(last.to, 1 + days) }
      const own = { mandate: last.mandate, post: last.post, new_mandate: id(), ...after, pending_cases: 3 }
      await sql`savepoint trying`.execute(tx)
      const begins = article(acting ? 'mandate.act' : 'mandate.begin', input)
      await decide(tx, [finishing === 0 ? article('mandate.finish_cases', own) : begins])
        .then(() => {
          if (finishing !== 0 && !acting && post) last = { mandate: input.mandate, post, to }
        })
        .catch(async error => {
          if (!(error instanceof Refusal)) throw error
          await sql`rollback to savepoint trying`.execute(tx)
        })
    }
    const facts = await loadFacts(
      tx,
      seats.map(({ post }) => ({ kind: 'post', id: post })),
    )
    for (const on of fc.sample(aDay, { numRuns: 80, seed: 11 })) {
      const all = await lines(tx, on)
      const perPost = await lines(tx, on, { onePerPost: true })
      for (const { post } of seats) {
        const state = stateOfPost(facts.rows(mandates, post), on)
        const own = all.filter(row => row.post_id === post && row.state !== 'acting' && row.state !== 'supernumerary')
        assert.ok(own.length > 0 && own.every(row => row.state === state), `${on} ${post}`)
        assert.deepEqual(
          perPost.filter(row => row.post_id === post).map(row => row.state),
          [state],
        )
        met.add(state)
        if (all.some(row => row.state === 'supernumerary')) met.add('supernumerary')
      }
    }
    assert.deepEqual([...met].sort(), ['in_office', 'past_term', 'supernumerary', 'vacant', 'vacant_acting'])
  }))

/** A seat with a titular whose term ended, and someone who acts beside; an empty seat beside. */
const aBody = async (tx: Tx) => {
  const [seat, ann, bea] = [aPost(), aPerson(), aPerson()]
  const empty = aPost({ organisation: seat.organisation })
  await decide(
    tx,
    [seat, empty, ann, bea].flatMap(({ articles }) => articles),
  )
  const held = { post: seat.post, person: ann.person, from: '2020-01-01', to: '2024-12-31' }
  await decide(tx, [article('mandate.begin', { mandate: id(), ...held })])
  await decide(tx, [
    article('mandate.act', { mandate: id(), post: seat.post, person: bea.person, from: '2025-03-01', to: null }),
  ])
  return { seat, empty, ann, bea }
}

test('who acts beside a titular stays acting, however the roster is narrowed', () =>
  undone(async tx => {
    const { bea, ann } = await aBody(tx)
    const on = day('2025-06-01')
    assert.deepEqual(
      (await lines(tx, on, { person: bea.person })).map(row => row.state),
      ['acting'],
    )
    assert.deepEqual(
      (await lines(tx, on, { person: ann.person })).map(row => row.state),
      ['past_term'],
    )
  }))

test('the data set of mandates counts the lines of its list, not the posts', () =>
  undone(async tx => {
    const [one, two, ann, bea] = [aPost(), aPost(), aPerson(), aPerson()]
    await decide(tx, [...one.articles, ...two.articles, ...ann.articles, ...bea.articles])
    await decide(tx, [
      article('mandate.begin', {
        mandate: id(),
        post: one.post,
        person: ann.person,
        from: '2020-01-01',
        to: '2024-12-31',
      }),
      article('mandate.act', { mandate: id(), post: one.post, person: bea.person, from: '2022-01-01', to: null }),
    ])
    const count = datasets.find(({ name }) => name === 'mandates')?.count
    assert.equal(await count?.(tx, day('2023-01-01')), 3)
    assert.equal((await lines(tx, day('2023-01-01'))).length, 3)
  }))

test('the roster is paged honestly: pages together are the whole, beyond the last there is still a total', () =>
  undone(async tx => {
    await aBody(tx)
    const when = { on: day('2025-06-01'), known: null }
    const page = (offset: number) => roster(tx, when, {}, { limit: 1, offset, lang: 'en' })
    const whole = await lines(tx, when.on)
    const pages = [await page(0), await page(1), await page(2)]
    assert.deepEqual(
      pages.flatMap(({ items }) => items.map(row => row.mandate_id)),
      whole.map(row => row.mandate_id),
    )
    assert.deepEqual(await page(9), { total: 3, items: [] })
  }))

test('the roster as known before an act does not know it', () =>
  undone(async tx => {
    const [seat, ann] = [aPost(), aPerson()]
    await decide(tx, [...seat.articles, ...ann.articles], { on: '2020-01-01', now: '2020-01-01T15:00:00Z' })
    await decide(
      tx,
      [
        article('mandate.begin', {
          mandate: id(),
          post: seat.post,
          person: ann.person,
          from: '2019-01-01',
          to: '2023-12-31',
        }),
      ],
      { on: '2021-01-01', now: '2021-01-01T15:00:00Z' },
    )
    const states = async (known: string | null) =>
      (await roster(tx, { on: day('2019-06-01'), known }, {}, { limit: null, offset: 0, lang: 'fr' })).items.map(
        row => row.state,
      )
    assert.deepEqual(await states(null), ['in_office'])
    assert.deepEqual(await states('2020-06-01T00:00:00Z'), ['vacant'])
    assert.deepEqual(await states('2019-06-01T00:00:00Z'), [])
  }))

test('the horizon says since when a post is vacant, who follows, and what ends', () =>
  undone(async tx => {
    const [seat, next, ann, bea] = [aPost({ holds_over: false }), aPost({ holds_over: false }), aPerson(), aPerson()]
    await decide(
      tx,
      [seat, next, ann, bea].flatMap(({ articles }) => articles),
    )
    const begin = (post: string, person: string, from: string, to: string) =>
      article('mandate.begin', { mandate: id(), post, person, from, to })
    await decide(tx, [
      begin(seat.post, ann.person, '2020-01-01', '2024-12-31'),
      begin(next.post, bea.person, '2021-01-01', '2025-12-31'),
      begin(next.post, ann.person, '2026-02-01', '2027-01-31'),
    ])
    const found = await horizon(tx, { on: day('2025-06-01'), known: null }, {}, 18)
    const told = found.map(({ post_id, state, ends_on, vacant_since, next_from }) => [
      post_id,
      state,
      ends_on,
      vacant_since,
      next_from,
    ])
    assert.deepEqual(told, [
      [seat.post, 'vacant', null, '2025-01-01', null],
      [next.post, 'in_office', '2025-12-31', null, '2026-02-01'],
    ])
    assert.deepEqual(await horizon(tx, { on: day('2021-06-01'), known: null }, {}, 18), [])
  }))

test('a mandate is named as things were called on its day nearest to the day asked', () =>
  undone(async tx => {
    const { seat, ann } = await aBody(tx)
    await decide(tx, [
      article('organisation.change', {
        organisation: seat.organisation,
        from: '2026-01-01',
        name_fr: 'Cour',
        name_en: 'Court',
      }),
      article('person.change', { person: ann.person, from: '2022-01-01', family_name: 'Roy' }),
      article('mandate.end', {
        post: seat.post,
        mandate: (await lines(tx, day('2025-06-01'), { person: ann.person }))[0]?.mandate_id,
        on: '2025-12-31',
        reason: 'retirement',
      }),
    ])
    const named = async (on: string) => {
      const [line] = await mandatesOf(tx, { on: day(on), known: null }, ann.person)
      return [line?.organisation_fr, line?.family_name]
    }
    assert.deepEqual(await named('2021-01-01'), ['Tribunal', 'Gagné'])
    assert.deepEqual(await named('2030-01-01'), ['Tribunal', 'Roy'])
    const [line] = await mandatesOn(tx, { on: day('2030-01-01'), known: null }, seat.post)
    assert.equal(line?.end_reason, 'retirement')
  }))
