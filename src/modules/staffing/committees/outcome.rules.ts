import { type Dated, inForce } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { asRead } from '../aptitude/tribunal.rules.ts'

/** What a member scores (T-15.1, r. 1, s. 15); the other tribunals follow the TAT until their regulations are read. */
export const criteria = {
  personal: { fr: 'Qualités personnelles et intellectuelles', en: 'Personal and intellectual qualities' },
  experience: { fr: 'Expérience pertinente', en: 'Relevant experience' },
  knowledge: { fr: 'Connaissances et habiletés', en: 'Knowledge and skills' },
  adjudication: { fr: 'Capacité à exercer des fonctions juridictionnelles', en: 'Ability to adjudicate' },
  judgement: {
    fr: 'Jugement, ouverture, perspicacité, pondération, décision, expression',
    en: 'Judgement, openness, perception, poise, decision, expression',
  },
  conception: { fr: 'Conception de la fonction', en: 'Conception of the office' },
} as const satisfies Record<string, Two>
export type Criterion = keyof typeof criteria
export const criterionNames = Object.keys(criteria) as readonly Criterion[]

/** The highest score; the regulation names criteria, not a scale. */
const scale = [
  { from: asRead, law: 'T-15.1, r. 1, a. 15', status: 'proposal', value: 5 },
] as const satisfies readonly Dated<number>[]

export const highestScore = (on: Day): number => inForce<number>(scale, on).value

export type Scores = Partial<Record<Criterion, number>>

/** The mean of every score given, to the tenth; null without any. */
export const meanScore = (all: readonly Scores[]): number | null => {
  const given = all.flatMap(scores => Object.values(scores))
  return given.length === 0 ? null : Math.round((given.reduce((sum, score) => sum + score, 0) * 10) / given.length) / 10
}

type Vote = { readonly name: string; readonly chairs: boolean; readonly favours: boolean }
export type Outcome = {
  /** Null on equal votes without a chair among them. */
  readonly outcome: 'favourable' | 'unfavourable' | null
  readonly in_favour: number
  readonly against: number
  readonly dissenting: readonly string[]
  /** The chair decided between equal votes: usual, but in no text that was read. */
  readonly casting: boolean
}

/** The majority among those who may decide; on equal votes, the chair's side. */
export const outcomeOf = (votes: readonly Vote[]): Outcome => {
  const in_favour = votes.filter(({ favours }) => favours).length
  const against = votes.length - in_favour
  const casting = votes.length > 0 && in_favour === against
  const chair = votes.find(({ chairs }) => chairs)
  const favours = casting ? chair?.favours : in_favour > against
  if (votes.length === 0 || favours === undefined)
    return { outcome: null, in_favour, against, dissenting: [], casting: false }
  const dissenting = votes.filter(vote => vote.favours !== favours).map(({ name }) => name)
  return { outcome: favours ? 'favourable' : 'unfavourable', in_favour, against, dissenting, casting }
}

/** What an outcome is called, by kind of committee. */
export const outcomes = {
  selection: {
    favourable: { fr: 'Apte', en: 'Apt' },
    unfavourable: { fr: 'Non apte', en: 'Not apt' },
  },
  renewal: {
    favourable: { fr: 'Renouvellement recommandé', en: 'Renewal recommended' },
    unfavourable: { fr: 'Renouvellement non recommandé', en: 'Renewal not recommended' },
  },
} as const satisfies Record<string, Record<string, Two>>
