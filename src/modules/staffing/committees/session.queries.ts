import type { Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../kernel/time/index.ts'

/** A session to which the members of a committee are invited. */
export type Session = {
  session_id: string
  committee_id: string
  starts_at: Instant
  ends_at: Instant
  place: string
  sequence: number
  cancelled: boolean
}

const columns = ['session_id', 'committee_id', 'starts_at', 'ends_at', 'place', 'sequence', 'cancelled'] as const

export const sessionsOf = (tx: Tx, committee: string): Promise<Session[]> =>
  tx
    .selectFrom('staffing.committee_session')
    .select(columns)
    .where('committee_id', '=', committee)
    .orderBy('starts_at')
    .execute()

/** Held until the transaction ends. */
export const heldSession = (tx: Tx, committee: string, id: string): Promise<Session | undefined> =>
  tx
    .selectFrom('staffing.committee_session')
    .select(columns)
    .where('committee_id', '=', committee)
    .where('session_id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const insertSession = (tx: Tx, session: Session & { set_by_name: string }) =>
  tx.insertInto('staffing.committee_session').values(session).execute()

export const saveSession = (tx: Tx, id: string, change: Partial<Omit<Session, 'session_id' | 'committee_id'>>) =>
  tx.updateTable('staffing.committee_session').set(change).where('session_id', '=', id).execute()

export const saveAddress = (tx: Tx, member: string, address: string | null) =>
  tx.updateTable('staffing.committee_member').set({ address }).where('member_id', '=', member).execute()
