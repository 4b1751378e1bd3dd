import type { Collection, Read, RuleId } from '../import.rules.ts'

/** A row that the register has of an earlier edition and this one lacks has no place in the file. */
export const missingIndex = -1

/** Fewer posts than this share of those that the register has of the list, in hundredths, and the edition is proposed as partial. */
const leastShare = 75
export const isPartial = (inFile: number, inRegister: number): boolean => inFile * 100 < inRegister * leastShare

/** What the register has no place for, or what an edition says anew each time. */
const unkept: readonly string[] = ['pay', 'location', 'unit', 'reports_to', 'occupancy']

const kept = (read: Read) => Object.fromEntries(Object.entries(read).filter(([field]) => !unkept.includes(field)))

const changeable: Record<Collection, readonly string[]> = {
  organizations: ['name', 'classification', 'parent_id'],
  persons: ['name', 'given_name', 'family_name'],
  posts: ['label', 'organization_id', 'appointment_type', 'tenure'],
  memberships: [],
}

/** What became of a row of a list since it was last taken over; `open` says that the register has it without an end. */
export const sinceEdition = (
  collection: Collection,
  before: unknown,
  now: Read,
  open: boolean,
): 'same' | 'changed' | 'ended' | 'contradicts' => {
  if (typeof before !== 'object' || before === null) return 'contradicts'
  if (collection === 'posts' && now.end_date) return open ? 'ended' : 'same'
  const [then, said] = [kept(before as Read), kept(now)]
  const keys = [...new Set([...Object.keys(then), ...Object.keys(said)])]
  const other = keys.filter(key => then[key] !== said[key])
  if (other.length === 0) return 'same'
  return open && other.every(key => changeable[collection].includes(key)) ? 'changed' : 'contradicts'
}

/** The rule that speaks of what would be done while nobody takes it. */
export const editionRuleOf = {
  absent: 'IMP-53',
  partial: 'IMP-54',
  ended: 'IMP-55',
} as const satisfies Record<string, RuleId>

/** Letters without accents, case, hyphens and points: how a name is known again in the next edition. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** « Ann B. Taylor, Jr. » : what follows the comma stays with the family name. */
export const partsOf = (name: string): { given_name: string; family_name: string } => {
  const [main = '', ...after] = name.trim().split(/\s*,\s*/)
  const last = main.lastIndexOf(' ')
  const family = [main.slice(last + 1), ...after].join(', ')
  return { given_name: main.slice(0, Math.max(last, 0)).trim(), family_name: family }
}

/** Who appoints, by the wording of a list of positions; null where it says nothing. */
export const authorityOf = (appointment: string): 'government' | 'minister' | null => {
  if (/^presidential/i.test(appointment)) return 'government'
  if (/^(noncareer|schedule c|limited|career)/i.test(appointment)) return 'minister'
  return null
}

/** « 5 Years » in months; null for anything else. */
export const tenureMonths = (tenure: string): number | null => {
  const years = /^(\d{1,2}) years?$/i.exec(tenure.trim())?.[1]
  return years && Number(years) > 0 && Number(years) <= 50 ? Number(years) * 12 : null
}

/** A US date, M/D/YYYY, as YYYY-MM-DD; any other text as it is. */
export const fromUsDate = (text: string): string => {
  const [, month, date, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? []
  return month && date && year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text.trim()
}

/**
 * Those that are above themselves, directly or through others, where each names the one above it: one of each circle, the first met.
 * `above` gives null for whoever has none.
 */
export const circlesIn = (ids: Iterable<string>, above: (id: string) => string | null): Set<string> => {
  const cut = new Set<string>()
  const settled = new Set<string>()
  for (const start of ids) {
    const path = new Set<string>()
    let id: string | null = start
    while (id !== null && !settled.has(id) && !path.has(id)) {
      path.add(id)
      id = above(id)
    }
    if (id !== null && path.has(id)) cut.add(id)
    for (const one of path) settled.add(one)
  }
  return cut
}
