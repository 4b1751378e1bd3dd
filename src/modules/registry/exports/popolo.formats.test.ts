import assert from 'node:assert/strict'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { Validator } from 'jsonschema'
import { analyse, type Database } from '../../../kernel/database/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { root } from '../../../kernel/root.ts'
import { statementsIn } from '../../../kernel/testing.ts'
import { addDays, day } from '../../../kernel/time/index.ts'
import '../testing.ts'
import { idOf } from '../imports/article.formats.ts'
import { importFile } from '../imports/import.actions.ts'
import type { Report } from '../imports/report.rules.ts'
import { document } from '../imports/testing.ts'
import { roster } from '../mandates/roster.queries.ts'
import { orgJsonLd } from './org.formats.ts'
import { popolo, registerJson } from './popolo.formats.ts'

type Written = Record<'organizations' | 'persons' | 'posts' | 'memberships', Record<string, unknown>[]>

const today = day('2026-11-20')
const when = { on: today, known: null, knownDay: null }

const take = async (database: Database, open: () => AsyncIterable<Uint8Array>): Promise<Report> => {
  const report = await database.asActor(tester, tx =>
    importFile(tx, {
      format: 'popolo',
      actor: tester,
      open,
      name: 'registre.json',
      today,
      now: '2026-11-20T15:00:00.000000Z',
    }),
  )
  await analyse(database)
  return report
}

const write = (database: Database, form: typeof popolo): Promise<string> =>
  database.asActor(
    tester,
    async tx => {
      const context = { tx, lang: 'fr', when, today, url: 'https://greffe.example', self: '' } as const
      return (await Array.fromAsync(form(context))).join('')
    },
    { readOnly: true },
  )

const rosterOn = async (database: Database, on: string, name: (kind: string, id: string) => string) => {
  const { items } = await database.asActor(
    tester,
    tx => roster(tx, { on: day(on), known: null }, {}, { limit: null, offset: 0, lang: 'fr' }),
    { readOnly: true },
  )
  return items
    .map(line =>
      [
        name('posts', line.post_id),
        line.person_id && name('persons', line.person_id),
        name('organizations', line.organisation_id),
        line.first_day,
        line.last_day,
        line.state,
        line.given_name,
        line.family_name,
        line.organisation_fr,
      ].join(' | '),
    )
    .sort()
}

/** The same numbers each time: a failure can be seen again. */
const days = (count: number, first: string, span: number): string[] => {
  let seed = 20_261_121
  return Array.from({ length: count }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return addDays(day(first), seed % span)
  })
}

const schemas = join(root, '../shared/data/popolo/schemas')

/** What does not follow a published schema, which is of draft 3. */
const faults = (value: unknown, schema: string): string[] => {
  const published = new Validator()
  for (const file of readdirSync(schemas)) published.addSchema(JSON.parse(readFileSync(join(schemas, file), 'utf8')))
  const $ref = `http://www.popoloproject.com/schemas/${schema}.json#`
  return published.validate(value, { $ref }).errors.map(({ stack }) => stack)
}

const ministers = join(root, '../shared/data/uk-ministers-1997-2010.popolo.json')
const small = () => Readable.from([Buffer.from(JSON.stringify(document))])
const cases = [
  ['a small register', small, '2000-06-01', 3000, false],
  [
    'the ministers of 1997 to 2010',
    () => createReadStream(ministers),
    '1997-05-01',
    4750,
    existsSync(ministers) ? false : 'the acceptance file ../shared/data/uk-ministers-1997-2010.popolo.json is absent',
  ],
] as const

for (const [name, open, first, span, skip] of cases)
  test(`${name}, imported, exported and imported into an empty register: the same roster on fifty days`, {
    skip,
  }, async () => {
    const [one, two] = [await testDatabase(), await testDatabase()]
    await take(one, open)
    const text = await write(one, popolo)
    const report = await take(two, () => Readable.from([Buffer.from(text)]))
    assert.deepEqual(report.reported, [], 'every row is taken back')
    const written = JSON.parse(text) as Written
    assert.equal(written.memberships.length, report.imported.memberships)
    let lines = 0
    for (const on of days(50, first, span)) {
      const before = await rosterOn(one, on, idOf)
      assert.deepEqual(await rosterOn(two, on, (_, id) => id), before, on)
      lines += before.length
    }
    assert.ok(lines > 50, String(lines))
  })

test('what is exported follows the published schemas, and each thing cites the articles that made it', {
  skip: existsSync(schemas) ? false : 'the schemas of ../shared/data/popolo are absent',
}, async () => {
  const database = await testDatabase()
  await take(database, small)
  const written = JSON.parse(await write(database, popolo)) as Written
  for (const [collection, schema] of [
    ['organizations', 'organization'],
    ['persons', 'person'],
    ['posts', 'post'],
    ['memberships', 'membership'],
  ] as const) {
    assert.ok(written[collection].length > 0, collection)
    for (const item of written[collection]) {
      assert.deepEqual(faults(item, schema), [], `${collection} ${item['id']}`)
      const [source] = item['sources'] as { url: string; note: string }[]
      assert.match(source?.url ?? '', /^https:\/\/greffe\.example\/fr\/actes\/[0-9a-f-]{36}#article-\d+$/)
      assert.match(source?.note ?? '', /^Reprise 1-2026, art\. \d+$/)
    }
  }
  const wrong = { id: 3, birth_date: '2026-1', image: 'nowhere', sources: [{}] }
  assert.deepEqual(
    faults(wrong, 'person').map(said => said.split(' ')[0]),
    ['instance.id', 'instance.birth_date', 'instance.image', 'instance.sources[0].url'],
    'types, patterns, formats and what is required are looked at',
  )
})

test('our own JSON has every state; JSON-LD names bodies, posts, people and terms in the words of ORG', async () => {
  const database = await testDatabase()
  await take(database, small)
  const own = JSON.parse(await write(database, registerJson)) as Record<string, { id: string; states: object[] }[]>
  assert.deepEqual(
    Object.entries(own).map(([name, list]) => [name, list.length]),
    [
      ['organisations', 2],
      ['people', 3],
      ['posts', 2],
      ['mandates', 3],
    ],
  )
  assert.match(JSON.stringify(own['mandates']?.[0]?.states[0]), /"act":"Reprise 1-2026"/)
  const linked = JSON.parse(await write(database, orgJsonLd)) as { '@graph': Record<string, unknown>[] }
  const { '@graph': graph } = linked
  const count = (type: string) => graph.filter(node => node['@type'] === type).length
  assert.deepEqual(
    [count('org:Organization'), count('org:Post'), count('foaf:Person'), count('org:Membership')],
    [2, 2, 3, 3],
  )
  const ids = new Set(graph.map(node => node['@id']))
  for (const node of graph.filter(one => one['@type'] === 'org:Membership'))
    for (const link of ['org:member', 'org:organization', 'org:post'])
      assert.ok(ids.has((node[link] as { '@id': string })['@id']), link)
  const statements = await statementsIn(linked)
  const org = 'http://www.w3.org/ns/org#'
  const said = (predicate: string) => statements.filter(one => one.predicate.value === predicate)
  assert.equal(said(`${org}member`).length, 3)
  for (const { object } of said(`${org}member`)) assert.ok(ids.has(object.value), object.value)
  const [named] = said('http://www.w3.org/2004/02/skos/core#prefLabel')
  assert.equal(named?.object.language, 'fr')
  const [began] = said('http://schema.org/startDate')
  assert.equal(began?.object.datatype?.value, 'http://www.w3.org/2001/XMLSchema#date')
})
