import type { Lang, Two } from './two.ts'

/** Words made from arguments, in both languages. */
export type TwoOf = { readonly fr: (...args: never[]) => string; readonly en: (...args: never[]) => string }

/** The words of a module: `{ … } as const satisfies Words`. A missing language does not compile. */
export type Words = Readonly<Record<string, Two | TwoOf>>

/** What both languages can be called with; a language may ignore the last arguments. */
type Args<W> = W extends { fr: (...args: infer F) => string; en: (...args: infer E) => string }
  ? W['en'] extends (...args: F) => string
    ? F
    : W['fr'] extends (...args: E) => string
      ? E
      : never
  : []

/** `t('title')`, `t('posts', 3)`. */
export const inLang =
  <W extends Words>(words: W, lang: Lang) =>
  <K extends keyof W>(key: K, ...args: Args<W[K]>): string => {
    const said: string | ((...args: Args<W[K]>) => string) = (words[key] as Two | TwoOf)[lang]
    return typeof said === 'string' ? said : said(...args)
  }

/** The form for a number, without the number. In French, 0, 1 and 1,5 are singular; in English, 1 alone is. */
export const plural = (lang: Lang, n: number | bigint, one: string, other: string): string => {
  const size = Math.abs(Number(n))
  return (lang === 'fr' ? size < 2 : size === 1) ? one : other
}

/** 'x': neither, or not known yet. */
export type Gender = 'f' | 'm' | 'x'

/** The form for a gender. Without `x`, a French doublet, the feminine first: « présidente ou président ». */
export const gendered = (gender: Gender, { f, m, x }: { f: string; m: string; x?: string }): string =>
  ({ f, m, x: x ?? (f === m ? f : `${f} ou ${m}`) })[gender]
