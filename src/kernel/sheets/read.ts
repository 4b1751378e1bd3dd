import { type CsvError, parse } from 'csv-parse'

/** A record and the line of the file on which it begins, from 1. */
export type CsvRow = { line: number; cells: string[] }

/** The file cannot be read any further: a quote is never closed, or one record is too long. */
export class BrokenCsv extends Error {
  readonly why: 'unclosed' | 'tooLong'
  readonly line: number

  constructor(why: 'unclosed' | 'tooLong', line: number) {
    super(`${why} on line ${line}`)
    this.why = why
    this.line = line
  }
}

export type CsvOptions = {
  delimiter?: string
  /** Bytes of UTF-8 beyond which one record stops the reading. */
  longest?: number
}

type Parsed = { record: string[]; info: { lines: number } }

/**
 * The records of a CSV file as its text comes, or its bytes in UTF-8: memory is that of one piece of them. A mark of order is passed over, and so are
 * empty lines; records may differ in length. The next piece is asked for only once the records of the last were taken. Throws BrokenCsv.
 */
export async function* readCsv(
  pieces: AsyncIterable<Uint8Array | string>,
  { delimiter = ',', longest = 8 * 1024 * 1024 }: CsvOptions = {},
): AsyncGenerator<CsvRow> {
  const decoder = new TextDecoder()
  const parser = parse({
    delimiter,
    // Lists pasted together end their lines in several ways.
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: longest,
  })
  let line = 1
  let failure: unknown = null
  parser.on('error', error => {
    failure = error
  })
  const rowOf = ({ record, info }: Parsed): CsvRow[] => {
    const row = { line, cells: record }
    line = info.lines + 1
    return record.length > 1 || record[0] ? [row] : []
  }
  const ready = (): CsvRow[] => {
    const rows: CsvRow[] = []
    for (let found: Parsed | null = parser.read(); found; found = parser.read()) rows.push(...rowOf(found))
    return rows
  }
  /** Until the parser has worked through what it was given. */
  const given = (text: string) => new Promise<void>(done => parser.write(text, () => done()))
  const whatBroke = (error: unknown): unknown => {
    const { code } = error as CsvError
    if (code === 'CSV_QUOTE_NOT_CLOSED') return new BrokenCsv('unclosed', line)
    return code === 'CSV_MAX_RECORD_SIZE' ? new BrokenCsv('tooLong', line) : error
  }
  try {
    let first = true
    for await (const piece of pieces) {
      const whole = typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
      const text = first ? whole.replace(/^\uFEFF/, '') : whole
      if (whole === '') continue
      first = false
      const taken = given(text)
      yield* ready()
      await taken
      if (failure) throw failure
      yield* ready()
    }
    parser.end(decoder.decode())
    for await (const found of parser) yield* rowOf(found as Parsed)
  } catch (error) {
    throw whatBroke(failure ?? error)
  } finally {
    parser.destroy()
  }
}
