import type { Two } from '../../../kernel/words/index.ts'

/** SM-10: a renewal goes one of three ways, by its seat. */
export const variants = {
  discretion: { fr: 'À la discrétion du gouvernement', en: 'At the government’s discretion' },
  board: { fr: 'Sur l’avis du conseil d’administration', en: 'On the opinion of the board' },
  adjudicator: { fr: 'Par un comité indépendant', en: 'Through an independent committee' },
} as const satisfies Record<string, Two>
export type Variant = keyof typeof variants

export type Seat = {
  readonly family: string
  readonly regime: string
  readonly authority: string
  readonly organisation_kind: string
}

export const variantOf = ({ family, regime, authority, organisation_kind }: Seat): Variant => {
  if (family === 'adjudicator' && regime === 'full_time' && authority === 'government') return 'adjudicator'
  return family === 'chief_executive' && organisation_kind === 'state_enterprise' ? 'board' : 'discretion'
}
