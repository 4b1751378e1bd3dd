import type { Tx } from '../../../kernel/database/index.ts'
import { type Happening, moveByEvent } from '../applications/tie.actions.ts'
import type { Candidate } from './committee.queries.ts'

/** What a delivered report concludes moves each application, and tells its candidate: the conclusion, never a score nor a dissent. */
export const carryOutcomes = async (tx: Tx, by: Happening, candidates: readonly Candidate[]): Promise<void> => {
  for (const { application_id, outcome } of candidates)
    if (application_id !== null && outcome !== null)
      await moveByEvent(tx, by, application_id, outcome === 'favourable' ? 'find_apt' : 'find_unfit')
}
