import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../kernel/database/index.ts'
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
import { byConstraint, effects, subjects } from './index.ts'

declare({ effects: [...effects, correct, repeal], subjects, byConstraint: { ...byConstraint, ...byActConstraint } })

export const id = (): string => randomUUIDv7()

export const article = (effect: string, input: object): ProposedArticle => ({
  text_fr: effect,
  text_en: effect,
  effect,
  input,
})

const header = { title: { fr: 'Essai', en: 'Test' }, recitals: [], recommender: null, schedules: [], signatories: [] }

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
