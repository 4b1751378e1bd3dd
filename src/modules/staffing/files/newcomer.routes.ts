import { z } from 'zod'
import { orNull, type Route, route } from '../../../kernel/web/index.ts'
import { workers } from './file.access.ts'
import { goToFile } from './file.routes.tsx'
import { proposeNewcomer } from './newcomer.actions.ts'
import { newcomerPath, words } from './newcomer.formats.ts'
import { personRoute } from './part.routes.tsx'

const name = z.string().trim().max(200).default('')

const newcomer: Route = route({
  method: 'post',
  path: newcomerPath,
  access: workers,
  name: words.propose,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    given_name: name,
    family_name: name,
    gender: orNull(z.enum(['f', 'm'])),
    as: orNull(z.union([z.literal('new'), z.uuid()])),
  }),
  run: async ({ input: { id, version, ...typed }, tx, actor, clock }) => {
    await proposeNewcomer(tx, { actor, clock }, id, version, typed)
    return id
  },
  goTo: goToFile,
  form: personRoute,
})

export const newcomerRoutes: readonly Route[] = [newcomer]
