import { type Day, day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

/** The tribunals whose members are chosen by committees and from registers. */
export const tribunals = {
  tat: { fr: 'Tribunal administratif du travail', en: 'Administrative Labour Tribunal' },
  tal: { fr: 'Tribunal administratif du logement', en: 'Administrative Housing Tribunal' },
  taq: { fr: 'Tribunal administratif du Québec', en: 'Administrative Tribunal of Québec' },
  tmf: { fr: 'Tribunal administratif des marchés financiers', en: 'Financial Markets Administrative Tribunal' },
  energie: { fr: 'Régie de l’énergie', en: 'Régie de l’énergie' },
} as const satisfies Record<string, Two>
export type Tribunal = keyof typeof tribunals

/** The tribunal of that name; null where the body is another. */
export const tribunalOf = (name: string): Tribunal | null =>
  (Object.keys(tribunals) as Tribunal[]).find(code => tribunals[code].fr === name) ?? null

/** The first day of rows whose law was read in its present state, without the day on which it took effect: the register begins in that year. */
export const asRead: Day = day('2010-01-01')
