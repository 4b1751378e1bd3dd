import type { Job } from '../jobs/index.ts'
import { journal } from '../journal/index.ts'
import type { Instant } from '../time/index.ts'
import { sendingName } from './mail.actions.ts'
import { type Message, setDelivery, takeDue } from './mail.queries.ts'
import type { Deliver } from './transport.ts'

/** After so many tries, some twenty hours, nothing is sent unless someone asks. */
export const mostTries = 12
const longest = 240

/** When a message that was tried so often is tried next: after 1, 2, 4 … minutes, four hours at most. */
export const nextTry = (tries: number, now: Instant): Instant =>
  Temporal.Instant.from(now)
    .add({ minutes: Math.min(2 ** (tries - 1), longest) })
    .toString({ smallestUnit: 'microsecond' })

type Failure = { readonly message: string; readonly isFinal: boolean; readonly isAway: boolean }

/** Final: the server knows no such address. Away: the server itself does not answer, and so will not for the next message either. */
const failureOf = (error: unknown): Failure => {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return {
    message: error instanceof Error ? error.message : String(error),
    isFinal: code === 'EENVELOPE' && responseCode >= 500,
    isAway: ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ETLS', 'EAUTH'].includes(code ?? ''),
  }
}

const attempt = async (deliver: Deliver, message: Message): Promise<Failure | null> => {
  try {
    await deliver(message)
    return null
  } catch (error) {
    return failureOf(error)
  }
}

/**
 * Sends what is due, one by one, outside any transaction: a try is counted before, its outcome noted after. A process that dies between
 * the two sends the message again later, under the same Message-ID.
 */
export const sendingJob = (deliver: Deliver): Job => ({
  name: sendingName,
  says: { fr: 'Envoyer les messages qui attendent', en: 'Send the messages that wait' },
  turns: { minutes: 1 },
  steps: async (step, { clock }) => {
    for (;;) {
      const now = clock.now()
      const message = await step(tx => takeDue(tx, now, tries => nextTry(tries, now)))
      if (!message) return
      const { message_id: id, about, tries } = message
      const failure = await attempt(deliver, message)
      await step(async tx => {
        if (!failure) {
          await setDelivery(tx, id, { sent_at: clock.now(), next_try: null, error: null })
          return
        }
        const isGivenUp = failure.isFinal || tries >= mostTries
        await setDelivery(tx, id, { error: failure.message, ...(isGivenUp && { next_try: null }) })
        if (isGivenUp) await journal(tx, { what: 'message.given_up', subject: about, details: { message: id, tries } })
      })
      if (failure?.isAway) return
    }
  },
})
