import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { workerOf } from '../../../kernel/jobs/index.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { sittings } from '../module.ts'
import { aSitting, at, registrar, someone } from '../testing.ts'
import { noticesOf } from './notice.actions.ts'
import { addParticipant } from './participant.actions.ts'

const database = await testDatabase()
const site = testSite({ parts: modules, database, clock: at(registrar).clock })
const [adviser, auditor, holder] = [someone('adviser'), someone('auditor'), someone('holder')]
const list = '/fr/seances/participants'
const ana = { council: 'executive', name: 'Ana Roy', address: 'ana@exemple.invalid', lang: 'fr' }

test('the registrar adds, changes and removes participants; errors are at the field, with what was typed', async () => {
  const own = site.as(registrar)
  assert.match((await own.page(list)).html, /Aucun participant n’est inscrit/)
  const wrong = await own.fill(list, { ...ana, address: 'ana' }, 'add')
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /id="add-address-error"/)
  assert.match(wrong.html, /value="Ana Roy"/)
  assert.equal((await own.fill(list, ana, 'add')).to, list)
  const twice = await own.fill('/en/sittings/participants', ana, 'add')
  assert.equal(twice.status, 409)
  assert.match(twice.html, /already has this address/)

  const path = /href="(\/fr\/seances\/participants\/[0-9a-f-]{36})"/.exec((await own.page(list)).html)?.[1] ?? ''
  assert.equal((await own.fill(path, { name: 'Ana Roy-Côté' })).to, list)
  assert.match((await site.as(auditor).page('/en/sittings/participants')).html, /Ana Roy-Côté/)

  const { to: sitting } = await own.fill('/fr/seances/nouvelles', { first: '2026-11-25', cutoff_days: '5' })
  const backwards = await own.fill(sitting, { ends: '09:00', reason: 'Une mission.' }, 'move')
  assert.equal(backwards.status, 422)
  assert.match(backwards.html, /id="move-ends-error"/)
  const unsaid = await own.fill(sitting, { day: '2026-11-26', reason: '' }, 'move')
  assert.equal(unsaid.status, 422)
  assert.match(unsaid.html, /id="move-reason-error"/)
  assert.equal((await own.fill(sitting, { day: '2026-11-26', reason: 'Une mission.' }, 'move')).to, sitting)
  const { html } = await site.as(auditor).page(sitting)
  assert.match(html, /<dt>Heures<\/dt><dd>10\sh à 12\sh \(heure de l’Est\)/)
  assert.match(html, /Auparavant\s: 25\snovembre\s2026, 10\sh \(heure de l’Est\)\s; motif\s: Une mission\./)
  assert.match(html, /, ana@exemple\.invalid\s: Convocation\s: Conseil des ministres, séance du 25\snovembre\s2026/)
  assert.match(html, /, ana@exemple\.invalid\s: Séance déplacée\s: Conseil des ministres, séance du 26\snovembre\s2026/)
  assert.match(html, /Convocation envoyée à Ana Roy-Côté\./)
  assert.doesNotMatch(html, /id="move"/)

  assert.equal((await own.fill(path, {}, 'remove')).to, list)
  assert.equal((await own.page(path)).status, 404)
  const entries = await database.asOwner(tx =>
    tx
      .selectFrom('journal.entry')
      .select(['what', 'actor'])
      .where('subject', '=', path.split('/').at(-1) ?? '')
      .orderBy('entry_id')
      .execute(),
  )
  assert.deepEqual(
    entries.map(({ what, actor }) => `${what} ${actor}`),
    ['added', 'changed', 'removed'].map(verb => `participant.${verb} registrar-1`),
  )
})

test('insiders of the sittings read the participants; the registrar alone writes them or moves a sitting', async () => {
  for (const actor of [null, holder]) assert.equal((await site.as(actor).page(list)).status, 403)
  const { html, status } = await site.as(adviser).page(list)
  assert.equal(status, 200)
  assert.doesNotMatch(html, /<form id="add"/)
  const none = '00000000-0000-4000-8000-000000000000'
  for (const actor of [null, holder, adviser, auditor]) {
    assert.equal((await site.as(actor).page(`${list}/${none}`)).status, 403)
    for (const path of [list, `${list}/${none}`, `${list}/${none}/retrait`, `/fr/seances/${none}/jour`])
      assert.equal((await site.as(actor).send(path, ana)).status, 403, path)
  }
  await assert.rejects(
    database.asActor(adviser, tx =>
      tx
        .insertInto('sittings.participant')
        .values({ ...ana, participant_id: none })
        .execute(),
    ),
    /row-level security/,
  )
  const seen = await database.asActor(holder, tx => tx.selectFrom('sittings.participant').selectAll().execute())
  assert.deepEqual(seen, [])
})

test('the job invites in its own name to what has come within reach', async () => {
  const id = await database.asActor(registrar, async tx => {
    await addParticipant(tx, at(registrar), { ...ana, council: 'executive', lang: 'fr' })
    return aSitting(tx, day('2027-02-10'))
  })
  const job = sittings.jobs?.find(({ name }) => name === 'sittings.invite')
  assert.ok(job && 'run' in job)
  const actor = workerOf(job.name)
  const written = async (on: string) => {
    await database.asActor(actor, tx => job.run(tx, { actor, clock: fixedClock(day(on)) }))
    return (await database.asActor(registrar, tx => noticesOf(tx, id))).length
  }
  assert.equal(await written('2026-12-11'), 0)
  assert.equal(await written('2026-12-12'), 1)
  assert.equal(await written('2026-12-13'), 1)
})
