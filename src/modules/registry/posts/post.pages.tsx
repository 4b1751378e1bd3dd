import { type Day, lastDay } from '../../../kernel/time/index.ts'
import { type ListingOf, Page, Pairs, Section, State, useView } from '../../../kernel/web/index.ts'
import { asHeading, inLang, type Lang, plural, showDay, type Words } from '../../../kernel/words/index.ts'
import { attributePair, History } from '../history.pages.tsx'
import { endOf } from '../history.rules.ts'
import type { Work } from '../mandates/horizon.formats.ts'
import { openedBy } from '../mandates/mandate.formats.ts'
import { Mandates } from '../mandates/mandate.pages.tsx'
import type { MandateLine } from '../mandates/mandate.queries.ts'
import { stateOf } from '../mandates/mandate.rules.ts'
import { columns } from '../registry.fields.ts'
import {
  ActCite,
  addresses,
  words as common,
  OrganisationLink,
  PersonLink,
  PostState,
  type Proposal,
  Proposals,
  Stack,
} from '../registry.pages.tsx'
import type { State as StateCode } from '../registry.rules.ts'
import { basisRole, personName, postTitle } from '../words.ts'
import type { PostVersion } from './post.queries.ts'

const words = {
  on: { fr: (day: string) => `Au ${day}`, en: (day: string) => `As of ${day}` },
  to_come: {
    fr: (from: string) => `Ce poste existe à compter du ${from}.`,
    en: (from: string) => `This post exists as of ${from}.`,
  },
  abolished: {
    fr: (last: string) => `Ce poste n’existe plus\u00a0: son dernier jour a été le ${last}.`,
    en: (last: string) => `This post no longer exists: its last day was ${last}.`,
  },
  vacantSince: { fr: (day: string) => `, depuis le ${day}`, en: (day: string) => `, since ${day}` },
  acting: { fr: 'Par intérim', en: 'Acting holder' },
  supernumerary: { fr: 'Surnuméraire', en: 'Supernumerary' },
  toFinish: {
    fr: (n: number) => `, ${n} ${plural('fr', n, 'affaire', 'affaires')} à terminer`,
    en: (n: number) => `, ${n} ${plural('en', n, 'case', 'cases')} to finish`,
  },
  next: { fr: 'À venir', en: 'To come' },
  since: { fr: (day: string) => `depuis le ${day}`, en: (day: string) => `since ${day}` },
  asOf: { fr: (day: string) => `à compter du ${day}`, en: (day: string) => `as of ${day}` },
  endsOn: { fr: (day: string) => `jusqu’au ${day}`, en: (day: string) => `to ${day}` },
  ended: {
    fr: (day: string) => `échéance le ${day}, demeure en fonction`,
    en: (day: string) => `term ended on ${day}, holds over`,
  },
  attributes: { fr: 'Le poste', en: 'The post' },
  months: {
    fr: (n: number) => (n % 12 === 0 ? `${n / 12} ${plural('fr', n / 12, 'an', 'ans')}` : `${n}\u00a0mois`),
    en: (n: number) =>
      n % 12 === 0
        ? `${n / 12} ${plural('en', n / 12, 'year', 'years')}`
        : `${n} ${plural('en', n, 'month', 'months')}`,
  },
  term: { fr: 'Durée maximale', en: 'Longest term' },
  recommender: { fr: 'Sur la recommandation de', en: 'On the recommendation of' },
} as const satisfies Words

export type PostData = {
  versions: readonly PostVersion[]
  now: PostVersion
  mandates: readonly MandateLine[]
  list: ListingOf<MandateLine>
  state: StateCode
  on: Day
  /** What is under way about the post, or may be begun, by whoever looks. */
  work: Work | null
}

/** Who is in the post, since when, until when. */
const Incumbent = ({ line, on }: { line: MandateLine; on: Day }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { planned_end, valid } = line
  const end = planned_end ?? lastDay(valid)
  const past = end !== null && end < on
  const toCome = stateOf(line, on) === 'to_come'
  return (
    <>
      <PersonLink id={line.person_id}>{personName(line)}</PersonLink>
      {valid.from && `, ${t(toCome ? 'asOf' : 'since', showDay(valid.from, lang))}`}
      {end && `, ${t(past ? 'ended' : 'endsOn', showDay(end, lang))}`}
      {line.pending_cases !== null && t('toFinish', line.pending_cases)} <ActCite cited={openedBy(line)} />
    </>
  )
}

/** The term whose cases may be left to finish: the one past its end, or the last one that ended. */
const pastTerm = (mandates: readonly MandateLine[], on: Day): MandateLine | undefined =>
  mandates.findLast(
    line =>
      line.capacity === 'titular' &&
      ['past_term', 'ended'].includes(stateOf(line, on)) &&
      line.end_reason !== 'renewed',
  )

