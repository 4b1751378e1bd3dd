import type { IParagraphOptions, Paragraph as Made, Table as MadeTable, ParagraphChild, TextRun } from 'docx'
import type { Lang } from '../words/index.ts'
import { printable } from './printable.ts'

/** One part of a document, in the order of reading. `lead` is set in small letters before a text, as « ATTENDU QUE ». */
export type DocxPart =
  | { is: 'heading'; level: 1 | 2 | 3 | 4; text: string; newPage?: true }
  | { is: 'paragraph'; text: string; lead?: string; look?: 'quiet' | 'strong' | 'signature' }
  /** Its number is text: in a legal document it never changes by itself. */
  | { is: 'numbered'; number: string; text: string; lead?: string }
  | { is: 'list'; items: readonly { label: string; text: string }[] }
  | { is: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }

export type Docx = {
  /** The title in the properties, which assistive tools say first. */
  title: string
  lang: Lang
  parts: readonly DocxPart[]
  /** At the top of each page: where one is, and a mark such as « PROJET ». */
  running: string
  mark: string | null
  /** The words around the number of the page, and what stands before them. */
  footer: { note: string | null; page: string; of: string }
}

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Twentieths of a point. */
const inch = 1440
const quiet = '555555'
const width = 8.5 * inch - 2 * 1.4 * inch

const styles = (lang: Lang) => {
  const locale = `${lang}-CA`
  const heading = (size: number, more = {}) => ({
    run: { size, bold: true, color: '000000', font: 'Times New Roman', ...more },
    paragraph: { spacing: { before: 300, after: 180 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: 'Times New Roman', size: 23, language: { value: locale, eastAsia: locale } },
        paragraph: { spacing: { after: 200, line: 288 } },
      },
      heading1: heading(30),
      heading2: heading(26),
      heading3: heading(23),
      heading4: heading(23, { bold: false, italics: true }),
    },
  }
}

/** The library, loaded by the first document. */
type Library = typeof import('docx')

const maker = (docx: Library) => {
  const { AlignmentType, HeadingLevel, PageNumber, Paragraph, Table, TableCell, TableRow, TabStopType, WidthType } =
    docx
  const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]

  /** Lines and « 1er » as French prints it. */
  const runs = (text: string, look: object = {}): TextRun[] =>
    printable(text)
      .split('\n')
      .flatMap((line, at) =>
        line.split(/(?<=\b1)(er)\b/).map(
          (text, part) =>
            new docx.TextRun({
              text,
              ...look,
              ...(part % 2 === 1 && { superScript: true }),
              ...(part === 0 && at > 0 && { break: 1 }),
            }),
        ),
      )
  const opened = (lead: string | undefined, text: string, look?: object): ParagraphChild[] => [
    ...(lead ? runs(lead, { size: 21 }) : []),
    ...runs(text, look),
  ]
  const hanging = (label: string, children: ParagraphChild[], left: number, more: IParagraphOptions = {}): Made =>
    new Paragraph({
      ...more,
      indent: { left, hanging: 540 },
      tabStops: [{ type: TabStopType.LEFT, position: left }],
      children: [...runs(label), new docx.TextRun({ children: [new docx.Tab()] }), ...children],
    })
  const looks = {
    quiet: { run: { size: 18, color: quiet }, paragraph: {} },
    strong: { run: { bold: true }, paragraph: {} },
    signature: { run: {}, paragraph: { indent: { left: width * 0.45 }, keepLines: true, keepNext: true } },
  }
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): MadeTable => {
    const columns = Math.max(1, head.length)
    const cell = (text: string, look?: object) =>
      new TableCell({
        width: { size: Math.floor(width / columns), type: WidthType.DXA },
        margins: { top: 60, bottom: 60, left: 100, right: 100 },
        children: [new Paragraph({ spacing: { after: 0 }, children: runs(text, look) })],
      })
    return new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: Array.from({ length: columns }, () => Math.floor(width / columns)),
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: head.map(text => cell(text, { bold: true })) }),
        ...rows.map(row => new TableRow({ cantSplit: true, children: row.map(text => cell(text)) })),
      ],
    })
  }
  const made = (part: DocxPart): (Made | MadeTable)[] => {
    switch (part.is) {
      case 'heading': {
        const heading = headings[part.level - 1] ?? HeadingLevel.HEADING_4
        return [new Paragraph({ heading, pageBreakBefore: part.newPage ?? false, children: runs(part.text) })]
      }
      case 'paragraph': {
        const look = part.look && looks[part.look]
        return [new Paragraph({ ...look?.paragraph, children: opened(part.lead, part.text, look?.run) })]
      }
      case 'numbered':
        return [hanging(part.number, opened(part.lead, part.text), 540)]
      case 'list':
        return part.items.map(({ label, text }) => hanging(label, runs(text), 1080))
      case 'table':
        return [table(part.head, part.rows), new Paragraph({ children: [] })]
    }
  }
  const edge = (left: ParagraphChild[], right: ParagraphChild[]) =>
    new Paragraph({
      alignment: AlignmentType.LEFT,
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      children: [...left, new docx.TextRun({ children: [new docx.Tab()] }), ...right],
    })
  const small = { size: 17, color: quiet }
  return {
    made,
    header: ({ running, mark }: Docx) =>
      new docx.Header({ children: [edge(runs(running, small), runs(mark ?? '', { bold: true, size: 18 }))] }),
    footer: ({ footer: { note, page, of } }: Docx) =>
      new docx.Footer({
        children: [
          edge(runs(note ?? '', small), [
            new docx.TextRun({
              ...small,
              children: [`${page} `, PageNumber.CURRENT, ` ${of} `, PageNumber.TOTAL_PAGES],
            }),
          ]),
        ],
      }),
  }
}

/** A Word document on letter paper, whose headings, table headings, language and title are said as such. */
export const docx = async (document: Docx): Promise<Uint8Array<ArrayBuffer>> => {
  const library = await import('docx')
  const { made, header, footer } = maker(library)
  const file = new library.Document({
    title: printable(document.title),
    creator: 'Greffe',
    lastModifiedBy: 'Greffe',
    styles: styles(document.lang),
    sections: [
      {
        properties: {
          page: {
            size: { width: 8.5 * inch, height: 11 * inch },
            margin: { top: 1.25 * inch, bottom: 1.15 * inch, left: 1.4 * inch, right: 1.4 * inch },
          },
        },
        headers: { default: header(document) },
        footers: { default: footer(document) },
        children: document.parts.flatMap(made),
      },
    ],
  })
  return new Uint8Array(await library.Packer.toArrayBuffer(file))
}
