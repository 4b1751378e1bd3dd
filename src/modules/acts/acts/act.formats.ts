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

/** Before a vowel; « onze » and the y of « Yolande » are no vowels here, and « h » is left alone. */
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
  authorisation: { fr: 'IL EST PERMIS', en: 'IT IS PERMITTED' },
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
  seal: { fr: (hex: string) => `Sceau ${hex}`, en: (hex: string) => `Seal ${hex}` },
  pageNumber: { fr: 'Page', en: 'Page' },
  pageOf: { fr: 'de', en: 'of' },
} as const satisfies Words

/** The words of an act of this kind, the same on the page and in the PDF: `t('whereas', next)`, `name(draft)`, `orders(…)`. */
export const actWords = (kind: Kind, lang: Lang) => {
  const t = inLang(words, lang)
  const name = kindNames[kind][lang]
  return {
    t,
    name: (draft: boolean): string => (draft ? t('draftOf', name) : name),
    orders: (recommender: Two | null, hasRecitals: boolean) => {
      const consequently = hasRecitals ? t('consequently') : ''
      const recommended = recommender ? typeset(t('recommended', recommender[lang]), lang) : ''
      return { lead: orders[kind][lang], text: (kind === 'arrete' ? '' : consequently + recommended) + t('colon') }
    },
  }
}

export type Block =
  | { is: 'paragraph'; text: string }
  | { is: 'heading'; level: number; text: string }
  | { is: 'list'; items: { label: string; text: string }[] }

const titleLine = /^(\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=\.))\.?\s+\p{Lu}.{0,78}[^.,;:]$/u
const itemLine = /^(\d{1,2}[°)]|[a-z]\)|[–—•-])\s+(\S.*)$/u

/**
 * Each line of a text is a paragraph. « 1° … », « a) … » and « – … » are the items of a list; in a schedule, a short
 * numbered line without final punctuation, « 3.2 Assurances », is a heading below `level`, never more than one step lower.
 */
const blocksOf = (text: string, level: number | null): Block[] => {
  const blocks: Block[] = []
  let depth = level ?? 0
  for (const line of text.split('\n').map(line => line.trim())) {
    if (!line) continue
    const title = level === null ? null : titleLine.exec(line)
    const [, label, item] = itemLine.exec(line) ?? []
    const last = blocks.at(-1)
    if (title && level !== null) {
      depth = Math.min(level + (title[1] ?? '').split('.').length, depth + 1)
      blocks.push({ is: 'heading', level: depth, text: line })
    } else if (label && item && last?.is === 'list') last.items.push({ label, text: item })
    else if (label && item) blocks.push({ is: 'list', items: [{ label, text: item }] })
    else blocks.push({ is: 'paragraph', text: line })
  }
  return blocks
}

/** The sentence of an act runs from its first recital to its last article: what has no punctuation of its own gets it. */
const ended = (text: string, end: ';' | '.') => (/[.;:!?…»”]$/u.test(text) ? text : text + end)

/** An act as it reads in a language: every word in its place, for the page and for the PDF. `lead` ends with its space. */
export const actText = (doc: ActDocument, lang: Lang) => {
  const { t, name, orders } = actWords(doc.kind, lang)
  const say = (text: string) => typeset(text.trim(), lang)
  const { draft, signed_on, gazette, seal } = doc.state
  const running = [name(draft), doc.number].filter(part => part !== null).join('\u00a0')
  const opened = (key: 'whereas' | 'that', text: string, end: ';' | '.') => ({
    lead: t(key, text.trim()),
    blocks: text.trim() ? blocksOf(say(ended(text.trim(), end)), null) : [{ is: 'paragraph', text: '' } as const],
  })
  const law = ({ text, article, version_date }: Law) =>
    say(text + (article && t('section', article)) + (version_date ? t('version', showDay(version_date, lang)) : ''))
  const cited = doc.recitals.flatMap(recital => (recital.law ? [law(recital.law)] : []))
  return {
    title: say(`${running} ${t('concerning').toLowerCase()} ${doc.title[lang]}`),
    mark: draft ? t('mark') : null,
    running,
    heading: running + (doc.adopted_on ? `, ${showDay(doc.adopted_on, lang)}` : ''),
    concerning: { lead: `${t('concerning')} `, text: say(doc.title[lang]) },
    recitals: doc.recitals.map(recital => opened('whereas', recital[lang], ';')),
    orders: orders(doc.recommender, doc.recitals.length > 0),
    articles: doc.articles.map((article, at, { length }) => ({
      number: String(at + 1),
      ...opened('that', article[lang], at + 1 < length ? ';' : '.'),
    })),
    signatories: doc.signatories.map(({ name, title }) => ({ title: `${say(title[lang])},`, name: say(name) })),
    signed: signed_on && t('signed', showDay(signed_on, lang)),
    published:
      gazette &&
      t('gazette', showDay(gazette.date, lang)) +
        (gazette.part ? t('part', gazette.part) : '') +
        (gazette.page ? t('page', gazette.page) : ''),
    cited: cited.length > 0 ? { heading: t('cited') + t('colon'), texts: [...new Set(cited)] } : null,
    schedules: doc.schedules.map(({ title, body }, at, { length }) => ({
      heading: t('schedule') + (length > 1 ? `\u00a0${at + 1}` : ''),
      title: say(title[lang]),
      blocks: blocksOf(say(body[lang]), 2),
    })),
    footer: { seal: seal && t('seal', seal.slice(0, 16)), page: t('pageNumber'), of: t('pageOf') },
  }
}

/** The legal document of an act: tagged PDF/UA-1, letter size. */
export const actPdf = (doc: ActDocument, lang: Lang): Uint8Array =>
  pdf({ template: 'src/modules/acts/acts/act.typ', data: actText(doc, lang), lang })
