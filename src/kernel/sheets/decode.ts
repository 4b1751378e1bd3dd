import { isAscii, isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'
/** What a line with more than ASCII is in; `line` is that of the file, from 1. */
export type Tell = (encoding: Encoding, line: number) => void

/** Windows-1252 has no letter for these. */
const isIn1252 = (bytes: Uint8Array) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].some(byte => bytes.includes(byte))

const markOf = ([a, b]: Uint8Array): Encoding | null =>
  a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null

/** Beyond this a line is no line of a table: it is cut here, for its reader to refuse. */
const longestLine = 8 * 1024 * 1024
const [lineFeed, carriageReturn] = [0x0a, 0x0d]

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const western = new TextDecoder('windows-1252')

const feedsIn = (bytes: Uint8Array): number => {
  let count = 0
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count += 1
  return count
}

/**
 * Text of lines each of which may be in an encoding of its own, as where lists were pasted together: a line that is valid UTF-8 is, any other
 * is in Windows-1252, which holds ISO-8859-1. A line that is neither keeps U+FFFD for what cannot be read. A mark says UTF-16.
 */
export async function* decoded(
  pieces: AsyncIterable<Uint8Array>,
  tell: Tell = () => undefined,
): AsyncGenerator<string> {
  let wide: TextDecoder | null = null
  let started = false
  let line = 1
  let held: Uint8Array[] = []
  let length = 0

  const oneLine = (bytes: Uint8Array): string => {
    if (isAscii(bytes)) return utf8.decode(bytes)
    const encoding = isUtf8(bytes) || !isIn1252(bytes) ? 'utf-8' : 'windows-1252'
    tell(encoding, line)
    return (encoding === 'utf-8' ? utf8 : western).decode(bytes)
  }
  const lines = (bytes: Uint8Array): string => {
    if (isAscii(bytes)) {
      line += feedsIn(bytes)
      return utf8.decode(bytes)
    }
    let text = ''
    for (let from = 0; from < bytes.length; ) {
      const feed = bytes.indexOf(lineFeed, from)
      const to = feed < 0 ? bytes.length : feed + 1
      text += oneLine(bytes.subarray(from, to))
      if (feed >= 0) line += 1
      from = to
    }
    return text
  }
  const whole = () => {
    const bytes = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
    held = []
    length = 0
    return bytes
  }

  for await (const piece of pieces) {
    if (piece.length === 0) continue
    held.push(piece)
    length += piece.length
    if (!started && length >= 2) {
      started = true
      const bytes = whole()
      const mark = markOf(bytes)
      if (mark) {
        tell(mark, 1)
        wide = new TextDecoder(mark)
      }
      held = [bytes]
      length = bytes.length
    }
    if (!started) continue
    if (wide) {
      yield wide.decode(whole(), { stream: true })
      continue
    }
    const last = Math.max(piece.lastIndexOf(lineFeed), piece.lastIndexOf(carriageReturn))
    if (last < 0 && length < longestLine) continue
    const bytes = whole()
    const end = last < 0 ? bytes.length : bytes.length - piece.length + last + 1
    if (end < bytes.length) {
      held = [bytes.subarray(end)]
      length = bytes.length - end
    }
    yield lines(bytes.subarray(0, end))
  }
  if (wide) yield wide.decode()
  else if (length > 0) yield lines(whole())
}
