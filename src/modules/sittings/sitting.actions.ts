import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../kernel/access/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import { asRefusal } from '../../kernel/facts/index.ts'
import { journal } from '../../kernel/journal/index.ts'
import { kernelRefusals, Refusal } from '../../kernel/refusals.ts'
import { addDays, addYears, type Clock, type Day } from '../../kernel/time/index.ts'
import { adoptDraft, type Draft, moveDraft } from '../acts/index.ts'
import { gateOf } from './gate.fields.ts'
import { refusals } from './refusals.ts'
import {
  deleteItem,
  draftsToPropose,
  heldSitting,
  type Item,
  insertItem,
  insertSitting,
  itemsOf,
  laterSittings,
  type Sitting,
  saveItem,
  saveSitting,
  sittingById,
} from './sitting.queries.ts'
import { type Council, type Decision, isAdopted, kindsOf } from './sitting.steps.ts'

type By = { actor: Actor; clock: Clock }

/** The sitting, or the refusal that says it does not exist. */
export const sittingOr404 = async (tx: Tx, id: string): Promise<Sitting> => {
  const sitting = await sittingById(tx, id)
  if (!sitting) throw kernelRefusals.notFound()
  return sitting
}

/** The sitting and its agenda, held until the transaction ends; refused once it is over. */
const held = async (tx: Tx, id: string): Promise<{ sitting: Sitting; items: Item[] }> => {
  const sitting = await heldSitting(tx, id)
  if (!sitting) throw kernelRefusals.notFound()
  if (sitting.step === 'closed' || sitting.step === 'cancelled') throw refusals.over()
  return { sitting, items: await itemsOf(tx, id) }
}

const itemIn = (items: readonly Item[], id: string): Item => {
  const item = items.find(one => one.item_id === id)
  if (!item) throw kernelRefusals.notFound()
  return item
}

type Planned = { council: Council; first: Day; last: Day | null; cutoff_days: number }

/** Plans a sitting, or one a week up to a last day; those that exist stay as they are. Gives the ids of the new ones. */
export const planSittings = async (
  tx: Tx,
  { actor, clock }: By,
  { council, first, last, cutoff_days }: Planned,
): Promise<string[]> => {
  if (last !== null && last < first) throw kernelRefusals.emptyPeriod(first, last, 'last')
  if (last !== null && last > addYears(first, 1)) throw refusals.tooMany()
  const made: string[] = []
  for (let day = first; day <= (last ?? first); day = addDays(day, 7)) {
    const sitting_id = randomUUIDv7()
    const sitting = { sitting_id, council, day, cutoff: addDays(day, -cutoff_days) }
    if (!(await insertSitting(tx, sitting, actor.name, clock.now()))) continue
    await journal(tx, { what: 'sitting.planned', subject: sitting_id, details: { council, day } })
    made.push(sitting_id)
  }
  if (made.length === 0) throw refusals.noDay()
  return made
}

/** Puts a draft at the end of an agenda. After the cut-off only the registrar does, with a reason; after the lock, only what is ready. */
export const putOnAgenda = async (
  tx: Tx,
  { actor, clock }: By,
  id: string,
  draft_id: string,
  reason: string,
): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  const late = sitting.step === 'locked' || clock.today() > sitting.cutoff
  if (late && actor.role !== 'registrar') throw refusals.late(sitting.cutoff)
  if (late && reason.trim() === '') throw refusals.needsReason()
  const draft = (await draftsToPropose(tx, kindsOf[sitting.council])).find(one => one.draft_id === draft_id)
  if (!draft) throw refusals.notForThis()
  if (sitting.step === 'locked') refuseUnready([{ draft, place: items.length + 1 }])
  const item = {
    item_id: randomUUIDv7(),
    sitting_id: id,
    draft_id,
    place: (items.at(-1)?.place ?? 0) + 1,
    late_reason: late ? reason.trim() : null,
    added_by_name: actor.name,
    added_at: clock.now(),
  }
  await insertItem(tx, item).catch(error => {
    throw asRefusal(error)
  })
  await journal(tx, { what: 'sitting.item_added', subject: id, details: { draft_id, late_reason: item.late_reason } })
}

/** Takes an item off an agenda that is not locked. */
export const takeOff = async (tx: Tx, _: By, id: string, item_id: string): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  if (sitting.step !== 'planned') throw refusals.isLocked()
  const { draft_id } = itemIn(items, item_id)
  await deleteItem(tx, item_id)
  await journal(tx, { what: 'sitting.item_removed', subject: id, details: { draft_id } })
}

/** Puts an item one place earlier; after the lock only the registrar does. */
export const raiseItem = async (tx: Tx, { actor }: By, id: string, item_id: string): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  if (sitting.step === 'locked' && actor.role !== 'registrar') throw refusals.isLocked()
  const item = itemIn(items, item_id)
  const before = items[items.indexOf(item) - 1]
  if (!before) return
  await saveItem(tx, item.item_id, { place: before.place })
  await saveItem(tx, before.item_id, { place: item.place })
  await journal(tx, { what: 'sitting.item_raised', subject: id, details: { draft_id: item.draft_id } })
}

type Gated = { place: number; draft: Pick<Draft, 'step' | 'content' | 'reviewed_at'> }

