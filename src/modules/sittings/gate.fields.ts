import type { Two } from '../../kernel/words/index.ts'
import { missingFor } from '../acts/index.ts'
import type { Item } from './sitting.queries.ts'

/** What keeps the draft of an item from the sitting, as sentences; nothing when it is ready. */
export const gateOf = ({ draft }: Pick<Item, 'draft'>): Two[] => {
  if (draft.step === 'ready' || draft.step === 'adopted') return []
  if (draft.step === 'in_review')
    return [
      ...missingFor('ready', draft.content, draft.reviewed_at !== null).map(({ says }) => says),
      { fr: 'La direction ne l’a pas encore déclaré prêt.', en: 'The director has not yet marked it ready.' },
    ]
  return [
    {
      fr: 'Le projet a été retourné ou abandonné depuis son inscription.',
      en: 'The draft has been returned or abandoned since it was added.',
    },
  ]
}
