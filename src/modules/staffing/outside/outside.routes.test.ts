import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Role, Scope } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { saveFile } from '../files/change.queries.ts'
import { changeFile, openFile } from '../files/file.actions.ts'
import { addNote, declareConflict } from '../files/follow.actions.ts'
import { aPerson, aSeat, held } from '../files/testing.ts'

for (const module of modules) declareModule(module)

const today = day('2026-11-20')
const clock = fixedClock(today)
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const someone = (role: Role, scope: Scope, n = 1): Actor => ({
  id: `${role}-${n}`,
  name: `Personne ${role}`,
  role,
  scope,
})

const made = await database.asActor(tester, async tx => {
  const [ending, vacant, other] = [
    await aSeat(tx, { body: 'Office premier' }),
    await aSeat(tx, { body: 'Office second', family: 'board_member' }),
    await aSeat(tx, { body: 'Office tiers' }),
  ]
  const mandate = await held(tx, ending, await aPerson(tx), '2022-04-01', '2027-03-31')
  const rows = await tx.selectFrom('registry.post').select(['post_id', 'organisation_id']).execute()
  const bodyOf = (post: string) => rows.find(({ post_id }) => post_id === post)?.organisation_id ?? ''
  return { ending, vacant, other, mandate, bodies: { ending: bodyOf(ending), vacant: bodyOf(vacant) } }
})
const adviser = someone('adviser', { team: 'management' })
const boards = someone('adviser', { team: 'boards' }, 2)
const minister = someone('minister_office', { portfolio: 'ministre de l’Exemple' })
const otherMinister = someone('minister_office', { portfolio: 'ministre des Autres' }, 2)
const unscoped = someone('minister_office', {}, 3)
const secretary = someone('body_secretary', { organisation: made.bodies.ending })
const otherSecretary = someone('body_secretary', { organisation: made.bodies.vacant }, 2)

const aFile = (post: string, confidential: boolean, name: string) =>
  database.asActor(adviser, async tx => {
    const by = { actor: adviser, clock }
    const opened = { kind: 'appointment', post, mandate: null, target: null, confidential } as const
    const file = await openFile(tx, by, opened)
    const newcomer = { given_name: 'Zoé', family_name: name, address: 'Mme', gender: 'f' }
    await changeFile(tx, by, file, 1, 'person', { person_id: crypto.randomUUID(), newcomer })
    await addNote(tx, by, file, 'NoteSecrete')
    await declareConflict(tx, by, file, { description: 'ConflitSecret', on: today })
    return file
  })
const file = await aFile(made.ending, false, 'Dufresne')
const hidden = await aFile(made.other, true, 'Quintal')

const read = async (actor: Actor) => {
  const html = (await site.as(actor).page('/fr/suivi')).html
  const json = (await (await site.as(actor).request('/en/follow-up.json')).json()) as {
    vacant: object[]
    ending: object[]
    files: { organisation: string; step: string; person: string | null }[]
  }
  return { html, json }
}

test('scenario 27: a minister’s office sees its vacancies, terms and sheets, a name once released, and nothing of what is examined', async () => {
  const before = await read(minister)
  assert.match(before.html, /Office second/)
  assert.deepEqual(
    before.json.files.map(({ step, person }) => [step, person]),
    [['In preparation', null]],
    'the confidential file is not there',
  )
  assert.doesNotMatch(before.html, /Dufresne|Quintal|Secret/)

  assert.equal((await site.as(boards).page(`/fr/dossiers/${file}`)).status, 200)
  assert.equal((await site.as(adviser).fill(`/fr/dossiers/${file}`, {}, 'release-sheet')).status, 303)
  const { html } = await site.as(adviser).page(`/fr/dossiers/${file}`)
  assert.match(html, /Zoé Dufresne, diffusée le 20\snovembre\s2026 par Personne adviser/)
  assert.doesNotMatch(html, /id="release-sheet"/)
  const after = await read(minister)
  assert.deepEqual(
    after.json.files.map(({ person }) => person),
    ['Zoé Dufresne'],
  )
  assert.doesNotMatch(after.html, /Secret|Quintal/)
  assert.match((await read(secretary)).html, /Zoé Dufresne/)
  for (const actor of [otherMinister, unscoped, otherSecretary])
    assert.doesNotMatch((await read(actor)).html, /Dufresne|Quintal|Office premier/, actor.id)
  assert.equal((await read(secretary)).json.ending.length, 1)

  await database.asActor(adviser, async tx => {
    const newcomer = { given_name: 'Ève', family_name: 'Autre', address: 'Mme', gender: 'f' }
    await saveFile(tx, file, { person_id: crypto.randomUUID(), newcomer })
    await journal(tx, { what: 'file.changed', subject: file })
  })
  assert.deepEqual(
    (await read(minister)).json.files.map(({ person }) => person),
    [null],
    'another person, another release',
  )
})

