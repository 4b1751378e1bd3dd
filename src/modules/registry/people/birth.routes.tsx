import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { addresses } from '../registry.pages.tsx'
import { personName } from '../words.ts'
import { birthReaders } from './birth.access.ts'
import { readBirth, recordBirth } from './birth.actions.ts'
import { type BirthData, BirthPage, words } from './birth.pages.tsx'
import { entryMoved } from './merge.routes.tsx'
import { goneInto } from './whom.queries.ts'

export const birthRoute: Route = route({
  method: 'get',
  path: addresses.birth.path,
  access: birthReaders,
  name: words.title,
  input: z.object({ id: z.uuid() }),
  writes: true,
  output: z.object({
    person: z.object({ id: z.uuid(), name: z.string() }),
    born_on: z.iso.date().nullable(),
    recorded_by: z.string().nullable(),
    recorded_at: z.string().nullable(),
  }),
  moved: entryMoved,
  run: ({ input, tx, clock }): Promise<BirthData> => readBirth(tx, input.id, clock),
  data: ({ person, birth }) => ({
    person: { id: person.person_id, name: personName(person) },
    born_on: birth?.born_on ?? null,
    recorded_by: birth?.recorded_by ?? null,
    recorded_at: birth?.recorded_at ?? null,
  }),
  page: ({ data }) => <BirthPage data={data} />,
})

export const recordBirthRoute: Route = route({
  method: 'post',
  path: addresses.birth.path,
  access: birthReaders,
  name: words.record,
  input: z.object({ id: z.uuid(), born_on: dayField }),
  run: async ({ input: { id, born_on }, tx, actor, when, clock }) => {
    const person = (await goneInto(tx, when, id)) ?? id
    await recordBirth(tx, { person, born_on, actor, now: clock.now() })
    return { id: person }
  },
  goTo: ({ id }, lang) => pathTo(addresses.birth, lang, { id }),
  form: birthRoute,
})
