import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { readOrganogram } from './editions/organogram.formats.ts'
import { readPositions } from './editions/positions.formats.ts'
import type { RuleId } from './import.rules.ts'
import { type Element, readPopolo } from './popolo.formats.ts'
import { readMapped } from './tables/table.formats.ts'

/** What a format gives of a file as it comes: its rows, and what is to be said of the file itself. */
type Reading = {
  elements: Element[]
  remarks: { rule: RuleId; place: string; line: number; value?: string }[]
}

type Format = {
  title: Two
  read: (bytes: AsyncIterable<Uint8Array>, how: { on: Day | null; options: unknown }) => AsyncGenerator<Reading>
  /**
   * The format is that of a list that appears again and again, and its file does not say the day that it shows, which must be asked. What an
   * edition no longer has is looked for in the whole register of the list, or in the bodies that the file speaks of.
   */
  edition: 'whole' | 'bodies' | null
}

/** The formats that can be taken over, by the name that the command gives them. */
export const formats: Readonly<Record<'popolo' | 'positions' | 'organogram' | 'table', Format>> = {
  popolo: { title: { fr: 'Popolo (JSON)', en: 'Popolo (JSON)' }, read: readPopolo, edition: null },
  positions: {
    title: { fr: 'Liste de postes (CSV)', en: 'List of positions (CSV)' },
    read: readPositions,
    edition: 'whole',
  },
  organogram: {
    title: { fr: 'Organigramme semestriel (CSV)', en: 'Half-yearly organogram (CSV)' },
    read: readOrganogram,
    edition: 'bodies',
  },
  table: { title: { fr: 'Tableau (CSV, XLSX)', en: 'Table (CSV, XLSX)' }, read: readMapped, edition: null },
}
export type FormatName = keyof typeof formats

export const isFormat = (name: string): name is FormatName => Object.hasOwn(formats, name)
