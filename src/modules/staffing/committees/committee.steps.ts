import type { Role } from '../../../kernel/access/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

export const stepNames = {
  formed: { fr: 'Formé', en: 'Formed' },
  cleared: { fr: 'Récusations traitées', en: 'Recusals dealt with' },
  sitting: { fr: 'Séances', en: 'Sitting' },
  deliberating: { fr: 'Délibéré', en: 'Deliberating' },
  reported: { fr: 'Rapport déposé', en: 'Reported' },
  delivered: { fr: 'Rapport remis', en: 'Report delivered' },
  dissolved: { fr: 'Dissous', en: 'Dissolved' },
  cancelled: { fr: 'Annulé', en: 'Cancelled' },
} as const satisfies Record<string, Two>
export type Step = keyof typeof stepNames

/** The way of a committee that is not cancelled. */
export const way = ['formed', 'cleared', 'sitting', 'deliberating', 'reported', 'delivered', 'dissolved'] as const

type Move = {
  readonly name: string
  readonly from: readonly Step[]
  readonly to: Step
  readonly by: readonly Role[]
  readonly needsReason: boolean
  readonly label: Two
}

/** SM-5: who may move a committee, from where, to where; committee.fields.ts says what each move requires. Nobody leaves dissolved or cancelled. */
export const moves = [
  {
    name: 'clear',
    from: ['formed'],
    to: 'cleared',
    by: ['adviser', 'director'],
    needsReason: false,
    label: { fr: 'Déclarer les récusations traitées', en: 'Declare the recusals dealt with' },
  },
  {
    name: 'open',
    from: ['cleared'],
    to: 'sitting',
    by: ['adviser', 'director'],
    needsReason: false,
    label: { fr: 'Ouvrir les séances', en: 'Open the sittings' },
  },
  {
    name: 'deliberate',
    from: ['sitting'],
    to: 'deliberating',
    by: ['adviser', 'director'],
    needsReason: false,
    label: { fr: 'Passer au délibéré', en: 'Begin the deliberation' },
  },
  {
    name: 'report',
    from: ['deliberating'],
    to: 'reported',
    by: ['adviser', 'director'],
    needsReason: false,
    label: { fr: 'Déposer le rapport', en: 'File the report' },
  },
  {
    name: 'deliver',
    from: ['reported'],
    to: 'delivered',
    by: ['director'],
    needsReason: false,
    label: { fr: 'Recevoir le rapport', en: 'Receive the report' },
  },
  {
    name: 'dissolve',
    from: ['delivered'],
    to: 'dissolved',
    by: ['director'],
    needsReason: false,
    label: { fr: 'Dissoudre le comité', en: 'Dissolve the committee' },
  },
  {
    name: 'cancel',
    from: ['formed', 'cleared', 'sitting', 'deliberating'],
    to: 'cancelled',
    by: ['director'],
    needsReason: true,
    label: { fr: 'Annuler le comité', en: 'Cancel the committee' },
  },
] as const satisfies readonly Move[]
export type MoveName = (typeof moves)[number]['name']

export const moveNames = moves.map(({ name }) => name) as [MoveName, ...MoveName[]]

export const moveOf = (name: MoveName): Move => moves.find(move => move.name === name) as Move

/** The moves that a role may make from a step. */
export const movesFrom = (step: Step, role: string): readonly (Move & { name: MoveName })[] =>
  moves.filter(({ from, by }) => (from as readonly string[]).includes(step) && (by as readonly string[]).includes(role))
