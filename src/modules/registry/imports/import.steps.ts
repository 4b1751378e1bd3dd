import type { Machine } from '../../../kernel/machines.ts'
import type { Two } from '../../../kernel/words/index.ts'

export const stepNames = {
  mapping: { fr: 'Colonnes à associer', en: 'Columns to map' },
  reading: { fr: 'Lecture', en: 'Reading' },
  comparing: { fr: 'Comparaison', en: 'Comparing' },
  deciding: { fr: 'À décider', en: 'To be decided' },
  adopting: { fr: 'Adoption', en: 'Adopting' },
  adopted: { fr: 'Reprise', en: 'Taken over' },
  unreadable: { fr: 'Illisible', en: 'Unreadable' },
} as const satisfies Record<string, Two>
export type Step = keyof typeof stepNames

/** Before its rows are compared, an import has nothing to say of them. */
export const uncompared: readonly Step[] = ['mapping', 'reading', 'comparing']

type Move = { readonly from: readonly Step[]; readonly to: Step; readonly by: readonly string[]; readonly label: Two }

/** Each move of an import; what a worker does follows from what was asked. An import that is dropped leaves no step: it is gone whole. */
const moves = {
  map: {
    from: ['mapping'],
    to: 'reading',
    by: ['operator'],
    label: { fr: 'Lire le tableau', en: 'Read the table' },
  },
  remap: {
    from: ['deciding', 'unreadable'],
    to: 'mapping',
    by: ['operator'],
    label: { fr: 'Revoir les colonnes', en: 'Map the columns again' },
  },
  read: { from: ['reading'], to: 'comparing', by: [], label: { fr: 'Lue en entier', en: 'Read to its end' } },
  break: { from: ['reading'], to: 'unreadable', by: [], label: { fr: 'Rompue', en: 'Broken' } },
  propose: { from: ['comparing'], to: 'deciding', by: [], label: { fr: 'Proposer', en: 'Propose' } },
  compare: {
    from: ['deciding'],
    to: 'comparing',
    by: ['operator'],
    label: { fr: 'Comparer de nouveau', en: 'Compare again' },
  },
  ask: { from: ['deciding'], to: 'adopting', by: ['operator'], label: { fr: 'Adopter l’acte', en: 'Adopt the act' } },
  adopt: { from: ['adopting'], to: 'adopted', by: [], label: { fr: 'Adoptée', en: 'Adopted' } },
  refuse: { from: ['adopting'], to: 'comparing', by: [], label: { fr: 'Refusée', en: 'Refused' } },
} as const satisfies Record<string, Move>
export type MoveName = keyof typeof moves

export const canMove = (step: Step, move: MoveName): boolean => (moves[move].from as readonly Step[]).includes(step)

/** The steps at which a worker has something to do. */
export const working = ['reading', 'comparing', 'adopting'] as const satisfies readonly Step[]
export const isWorking = (step: Step): boolean => (working as readonly Step[]).includes(step)

/** The act is the end of it: what made facts is kept for ever. An adoption that never comes can be given up; one under way holds the import until it ends. */
export const canDrop = (step: Step): boolean => step !== 'adopted'

export const importMachine: Machine = {
  title: { fr: 'Reprise de données', en: 'Taking data over' },
  law: 'Import',
  steps: stepNames,
  moves: Object.values(moves),
}
