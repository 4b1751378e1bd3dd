import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Family, OrganisationKind } from '../registry.rules.ts'

/** How the government goes about a kind of seat: moves in chains, one at a time, board by board, bench by bench, or by the Assembly. */
export type Way = 'chain' | 'single' | 'cohort' | 'bench' | 'office'

export type Design = {
  way: Way
  family: Family
  f: string
  m: string
  en: string
  /** Of the longest term; null is indeterminate. */
  months: number | null
  by?: 'premier' | 'minister' | 'assembly'
  arrete?: true
  partTime?: true
  fill?: 'unexpired'
  renewals?: number
}

const office = (f: string, m: string, en: string, months: 84 | 120): Design => ({
  way: 'office',
  family: 'chief_executive',
  f,
  m,
  en,
  months,
  by: 'assembly',
  renewals: months === 120 ? 0 : 1,
})
const chain = (family: Family, f: string, m: string, en: string): Design => ({
  way: 'chain',
  family,
  f,
  m,
  en,
  months: null,
  by: 'premier',
})
const head = (f: string, m: string, en: string): Design => ({
  way: 'single',
  family: 'chief_executive',
  f,
  m,
  en,
  months: 60,
})
const bench = (f: string, m: string, en: string): Design => ({
  way: 'bench',
  family: 'adjudicator',
  f,
  m,
  en,
  months: 60,
})
const partTime = (f: string, m: string, en: string, months: number): Design => ({
  way: 'cohort',
  family: 'other',
  f,
  m,
  en,
  months,
  partTime: true,
})

const catalogue = {
  secretary_general: chain('deputy_minister', 'secrétaire générale', 'secrétaire général', 'Secretary General'),
  associate_secretary_general: chain(
    'associate_deputy_minister',
    'secrétaire générale associée',
    'secrétaire général associé',
    'Associate Secretary General',
  ),
  assistant_secretary: chain(
    'assistant_deputy_minister',
    'secrétaire adjointe',
    'secrétaire adjoint',
    'Assistant Secretary',
  ),
  board_secretary: chain('deputy_minister', 'secrétaire', 'secrétaire', 'Secretary'),
  associate_secretary: chain(
    'associate_deputy_minister',
    'secrétaire associée',
    'secrétaire associé',
    'Associate Secretary',
  ),
  deputy: chain('deputy_minister', 'sous-ministre', 'sous-ministre', 'Deputy Minister'),
  associate: chain(
    'associate_deputy_minister',
    'sous-ministre associée',
    'sous-ministre associé',
    'Associate Deputy Minister',
  ),
  assistant: chain(
    'assistant_deputy_minister',
    'sous-ministre adjointe',
    'sous-ministre adjoint',
    'Assistant Deputy Minister',
  ),
  delegate_general: chain('delegate', 'déléguée générale', 'délégué général', 'Delegate General'),
  delegate: chain('delegate', 'déléguée', 'délégué', 'Delegate'),
  head_of_post: chain('delegate', 'cheffe de poste', 'chef de poste', 'Head of Post'),

  president_ceo: head(
    'présidente-directrice générale',
    'président-directeur général',
    'President and Chief Executive Officer',
  ),
  president: head('présidente', 'président', 'Chair'),
  director_general: head('directrice générale', 'directeur général', 'Director General'),
  commissioner: head('commissaire', 'commissaire', 'Commissioner'),
  curator: head('curatrice publique', 'curateur public', 'Public Curator'),
  chief_coroner: head('coroner en chef', 'coroner en chef', 'Chief Coroner'),
  director_of_inquiries: head('directrice', 'directeur', 'Director'),
  vice_president: { ...head('vice-présidente', 'vice-président', 'Vice-President'), family: 'vice_president' },
  deputy_head: {
    ...head('directrice générale adjointe', 'directeur général adjoint', 'Deputy Director General'),
    family: 'vice_president',
  },

  tribunal_president: { ...head('présidente', 'président', 'President'), family: 'adjudicator' },
  tribunal_vice_president: { ...head('vice-présidente', 'vice-président', 'Vice-President'), family: 'adjudicator' },
  tribunal_member: bench('membre', 'membre', 'member'),
  judge: bench('juge administrative', 'juge administratif', 'administrative judge'),
  tribunal_commissioner: bench('commissaire', 'commissaire', 'commissioner'),
  regisseur: bench('régisseuse', 'régisseur', 'commissioner'),
  discipline_president: bench(
    'présidente de conseil de discipline',
    'président de conseil de discipline',
    'disciplinary council chair',
  ),
  coroner: bench('coroner permanente', 'coroner permanent', 'permanent coroner'),
  tribunal_part_time: {
    ...partTime('membre à temps partiel', 'membre à temps partiel', 'part-time member', 60),
    family: 'adjudicator',
  },
  assessor: { ...partTime('assesseuse', 'assesseur', 'assessor', 60), family: 'adjudicator' },
  coroner_part_time: {
    ...partTime('coroner à temps partiel', 'coroner à temps partiel', 'part-time coroner', 60),
    arrete: true,
  },

  board_chair: {
    way: 'single',
    family: 'board_chair',
    f: 'présidente du conseil d’administration',
    m: 'président du conseil d’administration',
    en: 'chair of the board of directors',
    months: 60,
    partTime: true,
    renewals: 2,
  },
  board_member: {
    ...partTime(
      'membre du conseil d’administration',
      'membre du conseil d’administration',
      'member of the board of directors',
      48,
    ),
    family: 'board_member',
    fill: 'unexpired',
    renewals: 2,
  },
  council_president: { ...partTime('présidente', 'président', 'chair', 60), way: 'single' },
  council_member: { ...partTime('membre', 'membre', 'member', 48), renewals: 2 },

  auditor_general: office('vérificatrice générale', 'vérificateur général', 'Auditor General', 120),
  protector: office('protectrice du citoyen', 'protecteur du citoyen', 'Public Protector', 84),
  chief_electoral_officer: office(
    'directrice générale des élections',
    'directeur général des élections',
    'Chief Electoral Officer',
    84,
  ),
  office_commissioner: office('commissaire', 'commissaire', 'Commissioner', 84),
  prosecutor: office(
    'directrice des poursuites criminelles et pénales',
    'directeur des poursuites criminelles et pénales',
    'Director of Criminal and Penal Prosecutions',
    84,
  ),
  office_president: office('présidente', 'président', 'President', 84),
  office_ceo: office(
    'présidente-directrice générale',
    'président-directeur général',
    'President and Chief Executive Officer',
    84,
  ),
  office_vice_president: {
    ...office('vice-présidente', 'vice-président', 'Vice-President', 84),
    family: 'vice_president',
  },
  office_member: { ...office('membre', 'membre', 'member', 84), family: 'adjudicator' },
} as const satisfies Record<string, Design>

export type DesignKey = keyof typeof catalogue
export const designs: Readonly<Record<DesignKey, Design>> = catalogue

/** Seats of one design; those abroad are told apart by their place. */
export type SeatGroup = readonly [DesignKey, number | readonly Two[]]

export type Body = {
  key: string
  kind: OrganisationKind
  name: Two
  acronym: string | null
  /** The ministry whose minister answers for it; a ministry's own minister's title otherwise. */
  under: string | null
  portfolio?: Two
  /** Of the consolidated statutes; null is invented. */
  chapter: string | null
  /** The year in which the name was public; null is invented. */
  year: number | null
  from?: Day
  seats: readonly SeatGroup[]
}
