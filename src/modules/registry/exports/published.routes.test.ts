import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { root } from '../../../kernel/root.ts'
import { readTable } from '../../../kernel/sheets/index.ts'
import { cardsIn, eventsIn, feedIn } from '../../../kernel/testing.ts'
import { day } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { aPerson, aPost, article, decide, id } from '../testing.ts'

for (const module of modules) declareModule(module)
const database = await testDatabase()
const visitor = testSite({ parts: modules, database }).as(null)

const [head, second, rose] = [aPost(), aPost(), aPerson()]
const mandate = id()
const chief = aPost({ organisation: head.organisation, from: day('2026-11-01') })

/** Two judges: one in office to the end of 2027; the other's seat is vacant since October 2026, which was known in September. Since November a chief executive, whom nobody has been yet. */
await database.asActor(tester, async tx => {
  const bea = aPerson()
  const gone = id()
  const dates = { from: '2023-01-01', to: '2027-12-31' }
  const held = article('mandate.begin', { mandate, post: head.post, person: rose.person, ...dates })
  const left = article('mandate.begin', { mandate: gone, post: second.post, person: bea.person, ...dates })
  const [seat] = chief.articles
  const first = article('post.create', { ...(seat?.input as object), family: 'chief_executive' })
  const articles = [...head.articles, first, ...second.articles, ...rose.articles, ...bea.articles, held, left]
  await decide(tx, articles, { on: '2022-12-15', now: '2022-12-15T15:00:00Z' })
  const end = { post: second.post, mandate: gone, on: '2026-09-30', reason: 'resignation' }
  await decide(tx, [article('mandate.end', end)], { on: '2026-09-16', now: '2026-09-16T15:00:00Z' })
})

