import type { Two } from '../../../kernel/words/index.ts'
import { mostBytes } from '../applications/application.fields.ts'
import { refusals } from '../calls/refusals.ts'
import type { ImageType } from './image.formats.ts'
import { type Carried, carriedByPdf, isPdf } from './pdf.formats.ts'
import { type Entry, entriesOf } from './zip.formats.ts'

export type DocumentType = 'pdf' | 'docx' | 'odt'

export const mediaTypes: Record<DocumentType | ImageType, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  png: 'image/png',
  jpeg: 'image/jpeg',
}

const whys: Record<Carried | 'macro', Two> = {
  script: { fr: 'Ce PDF contient un programme.', en: 'This PDF holds a program.' },
  action: { fr: 'Ce PDF déclenche une action quand on l’ouvre.', en: 'This PDF starts an action when it is opened.' },
  file: { fr: 'Ce document contient un autre fichier.', en: 'This document holds another file.' },
  hidden: {
    fr: 'Ce document est chiffré ou ne peut pas être vérifié.',
    en: 'This document is encrypted, or cannot be checked.',
  },
  macro: { fr: 'Ce document contient une macro.', en: 'This document holds a macro.' },
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const programs = /\.(exe|dll|scr|com|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|msi|lnk|sh)$/i

/** What a Word or OpenDocument text carries that it should not, by the names of its parts and by what its links say. */
const carriedByZip = (entries: readonly Entry[]): keyof typeof whys | null => {
  const named = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name))
  if (named(/(^|\/)(vbaProject\.bin|vbaData\.xml)$/i) || named(/(^|\/)(Basic|Scripts)\//i)) return 'macro'
  if (named(/(^|\/)(embeddings|activeX)\//i) || named(programs) || named(/^(ObjectReplacements|Object \d+)\b/i))
    return 'file'
  for (const entry of entries.filter(({ name }) => /\.rels$/i.test(name))) {
    const text = entry.read()?.toString('utf8')
    if (text === undefined) return 'hidden'
    // A template elsewhere brings its macros with it.
    if (/attachedTemplate/i.test(text) && /TargetMode\s*=\s*["']External/i.test(text)) return 'macro'
  }
  return null
}

const textOf = (entries: readonly Entry[], part: string) =>
  entries
    .find(({ name }) => name === part)
    ?.read()
    ?.toString('utf8') ?? ''

/** What a file is, by its content alone; null where it is none of the three. */
const typeOf = (bytes: Buffer, entries: readonly Entry[] | null): DocumentType | null => {
  if (isPdf(bytes)) return 'pdf'
  if (!entries) return null
  if (textOf(entries, 'mimetype').trim() === mediaTypes.odt && textOf(entries, 'content.xml')) return 'odt'
  const types = textOf(entries, '[Content_Types].xml')
  if (/macroEnabled/i.test(types)) throw refusals.unsafeDocument(whys.macro)
  return types.includes(word) && entries.some(({ name }) => name === 'word/document.xml') ? 'docx' : null
}

/**
 * The type of a document that may be kept. Refuses, with what to do, what is too large, is another kind of file whatever its
 * name says, or carries a program, a macro, an action or another file.
 */
export const checkedType = (given: Uint8Array<ArrayBuffer>): DocumentType => {
  if (given.byteLength > mostBytes) throw refusals.documentTooLarge()
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  const entries = entriesOf(bytes)
  const type = typeOf(bytes, entries)
  if (type === null) throw refusals.notADocument()
  const carried = type === 'pdf' ? carriedByPdf(bytes) : carriedByZip(entries ?? [])
  if (carried !== null) throw refusals.unsafeDocument(whys[carried])
  return type
}
