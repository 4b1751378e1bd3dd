import { z } from 'zod'
import { arrange, listInput, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { insiders } from '../../acts/index.ts'
import { holders } from '../sitting.access.ts'
import { participantWords, paths } from '../words.ts'
import { addParticipant, changeParticipant, participantOr404, removeParticipant } from './participant.actions.ts'
import { ParticipantPage, ParticipantsPage, participantColumns } from './participant.pages.tsx'
import { allParticipants } from './participant.queries.ts'

const council = z.enum(['executive', 'treasury'])
const written = {
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().pipe(z.email().max(254)),
  lang: z.enum(['fr', 'en']),
}
const goToList = (_: unknown, lang: Lang) => pathTo({ path: paths.participants }, lang)

const list: Route = route({
  method: 'get',
  path: paths.participants,
  access: insiders,
  name: participantWords.participants,
  input: z.object(listInput),
  output: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        participant_id: z.uuid(),
        council,
        name: z.string(),
        address: z.string(),
        lang: z.enum(['fr', 'en']),
      }),
    ),
    next: z.string().nullable(),
  }),
  run: async ({ input, tx, lang }) => ({ list: arrange(participantColumns, await allParticipants(tx), input, lang) }),
  table: data => data.list,
  data: ({ list: { rows, total } }) => ({ total, items: rows }),
  page: ({ data }) => <ParticipantsPage {...data} />,
})

const add: Route = route({
  method: 'post',
  path: paths.participants,
  access: holders,
  name: participantWords.add,
  input: z.object({ council, ...written }),
  run: ({ input, tx, clock }) => addParticipant(tx, { clock }, input),
  goTo: goToList,
  form: list,
})

const one: Route = route({
  method: 'get',
  path: paths.participant,
  access: holders,
  name: { fr: 'Participant', en: 'Participant' },
  input: z.object({ id: z.uuid() }),
  run: async ({ input, tx }) => ({ participant: await participantOr404(tx, input.id) }),
  page: ({ data }) => <ParticipantPage {...data} />,
})

const change: Route = route({
  method: 'post',
  path: paths.participant,
  access: holders,
  name: { fr: 'Modifier un participant', en: 'Change a participant' },
  input: z.object({ id: z.uuid(), ...written }),
  run: ({ input: { id, ...changed }, tx, clock }) => changeParticipant(tx, { clock }, id, changed),
  goTo: goToList,
  form: one,
})

const remove: Route = route({
  method: 'post',
  path: paths.participantRemoval,
  access: holders,
  name: participantWords.remove,
  input: z.object({ id: z.uuid() }),
  run: ({ input, tx, clock }) => removeParticipant(tx, { clock }, input.id),
  goTo: goToList,
  form: one,
})

export const participantRoutes: readonly Route[] = [list, add, one, change, remove]
