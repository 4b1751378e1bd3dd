import { addMonths, type Day } from '../../../kernel/time/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { lastNoticeDay } from './renewal.rules.ts'

/** SM-10: a renewal goes one of three ways, by its seat. */
export const variants = {
  discretion: { fr: 'À la discrétion du gouvernement', en: 'At the government’s discretion' },
  board: { fr: 'Sur l’avis du conseil d’administration', en: 'On the opinion of the board' },
  adjudicator: { fr: 'Par un comité indépendant', en: 'Through an independent committee' },
} as const satisfies Record<string, Two>
export type Variant = keyof typeof variants

export type Seat = {
  readonly family: string
  readonly regime: string
  readonly authority: string
  readonly organisation_kind: string
}

export const variantOf = ({ family, regime, authority, organisation_kind }: Seat): Variant => {
  if (family === 'adjudicator' && regime === 'full_time' && authority === 'government') return 'adjudicator'
  return family === 'chief_executive' && organisation_kind === 'state_enterprise' ? 'board' : 'discretion'
}

/** When each thing was done; null until it is. */
export type Done = {
  readonly stated_on: Day | null
  readonly evaluated_on: Day | null
  /** The board gave its opinion, or was told of a direct appointment. */
  readonly board_on: Day | null
  readonly asked_on: Day | null
  readonly answered_on: Day | null
  readonly recommended_on: Day | null
  readonly notified_on: Day | null
  readonly presumed_on: Day | null
}

type Stop = { readonly code: keyof Done; readonly title: Two; readonly todo: Two }

const notified: Stop = {
  code: 'notified_on',
  title: { fr: 'Avis à la personne', en: 'Notice to the holder' },
  todo: { fr: 'avis à la personne', en: 'notice to the holder' },
}

/** What is done before the act, in order. */
export const stops: Readonly<Record<Variant, readonly Stop[]>> = {
  discretion: [
    {
      code: 'stated_on',
      title: { fr: 'Intention', en: 'Intention' },
      todo: { fr: 'intention à obtenir', en: 'intention to be obtained' },
    },
    notified,
  ],
  board: [
    {
      code: 'evaluated_on',
      title: { fr: 'Évaluation par le conseil', en: 'Evaluation by the board' },
      todo: { fr: 'évaluation par le conseil', en: 'evaluation by the board' },
    },
    {
      code: 'board_on',
      title: { fr: 'Avis du conseil', en: 'Opinion of the board' },
      todo: { fr: 'avis du conseil', en: 'opinion of the board' },
    },
    notified,
  ],
  adjudicator: [
    {
      code: 'asked_on',
      title: { fr: 'Renseignements demandés', en: 'Information asked for' },
      todo: { fr: 'renseignements à demander', en: 'information to be asked for' },
    },
    {
      code: 'answered_on',
      title: { fr: 'Renseignements reçus', en: 'Information received' },
      todo: { fr: 'renseignements à recevoir', en: 'information to be received' },
    },
    {
      code: 'recommended_on',
      title: { fr: 'Recommandation du comité', en: 'Recommendation of the committee' },
      todo: { fr: 'recommandation du comité', en: 'recommendation of the committee' },
    },
    notified,
  ],
}

/** How long before the end a renewal is on the desk (MAN-03), and how long before the last day its notice comes before all else. */
const [signal, urgent] = [18, 3]

/** The next thing to do of the renewal of a term that ends on a day; null where it is too early, or all is said. */
export const nextOf = (variant: Variant, done: Done, end: Day, today: Day): Two | null => {
  if (done.notified_on !== null || end > addMonths(today, signal)) return null
  const next = stops[variant].find(({ code }) => done[code] === null) ?? notified
  if (variant !== 'adjudicator') return next.todo
  const last = lastNoticeDay(end)
  if (done.presumed_on !== null || today > last) return { fr: 'renouvellement présumé', en: 'renewal presumed' }
  if (next !== notified && today < addMonths(last, -urgent)) return next.todo
  return { fr: `avis d’ici le ${showDay(last, 'fr')}`, en: `notice by ${showDay(last, 'en')}` }
}
