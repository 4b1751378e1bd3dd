import { type Day, isDay } from '../../../kernel/time/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'

export const kinds = [
  'decret',
  'arrete',
  'ct',
  'assembly_resolution',
  'authorisation',
  'import',
  'erratum',
  'repeal',
] as const
export type Kind = (typeof kinds)[number]

export const kindNames: Record<Kind, Two> = {
  decret: { fr: 'Décret', en: 'Order in Council' },
  arrete: { fr: 'Arrêté ministériel', en: 'Ministerial Order' },
  ct: { fr: 'Décision du Conseil du trésor', en: 'Treasury Board Decision' },
  assembly_resolution: { fr: 'Résolution de l’Assemblée nationale', en: 'Resolution of the National Assembly' },
  authorisation: { fr: 'Autorisation de la présidence', en: 'President’s Authorization' },
  import: { fr: 'Reprise de données', en: 'Data Import' },
  erratum: { fr: 'Erratum', en: 'Erratum' },
  repeal: { fr: 'Abrogation', en: 'Repeal' },
}

const shortNames: Record<Kind, Two> = {
  decret: { fr: 'D.', en: 'O.C.' },
  arrete: { fr: 'A.M.', en: 'M.O.' },
  ct: { fr: 'C.T.', en: 'T.B.' },
  assembly_resolution: { fr: 'Rés.', en: 'Res.' },
  authorisation: { fr: 'Aut.', en: 'Auth.' },
  import: { fr: 'Reprise', en: 'Import' },
  erratum: { fr: 'Erratum', en: 'Erratum' },
  repeal: { fr: 'Abrog.', en: 'Repeal' },
}

const ofKinds: Record<Kind, string> = {
  decret: 'du décret',
  arrete: 'de l’arrêté',
  ct: 'de la décision C.T.',
  assembly_resolution: 'de la résolution',
  authorisation: 'de l’autorisation',
  import: 'de la reprise de données',
  erratum: 'de l’erratum',
  repeal: 'de l’abrogation',
}

/** « du décret 812-2026 », “of Order in Council 812-2026”: how a sentence names an act after « l’article 3 ». */
export const ofAct = (kind: Kind, number: string): Two => ({
  fr: `${ofKinds[kind]}\u00a0${number}`,
  en: `of ${kindNames[kind].en}\u00a0${number}`,
})

/** « D. 812-2026 », with a no-break space. */
export const shortName = (kind: string, number: string, lang: Lang): string =>
  `${shortNames[kind as Kind][lang]}\u00a0${number}`

/** C.T. numbers run on through the years; the other series begin again each year. */
export const seriesYear = (kind: Kind, adoptedOn: Day): number => (kind === 'ct' ? 0 : Number(adoptedOn.slice(0, 4)))

const firstTreasuryNumber = 230_001

/** The number written for the nth act of a series (n from 1): « 812-2026 », or six digits for a C.T. */
export const numberText = (kind: Kind, year: number, n: number): string =>
  kind === 'ct' ? String(firstTreasuryNumber + n - 1).padStart(6, '0') : `${n}-${year}`

/** NOM-14: a number given elsewhere has the series' form, and its year is that of its date; before 2000 two digits were written. */
export const isNumberOf = (kind: Kind, number: string, adoptedOn: Day): boolean => {
  if (kind === 'ct') return /^\d{6}$/.test(number)
  const [, year] = /^\d{1,4}-(\d{2}|\d{4})$/.exec(number) ?? []
  if (!year || !isDay(adoptedOn)) return false
  const own = adoptedOn.slice(0, 4)
  return year === own || (own < '2000' && year === own.slice(2))
}
