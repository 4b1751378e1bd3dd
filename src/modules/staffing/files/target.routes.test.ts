import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { planSittings } from '../../sittings/index.ts'
import { changeFile, fileOr404, moveFile, openFile } from './file.actions.ts'
import { dueOf } from './file.formats.ts'
import { aSeat, at, sittingDay } from './testing.ts'

for (const module of modules) declareModule(module)

const [adviser, registrar] = [at('adviser'), at('registrar')]
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock: fixedClock(day('2026-11-20')) })
const asked = { kind: 'appointment', mandate: null, target: sittingDay } as const

const opened = await database.asActor(tester, async tx => {
  const open = async (more: Partial<Parameters<typeof openFile>[2]> = {}, by = adviser) =>
    openFile(tx, by, { ...asked, post: await aSeat(tx), confidential: false, ...more })
  const own = await open()
  const walled = await open({ confidential: true }, at('adviser', day('2026-11-20'), { team: 'boards' }))
  const [elsewhere, left] = [await open({ target: day('2027-01-20') }), await open()]
  await moveFile(tx, adviser, left, 1, 'withdraw', 'Le poste est aboli.')
  const plan = async (council: 'executive' | 'treasury') =>
    (await planSittings(tx, registrar, { council, first: sittingDay, last: null, cutoff_days: 5 }))[0] ?? ''
  return { own, walled, elsewhere, left, cabinet: await plan('executive'), board: await plan('treasury') }
})

const { cabinet, board, ...files } = opened
const move = (sitting: string, to: string) =>
  site.as(registrar.actor).fill(`/fr/seances/${sitting}`, { day: to, reason: 'Une mission.' }, 'move')
/** Each file: the sitting aimed at, when its step is due, its version, and where the journal says that it moved. */
const seen = () =>
  database.asOwner(async tx => {
    const told = await tx
      .selectFrom('journal.entry')
      .select(['subject', 'actor', 'details'])
      .where('what', '=', 'file.target_moved')
      .execute()
    const lines = Object.entries(files).map(async ([name, id]) => {
      const file = await fileOr404(tx, adviser.clock, id)
      const entries = told.filter(({ subject }) => subject === id)
      return [name, file.target, dueOf(file), file.version, ...entries.map(({ details }) => details)]
    })
    return { lines: await Promise.all(lines), by: [...new Set(told.map(({ actor }) => actor))] }
  })

test('the files that aim at a sitting of the Conseil des ministres follow it to its new day, and no other', async () => {
  const before = {
    own: ['own', '2027-01-13', '2026-07-07', 1],
    walled: ['walled', '2027-01-13', '2026-07-07', 1],
    elsewhere: ['elsewhere', '2027-01-20', '2026-07-14', 1],
    left: ['left', '2027-01-13', null, 2],
  }
  assert.deepEqual((await seen()).lines, Object.values(before))
  assert.equal((await move(board, '2027-01-12')).status, 303)
  assert.deepEqual((await seen()).lines, Object.values(before))
  assert.equal((await move(cabinet, '2027-01-15')).status, 303)
  const { lines, by } = await seen()
  const moved = { from: '2027-01-13', to: '2027-01-15' }
  assert.deepEqual(lines, [
    ['own', '2027-01-15', '2026-07-09', 2, moved],
    ['walled', '2027-01-15', '2026-07-09', 2, moved],
    before.elsewhere,
    before.left,
  ])
  assert.deepEqual(by, [registrar.actor.id])
})

test('the owner reads, in what waits and in the file, that the sitting moved', async () => {
  const own = site.as(adviser.actor)
  const fr = await own.page('/fr')
  assert.match(fr.html, /d’ici le 9\sjuillet\s2026, séance déplacée, auparavant le 13\sjanvier\s2027/)
  assert.match((await own.page('/en')).html, /by July 9, 2026, sitting moved, January 13, 2027 before/)
  const { html } = await own.page(`/fr/dossiers/${files.own}`)
  assert.match(
    html,
    /<dt>Séance visée<\/dt><dd>15\sjanvier\s2027 <span class="quiet">séance déplacée, auparavant le 13\s/,
  )
  assert.doesNotMatch((await own.page(`/fr/dossiers/${files.elsewhere}`)).html, /séance déplacée/)
})

const aims = (id: string) =>
  database.asOwner(async tx => {
    const { target, lost_target, version } = await fileOr404(tx, adviser.clock, id)
    return { target, lost_target, version }
  })

test('the files that aim at a sitting that is cancelled aim at none, say so, and offer the next one', async () => {
  const [next = '', after = ''] = await database.asActor(tester, tx =>
    planSittings(tx, registrar, {
      council: 'executive',
      first: day('2027-01-22'),
      last: day('2027-01-29'),
      cutoff_days: 5,
    }),
  )
  assert.ok(next && after)
  assert.equal(
    (await site.as(registrar.actor).fill(`/fr/seances/${cabinet}`, { reason: 'Une tempête.' }, 'cancel')).status,
    303,
  )
  assert.deepEqual(await aims(files.own), { target: null, lost_target: '2027-01-15', version: 3 })
  assert.partialDeepStrictEqual(await aims(files.elsewhere), { target: '2027-01-20', lost_target: null })
  assert.partialDeepStrictEqual(await aims(files.left), { target: '2027-01-13', lost_target: null })

  const own = site.as(adviser.actor)
  assert.match((await own.page('/fr')).html, /Dossiers dont la séance visée est annulée/)
  assert.match((await own.page('/en')).html, /sitting of January 15, 2027 cancelled/)
  assert.doesNotMatch((await site.as(registrar.actor).page('/fr')).html, /dont la séance visée est annulée/)
  assert.match((await own.page('/fr/dossiers')).html, /séance du 15\sjanvier\s2027 annulée/)
  const { html } = await own.page(`/fr/dossiers/${files.own}`)
  assert.match(html, /<dt>Séance visée<\/dt><dd>aucune\s: la séance du 15\sjanvier\s2027 est annulée/)
  assert.match(html, /sans échéance tant qu’aucune séance n’est visée/)
  assert.match(html, /Viser la séance du 22\sjanvier\s2027/)
})

test('the file aims at the sitting that is offered, once, and at no day without a sitting', async () => {
  const own = site.as(adviser.actor)
  const refused = await own.fill(`/fr/dossiers/${files.own}`, { target: '2027-01-23' }, 'aim')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /Aucune séance du Conseil des ministres n’est prévue le 23\sjanvier/)
  assert.equal((await own.fill(`/fr/dossiers/${files.own}`, {}, 'aim-next')).status, 303)
  assert.partialDeepStrictEqual(await aims(files.own), { target: '2027-01-22', lost_target: null })
  assert.doesNotMatch((await own.page(`/fr/dossiers/${files.own}`)).html, /Viser une autre séance/)
  assert.doesNotMatch((await own.page('/fr')).html, /dont la séance visée est annulée/)
})

test('a choice of no sitting is a choice: the file no longer says that one was cancelled', async () => {
  const { version } = await aims(files.walled)
  const team = at('adviser', day('2026-11-20'), { team: 'boards' })
  await database.asActor(team.actor, tx => changeFile(tx, team, files.walled, version, 'frame', { target: null }))
  assert.partialDeepStrictEqual(await aims(files.walled), { target: null, lost_target: null })
})
