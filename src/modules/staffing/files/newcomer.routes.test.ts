import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { unsaidRows } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { fileOr404, openFile } from './file.actions.ts'
import { aSeat, at, decree, sittingDay } from './testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const site = testSite({ parts: modules, database, clock: fixedClock(day('2026-11-20')) })
const adviser = at('adviser')

const known = (given_name: string, family_name: string, later?: string): Promise<string> =>
  database.asActor(tester, async tx => {
    const person = randomUUIDv7()
    const name = { given_name, family_name, address: 'Mme', gender: 'f' }
    await decree(tx, [
      { effect: 'person.create', input: { person, from: null, ...name, identifiers: [] } },
      ...(later ? [{ effect: 'person.change', input: { person, from: '2024-01-01', family_name: later } }] : []),
    ])
    return person
  })
const [one, other] = [await known('Inès', 'Côté'), await known('Côté', 'Ines', 'Belzile')]

const opened = () =>
  database.asActor(tester, async tx => {
    const asked = { kind: 'appointment', mandate: null, target: sittingDay, confidential: false } as const
    return openFile(tx, adviser, { ...asked, post: await aSeat(tx) })
  })
const proposed = async (id: string) => {
  const { person_id, newcomer } = await database.asActor(tester, tx => fileOr404(tx, adviser.clock, id))
  return { person_id, newcomer: newcomer && `${newcomer.given_name} ${newcomer.family_name}` }
}
const typed = { given_name: 'INES', family_name: 'cote', gender: 'f' }
const person = (id: string, query = '') => `/fr/dossiers/${id}/personne${query}`
const send = (id: string, fill: Record<string, string>, query = '') =>
  site.as(adviser.actor).fill(person(id, query), fill, 'newcomer')
const asked = '?given_name=INES&family_name=cote'

test('a name that nobody of the register has is someone new', async () => {
  const id = await opened()
  assert.equal((await send(id, { given_name: 'Zoé', family_name: 'Cloutier', gender: 'f' })).to, `/fr/dossiers/${id}`)
  assert.equal((await proposed(id)).newcomer, 'Zoé Cloutier')
})

test('a name of the register is not proposed before one says who it is; what was typed stays', async () => {
  const id = await opened()
  const refused = await send(id, typed)
  assert.equal(refused.status, 409)
  assert.match(refused.html, /Le registre connaît déjà quelqu’un de ce nom/)
  assert.match(refused.html, /value="INES"/)
  assert.match(refused.html, /C’est Inès Côté[^<]*, au registre/)
  assert.match(refused.html, /C’est [^<]*Belzile[^<]*\(autrefois Côté Ines\), au registre/)
  assert.match(refused.html, /quelqu’un d’autre, qui porte le même nom/)
  assert.deepEqual(await proposed(id), { person_id: null, newcomer: null })
  const english = await site.as(adviser.actor).page(`/en/files/${id}/person${asked}`)
  assert.match(english.html, /The register already has this name: who is it/)
})

test('the adviser says that it is one of them, and no other is made', async () => {
  const id = await opened()
  assert.equal((await send(id, { ...typed, as: other }, asked)).status, 303)
  assert.deepEqual(await proposed(id), { person_id: other, newcomer: null })
})

test('the adviser says that it is someone else: the journal keeps from whom', async () => {
  const id = await opened()
  assert.equal((await send(id, { ...typed, as: 'new' }, asked)).status, 303)
  const { person_id, newcomer } = await proposed(id)
  assert.ok(person_id !== one && person_id !== other)
  assert.equal(newcomer, 'INES cote')
  const said = await database.asOwner(tx =>
    tx.selectFrom('journal.entry').select('details').where('what', '=', 'file.person_said_apart').execute(),
  )
  assert.deepEqual(
    said.map(({ details }) => new Set((details as { from: string[] }).from)),
    [new Set([one, other])],
  )
  assert.deepEqual(await database.asActor(tester, unsaidRows), [])
})

test('someone of another name is not who was typed', async () => {
  const id = await opened()
  const elsewhere = await known('Zoé', 'Dufresne')
  const refused = await site
    .as(adviser.actor)
    .fill(person(id, asked), { ...typed, family_name: 'Dufresne', as: one }, 'newcomer')
  assert.equal(refused.status, 422)
  assert.match(refused.html, /ne porte pas ce nom au registre/)
  assert.notEqual((await proposed(id)).person_id, elsewhere)
})
