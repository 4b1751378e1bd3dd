import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database/index.ts'
import { testDatabase, undone } from '../../kernel/database/testing.ts'
import { Refusal } from '../../kernel/refusals.ts'
import { day } from '../../kernel/time/index.ts'
import { draftMoved, moveDraft, verifyRegister } from '../acts/index.ts'
import { decide as adoptNow, aPerson, aPost, article, id } from '../registry/testing.ts'
import { grouped } from './agenda.rules.ts'
import { itemDecided, itemPlaced, itemTakenOff, sittingDayOf, sittingsFrom } from './index.ts'
import {
  adoptItems,
  cancelSitting,
  closeSitting,
  decide,
  lockSitting,
  moveItem,
  planSittings,
  putOnAgenda,
  takeOff,
  verdictsOf,
} from './sitting.actions.ts'
import { allSittings, itemsOf, sittingById } from './sitting.queries.ts'
import type { Decision } from './sitting.steps.ts'
import {
  adviser,
  aSitting,
  at,
  decideOn,
  director,
  held,
  inReview,
  makeReady,
  ready,
  refuses,
  registrar,
  sittingDay,
} from './testing.ts'

test('sittings are planned one a week; those that exist stay as they are', () =>
  undone(async tx => {
    const only = await aSitting(tx)
    const weeks = { council: 'executive', first: day('2026-11-18'), last: day('2026-12-09'), cutoff_days: 5 } as const
    assert.equal((await planSittings(tx, at(registrar), weeks)).length, 3)
    assert.deepEqual(
      (await allSittings(tx)).map(({ day, cutoff }) => [day, cutoff]),
      [
        ['2026-12-09', '2026-12-04'],
        ['2026-12-02', '2026-11-27'],
        ['2026-11-25', '2026-11-20'],
        ['2026-11-18', '2026-11-13'],
      ],
    )
    assert.ok((await allSittings(tx)).some(({ sitting_id }) => sitting_id === only))
    await refuses('SIT-001', planSittings(tx, at(registrar), weeks))
    await refuses('KER-002', planSittings(tx, at(registrar), { ...weeks, last: day('2026-11-01') }))
    await refuses('SIT-002', planSittings(tx, at(registrar), { ...weeks, last: day('2028-01-01') }))
    const other = { ...weeks, council: 'treasury' } as const
    assert.equal((await planSittings(tx, at(registrar), other)).length, 4)
  }))

test('a sitting from its agenda to its minutes: each decision does what it says', () =>
  undone(async tx => {
    const [sitting, next] = [await aSitting(tx), await aSitting(tx, day('2026-12-02'))]
    const titles = ['un', 'deux', 'trois', 'quatre', 'cinq']
    const drafts: string[] = []
    for (const title of titles) drafts.push(await ready(tx, title))
    for (const draft of drafts) await putOnAgenda(tx, at(adviser), sitting, draft, '')
    await refuses('SIT-006', putOnAgenda(tx, at(adviser), next, drafts[0] ?? '', ''))

    const [, second] = await itemsOf(tx, sitting)
    await moveItem(tx, at(director), sitting, second?.item_id ?? '', -1)
    const inOrder = async (id: string) => (await itemsOf(tx, id)).map(({ draft: { content } }) => content.title.fr)
    assert.deepEqual(await inOrder(sitting), ['deux', 'un', 'trois', 'quatre', 'cinq'])

    const first = (await itemsOf(tx, sitting))[0]?.item_id ?? ''
    const adopted = { decision: 'adopted', note: '' } as const
    await refuses('SIT-010', decide(tx, held, sitting, first, adopted))
    await lockSitting(tx, at(registrar), sitting)
    await refuses('SIT-010', decide(tx, at(registrar), sitting, first, adopted))
    await refuses('SIT-009', takeOff(tx, at(registrar), sitting, first))

    await decideOn(tx, sitting, 1, 'adopted')
    await refuses('SIT-006', putOnAgenda(tx, at(adviser), next, drafts[1] ?? '', ''))
    await refuses('SIT-011', decide(tx, held, sitting, first, adopted))
    await refuses('SIT-005', decideOn(tx, sitting, 2, 'refused', ' '))
    await decideOn(tx, sitting, 2, 'adopted')
    await decideOn(tx, sitting, 3, 'deferred', 'à revoir')
    await decideOn(tx, sitting, 4, 'refused', 'non retenu')
    await refuses('SIT-014', closeSitting(tx, held, sitting))
    await decideOn(tx, sitting, 5, 'adopted_with_changes', 'corriger le titre')

    assert.equal(await adoptItems(tx, held, sitting), 2)
    await refuses('SIT-012', adoptItems(tx, held, sitting))
    await refuses('SIT-014', closeSitting(tx, held, sitting))
    const changed = drafts[4] ?? ''
    await moveDraft(tx, at(adviser), changed, 1, 'submit')
    await makeReady(tx, changed)
    assert.equal(await adoptItems(tx, held, sitting), 1)
    await closeSitting(tx, held, sitting)
    await refuses('SIT-003', closeSitting(tx, held, sitting))

    const items = await itemsOf(tx, sitting)
    assert.deepEqual(
      items.map(({ draft, decision, act_number }) => [draft.content.title.fr, draft.step, decision, act_number]),
      [
        ['deux', 'adopted', 'adopted', '1-2026'],
        ['un', 'adopted', 'adopted', '2-2026'],
        ['trois', 'ready', 'deferred', null],
        ['quatre', 'draft', 'refused', null],
        ['cinq', 'adopted', 'adopted_with_changes', '3-2026'],
      ],
    )
    const days = await tx.selectFrom('acts.act').select('adopted_on').distinct().execute()
    assert.deepEqual(days, [{ adopted_on: sittingDay }])
    assert.equal(items[2]?.carried_to, next)
    assert.deepEqual(await inOrder(next), ['trois'])
    assert.equal((await itemsOf(tx, next))[0]?.late_reason, null)
    assert.equal((await sittingById(tx, sitting))?.step, 'closed')
  }))

