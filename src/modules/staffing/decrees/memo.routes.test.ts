import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { canRead, filesOf, objectsOf, paragraphsOf, textOf } from '../../../kernel/documents/testing.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { changeFile, openFile } from '../files/file.actions.ts'
import { aSeat } from '../files/testing.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const adviser: Actor = { id: 'a-1', name: 'Maude', role: 'adviser', scope: { team: 'management' } }
const stranger: Actor = { ...adviser, id: 'a-2', scope: { team: 'boards' } }
const minister: Actor = {
  id: 'm-1',
  name: 'Simon',
  role: 'minister_office',
  scope: { portfolio: 'ministre de l’Exemple' },
}

const aFile = async (kind: 'appointment' | 'acting', confidential: boolean) => {
  const post = await database.asActor(tester, tx => aSeat(tx))
  return database.asActor(adviser, async tx => {
    const by = { actor: adviser, clock }
    const id = await openFile(tx, by, { kind, post, mandate: null, target: day('2026-12-02'), confidential })
    const newcomer = { given_name: 'Zoé', family_name: 'Dufresne', address: 'Mme', gender: 'f' }
    await changeFile(tx, by, id, 1, 'person', { person_id: crypto.randomUUID(), newcomer })
    await changeFile(tx, by, id, 2, 'term', { first_day: day('2027-01-04'), last_day: day('2031-12-31') })
    await changeFile(tx, by, id, 3, 'memo', {
      memo: {
        public_fr: 'La personne dirige depuis dix ans.\nElle connaît l’office.',
        public_en: 'The person has led for ten years.',
        confidential_fr: 'Deux autres personnes ont été pressenties.',
        confidential_en: 'Two others were approached.',
      },
    })
    return id
  })
}
const id = await aFile('appointment', false)
const hidden = await aFile('acting', true)

const get = async (actor: Actor, path: string) => {
  const response = await site.as(actor).request(path)
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

test('the memo is a document in both languages, its public part alone or the whole, which says that it is confidential', async () => {
  const cases = [
    ['/fr/dossiers/ID/memoire', '', /dirige depuis dix ans/, /pressenties/, 'PROJET'],
    ['/fr/dossiers/ID/memoire', '?part=whole', /pressenties/, null, 'CONFIDENTIEL'],
    ['/en/files/ID/memo', '', /led for ten years/, /approached/, 'DRAFT'],
    ['/en/files/ID/memo', '?part=whole', /Two others were approached/, null, 'CONFIDENTIAL'],
  ] as const
  for (const [path, query, says, never, mark] of cases) {
    const docx = await get(adviser, `${path.replace('ID', id)}.docx${query}`)
    const read = paragraphsOf(docx.bytes).join('\n')
    assert.match(read, says)
    if (never) assert.doesNotMatch(read, never)
    assert.match(filesOf(docx.bytes).get('word/header1.xml') ?? '', new RegExp(mark))
    const pdf = await get(adviser, `${path.replace('ID', id)}.pdf${query}`)
    const objects = objectsOf(pdf.bytes)
    assert.match(objects, /<pdfuaid:part>1<\/pdfuaid:part>/)
    assert.match(objects, /\/StructTreeRoot/)
    const text = textOf(pdf.bytes)
    if (text !== null) {
      assert.match(text, says)
      assert.ok(text.includes(mark) && !never?.test(text))
    }
  }
  assert.match(
    (await get(adviser, `/fr/dossiers/${id}/memoire.pdf?part=whole`)).response.headers.get('content-disposition') ?? '',
    /memoire-confidentiel-2026-D001-fr\.pdf/,
  )
})

test('the schedule of conditions is a document alone; an acting appointment has none', async () => {
  for (const [path, says] of [
    ['/fr/dossiers/ID/conditions', /Heading1: Conditions de travail de madame Zoé Dufresne comme présidente/],
    ['/en/files/ID/conditions', /Heading1: Conditions of employment of Zoé Dufresne as president/],
  ] as const) {
    const docx = await get(adviser, `${path.replace('ID', id)}.docx`)
    const read = paragraphsOf(docx.bytes).join('\n')
    assert.match(read, says)
    assert.match(read, /Heading2: 1\. .*\n(?!Heading)/)
    const pdf = await get(adviser, `${path.replace('ID', id)}.pdf`)
    assert.equal(pdf.response.status, 200)
    if (canRead) assert.match(textOf(pdf.bytes) ?? '', /Zoé Dufresne/)
  }
  assert.equal((await get(adviser, `/fr/dossiers/${hidden}/conditions.pdf`)).response.status, 404)
})

test('only whoever reads the file has its memo; the journal remembers who had the confidential part', async () => {
  for (const file of ['memoire.pdf', 'memoire.docx', 'memoire.pdf?part=whole']) {
    assert.equal((await get(stranger, `/fr/dossiers/${hidden}/${file}`)).response.status, 404, file)
    assert.equal((await get(minister, `/fr/dossiers/${id}/${file}`)).response.status, 403, file)
  }
  const had = await database.asOwner(tx =>
    tx.selectFrom('journal.entry').select(['actor', 'subject']).where('what', '=', 'file.memo_read').execute(),
  )
  assert.ok(had.length > 0 && had.every(({ actor, subject }) => actor === adviser.id && subject === id))
})

const hasOffice = spawnSync('soffice', ['--version']).status === 0
test('a word processor opens both documents without a complaint', {
  skip: hasOffice ? false : 'soffice is not installed',
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-memo-'))
  try {
    for (const name of ['memoire', 'conditions']) {
      const { bytes } = await get(adviser, `/fr/dossiers/${id}/${name}.docx`)
      writeFileSync(join(folder, `${name}.docx`), bytes)
    }
    const files = ['memoire', 'conditions'].map(name => join(folder, `${name}.docx`))
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const run = spawnSync('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      folder,
      ...files,
    ])
    assert.equal(run.status, 0, String(run.stderr))
    assert.doesNotMatch(`${run.stdout}${run.stderr}`, /error/i)
    assert.match(readFileSync(join(folder, 'memoire.txt'), 'utf8'), /dirige depuis dix ans/)
    assert.match(readFileSync(join(folder, 'conditions.txt'), 'utf8'), /Zoé Dufresne/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
