import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database/index.ts'
import { undone } from '../../kernel/database/testing.ts'
import { Refusal } from '../../kernel/refusals.ts'
import { day } from '../../kernel/time/index.ts'
import { draftMoved, moveDraft, verifyRegister } from '../acts/index.ts'
import { decide as adoptNow, aPerson, aPost, article, id } from '../registry/testing.ts'
import { grouped } from './agenda.rules.ts'
import { itemDecided, itemPlaced, itemTakenOff, sittingDayOf, sittingsFrom } from './index.ts'
import {
  adoptItems,
  cancelSitting,
  decide,
  judgeItems,
  lockSitting,
  moveItem,
  putOnAgenda,
  takeOff,
} from './sitting.actions.ts'
import { itemsOf, sittingById } from './sitting.queries.ts'
import { adviser, aSitting, at, decideOn, director, held, ready, refuses, registrar, sittingDay } from './testing.ts'

/** A draft with an article of this effect; what is on an agenda is not applied before its adoption. */
const about = (effect: string) => [{ text_fr: effect, text_en: effect, effect, input: {} }]

test('an agenda goes kind after kind; once locked, each item keeps its number and its kind', () =>
  undone(async tx => {
    const sitting = await aSitting(tx)
    const drafts = {
      politique: await ready(tx, 'politique'),
      depart: await ready(tx, 'départ', about('mandate.end')),
      prolongation: await ready(tx, 'prolongation', about('mandate.extend')),
      nomination: await ready(tx, 'nomination', about('mandate.begin')),
      interim: await ready(tx, 'intérim', about('mandate.act')),
      mutation: await ready(tx, 'mutation', about('mandate.move')),
    }
    const { mutation, ...others } = drafts
    for (const draft of Object.values(others)) await putOnAgenda(tx, at(adviser), sitting, draft, '')
    const agenda = async () =>
      grouped(await itemsOf(tx, sitting)).flatMap(({ group, items }) => [
        group,
        ...items.map(({ n, draft }) => `${n} ${draft.content.title.fr}`),
      ])
    assert.deepEqual(await agenda(), [
      'appointments',
      '1 nomination',
      '2 intérim',
      'renewals',
      '3 prolongation',
      'departures',
      '4 départ',
      'others',
      '5 politique',
    ])
    const idOf = async (n: number) => (await itemsOf(tx, sitting)).find(one => one.n === n)?.item_id ?? ''
    const last = await agenda()
    await moveItem(tx, at(registrar), sitting, await idOf(3), -1)
    await moveItem(tx, at(registrar), sitting, await idOf(5), 1)
    assert.deepEqual(await agenda(), last, 'an item stays among those of its kind')
    await moveItem(tx, at(registrar), sitting, await idOf(1), 1)
    await lockSitting(tx, at(registrar), sitting)
    await putOnAgenda(tx, at(registrar), sitting, mutation, 'urgent')
    const locked = [
      'appointments',
      '1 intérim',
      '2 nomination',
      '6 mutation',
      'renewals',
      '3 prolongation',
      'departures',
      '4 départ',
      'others',
      '5 politique',
    ]
    assert.deepEqual(await agenda(), locked)
    await moveDraft(tx, at(director), others.nomination, 1, 'return', 'à reprendre')
    await tx
      .updateTable('acts.draft')
      .set({ content: JSON.stringify({ title: { fr: 'nomination', en: '' }, articles: [] }) })
      .where('draft_id', '=', others.nomination)
      .execute()
    assert.deepEqual(await agenda(), locked, 'its draft may change; the agenda does not')
    await assert.rejects(decideOn(tx, sitting, 2, 'adopted'), (error: { says: { fr: string } }) => {
      assert.match(error.says.fr, /^Point 2,/)
      return true
    })
  }))

