import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { candidateActor } from '../access/index.ts'
import { testDatabase, tester } from '../database/testing.ts'
import { FileField, Form, Page, type Route, route, uploadField } from './index.ts'
import { openCandidateSession } from './sessions.queries.ts'
import { testSite } from './testing.ts'

const form: Route = route({
  method: 'get',
  path: { fr: '/fichier', en: '/file' },
  access: 'public',
  name: { fr: 'Fichier', en: 'File' },
  input: z.object({}),
  run: async () => null,
  page: () => (
    <Page title="Fichier">
      <Form action="/fr/fichier" files>
        <FileField name="file" label="Fichier" accept=".pdf" />
      </Form>
    </Page>
  ),
})

const received: { name: string; size: number }[] = []

const sending: Route = route({
  method: 'post',
  path: form.path,
  access: 'public',
  name: form.name,
  input: z.object({ file: uploadField, note: z.string().default('') }),
  upload: 3_000_000,
  run: async ({ input: { file, note } }) => {
    received.push({ name: file.name, size: file.bytes.byteLength })
    return { file: file.name, note }
  },
  goTo: ({ file, note }) => `/fr/fichier?${new URLSearchParams({ file, note })}`,
  form,
})

const plain: Route = route({
  method: 'post',
  path: { fr: '/texte', en: '/text' },
  access: 'public',
  name: { fr: 'Texte', en: 'Text' },
  input: z.object({ file: z.unknown().optional() }),
  run: async ({ input }) => ({ file: input.file === undefined }),
  data: data => data,
})

const own: Route = route({
  method: 'get',
  path: { fr: '/mien', en: '/mine' },
  access: ['candidate'],
  name: { fr: 'Mien', en: 'Mine' },
  input: z.object({}),
  run: async ({ actor }) => ({ id: actor.id, name: actor.name }),
  data: data => data,
})

const database = await testDatabase()
const parts = [
  {
    name: 'files',
    routes: [form, sending, plain, own],
    doors: { candidate: { fr: '/porte', en: '/door' } },
  },
]
const site = testSite({ parts, database })
const browser = site.as(null)
const file = (name: string, size = 3) => new File([new Uint8Array(size)], name)

test('a file comes with its bytes, and under its name without the folders or the marks that disguise it', async () => {
  const names = [
    ['سيرة ذاتية.pdf', 'سيرة ذاتية.pdf'],
    ['C:\\Users\\x\\cv.pdf', 'cv.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['cv\u202efdp.exe', 'cvfdp.exe'],
  ] as const
  for (const [given, kept] of names) {
    const { to } = await browser.upload('/fr/fichier', { note: 'é' }, { file: file(given) })
    assert.equal(new URL(to, 'http://x').searchParams.get('file'), kept)
  }
  assert.equal(received.length, names.length)
})

test('a form without its file says so at the field', async () => {
  const { status, html } = await browser.upload('/fr/fichier', {}, { file: new File([], '') })
  assert.equal(status, 422)
  assert.match(html, /encType="multipart\/form-data"|enctype="multipart\/form-data"/)
  assert.match(html, /id="form-file"[^>]*aria-invalid="true"/)
  assert.match(html, /Choisissez un fichier\./)
})

test('text given for a file is no file', async () => {
  const { status } = await browser.send('/fr/fichier', { file: 'cv.pdf' })
  assert.equal(status, 422)
})

test('what says it is too heavy is refused before it is read', async () => {
  const before = received.length
  const body = new ReadableStream({
    pull: () => {
      throw new Error('nobody reads this')
    },
  })
  for (const size of ['200000000', '5000001', '', 'x']) {
    const response = await browser.request('/fr/fichier', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'multipart/form-data; boundary=x', ...(size && { 'content-length': size }) },
    } as RequestInit)
    assert.equal(response.status, 413, size)
    assert.match(await response.text(), /L’envoi dépasse la taille permise\./)
  }
  assert.equal((await browser.upload('/fr/fichier', {}, { file: file('a.pdf', 3_000_000) })).status, 303)
  assert.equal((await browser.upload('/fr/texte', {}, { file: file('a.pdf', 2_500_000) })).status, 413)
  assert.equal(received.length, before + 1)
})

test('a route that asks for no file does not see one', async () => {
  const { html } = await browser.upload('/fr/texte', {}, { file: file('a.pdf') })
  assert.deepEqual(JSON.parse(html), { file: true })
})

test('the same key with another file is another sending', async () => {
  const key = '01990000-0000-7000-8000-0000000000aa'
  const send = (name: string) => browser.upload('/fr/fichier', { _key: key }, { file: file(name) })
  assert.equal((await send('a.pdf')).status, 303)
  const before = received.length
  assert.equal((await send('a.pdf')).status, 303)
  assert.equal(received.length, before)
  assert.equal((await send('b.pdf')).status, 409)
})

test('a candidate’s session is the candidate’s alone, whoever the people inside are', async () => {
  const id = '01990000-0000-7000-8000-000000000001'
  const candidate = candidateActor(id)
  const token = await database.asActor(tester, tx => openCandidateSession(tx, id))
  const answer = await browser.request('/fr/mien.json', { headers: { cookie: `greffe=${token}` } })
  assert.deepEqual(await answer.json(), { id, name: 'candidate' })
  const page = await site.as(candidate).page('/fr')
  assert.match(page.html, /Candidate ou candidat/)
  assert.doesNotMatch(page.html, /Bonjour/)
})

test('a visitor refused at a candidate’s page is shown the candidates’ door', async () => {
  const { status, html } = await browser.page('/fr/mien')
  assert.equal(status, 403)
  assert.match(html, /href="\/fr\/porte"/)
})

test('OpenAPI says that the form has a file', async () => {
  const document = (await (await browser.request('/api/openapi.json')).json()) as {
    paths: Record<
      string,
      Record<string, { requestBody: { content: Record<string, { schema: { properties: object } }> } }>
    >
  }
  const content = document.paths['/fr/fichier']?.['post']?.requestBody.content ?? {}
  assert.deepEqual(Object.keys(content), ['multipart/form-data'])
  assert.deepEqual(content['multipart/form-data']?.schema.properties, {
    file: { type: 'string', format: 'binary' },
    note: { default: '', type: 'string' },
  })
})
