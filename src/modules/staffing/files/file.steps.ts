import type { Role } from '../../../kernel/access/index.ts'
import { type Dated, inForce } from '../../../kernel/rules/index.ts'
import { addDays, type Day, day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

export const fileKinds = {
  appointment: { fr: 'Nomination', en: 'Appointment' },
  renewal: { fr: 'Renouvellement', en: 'Renewal' },
  reassignment: { fr: 'Réaffectation', en: 'Reassignment' },
  promotion: { fr: 'Promotion', en: 'Promotion' },
  reclassification: { fr: 'Reclassement', en: 'Reclassification' },
  acting: { fr: 'Intérim', en: 'Acting appointment' },
  designation: { fr: 'Désignation', en: 'Designation' },
  departure: { fr: 'Départ', en: 'Departure' },
} as const satisfies Record<string, Two>
export type FileKind = keyof typeof fileKinds

/** The steps of SM-7, in their order, then the ways out of it. */
export const stepNames = {
  opened: { fr: 'Ouvert', en: 'Opened' },
  framing: { fr: 'Cadrage', en: 'Framing' },
  candidates: { fr: 'Candidatures', en: 'Candidates' },
  approached: { fr: 'Personne pressentie', en: 'Person approached' },
  checks: { fr: 'Vérifications', en: 'Checks' },
  conditions: { fr: 'Conditions', en: 'Conditions' },
  compliance: { fr: 'Conformité', en: 'Compliance' },
  consultations: { fr: 'Consultations', en: 'Consultations' },
  drafting: { fr: 'Projet de décret', en: 'Draft order' },
  recommended: { fr: 'Recommandation', en: 'Recommendation' },
  scheduled: { fr: 'Ordre du jour', en: 'On the agenda' },
  decided: { fr: 'Décidé', en: 'Decided' },
  in_office: { fr: 'Entrée en fonction', en: 'Taking office' },
  published: { fr: 'Publication à la Gazette', en: 'Publication in the Gazette' },
  closed: { fr: 'Clos', en: 'Closed' },
  withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
  refused: { fr: 'Refusé par le Conseil', en: 'Refused by Cabinet' },
  declined: { fr: 'Désistement', en: 'Declined' },
} as const satisfies Record<string, Two>
export type StepName = keyof typeof stepNames

/** `days`: when the step is due, from the day of the sitting. */
export type Stage = { readonly step: StepName; readonly days: number; readonly owner: Role }
type Procedure = { readonly id: string; readonly stages: Readonly<Record<FileKind, readonly Stage[]>> }

const stage = (step: StepName, days: number, owner: Role = 'adviser'): Stage => ({ step, days, owner })

const ending = [
  stage('drafting', -14),
  stage('recommended', -7, 'director'),
  stage('scheduled', -5, 'registrar'),
  stage('decided', 0, 'registrar'),
  stage('in_office', 14),
  stage('published', 21, 'registrar'),
] as const
const middle = [
  stage('checks', -60),
  stage('conditions', -45),
  stage('compliance', -35),
  stage('consultations', -30),
] as const
const short = [
  stage('opened', -45),
  stage('framing', -40),
  stage('approached', -35),
  stage('conditions', -25),
  stage('compliance', -20),
  ...ending,
]
const known = [stage('opened', -150), stage('framing', -120), stage('approached', -75), ...middle, ...ending]

/**
 * Which steps a file of each kind passes, who owns each, and when it is due. A file keeps the procedure of the day it was opened. SM-7,
 * SM-11, SM-14; the days are those of a good file (a proposal, to be confirmed with the secretariat).
 */
const procedures: readonly Dated<Procedure>[] = [
  {
    from: day('2001-01-01'),
    law: 'SM-7',
    status: 'proposal',
    value: {
      id: '2001',
      stages: {
        appointment: [
          stage('opened', -190),
          stage('framing', -170),
          stage('candidates', -85),
          stage('approached', -75),
          ...middle,
          ...ending,
        ],
        renewal: known,
        reassignment: known,
        promotion: known,
        reclassification: known,
        acting: short,
        designation: short,
        departure: [
          stage('opened', -90),
          stage('framing', -75),
          stage('conditions', -45, 'pay_officer'),
          stage('compliance', -20),
          ...ending,
        ],
      },
    },
  },
]

/** The procedure in force on a day, by its id. */
export const procedureOn = (on: Day): string => inForce(procedures, on).value.id

type Kept = { readonly kind: string; readonly procedure: string }

/** The steps of a file, in order. */
export const stagesOf = ({ kind, procedure }: Kept): readonly Stage[] => {
  const found = procedures.find(({ value }) => value.id === procedure)
  if (!found) throw new Error(`no procedure ${procedure}`)
  return found.value.stages[kind as FileKind]
}

export const dueOn = ({ days }: Stage, target: Day | null): Day | null => target && addDays(target, days)

/** The ways out. Nobody leaves them. */
export const isOver = (step: string): boolean => ['closed', 'withdrawn', 'refused', 'declined'].includes(step)

/** The steps that an event makes a file enter, never a person by hand: the agenda of a sitting, the adoption of the act. */
const entered: readonly StepName[] = ['scheduled', 'decided']

export type Move = {
  readonly name: string
  readonly label: Two
  /** The steps from which it may be made. */
  readonly from: readonly StepName[]
  readonly by: readonly Role[] | 'owner'
  readonly needsReason: boolean
}

const working = [
  'opened',
  'framing',
  'candidates',
  'approached',
  'checks',
  'conditions',
  'compliance',
  'consultations',
  'drafting',
  'recommended',
] as const satisfies readonly StepName[]

/** SM-7: who may move a file, and from where. Its way on is the next of its own steps; what each needs is in `file.fields`. */
export const moves = [
  {
    name: 'advance',
    label: { fr: 'Passer à l’étape suivante', en: 'Go to the next step' },
    from: [...working.filter(step => step !== 'recommended'), 'decided', 'in_office', 'published'],
    by: 'owner',
    needsReason: false,
  },
  {
    name: 'return',
    label: { fr: 'Revenir à l’étape précédente', en: 'Go back one step' },
    from: working.filter(step => step !== 'opened'),
    by: ['adviser', 'legal_adviser', 'director'],
    needsReason: true,
  },
  {
    name: 'suspend',
    label: { fr: 'Suspendre', en: 'Suspend' },
    from: working,
    by: ['adviser', 'director'],
    needsReason: true,
  },
  {
    name: 'resume',
    label: { fr: 'Reprendre', en: 'Resume' },
    from: working,
    by: ['adviser', 'director'],
    needsReason: false,
  },
  {
    name: 'withdraw',
    label: { fr: 'Retirer le dossier', en: 'Withdraw the file' },
    from: [...working, 'scheduled'],
    by: ['adviser', 'director'],
    needsReason: true,
  },
  {
    name: 'decline',
    label: { fr: 'Consigner un désistement', en: 'Record that the person declined' },
    from: ['approached', 'checks', 'conditions', 'compliance', 'consultations', 'drafting', 'recommended', 'scheduled'],
    by: ['adviser', 'director'],
    needsReason: true,
  },
] as const satisfies readonly Move[]
export type MoveName = (typeof moves)[number]['name']

export const moveOf = (name: MoveName): Move => moves.find(move => move.name === name) as Move

type Standing = Kept & { readonly step: string; readonly suspended: boolean }

export const stageOf = (file: Standing): Stage | undefined => stagesOf(file).find(({ step }) => step === file.step)

/** The step after this one or before it; null at either end. */
export const beside = (file: Kept & { readonly step: string }, by: 1 | -1): Stage | null => {
  const all = stagesOf(file)
  const at = all.findIndex(({ step }) => step === file.step)
  return at < 0 ? null : (all[at + by] ?? null)
}

/** Who makes a move from a step: the owner of the step where the table says so, and the director beside. */
const makers = (move: Move, file: Standing): readonly string[] =>
  move.by === 'owner' ? [stageOf(file)?.owner ?? '', 'director'] : move.by

/** The moves that a role may make with a file as it stands. A suspended file only resumes, or ends. */
export const movesFrom = (file: Standing, role: string): readonly Move[] =>
  (moves as readonly Move[]).filter(move => {
    if (!move.from.includes(file.step as StepName) || !makers(move, file).includes(role)) return false
    if (file.suspended) return ['resume', 'withdraw', 'decline'].includes(move.name)
    if (move.name === 'resume') return false
    if (move.name === 'advance') return !entered.includes(beside(file, 1)?.step ?? 'closed')
    return true
  })

/** The moves of an appointment, step by step, with those that an event makes: what the documentation draws. */
export const appointmentMoves = () => {
  const kept = { kind: 'appointment', procedure: procedures.at(-1)?.value.id ?? '' }
  const stages = stagesOf(kept)
  const { label } = moveOf('advance')
  const onward = stages.map(({ step, owner }, at) => {
    const to = stages[at + 1]?.step ?? 'closed'
    return entered.includes(to)
      ? { from: [step], to, by: [], label: stepNames[to] }
      : { from: [step], to, by: [...new Set([owner, 'director'])], label }
  })
  const out = (name: MoveName, to: StepName) => ({
    from: moveOf(name).from,
    to,
    by: moveOf(name).by as readonly Role[],
    label: moveOf(name).label,
  })
  return [
    ...onward,
    out('withdraw', 'withdrawn'),
    out('decline', 'declined'),
    { from: ['scheduled', 'drafting', 'recommended'], to: 'refused', by: [], label: stepNames.refused },
    ...stages
      .slice(
        1,
        stages.findIndex(({ step }) => step === 'scheduled'),
      )
      .map(({ step }, at) => ({
        from: [step],
        to: stages[at]?.step ?? 'opened',
        by: moveOf('return').by as readonly Role[],
        label: moveOf('return').label,
      })),
  ]
}
