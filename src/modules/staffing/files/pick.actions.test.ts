import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { test } from 'node:test'
import { testDatabase } from '../../../kernel/database/testing.ts'
import { unsaidRows } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aSubmitted, url } from '../applications/testing.ts'
import { aCallFor, adviser, decideOn, director, registrar } from '../ties/testing.ts'
import { fileOr404, openFile } from './file.actions.ts'
import { pickPerson, readPicks } from './pick.actions.ts'
import { choiceOf, keyOf } from './pick.formats.ts'
import { decree } from './testing.ts'

for (const module of modules) declareModule(module)

const database = await testDatabase()
const clock = fixedClock(day('2026-11-20'))
const by = { actor: adviser, clock, url }
const site = testSite({ parts: modules, database, clock })

/** Someone of the register of persons. */
const known = async (given_name: string, family_name: string, later?: string): Promise<string> => {
  const person = randomUUIDv7()
  const name = { given_name, family_name, address: 'Mme', gender: 'f' }
  await database.asActor(registrar, tx =>
    decree(tx, [
      { effect: 'person.create', input: { person, from: null, ...name, identifiers: [] } },
      ...(later ? [{ effect: 'person.change', input: { person, from: '2024-01-01', family_name: later } }] : []),
    ]),
  )
  return person
}

const { reference, post } = await aCallFor(database, clock, { body: 'Société exemple', code: '418' })
const { id: application } = await aSubmitted(database, clock, reference, 'ines@exemple.invalid')
for (const move of ['admit', 'preselect', 'interview', 'find_apt'] as const)
  await decideOn(database, clock, reference, application, move)
const file = await database.asActor(adviser, tx =>
  openFile(tx, by, { kind: 'appointment', post, mandate: null, target: null, confidential: false }),
)

const offered = () =>
  database.asActor(adviser, async tx => {
    const [first] = await readPicks(tx, clock, await fileOr404(tx, clock, file))
    assert.ok(first)
    return first
  })
const offer = offered()
const pick = (as: string | null) =>
  database.asActor(adviser, async tx => {
    const { version } = await fileOr404(tx, clock, file)
    await pickPerson(tx, by, file, version, { pick: keyOf(await offer), gender: 'f', as })
    return fileOr404(tx, clock, file)
  })

test('where nobody of the register has the name, whoever is picked is new', async () => {
  assert.deepEqual((await offered()).same, [])
  const { person_id, newcomer } = await pick(null)
  assert.ok(person_id)
  assert.deepEqual([newcomer?.given_name, newcomer?.family_name], ['Inès', 'Côté'])
})

test('the people of the register who have the name, or had it, are proposed; nothing joins them but the adviser', async () => {
  const [same, reversed, formerly] = [
    await known('Ines', 'COTE'),
    await known('Côté', 'Inès'),
    await known('Inès', 'Côté', 'Belzile'),
  ]
  await known('Inès', 'Côté-Roy')
  const { same: found } = await offered()
  assert.deepEqual(
    new Map(found.map(({ person_id, former }) => [person_id, former])),
    new Map([
      [same, null],
      [reversed, null],
      [formerly, 'Inès Côté'],
    ]),
  )
  assert.match(found.find(({ person_id }) => person_id === formerly)?.label.fr ?? '', /^Inès Belzile/)

  await assert.rejects(pick(null), { code: 'STA-180' })
  await assert.rejects(pick(randomUUIDv7()), { code: 'STA-358' }, 'someone of another name')
  const joined = await pick(formerly)
  assert.deepEqual([joined.person_id, joined.newcomer, joined.person?.family_name], [formerly, null, 'Belzile'])
  const apart = await pick('new')
  assert.ok(![same, reversed, formerly].includes(apart.person_id ?? ''))
  assert.equal(apart.newcomer?.family_name, 'Côté')
  assert.deepEqual(await database.asActor(director, unsaidRows), [])
})

test('the page offers each of them and someone else; a choice that says neither comes back with what to do', async () => {
  const path = `/fr/dossiers/${file}/personne`
  const { html } = await site.as(adviser).page(path)
  assert.match(html, /la même personne que Inès Belzile[^<]*\(autrefois Inès Côté\), au registre/)
  assert.match(html, /quelqu’un d’autre, qui porte le même nom/)
  const refused = await site.as(adviser).fill(path, { pick: keyOf(await offer) }, 'pick')
  assert.equal(refused.status, 409)
  assert.match(refused.html, /Le registre connaît déjà quelqu’un de ce nom/)
  const own = await offered()
  const sent = await site.as(adviser).fill(path, { pick: choiceOf(own, own.same[0]?.person_id ?? '') }, 'pick')
  assert.equal(sent.to, `/fr/dossiers/${file}`)
})
