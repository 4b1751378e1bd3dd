import type { ComponentChildren } from 'preact'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import {
  Buttons,
  type Column,
  type ListingOf,
  Page,
  Pairs,
  Section,
  Table,
  useView,
  Verdicts,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, showDay, showPeriod, type Words } from '../../../kernel/words/index.ts'
import type { MandateLine } from '../mandates/mandate.queries.ts'
import { columns } from '../registry.fields.ts'
import {
  ActCite,
  addresses,
  words as common,
  newDraft,
  PersonLink,
  PostLink,
  Stack,
  showValue,
} from '../registry.pages.tsx'
import { personName, postTitle } from '../words.ts'
import type { Described, Merged } from './merge.queries.ts'
import type { MembershipLine } from './order.queries.ts'
import { orderName } from './order.rules.ts'
import type { PersonLine, PersonVersion } from './person.queries.ts'

export const words = {
  alike: { fr: 'Comparer avec une autre inscription', en: 'Compare with another entry' },
  alikeLead: {
    fr: 'Les inscriptions de même nom, ou celles que vous cherchez. Rien n’est réuni avant qu’un acte ne soit adopté.',
    en: 'The entries of the same name, or those that you look for. Nothing is merged before an act is adopted.',
  },
  nobody: { fr: 'Aucune autre inscription ne porte ce nom.', en: 'No other entry bears this name.' },
  candidates: { fr: 'Inscriptions à comparer', en: 'Entries to compare' },
  name: { fr: 'Nom', en: 'Name' },
  offices: { fr: 'Postes occupés', en: 'Posts held' },
  title: { fr: 'Deux inscriptions côte à côte', en: 'Two entries side by side' },
  lead: {
    fr: 'Si ce sont deux inscriptions d’une même personne, un acte les réunit : les mandats, les ordres et les identifiants passent à celle qui est gardée. Tel que connu avant l’acte, le registre a encore les deux.',
    en: 'If these are two entries of one person, an act merges them: terms, orders and identifiers go to the one that is kept. As known before the act, the register still has both.',
  },
  caption: { fr: 'Ce que le registre dit de chacune', en: 'What the register says of each' },
  what: { fr: 'Attribut', en: 'Attribute' },
  first: { fr: 'Première inscription', en: 'First entry' },
  second: { fr: 'Seconde inscription', en: 'Second entry' },
  since: { fr: 'Au registre à compter du', en: 'In the register as of' },
  always: { fr: 'sans premier jour', en: 'no first day' },
  orders: { fr: 'Ordres professionnels', en: 'Professional orders' },
  terms: { fr: 'Mandats', en: 'Terms of office' },
  entered: { fr: 'Inscription', en: 'Entered by' },
  none: { fr: 'aucun', en: 'none' },
  verdicts: { fr: 'Ce que la fusion ferait voir', en: 'What the merge would show' },
  fine: {
    fr: 'Aucun mandat à temps plein de l’une ne chevauche un mandat à temps plein de l’autre.',
    en: 'No full-time term of one overlaps a full-time term of the other.',
  },
  merge: { fr: 'Préparer l’acte', en: 'Prepare the act' },
  keepFirst: { fr: 'Réunir en gardant la première', en: 'Merge and keep the first' },
  keepSecond: { fr: 'Réunir en gardant la seconde', en: 'Merge and keep the second' },
  mergedInto: { fr: 'Réunie à l’inscription de', en: 'Merged into the entry of' },
  before: { fr: 'Avant la fusion', en: 'Before the merge' },
  asKnown: {
    fr: (day: string) => `cette inscription, telle que connue le ${day}`,
    en: (day: string) => `this entry, as known on ${day}`,
  },
  mergedBy: { fr: 'réunie par', en: 'merged by' },
} as const satisfies Words

/** Where the entry was before it was merged. */
const AsKnown = ({ merged: { person_id: id, alone_on } }: { merged: Merged }) => {
  const { lang, to } = useView()
  return alone_on === null ? null : (
    <a href={to(addresses.person, { id, known: alone_on })}>
      {inLang(words, lang)('asKnown', showDay(alone_on, lang))}
    </a>
  )
}

/** What the address of an entry says once it has gone into another. */
export const MergedEntry = ({ merged }: { merged: Merged }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const kept = personName({ given_name: merged.into_given, family_name: merged.into_family })
  return (
    <Pairs
      pairs={[
        {
          label: t('mergedInto'),
          value: <PersonLink id={merged.into_id}>{kept}</PersonLink>,
          cite: <ActCite cited={merged} />,
        },
        merged.alone_on !== null && { label: t('before'), value: <AsKnown merged={merged} /> },
      ]}
    />
  )
}

/** An entry that was merged into the one shown. */
export const AbsorbedLine = ({ merged }: { merged: Merged }) => {
  const t = inLang(words, useView().lang)
  return (
    <>
      <PersonLink id={merged.person_id}>{personName(merged)}</PersonLink>, {t('mergedBy')} <ActCite cited={merged} />
    </>
  )
}