test('later modules hear what happens on agendas, in the same transaction', () =>
  undone(async tx => {
    const heard: string[] = []
    let deaf = false
    const hear = (name: string) => async (_: Tx, __: object, said: object) => {
      if (!deaf) heard.push(`${name} ${JSON.stringify(said)}`)
    }
    for (const ear of [
      itemPlaced.heardBy(hear('placed')),
      itemTakenOff.heardBy(hear('taken off')),
      itemDecided.heardBy(hear('decided')),
      draftMoved.heardBy(hear('moved')),
    ])
      ear.listen()
    const [one, two] = [await aSitting(tx), await aSitting(tx, day('2026-12-02'))]
    const draft = await ready(tx, 'un')
    heard.length = 0
    const tell = (name: string, said: object) => `${name} ${JSON.stringify(said)}`
    const first = { draft_id: draft, sitting_id: one, day: sittingDay }
    const next = { draft_id: draft, sitting_id: two, day: '2026-12-02' }
    assert.equal(await sittingDayOf(tx, draft), null)
    await putOnAgenda(tx, at(adviser), one, draft, '')
    assert.equal(await sittingDayOf(tx, draft), sittingDay)
    await takeOff(tx, at(adviser), one, (await itemsOf(tx, one))[0]?.item_id ?? '')
    await putOnAgenda(tx, at(adviser), one, draft, '')
    await lockSitting(tx, at(registrar), one)
    await decideOn(tx, one, 1, 'deferred', 'à revoir')
    assert.equal(await sittingDayOf(tx, draft), '2026-12-02')
    await cancelSitting(tx, held, two, 'tempête')
    assert.equal(await sittingDayOf(tx, draft), null)
    const three = await aSitting(tx, day('2026-12-03'))
    const then = { draft_id: draft, sitting_id: three, day: '2026-12-03' }
    await putOnAgenda(tx, at(adviser), three, draft, '')
    await lockSitting(tx, at(registrar), three)
    const later = at(registrar, day('2026-12-03'))
    const refused = { decision: 'refused', note: 'non retenu' } as const
    await decide(tx, later, three, (await itemsOf(tx, three))[0]?.item_id ?? '', refused)
    deaf = true
    assert.deepEqual(heard, [
      tell('placed', first),
      tell('taken off', first),
      tell('placed', first),
      tell('decided', { ...first, decision: 'deferred', note: 'à revoir' }),
      tell('placed', next),
      tell('taken off', next),
      tell('placed', then),
      tell('decided', { ...then, ...refused }),
      tell('moved', { draft_id: draft, from: 'ready', to: 'draft', act_id: null, reason: 'non retenu' }),
    ])
    const days = async (from: string) => (await sittingsFrom(tx, 'executive', day(from))).map(sitting => sitting.day)
    assert.deepEqual(await days('2026-11-25'), ['2026-11-25', '2026-12-03'])
    assert.deepEqual(await days('2026-11-26'), ['2026-12-03'])
  }))

test('the adoption of a draft is told with its act; an ear that refuses undoes it', () =>
  undone(async tx => {
    const sitting = await aSitting(tx)
    const draft = await ready(tx, 'un')
    await putOnAgenda(tx, at(adviser), sitting, draft, '')
    await lockSitting(tx, at(registrar), sitting)
    await decideOn(tx, sitting, 1, 'adopted')
    const told: object[] = []
    let refusing = true
    draftMoved
      .heardBy(async (_, __, said) => {
        if (said.draft_id !== draft) return
        told.push(said)
        if (refusing) throw new Refusal('TST-001', 409, { fr: 'non', en: 'no' })
      })
      .listen()
    await sql`savepoint before_adoption`.execute(tx)
    await refuses('SIT-013', adoptItems(tx, held, sitting))
    await sql`rollback to savepoint before_adoption`.execute(tx)
    refusing = false
    await adoptItems(tx, held, sitting)
    const [item] = await itemsOf(tx, sitting)
    assert.deepEqual(told.at(-1), { draft_id: draft, from: 'ready', to: 'adopted', act_id: item?.act_id, reason: null })
    assert.equal(item?.act_number, '1-2026')
    assert.equal(told.length, 2)
  }))

test('the agenda says what the law says of each item, tried in turn; nothing is written', () =>
  undone(async tx => {
    const [one, two, ann, bea] = [aPost(), aPost(), aPerson(), aPerson()]
    await adoptNow(tx, [...one.articles, ...two.articles, ...ann.articles, ...bea.articles])
    const [first, second] = [id(), id()]
    const begins = (mandate: string, post: string, person: string, from: string, to: string) =>
      article('mandate.begin', { mandate, post, person, from, to })
    const moves = {
      person: ann.person,
      from_post: one.post,
      mandate: first,
      to_post: two.post,
      new_mandate: id(),
      from: '2027-06-01',
      to: '2029-05-31',
    }
    const sitting = await aSitting(tx)
    for (const [title, articles] of [
      ['nommée', [begins(first, one.post, ann.person, '2026-12-01', '2030-11-30')]],
      ['puis mutée', [article('mandate.move', moves)]],
      ['trop long', [begins(second, one.post, bea.person, '2027-06-01', '2033-05-31')]],
      ['illisible', [article('mandate.begin', { post: 'x' })]],
      ['sans effet', undefined],
    ] as const)
      await putOnAgenda(tx, at(adviser), sitting, await ready(tx, title, articles && [...articles]), '')
    const held = await sittingById(tx, sitting)
    assert(held)
    const items = await itemsOf(tx, sitting)
    const before = (await verifyRegister(tx)).facts
    const { verdicts } = await judgeItems(tx, at(registrar), held, items)
    const said = items.map(({ item_id, draft }) => [
      draft.content.title.fr,
      (verdicts.get(item_id) ?? [])
        .filter(({ rule }) => rule !== 'NOM-01')
        .map(({ rule, outcome }) => `${rule} ${outcome}`),
    ])
    assert.deepEqual(said, [
      ['nommée', []],
      ['puis mutée', []],
      ['trop long', ['NOM-03 block']],
      ['illisible', ['ACT-007 block']],
      ['sans effet', []],
    ])
    assert.deepEqual((await verifyRegister(tx)).facts, before)
  }))
