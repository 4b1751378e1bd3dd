import type { Tx } from '../../../kernel/database/index.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { bookOf, membersOn } from './attendance.queries.ts'
import { verdictsOn } from './tally.formats.ts'

/** What MAN-10 and MAN-11 say of the holders of some mandates, by mandate; those of whom nothing is recorded are left out. */
export const groundsOn = async (
  tx: Tx,
  mandates: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, readonly Verdict[]>> => {
  const members = mandates.length === 0 ? [] : await membersOn(tx, today, { mandates })
  if (members.length === 0) return new Map()
  const book = await bookOf(tx)
  return new Map(members.map(member => [member.mandate_id, verdictsOn(member, book, today)]))
}
