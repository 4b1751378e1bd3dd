import { randomUUIDv7 } from 'node:crypto'
import type { Database, Tx } from '../../kernel/database/index.ts'
import { tester } from '../../kernel/database/testing.ts'
import { declare } from '../../kernel/facts/index.ts'
import { type Day, day } from '../../kernel/time/index.ts'
import {
  type Adopted,
  adopt,
  byConstraint as byActConstraint,
  correct,
  type Kind,
  type ProposedArticle,
  repeal,
} from '../acts/index.ts'
import { byConstraint, completions, effects, subjects } from './index.ts'

declare({
  effects: [...effects, correct, repeal],
  subjects,
  completions,
  byConstraint: { ...byConstraint, ...byActConstraint },
})

export const id = (): string => randomUUIDv7()

export const article = (effect: string, input: object): ProposedArticle => ({
  text_fr: effect,
  text_en: effect,
  effect,
  input,
})

export const header = {
  title: { fr: 'Essai', en: 'Test' },
  recitals: [],
  recommender: null,
  schedules: [],
  signatories: [],
}

/** Adopts an act of these articles, known from `now`. */
export const decide = (
  tx: Tx,
  articles: readonly ProposedArticle[],
  {
    on = '2026-11-20',
    kind = 'decret',
    number = null,
    now = '2026-11-20T15:00:00Z',
  }: { on?: string; kind?: Kind; number?: string | null; now?: string } = {},
): Promise<Adopted> => adopt(tx, { kind, number, adopted_on: day(on), header, articles }, now)

type PostOptions = Partial<{
  holds_over: boolean
  term_kind: string
  term_months: number | null
  organisation: string
  from: Day | null
}>

/** The articles that create a body, a post in it (holding over, five years at most) and nothing else. */
export const aPost = (options: PostOptions = {}) => {
  const [organisation, post] = [options.organisation ?? id(), id()]
  const body = article('organisation.create', {
    organisation,
    from: '1990-01-01',
    kind: 'tribunal',
    name_fr: 'Tribunal',
    name_en: 'Tribunal',
  })
  const seat = article('post.create', {
    post,
    organisation,
    from: options.from === undefined ? '1990-01-01' : options.from,
    family: 'adjudicator',
    title_fr_m: 'juge',
    title_fr_f: 'juge',
    title_en: 'judge',
    regime: 'full_time',
    authority: 'government',
    term_kind: options.term_kind ?? 'fixed',
    term_months: options.term_months === undefined ? 60 : options.term_months,
    holds_over: options.holds_over ?? true,
    vacancy_fill: 'new_term',
    legal_bases: [],
  })
  return { organisation, post, articles: options.organisation ? [seat] : [body, seat] }
}

export const aPerson = () => {
  const person = id()
  return {
    person,
    articles: [
      article('person.create', {
        person,
        from: null,
        given_name: 'Rose',
        family_name: 'Gagné',
        address: 'Mme',
        gender: 'f',
      }),
    ],
  }
}

const titles = { title_fr_m: 'président', title_fr_f: 'présidente', title_en: 'chair' }

