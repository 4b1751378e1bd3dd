import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/index.ts'
import { testDatabase, tester } from '../../../kernel/database/testing.ts'
import { journal, unsaidRows } from '../../../kernel/journal/index.ts'
import { declareModule } from '../../../kernel/module.ts'
import { day, fixedClock } from '../../../kernel/time/index.ts'
import { testSite } from '../../../kernel/web/testing.ts'
import { modules } from '../../../modules.ts'
import { mostBytes } from '../applications/application.fields.ts'
import { docx, pdf } from '../applications/testing.ts'
import { saveFile } from '../files/change.queries.ts'
import { openFile } from '../files/file.actions.ts'
import { aSeat } from '../files/testing.ts'
import { changedFiled } from './filed.queries.ts'

for (const module of modules) declareModule(module)

const clock = fixedClock(day('2026-11-20'))
const database = await testDatabase()
const site = testSite({ parts: modules, database, clock })
const adviser: Actor = { id: 'a-1', name: 'Maude', role: 'adviser', scope: { team: 'management' } }
const stranger: Actor = { ...adviser, id: 'a-2', scope: { team: 'boards' } }
const auditor: Actor = { id: 'v-1', name: 'Fatima', role: 'auditor', scope: {} }

const post = await database.asActor(tester, tx => aSeat(tx))
const id = await database.asActor(adviser, tx =>
  openFile(
    tx,
    { actor: adviser, clock },
    { kind: 'appointment', post, mandate: null, target: null, confidential: true },
  ),
)
const path = `/fr/dossiers/${id}`
const documents = `${path}/documents`
const file = (name: string, bytes: Uint8Array<ArrayBuffer>) => new File([bytes], name)
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const png = (after = '') =>
  bytes(`${Buffer.from('89504e470d0a1a0a', 'hex').toString('latin1')}\0\0\0\0IHDRcrc!\0\0\0\0IENDcrc!${after}`)
const jpeg = () => bytes('\xff\xd8\xff\xe0picture\xff\xd9')
const linksIn = (html: string) =>
  [...html.matchAll(/href="(\/fr\/dossiers\/[^"]*\/documents\/[0-9a-f-]{36})"/g)].map(([, href = '']) => href)
const journaled = (what: string) =>
  database.asOwner(tx =>
    tx.selectFrom('journal.entry').select('actor').where('what', '=', what).where('subject', '=', id).execute(),
  )

test('what is not a document or carries a program is told so in the same sentences, and nothing is kept', async () => {
  const refused = [
    ['programme.pdf', bytes('MZ\x90\0'), 415, /ni un PDF, ni un DOCX, ni un ODT, ni une image/],
    ['image.png', png('MZ'), 415, /ni une image/],
    ['page.html', bytes('<html><script>1</script></html>'), 415, /ni une image/],
    ['avis.docx', docx({ 'word/vbaProject.bin': 'x' }), 415, /Ce document contient une macro\. Imprimez/],
    ['avis.pdf', pdf({ catalogue: '/OpenAction << /S /JavaScript >>' }), 415, /Ce PDF contient un programme/],
    ['grand.pdf', new Uint8Array(mostBytes + 1), 413, /dépasse 10\sMo/],
    ['enorme.pdf', new Uint8Array(mostBytes * 3), 413, /./],
  ] as const
  for (const [name, content, status, says] of refused) {
    const answer = await site
      .as(adviser)
      .upload(
        documents,
        { kind: 'opinion', title: 'Avis du conseil', _form: 'add-document' },
        { file: file(name, content) },
      )
    assert.equal(answer.status, status, name)
    assert.match(answer.html, says, name)
    if (name === 'avis.pdf') assert.match(answer.html, /value="Avis du conseil"/, 'what was typed is kept')
  }
  assert.match((await site.as(adviser).page(path)).html, /Aucun document/)
})

