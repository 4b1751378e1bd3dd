import { spawnSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'

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
