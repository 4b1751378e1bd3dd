import type { Day } from '../../../kernel/time/index.ts'
import {
  type Column,
  Empty,
  type ListingOf,
  Page,
  Pairs,
  Section,
  State,
  Table,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, plural, showDay, type Two, type Words } from '../../../kernel/words/index.ts'
import { attributePair, History } from '../history.pages.tsx'
import { endOf, lifeOn } from '../history.rules.ts'
import type { RosterRow } from '../mandates/roster.queries.ts'
import { columns as labels } from '../registry.fields.ts'
import {
  ActCite,
  addresses,
  type Choice,
  citeLabel,
  words as common,
  Filters,
  OrganisationLink,
  optionsOf,
  Proposals,
  Stack,
} from '../registry.pages.tsx'
import { endings, organisationKinds } from '../registry.rules.ts'
import { Board } from './board.formats.tsx'
import { boardSeats, boardState, isFilled } from './board.rules.ts'
import type { OrganisationLine, OrganisationVersion, Related, Relation } from './organisation.queries.ts'

const words = {
  lead: {
    fr: 'Les ministères et les organismes, leurs postes et ce qui y manque.',
    en: 'The ministries and bodies, their posts and what they lack.',
  },
  none: { fr: 'Aucun organisme ne répond à ce choix.', en: 'No body matches this choice.' },
  name: { fr: 'Nom', en: 'Name' },
  acronym: { fr: 'Sigle', en: 'Acronym' },
  board: { fr: 'Composition', en: 'Composition' },
  seats: { fr: 'Postes', en: 'Posts' },
  note: { fr: 'Note', en: 'Note' },
  chart: { fr: 'Voir l’organigramme', en: 'See the organisation chart' },
  noSeat: { fr: 'Aucun poste à cette date.', en: 'No post on this date.' },
  parent: { fr: 'Relève de', en: 'Part of' },
  child: { fr: 'En relèvent', en: 'Its bodies' },
  before: { fr: 'Succède à', en: 'Succeeds' },
  after: { fr: 'A pour successeur', en: 'Succeeded by' },
  filled: {
    fr: (filled: number, seats: number) =>
      `${filled} ${plural('fr', filled, 'siège pourvu', 'sièges pourvus')} sur ${seats}`,
    en: (filled: number, seats: number) => `${filled} of ${seats} ${plural('en', seats, 'seat', 'seats')} filled`,
  },
  past: {
    fr: (n: number) => (n === 0 ? '' : `, dont ${n} ${plural('fr', n, 'échu', 'échus')}`),
    en: (n: number) => (n === 0 ? '' : `, ${n} of them past term`),
  },
  below_quorum: {
    fr: (n: number) => `Sous le quorum\u00a0: il manque ${n} ${plural('fr', n, 'membre', 'membres')}.`,
    en: (n: number) => `Below the quorum: ${n} ${plural('en', n, 'member', 'members')} short.`,
  },
  below_minimum: {
    fr: (n: number) => `Sous le minimum légal\u00a0: il manque ${n} ${plural('fr', n, 'membre', 'membres')}.`,
    en: (n: number) => `Below the legal minimum: ${n} ${plural('en', n, 'member', 'members')} short.`,
  },
  above_maximum: {
    fr: (n: number) => `Au-dessus du maximum légal\u00a0: ${n} de trop.`,
    en: (n: number) => `Above the legal maximum by ${n}.`,
  },
  within: { fr: 'Conforme aux limites de sa loi.', en: 'Within the limits of its act.' },
  to_come: {
    fr: (from: string) => `Cet organisme existe à compter du ${from}.`,
    en: (from: string) => `This body exists as of ${from}.`,
  },
  abolished: {
    fr: (last: string, how: string) => `Cet organisme n’existe plus\u00a0: son dernier jour a été le ${last} (${how}).`,
    en: (last: string, how: string) => `This body no longer exists: its last day was ${last} (${how}).`,
  },
} as const satisfies Words

