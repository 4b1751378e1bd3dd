import type { Actor } from './access/index.ts'
import type { Tx } from './database/index.ts'
import type { Clock } from './time/index.ts'

/** `url`: the address of the site, where messages lead; without it they say the path alone. */
type By = { readonly actor: Actor; readonly clock: Clock; readonly url?: string }
type Listener<Said, Answer> = (tx: Tx, by: By, said: Said) => Promise<Answer>

/** One ear of a later module: what it calls, and when. */
export type Subscription = { readonly listen: () => void }

/**
 * What a module tells, or asks, the modules below it in the list, which it does not know. They subscribe in their `module.ts`; the calls
 * are made in their order, in the same transaction, and an error of one refuses the whole.
 */
export type Event<Said, Answer> = {
  tell: Listener<Said, Answer[]>
  heardBy: (listener: Listener<Said, Answer>) => Subscription
}

export const event = <Said, Answer = void>(): Event<Said, Answer> => {
  const listeners = new Set<Listener<Said, Answer>>()
  return {
    tell: async (tx, by, said) => {
      const answers: Answer[] = []
      for (const listener of listeners) answers.push(await listener(tx, by, said))
      return answers
    },
    heardBy: listener => ({ listen: () => void listeners.add(listener) }),
  }
}
