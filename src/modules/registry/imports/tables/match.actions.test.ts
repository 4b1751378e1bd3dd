import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../../kernel/database/index.ts'
import { tester, undone } from '../../../../kernel/database/testing.ts'
import { day, fixedClock } from '../../../../kernel/time/index.ts'
import { adoptImport, compareImport } from '../import.actions.ts'
import { openImport, readImport } from '../pipeline.actions.ts'
import { addsUp, document, held, said, take } from '../testing.ts'
import { askForAct, chooseRows } from '../work.actions.ts'
import { namesakes } from './match.queries.ts'
import { answerNamesakes } from './namesake.actions.ts'

const clock = fixedClock(day('2026-11-20'))
const columns = { organisation: 'Organisme', post: 'Poste', person: 'Titulaire', start: 'Début', end: 'Fin' }
const options = (mapping: string) => ({ mapping, columns, order: 'dmy', body: null, on: null })
const head = 'Organisme;Poste;Titulaire;Début;Fin\n'

async function* once(content: string) {
  yield Buffer.from(content)
}
const when = { today: clock.today(), now: clock.now() }
const compared = async (tx: Tx, content: string, mapping = 'liste') => {
  const opened = { format: 'table' as const, name: 'liste.csv', actor: tester, options: options(mapping), ...when }
  const id = await openImport(tx, once(content), opened)
  await readImport(run => run(tx), { id, worker: null })
  await compareImport(tx, id, when)
  return id
}
const answer = async (tx: Tx, id: string, all: 'same' | 'other' | null, answers = new Map<number, string>()) => {
  await answerNamesakes(tx, { actor: tester, clock }, { id, all, answers })
  await compareImport(tx, id, when)
}
const adopted = async (tx: Tx, id: string) => {
  await askForAct(tx, id)
  await adoptImport(tx, id, when)
}
const proposed = async (tx: Tx, id: string) =>
  (
    await tx
      .selectFrom('registry.import_row')
      .select(['collection', 'proposal', 'rule'])
      .where('import_id', '=', id)
      .orderBy('n')
      .execute()
  ).map(({ collection, proposal, rule }) => [collection, proposal, rule].filter(Boolean).join(' '))
const people = async (tx: Tx) =>
  (await tx.selectFrom('registry.person').select(['given_name', 'family_name']).execute())
    .map(({ given_name, family_name }) => `${given_name} ${family_name}`)
    .sort()

const twice = `${head}Régie;Juge;Luc Roy;2020;2021\nCour;Greffier;"ROY, Luc";2022;\nCour;Juge;Zoé Côté;2022;\n`

test('one name in two posts is asked; nothing that hangs on it moves before the answer', () =>
  undone(async tx => {
    const id = await compared(tx, twice)
    const { rows } = await namesakes(tx, id, null)
    assert.deepEqual(
      rows.map(({ name, line, candidates }) => [name, line, candidates.map(({ fr }) => fr)]),
      [['Luc ROY', 3, ['Luc Roy, ligne 2']]],
    )
    assert.deepEqual((await proposed(tx, id)).slice(4, 8), [
      'organizations new',
      'posts new',
      'persons alike IMP-89',
      'memberships contradicts IMP-15',
    ])
    await assert.rejects(askForAct(tx, id), { code: 'REG-032' })
  }))

test('answered the same, both terms are of one person; the next edition does not ask again', () =>
  undone(async tx => {
    const id = await compared(tx, twice)
    await answer(tx, id, 'same')
    await adopted(tx, id)
    assert.deepEqual(await people(tx), ['Luc Roy', 'Zoé Côté'])
    assert.equal((await held(tx)).length, 3)
    const later = await compared(tx, `${twice}Cour;Juge;Anne Noël;2023;\n`)
    assert.equal((await namesakes(tx, later, null)).total, 0)
    assert.deepEqual(
      (await proposed(tx, later)).filter(row => row.endsWith('new')),
      ['persons new', 'memberships new'],
    )
  }))

