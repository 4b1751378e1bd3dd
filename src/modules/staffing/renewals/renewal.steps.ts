import type { Role } from '../../../kernel/access/index.ts'
import { addMonths, type Day } from '../../../kernel/time/index.ts'
import { showDay, type Two } from '../../../kernel/words/index.ts'
import { lastNoticeDay } from './renewal.rules.ts'
import type { Variant } from './way.rules.ts'

/** The steps of SM-10, in their order; each way has its own. What the holder is told is what was decided. */
export const stepNames = {
  signalled: { fr: 'Signalé', en: 'Signalled' },
  intention: { fr: 'Intention exprimée', en: 'Intention stated' },
  evaluated: { fr: 'Évaluation par le conseil', en: 'Evaluation by the board' },
  opinion: { fr: 'Avis du conseil', en: 'Opinion of the board' },
  asked: { fr: 'Renseignements demandés', en: 'Information asked for' },
  committee: { fr: 'Au comité', en: 'Before the committee' },
  intent: { fr: 'Avis d’intention', en: 'Notice of intent' },
  heard: { fr: 'Observations', en: 'Hearing' },
  recommended: { fr: 'Recommandation du comité', en: 'Recommendation of the committee' },
  presumed: { fr: 'Renouvellement présumé', en: 'Renewal presumed' },
  told_renewal: { fr: 'Renouvellement annoncé', en: 'Renewal announced' },
  told_refusal: { fr: 'Non-renouvellement notifié', en: 'Non-renewal notified' },
  renewed: { fr: 'Renouvelé par un acte', en: 'Renewed by an act' },
} as const satisfies Record<string, Two>
export type Step = keyof typeof stepNames

type Move = {
  readonly name: string
  readonly ways: readonly Variant[]
  readonly from: readonly Step[]
  readonly to: Step
  /** Nobody where it follows from something else. */
  readonly by: readonly Role[]
  readonly label: Two
}

const workers = ['adviser', 'director'] as const
const every = ['discretion', 'board', 'adjudicator'] as const
const decided = ['intention', 'opinion', 'recommended', 'presumed', 'told_renewal', 'told_refusal'] as const

/** SM-10: what is recorded on a renewal, on which way and from where. A step is corrected by recording it again. */
export const moves = [
  {
    name: 'state',
    ways: ['discretion'],
    from: ['signalled', 'intention'],
    to: 'intention',
    by: workers,
    label: { fr: 'Consigner l’intention', en: 'Record the intention' },
  },
  {
    name: 'evaluate',
    ways: ['board'],
    from: ['signalled', 'evaluated'],
    to: 'evaluated',
    by: workers,
    label: { fr: 'Consigner l’évaluation', en: 'Record the evaluation' },
  },
  {
    name: 'opine',
    ways: ['board'],
    from: ['evaluated'],
    to: 'opinion',
    by: [],
    label: { fr: 'L’avis du conseil est consigné', en: 'The opinion of the board is recorded' },
  },
  {
    name: 'ask',
    ways: ['adjudicator'],
    from: ['signalled', 'asked'],
    to: 'asked',
    by: workers,
    label: { fr: 'Consigner la demande de renseignements', en: 'Record the request for information' },
  },
  {
    name: 'link',
    ways: ['adjudicator'],
    from: ['asked', 'committee'],
    to: 'committee',
    by: workers,
    label: { fr: 'Lier un comité', en: 'Link a committee' },
  },
  {
    name: 'unlink',
    ways: ['adjudicator'],
    from: ['committee', 'recommended'],
    to: 'asked',
    by: workers,
    label: { fr: 'Délier le comité', en: 'Unlink the committee' },
  },
  {
    name: 'report',
    ways: ['adjudicator'],
    from: ['committee'],
    to: 'recommended',
    by: [],
    label: { fr: 'Le comité dépose son rapport', en: 'The committee reports' },
  },
  {
    name: 'intend',
    ways: ['adjudicator'],
    from: ['asked', 'intent'],
    to: 'intent',
    by: workers,
    label: { fr: 'Consigner l’avis d’intention', en: 'Record the notice of intent' },
  },
  {
    name: 'hear',
    ways: ['adjudicator'],
    from: ['intent', 'heard'],
    to: 'heard',
    by: workers,
    label: { fr: 'Consigner les observations', en: 'Record the observations' },
  },
  {
    name: 'favour',
    ways: ['adjudicator'],
    from: ['asked', 'intent', 'heard', 'recommended'],
    to: 'recommended',
    by: workers,
    label: { fr: 'Recommander le renouvellement', en: 'Recommend the renewal' },
  },
  {
    name: 'oppose',
    ways: ['adjudicator'],
    from: ['heard', 'recommended'],
    to: 'recommended',
    by: workers,
    label: { fr: 'Recommander le non-renouvellement', en: 'Recommend against the renewal' },
  },
  {
    name: 'presume',
    ways: ['adjudicator'],
    from: ['signalled', 'asked', 'committee', 'intent', 'heard', 'recommended'],
    to: 'presumed',
    by: [],
    label: { fr: 'Aucun avis au dernier jour', en: 'No notice by the last day' },
  },
  {
    name: 'announce',
    ways: every,
    from: decided,
    to: 'told_renewal',
    by: workers,
    label: { fr: 'Consigner l’avis de renouvellement', en: 'Record the notice of renewal' },
  },
  {
    name: 'refuse',
    ways: every,
    from: decided,
    to: 'told_refusal',
    by: workers,
    label: { fr: 'Consigner l’avis de non-renouvellement', en: 'Record the notice of non-renewal' },
  },
  {
    name: 'renew',
    ways: every,
    from: (Object.keys(stepNames) as Step[]).filter(step => step !== 'renewed'),
    to: 'renewed',
    by: [],
    label: { fr: 'L’acte est adopté', en: 'The act is adopted' },
  },
] as const satisfies readonly Move[]
export type MoveName = (typeof moves)[number]['name']

