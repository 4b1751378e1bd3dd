import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, roleNames } from '../../../kernel/access/index.ts'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aSubmitted, someone } from '../applications/testing.ts'
import { openFile } from '../files/file.actions.ts'
import { aCallFor, adviser, decideOn } from './testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const clock = fixedClock(day('2026-11-20'))
const site = testSite({ parts: modules, database, clock })
const { reference, post } = await aCallFor(database, clock)
const { id } = await aSubmitted(database, clock, reference, 'ines@exemple.invalid')
await decideOn(database, clock, reference, id, 'admit')
const file = await database.asActor(adviser, tx =>
  openFile(
    tx,
    { actor: adviser, clock },
    { kind: 'appointment', post, mandate: null, target: null, confidential: false },
  ),
)

const send = async (actor: Actor | null, path: string, form: Record<string, string> = {}) =>
  (await site.as(actor).request(path, { method: 'POST', form })).status

const others = (...allowed: readonly string[]): (Actor | null)[] => [
  null,
  ...roleNames.filter(role => !allowed.includes(role)).map(role => someone(role)),
]

test('only an adviser forms the committee of a call; only those who work on files open a call or pick a person', async () => {
  const [call, path] = [`/fr/appels/${reference}`, `/fr/dossiers/${file}`]
  for (const actor of others('adviser'))
    assert.equal(await send(actor, `${call}/comite`), 403, `${actor?.role ?? 'nobody'} forms`)
  for (const actor of others('adviser', 'director'))
    for (const gesture of [`${path}/appel`, `${path}/personne/choix`])
      assert.equal(await send(actor, gesture), 403, `${actor?.role ?? 'nobody'} ${gesture}`)
})

test('the call leads to its file and to its committee, which takes the applications; another team brings, calls and invites nobody', async () => {
  const own = site.as(adviser)
  const call = `/fr/appels/${reference}`
  const { to: committee } = await own.fill(call, {}, 'committee')
  assert.match(committee, /^\/fr\/comites\/[0-9a-f-]{36}$/)
  const shown = (await own.page(call)).html
  assert.match(shown, /2026-C001/)
  assert.match(shown, new RegExp(`/fr/dossiers/${file}`))
  assert.match((await own.page(`/fr/dossiers/${file}`)).html, /1 reçue, 1 recevable, 0 apte/)
  assert.match((await own.page(committee)).html, /1 candidature recevable n’est pas devant le comité/)

  const times = { day: '2026-12-02', starts: '09:00', ends: '12:00', place: 'Salle' }
  for (const actor of others('adviser', 'director'))
    for (const gesture of ['candidatures/appel', 'convocation', 'rencontres'])
      assert.equal(await send(actor, `${committee}/${gesture}`, times), 403, `${actor?.role ?? 'nobody'} ${gesture}`)
  const stranger = someone('adviser', { team: 'boards' })
  assert.equal(await send(stranger, `${committee}/candidatures/appel`), 403)
  await own.fill(committee, {}, 'bring')
  const brought = (await own.page(committee)).html
  assert.match(brought, /Inès Côté/)
  assert.doesNotMatch(brought, /id="bring"/)
  for (const actor of [stranger, someone('registrar'), someone('auditor')]) {
    const seen = (await site.as(actor).page(committee)).html
    assert.doesNotMatch(seen, /Inès/, actor.role)
    assert.match(seen, new RegExp(reference))
  }
})
