import type { Role } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { type Day, fixedClock } from '../../../kernel/time/index.ts'
import { trialPeople } from '../../../kernel/web/index.ts'

/** Someone of the trial at work on a day. */
export const by = (role: Role, on: Day) => {
  const actor = trialPeople.find(person => person.role === role)
  if (!actor) throw new Error(`nobody is ${role} in the trial`)
  return { actor, clock: fixedClock(on) }
}

type By = ReturnType<typeof by>
/** One person's gesture on a day, in a transaction of its own. */
export type As = <T>(role: Role, on: Day, run: (tx: Tx, by: By) => Promise<T>) => Promise<T>