/** Twenty-two acts that use every effect, every column, errata and repeals: a register small enough to be verified again and again. */
const adoptAll = async (tx: Tx): Promise<void> => {
  const [one, two, three] = [
    aPost(),
    aPost({ holds_over: false }),
    aPost({ term_kind: 'indeterminate', term_months: null }),
  ]
  const [ann, bea, cid] = [aPerson(), aPerson(), aPerson()]
  const [m1, m2, m3, m4, m5] = [id(), id(), id(), id(), id()]
  const [ministry, seat, dan] = [id(), id(), id()]
  const whole = {
    family: 'board_chair',
    ...titles,
    seat: 1,
    regime: 'part_time',
    authority: 'assembly',
    recommender_fr: 'le premier ministre',
    recommender_en: 'the Premier',
    term_kind: 'fixed',
    term_months: 48,
    holds_over: true,
    vacancy_fill: 'unexpired',
    max_renewals: 2,
    legal_bases: [{ act: 'A-1', article: '4', role: 'nomination' }],
  }
  await decide(tx, [
    ...one.articles,
    ...two.articles,
    ...three.articles,
    ...ann.articles,
    ...bea.articles,
    ...cid.articles,
  ])
  await decide(tx, [
    article('organisation.create', {
      organisation: ministry,
      from: '2000-01-01',
      kind: 'ministry',
      name_fr: 'Ministère des Essais',
      name_en: 'Ministry of Tests',
      acronym: 'ME',
      portfolio_fr: 'ministre des Essais',
      portfolio_en: 'Minister of Tests',
      min_members: 5,
      max_members: 9,
      quorum: 4,
      note_fr: 'exemple',
      note_en: 'example',
      succeeds: [one.organisation],
    }),
    article('organisation.change', {
      organisation: one.organisation,
      from: '2010-01-01',
      parent: ministry,
      name_fr: 'Cour',
    }),
    article('post.create', { post: seat, organisation: ministry, from: '2000-01-01', ...whole }),
    article('person.create', {
      person: dan,
      from: null,
      given_name: 'Dan',
      family_name: 'Roy',
      address: 'M.',
      gender: 'm',
      identifiers: [{ scheme: 'wikidata', value: 'Q1' }],
    }),
    {
      text_fr: 'Le « présent » décret\u2028remplace\t"le" \\ précédent \u{1d11e} \ufb33.',
      text_en: 'This replaces the former.\u007f',
      effect: null,
      input: null,
    },
  ])
  const began = await decide(tx, [
    article('mandate.begin', { mandate: m1, post: one.post, person: ann.person, from: '2015-01-01', to: '2019-12-31' }),
    article('mandate.begin', { mandate: m2, post: two.post, person: bea.person, from: '2023-01-01', to: '2027-06-30' }),
    article('mandate.act', { mandate: m3, post: three.post, person: cid.person, from: '2024-01-01', to: null }),
    article('mandate.begin', { mandate: m4, post: seat, person: dan, from: '2020-01-01', to: '2023-12-31' }),
  ])
  await decide(tx, [
    article('mandate.extend', { post: two.post, mandate: m2, to: '2027-12-31' }),
    article('mandate.set_end', { post: seat, mandate: m4, to: '2023-12-30' }),
    article('mandate.renew', { post: one.post, mandate: m1, new_mandate: m5, from: '2020-06-01', to: '2025-05-31' }),
    article('post.change', { post: seat, from: '2022-01-01', title_en: 'president' }),
    article('person.change', { person: dan, from: '2021-05-01', family_name: 'Roy-Côté' }),
  ])
  const joined = await decide(tx, [
    article('person.join_order', {
      membership: id(),
      person: dan,
      professional_order: 'barreau',
      number: '1',
      from: null,
    }),
  ])
  const right = { membership: id(), person: dan, professional_order: 'notaires', number: '22', from: '2010-05-04' }
  const notary = article('person.join_order', right)
  await decide(tx, [article('act.correct', { act: joined.act_id, article: 1, replacement: notary })], {
    kind: 'erratum',
  })
  await decide(tx, [article('person.leave_order', { person: dan, professional_order: 'notaires', on: '2025-06-30' })])
  const swap = { person: bea.person, from_post: two.post, mandate: m2, to_post: one.post, new_mandate: id() }
  const moved = await decide(tx, [article('mandate.move', { ...swap, from: '2026-01-01', to: '2029-12-31' })])
  await decide(tx, [
    article('mandate.begin', {
      mandate: id(),
      post: two.post,
      person: ann.person,
      from: '2026-03-01',
      to: '2030-12-31',
    }),
  ])
  await decide(
    tx,
    [
      article('mandate.finish_cases', {
        post: one.post,
        mandate: m5,
        new_mandate: id(),
        from: '2026-02-01',
        to: '2026-12-31',
        pending_cases: 4,
      }),
    ],
    { kind: 'authorisation', number: '3-2026' },
  )
  const replacement = article('mandate.move', { ...swap, from: '2026-02-01', to: '2029-12-31' })
  await decide(tx, [article('act.correct', { act: moved.act_id, article: 1, replacement })], { kind: 'erratum' })
  const ended = await decide(tx, [
    article('mandate.end', { post: seat, mandate: m4, on: '2024-12-31', reason: 'death' }),
    article('mandate.end', { post: three.post, mandate: m3, on: '2025-12-31', reason: 'acting_ended' }),
  ])
  await decide(tx, [article('act.correct', { act: ended.act_id, article: 1, replacement: null })], { kind: 'erratum' })
  await decide(tx, [article('act.repeal', { act: began.act_id, article: 4, from: '2026-12-01' })], { kind: 'repeal' })
  await decide(tx, [article('post.abolish', { post: three.post, on: '2026-12-31' })], { kind: 'arrete' })
  await decide(tx, [article('post.abolish', { post: seat, on: '2027-01-31' })], { kind: 'ct' })
  await decide(tx, [article('post.change', { post: two.post, from: '2026-01-01', ...titles })], { number: '900-2026' })
  const [twin, seated] = [aPerson(), { post: two.post, from: '2031-01-01', to: '2034-12-31' }]
  await decide(tx, [...twin.articles, article('mandate.begin', { mandate: id(), person: twin.person, ...seated })])
  const merge = article('person.merge', { person: twin.person, into: dan })
  const merged = await decide(tx, [merge])
  await decide(tx, [article('act.repeal', { act: merged.act_id, article: 1, from: '2026-11-20' })], { kind: 'repeal' })
  await decide(tx, [merge])
  await decide(tx, [
    article('organisation.abolish', { organisation: three.organisation, on: '2027-01-01', reason: 'merged' }),
  ])
}

export const adoptARegister = (database: Database): Promise<void> => database.asActor(tester, adoptAll)
