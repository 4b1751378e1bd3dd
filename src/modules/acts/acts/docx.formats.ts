import { type DocxPart, docx } from '../../../kernel/documents/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { type ActDocument, actText, type Block } from './act.formats.ts'

type Level = Extract<DocxPart, { is: 'heading' }>['level']

const partOf = (block: Block): DocxPart =>
  block.is === 'heading' ? { ...block, level: Math.min(block.level, 4) as Level } : block

/** The blocks of a text, the first paragraph opened by `lead`, and by its number where it is an article. */
const opened = ({ lead, blocks }: { lead: string; blocks: readonly Block[] }, number?: string): DocxPart[] => {
  const [first, ...rest] = blocks
  const own = first?.is === 'paragraph'
  const text = own ? first.text : ''
  const opening: DocxPart = number ? { is: 'numbered', number, lead, text } : { is: 'paragraph', lead, text }
  return [opening, ...(own ? rest : blocks).map(partOf)]
}

const quiet = (text: string | null): DocxPart[] => (text ? [{ is: 'paragraph', look: 'quiet', text }] : [])

/** The document of an act for a word processor: the words of the PDF, in the same order. */
export const actDocx = (doc: ActDocument, lang: Lang): Promise<Uint8Array<ArrayBuffer>> => {
  const act = actText(doc, lang)
  const { seal, page, of } = act.footer
  const parts: DocxPart[] = [
    { is: 'heading', level: 1, text: act.heading },
    { is: 'paragraph', ...act.concerning },
    ...act.recitals.flatMap(recital => opened(recital)),
    { is: 'paragraph', ...act.orders },
    ...act.articles.flatMap(article => opened(article, article.number)),
    ...act.signatories.map(
      ({ title, name }): DocxPart => ({ is: 'paragraph', look: 'signature', text: `${title}\n\n${name}` }),
    ),
    ...quiet(act.signed),
    ...quiet(act.published),
    ...quiet(act.cited && `${act.cited.heading} ${act.cited.texts.join('; ')}`),
    ...act.schedules.flatMap(({ heading, title, blocks }): DocxPart[] => [
      { is: 'heading', level: 2, text: `${heading}\n${title}`, newPage: true },
      ...blocks.map(partOf),
    ]),
  ]
  return docx({ title: act.title, lang, parts, running: act.running, mark: act.mark, footer: { note: seal, page, of } })
}