test('answered another, they are two; left, the row and its term stay out', () =>
  undone(async tx => {
    const id = await compared(tx, twice)
    await answer(tx, id, 'other')
    await adopted(tx, id)
    assert.deepEqual(await people(tx), ['Luc ROY', 'Luc Roy', 'Zoé Côté'])
    const again = await compared(tx, `${twice}Port;Pilote;Roy Luc;2024;\n`)
    const [row] = (await namesakes(tx, again, null)).rows
    assert.equal(row?.candidates.length, 2)
    await assert.rejects(answer(tx, again, null, new Map([[row?.n ?? 0, 'nobody']])), { code: 'REG-066' })
    await assert.rejects(answer(tx, again, 'same'), { code: 'REG-065' }, 'two are not one')
    await answer(tx, again, null, new Map([[row?.n ?? 0, 'leave']]))
    await adopted(tx, again)
    assert.equal((await people(tx)).length, 3)
  }))

test('by the command, what would be asked is left and reported: the numbers add up', () =>
  undone(async tx => {
    const report = await take(tx, Buffer.from(twice), { format: 'table', name: 'liste.csv', options: options('liste') })
    addsUp(report)
    assert.deepEqual(said(report.reported), ['IMP-15 /memberships/1/person_id', 'IMP-89 /persons/1/name'])
    assert.deepEqual(await people(tx), ['Luc Roy', 'Zoé Côté'])
  }))

test('bodies, posts and terms that other acts brought are found; nothing doubles a seat that is held', () =>
  undone(async tx => {
    await take(tx, document)
    const before = await held(tx)
    const content = `${head}TRIBUNAL;chef;C Cat;juin 2003;\nTribunal;Chef;Bea B;2002-01-01;2003-05-31\nTribunal;Chef;Ann A;2004;\nTribunal;Chef;Zoé Noël;2005;\nTribunal;Huissier;Luc Roy;2024;\n`
    const id = await compared(tx, content)
    assert.deepEqual(
      (await namesakes(tx, id, null)).rows.map(({ name }) => name),
      ['TRIBUNAL', 'C Cat', 'Bea B', 'Ann A'],
    )
    await answer(tx, id, 'same')
    assert.deepEqual(await proposed(tx, id), [
      'organizations same',
      'posts same',
      'persons same',
      'memberships same',
      'persons same',
      'memberships contradicts IMP-91',
      'persons same',
      'memberships new',
      'persons new',
      'memberships contradicts IMP-90',
      'posts new',
      'persons new',
      'memberships new',
    ])
    await adopted(tx, id)
    assert.deepEqual(await held(tx), [...before, 'A, Chef 1 [2004-01-01,)', 'Roy, Huissier - [2024-01-01,)'])
  }))

const numbered = async (tx: Tx, rows: string, mapping = 'liste') => {
  const own = { ...options(mapping), columns: { ...columns, person_id: 'No' } }
  const opened = { format: 'table' as const, name: 'liste.csv', actor: tester, options: own, ...when }
  const id = await openImport(tx, once(`${head.trim()};No\n${rows}`), opened)
  await readImport(run => run(tx), { id, worker: null })
  await compareImport(tx, id, when)
  return id
}

test('an identifier of the register needs no question', () =>
  undone(async tx => {
    await take(tx, document)
    const { person_id } = await tx
      .selectFrom('registry.person')
      .select('person_id')
      .where('family_name', '=', 'A')
      .executeTakeFirstOrThrow()
    const id = await numbered(tx, `Régie;Juge;Ann A;2020;;${person_id.toUpperCase()}\n`)
    assert.deepEqual(await proposed(tx, id), ['organizations new', 'posts new', 'persons same', 'memberships new'])
  }))

test('who bore a name before is a namesake still', () =>
  undone(async tx => {
    await adopted(tx, await numbered(tx, 'Régie;Juge;Luce Roy;2020;;12\n'))
    const renamed = await numbered(tx, 'Régie;Juge;Luce Noël;2020;;12\n')
    const by = { actor: tester, clock }
    await chooseRows(tx, by, { id: renamed, all: 'changed', rows: [], take: true })
    await adopted(tx, renamed)
    const { rows } = await namesakes(tx, await compared(tx, `${head}Cour;Greffe;Roy Luce;2024;\n`, 'autre'), null)
    assert.deepEqual(
      rows.map(({ candidates }) => candidates.map(({ fr, en }) => [fr, en])),
      [[['Luce Noël, Juge, Régie', 'Luce Noël, Juge, Régie']]],
    )
  }))