const file = async (path: string) => {
  const answer = await visitor.request(path)
  assert.equal(answer.status, 200, path)
  return { type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}

test('the feed of vacancies says which, since when and by which act, as of the day asked', async () => {
  const { type, text } = await file('/data/vacancies.fr.atom')
  assert.match(type, /^application\/atom\+xml/)
  const { entries } = feedIn(text)
  assert.deepEqual(
    entries.map(({ id }) => id).sort(),
    [`urn:uuid:${chief.post}#vacant-ever`, `urn:uuid:${second.post}#vacant-2026-10-01`].sort(),
    'one of them never had a holder',
  )
  const left = entries.find(({ id }) => id?.includes(second.post))
  assert.equal(left?.['title'], 'juge, Tribunal')
  assert.match(left?.['updated'] ?? '', /^2026-10-01T04:00:00/, 'known before, it began that day')
  assert.match(left?.['summary'] ?? '', /^Vacant depuis le 1er\u00a0octobre 2026 \(D\.\u00a0\d+-2026\)$/)
  const earlier = feedIn((await file('/data/vacancies.en.atom?on=2026-09-30')).text)
  assert.deepEqual(earlier.entries, [], 'its last day included')
  assert.equal((await visitor.request('/data/vacancies.fr.atom?on=2026-09-31')).status, 422)
})

test('the calendar has the last day of each term, whole, its end exclusive', async () => {
  const { type, text } = await file('/data/terms-ending.en.ics')
  assert.match(type, /^text\/calendar/)
  const [term, ...others] = eventsIn(text)
  assert.ok(term && others.length === 0, text)
  assert.deepEqual(
    [term.uid, term.startDate.toString(), term.endDate.toString(), term.startDate.isDate, term.endDate.isDate],
    [`urn:uuid:${mandate}`, '2027-12-31', '2028-01-01', true, true],
  )
  assert.equal(term.summary, 'End of term: Rose Gagné, judge')
  assert.equal(term.component.getFirstPropertyValue('transp'), 'TRANSPARENT')
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const on = async (day: string) => eventsIn((await file(`/data/terms-ending.en.ics?on=${day}`)).text).length
  assert.equal(await on('2023-06-01'), 0, 'more than 24 months away')
  assert.equal(await on('2026-09-01'), 2)
})

test('the cards are those of the day, all together or one alone', async () => {
  const all = await file('/data/holders.fr.vcf')
  assert.match(all.type, /^text\/vcard/)
  const [card, ...others] = cardsIn(all.text)
  assert.deepEqual(
    ['fn', 'uid', 'title', 'org'].map(name => card?.getFirstPropertyValue(name)),
    ['Rose Gagné', `urn:uuid:${rose.person}`, 'juge', 'Tribunal'],
  )
  assert.equal(others.length, 0)
  assert.equal(cardsIn((await file('/data/holders.fr.vcf?on=2026-09-30')).text).length, 2)
  const one = await visitor.request(`/fr/registre/personnes/${rose.person}/carte.vcf`)
  assert.match(one.headers.get('content-disposition') ?? '', /titulaire\.vcf/)
  assert.equal(await one.text(), all.text)
  assert.equal((await visitor.request(`/fr/registre/personnes/${rose.person}/carte.vcf?on=2020-01-01`)).status, 404)
  assert.match((await visitor.page(`/fr/registre/personnes/${rose.person}`)).html, /\/carte\.vcf"/)
})

const rowsOf = (csv: string): string[][] => parse(csv, { bom: true, recordDelimiter: '\r\n' })

test('the organogram has a row for each post, and says what it does not know', async () => {
  const [columns = [], ...rows] = rowsOf((await file('/data/organogram.csv')).text)
  assert.equal(rows.length, 3)
  const said = rows.map(row => Object.fromEntries(columns.map((name, place) => [name, row[place]])))
  const [own, vacant, top] = [head, second, chief].map(({ post }) =>
    said.find(row => row['Post Unique Reference'] === post),
  )
  assert.equal(own?.['Name'], 'Rose Gagné')
  assert.equal(own?.['FTE'], '1')
  assert.deepEqual(
    [top, own, vacant].map(row => row?.['Reports to Senior Post']),
    ['XX', 'N/D', 'N/D'],
    'a chief executive is at the head of the body; who reports to whom is said nowhere',
  )
  assert.equal(vacant?.['Name'], 'Vacant')
  assert.equal(vacant?.['Notes'], 'the post became vacant on 01/10/26')
  assert.equal(vacant?.['Salary Cost of Reports (£)'], 'N/D')
  assert.doesNotMatch((await file('/data/organogram.csv?on=2026-09-30')).text, /Vacant/)
})

const schema = join(root, '../shared/data/uk-organograms/schema/organogram-senior-staff-csv-schema.json')
const absent = existsSync(schema) ? false : 'the schema of ../shared/data/uk-organograms is absent'

test('the organogram follows the published schema: its columns, what is required, what is unique', {
  skip: absent,
}, async () => {
  type Field = { name: string; constraints?: { required?: boolean; unique?: boolean; enum?: string[] } }
  const { fields } = JSON.parse(readFileSync(schema, 'utf8')) as { fields: Field[] }
  const [columns = [], ...rows] = rowsOf((await file('/data/organogram.csv')).text)
  assert.deepEqual(
    columns,
    fields.map(({ name }) => name),
  )
  for (const [place, { name, constraints = {} }] of fields.entries()) {
    const values = rows.map(row => row[place] ?? '')
    if (constraints.required) assert.ok(values.every(Boolean), `${name} is required`)
    if (constraints.unique) assert.equal(new Set(values).size, values.length, `${name} is unique`)
    if (constraints.enum)
      assert.ok(
        values.every(value => constraints.enum?.includes(value)),
        `${name} is of its list`,
      )
  }
})

test('the whole register with its history is a sheet of every mandate of all times, in each language, as known on any day', async () => {
  const named = (rows: readonly (readonly string[])[]) => {
    const [columns = [], ...all] = rows
    return all.map(row => Object.fromEntries(columns.map((name, place) => [name, row[place] ?? ''])))
  }
  const text = named(rowsOf((await file('/data/register.fr.csv')).text))
  assert.equal(text.length, 2, 'one who left, one in office; vacant posts were nobody’s')
  const [left, own] = [second, head].map(({ post }) => text.find(row => row['post_id'] === post))
  assert.deepEqual(
    ['from', 'to', 'planned_end', 'end_reason', 'capacity', 'term'].map(name => left?.[name]),
    ['2023-01-01', '2026-09-30', '2027-12-31', 'Démission', 'Titulaire', '1'],
  )
  assert.match(left?.['opened_by'] ?? '', /^D\.\u00a0\d+-2022, art\.\u00a0\d+$/)
  assert.match(left?.['act'] ?? '', /^D\.\u00a0\d+-2026, art\.\u00a01$/)
  assert.deepEqual([own?.['person'], own?.['to'], own?.['mandate_id']], ['Rose Gagné', '', mandate])
  const before = named(rowsOf((await file('/data/register.en.csv?known=2026-09-01')).text))
  assert.deepEqual(
    before.map(row => [row['to'], row['end_reason']]),
    [
      ['', ''],
      ['', ''],
    ],
    'nobody knew yet that one would leave',
  )
  const answer = await visitor.request('/data/register.en.xlsx')
  assert.match(answer.headers.get('content-type') ?? '', /spreadsheetml/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const workbook: string[][] = []
  const once = async function* () {
    yield bytes
  }
  for await (const { cells } of readTable(once())) workbook.push([...cells])
  const sheet = named(workbook)
  assert.deepEqual(Object.keys(sheet[0] ?? {}).slice(0, 5), ['Body', 'Post', 'Person', 'Capacity', 'First day'])
  assert.deepEqual(
    sheet.map(row => row['Identifier: term of office']).sort(),
    text.map(row => row['mandate_id']).sort(),
  )
})

test('all of it is in the catalogue, and pages name in their heads what their readers may follow', async () => {
  const { html } = await visitor.page('/fr/donnees')
  for (const name of [
    'vacancies.fr.atom',
    'terms-ending.fr.ics',
    'holders.fr.vcf',
    'organogram.csv',
    'register.fr.xlsx',
  ])
    assert.ok(html.includes(`/data/${name}`), name)
  const link = (type: string, path: string) =>
    new RegExp(`<link rel="alternate" type="${type}" title="[^"]+" href="${path}"`)
  const atom = 'application/atom\\+xml'
  assert.match((await visitor.page('/fr/registre/postes')).html, link(atom, '/data/vacancies.fr.atom'))
  assert.match((await visitor.page('/en/register/mandates')).html, link(atom, '/data/appointments.en.atom'))
  assert.match((await visitor.page('/fr/actes')).html, link(atom, '/data/acts.fr.atom'))
  assert.match((await visitor.page('/fr/registre/horizon')).html, link('text/calendar', '/data/terms-ending.fr.ics'))
  assert.doesNotMatch((await visitor.page('/fr/registre/personnes')).html, /atom\+xml/)
})
