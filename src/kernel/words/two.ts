export const langs = ['fr', 'en'] as const
export type Lang = (typeof langs)[number]

/** The same words in both languages. */
export type Two = { readonly fr: string; readonly en: string }
