import type { Tx } from '../database/index.ts'
import type { Day, Instant } from '../time/index.ts'

export type Acceptance = {
  readonly finding: string
  readonly facts: string
  readonly reason: string
  readonly until: Day
  readonly accepted_by_name: string
  readonly accepted_at: Instant
}

const columns = ['finding', 'facts', 'reason', 'until', 'accepted_by_name', 'accepted_at'] as const

export const acceptances = (tx: Tx): Promise<Acceptance[]> =>
  tx.selectFrom('findings.acceptance').select(columns).execute()

/** What was accepted of a finding, held until the transaction ends. */
export const heldAcceptance = (tx: Tx, finding: string): Promise<Acceptance | undefined> =>
  tx.selectFrom('findings.acceptance').select(columns).where('finding', '=', finding).forUpdate().executeTakeFirst()

export const putAcceptance = (tx: Tx, { finding, ...rest }: Acceptance) =>
  tx
    .insertInto('findings.acceptance')
    .values({ finding, ...rest })
    .onConflict(conflict => conflict.column('finding').doUpdateSet(rest))
    .execute()

export const removeAcceptance = (tx: Tx, finding: string) =>
  tx.deleteFrom('findings.acceptance').where('finding', '=', finding).execute()
