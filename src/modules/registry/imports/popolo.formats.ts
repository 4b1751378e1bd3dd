import { type ParsedTokenInfo, Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import { type Collection, collections, type Finding, pointer, type RuleId, short } from './import.rules.ts'

/**
 * One element of a collection as the file has it, with the line on which it begins. `repeats`: one of its keys stands twice; `findings`:
 * what the reader itself has to say of it.
 */
export type Element = {
  collection: Collection
  index: number
  line: number
  value: unknown
  repeats: boolean
  findings?: readonly Finding[]
  /** The day from which who has no start is in office. */
  since?: string | null
}
/** Something said of the file rather than of a row. */
type Remark = { rule: RuleId; place: string; line: number; value?: string }

/** The document cannot be read any further, so none of it is taken over. `place` is a JSON pointer, `line` counts from 1. */
export class Unreadable extends Error {
  readonly rule: RuleId
  readonly place: string
  readonly line: number
  readonly excerpt: string

  constructor(rule: RuleId, place: string, line: number, excerpt: string) {
    super(`${rule} at ${place || '/'} on line ${line}`)
    this.rule = rule
    this.place = place
    this.line = line
    this.excerpt = excerpt
  }
}

/** Popolo needs six levels at most; a row is a few hundred characters. Beyond these a file is hostile or something else. */
const deepest = 64
const longestElement = 8 * 1024 * 1024

const isCollection = (key: string): key is Collection => (collections as readonly string[]).includes(key)

/** A reader into which text is written; the elements and remarks it completes wait in two lists. */
const reading = () => {
  const elements: Element[] = []
  const remarks: Remark[] = []
  const tokenizer = new Tokenizer()
  const parser = new TokenParser({ paths: collections.map(name => `$.${name}.*`), keepStack: false })
  let [line, depth, index, weight, elementLine, keys] = [1, 0, 0, 0, 1, 0]
  let [text, piece] = ['', '']
  let collection: string | null = null
  let valueComes = false
  let begun = false

  const place = () => {
    if (!begun || collection === null) return ''
    return depth > 1 && isCollection(collection) ? pointer(collection, index) : pointer(collection)
  }
  /** A document on one line has no excerpt: its place says more. */
  const fail = (rule: RuleId) => new Unreadable(rule, place(), line, piece.length < 1000 ? short(piece.trim()) : '')

  /** The value of a key of the document itself: a list for the four collections; anything else is passed over, and said. */
  const open = (token: TokenType) => {
    index = 0
    if (collection === null || !isCollection(collection)) remarks.push({ rule: 'IMP-32', place: place(), line })
    else if (token !== TokenType.LEFT_BRACKET) throw fail('IMP-03')
  }

  tokenizer.onToken = (info: ParsedTokenInfo) => {
    const { token } = info
    if (!begun && token !== TokenType.LEFT_BRACE) throw fail('IMP-03')
    begun = true
    if (valueComes) open(token)
    valueComes = false
    if (depth === 2) [elementLine, keys] = [line, 0]
    if (depth === 2 && token === TokenType.COMMA) index += 1
    if (depth === 1 && token === TokenType.STRING) text = info.value as string
    if (token === TokenType.COLON && depth === 3) keys += 1
    if (token === TokenType.COLON && depth === 1) {
      collection = text
      valueComes = true
    }
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth += 1
    if (depth > deepest) throw fail('IMP-04')
    parser.write(info)
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth -= 1
    if (depth <= 2) weight = 0
  }
  parser.onValue = ({ value }) => {
    const repeats =
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length !== keys
    elements.push({ collection: collection as Collection, index, line: elementLine, value, repeats })
  }

  const guarded = (run: () => void) => {
    try {
      run()
    } catch (error) {
      throw error instanceof Unreadable ? error : fail('IMP-01')
    }
  }
  /** Line by line, so that a token is known by its line: no string of JSON spans two. */
  const write = (chunk: string) => {
    for (let start = 0; start < chunk.length; ) {
      const end = chunk.indexOf('\n', start) + 1 || chunk.length
      piece = chunk.slice(start, end)
      weight += piece.length
      if (weight > longestElement) throw fail('IMP-04')
      guarded(() => tokenizer.write(piece))
      if (piece.endsWith('\n')) line += 1
      start = end
    }
  }
  const end = () => {
    guarded(() => tokenizer.end())
    if (!parser.isEnded) throw fail('IMP-01')
  }
  const taken = () => ({ elements: elements.splice(0), remarks: remarks.splice(0) })
  return { write, end, taken }
}

/**
 * Reads a Popolo document as it comes and yields what each piece of it completes. Memory is that of one element: the rest of
 * the document is neither kept nor needed. Bytes that are not UTF-8 become U+FFFD, for the rules to find in the rows.
 * Throws Unreadable where the document breaks.
 */
export async function* readPopolo(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ elements: Element[]; remarks: Remark[] }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const reader = reading()
  let head: string | null = ''
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true })
    if (head === null) reader.write(text)
    else {
      head += text
      if (head.length < 4) continue
      yield* opening(head)
      reader.write(withoutMark(head))
      head = null
    }
    yield reader.taken()
  }
  if (head !== null) {
    yield* opening(head)
    reader.write(withoutMark(head))
  }
  reader.write(decoder.decode())
  reader.end()
  yield reader.taken()
}

const withoutMark = (head: string) => head.replace(/^\uFEFF/, '')

/** No document in UTF-8 begins with a zero or with bytes that are not UTF-8: UTF-16 and UTF-32 always do. */
function* opening(head: string): Generator<{ elements: Element[]; remarks: Remark[] }> {
  if (/[\0\uFFFD]/.test(head.slice(0, 4))) throw new Unreadable('IMP-02', '', 1, head.slice(0, 4))
  if (head.startsWith('\uFEFF')) yield { elements: [], remarks: [{ rule: 'IMP-31', place: '', line: 1 }] }
}
