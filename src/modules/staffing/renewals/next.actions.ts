import type { Tx } from '../../../kernel/database/index.ts'
import { addMonths, type Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import type { Standing } from '../../registry/index.ts'
import { renewalsOn } from './renewal.queries.ts'
import { type Done, nextOf } from './renewal.steps.ts'
import { type Variant, variantOf } from './way.rules.ts'

const nothing: Done = {
  ...{ stated_on: null, evaluated_on: null, board_on: null, asked_on: null },
  ...{ answered_on: null, committee_id: null, intent_on: null, heard_on: null, recommended_on: null },
  ...{ notice: null, notified_on: null, presumed_on: null, renewed_on: null },
}

export type Next = { readonly says: Two; readonly way: Variant }

/** The next thing to do of the renewal of each term in office that ends soon enough, by mandate. */
export const nextOnPosts = async (
  tx: Tx,
  today: Day,
  standings: readonly Standing[],
): Promise<ReadonlyMap<string, Next>> => {
  const held = standings.filter(({ state }) => state === 'in_office').map(({ post_id }) => post_id)
  if (held.length === 0) return new Map()
  const found = await renewalsOn(tx, held, today, addMonths(today, 18))
  return new Map(
    found.flatMap(({ mandate_id, planned_end, renewal, reported_on, board_on, ...seat }): [string, Next][] => {
      const done = { ...nothing, ...renewal, board_on, ...(reported_on && { recommended_on: reported_on }) }
      const way = variantOf(seat)
      const says = nextOf(way, done, planned_end, today)
      return says ? [[mandate_id, { says, way }]] : []
    }),
  )
}