/** Refuses what is not ready; `place` is the number that the agenda shows, from 1. */
const refuseUnready = (items: readonly Gated[]): void => {
  const unready = items.flatMap(({ place, draft }) => {
    const conditions = gateOf(draft)
    return conditions.length > 0 ? [{ place, conditions }] : []
  })
  if (unready.length > 0) throw refusals.notReady(unready)
}

/** Fixes the agenda: refused while an item is not ready, with the reason for each. */
export const lockSitting = async (tx: Tx, { actor, clock }: By, id: string): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  if (sitting.step !== 'planned') throw refusals.isLocked()
  if (items.length === 0) throw refusals.nothing()
  refuseUnready(items.map(({ draft }, at) => ({ draft, place: at + 1 })))
  await saveSitting(tx, id, { step: 'locked', locked_by_name: actor.name, locked_at: clock.now() })
  await journal(tx, { what: 'sitting.locked', subject: id, details: { items: items.length } })
}

type Decided = { decision: Decision; note: string }

/**
 * Records what the council decided on an item. All but a plain adoption has a reason; a draft refused, withdrawn or adopted
 * with changes goes back to its drafters with it. A deferred one goes to the next sitting of the same council, where there is one.
 */
export const decide = async (
  tx: Tx,
  by: By,
  id: string,
  item_id: string,
  { decision, note }: Decided,
): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  const item = itemIn(items, item_id)
  if (sitting.step !== 'locked' || by.clock.today() < sitting.day) throw refusals.notYet(sitting.day)
  if (item.decision !== null) throw refusals.decided(item.decided_by_name ?? '')
  if (decision !== 'adopted' && note.trim() === '') throw refusals.needsReason()
  if (isAdopted(decision)) refuseUnready([{ draft: item.draft, place: items.indexOf(item) + 1 }])
  const decided = {
    decision,
    note: note.trim() || null,
    decided_by_name: by.actor.name,
    decided_at: by.clock.now(),
  }
  await saveItem(tx, item_id, decided)
  const { draft_id, draft } = item
  if (decision === 'deferred') await carry(tx, by, sitting, item, note.trim())
  else if (decision !== 'adopted' && (draft.step === 'ready' || draft.step === 'in_review'))
    await moveDraft(tx, by, draft_id, draft.version, 'return', note)
  await journal(tx, { what: 'sitting.decided', subject: id, details: { draft_id, decision, note: decided.note } })
}

const carry = async (tx: Tx, { actor, clock }: By, sitting: Sitting, item: Item, note: string): Promise<void> => {
  const [next] = await laterSittings(tx, sitting)
  if (!next) return
  const places = (await itemsOf(tx, next.sitting_id)).map(({ place }) => place)
  const late = next.step === 'locked' || clock.today() > next.cutoff
  await insertItem(tx, {
    item_id: randomUUIDv7(),
    sitting_id: next.sitting_id,
    draft_id: item.draft_id,
    place: Math.max(0, ...places) + 1,
    late_reason: late ? note : null,
    added_by_name: actor.name,
    added_at: clock.now(),
  })
  await saveItem(tx, item.item_id, { carried_to: next.sitting_id })
}

/** Adopts, in the order of the agenda and on the day of the sitting, every item that was decided so and is ready: all of them, or none. Gives how many. */
export const adoptItems = async (tx: Tx, by: By, id: string): Promise<number> => {
  const { sitting, items } = await held(tx, id)
  const chosen = [...items.entries()].filter(
    ([, { decision, act_id, draft }]) => isAdopted(decision) && act_id === null && draft.step === 'ready',
  )
  if (chosen.length === 0) throw refusals.nothingToAdopt()
  for (const [at, { draft_id, draft }] of chosen)
    await adoptDraft(tx, by, draft_id, draft.version, { adopted_on: sitting.day, number: null }).catch(error => {
      throw error instanceof Refusal ? refusals.itemRefused(at + 1, error) : error
    })
  await journal(tx, { what: 'sitting.adopted', subject: id, details: { acts: chosen.length } })
  return chosen.length
}

/** Ends a sitting whose items are all decided, and whose adoptions all have their act. Its minutes are then final. */
export const closeSitting = async (tx: Tx, { actor, clock }: By, id: string): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  if (sitting.step !== 'locked' || clock.today() < sitting.day) throw refusals.notYet(sitting.day)
  const open = items.flatMap(({ decision, act_id }, at) =>
    decision === null || (isAdopted(decision) && act_id === null) ? [at + 1] : [],
  )
  if (open.length > 0) throw refusals.unfinished(open)
  await saveSitting(tx, id, { step: 'closed', closed_by_name: actor.name, closed_at: clock.now() })
  await journal(tx, { what: 'sitting.closed', subject: id, details: {} })
}

/** Cancels a sitting in which nothing was decided: its drafts are free for another. */
export const cancelSitting = async (tx: Tx, _: By, id: string, reason: string): Promise<void> => {
  const { items } = await held(tx, id)
  if (items.some(({ decision }) => decision !== null)) throw refusals.hasDecisions()
  if (reason.trim() === '') throw refusals.needsReason()
  for (const { item_id } of items) await deleteItem(tx, item_id)
  await saveSitting(tx, id, { step: 'cancelled', reason: reason.trim() })
  const drafts = items.map(({ draft_id }) => draft_id)
  await journal(tx, { what: 'sitting.cancelled', subject: id, details: { reason: reason.trim(), drafts } })
}
