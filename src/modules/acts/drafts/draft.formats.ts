import type { ActDocument } from '../acts/act.formats.ts'
import type { Kind } from '../acts/act.rules.ts'
import type { Draft } from './draft.queries.ts'

/** What a draft reads as a document. */
export const draftContent = ({ kind, content }: Pick<Draft, 'kind' | 'content'>): ActDocument => ({
  ...content,
  kind: kind as Kind,
  number: null,
  adopted_on: null,
  articles: content.articles.map(({ text_fr: fr, text_en: en }) => ({ fr, en })),
  state: { draft: true, signed_on: null, gazette: null, seal: null },
})
