import type { Lang } from '../words/index.ts'

const nbsp = '\u00a0'
const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'

type Change = readonly [RegExp, string]
const both: readonly Change[] = [[/(?<=\p{L})'(?=\p{L})/gu, '’']]
const changes: Record<Lang, readonly Change[]> = {
  fr: [
    ...both,
    [/ +(?=[:;!?»%$])/g, nbsp],
    [/«\s*/g, `«${nbsp}`],
    [/(?<=\d) (?=\d{3}(?!\d))/g, nbsp],
    [new RegExp(`(?<=(?<!\\d)(?:\\d{1,2}|1er)) (?=(?:${months})(?!\\p{L}))`, 'gu'), nbsp],
    [/(?<=(?<!\p{L})(?:M\.|MM\.|Mmes?|Mes?|Drs?|Dres?|art\.|p\.|nos?|n[°º])) (?=[\p{Lu}\p{N}])/gu, nbsp],
    [/(?<=(?<!\p{L})(?:articles?|annexes?|chapitre|partie|décrets?|arrêtés?|C\.T\.)) (?=\p{N}|[A-Z][-.])/gu, nbsp],
  ],
  en: [
    ...both,
    [/(?<=(?<!\p{L})(?:Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Me|M\.|Mme|No\.|s\.|ss\.|p\.)) (?=[\p{Lu}\p{N}])/gu, nbsp],
    [/(?<=(?<!\p{L})(?:sections?|articles?|schedules?|chapter|part|Council)) (?=\p{N}|[A-Z][-.])/gu, nbsp],
  ],
}

/** A text as it is printed: the same words, with the apostrophes and the non-breaking spaces of the language. */
export const typeset = (text: string, lang: Lang): string =>
  changes[lang].reduce((set, [found, by]) => set.replace(found, by), text.normalize('NFC'))
