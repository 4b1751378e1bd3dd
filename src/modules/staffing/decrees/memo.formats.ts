import { type DocxPart, docx, pdf } from '../../../kernel/documents/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { asHeading, inLang, type Lang, showDay, type Words } from '../../../kernel/words/index.ts'
import type { Whole } from '../files/file.queries.ts'
import { referenceOf } from '../words.ts'
import { headingOf, recommenderOf, schedulesOf } from './decree.formats.ts'

const words = {
  memo: { fr: 'Mémoire au Conseil des ministres', en: 'Memorandum to Cabinet' },
  public: { fr: 'Partie accessible au public', en: 'Part accessible to the public' },
  confidential: { fr: 'Partie confidentielle', en: 'Confidential part' },
  mark: { fr: 'CONFIDENTIEL', en: 'CONFIDENTIAL' },
  draft: { fr: 'PROJET', en: 'DRAFT' },
  conditions: { fr: 'Conditions de travail', en: 'Conditions of employment' },
  notWritten: { fr: 'Cette partie n’est pas écrite.', en: 'This part is not written.' },
  from: { fr: (who: string) => `Présenté par ${who}`, en: (who: string) => `Presented by ${who}` },
  target: { fr: (day: string) => `Séance visée\u00a0: ${day}`, en: (day: string) => `Sitting aimed at: ${day}` },
  file: { fr: (ref: string) => `Dossier ${ref}`, en: (ref: string) => `File ${ref}` },
  page: { fr: 'Page', en: 'Page' },
  of: { fr: 'de', en: 'of' },
} as const satisfies Words

/** Which parts of a memo a document holds: the public one alone is what may be handed on. */
export const memoParts = ['public', 'whole'] as const
export type MemoPart = (typeof memoParts)[number]

const paragraphsOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

type Part = { heading: string; paragraphs: readonly string[]; newPage: boolean }
type Paper = {
  title: string
  heading: string
  lines: readonly string[]
  mark: string
  parts: readonly Part[]
  running: string
}

/** The memo as it reads in a language. Whatever holds the confidential part says so on each of its pages. */
const memoText = (file: Whole, part: MemoPart, lang: Lang): Paper => {
  const t = inLang(words, lang)
  const { memo } = file
  const who = recommenderOf(file)
  const said = (name: 'public' | 'confidential') => {
    const own = paragraphsOf(memo[`${name}_${lang}`])
    return own.length > 0 ? own : [t('notWritten')]
  }
  return {
    title: `${t('memo')}, ${headingOf(file, lang)}`,
    heading: t('memo'),
    lines: [
      headingOf(file, lang),
      ...(who ? [t('from', who[lang])] : []),
      ...(file.target ? [t('target', showDay(file.target, lang))] : []),
      t('file', referenceOf(file)),
    ],
    mark: t(part === 'whole' || file.confidential ? 'mark' : 'draft'),
    parts: [
      { heading: t('public'), paragraphs: said('public'), newPage: false },
      ...(part === 'whole' ? [{ heading: t('confidential'), paragraphs: said('confidential'), newPage: true }] : []),
    ],
    running: t('memo'),
  }
}

const clauseTitle = /^\d{1,2}\. \S/

/** The schedule of conditions alone, clause after clause; null where the file has none. */
const conditionsText = (file: Whole, on: Day, lang: Lang): Paper | null => {
  const t = inLang(words, lang)
  const [schedule] = schedulesOf(file, on)
  if (!schedule) return null
  const parts = schedule.body[lang].split('\n\n').map((clause): Part => {
    const [title = '', ...rest] = clause.split('\n')
    const isTitled = clauseTitle.test(title)
    return { heading: isTitled ? title : '', paragraphs: isTitled ? rest : [title, ...rest], newPage: false }
  })
  return {
    title: schedule.title[lang],
    heading: asHeading(schedule.title[lang]),
    lines: [t('file', referenceOf(file))],
    mark: t(file.confidential ? 'mark' : 'draft'),
    parts,
    running: t('conditions'),
  }
}

const template = 'src/modules/staffing/decrees/memo.typ'
const asPdf = (paper: Paper, lang: Lang): Uint8Array => {
  const t = inLang(words, lang)
  return pdf({ template, data: { ...paper, page: t('page'), of: t('of') }, lang })
}

const asDocx = (
  { title, heading, lines, mark, parts, running }: Paper,
  lang: Lang,
): Promise<Uint8Array<ArrayBuffer>> => {
  const t = inLang(words, lang)
  const written: DocxPart[] = [
    { is: 'heading', level: 1, text: heading },
    ...lines.map((text): DocxPart => ({ is: 'paragraph', look: 'quiet', text })),
    ...parts.flatMap(({ heading, paragraphs, newPage }): DocxPart[] => [
      ...(heading ? [{ is: 'heading', level: 2, text: heading, ...(newPage && { newPage }) } as const] : []),
      ...paragraphs.map((text): DocxPart => ({ is: 'paragraph', text })),
    ]),
  ]
  return docx({ title, lang, parts: written, running, mark, footer: { note: null, page: t('page'), of: t('of') } })
}

export const memoPdf = (file: Whole, part: MemoPart, lang: Lang) => asPdf(memoText(file, part, lang), lang)
export const memoDocx = (file: Whole, part: MemoPart, lang: Lang) => asDocx(memoText(file, part, lang), lang)

export const conditionsPdf = (file: Whole, on: Day, lang: Lang): Uint8Array | null => {
  const paper = conditionsText(file, on, lang)
  return paper && asPdf(paper, lang)
}
export const conditionsDocx = async (file: Whole, on: Day, lang: Lang): Promise<Uint8Array<ArrayBuffer> | null> => {
  const paper = conditionsText(file, on, lang)
  return paper && asDocx(paper, lang)
}