test('an agenda is not locked while a draft is not ready; the refusal says why for each', () =>
  undone(async tx => {
    const sitting = await aSitting(tx)
    await refuses('SIT-008', lockSitting(tx, at(registrar), sitting))
    const draft = await inReview(tx, 'un')
    await putOnAgenda(tx, at(adviser), sitting, draft, '')
    await putOnAgenda(tx, at(adviser), sitting, await ready(tx, 'deux'), '')
    await assert.rejects(lockSitting(tx, at(registrar), sitting), (error: { code: string; says: { fr: string } }) => {
      assert.equal(error.code, 'SIT-007')
      assert.match(
        error.says.fr,
        /^Point 1, conditions à remplir\u00a0: La révision juridique est faite\. La direction l’a déclaré prêt\.$/,
      )
      return true
    })
    await makeReady(tx, draft)
    await lockSitting(tx, at(registrar), sitting)
  }))

test('after the cut-off or the lock, only the registrar adds, with a reason, and what is ready', () =>
  undone(async tx => {
    const sitting = await aSitting(tx)
    const [one, two, three] = [await ready(tx, 'un'), await ready(tx, 'deux'), await inReview(tx, 'trois')]
    const late = day('2026-11-21')
    await putOnAgenda(tx, at(adviser, day('2026-11-20')), sitting, one, '')
    await refuses('SIT-004', putOnAgenda(tx, at(adviser, late), sitting, two, 'urgent'))
    await refuses('SIT-005', putOnAgenda(tx, at(registrar, late), sitting, two, ' '))
    await lockSitting(tx, at(registrar, late), sitting)
    await refuses('SIT-007', putOnAgenda(tx, at(registrar, late), sitting, three, 'urgent'))
    await putOnAgenda(tx, at(registrar, late), sitting, two, 'urgent')
    assert.equal((await itemsOf(tx, sitting))[1]?.late_reason, 'urgent')
    const treasury = { council: 'treasury', first: sittingDay, last: null, cutoff_days: 0 } as const
    const [other = ''] = await planSittings(tx, at(registrar), treasury)
    await refuses('SIT-006', putOnAgenda(tx, at(adviser), other, three, ''))
    await putOnAgenda(tx, at(adviser), other, await inReview(tx, 'quatre', undefined, 'ct'), '')
  }))

test('a draft returned after the lock is adopted with none of the others', () =>
  undone(async tx => {
    const sitting = await aSitting(tx)
    const drafts = [await ready(tx, 'un'), await ready(tx, 'deux')]
    for (const draft of drafts) await putOnAgenda(tx, at(adviser), sitting, draft, '')
    await lockSitting(tx, at(registrar), sitting)
    await decideOn(tx, sitting, 1, 'adopted')
    await decideOn(tx, sitting, 2, 'adopted')
    await moveDraft(tx, held, drafts[1] ?? '', 1, 'return', 'une coquille')
    assert.equal(await adoptItems(tx, held, sitting), 1)
    assert.deepEqual(
      (await itemsOf(tx, sitting)).map(({ draft }) => draft.step),
      ['adopted', 'draft'],
    )
    await refuses('SIT-014', closeSitting(tx, held, sitting))
  }))

