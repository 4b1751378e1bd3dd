import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../kernel/access/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import { asRefusal } from '../../kernel/facts/index.ts'
import { journal } from '../../kernel/journal/index.ts'
import { organizerOf } from '../../kernel/mail/index.ts'
import { kernelRefusals, Refusal } from '../../kernel/refusals.ts'
import type { Verdict } from '../../kernel/rules/index.ts'
import { addDays, addYears, type Clock, type Day } from '../../kernel/time/index.ts'
import type { Two } from '../../kernel/words/index.ts'
import { adoptDraft, checkDrafts, type Draft, judgeDrafts, moveDraft } from '../acts/index.ts'
import { groupOf } from './agenda.rules.ts'
import { gateOf } from './gate.fields.ts'
import { announceAgenda, announceCancelled, announceMoved, inviteDue } from './participants/notice.actions.ts'
import { refusals } from './refusals.ts'
import {
  deleteItem,
  draftsToPropose,
  heldSitting,
  type Item,
  insertItem,
  insertSitting,
  itemsOf,
  type Sitting,
  saveItem,
  saveSitting,
  sittingById,
  sittingsFrom,
  sittingsOn,
} from './sitting.queries.ts'
import {
  type Council,
  type Decision,
  isAdopted,
  itemDecided,
  itemPlaced,
  itemTakenOff,
  kindsOf,
  sittingCancelled,
  sittingMoved,
  usualHours,
} from './sitting.steps.ts'

/** `url`: the address of the site, where messages lead. */
type By = { actor: Actor; clock: Clock; url?: string }

/** The sitting, or the refusal that says it does not exist. */
export const sittingOr404 = async (tx: Tx, id: string): Promise<Sitting> => {
  const sitting = await sittingById(tx, id)
  if (!sitting) throw kernelRefusals.notFound()
  return sitting
}

type Judged = {
  /** What is said of each item that has no act yet, were they adopted in order on the day of the sitting; by item. */
  verdicts: ReadonlyMap<string, readonly Verdict[]>
  /** What each has yet to meet. */
  gates: ReadonlyMap<string, readonly Two[]>
}

/** What the law says of an agenda, and the files that its items come from. */
export const judgeItems = async (tx: Tx, by: By, { day }: Sitting, items: readonly Item[]): Promise<Judged> => {
  const open = items.filter(
    ({ hidden, act_id, decision }) => !hidden && act_id === null && (decision === null || isAdopted(decision)),
  )
  const judged = await judgeDrafts(
    tx,
    open.map(({ draft }) => draft),
    day,
  )
  const checks = await checkItems(tx, by, open)
  const checked = ({ draft_id }: Item) => checks.get(draft_id) ?? []
  return {
    verdicts: new Map(open.map((item, at) => [item.item_id, [...(judged[at] ?? []), ...checked(item)]])),
    gates: new Map(items.map(item => [item.item_id, gateOf(item.draft, checked(item))])),
  }
}

const checkItems = (tx: Tx, by: By, items: readonly { draft_id: string; draft: Pick<Draft, 'content'> }[]) =>
  checkDrafts(
    tx,
    by,
    items.map(({ draft_id, draft: { content } }) => ({ draft_id, content })),
  )

/** The sitting and its agenda, held until the transaction ends; refused once it is over. */
const held = async (tx: Tx, id: string): Promise<{ sitting: Sitting; items: Item[] }> => {
  const sitting = await heldSitting(tx, id)
  if (!sitting) throw kernelRefusals.notFound()
  if (sitting.step === 'closed' || sitting.step === 'cancelled') throw refusals.over()
  return { sitting, items: await itemsOf(tx, id) }
}

/** What one may not read does not exist. */
const itemIn = (items: readonly Item[], id: string): Item => {
  const item = items.find(one => one.item_id === id && !one.hidden)
  if (!item) throw kernelRefusals.notFound()
  return item
}

type Hours = { readonly starts: string; readonly ends: string }
type Planned = {
  council: Council
  first: Day
  last: Day | null
  cutoff_days: number
  hours?: Hours
  place?: string | null
}

