import type { Verdict } from '../../kernel/rules/index.ts'
import type { Two } from '../../kernel/words/index.ts'
import { type Draft, missingFor } from '../acts/index.ts'

type Gated = Pick<Draft, 'step' | 'content' | 'reviewed_at'>

/** The conditions that an item has yet to meet, as sentences: those of its draft, then what blocks the file that it comes from; none when it is ready. */
export const gateOf = (draft: Gated, checks: readonly Verdict[]): Two[] =>
  draft.step === 'adopted'
    ? []
    : [...ofDraft(draft), ...checks.filter(({ outcome }) => outcome === 'block').map(({ says }) => says)]

const ofDraft = (draft: Gated): Two[] => {
  if (draft.step === 'ready') return []
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
