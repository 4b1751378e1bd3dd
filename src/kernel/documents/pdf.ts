import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../root.ts'
import type { Lang } from '../words/index.ts'
import { printable } from './printable.ts'

type Typst = typeof import('@myriaddreamin/typst-ts-node-compiler')

const start = () => {
  const { NodeCompiler }: Typst = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler')
  return NodeCompiler.create({ workspace: root })
}

/** Native code: loaded by the first document, then kept warm. */
let warm: ReturnType<typeof start> | undefined

const clean = (_: string, value: unknown): unknown => (typeof value === 'string' ? printable(value) : value)

/** What Typst says: in the message of an export, in the code of a compilation. */
const said = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/** The texts that no font can draw: Typst writes `\"漢\"`, or `\"\\u{301}\"` for what has no shape alone. */
const undrawable = (report: string): readonly string[] =>
  Array.from(report.matchAll(/the text `\\"(.+?)\\"` could not be displayed/g), ([, text = '']) =>
    text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  )

const codes = (text: string): string =>
  Array.from(text, letter => `[U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`).join('')

/**
 * A tagged PDF that meets PDF/UA-1; throws when the template cannot. `template` is a path from the root of the repository.
 * It reads `sys.inputs.lang`, and `sys.inputs.data` as JSON, so that what is in the data can only be text, never markup.
 * A letter that no font can draw is printed as its code, `[U+6F22]`, since the standard refuses an empty box.
 */
export const pdf = ({ template, data, lang }: { template: string; data: unknown; lang: Lang }): Uint8Array => {
  warm ??= start()
  const compiler = warm
  const make = (json: string): Uint8Array =>
    compiler.pdf({ mainFilePath: join(root, template), inputs: { data: json, lang } }, { pdfStandard: 'ua-1' })
  const json = JSON.stringify(data, clean)
  try {
    return make(json)
  } catch (error) {
    const missing = undrawable(said(error))
    if (missing.length === 0) throw new Error(`${template}: ${said(error)}`, { cause: error })
    return make(missing.reduce((text, letter) => text.replaceAll(letter, codes(letter)), json))
  } finally {
    compiler.evictCache(10)
  }
}