const hoursOf = ({ starts, ends }: Hours): Hours => {
  if (ends <= starts) throw refusals.hoursBackwards()
  return { starts, ends }
}

/** Plans a sitting, or one a week up to a last day; those that exist stay as they are. Gives the ids of the new ones. */
export const planSittings = async (
  tx: Tx,
  by: By,
  { council, first, last, cutoff_days, hours = usualHours, place = null }: Planned,
): Promise<string[]> => {
  if (last !== null && last < first) throw kernelRefusals.emptyPeriod(first, last, 'last')
  if (last !== null && last > addYears(first, 1)) throw refusals.tooMany()
  const { actor, clock, url = '' } = by
  const organizer = { organizer_address: organizerOf(actor, url).address, created_by_name: actor.name }
  const where = { ...hoursOf(hours), place }
  const made: string[] = []
  for (let day = first; day <= (last ?? first); day = addDays(day, 7)) {
    const sitting_id = randomUUIDv7()
    const sitting = { sitting_id, council, day, cutoff: addDays(day, -cutoff_days), ...where, ...organizer }
    if (!(await insertSitting(tx, sitting, clock.now()))) continue
    await journal(tx, { what: 'sitting.planned', subject: sitting_id, details: { council, day } })
    made.push(sitting_id)
  }
  if (made.length === 0) throw refusals.noDay()
  await inviteDue(tx, by)
  return made
}

type Moved = Hours & { day: Day; cutoff: Day; place: string | null; reason: string }

/** Gives a sitting whose agenda is open another day, hour or place: its drafts go with it, and whoever was invited is told. */
export const moveSitting = async (tx: Tx, by: By, id: string, asked: Moved): Promise<void> => {
  const { sitting } = await held(tx, id)
  const { day, cutoff, place } = asked
  if (sitting.step !== 'planned') throw refusals.keepsItsDay()
  if (day < by.clock.today()) throw refusals.dayPast(day)
  if (day < cutoff) throw refusals.beforeCutoff(cutoff)
  const where = { day, ...hoursOf(asked), place }
  const isElsewhere = (['day', 'starts', 'ends', 'place'] as const).some(key => where[key] !== sitting[key])
  if (!isElsewhere) throw refusals.movesNowhere()
  const others = (await sittingsOn(tx, day)).filter(({ sitting_id, step }) => sitting_id !== id && step !== 'cancelled')
  if (others.some(({ council }) => council === sitting.council)) throw refusals.dayTaken()
  const reason = asked.reason.trim()
  if (reason === '') throw refusals.needsReason()
  const before = { moved_from: sitting.day, moved_starts: sitting.starts, moved_place: sitting.place }
  const moved = { ...where, cutoff, ...before, moved_reason: reason, sequence: sitting.sequence + 1 }
  await saveSitting(tx, id, moved).catch(error => {
    throw asRefusal(error)
  })
  await journal(tx, { what: 'sitting.moved', subject: id, details: { from: sitting.day, to: where, reason } })
  if (day !== sitting.day) await sittingMoved.tell(tx, by, { council: sitting.council, from: sitting.day, to: day })
  await announceMoved(tx, by, { ...sitting, ...moved })
  await inviteDue(tx, by)
}

/** The last place of an agenda, or the next number of one that is locked. */
const nextPlace = (items: readonly Item[]): number => Math.max(0, ...items.map(({ place }) => place)) + 1

type Placed = { sitting: Sitting; items: readonly Item[]; draft_id: string; content: Draft['content'] }

/** Puts a draft last among those of its kind; a locked agenda keeps the kind under which it lists it. */
const place = async (tx: Tx, by: By, { sitting, items, draft_id, content }: Placed, late_reason: string | null) => {
  const { sitting_id, day } = sitting
  await insertItem(tx, {
    item_id: randomUUIDv7(),
    sitting_id,
    draft_id,
    place: nextPlace(items),
    subject: sitting.step === 'locked' ? groupOf(content.articles) : null,
    late_reason,
    added_by_name: by.actor.name,
    added_at: by.clock.now(),
  }).catch(error => {
    throw asRefusal(error)
  })
  await journal(tx, { what: 'sitting.item_added', subject: sitting_id, details: { draft_id, late_reason } })
  await itemPlaced.tell(tx, by, { draft_id, sitting_id, day })
}

