import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Database, Tx } from '../../../kernel/database/index.ts'
import { chainNow, testDatabase, tester } from '../../../kernel/database/testing.ts'
import { believed, onDay } from '../../../kernel/facts/index.ts'
import { Refusal } from '../../../kernel/refusals.ts'
import { day, type Instant } from '../../../kernel/time/index.ts'
import { type ProposedArticle, preview, verifyRegister } from '../../acts/index.ts'
import { aPerson, aPost, article, decide, header, id } from '../testing.ts'
import { created, type Draw, type Drawn, touched, written } from './drawn.rules.ts'
import { type Act, accepts, forever, type Held, type Op, type Place, replay, type World } from './naive.rules.ts'

const runs = Number(process.env.MODEL_RUNS || 160)

let database: Database
/** On which day each person enters the register. */
const people = new Map<string, number>()
const organisation = id()

const textOf = (n: number) => new Date(Date.UTC(2026, 10, n)).toISOString().slice(0, 10)
const numberOf = (text: string) => Math.round((Date.parse(text) - Date.UTC(2026, 9, 31)) / 86_400_000)

before(async () => {
  database = await testDatabase()
  const named = { kind: 'tribunal', name_fr: 'Cour', name_en: 'Court' }
  await database.asActor(tester, async tx => {
    await decide(tx, [article('organisation.create', { organisation, from: null, ...named })])
    for (const from of [0, 0, 0, 12]) {
      const { person, articles } = aPerson()
      const own = articles.map(one => ({
        ...one,
        input: { ...(one.input as object), from: from ? textOf(from) : null },
      }))
      await decide(tx, own)
      people.set(person, from)
    }
  })
})

/** The day of its adoption, and whether its preview is asked first. */
type Asked = Drawn & { adopted: number; ask: number }

const n = (max: number) => fc.nat({ max })
const draw = fc.record({
  op: n(99),
  post: n(4),
  held: n(99),
  who: n(19),
  day: n(13),
  near: n(9),
  len: n(9),
  odd: n(59),
})
const drawn = fc.record({
  kind: n(99),
  stubborn: n(4),
  adopted: n(2),
  articles: fc.array(draw, { minLength: 1, maxLength: 3 }),
  ask: n(9),
})

/** A naive article as the register takes it; `aim` names the article that a correction or a repeal is about. */
const proposed = (op: Op, aimed: (place: Place) => object): ProposedArticle => {
  const last = (to: number | null) => (to === null ? null : textOf(to))
  switch (op.op) {
    case 'text':
      return { text_fr: 'x', text_en: 'x', effect: null, input: null }
    case 'create': {
      const [seat] = aPost({ organisation, ...op.seat, from: op.from === 0 ? null : day(textOf(op.from)) }).articles
      return article('post.create', { ...(seat?.input as object), post: op.post })
    }
    case 'change':
      return article('post.change', { post: op.post, from: textOf(op.from), ...op.seat })
    case 'abolish':
      return article('post.abolish', { post: op.post, on: textOf(op.on) })
    case 'begin':
    case 'act': {
      const { op: what, from, to, ...who } = op
      return article(`mandate.${what}`, { ...who, from: textOf(from), to: last(to) })
    }
    case 'extend':
      return article(op.set ? 'mandate.set_end' : 'mandate.extend', {
        post: op.post,
        mandate: op.mandate,
        to: textOf(op.to),
      })
    case 'renew': {
      const { post, mandate, next, from, to } = op
      return article('mandate.renew', { post, mandate, new_mandate: next, from: textOf(from), to: last(to) })
    }
    case 'finish': {
      const { post, mandate, next, from, to, cases } = op
      const own = { post, mandate, new_mandate: next, pending_cases: cases }
      return article('mandate.finish_cases', { ...own, from: textOf(from), to: textOf(to) })
    }
    case 'end':
      return article('mandate.end', { post: op.post, mandate: op.mandate, on: textOf(op.on), reason: op.reason })
    case 'move': {
      const { person, from_post, mandate, post, next, from, to } = op
      const there = { to_post: post, new_mandate: next, from: textOf(from), to: last(to) }
      return article('mandate.move', { person, from_post, mandate, ...there })
    }
    case 'merge':
      return article('person.merge', { person: op.person, into: op.into })
    case 'repeal':
      return article('act.repeal', { ...aimed(op.place), from: textOf(op.from) })
  }
}

