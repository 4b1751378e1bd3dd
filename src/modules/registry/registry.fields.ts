import type { ColumnWords, FormField } from '../../kernel/facts/index.ts'
import type { Two } from '../../kernel/words/index.ts'
import { professionalOrders } from './people/order.rules.ts'
import {
  authorities,
  capacities,
  chosenReasons,
  endings,
  endReasons,
  families,
  organisationKinds,
  regimes,
  termKinds,
  vacancyFills,
} from './registry.rules.ts'

const two = (fr: string, en: string): Two => ({ fr, en })

/** What each field asks, once: the forms below take from here, and a column of the same name reads as its field. */
const labels = {
  organisation: two('Organisme', 'Body'),
  post: two('Poste', 'Post'),
  person: two('Personne', 'Person'),
  into: two('Inscription gardée', 'Entry that is kept'),
  mandate: two('Mandat', 'Term of office'),
  kind: two('Genre', 'Kind'),
  name_fr: two('Nom en français', 'Name in French'),
  name_en: two('Nom en anglais', 'Name in English'),
  acronym: two('Sigle', 'Acronym'),
  parent: two('Relève de', 'Part of'),
  portfolio_fr: two('Ministre responsable, en français', 'Responsible minister, in French'),
  portfolio_en: two('Ministre responsable, en anglais', 'Responsible minister, in English'),
  min_members: two('Nombre minimal de membres', 'Minimum number of members'),
  max_members: two('Nombre maximal de membres', 'Maximum number of members'),
  quorum: two('Quorum', 'Quorum'),
  succeeds: two('Succède à', 'Succeeds'),
  ending: two('Fin', 'End'),
  note_fr: two('Note en français', 'Note in French'),
  note_en: two('Note en anglais', 'Note in English'),
  family: two('Famille', 'Family'),
  title_fr_f: two('Titre au féminin', 'Feminine title in French'),
  title_fr_m: two('Titre au masculin', 'Masculine title in French'),
  title_en: two('Titre en anglais', 'Title in English'),
  seat: two('Siège', 'Seat'),
  regime: two('Régime', 'Full or part time'),
  authority: two('Autorité de nomination', 'Appointing authority'),
  recommender_fr: two('Sur la recommandation de, en français', 'On the recommendation of, in French'),
  recommender_en: two('Sur la recommandation de, en anglais', 'On the recommendation of, in English'),
  term_kind: two('Genre de mandat', 'Kind of term'),
  term_months: two('Durée maximale, en mois', 'Longest term, in months'),
  holds_over: two('Demeure en fonction à l’échéance', 'Holds over past the end of the term'),
  vacancy_fill: two('Une vacance est comblée', 'A vacancy is filled'),
  max_renewals: two('Renouvellements permis', 'Renewals allowed'),
  legal_bases: two('Fondements juridiques', 'Legal bases'),
  given_name: two('Prénom', 'Given name'),
  family_name: two('Nom de famille', 'Family name'),
  address: two('Appel', 'Form of address'),
  gender: two('Titres accordés au', 'Titles agree in the'),
  identifiers: two('Identifiants', 'Identifiers'),
  professional_order: two('Ordre professionnel', 'Professional order'),
  number: two('Numéro de membre', 'Member number'),
  capacity: two('Qualité', 'Capacity'),
  planned_end: two('Échéance', 'End of term'),
  end_reason: two('Motif de la fin', 'Reason for the end'),
  term: two('Rang du mandat', 'Place in the renewals'),
  pending_cases: two('Affaires à terminer', 'Cases to finish'),
  from: two('À compter du', 'As of'),
  to: two('Dernier jour du mandat', 'Last day of the term'),
  on: two('Dernier jour', 'Last day'),
  reason: two('Motif', 'Reason'),
} as const

const addresses = { Mme: two('madame', 'Ms.'), 'M.': two('monsieur', 'Mr.') }
const genders = { f: two('féminin', 'feminine'), m: two('masculin', 'masculine') }
const reasonsToEnd = Object.fromEntries(chosenReasons.map(reason => [reason, endReasons[reason]]))

