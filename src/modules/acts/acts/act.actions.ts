import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals, Refusal } from '../../../kernel/refusals.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
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

type Issue = { day: Day; gazette_part: string; pages: Readonly<Record<string, string>> }

/** Records what one issue of the Gazette officielle published: the page of each act, by its id; a blank page is an act that is not in it. All of them, or none. Gives how many. */
export const recordPublications = async (
  tx: Tx,
  by: { actor: Actor; clock: Clock },
  { day, gazette_part, pages }: Issue,
): Promise<number> => {
  const published = Object.entries(pages)
    .filter(([, page]) => page.trim() !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (published.length === 0) throw refusals.noPage()
  for (const [id, page] of published) {
    const event = { what: 'published', day, signatory: null, gazette_part, gazette_page: page.trim() } as const
    await recordEvent(tx, by, id, event).catch(async error => {
      throw error instanceof Refusal ? refusals.notPublished(await actOr404(tx, id), error) : error
    })
  }
  return published.length
}
