import { z } from 'zod'
import {
  changedFrom,
  effect,
  type FactRow,
  factTable,
  idField,
  on,
  opened,
  type SubjectKind,
} from '../../../kernel/facts/index.ts'
import { dayField } from '../../../kernel/time/index.ts'
import { gendered } from '../../../kernel/words/index.ts'
import { refusals } from '../refusals.ts'
import { columns, forms } from '../registry.fields.ts'
import type { Names } from '../registry.queries.ts'
import { said } from '../words.ts'
import { memberships } from './order.effects.ts'

export type PersonRow = FactRow & {
  person_id: string
  given_name: string
  family_name: string
  address: string | null
  gender: string | null
  identifiers: { scheme: string; value: string }[]
}

export const people = factTable<PersonRow>({
  name: 'registry.person',
  by: 'person_id',
  id: 'person_id',
  columns: ['person_id', 'given_name', 'family_name', 'address', 'gender', 'identifiers'],
  title: { fr: 'Personne', en: 'Person' },
  shows: columns.person,
})

type MergeRow = FactRow & { person_id: string; into_id: string }

/** What an entry leaves when it is merged: into whose it went. */
export const merges = factTable<MergeRow>({
  name: 'registry.person_merge',
  by: 'person_id',
  id: 'person_id',
  columns: ['person_id', 'into_id'],
  title: { fr: 'Fusion', en: 'Merge' },
  shows: columns.merge,
})

/** A person's entry, the professional orders that the person belongs to, and where the entry went once it was merged. */
export const personSubject: SubjectKind = {
  kind: 'person',
  card: { fr: '/registre/personnes/:id', en: '/register/people/:id' },
  tables: [people, memberships, merges],
  invariants: () => [],
}

const attributes = {
  given_name: z.string().trim().max(200),
  family_name: z.string().trim().min(1).max(200),
  address: z.enum(['M.', 'Mme']).nullable(),
  gender: z.enum(['f', 'm']).nullable(),
}
const identifiers = z.array(z.object({ scheme: z.string(), value: z.string() })).default([])

const createInput = z.object({ person: idField, from: dayField.nullable(), ...attributes, identifiers })
const changeInput = z.object({ person: idField, from: dayField }).extend(z.object(attributes).partial().shape)

const touches = ({ person }: { person: string }) => [{ kind: 'person', id: person }]

export const createPerson = effect<z.infer<typeof createInput>, Names>({
  kind: 'person.create',
  title: { fr: 'Inscrire une personne', en: 'Enter a person' },
  form: forms.createPerson,
  input: createInput as z.ZodType<z.infer<typeof createInput>>,
  touches,
  check: () => [],
  apply: (facts, { person, from, ...own }, cite) =>
    facts.edit(people, person, rows => {
      if (rows.length + facts.rows(merges, person).length > 0) throw refusals.alreadyExists()
      return [opened({ ...own, person_id: person, valid: { from, until: null } }, cite)]
    }),
  sentence: ({ given_name, family_name, gender }) => ({
    fr: `${given_name} ${family_name} soit ${gendered(gender ?? 'x', { f: 'inscrite', m: 'inscrit', x: 'inscrite ou inscrit' })} au registre`,
    en: `${given_name} ${family_name} be entered in the register`,
  }),
})

export const changePerson = effect<z.infer<typeof changeInput>, Names>({
  kind: 'person.change',
  title: { fr: 'Modifier l’inscription d’une personne', en: 'Change a person’s entry' },
  form: forms.changePerson,
  input: changeInput as z.ZodType<z.infer<typeof changeInput>>,
  touches,
  check: () => [],
  apply: (facts, { person, from, ...own }, cite) =>
    facts.edit(people, person, rows => {
      if (!on(rows, from)) throw refusals.notThere()
      return changedFrom(rows, from, own as Partial<PersonRow>, cite)
    }),
  sentence: ({ person, from }, names) => ({
    fr: `l’inscription de ${names.person(person).name} soit modifiée${said.from(from).fr}`,
    en: `the entry of ${names.person(person).name} be changed${said.from(from).en}`,
  }),
})
