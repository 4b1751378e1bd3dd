import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { arrange, listInput, orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { insiders } from '../../acts/index.ts'
import { strikers } from './aptitude.access.ts'
import { judgeAptitude, strike, use } from './aptitude.actions.ts'
import { entryItem, paths, registerShape, words } from './aptitude.formats.ts'
import { entryColumns, type RegisterData, RegisterPage, RegistersPage } from './aptitude.pages.tsx'
import { entriesUntil } from './aptitude.queries.ts'
import { isValidOn, strikeReasons } from './aptitude.rules.ts'
import { type Tribunal, tribunals } from './tribunal.rules.ts'

const register = z.enum(Object.keys(tribunals) as [Tribunal])
const entry = z.uuid()

const list: Route = route({
  method: 'get',
  path: paths.registers,
  access: insiders,
  name: words.registers,
  input: z.object({}),
  run: async ({ tx, clock }) => {
    const entries = await entriesUntil(tx, null, clock.today())
    const lines = (Object.keys(tribunals) as Tribunal[]).map(one => ({
      register: one,
      entries: entries.filter(each => each.register === one),
    }))
    return { lines, today: clock.today() }
  },
  data: ({ lines, today }) => ({
    total: lines.length,
    items: lines.map(({ register, entries }) => ({
      register,
      valid: entries.filter(each => isValidOn(each, today)).length,
      entries: entries.length,
    })),
  }),
  output: z.object({
    total: z.int(),
    items: z.array(z.object({ register: z.string(), valid: z.int(), entries: z.int() })),
  }),
  page: ({ data }) => <RegistersPage {...data} />,
})

const registerRoute: Route = route({
  method: 'get',
  path: paths.register,
  access: insiders,
  name: { fr: 'Registre d’aptitude', en: 'Register of aptitude' },
  input: z.object({ ...listInput, register, on: orNull(dayField), who: orNull(entry) }),
  output: registerShape,
  run: async ({ input, tx, lang, clock }): Promise<RegisterData> => {
    const on = input.on ?? clock.today()
    const all = await entriesUntil(tx, input.register, on)
    const entries = [...all.filter(each => isValidOn(each, on)), ...all.filter(each => !isValidOn(each, on))]
    const chosen = all.find(({ entry_id }) => entry_id === input.who) ?? null
    const person = chosen && { name: chosen.name, person: chosen.person_id }
    const verdicts = person ? await judgeAptitude(tx, input.register, person, on) : []
    return {
      register: input.register,
      on,
      list: arrange(entryColumns(on), entries, input, lang),
      entries,
      chosen,
      verdicts,
    }
  },
  table: data => data.list,
  data: ({ list: { rows, total }, on }, lang) => ({ total, items: rows.map(row => entryItem(row, on, lang)) }),
  page: ({ data }) => <RegisterPage {...data} />,
})

const strikeRoute: Route = route({
  method: 'post',
  path: paths.strike,
  access: strikers,
  name: words.strikeTitle,
  input: z.object({
    register,
    entry,
    day: dayField,
    reason: z.enum(Object.keys(strikeReasons) as [keyof typeof strikeReasons]),
  }),
  run: async ({ input, tx, actor, clock, url }) => {
    await strike(tx, { actor, clock, url }, input.entry, { day: input.day, reason: input.reason })
    return { register: input.register }
  },
  goTo: (params, lang) => pathTo({ path: paths.register }, lang, params),
  form: registerRoute,
})

const useRoute: Route = route({
  method: 'post',
  path: paths.use,
  access: strikers,
  name: words.useTitle,
  input: z.object({ register, entry, day: dayField, act: z.string().trim().min(1).max(60) }),
  run: async ({ input, tx, actor, clock, url }) => {
    await use(tx, { actor, clock, url }, input.entry, { day: input.day, act: input.act })
    return { register: input.register }
  },
  goTo: (params, lang) => pathTo({ path: paths.register }, lang, params),
  form: registerRoute,
})

export const aptitudeRoutes: readonly Route[] = [list, registerRoute, strikeRoute, useRoute]
