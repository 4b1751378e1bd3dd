import type { Role } from '../../../kernel/access/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

export const kindNames = {
  call: { fr: 'Appel de candidatures', en: 'Call for candidates' },
  notice: { fr: 'Avis de recrutement', en: 'Recruitment notice' },
} as const satisfies Record<string, Two>
export type Kind = keyof typeof kindNames

export const steps = [
  'need',
  'profile',
  'draft',
  'approved',
  'published',
  'analysis',
  'listed',
  'closed',
  'cancelled',
] as const
export type Step = (typeof steps)[number]

/** What a move asks for; `call.fields.ts` says, for a call, what is still missing of it. */
export type Requirement =
  | 'reason'
  | 'profile'
  | 'texts'
  | 'approvals'
  | 'copies'
  | 'dates'
  | 'open'
  | 'ended'
  | 'decided'

type Move = {
  readonly name: string
  readonly from: readonly Step[]
  readonly to: Step
  /** Nobody: it is made by itself, as soon as what it requires is there. */
  readonly by: readonly Role[]
  readonly requires: readonly Requirement[]
  readonly label: Two
}

const team = ['adviser', 'director'] as const

/** SM-3: who may move a call, from where, to where, and what that requires. Nobody leaves closed or cancelled. */
export const moves = [
  {
    name: 'validate_profile',
    from: ['need'],
    to: 'profile',
    by: team,
    requires: ['profile'],
    label: { fr: 'Valider le profil', en: 'Validate the profile' },
  },
  {
    name: 'write',
    from: ['profile'],
    to: 'draft',
    by: team,
    requires: ['texts'],
    label: { fr: 'Soumettre à l’approbation', en: 'Submit for approval' },
  },
  {
    name: 'approve',
    from: ['draft'],
    to: 'approved',
    by: [],
    requires: ['texts', 'approvals'],
    label: { fr: 'Approuver', en: 'Approve' },
  },
  {
    name: 'revise',
    from: ['draft', 'approved'],
    to: 'profile',
    by: team,
    requires: [],
    label: { fr: 'Reprendre la rédaction', en: 'Write it again' },
  },
  {
    name: 'publish',
    from: ['approved'],
    to: 'published',
    by: team,
    requires: ['texts', 'copies', 'dates'],
    label: { fr: 'Publier', en: 'Publish' },
  },
  {
    name: 'extend',
    from: ['published'],
    to: 'published',
    by: team,
    requires: ['open', 'reason'],
    label: { fr: 'Prolonger', en: 'Extend' },
  },
  {
    name: 'analyse',
    from: ['published'],
    to: 'analysis',
    by: team,
    requires: ['ended'],
    label: { fr: 'Commencer l’analyse', en: 'Begin the analysis' },
  },
  {
    name: 'list',
    from: ['analysis'],
    to: 'listed',
    by: team,
    requires: ['decided'],
    label: { fr: 'Constituer la liste', en: 'Establish the list' },
  },
  {
    name: 'close',
    from: ['listed'],
    to: 'closed',
    by: team,
    requires: [],
    label: { fr: 'Clore', en: 'Close' },
  },
  {
    name: 'cancel',
    from: ['need', 'profile', 'draft', 'approved', 'published', 'analysis'],
    to: 'cancelled',
    by: ['director'],
    requires: ['reason'],
    label: { fr: 'Annuler avec un motif', en: 'Cancel with a reason' },
  },
] as const satisfies readonly Move[]
export type MoveName = (typeof moves)[number]['name']

export const moveOf = (name: MoveName): Move => moves.find(move => move.name === name) as Move

/** The moves that a role may make from a step. */
export const movesFrom = (step: Step, role: string): readonly (Move & { name: MoveName })[] =>
  (moves as readonly (Move & { name: MoveName })[]).filter(
    ({ from, by }) => from.includes(step) && by.includes(role as Role),
  )

/** A step as people name it: those of a published call follow the clock. */
export const phaseNames = {
  need: { fr: 'Besoin', en: 'Need' },
  profile: { fr: 'Profil validé, en rédaction', en: 'Profile validated, being written' },
  draft: { fr: 'Brouillon à approuver', en: 'Draft to approve' },
  approved: { fr: 'Approuvé', en: 'Approved' },
  scheduled: { fr: 'Parution prévue', en: 'To be published' },
  open: { fr: 'Ouvert', en: 'Open' },
  extended: { fr: 'Prolongé', en: 'Extended' },
  ended: { fr: 'Fermé', en: 'Closed to applications' },
  analysis: { fr: 'En analyse', en: 'Under analysis' },
  listed: { fr: 'Liste constituée', en: 'List established' },
  closed: { fr: 'Clos', en: 'Closed' },
  cancelled: { fr: 'Annulé', en: 'Cancelled' },
} as const satisfies Record<string, Two>
export type Phase = keyof typeof phaseNames

/** The steps of a call; the clock gives a published one its phases. */
export const stepNames: Readonly<Record<Step, Two>> = {
  need: phaseNames.need,
  profile: phaseNames.profile,
  draft: phaseNames.draft,
  approved: phaseNames.approved,
  published: { fr: 'Publié', en: 'Published' },
  analysis: phaseNames.analysis,
  listed: phaseNames.listed,
  closed: phaseNames.closed,
  cancelled: phaseNames.cancelled,
}
