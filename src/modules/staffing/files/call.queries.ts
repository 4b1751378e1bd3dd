import type { Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../kernel/time/index.ts'
import type { Kind, Step } from '../calls/call.steps.ts'

export type CallOfPost = {
  call_id: string
  kind: Kind
  reference: string
  step: Step
  opens_at: Instant | null
  closes_at: Instant | null
  first_closes_at: Instant | null
}

/** The calls about a post that are not cancelled, the latest first. */
export const callsOfPost = async (tx: Tx, post: string): Promise<CallOfPost[]> =>
  (await tx
    .selectFrom('staffing.call as c')
    .select(['c.call_id', 'c.kind', 'c.reference', 'c.step', 'c.opens_at', 'c.closes_at', 'c.first_closes_at'])
    .where(({ eb, val }) => eb(val(post), '=', ({ fn }) => fn<string>('any', ['c.posts'])))
    .where('c.step', '<>', 'cancelled')
    .orderBy('c.opened_at', 'desc')
    .execute()) as CallOfPost[]
