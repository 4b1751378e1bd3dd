import { spawnSync } from 'node:child_process'
import { inflateRawSync, inflateSync } from 'node:zlib'

/** The objects of a PDF as text, compressed ones included. */
export const objectsOf = (file: Uint8Array): string => {
  const bytes = Buffer.from(file)
  const text = bytes.toString('latin1')
  const inflated = Array.from(text.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g), found => {
    const start = found.index + found[0].length
    return inflateSync(bytes.subarray(start, text.indexOf('endstream', start))).toString('latin1')
  })
  return [text, ...inflated].join('\n')
}

/** True where poppler's pdftotext is installed. */
export const canRead = spawnSync('pdftotext', ['-v']).error === undefined

/** What a reader sees, laid out; null where pdftotext is not installed. */
export const textOf = (file: Uint8Array): string | null =>
  canRead
    ? spawnSync('pdftotext', ['-layout', '-nopgbrk', '-', '-'], { input: file, encoding: 'utf8', maxBuffer: 2 ** 26 })
        .stdout
    : null

/** The files inside a .docx, by name, each read as XML: throws where one is not well formed. */
export const filesOf = (docx: Uint8Array): Map<string, string> => {
  const bytes = Buffer.from(docx)
  const files = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map(place => bytes.readUInt16LE(at + place)) as [number, number, number]
    const from = bytes.readUInt32LE(at + 42)
    const begins = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28)
    const data = bytes.subarray(begins, begins + size)
    const path = bytes.toString('utf8', at + 46, at + 46 + name)
    const text = (method === 8 ? inflateRawSync(data) : data).toString('utf8')
    if (/\.(xml|rels)$/.test(path)) wellFormed(path, text)
    files.set(path, text)
    at += 46 + name + extra + comment
  }
  return files
}

/** Each tag closes the one that it opened, and no other `<` or `&` stands. */
const wellFormed = (path: string, text: string): void => {
  const open: string[] = []
  const rest = text
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(
      /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g,
      (_, closes: string, name: string, _all, alone: string) => {
        if (closes && open.pop() !== name) throw new Error(`${path}: </${name}> closes nothing`)
        if (!closes && !alone) open.push(name)
        return ''
      },
    )
  if (open.length > 0) throw new Error(`${path}: <${open.at(-1)}> is not closed`)
  const stray = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.exec(rest)
  if (stray) throw new Error(`${path}: ${rest.slice(stray.index, stray.index + 40)}`)
}

/** What a reader of a .docx sees, paragraph by paragraph: the style, then the text; a tab between columns of one line. */
export const paragraphsOf = (docx: Uint8Array): string[] =>
  Array.from(
    (filesOf(docx).get('word/document.xml') ?? '').matchAll(/<w:p>(.*?)<\/w:p>|<w:p\/>/gs),
    ([, inside = '']) => {
      const style = /<w:pStyle w:val="([^"]+)"/.exec(inside)?.[1]
      const text = Array.from(
        inside.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\/>/g),
        ([, text = '', mark]) => (mark === 'tab' ? '\t' : mark === 'br' ? '\n' : text),
      )
      return `${style ? `${style}: ` : ''}${text.join('')}`
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&apos;', "'")
        .replaceAll('&amp;', '&')
    },
  )
