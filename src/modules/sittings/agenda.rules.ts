import type { Two } from '../../kernel/words/index.ts'

/** The kinds of subjects under which an agenda lists its items, in the order in which they are taken. */
export const groups = {
  appointments: { fr: 'Nominations et mouvements', en: 'Appointments and moves' },
  renewals: { fr: 'Renouvellements', en: 'Renewals' },
  departures: { fr: 'Départs', en: 'Departures' },
  others: { fr: 'Autres actes', en: 'Other acts' },
} as const satisfies Record<string, Two>
export type Group = keyof typeof groups

const groupNames = Object.keys(groups) as readonly Group[]

const groupOfEffect: Readonly<Record<string, Group>> = {
  'mandate.begin': 'appointments',
  'mandate.move': 'appointments',
  'mandate.act': 'appointments',
  'mandate.renew': 'renewals',
  'mandate.extend': 'renewals',
  'mandate.end': 'departures',
}

/** The kind of subject of a draft: the first in the order of the agenda among those of its articles. One that ends a term to name a successor appoints. */
export const groupOf = (articles: readonly { effect: string | null }[]): Group => {
  const found = articles.map(({ effect }) => groupOfEffect[effect ?? ''])
  return groupNames.find(group => found.includes(group)) ?? 'others'
}

type Placed = { place: number; group: Group }

/**
 * Items in the order in which they are taken, each with its number. While an agenda is open they are numbered as they stand;
 * once it is locked each keeps its number, and what is added then takes the next one, at the end of its kind.
 */
export const inOrder = <T extends Placed>(items: readonly T[], isOpen: boolean): (T & { n: number })[] =>
  items
    .toSorted((a, b) => groupNames.indexOf(a.group) - groupNames.indexOf(b.group) || a.place - b.place)
    .map((item, at) => ({ ...item, n: isOpen ? at + 1 : item.place }))

/** Items already in order, under the kinds that have any. */
export const grouped = <T extends { group: Group }>(items: readonly T[]): { group: Group; items: T[] }[] =>
  [...Map.groupBy(items, ({ group }) => group)].map(([group, own]) => ({ group, items: own }))