const proposedAct = (act: Act, aims: readonly Place[], ids: readonly string[]): ProposedArticle[] => {
  const target = (place: Place | undefined) => ({ act: ids[place?.act ?? 0], article: (place?.article ?? 0) + 1 })
  if (act.kind !== 'erratum') return act.ops.map((op, i) => proposed(op, place => target(aims[i] ?? place)))
  return act.corrections.map(({ replacement }, i) =>
    article('act.correct', { ...target(aims[i]), replacement: replacement && proposed(replacement, target) }),
  )
}

const bounds = (valid: string) => {
  const [from = '', until = ''] = valid.slice(1, -1).split(',')
  return { from: from ? numberOf(from) : 0, last: until ? numberOf(until) - 1 : forever }
}

/** What the database believes of these posts, in the words of the naive register. */
const told = async (tx: Tx, posts: readonly string[], known: Instant | null) => {
  const rows = await tx
    .selectFrom(believed('registry.mandate', known).as('m'))
    .selectAll()
    .where('post_id', 'in', posts)
    .execute()
  const held = rows.map(
    ({ mandate_id, post_id, person_id, capacity, planned_end, end_reason, pending_cases, renews, term, valid }) => ({
      mandate: mandate_id,
      post: post_id,
      person: person_id,
      capacity: capacity as Held['capacity'],
      ...bounds(valid),
      planned: planned_end === null ? null : numberOf(planned_end),
      reason: end_reason,
      cases: pending_cases,
      renews,
      term,
    }),
  )
  const lives = await tx
    .selectFrom(believed('registry.post', known).as('p'))
    .selectAll()
    .where('post_id', 'in', posts)
    .execute()
  const seats = lives.map(({ post_id, holds_over, term_kind, term_months, valid }) => ({
    post: post_id,
    holds_over,
    term_kind,
    term_months,
    ...bounds(valid),
  }))
  return { held: inOrder(held), seats }
}

const inOrder = <T extends { mandate: string; post: string }>(held: readonly T[]) =>
  held.toSorted((a, b) => (`${a.mandate} ${a.post}` < `${b.mandate} ${b.post}` ? -1 : 1))

const compare = async (
  tx: Tx,
  world: World,
  posts: readonly string[],
  known: Instant | null,
  on: readonly number[],
) => {
  const { held, seats } = await told(tx, posts, known)
  assert.deepEqual(held, inOrder(world.held.map(({ opened, ...own }) => own)))
  for (const post of posts) {
    const cells = Array.from({ length: forever + 1 }, (_, at) => {
      const found = seats.filter(seat => seat.post === post && seat.from <= at && at <= seat.last)
      assert.ok(found.length <= 1)
      return found.map(({ holds_over, term_kind, term_months }) => ({ holds_over, term_kind, term_months }))[0] ?? null
    })
    assert.deepEqual(cells, world.seats.get(post) ?? cells.map(() => null))
  }
  for (const at of on) {
    const rows = await tx
      .selectFrom(believed('registry.mandate', known).as('m'))
      .select(['post_id', 'person_id', 'capacity', 'planned_end', 'end_reason'])
      .where('post_id', 'in', posts)
      .where(onDay('valid', day(textOf(at))))
      .execute()
    const said = rows.map(row => [row.post_id, row.capacity, row.person_id, row.planned_end, row.end_reason].join(' '))
    const expected = world.held
      .filter(one => one.from <= at && at <= one.last)
      .map(one => [one.post, one.capacity, one.person, one.planned && textOf(one.planned), one.reason].join(' '))
    assert.deepEqual(said.sort(), expected.sort())
  }
}

/** In SQL alone: days shared by two titulars of one post, and mandates that leave the life of their post. */
const broken = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ broken: number }>`
    select (select count(*) from registry.mandate a join registry.mandate b on a.post_id = b.post_id and a.mandate_id < b.mandate_id
        where a.capacity = 'titular' and b.capacity = 'titular' and a.valid && b.valid)
      + (select count(*) from registry.mandate m
        where not coalesce(m.valid <@ (select range_agg(p.valid) from registry.post p where p.post_id = m.post_id), false)) as broken`.execute(
    tx,
  )
  return rows[0]?.broken ?? -1
}