test('a draft abandoned after the lock is not adopted, but the decision to withdraw it closes its item', () =>
  undone(async tx => {
    const sitting = await aSitting(tx)
    const draft = await ready(tx, 'un')
    await putOnAgenda(tx, at(adviser), sitting, draft, '')
    await putOnAgenda(tx, at(adviser), sitting, await ready(tx, 'deux'), '')
    await lockSitting(tx, at(registrar), sitting)
    await refuses('SIT-009', moveItem(tx, at(adviser), sitting, (await itemsOf(tx, sitting))[1]?.item_id ?? '', -1))
    await moveDraft(tx, at(adviser), draft, 1, 'abandon', 'sans suite')
    await refuses('SIT-007', decideOn(tx, sitting, 1, 'adopted'))
    await refuses('SIT-007', decideOn(tx, sitting, 1, 'adopted_with_changes', 'ainsi'))
    await decideOn(tx, sitting, 1, 'withdrawn', 'sans suite')
    await decideOn(tx, sitting, 2, 'refused', 'hors budget')
    await closeSitting(tx, held, sitting)
  }))

test('a cancelled sitting frees its drafts and its day; one with decisions is not cancelled', () =>
  undone(async tx => {
    const sitting = await aSitting(tx)
    const draft = await ready(tx, 'un')
    await putOnAgenda(tx, at(adviser), sitting, draft, '')
    await refuses('SIT-005', cancelSitting(tx, at(registrar), sitting, ''))
    await cancelSitting(tx, at(registrar), sitting, 'jour férié')
    await refuses('SIT-003', putOnAgenda(tx, at(adviser), sitting, draft, ''))
    const again = await aSitting(tx)
    await putOnAgenda(tx, at(adviser), again, draft, '')
    await lockSitting(tx, at(registrar), again)
    await decideOn(tx, again, 1, 'adopted')
    await refuses('SIT-015', cancelSitting(tx, held, again, 'tempête'))
  }))

test('two people at once: a draft goes on one agenda, an item has one decision', async () => {
  const database = await testDatabase()
  const outcomes = async (runs: readonly ((tx: Tx) => Promise<void>)[]) => {
    const settled = await Promise.allSettled(runs.map(run => database.asActor(registrar, run)))
    return settled.map(one => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code)).sort()
  }
  const [one, two, draft] = await database.asActor(registrar, async tx => [
    await aSitting(tx),
    await aSitting(tx, day('2026-12-02')),
    await ready(tx, 'un'),
  ])
  const put = (sitting: string) => (tx: Tx) => putOnAgenda(tx, at(registrar), sitting, draft, '')
  assert.deepEqual(await outcomes([put(one), put(two)]), ['SIT-006', 'done'])
  const chosen = await database.asActor(registrar, async tx => {
    const [item] = [...(await itemsOf(tx, one)), ...(await itemsOf(tx, two))]
    await lockSitting(tx, at(registrar), item?.sitting_id ?? '')
    return item
  })
  const later = at(registrar, day('2026-12-02'))
  const says = (decision: Decision) => (tx: Tx) =>
    decide(tx, later, chosen?.sitting_id ?? '', chosen?.item_id ?? '', { decision, note: 'ainsi' })
  assert.deepEqual(await outcomes([says('adopted'), says('refused')]), ['SIT-011', 'done'])
})

test('what an agenda says is what the journal heard: a word changed behind it is found', () =>
  undone(async tx => {
    const [id = ''] = await planSittings(tx, at(registrar), {
      council: 'executive',
      first: sittingDay,
      last: null,
      cutoff_days: 5,
    })
    await putOnAgenda(tx, at(adviser), id, await inReview(tx, 'a'), '')
    const [item] = await itemsOf(tx, id)
    assert.deepEqual((await verifyRegister(tx)).problems, [])
    await tx.updateTable('sittings.item').set({ added_by_name: 'someone' }).execute()
    const { problems } = await verifyRegister(tx)
    assert.deepEqual(
      problems.map(({ what, where }) => [what, where]),
      [['unsaid', `sittings.item ${item?.item_id}`]],
    )
  }))

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
    const verdicts = await verdictsOf(tx, held, items)
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
