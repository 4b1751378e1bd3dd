import { z } from 'zod'
import { many, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { referenceField } from '../calls/call.fields.ts'
import { callRoute } from '../calls/call.routes.tsx'
import { bringApplications, formForCall, summon } from './call.actions.ts'
import { formers, keepers } from './committee.access.ts'
import { paths } from './committee.formats.ts'
import { committeeRoute } from './committee.routes.tsx'

const id = z.uuid()
const goToCommittee = (committee: string, lang: Lang) => pathTo({ path: paths.committee }, lang, { id: committee })

const formRoute: Route = route({
  method: 'post',
  path: paths.ofCall,
  access: formers,
  name: { fr: 'Former le comité d’un appel', en: 'Form the committee of a call' },
  input: z.object({ reference: referenceField }),
  run: ({ input, tx, actor, clock }) => formForCall(tx, { actor, clock }, input.reference),
  goTo: goToCommittee,
  form: callRoute,
})

const bring: Route = route({
  method: 'post',
  path: paths.bring,
  access: keepers,
  name: { fr: 'Inscrire les candidatures d’un appel devant son comité', en: 'Bring applications before a committee' },
  input: z.object({ id }),
  run: async ({ input, tx, actor, clock }) => {
    await bringApplications(tx, { actor, clock }, input.id)
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const summonRoute: Route = route({
  method: 'post',
  path: paths.summon,
  access: keepers,
  name: { fr: 'Convoquer des candidats', en: 'Call candidates' },
  input: z.object({ id, to: z.enum(['written', 'interview']), candidates: many(id) }),
  run: async ({ input, tx, actor, clock, url }) => {
    await summon(tx, { actor, clock, url }, input.id, { to: input.to, chosen: input.candidates })
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

export const committeeTieRoutes: readonly Route[] = [formRoute, bring, summonRoute]
