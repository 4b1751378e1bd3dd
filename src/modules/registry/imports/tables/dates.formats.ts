import { dayOfSerial } from '../../../../kernel/sheets/index.ts'
import type { DateOrder } from './table.rules.ts'

/** The beginnings of the months, in both languages, without accents: enough to tell them apart. */
const months: readonly (readonly string[])[] = [
  ['jan'],
  ['fev', 'feb'],
  ['mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aou', 'aug'],
  ['sep'],
  ['oct'],
  ['nov'],
  ['dec'],
]
const names = new Set(
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july august september october november december janv fev fevr avr juil sept jan feb mar apr jun jul aug sep oct nov dec'.split(
    ' ',
  ),
)
const monthOf = (name: string): string | null => {
  const at = names.has(name) ? months.findIndex(starts => starts.some(start => name.startsWith(start))) : -1
  return at < 0 ? null : two(String(at + 1))
}
const two = (text: string) => text.padStart(2, '0')

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim()
    .toLowerCase()

const inFigures = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})(?:[ t]\d{1,2}[:h]\d{2}.*)?$/
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ t]\d{1,2}[:h]\d{2}.*)?$/
const dayFirst = /^(?:(?:le|on|the) )?(\d{1,2})(?:er|st|nd|rd|th)?(?: of)?[ -]([a-z]+)\.?,?[ -](\d{4})$/
const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:er|st|nd|rd|th)?,? (\d{4})$/
const monthAlone = /^([a-z]+)\.?[ -](\d{4})$/
const monthInFigures = /^(\d{1,2})[/-](\d{4})$/
const serial = /^\d{5}(?:[.,]\d+)?$/
const compact = /^(19|20)(\d{2})(\d{2})(\d{2})$/

/** A date as people and spreadsheets write it, as 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'; the text itself where it is none, for the rules to say so. */
export const dateIn = (text: string, order: DateOrder): string => {
  const read = plain(text)
  const whole = yearFirst.exec(read)
  if (whole) return `${whole[1]}-${two(whole[2] ?? '')}-${two(whole[3] ?? '')}`
  const figures = inFigures.exec(read)
  if (figures) {
    const [, first = '', second = '', year = ''] = figures
    const [date, month] = order === 'dmy' ? [first, second] : [second, first]
    return `${year}-${two(month)}-${two(date)}`
  }
  if (serial.test(read)) return dayOfSerial(Number(read.replace(',', '.'))) ?? text
  const packed = compact.exec(read)
  if (packed) return `${packed[1]}${packed[2]}-${packed[3]}-${packed[4]}`
  return inWords(read) ?? text.trim()
}

const inWords = (read: string): string | null => {
  const [, date = '', name = '', year = ''] = dayFirst.exec(read) ?? []
  const [, other = '', day = '', inYear = ''] = monthFirst.exec(read) ?? []
  const [, alone = '', ofYear = ''] = monthAlone.exec(read) ?? []
  const [, figure = '', withFigure = ''] = monthInFigures.exec(read) ?? []
  const month = monthOf(name || other || alone) ?? (figure && two(figure))
  if (!month) return null
  const days = date || day
  return [year || inYear || ofYear || withFigure, month, ...(days ? [two(days)] : [])].join('-')
}

/** Which order these dates in figures are in, where one of them tells. */
export const orderOf = (texts: readonly string[]): DateOrder | null => {
  for (const text of texts) {
    const [, first, second] = inFigures.exec(plain(text)) ?? []
    if (Number(first) > 12) return 'dmy'
    if (Number(second) > 12) return 'mdy'
  }
  return null
}