/** Puts a draft on an agenda. After the cut-off only the registrar does, with a reason; after the lock, only what is ready. */
export const putOnAgenda = async (tx: Tx, by: By, id: string, draft_id: string, reason: string): Promise<void> => {
  const { actor, clock } = by
  const { sitting, items } = await held(tx, id)
  const late = sitting.step === 'locked' || clock.today() > sitting.cutoff
  if (late && actor.role !== 'registrar') throw refusals.late(sitting.cutoff)
  if (late && reason.trim() === '') throw refusals.needsReason()
  const draft = (await draftsToPropose(tx, kindsOf[sitting.council])).find(one => one.draft_id === draft_id)
  if (!draft) throw refusals.notForThis()
  if (sitting.step === 'locked') await refuseUnready(tx, by, [{ draft_id, draft, n: nextPlace(items) }])
  await place(tx, by, { sitting, items, draft_id, content: draft.content }, late ? reason.trim() : null)
}

/** Takes an item off an agenda that is not locked. */
export const takeOff = async (tx: Tx, by: By, id: string, item_id: string): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  if (sitting.step !== 'planned') throw refusals.isLocked()
  const { draft_id } = itemIn(items, item_id)
  await deleteItem(tx, item_id)
  await journal(tx, { what: 'sitting.item_removed', subject: id, details: { draft_id } })
  await itemTakenOff.tell(tx, by, { draft_id, sitting_id: id, day: sitting.day })
}

/** Puts an item one place earlier (-1) or later (1) among those of its kind; after the lock only the registrar does, and the two exchange their numbers. */
export const moveItem = async (tx: Tx, { actor }: By, id: string, item_id: string, by: -1 | 1): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  if (sitting.step === 'locked' && actor.role !== 'registrar') throw refusals.isLocked()
  const item = itemIn(items, item_id)
  const other = items[items.indexOf(item) + by]
  if (!other || other.group !== item.group) return
  await saveItem(tx, item.item_id, { place: other.place })
  await saveItem(tx, other.item_id, { place: item.place })
  await journal(tx, { what: 'sitting.item_moved', subject: id, details: { draft_id: item.draft_id, by } })
}

type Gated = { n: number; draft_id: string; draft: Pick<Draft, 'step' | 'content' | 'reviewed_at'> }

/** Refuses what is not ready; `n` is the number that the agenda shows. */
const refuseUnready = async (tx: Tx, by: By, items: readonly Gated[]): Promise<void> => {
  const checks = await checkItems(tx, by, items)
  const unready = items.flatMap(({ n, draft_id, draft }) => {
    const conditions = gateOf(draft, checks.get(draft_id) ?? [])
    return conditions.length > 0 ? [{ place: n, conditions }] : []
  })
  if (unready.length > 0) throw refusals.notReady(unready)
}

/** Fixes the agenda, its numbers and its kinds: refused while an item is not ready, with the reason for each. */
export const lockSitting = async (tx: Tx, by: By, id: string): Promise<void> => {
  const { actor, clock } = by
  const { sitting, items } = await held(tx, id)
  if (sitting.step !== 'planned') throw refusals.isLocked()
  if (items.length === 0) throw refusals.nothing()
  await refuseUnready(tx, by, items)
  for (const { item_id, n, group } of items) await saveItem(tx, item_id, { place: n, subject: group })
  await saveSitting(tx, id, { step: 'locked', locked_by_name: actor.name, locked_at: clock.now() })
  await journal(tx, { what: 'sitting.locked', subject: id, details: { items: items.length } })
  await inviteDue(tx, by)
  await announceAgenda(tx, by, sitting, items)
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
  if (isAdopted(decision)) await refuseUnready(tx, by, [item])
  const decided = {
    decision,
    note: note.trim() || null,
    decided_by_name: by.actor.name,
    decided_at: by.clock.now(),
  }
  await saveItem(tx, item_id, decided)
  const { draft_id, draft } = item
  await journal(tx, { what: 'sitting.decided', subject: id, details: { draft_id, decision, note: decided.note } })
  await itemDecided.tell(tx, by, { draft_id, sitting_id: id, day: sitting.day, decision, note: decided.note })
  if (decision === 'deferred') await carry(tx, by, sitting, item, note.trim())
  else if (decision !== 'adopted' && (draft.step === 'ready' || draft.step === 'in_review'))
    await moveDraft(tx, by, draft_id, draft.version, 'return', note)
}

