import { z } from 'zod'
import {
  changedFrom,
  closedAt,
  effect,
  type FactRow,
  factTable,
  idField,
  on,
  opened,
  type SubjectKind,
} from '../../../kernel/facts/index.ts'
import { type Day, dayAfter, dayField } from '../../../kernel/time/index.ts'
import { refusals } from '../refusals.ts'
import { columns, forms } from '../registry.fields.ts'
import type { Names } from '../registry.queries.ts'
import { endings, organisationKinds } from '../registry.rules.ts'
import { keysOf, said } from '../words.ts'

export type OrganisationRow = FactRow & {
  organisation_id: string
  kind: string
  name_fr: string
  name_en: string
  acronym: string | null
  parent_id: string | null
  portfolio_fr: string | null
  portfolio_en: string | null
  min_members: number | null
  max_members: number | null
  quorum: number | null
  succeeds: string[] | null
  ending: string | null
  note_fr: string | null
  note_en: string | null
}

type Content = Omit<OrganisationRow, 'act_id' | 'article' | 'origin_act' | 'origin_article'>

const organisations = factTable<OrganisationRow>({
  name: 'registry.organisation',
  by: 'organisation_id',
  id: 'organisation_id',
  columns: [
    'organisation_id',
    'kind',
    'name_fr',
    'name_en',
    'acronym',
    'parent_id',
    'portfolio_fr',
    'portfolio_en',
    'min_members',
    'max_members',
    'quorum',
    'succeeds',
    'ending',
    'note_fr',
    'note_en',
  ],
  closed: { ending: 'abolished' },
  title: { fr: 'Organisme', en: 'Body' },
  shows: columns.organisation,
})

export const organisationSubject: SubjectKind = {
  kind: 'organisation',
  card: { fr: '/registre/organismes/:id', en: '/register/bodies/:id' },
  tables: [organisations],
  invariants: () => [],
}

const count = z.number().int().min(0).max(1000).nullable().optional()
const text = z.string().trim().min(1).max(500)
const attributes = {
  kind: z.enum(keysOf(organisationKinds)),
  name_fr: text,
  name_en: text,
  acronym: text.nullable().optional(),
  parent: idField.nullable().optional(),
  portfolio_fr: text.nullable().optional(),
  portfolio_en: text.nullable().optional(),
  min_members: count,
  max_members: count,
  quorum: count,
  note_fr: text.nullable().optional(),
  note_en: text.nullable().optional(),
}

const createInput = z.object({
  organisation: idField,
  from: dayField.nullable(),
  ...attributes,
  succeeds: z.array(idField).nullable().optional(),
})
const changeInput = z.object({ organisation: idField, from: dayField }).extend(z.object(attributes).partial().shape)
const abolishInput = z.object({ organisation: idField, on: dayField, reason: z.enum(keysOf(endings)) })

const touches = ({ organisation }: { organisation: string }) => [{ kind: 'organisation', id: organisation }]

export const createOrganisation = effect<z.infer<typeof createInput>, Names>({
  kind: 'organisation.create',
  title: { fr: 'Instituer un organisme', en: 'Establish a body' },
  form: forms.createOrganisation,
  input: createInput as z.ZodType<z.infer<typeof createInput>>,
  touches,
  check: () => [],
  apply: (facts, { organisation, from, parent, succeeds, ...own }, cite) =>
    facts.edit(organisations, organisation, rows => {
      if (rows.length > 0) throw refusals.alreadyExists()
      const content = {
        acronym: null,
        portfolio_fr: null,
        portfolio_en: null,
        min_members: null,
        max_members: null,
        quorum: null,
        note_fr: null,
        note_en: null,
        ...own,
      }
      const row = {
        ...content,
        organisation_id: organisation,
        parent_id: parent ?? null,
        succeeds: succeeds ?? null,
        ending: null,
      }
      return [opened({ ...row, valid: { from, until: null } } as Content, cite)]
    }),
  sentence: ({ name_fr, name_en, from }) => ({
    fr: `soit institué l’organisme suivant : ${name_fr}${said.from(from).fr}`,
    en: `the following body be established: ${name_en}${said.from(from).en}`,
  }),
})

export const changeOrganisation = effect<z.infer<typeof changeInput>, Names>({
  kind: 'organisation.change',
  title: { fr: 'Modifier un organisme', en: 'Change a body' },
  form: forms.changeOrganisation,
  input: changeInput as z.ZodType<z.infer<typeof changeInput>>,
  touches,
  check: () => [],
  apply: (facts, { organisation, from, parent, ...own }, cite) =>
    facts.edit(organisations, organisation, rows => {
      if (!on(rows, from)) throw refusals.notThere()
      const change = (parent === undefined ? own : { ...own, parent_id: parent }) as Partial<OrganisationRow>
      return changedFrom(rows, from, change, cite)
    }),
  sentence: ({ organisation, from, name_fr, name_en }, names) => {
    const now = names.organisation(organisation)
    return name_fr && name_en
      ? {
          fr: `l’organisme suivant, ${now.fr}, soit désormais désigné sous le nom de ${name_fr}${said.from(from).fr}`,
          en: `${now.en} be known as ${name_en}${said.from(from).en}`,
        }
      : {
          fr: `les attributs de l’organisme suivant soient modifiés : ${now.fr}${said.from(from).fr}`,
          en: `the attributes of ${now.en} be changed${said.from(from).en}`,
        }
  },
})

export const abolishOrganisation = effect<z.infer<typeof abolishInput>, Names>({
  kind: 'organisation.abolish',
  title: { fr: 'Abolir un organisme', en: 'Abolish a body' },
  form: forms.abolishOrganisation,
  input: abolishInput as z.ZodType<z.infer<typeof abolishInput>>,
  touches,
  check: () => [],
  apply: (facts, { organisation, on: last, reason }, cite) =>
    facts.edit(organisations, organisation, rows => {
      if (!on(rows, last)) throw refusals.notThere()
      return closedAt(rows, dayAfter(last), cite, { ending: reason })
    }),
  sentence: ({ organisation, on: last }, names) => ({
    fr: `l’organisme suivant soit aboli, son dernier jour étant le ${said.day(last as Day).fr} : ${names.organisation(organisation).fr}`,
    en: `${names.organisation(organisation).en} be abolished, its last day being ${said.day(last as Day).en}`,
  }),
})
