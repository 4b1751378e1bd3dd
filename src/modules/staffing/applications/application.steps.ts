import type { Role } from '../../../kernel/access/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

export const steps = [
  'draft',
  'submitted',
  'acknowledged',
  'admissible',
  'inadmissible',
  'preselected',
  'not_preselected',
  'written',
  'interview',
  'apt',
  'not_apt',
  'registered',
  'proposed',
  'appointed',
  'expired',
  'withdrawn',
  'struck',
] as const
export type Step = (typeof steps)[number]

export const stepNames: Record<Step, Two> = {
  draft: { fr: 'Brouillon', en: 'Draft' },
  submitted: { fr: 'Déposée', en: 'Submitted' },
  acknowledged: { fr: 'Reçue, accusé de réception envoyé', en: 'Received, receipt sent' },
  admissible: { fr: 'Recevable', en: 'Admissible' },
  inadmissible: { fr: 'Non recevable', en: 'Not admissible' },
  preselected: { fr: 'Retenue à la présélection', en: 'Preselected' },
  not_preselected: { fr: 'Non retenue à la présélection', en: 'Not preselected' },
  written: { fr: 'Évaluation écrite', en: 'Written evaluation' },
  interview: { fr: 'Entrevue', en: 'Interview' },
  apt: { fr: 'Apte', en: 'Found apt' },
  not_apt: { fr: 'Non apte', en: 'Not found apt' },
  registered: { fr: 'Inscrite au registre', en: 'Entered in the register' },
  proposed: { fr: 'Proposée', en: 'Proposed' },
  appointed: { fr: 'Nommée', en: 'Appointed' },
  expired: { fr: 'Expirée', en: 'Expired' },
  withdrawn: { fr: 'Retirée', en: 'Withdrawn' },
  struck: { fr: 'Radiée', en: 'Struck out' },
}

export type Requirement = 'reason' | 'whole'

type Move = {
  readonly name: string
  readonly from: readonly Step[]
  readonly to: Step
  /** Nobody: it follows the move before it, in the same gesture. */
  readonly by: readonly Role[]
  readonly requires: readonly Requirement[]
  readonly label: Two
}

const team = ['adviser', 'director'] as const
/** What the register and the file of the appointment do by themselves; by hand, the director corrects. */
const mend = ['director'] as const
const underWay = ['acknowledged', 'admissible', 'preselected', 'written', 'interview'] as const

/** SM-4: who may move an application, from where, to where, and what that requires. Every move but the first two sends a message: PRV-04. */
export const moves = [
  {
    name: 'submit',
    from: ['draft'],
    to: 'submitted',
    by: ['candidate'],
    requires: ['whole'],
    label: { fr: 'Déposer ma candidature', en: 'Submit my application' },
  },
  {
    name: 'acknowledge',
    from: ['submitted'],
    to: 'acknowledged',
    by: [],
    requires: [],
    label: { fr: 'Accuser réception', en: 'Send the receipt' },
  },
  {
    name: 'admit',
    from: ['acknowledged'],
    to: 'admissible',
    by: team,
    requires: [],
    label: { fr: 'Déclarer recevable', en: 'Find admissible' },
  },
  {
    name: 'refuse',
    from: ['acknowledged'],
    to: 'inadmissible',
    by: team,
    requires: ['reason'],
    label: { fr: 'Déclarer non recevable', en: 'Find not admissible' },
  },
  {
    name: 'preselect',
    from: ['admissible'],
    to: 'preselected',
    by: team,
    requires: [],
    label: { fr: 'Retenir à la présélection', en: 'Preselect' },
  },
  {
    name: 'leave',
    from: ['admissible'],
    to: 'not_preselected',
    by: team,
    requires: ['reason'],
    label: { fr: 'Ne pas retenir à la présélection', en: 'Do not preselect' },
  },
  {
    name: 'test',
    from: ['preselected'],
    to: 'written',
    by: team,
    requires: [],
    label: { fr: 'Convoquer à l’évaluation écrite', en: 'Call to the written evaluation' },
  },
  {
    name: 'interview',
    from: ['preselected', 'written'],
    to: 'interview',
    by: team,
    requires: [],
    label: { fr: 'Convoquer à l’entrevue', en: 'Call to the interview' },
  },
  {
    name: 'find_apt',
    from: ['interview'],
    to: 'apt',
    by: team,
    requires: [],
    label: { fr: 'Consigner l’aptitude', en: 'Record as apt' },
  },
  {
    name: 'find_unfit',
    from: ['written', 'interview'],
    to: 'not_apt',
    by: team,
    requires: ['reason'],
    label: { fr: 'Consigner la non-aptitude', en: 'Record as not apt' },
  },
  {
    name: 'register',
    from: ['apt'],
    to: 'registered',
    by: mend,
    requires: ['reason'],
    label: { fr: 'Corriger\u00a0: inscrite au registre', en: 'Correct: entered in the register' },
  },
  {
    name: 'propose',
    from: ['apt', 'registered'],
    to: 'proposed',
    by: mend,
    requires: ['reason'],
    label: { fr: 'Corriger\u00a0: proposée', en: 'Correct: proposed' },
  },
  {
    name: 'return_to_list',
    from: ['proposed'],
    to: 'apt',
    by: mend,
    requires: ['reason'],
    label: { fr: 'Corriger\u00a0: revenue à la liste', en: 'Correct: back on the list' },
  },
  {
    name: 'return_to_register',
    from: ['proposed'],
    to: 'registered',
    by: mend,
    requires: ['reason'],
    label: { fr: 'Corriger\u00a0: revenue au registre', en: 'Correct: back in the register' },
  },
  {
    name: 'appoint',
    from: ['proposed'],
    to: 'appointed',
    by: mend,
    requires: ['reason'],
    label: { fr: 'Corriger\u00a0: nommée', en: 'Correct: appointed' },
  },
  {
    name: 'expire',
    from: ['apt', 'registered', 'proposed'],
    to: 'expired',
    by: team,
    requires: ['reason'],
    label: { fr: 'Consigner l’expiration', en: 'Record the expiry' },
  },
  {
    name: 'strike',
    from: ['registered', 'proposed'],
    to: 'struck',
    by: ['director'],
    requires: ['reason'],
    label: { fr: 'Radier', en: 'Strike out' },
  },
  {
    name: 'cancel',
    from: ['submitted', ...underWay],
    to: 'expired',
    by: [],
    requires: ['reason'],
    label: { fr: 'Fermer avec l’appel annulé', en: 'Close with the cancelled call' },
  },
  {
    name: 'withdraw',
    from: ['draft', 'submitted', ...underWay, 'apt', 'registered', 'proposed'],
    to: 'withdrawn',
    by: ['candidate'],
    requires: [],
    label: { fr: 'Retirer ma candidature', en: 'Withdraw my application' },
  },
] as const satisfies readonly Move[]
export type MoveName = (typeof moves)[number]['name']

export const moveOf = (name: MoveName): Move => moves.find(move => move.name === name) as Move

/** The moves that a role may make from a step. */
export const movesFrom = (step: Step, role: string): readonly (Move & { name: MoveName })[] =>
  (moves as readonly (Move & { name: MoveName })[]).filter(
    ({ from, by }) => from.includes(step) && by.includes(role as Role),
  )

/** The steps from which something is still decided: the list of a call waits for them. */
export const undecided: readonly Step[] = ['submitted', ...underWay]

/** The steps that nobody leaves. */
export const ends: readonly Step[] = steps.filter(
  step => !(moves as readonly Move[]).some(({ from }) => from.includes(step)),
)