export type AlikeData = { person: PersonVersion; list: ListingOf<PersonLine> }

export const alikeColumns = (id: string): readonly Column<PersonLine>[] => [
  {
    key: 'name',
    title: words.name,
    sort: false,
    value: personName,
    show: (row, { to }) => <a href={to(addresses.comparison, { id, other: row.person_id })}>{personName(row)}</a>,
  },
  {
    key: 'offices',
    title: words.offices,
    sort: false,
    value: ({ offices, gender }, lang) =>
      offices
        .map(one => `${postTitle(one, gender, lang)}, ${lang === 'fr' ? one.organisation_fr : one.organisation_en}`)
        .join('; ') || null,
  },
]

export const AlikePage = ({ data: { person, list } }: { data: AlikeData }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Page
      title={`${personName(person)} : ${t('alike').toLowerCase()}`}
      heading={t('alike')}
      lead={t('alikeLead')}
      crumbs={[
        { title: common.people[lang], path: to(addresses.people) },
        { title: personName(person), path: to(addresses.person, { id: person.person_id }) },
      ]}
    >
      <Table list={list} caption={t('candidates')} empty={t('nobody')} />
    </Page>
  )
}

/** One of two entries that are compared. */
export type Entry = Described & {
  now: PersonVersion
  versions: readonly PersonVersion[]
  orders: readonly MembershipLine[]
  mandates: readonly MandateLine[]
}
export type ComparisonData = { first: Entry; second: Entry; verdicts: readonly Verdict[]; on: Day }

type Attribute = {
  what: keyof typeof words | keyof typeof columns.person
  first: ComponentChildren
  second: ComponentChildren
}

const termText = (line: MandateLine, lang: 'fr' | 'en') =>
  `${postTitle(line, line.gender, lang)}, ${lang === 'fr' ? line.organisation_fr : line.organisation_en}`

const Terms = ({ mandates }: { mandates: readonly MandateLine[] }) => {
  const { lang } = useView()
  return (
    <Stack
      items={mandates.map(line => (
        <>
          <PostLink id={line.post_id} mandate={line.mandate_id}>
            {termText(line, lang)}
          </PostLink>
          , {showPeriod(line.valid, lang)}
        </>
      ))}
    />
  )
}

const useAttributes = (first: Entry, second: Entry): Attribute[] => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const both = (what: Attribute['what'], show: (entry: Entry) => ComponentChildren): Attribute => ({
    what,
    first: show(first) || <span class="quiet">{t('none')}</span>,
    second: show(second) || <span class="quiet">{t('none')}</span>,
  })
  const shown = (key: 'address' | 'gender') => both(key, ({ now }) => showValue(now[key], columns.person[key], lang))
  return [
    both('name', ({ now }) => <PersonLink id={now.person_id}>{personName(now)}</PersonLink>),
    shown('address'),
    shown('gender'),
    both('identifiers', ({ identifiers }) => identifiers.map(({ scheme, value }) => `${scheme} : ${value}`).join(', ')),
    both('orders', ({ orders }) => [...new Set(orders.map(one => orderName(one.professional_order)[lang]))].join(', ')),
    both('since', ({ since }) => (since === null ? t('always') : showDay(since, lang))),
    both('terms', ({ mandates }) => mandates.length > 0 && <Terms mandates={mandates} />),
    both('entered', ({ versions: [version] }) => version && <ActCite cited={version} />),
  ]
}

const attributeColumns: readonly Column<Attribute>[] = [
  {
    key: 'what',
    title: words.what,
    names: true,
    value: ({ what }, lang) =>
      (what in words ? words[what as 'name'] : columns.person[what as 'address']?.title)?.[lang] ?? what,
  },
  { key: 'first', title: words.first, value: () => null, show: row => row.first },
  { key: 'second', title: words.second, value: () => null, show: row => row.second },
]

export const ComparisonPage = ({ data: { first, second, verdicts } }: { data: ComparisonData }) => {
  const { lang, to, actor } = useView()
  const t = inLang(words, lang)
  const [one, other] = [first.now.person_id, second.now.person_id]
  const draft = (person: string, into: string) => to(newDraft, { effet: 'person.merge', person, into })
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[
        { title: common.people[lang], path: to(addresses.people) },
        { title: personName(first.now), path: to(addresses.person, { id: one }) },
      ]}
    >
      <Table plain list={whole(attributeColumns, useAttributes(first, second))} caption={t('caption')} empty="" />
      <Section title={t('verdicts')} id="verdicts">
        {verdicts.length > 0 ? <Verdicts verdicts={verdicts} /> : <p>{t('fine')}</p>}
      </Section>
      {actor.role === 'adviser' && (
        <Section title={t('merge')} id="merge">
          <Buttons>
            <a class="button main" href={draft(other, one)}>
              {t('keepFirst')}
            </a>
            <a class="button" href={draft(one, other)}>
              {t('keepSecond')}
            </a>
          </Buttons>
        </Section>
      )}
    </Page>
  )
}
