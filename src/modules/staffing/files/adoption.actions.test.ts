import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../kernel/database/index.ts'
import { undone } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { addYears, day, dayAfter, fixedClock } from '../../../kernel/time/index.ts'
import { modules } from '../../../modules.ts'
import { adoptDraft, checkDrafts, draftOr404, moveDraft, reviewDraft } from '../../acts/index.ts'
import { planSittings, putOnAgenda } from '../../sittings/index.ts'
import { draftDecree } from '../decrees/decree.actions.ts'
import { saveFile } from './change.queries.ts'
import { changeFile, fileOr404, openFile } from './file.actions.ts'
import { aPerson, aSeat, at, checkAll, held } from './testing.ts'

for (const module of modules) declareModule(module)

const adviser = at('adviser', day('2026-11-20'), { team: 'adjudication' })
const registrar = at('registrar')

/** The draft, ready, of a renewal of two years for a judge, with no reason on its file. */
const aShortTerm = async (tx: Tx) => {
  const post = await aSeat(tx, { family: 'adjudicator', body: 'Tribunal administratif du travail' })
  const end = day('2027-05-31')
  const mandate = await held(tx, post, await aPerson(tx), dayAfter(addYears(end, -5)), end)
  const id = await openFile(tx, adviser, { kind: 'renewal', post, mandate, target: null, confidential: false })
  await checkAll(tx, id)
  const { version: seen } = await fileOr404(tx, adviser.clock, id)
  await changeFile(tx, adviser, id, seen, 'term', { first_day: day('2027-06-01'), last_day: day('2029-05-31') })
  const draft = await draftDecree(tx, adviser, id, null)
  const version = async () => (await draftOr404(tx, draft)).version
  await moveDraft(tx, adviser, draft, await version(), 'submit')
  await reviewDraft(tx, at('legal_adviser'), draft, await version())
  await moveDraft(tx, at('director'), draft, await version(), 'make_ready')
  return { id, draft, version }
}
const said = async (tx: Tx, draft: string) =>
  ((await checkDrafts(tx, adviser, [await draftOr404(tx, draft)])).get(draft) ?? [])
    .filter(({ outcome }) => outcome === 'block')
    .map(({ rule }) => rule)

test('what blocks a file is said of its draft, and refuses its adoption; once settled, nothing is', () =>
  undone(async tx => {
    const { id, draft, version } = await aShortTerm(tx)
    assert.deepEqual(await said(tx, draft), ['MAN-05'])
    const adopting = async () =>
      adoptDraft(tx, registrar, draft, await version(), { adopted_on: day('2026-11-20'), number: null })
    await assert.rejects(adopting(), { code: 'ACT-026' })
    const { version: seen } = await fileOr404(tx, adviser.clock, id)
    await changeFile(tx, adviser, id, seen, 'term', { term_ground: 'request' })
    assert.deepEqual(await said(tx, draft), [])
    await adopting()
    assert.equal((await fileOr404(tx, adviser.clock, id)).step, 'decided')
  }))

test('an agenda that is locked takes no draft whose file a rule blocks, and says which', () =>
  undone(async tx => {
    const { draft } = await aShortTerm(tx)
    const [sitting = ''] = await planSittings(tx, registrar, {
      ...{ council: 'executive', first: day('2026-11-25'), last: null, cutoff_days: 5 },
    })
    await tx.updateTable('sittings.sitting').set({ step: 'locked' }).where('sitting_id', '=', sitting).execute()
    const placing = putOnAgenda(tx, { ...registrar, clock: fixedClock(day('2026-11-20')) }, sitting, draft, 'Urgent')
    await assert.rejects(placing, (refusal: { code: string; says: { fr: string } }) => {
      assert.equal(refusal.code, 'SIT-007')
      assert.match(refusal.says.fr, /Le mandat est de moins de 5 ans/)
      return true
    })
  }))

test('a file whose sitting was cancelled aims at the one on whose agenda its draft is put', () =>
  undone(async tx => {
    const { id, draft } = await aShortTerm(tx)
    await saveFile(tx, id, { target: null, lost_target: day('2026-11-25') })
    const [sitting = ''] = await planSittings(tx, registrar, {
      ...{ council: 'executive', first: day('2026-12-02'), last: null, cutoff_days: 5 },
    })
    await putOnAgenda(tx, registrar, sitting, draft, '')
    const file = await fileOr404(tx, adviser.clock, id)
    assert.deepEqual([file.target, file.lost_target], ['2026-12-02', null])
  }))
