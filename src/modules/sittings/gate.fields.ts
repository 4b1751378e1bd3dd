import type { Two } from '../../kernel/words/index.ts'
import { type Draft, missingFor } from '../acts/index.ts'

/** The conditions that the draft of an item has yet to meet, as sentences; none when it is ready. */
export const gateOf = (draft: Pick<Draft, 'step' | 'content' | 'reviewed_at'>): Two[] => {
  if (draft.step === 'ready' || draft.step === 'adopted') return []
  if (draft.step === 'in_review')
    return [
      ...missingFor('ready', draft.content, draft.reviewed_at !== null).map(({ says }) => says),
      { fr: 'La direction l’a déclaré prêt.', en: 'The director has marked it ready.' },
    ]
  return [
    {
      fr: 'Le projet, retourné ou abandonné depuis son inscription, est de nouveau soumis.',
      en: 'The draft, returned or abandoned since it was added, is submitted again.',
    },
  ]
}
