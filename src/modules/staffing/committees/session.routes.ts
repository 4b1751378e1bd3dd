import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { orNull, pathTo, type Route, route, says } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { keepers } from './committee.access.ts'
import { paths } from './committee.formats.ts'
import { committeeRoute, email } from './committee.routes.tsx'
import { cancelSession, moveSession, recordAddress, setSession } from './session.actions.ts'

const id = z.uuid()
const goToCommittee = (committee: string, lang: Lang) => pathTo({ path: paths.committee }, lang, { id: committee })
const time = z
  .string()
  .refine(
    text => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
    says({ fr: 'Écrivez une heure, comme 16:30.', en: 'Write a time, as in 16:30.' }),
  )
const asked = { day: dayField, starts: time, ends: time, place: z.string().trim().min(1).max(200) }

const set: Route = route({
  method: 'post',
  path: paths.sessions,
  access: keepers,
  name: { fr: 'Fixer une séance d’un comité', en: 'Set a session of a committee' },
  input: z.object({ id, ...asked }),
  run: async ({ input: { id: committee, ...times }, tx, actor, clock, url }) => {
    await setSession(tx, { actor, clock, url }, committee, times)
    return committee
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const change: Route = route({
  method: 'post',
  path: paths.session,
  access: keepers,
  name: { fr: 'Déplacer une séance d’un comité', en: 'Move a session of a committee' },
  input: z.object({ id, session: id, ...asked }),
  run: async ({ input, tx, actor, clock, url }) => {
    await moveSession(tx, { actor, clock, url }, input.id, input.session, input)
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const cancel: Route = route({
  method: 'post',
  path: paths.sessionCancelled,
  access: keepers,
  name: { fr: 'Annuler une séance d’un comité', en: 'Cancel a session of a committee' },
  input: z.object({ id, session: id }),
  run: async ({ input, tx, actor, clock, url }) => {
    await cancelSession(tx, { actor, clock, url }, input.id, input.session)
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

const address: Route = route({
  method: 'post',
  path: paths.address,
  access: keepers,
  name: { fr: 'Inscrire le courriel d’un membre', en: 'Record the e-mail of a member' },
  input: z.object({ id, member: id, address: orNull(email) }),
  run: async ({ input, tx, actor, clock }) => {
    await recordAddress(tx, { actor, clock }, input.id, input.member, input.address)
    return input.id
  },
  goTo: goToCommittee,
  form: committeeRoute,
})

export const sessionRoutes: readonly Route[] = [set, change, cancel, address]
