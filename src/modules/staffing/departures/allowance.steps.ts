import type { Role } from '../../../kernel/access/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

/** The steps of SM-15, of an allowance and of a package alike. */
export const stepNames = {
  estimated: { fr: 'Estimée', en: 'Estimated' },
  granted: { fr: 'Accordée', en: 'Granted' },
  in_payment: { fr: 'En versement', en: 'In payment' },
  suspended: { fr: 'Suspendue (retour au secteur public)', en: 'Suspended (return to the public sector)' },
  recovery: { fr: 'En recouvrement', en: 'In recovery' },
  settled: { fr: 'Soldée', en: 'Settled' },
} as const satisfies Record<string, Two>
export type Step = keyof typeof stepNames

type Move = {
  readonly name: string
  readonly from: readonly Step[]
  readonly to: Step
  /** Nobody where it follows from a work that is recorded. */
  readonly by: readonly Role[]
  readonly needsReason: boolean
  readonly label: Two
}

/** SM-15: who moves an allowance, from where, to where; `allowance.fields` says what each move requires. */
export const moves = [
  {
    name: 'grant',
    from: ['estimated'],
    to: 'granted',
    by: ['director'],
    needsReason: false,
    label: { fr: 'Accorder', en: 'Grant' },
  },
  {
    name: 'pay',
    from: ['granted'],
    to: 'in_payment',
    by: ['pay_officer'],
    needsReason: false,
    label: { fr: 'Commencer le versement', en: 'Begin payment' },
  },
  {
    name: 'suspend',
    from: ['granted', 'in_payment', 'recovery', 'settled'],
    to: 'suspended',
    by: [],
    needsReason: false,
    label: { fr: 'Un travail public est inscrit', en: 'Public work is recorded' },
  },
  {
    name: 'resume',
    from: ['suspended'],
    to: 'in_payment',
    by: ['director'],
    needsReason: true,
    label: { fr: 'Reprendre le versement', en: 'Resume payment' },
  },
  {
    name: 'decide',
    from: ['suspended'],
    to: 'recovery',
    by: ['director'],
    needsReason: false,
    label: { fr: 'Accepter le plan', en: 'Accept the plan' },
  },
  {
    name: 'recover',
    from: ['recovery'],
    to: 'settled',
    by: ['pay_officer'],
    needsReason: false,
    label: { fr: 'Inscrire le recouvrement', en: 'Record the recovery' },
  },
  {
    name: 'settle',
    from: ['in_payment'],
    to: 'settled',
    by: ['pay_officer'],
    needsReason: false,
    label: { fr: 'Solder', en: 'Settle' },
  },
] as const satisfies readonly Move[]
export type MoveName = (typeof moves)[number]['name']

export const moveNames = moves.map(({ name }) => name) as [MoveName, ...MoveName[]]

export const moveOf = (name: MoveName): Move => moves.find(move => move.name === name) as Move

/** The moves that a role may make from a step. */
export const movesFrom = (step: Step, role: string): readonly (Move & { name: MoveName })[] =>
  moves.filter(({ from, by }) => (from as readonly string[]).includes(step) && (by as readonly string[]).includes(role))

/** Whether work that is recorded may stop the allowance. */
export const mayBeSuspended = (step: Step): boolean => moveOf('suspend').from.includes(step)
