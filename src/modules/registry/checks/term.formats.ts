import { type Check, type Finding, type Mend, placeOf } from '../../../kernel/findings/index.ts'
import { type Dated, inForce } from '../../../kernel/rules/index.ts'
import { addDays, type Day, day, daysBetween, termEnd } from '../../../kernel/time/index.ts'
import { plural, showDay, showNumber, type Two } from '../../../kernel/words/index.ts'
import { allWork, workOnPosts } from '../mandates/horizon.formats.ts'
import { judgeTerm } from '../mandates/mandate.rules.ts'
import { addresses } from '../registry.pages.tsx'
import { personName, postTitle } from '../words.ts'
import {
  type Bounds,
  endlessTerms,
  fullTimeTwice,
  longTerms,
  type OddTerm,
  oddTerms,
  pastTerm,
  type Term,
} from './term.queries.ts'

const always = day('1867-07-01')

/** Beyond these, a day may have been mistyped. No law says. */
const bounds: readonly Dated<Bounds>[] = [
  { from: always, law: 'Greffe', status: 'proposal', value: { aheadYears: 2, lateDays: 365, longestYears: 30 } },
]

/** « Rose Gagné, juge (3), Tribunal administratif ». */
const who = (term: Term): Two => ({
  fr: `${personName(term)}, ${postTitle(term, term.gender, 'fr')}, ${term.organisation_fr}`,
  en: `${personName(term)}, ${postTitle(term, term.gender, 'en')}, ${term.organisation_en}`,
})

const aboutTerm = (term: Term): Pick<Finding, 'key' | 'body' | 'path' | 'about'> => ({
  key: term.mandate_id,
  body: { id: term.organisation_id, name: { fr: term.organisation_fr, en: term.organisation_en } },
  path: placeOf(addresses.post.path, { id: term.post_id }),
  about: { post: term.post_id, mandate: term.mandate_id, person: term.person_id },
})

const days = (n: number): Two => ({
  fr: `${showNumber(n, 'fr')} ${plural('fr', n, 'jour', 'jours')}`,
  en: `${showNumber(n, 'en')} ${plural('en', n, 'day', 'days')}`,
})

/** The open file on the post of each finding, or where to open one. */
const workOn =
  (state: string): NonNullable<Check['mends']> =>
  async (tx, by, findings) => {
    const standings = findings.map(({ about }) => ({
      post_id: about['post'] ?? '',
      mandate_id: about['mandate'] ?? null,
      state,
    }))
    const work = allWork(await workOnPosts.tell(tx, by, standings))
    return new Map(
      findings.flatMap(({ key, about }): [string, Mend][] => {
        const found = work.get(about['post'] ?? '')
        return found ? [[key, { ...found, access: 'public' }]] : []
      }),
    )
  }

const oddSaid: Record<OddTerm['oddity'], (term: OddTerm) => Two> = {
  ends_before: ({ first_day, planned_end }) => ({
    fr: `le mandat finirait le ${planned_end && showDay(planned_end, 'fr')}, avant de commencer le ${first_day && showDay(first_day, 'fr')}.`,
    en: `the term would end on ${planned_end && showDay(planned_end, 'en')}, before it begins on ${first_day && showDay(first_day, 'en')}.`,
  }),
  far_ahead: ({ first_day }) => ({
    fr: `le mandat commence bien plus tard, le ${first_day && showDay(first_day, 'fr')}.`,
    en: `the term begins much later, on ${first_day && showDay(first_day, 'en')}.`,
  }),
  retroactive: ({ first_day, adopted_on }) => ({
    fr: `le mandat commence le ${first_day && showDay(first_day, 'fr')}, bien avant l’acte, du ${showDay(adopted_on, 'fr')}.`,
    en: `the term begins on ${first_day && showDay(first_day, 'en')}, long before the act, of ${showDay(adopted_on, 'en')}.`,
  }),
  very_long: ({ first_day }) => ({
    fr: `un seul mandat depuis le ${first_day && showDay(first_day, 'fr')}.`,
    en: `a single term since ${first_day && showDay(first_day, 'en')}.`,
  }),
}

const joined = (one: Two, two: Two): Two => ({ fr: `${one.fr}\u00a0: ${two.fr}`, en: `${one.en}: ${two.en}` })

const seatLaw = 'loi constitutive du poste'

/** Two posts held at once, said once for each person. */
const twiceFound = (terms: readonly (Term & { since: Day })[]): Finding[] =>
  [...Map.groupBy(terms, ({ person_id }) => person_id).values()].flatMap(own => {
    const [first] = own
    if (!first) return []
    const posts = (lang: 'fr' | 'en') =>
      own
        .map(one => `${postTitle(one, one.gender, lang)}, ${lang === 'fr' ? one.organisation_fr : one.organisation_en}`)
        .join('\u00a0; ')
    return [
      {
        ...aboutTerm(first),
        key: first.person_id,
        path: placeOf(addresses.person.path, { id: first.person_id }),
        about: { person: first.person_id },
        says: {
          fr: `${personName(first)} tient ${own.length} postes à temps plein\u00a0: ${posts('fr')}.`,
          en: `${personName(first)} holds ${own.length} full-time posts: ${posts('en')}.`,
        },
        since: own.map(({ since }) => since).sort()[0] ?? null,
        facts: own.map(({ mandate_id }) => mandate_id).sort(),
      },
    ]
  })