type Name = keyof typeof labels
const field = (name: Name, type: 'day' | 'text' | 'int' | 'bool'): FormField => ({ name, label: labels[name], type })
const choice = (name: Name, options: Readonly<Record<string, Two>>): FormField => ({
  name,
  label: labels[name],
  type: 'choice',
  options,
})
const lookup = (name: Name, of: string, more: Partial<FormField> = {}): FormField =>
  ({ name, label: labels[name], type: 'lookup', lookup: of, ...more }) as FormField
const made = (name: string): FormField => ({ name, label: two('', ''), type: 'new' })
const optional = (asked: FormField): FormField => ({ ...asked, optional: true })
const hinted = (asked: FormField, fr: string, en: string): FormField => ({ ...asked, hint: two(fr, en) })

const organisationFields: readonly FormField[] = [
  field('name_fr', 'text'),
  field('name_en', 'text'),
  choice('kind', organisationKinds),
  optional(field('acronym', 'text')),
  optional(lookup('parent', 'organisation')),
  hinted(
    optional(field('portfolio_fr', 'text')),
    'Le titre, avec son article : le ministre des Finances.',
    'The title, with its article: le ministre des Finances.',
  ),
  optional(field('portfolio_en', 'text')),
  optional(field('min_members', 'int')),
  optional(field('max_members', 'int')),
  optional(field('quorum', 'int')),
  optional(field('note_fr', 'text')),
  optional(field('note_en', 'text')),
]

const postFields: readonly FormField[] = [
  lookup('organisation', 'organisation'),
  choice('family', families),
  field('title_fr_f', 'text'),
  field('title_fr_m', 'text'),
  field('title_en', 'text'),
  hinted(optional(field('seat', 'int')), 'Parmi des sièges de même titre.', 'Among seats of one title.'),
  choice('regime', regimes),
  choice('authority', authorities),
  optional(field('recommender_fr', 'text')),
  optional(field('recommender_en', 'text')),
  choice('term_kind', termKinds),
  optional(field('term_months', 'int')),
  field('holds_over', 'bool'),
  choice('vacancy_fill', vacancyFills),
  optional(field('max_renewals', 'int')),
  { name: 'legal_bases', label: labels.legal_bases, type: 'bases' },
]

const personFields: readonly FormField[] = [
  optional(field('given_name', 'text')),
  field('family_name', 'text'),
  optional(choice('address', addresses)),
  optional(choice('gender', genders)),
]

const from = field('from', 'day')
const since = optional(from)
const to = hinted(
  optional(field('to', 'day')),
  'Vide si le mandat est de durée indéterminée.',
  'Blank where the term is indeterminate.',
)
const changed = (fields: readonly FormField[]): readonly FormField[] => fields.map(optional)
const mandate = lookup('mandate', 'mandate', { fills: { post: 'post' } })
const heldBy = { post: lookup('post', 'post'), person: lookup('person', 'person') }

