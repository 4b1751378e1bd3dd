import { personName } from '../../registry/index.ts'
import type { Homonym } from './homonym.queries.ts'
import { nameKey } from './homonym.rules.ts'
import type { Offered } from './pick.queries.ts'

/** Someone to pick, as the form names them. */
export const keyOf = ({ entry_id, application_id }: Offered): string => entry_id ?? application_id ?? ''

/** What the form sends of a person who is not known to be in the register of persons: `<key>.<person>`, or `<key>.new`. */
export const choiceOf = (pick: Offered, as: string): string => `${keyOf(pick)}.${as}`

export const chosenIn = (typed: string): { pick: string; as: string | null } => {
  const [pick = '', as] = typed.split('.')
  return { pick, as: as ?? null }
}

/** Whoever may be picked, with the people of the register of persons who have the same name: whether they are one is for the adviser to say. */
export type Pick = Offered & { readonly same: readonly Homonym[] }

export const withHomonyms = (
  picks: readonly Offered[],
  homonyms: ReadonlyMap<string, readonly Homonym[]>,
): readonly Pick[] =>
  picks.map(pick => ({
    ...pick,
    same: pick.person_id === null ? (homonyms.get(nameKey(personName(pick))) ?? []) : [],
  }))