export const termChecks: readonly Check[] = [
  {
    name: 'registry.past_term',
    title: { fr: 'Titulaires en fonction après l’échéance', en: 'Holders past their term' },
    why: {
      fr: 'À l’échéance, le mandat est renouvelé, ou quelqu’un d’autre est nommé\u00a0; d’ici là, la personne demeure en fonction.',
      en: 'At the end of the term it is renewed, or someone else is appointed; until then, the person holds over.',
    },
    rule: { id: 'MAN-02', law: seatLaw, status: 'verified' },
    concerns: ['adviser', 'director', 'auditor'],
    isPublic: true,
    find: async (tx, today) => ({
      findings: (await pastTerm(tx, today)).flatMap((term): Finding[] => {
        if (term.planned_end === null) return []
        const late = days(daysBetween(term.planned_end, today))
        const says = joined(who(term), {
          fr: `en fonction ${late.fr} après l’échéance.`,
          en: `in office ${late.en} past the end of the term.`,
        })
        const since = addDays(term.planned_end, 1)
        return [{ ...aboutTerm(term), says, since, facts: [term.mandate_id, term.planned_end] }]
      }),
    }),
    mends: workOn('past_term'),
  },
  {
    name: 'registry.full_time_twice',
    title: { fr: 'Deux postes à temps plein', en: 'Two full-time posts' },
    why: {
      fr: 'Une même personne n’a pas deux mandats à temps plein à la fois.',
      en: 'One person does not have two full-time terms at once.',
    },
    rule: { id: 'NOM-11', law: 'NOM-11', status: 'derived' },
    concerns: ['adviser', 'director', 'auditor'],
    isPublic: true,
    unjudged: {
      fr: 'Les intérims, qui s’ajoutent à un poste, et les homonymes, qui peuvent être une seule personne.',
      en: 'Acting appointments, which come on top of a post, and namesakes, who may be one person.',
    },
    find: async (tx, today) => ({ findings: twiceFound(await fullTimeTwice(tx, today)) }),
  },
  {
    name: 'registry.term_length',
    title: { fr: 'Mandats plus longs que permis', en: 'Terms longer than allowed' },
    why: {
      fr: 'La durée d’un mandat ne dépasse pas celle que permet la loi du poste.',
      en: 'A term is no longer than the law of the post allows.',
    },
    rule: { id: 'NOM-03', law: seatLaw, status: 'verified' },
    concerns: ['adviser', 'director', 'auditor'],
    isPublic: true,
    unjudged: {
      fr: 'Les mandats terminés, et ceux d’un poste dont le registre n’a pas la durée maximale.',
      en: 'Terms that are over, and those of a post of which the register has no longest term.',
    },
    find: async (tx, today) => ({
      findings: (await longTerms(tx, today)).flatMap((term): Finding[] => {
        const { term_months, first_day, planned_end } = term
        const seat = { term_kind: 'fixed', term_months, max_renewals: null, holds_over: true }
        const [verdict] = first_day ? judgeTerm(seat, first_day, planned_end) : []
        if (!verdict || !first_day) return []
        const since = addDays(termEnd(first_day, { months: term_months }), 1)
        const facts = [term.mandate_id, first_day, planned_end, term_months]
        return [
          { ...aboutTerm(term), says: joined(who(term), verdict.says), since: since > today ? null : since, facts },
        ]
      }),
    }),
  },
  {
    name: 'registry.no_end',
    title: { fr: 'Mandats sans échéance', en: 'Terms without an end' },
    why: {
      fr: 'Seuls les postes que la loi dit tels sont tenus pour une durée indéterminée.',
      en: 'Only the posts that the law says are held for an indeterminate term.',
    },
    rule: { id: 'NOM-04', law: 'NOM-04', status: 'verified' },
    concerns: ['adviser', 'director', 'auditor'],
    isPublic: true,
    find: async (tx, today) => ({
      findings: (await endlessTerms(tx, today)).map(term => ({
        ...aboutTerm(term),
        says: joined(who(term), {
          fr: 'mandat sans dernier jour, dans un poste à durée déterminée.',
          en: 'term without a last day, in a post of fixed term.',
        }),
        since: term.first_day,
        facts: [term.mandate_id],
      })),
    }),
  },
  {
    name: 'registry.dates',
    title: { fr: 'Dates impossibles ou étonnantes', en: 'Impossible or surprising dates' },
    why: {
      fr: 'Un mandat qui finit avant de commencer, qui commence dans plus de deux ans ou plus d’un an avant son acte, ou qui dure plus de trente ans, a peut-être été mal saisi.',
      en: 'A term that ends before it begins, that begins more than two years ahead or more than a year before its act, or that lasts more than thirty years, may have been mistyped.',
    },
    rule: null,
    concerns: ['registrar', 'auditor'],
    isPublic: true,
    unjudged: {
      fr: 'Les dates de naissance, que peu de gens voient.',
      en: 'Birth dates, which few people see.',
    },
    find: async (tx, today) => ({
      findings: (await oddTerms(tx, today, inForce(bounds, today).value)).map(term => {
        const { oddity, mandate_id, first_day, planned_end } = term
        const about = aboutTerm(term)
        const key = `${mandate_id}-${oddity.replaceAll('_', '-')}`
        const says = joined(who(term), oddSaid[oddity](term))
        return { ...about, key, says, since: term.adopted_on, facts: [oddity, first_day, planned_end] }
      }),
    }),
  },
]
