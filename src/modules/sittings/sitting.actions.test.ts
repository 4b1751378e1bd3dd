import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../kernel/database/index.ts'
import { chainNow, testDatabase, undone } from '../../kernel/database/testing.ts'
import { day } from '../../kernel/time/index.ts'
import { moveDraft, verifyRegister } from '../acts/index.ts'
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
    await chainNow(tx)
    assert.deepEqual((await verifyRegister(tx)).problems, [])
    await tx.updateTable('sittings.item').set({ added_by_name: 'someone' }).execute()
    const { problems } = await verifyRegister(tx)
    assert.deepEqual(
      problems.map(({ what, where }) => [what, where]),
      [['unsaid', `sittings.item ${item?.item_id}`]],
    )
  }))
