import { type Column, type ListingOf, Page, Table, useView } from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, type Two, type Words } from '../../../kernel/words/index.ts'
import {
  ActCite,
  type Choice,
  chosen,
  citeLabel,
  words as common,
  Filters,
  OrganisationLink,
  optionsOf,
  PersonLink,
  PostLink,
  PostState,
} from '../registry.pages.tsx'
import { capacities, families, organisationKinds, regimes, states } from '../registry.rules.ts'
import { personName, postTitle } from '../words.ts'
import type { RosterFilter, RosterRow } from './roster.queries.ts'

const words = {
  mandatesLead: {
    fr: 'Qui occupe quel poste. Un poste sans titulaire a sa ligne; une personne qui agit par intérim aussi, comme une surnuméraire.',
    en: 'Who holds which post. A post without a holder has its line; so does a person who acts, or a supernumerary.',
  },
  postsLead: {
    fr: 'Chaque poste du registre\u00a0: un siège, qui l’occupe et jusqu’à quand.',
    en: 'Each post of the register: one seat, who holds it and until when.',
  },
  none: { fr: 'Aucun poste ne répond à ce choix.', en: 'No post matches this choice.' },
  kind: { fr: 'Genre d’organisme', en: 'Kind of body' },
} as const satisfies Words

const nobody = <span class="quiet">—</span>

/** The columns of the roster; those of a list of posts are the same without the dates of the mandate. */
export const rosterColumn = {
  organisation: {
    key: 'organisation',
    title: common.organisation,
    value: (row, lang) => (lang === 'fr' ? row.organisation_fr : row.organisation_en),
    show: (row, { lang }) => (
      <OrganisationLink id={row.organisation_id}>
        {lang === 'fr' ? row.organisation_fr : row.organisation_en}
      </OrganisationLink>
    ),
  },
  post: {
    key: 'post',
    title: common.post,
    names: true,
    value: (row, lang) => postTitle(row, row.gender, lang),
    show: (row, { lang }) => <PostLink id={row.post_id}>{postTitle(row, row.gender, lang)}</PostLink>,
  },
  person: {
    key: 'person',
    title: common.holder,
    value: row => (row.person_id === null ? null : personName(row)),
    show: row => (row.person_id === null ? nobody : <PersonLink id={row.person_id}>{personName(row)}</PersonLink>),
  },
  state: {
    key: 'state',
    title: common.state,
    value: (row, lang) => states[row.state][lang],
    show: row => <PostState state={row.state} />,
  },
  from: { key: 'from', title: common.from, kind: 'day', value: row => row.first_day },
  to: { key: 'to', title: common.to, kind: 'day', value: row => row.last_day },
  planned_end: { key: 'planned_end', title: common.planned_end, kind: 'day', value: row => row.planned_end },
  capacity: {
    key: 'capacity',
    title: common.capacity,
    sort: false,
    value: (row, lang) =>
      row.capacity === null ? null : ((capacities as Record<string, Two>)[row.capacity]?.[lang] ?? null),
  },
  act: {
    key: 'act',
    title: common.act,
    sort: false,
    value: (row, lang) => citeLabel(row, lang),
    show: row => <ActCite cited={row} />,
  },
} as const satisfies Record<string, Column<RosterRow>>

const { organisation, post, person, state, from, to, planned_end, capacity, act } = rosterColumn

export const mandateColumns: readonly Column<RosterRow>[] = [
  organisation,
  post,
  person,
  state,
  from,
  to,
  planned_end,
  capacity,
  act,
]
export const postColumns: readonly Column<RosterRow>[] = [post, organisation, person, state, planned_end, act]
export const seatColumns: readonly Column<RosterRow>[] = [post, person, state, from, planned_end, act]

export type RosterData = {
  of: 'mandates' | 'posts'
  list: ListingOf<RosterRow>
  filter: RosterFilter
  portfolios: readonly { fr: string; en: string }[]
  /** The one body, post or person that the list is of, where its address names one. */
  about: readonly Two[]
}

const choicesOf = ({ of, filter, portfolios }: RosterData, lang: Lang): readonly Choice[] => {
  const t = inLang({ ...common, ...words }, lang)
  return [
    {
      name: 'portfolio',
      label: t('portfolio'),
      value: filter.portfolio,
      options: portfolios.map(both => ({ value: both.fr, title: both[lang] })),
    },
    { name: 'kind', label: t('kind'), value: filter.kind, options: optionsOf(organisationKinds, lang) },
    {
      name: 'family',
      label: t('family'),
      value: filter.family,
      options: optionsOf(families, lang),
      every: common.everyFamily,
    },
    { name: 'regime', label: t('regime'), value: filter.regime, options: optionsOf(regimes, lang) },
    {
      name: 'state',
      label: t('state'),
      value: filter.state,
      options: optionsOf(of === 'posts' ? postStates : mandateStates, lang),
    },
  ]
}

/** What narrows the list, in words. */
export const rosterNarrowed = (data: RosterData, lang: Lang): string[] => [
  ...data.about.map(name => name[lang]),
  ...chosen(choicesOf(data, lang), lang),
]

/** The list of mandates, or of posts. */
export const RosterPage = ({ data }: { data: RosterData }) => {
  const { of, list } = data
  const { lang, when } = useView()
  const t = inLang({ ...common, ...words }, lang)
  return (
    <Page title={t(of)} lead={t(of === 'posts' ? 'postsLead' : 'mandatesLead')}>
      <Filters choices={choicesOf(data, lang)} />
      <Table list={list} caption={t('asOf', showDay(when.on, lang))} empty={t('none')} />
    </Page>
  )
}

const { in_office, past_term, acting, supernumerary, vacant, vacant_acting } = states
const postStates = { in_office, past_term, vacant, vacant_acting }
const mandateStates = { in_office, past_term, acting, supernumerary, vacant, vacant_acting }
