import { type Dated, inForce } from '../rules/index.ts'
import { addMonths, type Day, day } from '../time/index.ts'

/** How long a finding may stay accepted. No law says: it is looked at again within a year. */
const longest: readonly Dated<number>[] = [{ from: day('1867-07-01'), law: 'Greffe', status: 'proposal', value: 12 }]

/** The last day until which a finding may be accepted. */
export const lastAccepted = (today: Day): Day => addMonths(today, inForce(longest, today).value)

type Acceptance = { readonly facts: string; readonly until: Day }

export type State = 'open' | 'expired' | 'changed' | 'accepted'

/** An accepted finding comes back after its last day, and as soon as what it rests on is another. */
export const stateOf = (facts: string, acceptance: Acceptance | null, today: Day): State => {
  if (acceptance === null) return 'open'
  if (acceptance.facts !== facts) return 'changed'
  return acceptance.until < today ? 'expired' : 'accepted'
}
