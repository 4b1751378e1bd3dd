import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Tx } from '../../../../kernel/database/index.ts'
import { undone } from '../../../../kernel/database/testing.ts'
import type { Import } from '../import.actions.ts'
import { addsUp, held, said, sum, take } from '../testing.ts'
import type { TableOptions } from './options.formats.ts'

const columns = {
  organisation: 'Organisme',
  post: 'Poste',
  person: 'Titulaire',
  start: 'Début',
  end: 'Fin',
}
const list = (tx: Tx, content: string | Buffer, options: Partial<TableOptions> = {}, more: Partial<Import> = {}) =>
  take(tx, Buffer.from(content), {
    format: 'table',
    name: 'liste.csv',
    options: { mapping: 'liste', columns, order: 'dmy', body: null, on: null, ...options },
    ...more,
  })

const head = 'Organisme;Poste;Titulaire;Début;Fin\n'
const rows = [
  'Régie du lac;Présidente;Mme Luce Roy;1er mars 2020;28 février 2023',
  'Régie du lac;Présidente;"Noël, Luc";2023-03-01;',
  'Régie du lac;Membre;Zoé Côté;01/02/2021;',
  'Régie du lac;Membre;Ève Dubé;44228;',
  'Régie du lac;Secrétaire;Vacant;;',
  'Régie du lac;Membre;Sans Date;;',
  'Cour du port;Juge;Marc de la Rue;32/01/2020;',
  ';;;;',
  'Cour du port;Juge;Anne Gagné;2020;2019',
].join('\n')

test('a table enters by one act, each row accounted for; the same file again brings nothing', () =>
  undone(async tx => {
    const report = await list(tx, head + rows)
    addsUp(report)
    assert.deepEqual(report.read, { organisations: 2, posts: 4, persons: 7, memberships: 8 })
    assert.deepEqual(report.imported, { organisations: 2, posts: 4, persons: 7, memberships: 4 })
    assert.deepEqual(
      report.reported.map(({ rule, count, rows: [first] }) => [rule, count, first?.line]),
      [
        ['IMP-16', 1, 7],
        ['IMP-17', 1, 8],
        ['IMP-18', 1, 10],
        ['IMP-88', 1, 9],
      ],
    )
    assert.deepEqual(await held(tx), [
      'Roy, Présidente - [2020-03-01,2023-03-01)',
      'Côté, Membre 1 [2021-02-01,)',
      'Dubé, Membre 2 [2021-02-01,)',
      'Noël, Présidente - [2023-03-01,)',
    ])
    const again = await list(tx, head + rows)
    addsUp(again)
    assert.equal(again.act, null)
    assert.equal(sum(again.imported), 0)
    assert.deepEqual(again.same, report.imported)
  }))

test('lines of mixed encodings are read line by line, and each that differs from the first is counted', () =>
  undone(async tx => {
    const people = Array.from({ length: 150 }, (_, n) => `Régie du lac;Membre;Zoé Côté ${n};2021-01-01;\n`)
    const mixed = Buffer.concat([
      Buffer.from(`${head}Régie du lac;Présidente;Luce Noël;2020-01-01;\n`),
      Buffer.from(people.join(''), 'latin1'),
      Buffer.from('Conseil;Adjoint;\x8Dric Roy;2020-01-01;\n', 'latin1'),
    ])
    const report = await list(tx, mixed)
    addsUp(report)
    assert.deepEqual(
      report.noted.map(({ rule, count, rows: [first] }) => [rule, count, first?.line]),
      [['IMP-98', 150, 3]],
    )
    assert.equal(report.noted[0]?.rows.length, 100)
    assert.deepEqual([report.imported.persons, report.imported.memberships], [151, 151])
    assert.deepEqual(said(report.reported), ['IMP-06 /persons/151/given_name', 'IMP-15 /memberships/151/person_id'])
  }))

test('a later edition, in another encoding and order of columns, is compared with the first', () =>
  undone(async tx => {
    await list(tx, head + rows)
    const later = Buffer.from(
      'Fin,Début,Titulaire,Poste,Organisme\n,2023-03-01,"M. Luc Noël",Présidente,Régie du lac\n2026-10-31,2021-02-01,Zoé Côté,Membre,Régie du lac\n',
      'latin1',
    )
    const report = await list(tx, later)
    addsUp(report)
    // A courtesy title that was not there newly says a gender; it does not make another person.
    assert.deepEqual(said(report.reported), ['IMP-24 /memberships/1/id', 'IMP-26 /persons/0/id'])
    assert.equal(sum(report.imported), 0)
  }))

test('who has no start is in office from the day of the list, and is the same on a later day', () =>
  undone(async tx => {
    const content = 'Nom\nLuc Roy\nZoé Noël\n'
    const own = { columns: { person: 'Nom' }, body: 'Conseil du quai' }
    const first = await list(tx, content, { ...own, on: '2026-11-01' })
    addsUp(first)
    assert.deepEqual(await held(tx), ['Noël, Membre 2 [2026-11-01,)', 'Roy, Membre 1 [2026-11-01,)'])
    const second = await list(tx, content, { ...own, on: '2026-11-15' })
    addsUp(second)
    assert.equal(sum(second.same), sum(first.read))
  }))

test('a person is known by the identifier of the list, whatever the name became', () =>
  undone(async tx => {
    const own = { columns: { ...columns, person_id: 'No' } }
    const line = (no: string, name: string) =>
      `Organisme;Poste;Titulaire;Début;Fin;No\nRégie;Juge;${name};2020;;${no}\n`
    await list(tx, line('12', 'Luce Roy'), own)
    const report = await list(tx, line('12', 'Luce Roy-Noël'), own)
    addsUp(report)
    assert.deepEqual(said(report.reported), ['IMP-26 /persons/0/id'])
    const person = await tx.selectFrom('registry.person').select('identifiers').executeTakeFirstOrThrow()
    assert.deepEqual(person.identifiers, [{ scheme: 'liste', value: '12' }])
  }))

test('a file that breaks in its midst brings nothing', () =>
  undone(async tx => {
    const report = await list(tx, `${head}${rows}\n"Régie`)
    assert.equal(sum(report.read), 0)
    assert.match(report.refused?.fr ?? '', /guillemet/)
    assert.deepEqual(await held(tx), [])
  }))
