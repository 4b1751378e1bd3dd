import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import { believed } from '../../../kernel/facts/index.ts'
import { type Period, periodFromRange } from '../../../kernel/time/index.ts'
import type { Cited } from '../mandates/mandate.queries.ts'
import type { When } from '../mandates/roster.queries.ts'

export type MembershipLine = Cited & { professional_order: string; number: string | null; valid: Period }

/** The professional orders of a person, past, present and to come, in the order in which they begin. */
export const ordersOf = async (tx: Tx, { known }: When, person: string): Promise<MembershipLine[]> => {
  const { rows } = await sql<MembershipLine & { valid: string }>`
    select m.professional_order, m.number, m.valid, m.act_id, m.article, a.kind as act_kind, a.number as act_number
    from ${believed('registry.order_membership', known)} m join acts.act a on a.act_id = m.act_id
    where m.person_id = ${person} order by lower(m.valid) nulls first, m.professional_order`.execute(tx)
  return rows.map(row => ({ ...row, valid: periodFromRange(row.valid) }))
}
