import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { lookupOf } from '../../../kernel/facts/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { personName } from '../../registry/index.ts'
import { nameKey } from './homonym.rules.ts'

/** Someone of the register of persons who bears, or bore, a name. */
export type Homonym = {
  person_id: string
  /** The present name, and the post held on the day or last. */
  label: Two
  /** The name that was the same, where it is not borne any more. */
  former: string | null
}

type Row = { person_id: string; given_name: string; family_name: string; present: boolean }

/** The people of the register who have, or had, each of these names, by `nameKey`: accents, marks and order do not count. */
export const homonymsOf = async (
  tx: Tx,
  names: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, readonly Homonym[]>> => {
  const keys = [...new Set(names.map(nameKey))].filter(key => key !== '')
  if (keys.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select s.person_id, s.given_name, s.family_name,
      s.valid = (select valid from registry.person x where x.person_id = s.person_id order by upper(valid) desc nulls first limit 1) as present
    from unnest(${keys}::text[]) asked join registry.person s on s.words @@ plainto_tsquery('search.names', asked)
    order by present desc, s.person_id`.execute(tx)
  const found = rows.filter(row => keys.includes(nameKey(personName(row))))
  const ids = [...new Set(found.map(({ person_id }) => person_id))]
  const shown = ids.length === 0 ? [] : await lookupOf('person')(tx, { ids, on, limit: ids.length, drafted: [] })
  const homonymOf = (row: Row): Homonym => {
    const name = personName(row)
    const label = shown.find(({ id }) => id === row.person_id)?.label ?? { fr: name, en: name }
    return { person_id: row.person_id, label, former: row.present ? null : name }
  }
  // The present name says enough of whoever had the same one before.
  const once = found.filter(
    (row, place) =>
      found.findIndex(
        one => one.person_id === row.person_id && nameKey(personName(one)) === nameKey(personName(row)),
      ) === place,
  )
  return new Map(
    Map.groupBy(once, row => nameKey(personName(row)))
      .entries()
      .map(([key, of]) => [key, of.map(homonymOf)]),
  )
}
