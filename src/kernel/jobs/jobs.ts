import type { Actor } from '../access/index.ts'
import type { Tx } from '../database/index.ts'
import { type Clock, type Instant, timeZone } from '../time/index.ts'
import type { Two } from '../words/index.ts'

/** `url`: the address of the site, where messages lead. */
export type By = { readonly actor: Actor; readonly clock: Clock; readonly url?: string }

/** When a job comes round by itself: every so many minutes, or each day from a time of day in Toronto, 'HH:MM'. */
export type Turns = { readonly minutes: number } | { readonly daily: string }

/** One transaction of a job made of several; in the name of a reader, it only reads. */
export type Step = <T>(run: (tx: Tx) => Promise<T>, reader?: Actor) => Promise<T>

/**
 * Work that nobody waits for. It carries no data: it looks for what is to be done, so that it may be asked for twice, and after a
 * restored backup. `run` is one transaction, and so is the note that it is done. `steps` is for work that speaks to the outside or
 * is long: it may begin again after a failure, from what it had written.
 */
export type Job = {
  readonly name: string
  readonly says: Two
  readonly turns?: Turns
} & ({ run(tx: Tx, by: By): Promise<void> } | { steps(step: Step, by: By): Promise<void> })

/** In whose name a job works; the journal shows which. */
export const workerOf = (name: string): Actor => ({
  id: 'greffe',
  name: `Greffe (${name})`,
  role: 'operator',
  scope: {},
})

const text = (instant: Temporal.Instant): Instant => instant.toString({ smallestUnit: 'microsecond' })

/** The instant at which the current turn began. A daily one that no process saw begin is still the current one hours later. */
export const turnAt = (turns: Turns, now: Instant): Instant => {
  const instant = Temporal.Instant.from(now)
  if ('minutes' in turns) {
    const length = turns.minutes * 60_000
    return text(Temporal.Instant.fromEpochMilliseconds(Math.floor(instant.epochMilliseconds / length) * length))
  }
  const today = instant.toZonedDateTimeISO(timeZone).toPlainDate()
  const begins = (on: Temporal.PlainDate) => on.toZonedDateTime({ timeZone, plainTime: turns.daily }).toInstant()
  const began =
    Temporal.Instant.compare(begins(today), instant) > 0 ? begins(today.subtract({ days: 1 })) : begins(today)
  return text(began)
}
