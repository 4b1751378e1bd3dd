import { decoded, type Tell } from './decode.ts'
import { type CsvRow, readCsv } from './read.ts'
import { NotATable } from './table.ts'
import { readWorkbook } from './workbook.ts'

/** Enough to tell a separator, whatever the length of the headings. */
const headLength = 64 * 1024

const separators = ['\t', ';', '|', ','] as const

/** How often each separator stands in each record, outside quotes; the last record is whole only where the text is. */
const countsIn = (text: string): number[][] => {
  const records: number[][] = []
  let counts = separators.map(() => 0)
  let [quoted, any] = [false, false]
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (any) records.push(counts)
      counts = separators.map(() => 0)
      any = false
      continue
    } else if (!quoted) {
      const at = separators.indexOf(char as ';')
      if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
    }
    any = true
  }
  if (any && (records.length === 0 || text.length < headLength)) records.push(counts)
  return records
}

/** The separator that stands in the first record and as often in most of the others; a tabulator where there is one column. */
export const separatorOf = (text: string): string => {
  const told = /^\uFEFF?sep=([;,|\t])\r?\n/i.exec(text)?.[1]
  if (told) return told
  const records = countsIn(text).slice(0, 50)
  const scores = separators.map((separator, at) => {
    const first = records[0]?.[at] ?? 0
    const alike = records.filter(counts => counts[at] === first).length / (records.length || 1)
    return { separator, first, alike: first === 0 ? -1 : Math.round(alike * 10) }
  })
  const [best] = scores.toSorted((a, b) => b.alike - a.alike || b.first - a.first)
  return best && best.first > 0 ? best.separator : '\t'
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no text has
const noText = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/

async function* csvOf(bytes: AsyncIterable<Uint8Array>, tell: Tell): AsyncGenerator<CsvRow> {
  const texts = decoded(bytes, tell)[Symbol.asyncIterator]()
  let head = ''
  for (let next = await texts.next(); !next.done; next = await texts.next()) {
    head += next.value
    if (head.length >= headLength) break
  }
  const opening = head.slice(0, headLength)
  if (noText.test(opening)) throw new NotATable('binary')
  const told = /^\uFEFF?sep=[;,|\t]\r?\n/i.exec(opening)?.[0] ?? ''
  async function* rest() {
    yield head.slice(told.length)
    for (let next = await texts.next(); !next.done; next = await texts.next()) yield next.value
  }
  for await (const { line, cells } of readCsv(rest(), { delimiter: separatorOf(opening) }))
    yield { line: told === '' ? line : line + 1, cells }
}

/**
 * The rows of a table, whatever it is: an XLSX workbook, or text whose separator is found from its beginning and whose encoding from each
 * of its lines. `tell` learns that of each line that is not ASCII alone. Throws NotATable, or BrokenCsv.
 */
export async function* readTable(
  bytes: AsyncIterable<Uint8Array>,
  tell: Tell = () => undefined,
): AsyncGenerator<CsvRow> {
  const pieces = bytes[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array()
  try {
    while (head.length < 8) {
      const next = await pieces.next()
      if (next.done) break
      head = Buffer.concat([head, next.value])
    }
    const all = joined(head, pieces)
    const [a, b, c, d] = head
    const isPacked = a === 0x50 && b === 0x4b && c === 3 && d === 4
    const isOldWorkbook = a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0
    if (isOldWorkbook) throw new NotATable('broken')
    yield* isPacked ? readWorkbook(all) : csvOf(all, tell)
  } finally {
    await pieces.return?.()
  }
}
