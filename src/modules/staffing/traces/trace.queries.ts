import type { Tx } from '../../../kernel/database/index.ts'
import type { Whole } from '../files/file.queries.ts'

type Linked = { committee_id: string; year: number; number: number }

/** The committees of a file, of those that the actor reads: of the calls of its post, or of its renewal. */
export const committeesOf = async (tx: Tx, file: Whole, calls: readonly string[]): Promise<Linked[]> => {
  const linked = file.renewal?.committee_id ?? null
  if (calls.length === 0 && linked === null) return []
  return tx
    .selectFrom('staffing.committee')
    .select(['committee_id', 'year', 'number'])
    .where(({ or, eb }) =>
      or([
        ...(calls.length > 0 ? [eb('call_id', 'in', calls)] : []),
        ...(linked ? [eb('committee_id', '=', linked)] : []),
      ]),
    )
    .orderBy('committee_id')
    .execute()
}

/** The requests of bodies that a file answers. */
export const requestsOf = async (tx: Tx, file_id: string): Promise<string[]> =>
  (await tx.selectFrom('staffing.request').select('request_id').where('file_id', '=', file_id).execute()).map(
    ({ request_id }) => request_id,
  )