test('a document is added, replaced and struck; each version stays, with who and when, and is saved rather than opened', async () => {
  const resolution = { kind: 'resolution', title: 'Résolution 2026-11' }
  const added = await site.as(adviser).upload(documents, resolution, { file: file('سيرة ذاتية.pdf', pdf()) })
  assert.equal(added.to, `${path}#documents`)
  const { html } = await site.as(adviser).page(path)
  assert.match(html, /Résolution du conseil.*Résolution 2026-11.*<bdi>سيرة ذاتية\.pdf<\/bdi>.*version\s1.*Maude/s)
  const [first = ''] = linksIn(html)
  const action = /action="([^"]*\/versions)"/.exec(html)?.[1] ?? ''
  const replaced = await site.as(adviser).upload(action, {}, { file: file('résolution.docx', docx()) })
  assert.equal(replaced.to, `${path}#documents`)
  const now = (await site.as(adviser).page(path)).html
  const [second = '', older = ''] = linksIn(now)
  assert.equal(older, first)
  assert.match(now, /Versions précédentes \(1\)/)
  for (const [address, type, content] of [
    [first, 'application/pdf', pdf()],
    [second, /wordprocessingml/, docx()],
  ] as const) {
    const response = await site.as(auditor).request(address)
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type') ?? '', new RegExp(type))
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /^attachment; filename="[\w.-]*"; filename\*=UTF-8''/,
    )
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), content)
  }
  for (const picture of [png(), jpeg()])
    assert.equal(
      (await site.as(adviser).upload(documents, { kind: 'other' }, { file: file('a', picture) })).status,
      303,
    )
  const strike = /action="([^"]*\/radiation)"/.exec(now)?.[1] ?? ''
  assert.equal((await site.as(adviser).send(strike, { reason: '' })).status, 422)
  assert.equal((await site.as(adviser).send(strike, { reason: 'Mauvais dossier.' })).status, 303)
  assert.match(
    (await site.as(adviser).page(path)).html,
    /<del>Résolution 2026-11<\/del>.*Radié par Maude.*Mauvais dossier/s,
  )
  assert.equal((await site.as(adviser).send(strike, { reason: 'Encore.' })).status, 409)
  assert.equal((await site.as(auditor).request(first)).status, 200, 'what is struck stays')
  assert.deepEqual(
    (await journaled('file.document_read')).map(({ actor }) => actor),
    ['v-1', 'v-1', 'v-1'],
  )
})

test('documents follow their file: another team has none, and they are sealed when it is over', async () => {
  const [first = ''] = linksIn((await site.as(adviser).page(path)).html)
  assert.equal((await site.as(stranger).request(first)).status, 404)
  const sent = await site.as(stranger).upload(documents, { kind: 'other' }, { file: file('a.pdf', pdf()) })
  assert.equal(sent.status, 404)
  const seen = (actor: Actor) =>
    database.asActor(actor, tx => tx.selectFrom('staffing.file_document').select('version_id').execute())
  assert.deepEqual([(await seen(stranger)).length, (await seen(adviser)).length], [0, 4])
  await database.asActor(adviser, async tx => {
    await saveFile(tx, id, { step: 'withdrawn' })
    await journal(tx, { what: 'file.moved', subject: id })
  })
  const late = await site.as(adviser).upload(documents, { kind: 'other' }, { file: file('a.pdf', pdf()) })
  assert.equal(late.status, 409)
  assert.match((await site.as(auditor).page(path)).html, /version\s1/)
})

test('no version is changed or removed, and one changed behind its back is found', async () => {
  const { update, remove } = {
    update: () => database.asOwner(tx => sql`update staffing.file_document_bytes set bytes = 'x'`.execute(tx)),
    remove: () => database.asOwner(tx => sql`delete from staffing.file_document`.execute(tx)),
  }
  for (const change of [update, remove]) await assert.rejects(change, { code: 'GR001' })
  assert.equal(await database.asActor(tester, changedFiled), 0)
  await database.asOwner(async tx => {
    await sql`alter table staffing.file_document_bytes disable trigger is_final`.execute(tx)
    await sql`update staffing.file_document_bytes set bytes = 'x' where version_id = (select max(version_id::text)::uuid from staffing.file_document_bytes)`.execute(
      tx,
    )
  })
  assert.equal(await database.asActor(tester, changedFiled), 1)
  assert.deepEqual(await database.asActor(tester, unsaidRows), [])
})