const carry = async (tx: Tx, by: By, { council, day }: Sitting, item: Item, note: string): Promise<void> => {
  const [next] = await sittingsFrom(tx, council, addDays(day, 1))
  if (!next) return
  const late = next.step === 'locked' || by.clock.today() > next.cutoff
  const items = await itemsOf(tx, next.sitting_id)
  await saveItem(tx, item.item_id, { carried_to: next.sitting_id })
  const { draft_id, draft } = item
  await place(tx, by, { sitting: next, items, draft_id, content: draft.content }, late ? note : null)
}

/** Adopts, in the order of the agenda and on the day of the sitting, every item that was decided so and is ready: all of them, or none. Gives how many. */
export const adoptItems = async (tx: Tx, by: By, id: string): Promise<number> => {
  const { sitting, items } = await held(tx, id)
  const chosen = items.filter(
    ({ decision, act_id, draft }) => isAdopted(decision) && act_id === null && draft.step === 'ready',
  )
  if (chosen.length === 0) throw refusals.nothingToAdopt()
  for (const { n, draft_id, draft } of chosen)
    await adoptDraft(tx, by, draft_id, draft.version, { adopted_on: sitting.day, number: null }).catch(error => {
      throw error instanceof Refusal ? refusals.itemRefused(n, error) : error
    })
  await journal(tx, { what: 'sitting.adopted', subject: id, details: { acts: chosen.length } })
  return chosen.length
}

/** Ends a sitting whose items are all decided, and whose adoptions all have their act. Its minutes are then final. */
export const closeSitting = async (tx: Tx, { actor, clock }: By, id: string): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  if (sitting.step !== 'locked' || clock.today() < sitting.day) throw refusals.notYet(sitting.day)
  const open = items.flatMap(({ decision, act_id, n }) =>
    decision === null || (isAdopted(decision) && act_id === null) ? [n] : [],
  )
  if (open.length > 0) throw refusals.unfinished(open)
  await saveSitting(tx, id, { step: 'closed', closed_by_name: actor.name, closed_at: clock.now() })
  await journal(tx, { what: 'sitting.closed', subject: id, details: {} })
}

/** Cancels a sitting in which nothing was decided: its drafts are free for another. */
export const cancelSitting = async (tx: Tx, by: By, id: string, reason: string): Promise<void> => {
  const { sitting, items } = await held(tx, id)
  if (items.some(({ decision }) => decision !== null)) throw refusals.hasDecisions()
  if (reason.trim() === '') throw refusals.needsReason()
  for (const { item_id } of items) await deleteItem(tx, item_id)
  const cancelled = { step: 'cancelled', reason: reason.trim(), sequence: sitting.sequence + 1 } as const
  await saveSitting(tx, id, cancelled)
  const drafts = items.map(({ draft_id }) => draft_id)
  await journal(tx, { what: 'sitting.cancelled', subject: id, details: { reason: reason.trim(), drafts } })
  for (const draft_id of drafts) await itemTakenOff.tell(tx, by, { draft_id, sitting_id: id, day: sitting.day })
  await sittingCancelled.tell(tx, by, { council: sitting.council, day: sitting.day })
  await announceCancelled(tx, by, { ...sitting, ...cancelled })
}