const nameOf = ({ name_fr, name_en }: { name_fr: string; name_en: string }, lang: Lang) =>
  lang === 'fr' ? name_fr : name_en
const portfolioOf = ({ portfolio_fr, portfolio_en }: OrganisationLine, lang: Lang) =>
  lang === 'fr' ? portfolio_fr : (portfolio_en ?? portfolio_fr)
const kindOf = (kind: string, lang: Lang) => (organisationKinds as Record<string, Two>)[kind]?.[lang] ?? kind

export const organisationColumns: readonly Column<OrganisationLine>[] = [
  {
    key: 'name',
    title: words.name,
    value: nameOf,
    show: (row, { lang }) => <OrganisationLink id={row.organisation_id}>{nameOf(row, lang)}</OrganisationLink>,
  },
  { key: 'acronym', title: words.acronym, value: ({ acronym }) => acronym },
  { key: 'kind', title: common.kind, value: ({ kind }, lang) => kindOf(kind, lang) },
  { key: 'portfolio', title: common.portfolio, value: portfolioOf },
  { key: 'posts', title: common.posts, kind: 'number', value: ({ posts }) => posts, sum: true },
  { key: 'vacant', title: common.vacant, kind: 'number', value: ({ vacant }) => vacant, sum: true },
  { key: 'past_term', title: common.past_term, kind: 'number', value: ({ past_term }) => past_term, sum: true },
  {
    key: 'act',
    title: common.act,
    sort: false,
    value: citeLabel,
    show: row => <ActCite cited={row} />,
  },
]

export type OrganisationsData = {
  list: ListingOf<OrganisationLine>
  kind: string | null
  portfolio: string | null
  portfolios: readonly Two[]
}

export const choicesOf = (
  { kind, portfolio, portfolios }: Omit<OrganisationsData, 'list'>,
  lang: Lang,
): readonly Choice[] => {
  const t = inLang(common, lang)
  return [
    {
      name: 'portfolio',
      label: t('portfolio'),
      value: portfolio,
      options: portfolios.map(both => ({ value: both.fr, title: both[lang] })),
    },
    { name: 'kind', label: t('kind'), value: kind, options: optionsOf(organisationKinds, lang) },
  ]
}

export const OrganisationsPage = ({ data }: { data: OrganisationsData }) => {
  const { list } = data
  const { lang, when } = useView()
  const t = inLang({ ...common, ...words }, lang)
  return (
    <Page title={t('organisations')} lead={t('lead')}>
      <Filters choices={choicesOf(data, lang)} />
      <Table list={list} caption={t('asOf', showDay(when.on, lang))} empty={t('none')} />
    </Page>
  )
}

export type OrganisationData = {
  versions: readonly OrganisationVersion[]
  now: OrganisationVersion
  related: readonly Related[]
  seats: readonly RosterRow[]
  list: ListingOf<RosterRow>
  on: Day
}

const Life = ({ versions, on }: { versions: readonly OrganisationVersion[]; on: Day }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const [first, last, end] = [versions[0]?.valid.from, versions.at(-1), endOf(versions)]
  const life = lifeOn(versions, on)
  if (life === 'to_come' && first)
    return (
      <p>
        <State meaning="ahead">{t('to_come', showDay(first, lang))}</State>
      </p>
    )
  if (life !== 'abolished' || !end || !last) return null
  const how = endings[last.ending as keyof typeof endings] ?? endings.abolished
  return (
    <p>
      <State meaning="stopped">{t('abolished', showDay(end, lang), how[lang].toLowerCase())}</State>{' '}
      <ActCite cited={last} />
    </p>
  )
}

const links = (related: readonly Related[], relation: Relation, lang: Lang) => {
  const own = related.filter(one => one.relation === relation)
  return own.length === 0 ? null : (
    <Stack items={own.map(one => <OrganisationLink id={one.organisation_id}>{nameOf(one, lang)}</OrganisationLink>)} />
  )
}