export const moveOf = (name: MoveName): Move => moves.find(move => move.name === name) as Move

/** When each thing was done; null until it is. */
export type Done = {
  readonly stated_on: Day | null
  readonly evaluated_on: Day | null
  /** The board gave its opinion, or was told of a direct appointment. */
  readonly board_on: Day | null
  readonly asked_on: Day | null
  readonly answered_on: Day | null
  readonly committee_id: string | null
  readonly intent_on: Day | null
  readonly heard_on: Day | null
  readonly recommended_on: Day | null
  readonly notice: 'renewed' | 'not_renewed' | null
  readonly notified_on: Day | null
  readonly presumed_on: Day | null
  /** The day of the act that renews. */
  readonly renewed_on: Day | null
}

/** The last step reached on the way, none of those before it left out but those that not every renewal passes. */
const reached = (way: Variant, done: Done): Step => {
  if (way === 'discretion') return done.stated_on ? 'intention' : 'signalled'
  if (way === 'board') {
    if (done.evaluated_on === null) return 'signalled'
    return done.board_on ? 'opinion' : 'evaluated'
  }
  if (done.recommended_on !== null) return 'recommended'
  if (done.committee_id !== null) return 'committee'
  if (done.heard_on !== null) return 'heard'
  if (done.intent_on !== null) return 'intent'
  return done.asked_on ? 'asked' : 'signalled'
}

/** Where a renewal stands, by what is recorded on it. */
export const stepOf = (way: Variant, done: Done): Step => {
  if (done.renewed_on !== null) return 'renewed'
  if (done.notice !== null) return done.notice === 'renewed' ? 'told_renewal' : 'told_refusal'
  return done.presumed_on === null ? reached(way, done) : 'presumed'
}

/** Whether a move leaves this step on this way: for a role, or by itself where none is given. */
export const mayMove = (name: MoveName, way: Variant, step: Step, role: string | null): boolean => {
  const { ways, from, by } = moveOf(name)
  return ways.includes(way) && from.includes(step) && (role === null ? by.length === 0 : by.includes(role as Role))
}

const road = {
  discretion: ['intention'],
  board: ['evaluated', 'opinion'],
  adjudicator: ['asked', 'committee', 'intent', 'heard', 'recommended', 'presumed'],
} as const satisfies Record<Variant, readonly Step[]>

/** Those that only some renewals pass. */
const some: readonly Step[] = ['committee', 'intent', 'heard', 'presumed']

/** The steps of a renewal as it goes, with the day on which each was reached. */
export const roadOf = (way: Variant, done: Done, opened_on: Day): { step: Step; on: Day | null }[] => {
  const days: Partial<Record<Step, Day | null>> = {
    signalled: opened_on,
    intention: done.stated_on,
    evaluated: done.evaluated_on,
    opinion: done.board_on,
    asked: done.asked_on,
    intent: done.intent_on,
    heard: done.heard_on,
    recommended: done.recommended_on,
    presumed: done.presumed_on,
    told_renewal: done.notified_on,
    told_refusal: done.notified_on,
    renewed: done.renewed_on,
  }
  const now = stepOf(way, done)
  const passed = road[way].filter(step => !some.includes(step) || step === now || Boolean(days[step]))
  const told = done.notice === 'not_renewed' ? 'told_refusal' : 'told_renewal'
  const last: Step[] = now === 'told_refusal' ? [] : ['renewed']
  return (['signalled', ...passed, told, ...last] as Step[]).map(step => ({ step, on: days[step] ?? null }))
}

const tell: Two = { fr: 'avis à la personne', en: 'notice to the holder' }
const examine: Two = { fr: 'recommandation du comité', en: 'recommendation of the committee' }
const first: Readonly<Record<Variant, Two>> = {
  discretion: { fr: 'intention à obtenir', en: 'intention to be obtained' },
  board: { fr: 'évaluation par le conseil', en: 'evaluation by the board' },
  adjudicator: { fr: 'renseignements à demander', en: 'information to be asked for' },
}
const todo: Partial<Readonly<Record<Step, Two>>> = {
  evaluated: { fr: 'avis du conseil', en: 'opinion of the board' },
  asked: examine,
  committee: examine,
  intent: examine,
  heard: examine,
}

/** How long before the end a renewal is on the desk (MAN-03), and how long before the last day its notice comes before all else. */
const [signal, urgent] = [18, 3]

/** The next thing to do of the renewal of a term that ends on a day; null where it is too early, or all is said. */
export const nextOf = (way: Variant, done: Done, end: Day, today: Day): Two | null => {
  if (done.notified_on !== null || end > addMonths(today, signal)) return null
  const step = reached(way, done)
  const awaits = step === 'asked' && done.answered_on === null
  const received: Two = { fr: 'renseignements à recevoir', en: 'information to be received' }
  const next = step === 'signalled' ? first[way] : awaits ? received : (todo[step] ?? tell)
  if (way !== 'adjudicator') return next
  const last = lastNoticeDay(end)
  if (done.presumed_on !== null || today > last) return presumed
  if (next !== tell && today < addMonths(last, -urgent)) return next
  return { fr: `avis d’ici le ${showDay(last, 'fr')}`, en: `notice by ${showDay(last, 'en')}` }
}

const presumed: Two = { fr: 'renouvellement présumé', en: 'renewal presumed' }
