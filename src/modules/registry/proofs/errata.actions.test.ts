import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { chainNow, undone } from '../../../kernel/database/testing.ts'
import { verifyRegister } from '../../acts/index.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

const begin = (post: string, person: string, from: string, mandate = id()) =>
  article('mandate.begin', { mandate, post, person, from, to: '2030-12-31' })
const correction = (act: string, replacement: object | null, of = 1) =>
  article('act.correct', { act, article: of, replacement })

/** A post, a person, and an act whose one article appoints her. */
const anAppointment = async (tx: Tx) => {
  const [{ post, articles }, { person, articles: entry }] = [aPost(), aPerson()]
  await decide(tx, [...articles, ...entry])
  const { act_id } = await decide(tx, [begin(post, person, '2026-01-01')])
  return { post, person, act_id }
}

const periods = async (tx: Tx, post: string) =>
  (await tx.selectFrom('registry.mandate').select('valid').where('post_id', '=', post).execute()).map(
    ({ valid }) => valid,
  )

test('what an erratum puts in place is read as strictly as an article', () =>
  undone(async tx => {
    const { act_id } = await anAppointment(tx)
    const refusedWith = (code: string, replacement: object) =>
      assert.rejects(decide(tx, [correction(act_id, replacement)], { kind: 'erratum' }), { code })
    await refusedWith('ACT-007', article('mandate.begin', { post: 'x' }))
    await refusedWith('ACT-006', article('mandate.other', {}))
    await refusedWith('ACT-011', correction(act_id, null))
  }))

test('two corrections of one place in one erratum are refused', () =>
  undone(async tx => {
    const { act_id } = await anAppointment(tx)
    const [{ post, articles }, { person, articles: entry }] = [aPost(), aPerson()]
    await decide(tx, [...articles, ...entry])
    const twice = [correction(act_id, begin(post, person, '2026-01-01')), correction(act_id, null)]
    await assert.rejects(decide(tx, twice, { kind: 'erratum' }), { code: 'ACT-022' })
  }))

test('an erratum gives a repeal another day, and takes away what a repeal had closed', () =>
  undone(async tx => {
    const { post, act_id } = await anAppointment(tx)
    const repeal = (from: string) => article('act.repeal', { act: act_id, article: 1, from })
    const repealed = await decide(tx, [repeal('2026-06-01')], { kind: 'repeal' })
    assert.deepEqual(await periods(tx, post), ['[2026-01-01,2026-06-01)'])
    await decide(tx, [correction(repealed.act_id, repeal('2026-09-01'))], { kind: 'erratum' })
    assert.deepEqual(await periods(tx, post), ['[2026-01-01,2026-09-01)'])
    await decide(tx, [correction(act_id, null)], { kind: 'erratum' })
    assert.deepEqual(await periods(tx, post), [])
    await chainNow(tx)
    assert.deepEqual((await verifyRegister(tx)).problems, [])
  }))

test('ids are the same in capitals', () =>
  undone(async tx => {
    const [{ post, articles }, { person, articles: entry }] = [aPost(), aPerson()]
    await decide(tx, [...articles, ...entry])
    const [mandate, upper] = [id(), (text: string) => text.toUpperCase()]
    await decide(tx, [begin(upper(post), upper(person), '2026-01-01', upper(mandate))])
    await decide(tx, [article('mandate.end', { post, mandate, on: '2026-03-31', reason: 'death' })])
    assert.deepEqual(await periods(tx, post), ['[2026-01-01,2026-04-01)'])
    await chainNow(tx)
    assert.deepEqual((await verifyRegister(tx)).problems, [])
  }))

test('a mandate is not on two posts at once', () =>
  undone(async tx => {
    const [{ post, articles }, other, { person, articles: entry }] = [aPost(), aPost(), aPerson()]
    const mandate = id()
    const both = [begin(post, person, '2026-01-01', mandate), begin(other.post, person, '2026-02-01', mandate)]
    await assert.rejects(decide(tx, [...articles, ...other.articles, ...entry, ...both]), { code: 'REG-008' })
  }))
