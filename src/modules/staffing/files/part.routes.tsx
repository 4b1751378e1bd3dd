import { z } from 'zod'
import { type Day, dayField } from '../../../kernel/time/index.ts'
import { type Context, orNull, type Route, route } from '../../../kernel/web/index.ts'
import { chosenReasons } from '../../registry/index.ts'
import { parametersFor } from '../decrees/clause.rules.ts'
import { draftBeside, draftDecree } from '../decrees/decree.actions.ts'
import { DecreePage } from '../decrees/decree.pages.tsx'
import { type ShorterReason, shorterReasons } from '../renewals/renewal.rules.ts'
import { paths, sources, words } from '../words.ts'
import { movers, readers, workers } from './file.access.ts'
import { bundleFile, changeFile, fileOr404, openedFile, passWarning } from './file.actions.ts'
import type { Part } from './file.fields.ts'
import { dayOrNull, fileRoute, goToFile, peopleFound } from './file.routes.tsx'
import { basisName } from './file.rules.ts'
import { codes } from './gesture.routes.ts'
import { sameAs, untied } from './newcomer.actions.ts'
import { PersonPage } from './person.pages.tsx'
import { readPicks } from './pick.actions.ts'
import { refusals } from './refusals.ts'

const id = z.uuid()
const version = z.coerce.number().int()
const text = z.string().trim().max(5000).default('')
const name = z.string().trim().max(200).default('')
const yes = z
  .string()
  .default('')
  .transform(typed => typed === 'yes')
const by = ({ actor, clock }: Pick<Context<unknown>, 'actor' | 'clock'>) => ({ actor, clock })

export const personRoute: Route = route({
  method: 'get',
  path: paths.person,
  access: workers,
  name: words.searchPerson,
  input: z.object({ id, q: name, given_name: name, family_name: name }),
  writes: true,
  run: async ({ input, tx, clock, lang }) => {
    const file = await openedFile(tx, clock, input.id)
    const found = input.q === '' ? [] : await peopleFound(tx, input.q, clock.today(), lang)
    const { given_name, family_name } = input
    const typed = { given_name, family_name, same: await sameAs(tx, clock, { given_name, family_name }) }
    return { file, asked: input.q, found, typed, picks: await readPicks(tx, clock, file) }
  },
  page: ({ data }) => <PersonPage data={data} />,
})

/** A form of one part of the file: what it takes, and what it changes. */
const part = <Shape extends z.ZodRawShape>(
  of: Part,
  path: (typeof paths)[keyof typeof paths],
  name: { fr: string; en: string },
  shape: Shape,
  change: (input: z.output<z.ZodObject<Shape>>) => Parameters<typeof changeFile>[5],
): Route =>
  route({
    method: 'post',
    path,
    access: workers,
    name,
    input: z.object({ id, version, ...shape }),
    run: async context => {
      const input = context.input as z.output<z.ZodObject<Shape>> & { id: string; version: number }
      await changeFile(context.tx, by(context), input.id, input.version, of, change(input))
      return input.id
    },
    goTo: goToFile,
    form: fileRoute,
  })

const frame = part(
  'frame',
  paths.frame,
  { fr: 'Cadrer un dossier', en: 'Frame a file' },
  { target: orNull(dayField), confidential: yes },
  ({ target, confidential }) => ({ target: target as Day | null, confidential: confidential as boolean }),
)

const propose: Route = route({
  method: 'post',
  path: paths.person,
  access: workers,
  name: words.choose,
  input: z.object({
    id,
    version,
    part: z.enum(['choose', 'consent']),
    person: orNull(z.uuid()),
    source: z.enum(['', ...Object.keys(sources)]).default(''),
    consented_on: orNull(dayField),
  }),
  run: async ({ input, tx, actor, clock }) => {
    if (input.part === 'choose' && input.person === null) throw refusals.noPerson()
    const change = {
      choose: { person_id: input.person, newcomer: null, consented_on: null, ...untied },
      consent: { source: input.source || null, consented_on: input.consented_on },
    }[input.part]
    await changeFile(tx, { actor, clock }, input.id, input.version, 'person', change)
    return input.id
  },
  goTo: goToFile,
  form: personRoute,
})