const tally: Record<string, number> = {}
const count = (what: string) => {
  tally[what] = (tally[what] ?? 0) + 1
}

/** Adopts in a savepoint; false when the register refuses, and any other failure is a fault. */
const adopted = async (tx: Tx, act: Act, articles: ProposedArticle[], { adopted, ask }: Asked, expected: boolean) => {
  const on = textOf([10, 19, 20][adopted] ?? 20)
  if (ask < 2) {
    const { refusal } = await preview(
      tx,
      { kind: act.kind, number: null, adopted_on: day(on), header, articles },
      '2026-11-20T15:00:00Z',
    )
    assert.equal(refusal === null, expected, `preview: ${refusal?.message}`)
  }
  await sql`savepoint one`.execute(tx)
  try {
    return await decide(tx, articles, { kind: act.kind, on })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint one`.execute(tx)
    assert.equal(expected, false, `${error.message} ${JSON.stringify(error.details)}`)
    return null
  }
}

class Undo extends Error {}

const follow = (
  sequence: readonly Asked[],
  seats: readonly Draw[],
  asked: readonly { known: number; on: number[] }[],
) =>
  database
    .asActor(tester, async tx => {
      const acts: Act[] = []
      const [ids, instants]: [string[], Instant[]] = [[], []]
      const creation = seats.map(draw => created(draw, id()))
      const first: Asked = { kind: 0, stubborn: 0, adopted: 0, articles: [], ask: 9 }
      for (const drawn of [first, ...sequence]) {
        const { act, aims } =
          drawn === first
            ? { act: { kind: 'decret' as const, ops: creation }, aims: [] }
            : written(acts, drawn, { people, fresh: id })
        const expected = accepts(acts, act, people)
        const made = await adopted(tx, act, proposedAct(act, aims, ids), drawn, expected)
        assert.equal(made !== null, expected, `${made ? 'accepted' : 'refused'}: ${JSON.stringify(act)}`)
        count(`${made ? 'accepted' : 'refused'} ${act.kind}`)
        if (!made) continue
        if (act.kind !== 'erratum')
          for (const op of act.ops)
            if (op.op === 'merge' || (op.op === 'repeal' && op.whole)) count(`${op.op} of people`)
        acts.push(act)
        ids.push(made.act_id)
        instants.push(made.instant)
      }
      const posts = [
        ...new Set(
          acts.flatMap(act =>
            act.kind === 'erratum'
              ? act.corrections.flatMap(({ replacement }) => (replacement ? touched(replacement) : []))
              : act.ops.flatMap(touched),
          ),
        ),
      ]
      await compare(tx, replay(acts), posts, null, [1, 19, 20, 21])
      for (const { known, on } of asked) {
        const until = known % acts.length
        await compare(tx, replay(acts.slice(0, until + 1)), posts, instants[until] ?? null, on)
      }
      assert.equal(await broken(tx), 0)
      count('sequences')
      if ((tally.sequences ?? 0) % 10 === 1) {
        await chainNow(tx)
        assert.deepEqual((await verifyRegister(tx)).problems, [])
      }
      throw new Undo()
    })
    .catch(error => {
      if (!(error instanceof Undo)) throw error
    })

test(`the register answers as a naive one does, after any acts, errata and repeals (${runs} sequences)`, async () => {
  const sequence = fc.array(drawn, { minLength: 3, maxLength: 9 })
  const seats = fc.array(draw, { minLength: 1, maxLength: 3 })
  const asked = fc.array(
    fc.record({ known: n(99), on: fc.array(fc.integer({ min: 1, max: 45 }), { minLength: 2, maxLength: 4 }) }),
    { minLength: 2, maxLength: 2 },
  )
  const property = fc.asyncProperty(sequence, seats, asked, follow)
  await fc.assert(property, {
    numRuns: runs,
    ...(process.env.MODEL_SEED ? { seed: Number(process.env.MODEL_SEED) } : {}),
    endOnFailure: false,
  })
  if (process.env.MODEL_RUNS) console.log(tally)
})
