import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Unreadable } from '../popolo.formats.ts'
import type { TableOptions } from './options.formats.ts'
import { previewOf, readMapped } from './table.formats.ts'
import { suggested } from './table.rules.ts'

async function* once(content: string | Buffer) {
  yield Buffer.from(content)
}
const options = (more: Partial<TableOptions> = {}): TableOptions => ({
  mapping: 'liste',
  columns: { organisation: 'Organisme', post: 'Poste', person: 'Titulaire', start: 'Début', end: 'Fin' },
  order: 'dmy',
  body: null,
  on: null,
  ...more,
})
const read = async (content: string, more: Partial<TableOptions> = {}) => {
  const all = await Array.fromAsync(readMapped(once(content), { options: options(more) }))
  return {
    elements: all.flatMap(({ elements }) => elements),
    remarks: all.flatMap(({ remarks }) => remarks.map(({ rule, line }) => `${rule} ${line}`)),
  }
}
const head = 'Organisme;Poste;Titulaire;Début;Fin\n'
const shown = ({ elements }: Awaited<ReturnType<typeof read>>) =>
  elements.map(({ collection, line, findings = [], value }) => {
    const { name, label, family_name, start_date } = value as Record<string, string>
    return `${line} ${collection} ${[name ?? label ?? family_name ?? start_date, ...findings.map(({ rule }) => rule)].join(' ')}`
  })

test('a row names a body, a post and a person once, and states a term each time', async () => {
  const found = await read(
    `${head}Régie;Juge;Mme Luce Roy;1er mars 2020;\nRegie;JUGE;Noël, Luc;2024-01-05;\n;;;;\n\nRégie;Greffe;Vacant;;\n`,
  )
  assert.deepEqual(shown(found), [
    '2 organizations Régie',
    '2 posts Juge',
    '2 persons Roy',
    '2 memberships 2020-03-01',
    '3 persons Noël',
    '3 memberships 2024-01-05',
    '4 memberships  IMP-88',
    '6 posts Greffe',
  ])
})

test('each row makes an element of its own: a vacant seat or a body named before is told and left', async () => {
  const found = await read(`${head}Régie;Juge;vacant;;\nRégie;Juge;Vacante;;\nRégie;;;;\nCour;;;;\n`)
  assert.deepEqual(shown(found), [
    '2 organizations Régie',
    '2 posts Juge',
    '3 posts Juge IMP-92',
    '4 organizations Régie',
    '5 organizations Cour',
  ])
})

test('the body of all the rows and the day of the list stand in for columns that are not there', async () => {
  const columns = { person: 'Nom', post: 'Fonction' }
  const { elements } = await read('Nom\tFonction\nLuc Roy\tMembre\n', { columns, body: 'Conseil', on: '2026-11-20' })
  assert.deepEqual(
    elements.map(({ collection, since }) => [collection, since]),
    [
      ['organizations', null],
      ['posts', null],
      ['persons', null],
      ['memberships', '2026-11-20'],
    ],
  )
})

test('longer rows, headings that come again or stand twice, another encoding: each is said', async () => {
  const { remarks } = await read(`${head}Régie;Juge;Luc Roy;2020;;de trop;\n${head}`)
  assert.deepEqual(remarks, ['IMP-93 2', 'IMP-94 3'])
  const latin = await Array.fromAsync(
    readMapped(once(Buffer.from('Nom;Nom;Début\nZoé;Roy;2020\n', 'latin1')), {
      options: options({
        columns: { given_name: 'Nom', family_name: 'Nom (2)', start: 'Début' },
        body: 'Régie',
      }),
    }),
  )
  assert.deepEqual(latin.flatMap(({ remarks: some }) => some.map(({ rule }) => rule)).sort(), ['IMP-95', 'IMP-96'])
  const person = latin.flatMap(({ elements }) => elements).find(({ collection }) => collection === 'persons')
  assert.equal((person?.value as Record<string, string> | undefined)?.['family_name'], 'Roy')
})

const wide = Array.from({ length: 1000 }, (_, at) => `c${at}`).join(';')
for (const [content, rule, why] of [
  ['', 'IMP-81', 'nothing'],
  ['\n\n;;\n', 'IMP-81', 'empty cells alone'],
  ['%PDF-1.7\n\0\0\0', 'IMP-80', 'another kind of file'],
  ['PK\x03\x04 not a workbook', 'IMP-82', 'no workbook'],
  [`${head}"never closed;a;b`, 'IMP-84', 'a quotation mark'],
  [wide, 'IMP-86', 'a thousand columns'],
  ['Organisme;Poste\nA;B', 'IMP-87', 'a column of the mapping is missing'],
] as const)
  test(`${why} is refused by ${rule}`, async () => {
    await assert.rejects(read(content), (error: unknown) => error instanceof Unreadable && error.rule === rule)
  })

test('the headings of lists in both languages say what they are', () => {
  const cases: readonly (readonly [string, object])[] = [
    [
      'Organisme;Fonction;Prénom;Nom;Date de nomination;Date d’échéance;Civilité',
      {
        organisation: 'Organisme',
        post: 'Fonction',
        given_name: 'Prénom',
        family_name: 'Nom',
        start: 'Date de nomination',
        end: 'Date d’échéance',
        gender: 'Civilité',
      },
    ],
    [
      'Department;Job Title;Incumbent;Start date;End date;Person ID',
      {
        organisation: 'Department',
        post: 'Job Title',
        person: 'Incumbent',
        start: 'Start date',
        end: 'End date',
        person_id: 'Person ID',
      },
    ],
    ['Nom;Poste;Depuis;Jusqu’au', { person: 'Nom', post: 'Poste', start: 'Depuis', end: 'Jusqu’au' }],
    ['a;b', {}],
  ]
  for (const [labels, expected] of cases) assert.deepEqual({ ...suggested(labels.split(';')) }, expected)
})

test('the preview has the headings and the first rows, of one column too', async () => {
  assert.deepEqual(await previewOf(once('Nom\nRoy, Luc\n\nNoël, Zoé\n'), 1), {
    labels: ['Nom'],
    rows: [['Roy, Luc']],
  })
})
