import type { Readable } from 'node:stream'
import sax, { type QualifiedAttribute, type Tag } from 'sax'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { CsvRow } from './read.ts'
import { NotATable } from './table.ts'

/** The whole workbook as it came: its index stands at its end, so it is kept while it is read. */
const mostPacked = 32 * 1024 * 1024
/** What a workbook says that it unpacks to; the reader stops one that says less than it holds. */
const mostUnpacked = 256 * 1024 * 1024
const mostParts = 10_000
const mostShared = 64 * 1024 * 1024
const mostColumns = 16_384

const collect = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const kept: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    length += piece.length
    if (length > mostPacked) throw new NotATable('tooLarge')
    kept.push(piece)
  }
  return Buffer.concat(kept)
}

const partsOf = async (zip: ZipFile): Promise<Map<string, Entry>> => {
  const parts = new Map<string, Entry>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    if (unpacked > mostUnpacked || parts.size >= mostParts) throw new NotATable('tooLarge')
    parts.set(entry.fileName, entry)
  }
  return parts
}

type Seen = { name: string; attributes: Readonly<Record<string, string>> }
type Handlers = { open?: (tag: Seen) => void; text?: (text: string) => void; close?: (name: string) => void }

const localName = (name: string) => name.slice(name.indexOf(':') + 1)
const contentOf = (attribute: string | QualifiedAttribute) =>
  typeof attribute === 'string' ? attribute : attribute.value
const seenOf = ({ name, attributes }: Tag): Seen => ({
  name: localName(name),
  attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), contentOf(value)])),
})

/** Works through one part as it is unpacked; stops after each piece, for what it has completed to be taken. */
async function* walk(stream: Readable, { open, text, close }: Handlers): AsyncGenerator<void> {
  const xml = sax.parser(true, { position: false })
  const decoder = new TextDecoder()
  let failure: Error | null = null
  xml.onerror = error => {
    failure ??= error
  }
  xml.onopentag = tag => open?.(seenOf(tag as Tag))
  xml.ontext = piece => text?.(piece)
  xml.oncdata = piece => text?.(piece)
  xml.onclosetag = name => close?.(localName(name))
  const write = (piece: string) => {
    xml.write(piece)
    if (failure) throw failure
  }
  for await (const piece of stream) {
    write(decoder.decode(piece as Uint8Array, { stream: true }))
    yield
  }
  write(decoder.decode())
  xml.close()
  if (failure) throw failure
  yield
}

const through = async (steps: AsyncGenerator<void>): Promise<void> => {
  for await (const _ of steps);
}