const term = part(
  'term',
  paths.term,
  { fr: 'Fixer le mandat d’un dossier', en: 'Set the term of a file' },
  {
    first_day: orNull(dayField),
    last_day: orNull(dayField),
    term_ground: orNull(codes(shorterReasons)),
    term_reason: text,
    retroactive: yes,
    end_reason: orNull(z.enum(chosenReasons)),
  },
  ({ first_day, last_day, term_ground, term_reason, retroactive, end_reason }) => ({
    first_day: first_day as Day | null,
    last_day: last_day as Day | null,
    term_ground: term_ground as ShorterReason | null,
    term_reason: (term_reason as string) || null,
    retroactive: retroactive as boolean,
    end_reason: end_reason as string | null,
  }),
)

const eligibility: Route = route({
  method: 'post',
  path: paths.eligibility,
  access: workers,
  name: { fr: 'Confirmer l’admissibilité', en: 'Confirm eligibility' },
  input: z.object({ id, version, eligible: z.array(text).default([]) }),
  run: async ({ input, tx, actor, clock }) => {
    const { seat } = await fileOr404(tx, clock, input.id)
    const bases = seat.legal_bases.filter(({ role }) => role === 'profil').map(basisName)
    const eligible = Object.fromEntries(bases.map((name, at) => [name, input.eligible[at] ?? '']))
    await changeFile(tx, { actor, clock }, input.id, input.version, 'eligibility', { eligible })
    return input.id
  },
  goTo: goToFile,
  form: fileRoute,
})

const conditions: Route = route({
  method: 'post',
  path: paths.conditions,
  access: workers,
  name: { fr: 'Fixer les conditions de travail', en: 'Set the conditions of employment' },
  input: z.object({ id, version, clause: z.record(z.string(), text).default({}) }),
  run: async ({ input, tx, actor, clock }) => {
    const { seat } = await fileOr404(tx, clock, input.id)
    const typed = parametersFor(seat.regime).map(({ name }) => [name, input.clause[name] ?? ''] as const)
    const own = Object.fromEntries(typed.filter(([, value]) => value !== ''))
    await changeFile(tx, { actor, clock }, input.id, input.version, 'conditions', { conditions: own })
    return input.id
  },
  goTo: goToFile,
  form: fileRoute,
})

const memo = part(
  'memo',
  paths.memo,
  { fr: 'Écrire le mémoire', en: 'Write the memo' },
  { public_fr: text, public_en: text, confidential_fr: text, confidential_en: text },
  ({ public_fr, public_en, confidential_fr, confidential_en }) => ({
    memo: { public_fr, public_en, confidential_fr, confidential_en } as Record<string, string>,
  }),
)

const warning: Route = route({
  method: 'post',
  path: paths.warning,
  access: workers,
  name: { fr: 'Passer un avertissement', en: 'Pass a warning' },
  input: z.object({ id, rule: z.string().max(20), reason: text }),
  run: async ({ input, tx, actor, clock }) => {
    await passWarning(tx, { actor, clock }, input.id, input.rule, input.reason)
    return input.id
  },
  goTo: goToFile,
  form: fileRoute,
})

const toBundle: Route = route({
  method: 'post',
  path: paths.toBundle,
  access: workers,
  name: words.toBundle,
  input: z.object({
    id,
    bundle: orNull(z.uuid()),
    name: z.string().trim().max(200).default(''),
    depends_on: orNull(z.uuid()),
  }),
  run: async ({ input, tx, actor, clock }) => {
    const { bundle, name, depends_on: dependsOn } = input
    await bundleFile(tx, { actor, clock }, input.id, { bundle, name, dependsOn })
    return input.id
  },
  goTo: goToFile,
  form: fileRoute,
})

const decree: Route = route({
  method: 'get',
  path: paths.decree,
  access: readers,
  name: words.draft,
  input: z.object({ id, version: z.string().default('') }),
  writes: true,
  run: ({ input, tx, actor, clock }) => draftBeside(tx, { actor, clock }, input.id, dayOrNull(input.version)),
  page: ({ data }) => <DecreePage data={data} />,
})

const writeDecree: Route = route({
  method: 'post',
  path: paths.decree,
  access: movers,
  name: words.writeDraft,
  input: z.object({ id, version: z.string().default('') }),
  run: async ({ input, tx, actor, clock }) => {
    await draftDecree(tx, { actor, clock }, input.id, dayOrNull(input.version))
    return input.id
  },
  goTo: goToFile,
  form: decree,
})

export const partRoutes: readonly Route[] = [
  personRoute,
  propose,
  frame,
  term,
  eligibility,
  conditions,
  memo,
  warning,
  toBundle,
  decree,
  writeDecree,
]