const BoardSection = ({ now, seats }: { now: OrganisationVersion; seats: readonly RosterRow[] }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { min_members, max_members, quorum } = now
  if (min_members === null && max_members === null && quorum === null) return null
  const byPost = new Map(
    seats.filter(({ state }) => state !== 'acting' && state !== 'supernumerary').map(seat => [seat.post_id, seat]),
  )
  const counted = boardSeats([...byPost.values()])
  const filled = counted.filter(isFilled).length
  const past = counted.filter(({ state }) => state === 'past_term').length
  const state = boardState(filled, now)
  const gap = {
    below_quorum: (quorum ?? 0) - filled,
    below_minimum: (min_members ?? 0) - filled,
    above_maximum: filled - (max_members ?? 0),
    within: 0,
  }[state]
  return (
    <Section title={t('board')} id="board">
      <figure>
        <figcaption>
          {t('filled', filled, counted.length)}
          {t('past', past)}.{' '}
          <State meaning={state === 'within' ? 'in_force' : 'overdue'}>
            {state === 'within' ? t('within') : t(state, gap)}
          </State>
        </figcaption>
        <Board states={counted.map(seat => seat.state)} limits={now} lang={lang} name={t('board')} />
      </figure>
    </Section>
  )
}

export const OrganisationPage = ({ data: { versions, now, related, seats, list, on } }: { data: OrganisationData }) => {
  const { lang, to } = useView()
  const t = inLang({ ...common, ...words }, lang)
  const pair = (key: keyof OrganisationVersion & string, value?: string) =>
    attributePair(versions, now, key, { labels: labels.organisation, lang, ...(value === undefined ? {} : { value }) })
  const proposal = (effect: string) => ({ effect, input: { organisation: now.organisation_id } })
  const relations = (['parent', 'child', 'before', 'after'] as const).map(relation => ({
    label: t(relation),
    value: links(related, relation, lang),
    cite: relation === 'parent' ? pair('parent_id').cite : relation === 'before' && pair('succeeds').cite,
  }))
  const portfolio = {
    ...pair(lang === 'fr' || !now.portfolio_en ? 'portfolio_fr' : 'portfolio_en'),
    label: t('portfolio'),
  }
  return (
    <Page title={nameOf(now, lang)} crumbs={[{ title: t('organisations'), path: to(addresses.organisations) }]}>
      <Life versions={versions} on={on} />
      <Pairs
        pairs={[
          pair('kind'),
          pair('acronym'),
          now.name_fr !== now.name_en && pair(lang === 'fr' ? 'name_en' : 'name_fr'),
          portfolio,
          ...relations,
          pair('min_members'),
          pair('max_members'),
          pair('quorum'),
          { ...pair(lang === 'fr' ? 'note_fr' : 'note_en'), label: t('note') },
        ]}
      />
      <Proposals proposals={['organisation.change', 'post.create', 'organisation.abolish'].map(proposal)} />
      <BoardSection now={now} seats={seats} />
      <Section title={t('seats')} id="seats">
        {seats.length > 0 && (
          <p>
            <a href={to(addresses.chart, { id: now.organisation_id })}>{t('chart')}</a>
          </p>
        )}
        {seats.length > 0 ? <Table list={list} caption={t('asOf', showDay(on, lang))} /> : <Empty>{t('noSeat')}</Empty>}
      </Section>
      <History
        versions={versions}
        labels={shown}
        show={(version, key) =>
          key === 'parent_id' && version.parent_id ? parentName(related, version.parent_id, lang) : undefined
        }
      />
    </Page>
  )
}

const { succeeds: _, ending: __, ...shown } = labels.organisation

const parentName = (related: readonly Related[], id: string, lang: Lang) => {
  const found = related.find(one => one.organisation_id === id)
  return found && <OrganisationLink id={id}>{nameOf(found, lang)}</OrganisationLink>
}