test('a confidential file appears outside once its act is adopted, and not before', async () => {
  assert.equal((await read(minister)).json.files.length, 1)
  await database.asActor(adviser, async tx => {
    await saveFile(tx, hidden, { step: 'decided' })
    await journal(tx, { what: 'file.moved', subject: hidden })
  })
  assert.deepEqual(
    (await read(minister)).json.files.map(({ organisation, step }) => [organisation, step]),
    [
      ['Example Office', 'In preparation'],
      ['Example Office', 'Decided'],
    ],
  )
})

test('in the database, outside roles read no file, no note and no conflict, and only the requests of their own body', async () => {
  for (const actor of [minister, secretary])
    for (const table of ['staffing.file', 'staffing.note', 'staffing.conflict', 'staffing.sheet_release'] as const) {
      const rows = await database.asActor(actor, tx => tx.selectFrom(table).select('file_id').execute())
      assert.deepEqual(rows, [], `${actor.role} ${table}`)
    }
})

test('a secretary asks; the advisers of the team open the file or decline with a reason; the secretary is told', async () => {
  const reply_to = 'secretariat@exemple.invalid'
  const seat = `${made.ending}:${made.mandate}`
  const asked = await site
    .as(secretary)
    .fill('/fr/suivi', { kind: 'renewal', seat, note: 'Le conseil y tient.', reply_to }, 'ask')
  assert.equal(asked.to, '/fr/suivi')
  const twice = await site.as(secretary).fill('/fr/suivi', { kind: 'renewal', seat, reply_to }, 'ask')
  assert.equal(twice.status, 409)
  assert.match(twice.html, /attend déjà sa réponse/)
  const wrong = await site.as(otherSecretary).send('/fr/suivi/demandes', { kind: 'renewal', seat, reply_to })
  assert.equal(wrong.status, 409, 'the seat of another body')
  await site
    .as(otherSecretary)
    .fill('/fr/suivi', { kind: 'vacancy', seat: made.vacant, note: 'Trois mois.', reply_to }, 'ask')
  assert.doesNotMatch((await site.as(secretary).page('/fr/suivi')).html, /Trois mois/)
  assert.equal((await site.as(minister).send('/fr/suivi/demandes', { kind: 'renewal', seat })).status, 403)

  assert.match((await site.as(adviser).page('/fr')).html, /Demandes des organismes.*Office premier/s)
  assert.doesNotMatch((await site.as(adviser).page('/fr')).html, /Office second/)
  const list = await site.as(adviser).page('/fr/dossiers/demandes')
  assert.match(list.html, /Le conseil y tient/)
  const take = /id="(take-[0-9a-f-]+)"/.exec(list.html)?.[1] ?? ''
  const { to: path } = await site.as(adviser).fill('/fr/dossiers/demandes', {}, take)
  assert.match((await site.as(adviser).page(path)).html, /Renouvellement|renouvellement du mandat/)
  const declined =
    /id="(decline-[0-9a-f-]+)" method/.exec((await site.as(boards).page('/fr/dossiers/demandes')).html)?.[1] ?? ''
  assert.equal((await site.as(boards).fill('/fr/dossiers/demandes', { reason: '' }, declined)).status, 422)
  await site.as(boards).fill('/fr/dossiers/demandes', { reason: 'Le siège sera aboli.' }, declined)
  assert.equal((await site.as(boards).send(`/fr/dossiers/demandes/${declined.slice(8)}/dossier`, {})).status, 409)

  assert.match((await site.as(secretary).page('/fr')).html, /Réponses à vos demandes/)
  assert.match((await site.as(secretary).page('/fr/suivi')).html, /Un dossier est ouvert/)
  assert.match((await site.as(otherSecretary).page('/en/follow-up')).html, /Declined\. Reason: Le siège sera aboli/)
})

test('every reading from outside is in the journal', async () => {
  const entries = await database.asOwner(tx =>
    tx.selectFrom('journal.entry').select(['actor', 'details']).where('what', '=', 'sheets.read').execute(),
  )
  for (const actor of [minister, otherMinister, unscoped, secretary, otherSecretary])
    assert.ok(
      entries.some(entry => entry.actor === actor.id),
      actor.id,
    )
})
