import { event } from '../../kernel/events.ts'
import type { Day } from '../../kernel/time/index.ts'
import type { Two } from '../../kernel/words/index.ts'

export const councils = {
  executive: { fr: 'Conseil des ministres', en: 'Cabinet' },
  treasury: { fr: 'Conseil du trésor', en: 'Treasury Board' },
} as const satisfies Record<string, Two>
export type Council = keyof typeof councils

/** The kinds of acts that each council decides. */
export const kindsOf: Record<Council, readonly string[]> = {
  executive: ['decret', 'erratum', 'repeal'],
  treasury: ['ct', 'erratum', 'repeal'],
}

/** The hours of a sitting for which nothing else is asked. */
export const usualHours = { starts: '10:00', ends: '12:00' } as const

export const stepNames = {
  planned: { fr: 'Ordre du jour ouvert', en: 'Agenda open' },
  locked: { fr: 'Ordre du jour arrêté', en: 'Agenda locked' },
  closed: { fr: 'Close', en: 'Closed' },
  cancelled: { fr: 'Annulée', en: 'Cancelled' },
} as const satisfies Record<string, Two>
export type Step = keyof typeof stepNames

export const decisionNames = {
  adopted: { fr: 'Adopté', en: 'Adopted' },
  adopted_with_changes: { fr: 'Adopté avec modifications', en: 'Adopted with changes' },
  deferred: { fr: 'Reporté', en: 'Deferred' },
  refused: { fr: 'Refusé', en: 'Refused' },
  withdrawn: { fr: 'Retiré', en: 'Withdrawn' },
} as const satisfies Record<string, Two>
export type Decision = keyof typeof decisionNames

/** The decisions that end in an act. */
export const isAdopted = (decision: string | null): boolean =>
  decision === 'adopted' || decision === 'adopted_with_changes'

type Placing = { readonly draft_id: string; readonly sitting_id: string; readonly day: Day }

/** What later modules hear of agendas, of a sitting that takes another day, and of one that is not held, in the transaction of each gesture. */
export const itemPlaced = event<Placing>()
export const itemTakenOff = event<Placing>()
export const sittingMoved = event<{ readonly council: Council; readonly from: Day; readonly to: Day }>()
export const sittingCancelled = event<{ readonly council: Council; readonly day: Day }>()
export const itemDecided = event<Placing & { readonly decision: Decision; readonly note: string | null }>()
