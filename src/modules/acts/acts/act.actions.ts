import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import { refusals } from '../refusals.ts'
import { type Act, actById, type Event, eventsOf, holdAct, insertEvent } from './act.queries.ts'

/** The act, or the refusal that says it does not exist. */
export const actOr404 = async (tx: Tx, id: string): Promise<Act> => {
  const act = await actById(tx, id)
  if (!act) throw kernelRefusals.notFound()
  return act
}

/** Records that an act was signed or published, beside it and outside its seal. An act is published once. */
export const recordEvent = async (
  tx: Tx,
  { actor, clock }: { actor: Actor; clock: Clock },
  id: string,
  event: Event,
): Promise<void> => {
  await holdAct(tx, id)
  const act = await actOr404(tx, id)
  if (event.day < act.adopted_on) throw refusals.beforeAdoption(act.adopted_on)
  if (event.day > clock.today()) throw refusals.notHappened(event.day)
  const before = await eventsOf(tx, id)
  const published = before.find(({ what }) => what === 'published')
  if (event.what === 'published' && published) throw refusals.alreadyPublished(published.day)
  const signed = before.some(({ what, signatory }) => what === 'signed' && signatory === event.signatory)
  if (event.what === 'signed' && signed) throw refusals.alreadySigned()
  await insertEvent(tx, { ...event, event_id: randomUUIDv7(), act_id: id, recorded_by: actor.id })
  await journal(tx, { what: `act.${event.what}`, subject: id, details: event })
}
