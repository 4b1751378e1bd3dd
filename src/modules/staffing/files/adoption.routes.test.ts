import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { adoptDraft, draftOr404, moveDraft, reviewDraft } from '../../acts/index.ts'
import { planSittings, putOnAgenda } from '../../sittings/index.ts'
import { draftDecree } from '../decrees/decree.actions.ts'
import { changeFile, openFile } from './file.actions.ts'
import { aPerson, aSeat, at, held } from './testing.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const [adviser, registrar] = [at('adviser'), at('registrar')]

test('the preview and the agenda say what blocks the file of a draft, before anyone adopts it', async () => {
  const { draft, sitting } = await database.asActor(tester, async tx => {
    const post = await aSeat(tx, { holds_over: false })
    const mandate = await held(tx, post, await aPerson(tx), '2024-01-01', '2028-12-31')
    const id = await openFile(tx, adviser, { kind: 'departure', post, mandate, target: null, confidential: false })
    const leaving = { last_day: day('2027-01-31'), end_reason: 'termination' }
    await changeFile(tx, adviser, id, 1, 'term', leaving)
    const draft = await draftDecree(tx, adviser, id, null)
    const version = async () => (await draftOr404(tx, draft)).version
    await moveDraft(tx, adviser, draft, await version(), 'submit')
    await reviewDraft(tx, at('legal_adviser'), draft, await version())
    await moveDraft(tx, at('director'), draft, await version(), 'make_ready')
    const [sitting = ''] = await planSittings(tx, registrar, {
      ...{ council: 'executive', first: day('2026-12-02'), last: null, cutoff_days: 5 },
    })
    await putOnAgenda(tx, adviser, sitting, draft, '')
    return { draft, sitting }
  })
  const as = site.as(registrar.actor)
  const preview = await as.page(`/fr/actes/projets/${draft}/apercu`)
  assert.match(preview.html, /L’adoption serait refusée.*Une règle bloque encore le dossier/s)
  assert.match(preview.html, /Ce que demande encore le dossier.*Les vacances non prises sont payées au départ/s)
  const agenda = await as.page(`/fr/seances/${sitting}`)
  assert.equal(agenda.status, 200)
  assert.match(agenda.html, /pas prêt, conditions à remplir.*Les vacances non prises sont payées au départ/s)
  const locked = await as.send(`/fr/seances/${sitting}/etape`, { name: 'lock' })
  assert.equal(locked.status, 409)
  assert.match(locked.html, /Les vacances non prises/)
  await database.asActor(registrar.actor, async tx => {
    const adopting = adoptDraft(tx, registrar, draft, (await draftOr404(tx, draft)).version, {
      ...{ adopted_on: day('2026-11-20'), number: null },
    })
    await assert.rejects(adopting, { code: 'ACT-026' })
  })
})
