import { z } from 'zod'
import { type Route, route, uploadField } from '../../../kernel/web/index.ts'
import { mostBytes } from '../applications/application.fields.ts'
import { readers, workers } from '../files/file.access.ts'
import { fileRoute, goToFile } from '../files/file.routes.tsx'
import { mediaTypes } from './document.formats.ts'
import { addFiled, readFiled, replaceFiled, strikeFiled } from './filed.actions.ts'
import { documentPaths, type FiledKind, filedKinds, words } from './filed.fields.ts'

const id = z.uuid()
const goToDocuments = (file: string, lang: 'fr' | 'en') => `${goToFile(file, lang)}#documents`
// A little more than a document may weigh, so that one too large is told so rather than turned away unread.
const upload = mostBytes * 2

const add: Route = route({
  method: 'post',
  path: documentPaths.documents,
  access: workers,
  name: words.add,
  input: z.object({
    id,
    title: z.string().trim().max(200).default(''),
    kind: z.enum(Object.keys(filedKinds) as [FiledKind]),
    file: uploadField,
  }),
  upload,
  run: async ({ input: { id, ...given }, tx, actor, clock }) => {
    await addFiled(tx, { actor, clock }, id, given)
    return id
  },
  goTo: goToDocuments,
  form: fileRoute,
})

const replace: Route = route({
  method: 'post',
  path: documentPaths.replacing,
  access: workers,
  name: { fr: 'Remplacer un document d’un dossier', en: 'Replace a document of a file' },
  input: z.object({ id, document: id, file: uploadField }),
  upload,
  run: async ({ input, tx, actor, clock }) => {
    await replaceFiled(tx, { actor, clock }, input.id, input.document, input.file)
    return input.id
  },
  goTo: goToDocuments,
  form: fileRoute,
})

const strike: Route = route({
  method: 'post',
  path: documentPaths.striking,
  access: workers,
  name: { fr: 'Radier un document d’un dossier', en: 'Strike a document from a file' },
  input: z.object({ id, document: id, reason: z.string().trim().max(2000).default('') }),
  run: async ({ input, tx, actor, clock }) => {
    await strikeFiled(tx, { actor, clock }, input.id, input.document, input.reason)
    return input.id
  },
  goTo: goToDocuments,
  form: fileRoute,
})

const document: Route = route({
  method: 'get',
  path: documentPaths.document,
  access: readers,
  name: words.document,
  input: z.object({ id, version: id }),
  writes: true,
  run: ({ input, tx }) => readFiled(tx, input.id, input.version),
  file: ({ name, type, bytes }) => ({ name, type: mediaTypes[type], body: new Uint8Array(bytes) }),
})

export const documentRoutes: readonly Route[] = [add, replace, strike, document]