/** A spreadsheet writes what XML has no room for as _xHHHH_. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Formats that show a day; those of hours alone do not. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
const isDateCode = (code: string) => /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

const origin = Date.UTC(1899, 11, 30)
const lastSerial = 2_958_465
/** The day that a spreadsheet counts from 30 December 1899; null when it is none. */
export const dayOfSerial = (serial: number): string | null =>
  serial >= 61 && serial < lastSerial + 1
    ? new Date(origin + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
    : null

type Book = { sheet: string; strings: string[]; dates: ReadonlySet<number>; from1904: boolean }

const readBook = async (zip: ZipFile, parts: ReadonlyMap<string, Entry>): Promise<Book> => {
  const part = async (name: string, handlers: Handlers) => {
    const entry = parts.get(name)
    if (entry) await through(walk(await zip.openReadStreamPromise(entry), handlers))
  }
  const sheets: { id: string; hidden: boolean }[] = []
  let from1904 = false
  await part('xl/workbook.xml', {
    open: ({ name, attributes }) => {
      if (name === 'sheet')
        sheets.push({ id: attributes['id'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible' })
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
    },
  })
  const targets = new Map<string, string>()
  await part('xl/_rels/workbook.xml.rels', {
    open: ({ name, attributes: { Id = '', Target = '' } }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const first = sheets.find(({ hidden }) => !hidden) ?? sheets[0]
  const sheet = targets.get(first?.id ?? '') ?? ''
  if (!parts.has(sheet)) throw new NotATable('broken')
  return { sheet, from1904, dates: await datesOf(part), strings: await stringsOf(part) }
}

type Part = (name: string, handlers: Handlers) => Promise<void>

const datesOf = async (part: Part): Promise<Set<number>> => {
  const codes = new Map<number, string>()
  const dates = new Set<number>()
  let [inStyles, style] = [false, 0]
  await part('xl/styles.xml', {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inStyles = true
      if (name !== 'xf' || !inStyles) return
      const id = Number(attributes['numFmtId'] ?? 0)
      if (isBuiltInDate(id) || isDateCode(codes.get(id) ?? '')) dates.add(style)
      style += 1
    },
    close: name => {
      if (name === 'cellXfs') inStyles = false
    },
  })
  return dates
}

const stringsOf = async (part: Part): Promise<string[]> => {
  const strings: string[] = []
  let [text, total, inText, spoken] = ['', 0, false, 0]
  await part('xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (name === 'si') text = ''
      if (name === 'rPh') spoken += 1
      inText = name === 't' && spoken === 0
    },
    text: piece => {
      if (!inText) return
      total += piece.length
      if (total > mostShared) throw new NotATable('tooLarge')
      text += piece
    },
    close: name => {
      if (name === 'rPh') spoken -= 1
      if (name === 't') inText = false
      if (name === 'si') strings.push(unescaped(text))
    },
  })
  return strings
}

/** From 'AB12', 27. */
const columnOf = (reference: string): number => {
  let n = 0
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? '') n = n * 26 + letter.charCodeAt(0) - 64
  return n - 1
}

const cellText = (book: Book, { type, style, text }: { type: string; style: number; text: string }): string => {
  if (type === 's') return book.strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (type === 'e') return ''
  if (type !== 'n') return unescaped(text)
  const number = Number(text)
  if (text === '' || !Number.isFinite(number)) return text
  const serial = book.dates.has(style) ? dayOfSerial(number + (book.from1904 ? 1462 : 0)) : null
  return serial ?? String(number)
}

async function* rowsOf(stream: Readable, book: Book, longest: number): AsyncGenerator<CsvRow> {
  let rows: CsvRow[] = []
  let row: CsvRow = { line: 0, cells: [] }
  let cell = { type: 'n', style: 0, text: '' }
  let [at, inValue, spoken] = [-1, false, 0]
  const steps = walk(stream, {
    open: ({ name, attributes }) => {
      if (name === 'row') {
        row = { line: Number(attributes['r'] ?? row.line + 1), cells: [] }
        at = -1
      } else if (name === 'c') {
        at = attributes['r'] === undefined ? at + 1 : columnOf(attributes['r'])
        if (at < 0 || at >= mostColumns) throw new NotATable('broken')
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '' }
      } else if (name === 'rPh') spoken += 1
      else inValue = (name === 'v' || name === 't') && spoken === 0
    },
    text: piece => {
      if (!inValue) return
      if (cell.text.length + piece.length > longest) throw new NotATable('tooLarge')
      cell.text += piece
    },
    close: name => {
      if (name === 'v' || name === 't') inValue = false
      if (name === 'rPh') spoken -= 1
      if (name === 'c') {
        while (row.cells.length < at) row.cells.push('')
        row.cells[at] = cellText(book, cell)
      }
      if (name === 'row' && row.cells.some(text => text !== '')) rows.push(row)
    },
  })
  for await (const _ of steps) {
    yield* rows
    rows = []
  }
}

/**
 * The rows of the first visible sheet of an XLSX workbook, with their numbers; a day is 'YYYY-MM-DD', a formula is its last result. The
 * packed file is kept while it is read, its sheet is not. Throws NotATable.
 */
export async function* readWorkbook(
  bytes: AsyncIterable<Uint8Array>,
  { longest = 8 * 1024 * 1024 }: { longest?: number } = {},
): AsyncGenerator<CsvRow> {
  const packed = await collect(bytes)
  try {
    const zip = await yauzl.fromBufferPromise(packed, { lazyEntries: true, autoClose: false })
    const parts = await partsOf(zip)
    const book = await readBook(zip, parts)
    const sheet = parts.get(book.sheet)
    if (sheet) yield* rowsOf(await zip.openReadStreamPromise(sheet), book, longest)
  } catch (error) {
    throw error instanceof NotATable ? error : new NotATable('broken')
  }
}
