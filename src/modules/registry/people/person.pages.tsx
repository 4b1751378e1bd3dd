import { mayEnter } from '../../../kernel/access/index.ts'
import { type Day, holdsOn, lastDay } from '../../../kernel/time/index.ts'
import { type Column, type ListingOf, Page, Pairs, Table, useView } from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, type Two, type Words } from '../../../kernel/words/index.ts'
import { attributePair, History } from '../history.pages.tsx'
import { Mandates } from '../mandates/mandate.pages.tsx'
import type { MandateLine } from '../mandates/mandate.queries.ts'
import { columns } from '../registry.fields.ts'
import {
  ActCite,
  addresses,
  type Choice,
  citeLabel,
  words as common,
  Filters,
  PersonLink,
  PostLink,
  Proposals,
  Stack,
} from '../registry.pages.tsx'
import { capacities } from '../registry.rules.ts'
import { personName, postTitle } from '../words.ts'
import { seesBirths } from './birth.access.ts'
import { comparers } from './merge.access.ts'
import { AbsorbedLine, MergedEntry } from './merge.pages.tsx'
import type { Merged } from './merge.queries.ts'
import type { MembershipLine } from './order.queries.ts'
import { orderName } from './order.rules.ts'
import type { Office, PersonLine, PersonVersion } from './person.queries.ts'

const words = {
  card: { fr: 'Carnet d’adresses', en: 'Address book' },
  takeCard: { fr: 'Enregistrer la carte (vCard)', en: 'Save the card (vCard)' },
  lead: {
    fr: 'Les personnes que le registre connaît, et le poste que chacune occupe.',
    en: 'The people that the register knows, and the post that each holds.',
  },
  none: { fr: 'Personne ne répond à ce choix.', en: 'Nobody matches this choice.' },
  name: { fr: 'Nom', en: 'Name' },
  offices: { fr: 'Postes occupés', en: 'Posts held' },
  who: { fr: 'Qui', en: 'Who' },
  inOffice: { fr: 'En fonction', en: 'In office' },
  noOffice: { fr: 'aucun à cette date', en: 'none on this date' },
  orders: { fr: 'Ordres professionnels', en: 'Professional orders' },
  orderSince: { fr: (day: string) => `, depuis le ${day}`, en: (day: string) => `, since ${day}` },
  orderUntil: { fr: (day: string) => `, jusqu’au ${day}`, en: (day: string) => `, to ${day}` },
  memberNumber: { fr: (number: string) => `, no\u00a0${number}`, en: (number: string) => `, no.\u00a0${number}` },
  includes: {
    fr: (name: string) => `réunit l’inscription de ${name}`,
    en: (name: string) => `includes the entry of ${name}`,
  },
  absorbed: { fr: 'Réunit aussi', en: 'Includes' },
  compare: { fr: 'Comparer avec une autre inscription', en: 'Compare with another entry' },
  birth: { fr: 'Date de naissance', en: 'Date of birth' },
  seeBirth: { fr: 'Consulter (lecture consignée)', en: 'Read (the reading is recorded)' },
} as const satisfies Words

const sortedName = ({ given_name, family_name }: PersonLine) =>
  given_name ? `${family_name}, ${given_name}` : family_name

const officeText = (office: Office, gender: string | null, lang: 'fr' | 'en') => {
  const named = office.capacity === 'titular' ? undefined : (capacities as Record<string, Two>)[office.capacity]
  const capacity = named ? ` (${named[lang].toLowerCase()})` : ''
  return `${postTitle(office, gender, lang)}, ${lang === 'fr' ? office.organisation_fr : office.organisation_en}${capacity}`
}

export const personColumns: readonly Column<PersonLine>[] = [
  {
    key: 'name',
    title: words.name,
    value: personName,
    show: (row, { lang }) => (
      <>
        <PersonLink id={row.person_id}>{sortedName(row)}</PersonLink>
        {row.merged.map(name => (
          <div class="quiet">{words.includes[lang](name)}</div>
        ))}
      </>
    ),
  },
  {
    key: 'offices',
    title: words.offices,
    sort: false,
    value: ({ offices, gender }, lang) => offices.map(office => officeText(office, gender, lang)).join('; ') || null,
    show: ({ offices, gender }, { lang }) => (
      <Stack
        items={offices.map(office => (
          <PostLink id={office.post_id} mandate={office.mandate_id}>
            {officeText(office, gender, lang)}
          </PostLink>
        ))}
      />
    ),
  },
  { key: 'act', title: common.act, sort: false, value: citeLabel, show: row => <ActCite cited={row} /> },
]

