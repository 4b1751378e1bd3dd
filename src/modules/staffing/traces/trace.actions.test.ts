import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aSubmitted, someone, url } from '../applications/testing.ts'
import { formForCall } from '../committees/call.actions.ts'
import { addMember } from '../committees/committee.actions.ts'
import { membersOf } from '../committees/committee.queries.ts'
import { recordAddress, setSession } from '../committees/session.actions.ts'
import { fileOr404, openFile } from '../files/file.actions.ts'
import { pickPerson, readPicks } from '../files/pick.actions.ts'
import { keyOf } from '../files/pick.formats.ts'
import { aCallFor, adviser, decideOn, director } from '../ties/testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const clock = fixedClock(day('2026-11-20'))
const site = testSite({ parts: modules, database, clock })
const by = { actor: adviser, clock, url }

const { reference, post } = await aCallFor(database, clock, { body: 'Société exemple', code: '418' })
const { id: application } = await aSubmitted(database, clock, reference, 'ines@exemple.invalid')
await aSubmitted(database, clock, reference, 'autre@exemple.invalid')
for (const move of ['admit', 'preselect', 'interview', 'find_apt'] as const)
  await decideOn(database, clock, reference, application, move)
const file = await database.asActor(adviser, async tx => {
  const id = await openFile(tx, by, { kind: 'appointment', post, mandate: null, target: null, confidential: false })
  const whole = await fileOr404(tx, clock, id)
  const [offered] = await readPicks(tx, clock, whole)
  await pickPerson(tx, by, id, whole.version, { pick: offered ? keyOf(offered) : '', gender: 'f', as: null })
  return id
})
await database.asActor(adviser, async tx => {
  const id = await formForCall(tx, by, reference)
  await addMember(tx, by, id, {
    ...{ name: 'Membre', quality: 'public', order_name: null, chairs: true },
    ...{ administration: false, fee_status: 'paid' },
  })
  const [member] = await membersOf(tx, id)
  await recordAddress(tx, by, id, member?.member_id ?? '', 'membre@exemple.invalid')
  await setSession(tx, by, id, { day: day('2026-12-01'), starts: '09:00', ends: '12:00', place: 'Salle 2.14' })
})

const section = async (actor: typeof adviser) => {
  const { html } = await site.as(actor).page(`/fr/dossiers/${file}`)
  return /<section[^>]*aria-labelledby="messages[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
}

test('the file shows what was sent to whoever was picked and to the members, with its state, and nothing of what it says', async () => {
  const shown = await section(adviser)
  assert.match(shown, /Messages envoyés/)
  assert.match(shown, /Recevable[\s\S]*Personne choisie[\s\S]*Apte/)
  assert.match(shown, /Séance d’un comité[\s\S]*Membres du comité 2026-C\d{3}/)
  assert.equal(shown.match(/en attente/g)?.length, 6, 'five to the candidate picked, one to the member')
  assert.doesNotMatch(shown, /exemple\.invalid|Salle 2\.14|Voir le dossier|\/messages\//)
})

test('the director goes on to the message; whoever reads no application is not told which letters its candidate had', async () => {
  assert.match(await section(director), /\/fr\/messages\/[0-9a-f-]{36}/)
  for (const role of ['auditor', 'registrar'] as const) {
    const shown = await section(someone(role))
    assert.match(shown, /réservé[\s\S]*Personne choisie/, role)
    assert.doesNotMatch(shown, /Recevable|Apte/, role)
    assert.match(shown, /Séance d’un comité/, role)
  }
  assert.doesNotMatch(await section(someone('pay_officer')), /Séance d’un comité/)
})

test('a message that was given up says so', async () => {
  await database.asOwner(tx =>
    tx.updateTable('mail.delivery').set({ next_try: null, tries: 12, error: 'no such address' }).execute(),
  )
  assert.match(await section(adviser), /abandonné/)
  assert.doesNotMatch(await section(adviser), /no such address/)
})
