import { type Column, type ListingOf, Page, Picture, Section, Table, useView } from '../../../kernel/web/index.ts'
import { inLang, showDay, type Words } from '../../../kernel/words/index.ts'
import {
  ActCite,
  addresses,
  citeLabel,
  words as common,
  OrganisationLink,
  PersonLink,
  PostLink,
  PostState,
} from '../registry.pages.tsx'
import { states } from '../registry.rules.ts'
import { personName } from '../words.ts'
import { Chart, type ChartNode, type ChartRow } from './chart.formats.tsx'

export const words = {
  title: { fr: 'Organigramme', en: 'Organisation chart' },
  of: { fr: (name: string) => `Organigramme\u00a0: ${name}`, en: (name: string) => `Organisation chart: ${name}` },
  lead: {
    fr: 'L’organisme, ce dont il relève, ses postes par famille et les organismes qui en relèvent. Aucun acte ne dit qui relève de qui parmi les postes.',
    en: 'The body, what it is part of, its posts by family and the bodies that are part of it. No act says who reports to whom among posts.',
  },
  says: {
    fr: (posts: number, vacant: number, bodies: number) =>
      `Postes\u00a0: ${posts}, dont ${vacant} sans titulaire\u00a0; organismes qui en relèvent\u00a0: ${bodies}. Le tableau dit la même chose, siège par siège.`,
    en: (posts: number, vacant: number, bodies: number) =>
      `Posts: ${posts}, of which ${vacant} without a holder; bodies that are part of it: ${bodies}. The table says the same, seat by seat.`,
  },
  table: { fr: 'En tableau', en: 'As a table' },
  level: { fr: 'Niveau', en: 'Level' },
  name: { fr: 'Organisme ou poste', en: 'Body or post' },
  under: { fr: 'Relève de', en: 'Part of' },
} as const satisfies Words

export const chartColumns: readonly Column<ChartRow>[] = [
  { key: 'level', title: words.level, kind: 'number', value: ({ level }) => level },
  {
    key: 'name',
    title: words.name,
    names: true,
    value: ({ title }) => title,
    show: ({ kind, id, title }) =>
      kind === 'body' ? <OrganisationLink id={id}>{title}</OrganisationLink> : <PostLink id={id}>{title}</PostLink>,
  },
  { key: 'family', title: common.family, value: ({ family }) => family },
  { key: 'under', title: words.under, value: ({ under }) => under },
  {
    key: 'person',
    title: common.holder,
    value: ({ seat, note }) => (seat ? (seat.person_id === null ? null : personName(seat)) : note),
    show: ({ seat, note }) =>
      seat?.person_id ? <PersonLink id={seat.person_id}>{personName(seat)}</PersonLink> : seat ? '' : note,
  },
  {
    key: 'state',
    title: common.state,
    value: ({ seat }, lang) => (seat ? states[seat.state][lang] : null),
    show: ({ seat }) => seat && <PostState state={seat.state} />,
  },
  {
    key: 'act',
    title: common.act,
    sort: false,
    value: ({ seat }, lang) => (seat ? citeLabel(seat, lang) : null),
    show: ({ seat }) => seat && <ActCite cited={seat} />,
  },
]

export type ChartData = {
  id: string
  name: string
  nodes: readonly ChartNode[]
  posts: number
  vacant: number
  bodies: number
  list: ListingOf<ChartRow>
}

export const ChartPage = ({ data: { id, name, nodes, posts, vacant, bodies, list } }: { data: ChartData }) => {
  const { lang, to, when } = useView()
  const t = inLang({ ...common, ...words }, lang)
  return (
    <Page
      title={t('of', name)}
      lead={t('lead')}
      crumbs={[
        { title: t('organisations'), path: to(addresses.organisations) },
        { title: name, path: to(addresses.organisation, { id }) },
      ]}
    >
      <Picture title={t('asOf', showDay(when.on, lang))} says={t('says', posts, vacant, bodies)}>
        <Chart nodes={nodes} lang={lang} name={t('of', name)} />
      </Picture>
      <Section title={t('table')} id="table">
        <Table list={list} caption={t('asOf', showDay(when.on, lang))} />
      </Section>
    </Page>
  )
}