export type PeopleData = { list: ListingOf<PersonLine>; office: 'held' | null }

export const choicesOf = ({ office }: Pick<PeopleData, 'office'>, lang: Lang): readonly Choice[] => {
  const t = inLang(words, lang)
  return [{ name: 'office', label: t('who'), value: office, options: [{ value: 'held', title: t('inOffice') }] }]
}

export const PeoplePage = ({ data }: { data: PeopleData }) => {
  const { list } = data
  const { lang, when } = useView()
  const t = inLang({ ...common, ...words }, lang)
  return (
    <Page title={t('people')} lead={t('lead')}>
      <Filters choices={choicesOf(data, lang)} />
      <Table list={list} caption={t('asOf', showDay(when.on, lang))} empty={t('none')} />
    </Page>
  )
}

/** « Barreau, no 31234, depuis le 4 mai 2010 », and the article that says so. */
const Membership = ({ line }: { line: MembershipLine }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { professional_order, number, valid } = line
  const last = lastDay(valid)
  return (
    <>
      {orderName(professional_order)[lang]}
      {number && t('memberNumber', number)}
      {valid.from && t('orderSince', showDay(valid.from, lang))}
      {last && t('orderUntil', showDay(last, lang))} <ActCite cited={line} />
    </>
  )
}

export type PersonData = {
  versions: readonly PersonVersion[]
  now: PersonVersion
  orders: readonly MembershipLine[]
  mandates: readonly MandateLine[]
  /** How this entry has gone; null for one that stands. */
  merged: Merged | null
  absorbed: readonly Merged[]
  list: ListingOf<MandateLine>
  on: Day
}

export const PersonPage = ({ data }: { data: PersonData }) => {
  const { versions, now, orders, mandates, merged, absorbed, list, on } = data
  const { lang, to, actor } = useView()
  const t = inLang({ ...common, ...words }, lang)
  if (merged)
    return (
      <Page title={personName(now)} crumbs={[{ title: t('people'), path: to(addresses.people) }]}>
        <MergedEntry merged={merged} />
        <History versions={versions} labels={columns.person} />
      </Page>
    )
  const pair = (key: keyof PersonVersion & string) =>
    attributePair(versions, now, key, { labels: columns.person, lang })
  const proposal = (effect: string) => ({ effect, input: { person: now.person_id } })
  const held = mandates.filter(line => holdsOn(line.valid, on))
  return (
    <Page title={personName(now)} crumbs={[{ title: t('people'), path: to(addresses.people) }]}>
      <Pairs
        pairs={[
          {
            label: t('offices'),
            value:
              held.length === 0 ? (
                <span class="quiet">{t('noOffice')}</span>
              ) : (
                <Stack
                  items={held.map(line => (
                    <PostLink id={line.post_id} mandate={line.mandate_id}>
                      {officeText(line, now.gender, lang)}
                    </PostLink>
                  ))}
                />
              ),
          },
          pair('address'),
          pair('gender'),
          orders.length > 0 && {
            label: t('orders'),
            value: <Stack items={orders.map(line => <Membership line={line} />)} />,
          },
          absorbed.length > 0 && {
            label: t('absorbed'),
            value: <Stack items={absorbed.map(one => <AbsorbedLine merged={one} />)} />,
          },
          held.length > 0 && {
            label: t('card'),
            value: (
              <a href={to(addresses.card, { id: now.person_id })} data-no-prefetch>
                {t('takeCard')}
              </a>
            ),
          },
          seesBirths(actor) && {
            label: t('birth'),
            value: <a href={to(addresses.birth, { id: now.person_id })}>{t('seeBirth')}</a>,
          },
        ]}
      />
      <Proposals
        proposals={['mandate.begin', 'mandate.act', 'person.change', 'person.join_order', 'person.leave_order'].map(
          proposal,
        )}
      />
      {mayEnter(comparers, actor) && (
        <p>
          <a href={to(addresses.alike, { id: now.person_id })}>{t('compare')}</a>
        </p>
      )}
      <Mandates of="person" mandates={mandates} list={list} on={on} />
      <History versions={versions} labels={columns.person} />
    </Page>
  )
}
