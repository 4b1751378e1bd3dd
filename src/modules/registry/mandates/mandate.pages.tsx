import { type Day, holdsOn, lastDay } from '../../../kernel/time/index.ts'
import { type Column, type ListingOf, Section, Table, useView } from '../../../kernel/web/index.ts'
import { inLang, plural, showList, type Two, type Words } from '../../../kernel/words/index.ts'
import {
  ActCite,
  citeLabel,
  words as common,
  OrganisationLink,
  PersonLink,
  PostLink,
  PostState,
  Stack,
} from '../registry.pages.tsx'
import { capacities, endReasons, states } from '../registry.rules.ts'
import { personName, postTitle } from '../words.ts'
import { openedBy } from './mandate.formats.ts'
import type { MandateLine } from './mandate.queries.ts'
import { stateOf } from './mandate.rules.ts'
import { Timeline } from './timeline.formats.tsx'

const words = {
  from: { fr: 'Premier jour', en: 'First day' },
  reason: { fr: 'Motif de la fin', en: 'Reason for the end' },
  term: { fr: 'Rang', en: 'Term' },
  toFinish: {
    fr: (n: number) => `${n} ${plural('fr', n, 'affaire', 'affaires')} à terminer`,
    en: (n: number) => `${n} ${plural('en', n, 'case', 'cases')} to finish`,
  },
  acts: { fr: 'Actes', en: 'Acts' },
  holders: { fr: 'Titulaires et intérims', en: 'Holders and acting holders' },
  withSupernumeraries: {
    fr: 'Titulaires, intérims et surnuméraires',
    en: 'Holders, acting holders and supernumeraries',
  },
  career: { fr: 'Carrière', en: 'Career' },
  noHolder: {
    fr: 'Le registre ne connaît encore personne à ce poste.',
    en: 'The register knows nobody in this post yet.',
  },
  noCareer: {
    fr: 'Le registre ne connaît aucun mandat à cette personne.',
    en: 'The register knows no term for this person.',
  },
  says: {
    fr: (n: number) => `${n} ${plural('fr', n, 'mandat', 'mandats')}, du plus ancien au plus récent.`,
    en: (n: number) => `${n} ${plural('en', n, 'term', 'terms')}, from the oldest to the newest.`,
  },
  goesOn: { fr: 'en cours', en: 'running' },
  caption: { fr: 'Mandats, du plus ancien au plus récent', en: 'Terms, from the oldest to the newest' },
  running: { fr: (who: string) => `En cours\u00a0: ${who}.`, en: (who: string) => `Running: ${who}.` },
  nothing: { fr: 'Aucun n’est en cours à cette date.', en: 'None is running on this date.' },
} as const satisfies Words

const codes = (catalogue: Readonly<Record<string, Two>>, code: string | null, lang: 'fr' | 'en') =>
  code === null ? null : (catalogue[code]?.[lang] ?? code)

const bodyOf = (line: MandateLine, lang: 'fr' | 'en') => (lang === 'fr' ? line.organisation_fr : line.organisation_en)

const Acts = ({ line }: { line: MandateLine }) => {
  const first = openedBy(line)
  const changed = line.act_id !== first.act_id || line.article !== first.article
  return <Stack items={changed ? [<ActCite cited={first} />, <ActCite cited={line} />] : [<ActCite cited={first} />]} />
}

const person: Column<MandateLine> = {
  key: 'person',
  title: common.person,
  names: true,
  value: personName,
  show: line => (
    <span id={`mandate-${line.mandate_id}`}>
      <PersonLink id={line.person_id}>{personName(line)}</PersonLink>
    </span>
  ),
}

const post: Column<MandateLine> = {
  key: 'post',
  title: common.post,
  names: true,
  value: (line, lang) => postTitle(line, line.gender, lang),
  show: (line, { lang }) => (
    <PostLink id={line.post_id} mandate={line.mandate_id}>
      {postTitle(line, line.gender, lang)}
    </PostLink>
  ),
}

const organisation: Column<MandateLine> = {
  key: 'organisation',
  title: common.organisation,
  value: bodyOf,
  show: (line, { lang }) => <OrganisationLink id={line.organisation_id}>{bodyOf(line, lang)}</OrganisationLink>,
}

const rest = (on: Day): readonly Column<MandateLine>[] => [
  {
    key: 'state',
    title: common.state,
    value: (line, lang) => states[stateOf(line, on)][lang],
    show: line => <PostState state={stateOf(line, on)} />,
  },
  { key: 'from', title: words.from, kind: 'day', value: ({ valid }) => valid.from },
  {
    key: 'to',
    title: common.to,
    kind: 'day',
    value: ({ valid }) => lastDay(valid),
    show: (line, { lang }) =>
      lastDay(line.valid) ?? (stateOf(line, on) === 'to_come' ? null : <span class="quiet">{words.goesOn[lang]}</span>),
  },
  { key: 'planned_end', title: common.planned_end, kind: 'day', value: line => line.planned_end },
  { key: 'end_reason', title: words.reason, value: (line, lang) => codes(endReasons, line.end_reason, lang) },
  {
    key: 'capacity',
    title: common.capacity,
    value: (line, lang) => codes(capacities, line.capacity, lang),
    show: ({ capacity, pending_cases: cases }, { lang }) => (
      <>
        {codes(capacities, capacity, lang)}
        {cases !== null && <div class="quiet">{words.toFinish[lang](cases)}</div>}
      </>
    ),
  },
  {
    key: 'term',
    title: words.term,
    kind: 'number',
    value: ({ term, capacity }) => (capacity === 'titular' ? term : null),
  },
  {
    key: 'act',
    title: words.acts,
    value: (line, lang) => citeLabel(openedBy(line), lang),
    show: line => <Acts line={line} />,
  },
]

/** The columns of the holders of a post, or of the posts of a person. */
export const holderColumns = (on: Day) => [person, ...rest(on)]
export const careerColumns = (on: Day) => [post, organisation, ...rest(on)]

type Props = { of: 'post' | 'person'; mandates: readonly MandateLine[]; list: ListingOf<MandateLine>; on: Day }

/** The mandates of one post or of one person: a picture, what it says, and the table beneath. */
export const Mandates = ({ of, mandates, list, on }: Props) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const some = mandates.some(({ capacity }) => capacity === 'supernumerary')
  const title = t(of === 'person' ? 'career' : some ? 'withSupernumeraries' : 'holders')
  const nameOf = (line: MandateLine) =>
    of === 'post' ? personName(line) : `${postTitle(line, line.gender, lang)}, ${bodyOf(line, lang)}`
  const running = mandates.filter(line => holdsOn(line.valid, on)).map(nameOf)
  const bars = mandates.flatMap(line =>
    line.valid.from === null
      ? []
      : [{ ...line, label: nameOf(line), from: line.valid.from, to: lastDay(line.valid), state: stateOf(line, on) }],
  )
  return (
    <Section title={title} id="mandates">
      {bars.length > 0 && (
        <figure>
          <figcaption>
            <p>
              {t('says', mandates.length)} {running.length > 0 ? t('running', showList(running, lang)) : t('nothing')}
            </p>
          </figcaption>
          <Timeline bars={bars} on={on} lang={lang} name={title} />
        </figure>
      )}
      <Table list={list} caption={t('caption')} empty={t(of === 'post' ? 'noHolder' : 'noCareer')} />
    </Section>
  )
}
