import type { Two } from '../../../kernel/words/index.ts'

/** The professional orders that members may be said to belong to: those that the laws of seats name, and some more. One line adds one. */
export const professionalOrders = {
  architectes: { fr: 'Ordre des architectes', en: 'Order of architects' },
  agronomes: { fr: 'Ordre des agronomes', en: 'Order of agrologists' },
  arpenteurs: { fr: 'Ordre des arpenteurs-géomètres', en: 'Order of land surveyors' },
  barreau: { fr: 'Barreau (avocates et avocats)', en: 'Bar (advocates)' },
  notaires: { fr: 'Chambre des notaires', en: 'Order of notaries' },
  cpa: { fr: 'Ordre des comptables professionnels agréés', en: 'Order of chartered professional accountants' },
  crha: {
    fr: 'Ordre des conseillers en ressources humaines agréés',
    en: 'Order of certified human resources professionals',
  },
  evaluateurs: { fr: 'Ordre des évaluateurs agréés', en: 'Order of chartered appraisers' },
  infirmieres: { fr: 'Ordre des infirmières et infirmiers', en: 'Order of nurses' },
  ingenieurs: { fr: 'Ordre des ingénieurs', en: 'Order of engineers' },
  medecins: { fr: 'Collège des médecins', en: 'College of physicians' },
  psychologues: { fr: 'Ordre des psychologues', en: 'Order of psychologists' },
  travailleurs_sociaux: {
    fr: 'Ordre des travailleurs sociaux et des thérapeutes conjugaux et familiaux',
    en: 'Order of social workers and marriage and family therapists',
  },
  urbanistes: { fr: 'Ordre des urbanistes', en: 'Order of urban planners' },
} as const satisfies Record<string, Two>
export type ProfessionalOrder = keyof typeof professionalOrders

/** The name of an order by its code; the code itself for one that this version does not know. */
export const orderName = (code: string): Two =>
  (professionalOrders as Readonly<Record<string, Two>>)[code] ?? { fr: code, en: code }
