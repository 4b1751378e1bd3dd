import type { Two } from '../../../kernel/words/index.ts'
import type { RuleId } from './import.rules.ts'
import { type Element, readPopolo } from './popolo.formats.ts'
import { readMapped } from './tables/table.formats.ts'

/** What a format gives of a file as it comes: its rows, and what is to be said of the file itself. */
type Reading = {
  elements: Element[]
  remarks: { rule: RuleId; place: string; line: number }[]
}
type Format = { title: Two; read: (bytes: AsyncIterable<Uint8Array>, options: unknown) => AsyncGenerator<Reading> }

/** The formats that can be taken over, by the name that the command gives them. */
export const formats: Readonly<Record<'popolo' | 'table', Format>> = {
  popolo: { title: { fr: 'Popolo (JSON)', en: 'Popolo (JSON)' }, read: readPopolo },
  table: { title: { fr: 'Tableau (CSV, XLSX)', en: 'Table (CSV, XLSX)' }, read: readMapped },
}
export type FormatName = keyof typeof formats

export const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name)
