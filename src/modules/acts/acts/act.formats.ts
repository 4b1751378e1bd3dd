import { pdf, typeset } from '../../../kernel/documents/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { inLang, type Lang, showDay, type Two, type Words } from '../../../kernel/words/index.ts'
import { type Kind, kindNames } from './act.rules.ts'
import type { Header } from './chain.actions.ts'

type Law = NonNullable<Header['recitals'][number]['law']>

export type ActDocument = Header & {
  kind: Kind
  number: string | null
  adopted_on: Day | null
  articles: readonly Two[]
  state: {
    draft: boolean
    signed_on: Day | null
    gazette: { date: Day; part: string | null; page: string | null } | null
    seal: string | null // hexadecimal
  }
}

/** « que », « de », « Projet de » before a vowel. Before « onze » and the y of « Yolande » nothing is elided; « h » is left alone. */
const elides = (next: string): boolean => /^(?!onz)([aeiouàâäéèêëîïôöùûüæœ]|y(?![aeiou]))/iu.test(next.normalize('NFC'))
const elided = (word: string, next: string): string => (elides(next) ? `${word.slice(0, -1)}’` : `${word} `)

/** « de » before « le premier ministre », « la ministre », « arrêté ». */
const of = (noun: string): string => {
  if (/^(de|du|des|d[’'])(?!\p{L})/iu.test(noun)) return noun
  if (/^les? /i.test(noun)) return noun.replace(/^le(s?) /i, (_, plural) => (plural ? 'des ' : 'du '))
  return elided('de', noun) + noun
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** What opens the articles. The arrêté alone is a whole sentence, to which nothing can be added. */
const orders: Record<Kind, Two> = {
  decret: { fr: 'IL EST ORDONNÉ', en: 'IT IS ORDERED' },
  arrete: { fr: 'ARRÊTE CE QUI SUIT', en: 'ORDERS AS FOLLOWS' },
  ct: { fr: 'LE CONSEIL DU TRÉSOR DÉCIDE', en: 'THE TREASURY BOARD DECIDES' },
  assembly_resolution: { fr: 'IL EST RÉSOLU', en: 'IT IS RESOLVED' },
  import: { fr: 'IL EST PRIS ACTE', en: 'IT IS RECORDED' },
  erratum: { fr: 'IL EST DÉCIDÉ', en: 'IT IS DECIDED' },
  repeal: { fr: 'IL EST DÉCIDÉ', en: 'IT IS DECIDED' },
}

const words = {
  mark: { fr: 'PROJET', en: 'DRAFT' },
  draftOf: { fr: (name: string) => `Projet ${of(lowerFirst(name))}`, en: (name: string) => `Draft ${name}` },
  concerning: { fr: 'CONCERNANT', en: 'CONCERNING' },
  whereas: { fr: (next: string) => elided('ATTENDU QUE', next), en: () => 'WHEREAS ' },
  that: { fr: (next: string) => elided('QUE', next), en: () => 'THAT ' },
  consequently: { fr: ', en conséquence', en: ', accordingly' },
  recommended: {
    fr: (by: string) => `, sur la recommandation ${of(by)}`,
    en: (by: string) => `, on the recommendation of ${by}`,
  },
  colon: { fr: '\u00a0:', en: ':' },
  schedule: { fr: 'Annexe', en: 'Schedule' },
  cited: { fr: 'Textes cités', en: 'Texts cited' },
  section: { fr: (article: string) => `, art. ${article}`, en: (article: string) => `, s. ${article}` },
  version: { fr: (day: string) => ` (version du ${day})`, en: (day: string) => ` (version of ${day})` },
  signed: { fr: (day: string) => `Signé le ${day}`, en: (day: string) => `Signed on ${day}` },
  gazette: { fr: (day: string) => `Gazette officielle du ${day}`, en: (day: string) => `Gazette officielle of ${day}` },
  part: { fr: (part: string) => `, partie ${part}`, en: (part: string) => `, Part ${part}` },
  page: { fr: (page: string) => `, page ${page}`, en: (page: string) => `, page ${page}` },
  pageNumber: { fr: 'Page', en: 'Page' },
  pageOf: { fr: 'de', en: 'of' },
} as const satisfies Words
