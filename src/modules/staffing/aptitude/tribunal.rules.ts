import { type Day, day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'

/** The tribunals whose members are chosen by committees and from registers. */
export const tribunals = {
  tat: { fr: 'Tribunal administratif du travail', en: 'Administrative Labour Tribunal' },
  tal: { fr: 'Tribunal administratif du logement', en: 'Administrative Housing Tribunal' },
  taq: { fr: 'Tribunal administratif du Québec', en: 'Administrative Tribunal of Québec' },
  tmf: { fr: 'Tribunal administratif des marchés financiers', en: 'Financial Markets Administrative Tribunal' },
  energie: { fr: 'Régie de l’énergie', en: 'Régie de l’énergie' },
} as const satisfies Record<string, Two>
export type Tribunal = keyof typeof tribunals

/** The tribunal of that name, whose committees and instrument it is; null where the body is another. Which register a seat's law asks for is `registerNamed`. */
export const tribunalOf = (name: string): Tribunal | null =>
  (Object.keys(tribunals) as Tribunal[]).find(code => tribunals[code].fr === name) ?? null

/** The chapters of the statutes under which each register is kept, as legal bases cite them: « RLRQ, c. J-3 », « T-15.01, r. 4 ». */
const chapters: Record<Tribunal, readonly string[]> = {
  tat: ['T-15.1'],
  tal: ['T-15.01', 'R-8.1'],
  taq: ['J-3'],
  tmf: ['E-6.1'],
  energie: ['R-6.01'],
}

type Basis = { readonly act: string; readonly role?: string | undefined }

/** NOM-09: the legal bases that have a seat's members picked in a register of aptitude, whatever the body is called. */
export const aptitudeBases = <B extends Basis>(bases: readonly B[]): readonly B[] =>
  bases.filter(({ role }) => role === 'aptitude')

/** The register that these bases point to; null where they ask for none, or for one that is not kept here. */
export const registerNamed = (bases: readonly Basis[]): Tribunal | null => {
  const cited = aptitudeBases(bases).flatMap(({ act }) => act.match(/[A-Z]-\d+(?:\.\d+)*/g) ?? [])
  const codes = Object.keys(tribunals) as Tribunal[]
  return codes.find(code => chapters[code].some(chapter => cited.includes(chapter))) ?? null
}

/** The first day of rows whose law was read in its present state, without the day on which it took effect: the register begins in that year. */
export const asRead: Day = day('2010-01-01')
