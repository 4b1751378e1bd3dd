import { type Verdict, verdict } from '../../../kernel/rules/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Content } from './draft.fields.ts'

const warned = (says: Two): Verdict =>
  verdict({ rule: 'NOM-01', outcome: 'warn', law: 'senior-offices 3.8', status: 'verified', says })

/** What the usual form of a décret has and this draft lacks: a warning, since an old act may be recorded as it was. NOM-01. */
export const formVerdicts = ({ kind, content }: { kind: string; content: Content }): Verdict[] => {
  if (kind !== 'decret') return []
  const { recommender, recitals } = content
  return [
    ...(recommender?.fr.trim() && recommender.en.trim()
      ? []
      : [
          warned({
            fr: 'Le décret ne dit pas qui le recommande.',
            en: 'The décret does not say who recommends it.',
          }),
        ]),
    ...(recitals.some(({ law }) => law !== null)
      ? []
      : [
          warned({
            fr: 'Aucun attendu ne cite l’article de loi qui donne le pouvoir de décider.',
            en: 'No recital cites the section of law that gives the power to decide.',
          }),
        ]),
  ]
}
