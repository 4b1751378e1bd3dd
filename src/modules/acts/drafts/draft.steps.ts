import type { Role } from '../../../kernel/access/index.ts'
import { event } from '../../../kernel/events.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Content } from './draft.fields.ts'

export const steps = ['draft', 'in_review', 'ready', 'adopted', 'abandoned'] as const
export type Step = (typeof steps)[number]

export const stepNames: Record<Step, Two> = {
  draft: { fr: 'Projet', en: 'Draft' },
  in_review: { fr: 'En révision juridique', en: 'In legal review' },
  ready: { fr: 'Prêt', en: 'Ready' },
  adopted: { fr: 'Adopté', en: 'Adopted' },
  abandoned: { fr: 'Abandonné', en: 'Abandoned' },
}

type Move = { name: string; from: readonly Step[]; to: Step; by: readonly Role[]; needsReason: boolean; label: Two }

/** SM-8, up to adoption: who may move a draft, from where, to where. Nobody leaves adopted or abandoned. */
export const moves = [
  {
    name: 'submit',
    from: ['draft'],
    to: 'in_review',
    by: ['adviser'],
    needsReason: false,
    label: { fr: 'Soumettre à la révision juridique', en: 'Submit for legal review' },
  },
  {
    name: 'make_ready',
    from: ['in_review'],
    to: 'ready',
    by: ['director'],
    needsReason: false,
    label: { fr: 'Marquer prêt', en: 'Mark as ready' },
  },
  {
    name: 'return',
    from: ['in_review', 'ready'],
    to: 'draft',
    by: ['legal_adviser', 'director', 'registrar'],
    needsReason: true,
    label: { fr: 'Retourner avec un motif', en: 'Return with a reason' },
  },
  {
    name: 'abandon',
    from: ['draft', 'in_review', 'ready'],
    to: 'abandoned',
    by: ['adviser', 'director'],
    needsReason: true,
    label: { fr: 'Abandonner avec un motif', en: 'Abandon with a reason' },
  },
  {
    name: 'adopt',
    from: ['ready'],
    to: 'adopted',
    by: ['registrar'],
    needsReason: false,
    label: { fr: 'Adopter', en: 'Adopt' },
  },
] as const satisfies readonly Move[]
export type MoveName = (typeof moves)[number]['name']

export const moveOf = (name: MoveName): Move => moves.find(move => move.name === name) as Move

/** The moves that a role may make from a step. */
export const movesFrom = (step: string, role: string): readonly Move[] =>
  (moves as readonly Move[]).filter(({ from, by }) => from.includes(step as Step) && by.includes(role as Role))

/** What later modules are asked of drafts, before their adoption: what their own rules say, by draft; nothing where they know of none. */
export const draftsChecked = event<
  { readonly drafts: readonly { readonly draft_id: string; readonly content: Content }[] },
  ReadonlyMap<string, readonly Verdict[]>
>()

/** What later modules hear of a draft: each of its moves, the adoption with its act. */
export const draftMoved = event<{
  readonly draft_id: string
  readonly from: Step
  readonly to: Step
  readonly act_id: string | null
  readonly reason: string | null
}>()
