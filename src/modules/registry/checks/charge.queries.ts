import { sql } from 'kysely'
import type { Charge } from '../../../kernel/findings/index.ts'

/** The body of its secretary; those of the portfolio of a minister's office, as of a day. */
export const bodiesInCharge: Charge = async (tx, { role, scope }, today) => {
  if (role === 'body_secretary') return new Set(scope.organisation ? [scope.organisation] : [])
  if (role !== 'minister_office' || !scope.portfolio) return new Set()
  const { rows } = await sql<{ organisation_id: string }>`
    select organisation_id from registry.organisation
    where portfolio_fr = ${scope.portfolio} and valid @> ${today}::date`.execute(tx)
  return new Set(rows.map(({ organisation_id }) => organisation_id))
}