const proposalsFor = (
  { post_id: post, family }: PostVersion,
  titular: MandateLine | undefined,
  past: MandateLine | undefined,
): Proposal[] => {
  const seat = (effect: string) => ({ effect, input: { post } })
  const term = (effect: string) => (titular ? [{ effect, input: { post, mandate: titular.mandate_id } }] : [])
  return [
    seat('mandate.begin'),
    seat('mandate.act'),
    ...['mandate.renew', 'mandate.extend', 'mandate.end', 'mandate.move'].flatMap(term),
    ...(past && family === 'adjudicator'
      ? [{ effect: 'mandate.finish_cases', input: { post, mandate: past.mandate_id } }]
      : []),
    seat('post.change'),
    seat('post.abolish'),
  ]
}

const labels = {
  ...columns.post,
  organisation_id: { title: common.organisation },
}

const Attributes = ({ versions, now }: { versions: readonly PostVersion[]; now: PostVersion }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const pair = (key: keyof PostVersion & string) => attributePair(versions, now, key, { labels, lang })
  const months = now.term_months === null ? '' : t('months', now.term_months)
  return (
    <Section title={t('attributes')} id="attributes">
      <Pairs
        pairs={[
          pair('family'),
          pair('regime'),
          pair('authority'),
          { ...pair(lang === 'fr' ? 'recommender_fr' : 'recommender_en'), label: t('recommender') },
          pair('term_kind'),
          { ...pair('term_months'), label: t('term'), value: months },
          pair('holds_over'),
          pair('vacancy_fill'),
          pair('max_renewals'),
          {
            ...pair('legal_bases'),
            value: now.legal_bases.length > 0 && (
              <Stack
                items={now.legal_bases.map(({ act, article, role }) =>
                  [`${act}, art.\u00a0${article}`, role && basisRole(role, lang)].filter(Boolean).join(', '),
                )}
              />
            ),
          },
        ]}
      />
    </Section>
  )
}

const life = (state: StateCode, versions: readonly PostVersion[], lang: Lang): string | null => {
  const t = inLang(words, lang)
  const [first, last] = [versions[0]?.valid.from, endOf(versions)]
  if (state === 'to_come' && first) return t('to_come', showDay(first, lang))
  return state === 'abolished' && last ? t('abolished', showDay(last, lang)) : null
}

/** The day after the last titular who left; null when the register knows none. */
const vacantSince = (mandates: readonly MandateLine[], on: Day): Day | null =>
  mandates
    .filter(({ capacity, valid }) => capacity === 'titular' && valid.until !== null && valid.until <= on)
    .map(({ valid }) => valid.until)
    .sort()
    .at(-1) ?? null

export const PostPage = ({ data: { versions, now, mandates, list, state, work, on } }: { data: PostData }) => {
  const { lang, to } = useView()
  const t = inLang({ ...common, ...words }, lang)
  const titular = mandates.find(line => ['in_office', 'past_term'].includes(stateOf(line, on)))
  const acting = mandates.filter(line => stateOf(line, on) === 'acting')
  const supernumeraries = mandates.filter(line => stateOf(line, on) === 'supernumerary')
  const next = mandates.filter(line => stateOf(line, on) === 'to_come')
  const who = (label: string, line: MandateLine) => ({ label, value: <Incumbent line={line} on={on} /> })
  const title = asHeading(postTitle(now, titular?.gender ?? null, lang))
  const body = lang === 'fr' ? now.organisation_fr : now.organisation_en
  const since = state === 'vacant' || state === 'vacant_acting' ? vacantSince(mandates, on) : null
  const said = life(state, versions, lang)
  return (
    <Page
      title={`${title}, ${body}`}
      heading={title}
      lead={<OrganisationLink id={now.organisation_id}>{body}</OrganisationLink>}
      crumbs={[{ title: t('posts'), path: to(addresses.posts) }]}
    >
      <Section title={t('on', showDay(on, lang))} id="state">
        {said && (
          <p>
            <State meaning={state === 'abolished' ? 'stopped' : 'ahead'}>{said}</State>
          </p>
        )}
        <Pairs
          pairs={[
            {
              label: t('state'),
              value: (
                <>
                  <PostState state={state} />
                  {since && t('vacantSince', showDay(since, lang))}
                </>
              ),
            },
            titular ? who(t('holder'), titular) : null,
            ...acting.map(line => who(t('acting'), line)),
            ...supernumeraries.map(line => who(t('supernumerary'), line)),
            ...next.map(line => who(t('next'), line)),
          ]}
        />
        {work && (
          <p>
            <a href={`/${lang}${work.path[lang]}`}>{work.title[lang]}</a>
          </p>
        )}
        <Proposals proposals={proposalsFor(now, titular, pastTerm(mandates, on))} />
      </Section>
      <Mandates of="post" mandates={mandates} list={list} on={on} />
      <Attributes versions={versions} now={now} />
      <History
        versions={versions}
        labels={labels}
        show={(version, key) =>
          key === 'organisation_id' ? (
            <OrganisationLink id={version.organisation_id}>
              {lang === 'fr' ? version.organisation_fr : version.organisation_en}
            </OrganisationLink>
          ) : undefined
        }
      />
    </Page>
  )
}
