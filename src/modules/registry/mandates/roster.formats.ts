import { z } from 'zod'
import type { Day } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { capacities, type State } from '../registry.rules.ts'
import { keysOf, personName, postTitle } from '../words.ts'
import type { RosterRow } from './roster.queries.ts'

type Named = { id: string; name: string }

/** What a line of the roster may be. */
export const held = [
  'in_office',
  'past_term',
  'acting',
  'supernumerary',
  'vacant',
  'vacant_acting',
] as const satisfies readonly State[]

export const namedShape = z.object({ id: z.uuid(), name: z.string() })
export const dayShape = z.iso.date().nullable()
export const citedShape = { act: z.string(), act_kind: z.string(), act_id: z.uuid(), article: z.number().int() }

/** A line of the roster in JSON, as OpenAPI tells it. */
export const rosterShape = z.object({
  post: namedShape,
  organisation: namedShape,
  person: namedShape.nullable(),
  from: dayShape,
  to: dayShape,
  planned_end: dayShape,
  capacity: z.enum(keysOf(capacities)).nullable(),
  state: z.enum(held),
  ...citedShape,
})

/** A list in JSON, with the address of its next page. */
export const listShape = <T extends z.ZodType>(item: T) =>
  z.object({ total: z.number().int(), items: z.array(item), next: z.string().nullable() })

/** A line of the roster as every program reads it: days are first and last included, codes are the same in both languages. */
export type RosterItem = {
  post: Named
  organisation: Named
  person: Named | null
  from: Day | null
  to: Day | null
  planned_end: Day | null
  capacity: string | null
  state: State
  act: string
  act_kind: string
  act_id: string
  article: number
}

export const rosterItem = (row: RosterRow, lang: Lang): RosterItem => ({
  post: { id: row.post_id, name: postTitle(row, row.gender, lang) },
  organisation: { id: row.organisation_id, name: lang === 'fr' ? row.organisation_fr : row.organisation_en },
  person: row.person_id === null ? null : { id: row.person_id, name: personName(row) },
  from: row.first_day,
  to: row.last_day,
  planned_end: row.planned_end,
  capacity: row.capacity,
  state: row.state,
  act: row.act_number,
  act_kind: row.act_kind,
  act_id: row.act_id,
  article: row.article,
})
