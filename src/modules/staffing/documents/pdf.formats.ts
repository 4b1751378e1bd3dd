import { inflateSync } from 'node:zlib'

/** What a PDF may carry beside pages: programs, what starts them, other files. */
export type Carried = 'script' | 'action' | 'file' | 'hidden'

/** Names may be written with codes: /J#61vaScript is /JavaScript. */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const ends = '(?=[\\s/<>\\[\\](){}%]|$)'
/** Long names do not happen by chance in compressed bytes, and are looked for everywhere. */
const scripts = new RegExp(`/JavaScript${ends}`)
const files = new RegExp(`/(EmbeddedFiles?|RichMedia|GoToE|FileAttachment)${ends}`)
const launches = new RegExp(`/(Launch|SubmitForm|ImportData|XFA)${ends}`)
/** Opening at a page is an array; anything else is an action. */
const opening = new RegExp(`/OpenAction${ends}(?!\\s*\\[)`)
/** Short names do, and are looked for outside of streams. */
const short = new RegExp(`/(JS|AA)${ends}`)

const streams = /stream\r?\n([\s\S]*?)endstream/g
const most = 64 * 1024 * 1024

/** What the compressed objects of a PDF say; null where some cannot be read, or are too many. */
const objectsIn = (text: string): string | null => {
  let left = most
  let said = ''
  for (const found of text.matchAll(streams)) {
    const before = text.slice(Math.max(0, found.index - 4096), found.index)
    const dictionary = plainNames(before.slice(before.lastIndexOf(' obj') + 1))
    if (!/\/ObjStm(?=[\s/<>[\](){}%]|$)/.test(dictionary)) continue
    const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.replace(/[[\]\s]/g, '') ?? ''
    const bytes = Buffer.from(found[1] ?? '', 'latin1')
    if (filter === '') said += found[1]
    else if (filter === '/FlateDecode' || filter === '/Fl') {
      try {
        const inflated = inflateSync(bytes, { maxOutputLength: left, finishFlush: 2 })
        left -= inflated.length
        said += `\n${inflated.toString('latin1')}`
      } catch {
        return null
      }
    } else return null
  }
  return said
}

const carriedBy = (text: string, outside: string): Carried | null => {
  if (scripts.test(text)) return 'script'
  if (files.test(text)) return 'file'
  if (launches.test(text) || opening.test(text)) return 'action'
  return short.test(outside) ? 'script' : null
}

export const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-'

/** What a PDF carries that it should not; `hidden` where it cannot be told, as in an encrypted one. Null: nothing known. */
export const carriedByPdf = (bytes: Buffer): Carried | null => {
  const text = bytes.toString('latin1')
  const outside = plainNames(text.replace(streams, 'stream endstream'))
  if (/\/Encrypt(?=[\s/<>[\](){}%]|$)/.test(outside)) return 'hidden'
  const objects = objectsIn(text)
  if (objects === null) return 'hidden'
  const inside = plainNames(objects)
  return carriedBy(plainNames(text), outside) ?? carriedBy(inside, inside)
}
