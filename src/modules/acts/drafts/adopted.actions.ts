import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import { type AdoptedDraft, draftsAdopted, insertDraftsOf } from './adopted.queries.ts'

/** The drafts of the acts of a kind adopted on a day, in their order; an act adopted without one is given a draft that says what it says. */
export const draftsOfDay = async (
  tx: Tx,
  { actor: { id, name }, clock }: { readonly actor: Actor; readonly clock: Clock },
  kind: string,
  on: Day,
): Promise<(AdoptedDraft & { draft_id: string })[]> => {
  const without = (await draftsAdopted(tx, kind, on)).filter(({ draft_id }) => draft_id === null)
  if (without.length > 0) {
    const acts = without.map(({ act_id }) => act_id)
    await insertDraftsOf(tx, acts, { id, name, now: clock.now() })
    await journal(tx, { what: 'draft.recorded', subject: on, details: { acts } })
  }
  return (await draftsAdopted(tx, kind, on)).flatMap(({ draft_id, ...act }) =>
    draft_id === null ? [] : [{ ...act, draft_id }],
  )
}
