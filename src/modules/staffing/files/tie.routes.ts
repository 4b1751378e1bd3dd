import { z } from 'zod'
import { pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { paths as callPaths, codeField } from '../calls/call.fields.ts'
import { paths } from '../words.ts'
import { openCallFor } from './call.actions.ts'
import { workers } from './file.access.ts'
import { fileRoute, goToFile } from './file.routes.tsx'
import { personRoute } from './part.routes.tsx'
import { pickPerson } from './pick.actions.ts'
import { chosenIn } from './pick.formats.ts'

const id = z.uuid()

const pick: Route = route({
  method: 'post',
  path: paths.pick,
  access: workers,
  name: {
    fr: 'Proposer une personne du registre ou de la liste',
    en: 'Propose a person of the register or of the list',
  },
  input: z.object({
    id,
    version: z.coerce.number().int(),
    pick: z.string().max(80),
    gender: z
      .enum(['', 'f', 'm'])
      .default('')
      .transform(typed => typed || null),
  }),
  run: async ({ input: { id: file, version, pick: typed, gender }, tx, actor, clock }) => {
    await pickPerson(tx, { actor, clock }, file, version, { ...chosenIn(typed), gender })
    return file
  },
  goTo: goToFile,
  form: personRoute,
})

const openCall: Route = route({
  method: 'post',
  path: paths.openCall,
  access: workers,
  name: { fr: 'Ouvrir un appel pour le poste d’un dossier', en: 'Open a call for the post of a file' },
  input: z.object({ id, code: codeField.default(null) }),
  run: ({ input, tx, actor, clock }) => openCallFor(tx, { actor, clock }, input.id, input.code),
  goTo: (reference, lang) => pathTo({ path: callPaths.call }, lang, { reference }),
  form: fileRoute,
})

export const fileTieRoutes: readonly Route[] = [pick, openCall]
