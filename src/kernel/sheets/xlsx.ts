import { xml } from '../xml.ts'
import { zip } from './zip.ts'

/** What a cell of a list holds: a bigint is cents. */
export type Cell = string | number | bigint | boolean | null

/** A column of a sheet: its heading, and whether its texts are days. */
export type Heading = { readonly title: string; readonly kind?: 'text' | 'number' | 'money' | 'day' | undefined }

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The most that a sheet holds, headings included; what follows goes to another. */
const mostRows = 1_048_576
const mostBytes = 2_000_000_000
/** The most that a cell holds: a spreadsheet would call a longer one damage. */
const mostCharacters = 32_767

const numbered = (found: string) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
// A sheet writes the number of what XML has no room for or would change, and of what looks like such a number.
const inSheet = (text: string): string => xml(text.replace(/\r|_(?=x[0-9A-Fa-f]{4}_)/g, numbered), numbered)

const cut = (text: string) => (text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text)

/** Dollars with two decimals: '-12345.67'. */
export const decimal = (amount: bigint): string => {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const text = (value: string, style = 0) =>
  `<c${style ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${inSheet(cut(value))}</t></is></c>`

/** A spreadsheet counts days from 30 December 1899; before March 1900 it counts one that never was. */
const origin = Date.UTC(1899, 11, 30)
const firstCounted = '1900-03-01'
const isDay = /^\d{4}-\d{2}-\d{2}$/
const styles = { day: 1, money: 2, heading: 3 } as const

/** A value of its own type. Text is written as text, whatever it begins with: no cell is ever a formula. */
const written = (value: Cell, kind: Heading['kind']): string => {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'bigint') return `<c s="${styles.money}"><v>${decimal(value)}</v></c>`
  if (typeof value === 'number') return Number.isFinite(value) ? `<c><v>${value}</v></c>` : '<c/>'
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`
  if (kind === 'day' && value >= firstCounted && isDay.test(value))
    return `<c s="${styles.day}"><v>${(Date.parse(value) - origin) / 86_400_000}</v></c>`
  return text(value)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const wordOf = (what: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${what}+xml`

const styleSheet = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`

const widths = { text: 30, number: 12, money: 16, day: 12 } as const

const opening = (headings: readonly Heading[]): string => {
  const columns = headings.map(
    ({ kind = 'text' }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[kind]}" customWidth="1"/>`,
  )
  const first = headings.map(({ title }) => text(title, styles.heading)).join('')
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData><row>${first}</row>`
}

const sheetName = (name: string, at: number): string => {
  const plain = name.replace(/[[\]:*?/\\']/g, ' ').trim() || 'Greffe'
  const number = at === 0 ? '' : ` ${at + 1}`
  return `${plain.slice(0, 31 - number.length)}${number}`
}

const once = async function* (content: string) {
  yield Buffer.from(content)
}

type Sheets = {
  readonly title: string
  readonly headings: readonly Heading[]
  /** Each row has a cell for each heading, in their order. */
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>
}

/** A workbook made as it is read, of as many sheets as its rows need. */
export async function* xlsx({ title, headings, batches }: Sheets): AsyncGenerator<Buffer> {
  const source = batches[Symbol.asyncIterator]()
  let waiting: readonly (readonly Cell[])[] = []
  let from = 0
  let ended = false

  const sheet = async function* () {
    let [rows, bytes] = [1, 0]
    yield Buffer.from(opening(headings))
    while (rows < mostRows && bytes < mostBytes) {
      if (from >= waiting.length) {
        const next = await source.next()
        if (next.done) {
          ended = true
          break
        }
        waiting = next.value
        from = 0
      }
      const part = waiting.slice(from, from + Math.min(500, mostRows - rows))
      const piece = Buffer.from(
        part.map(row => `<row>${row.map((cell, at) => written(cell, headings[at]?.kind)).join('')}</row>`).join(''),
      )
      from += part.length
      rows += part.length
      bytes += piece.length
      if (piece.length > 0) yield piece
    }
    yield Buffer.from('</sheetData></worksheet>')
  }

  const entries = async function* () {
    let count = 0
    while (!ended) {
      count += 1
      yield { name: `xl/worksheets/sheet${count}.xml`, content: sheet() }
    }
    const numbers = Array.from({ length: count }, (_, at) => at + 1)
    const parts = numbers.map(
      n => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${wordOf('worksheet')}"/>`,
    )
    const sheets = numbers.map(n => `<sheet name="${inSheet(sheetName(title, n - 1))}" sheetId="${n}" r:id="rId${n}"/>`)
    const links = numbers.map(
      n => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )
    yield { name: 'xl/styles.xml', content: once(styleSheet) }
    yield {
      name: 'xl/workbook.xml',
      content: once(
        `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets></workbook>`,
      ),
    }
    yield {
      name: 'xl/_rels/workbook.xml.rels',
      content: once(
        `${declaration}<Relationships xmlns="${packages}/relationships">${links.join('')}<Relationship Id="rId${count + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      ),
    }
    yield {
      name: '_rels/.rels',
      content: once(
        `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    }
    yield {
      name: '[Content_Types].xml',
      content: once(
        `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${wordOf('sheet.main')}"/><Override PartName="/xl/styles.xml" ContentType="${wordOf('styles')}"/>${parts.join('')}</Types>`,
      ),
    }
  }
  yield* zip(entries())
}