/** What the form of each effect asks, in order. In a change, what is left blank stays as it is. */
export const forms = {
  createOrganisation: [
    made('organisation'),
    ...organisationFields,
    optional(lookup('succeeds', 'organisation', { several: true })),
    since,
  ],
  changeOrganisation: [lookup('organisation', 'organisation'), from, ...changed(organisationFields)],
  abolishOrganisation: [lookup('organisation', 'organisation'), field('on', 'day'), choice('reason', endings)],
  createPerson: [made('person'), ...personFields],
  changePerson: [lookup('person', 'person'), from, ...changed(personFields)],
  joinOrder: [
    made('membership'),
    lookup('person', 'person'),
    choice('professional_order', professionalOrders),
    optional(field('number', 'text')),
    since,
  ],
  leaveOrder: [lookup('person', 'person'), choice('professional_order', professionalOrders), field('on', 'day')],
  mergePeople: [
    { ...heldBy.person, label: two('Inscription réunie à l’autre', 'Entry merged into the other') },
    lookup('into', 'person'),
  ],
  createPost: [made('post'), ...postFields, since],
  changePost: [heldBy.post, from, ...changed(postFields)],
  abolishPost: [heldBy.post, field('on', 'day')],
  beginMandate: [made('mandate'), heldBy.person, heldBy.post, from, to],
  nameActing: [made('mandate'), heldBy.person, heldBy.post, from, to],
  extendMandate: [mandate, field('to', 'day')],
  renewMandate: [made('new_mandate'), mandate, from, to],
  finishCases: [
    made('new_mandate'),
    mandate,
    field('from', 'day'),
    { ...field('to', 'day'), label: two('Dernier jour autorisé', 'Last day authorized') },
    field('pending_cases', 'int'),
  ],
  endMandate: [mandate, field('on', 'day'), choice('reason', reasonsToEnd)],
  moveMandate: [
    made('new_mandate'),
    lookup('mandate', 'mandate', { fills: { person: 'person', from_post: 'post' } }),
    { ...lookup('post', 'post'), name: 'to_post', label: two('Nouveau poste', 'New post') },
    from,
    to,
  ],
} as const satisfies Record<string, readonly FormField[]>

const shown = (names: readonly Name[], more: Readonly<Record<string, ColumnWords>> = {}) =>
  ({ ...Object.fromEntries(names.map(name => [name, { title: labels[name] }])), ...more }) as Readonly<
    Record<string, ColumnWords>
  >

/** The columns of each fact table as people read them. */
export const columns = {
  organisation: shown(['name_fr', 'name_en'], {
    kind: { title: labels.kind, codes: organisationKinds },
    parent_id: { title: labels.parent, lookup: 'organisation' },
    succeeds: { title: labels.succeeds, lookup: 'organisation' },
    ending: { title: labels.ending, codes: endings },
    ...shown(['acronym', 'portfolio_fr', 'portfolio_en', 'min_members', 'max_members', 'quorum', 'note_fr', 'note_en']),
  }),
  post: shown(['title_fr_f', 'title_fr_m', 'title_en', 'seat'], {
    organisation_id: { title: labels.organisation, lookup: 'organisation' },
    family: { title: labels.family, codes: families },
    regime: { title: labels.regime, codes: regimes },
    authority: { title: labels.authority, codes: authorities },
    term_kind: { title: labels.term_kind, codes: termKinds },
    vacancy_fill: { title: labels.vacancy_fill, codes: vacancyFills },
    ...shown(['recommender_fr', 'recommender_en', 'term_months', 'holds_over', 'max_renewals', 'legal_bases']),
  }),
  person: shown(['given_name', 'family_name'], {
    address: { title: labels.address, codes: addresses },
    gender: { title: labels.gender, codes: genders },
    identifiers: { title: labels.identifiers },
  }),
  membership: {
    professional_order: { title: labels.professional_order, codes: professionalOrders, names: true },
    number: { title: labels.number },
  },
  merge: { into_id: { title: labels.into, lookup: 'person', names: true } },
  mandate: {
    person_id: { title: labels.person, lookup: 'person', names: true },
    capacity: { title: labels.capacity, codes: capacities },
    planned_end: { title: labels.planned_end },
    end_reason: { title: labels.end_reason, codes: endReasons },
    pending_cases: { title: labels.pending_cases },
    term: { title: labels.term },
  },
} as const satisfies Record<string, Readonly<Record<string, ColumnWords>>>

/** The lines behind the verdicts of this module. */
export const lineNames: Readonly<Record<string, Two>> = {
  from: labels.from,
  to: labels.to,
  planned_end: labels.planned_end,
  term_months: labels.term_months,
  max_renewals: labels.max_renewals,
  latest: two('Au plus tard le', 'At the latest'),
  adopted_on: two('Date de l’acte', 'Date of the act'),
  renewals: two('Renouvellements', 'Renewals'),
}
