import { sql } from 'kysely'
import type { Tx } from '../../kernel/database/index.ts'
import type { Day, Instant } from '../../kernel/time/index.ts'
import { type Content, type Draft, emptyContent } from '../acts/index.ts'
import { type Group, groupOf, inOrder } from './agenda.rules.ts'
import type { Council, Decision, Step } from './sitting.steps.ts'

export type Sitting = {
  sitting_id: string
  council: Council
  day: Day
  /** What clocks show in Toronto, 'HH:MM'. */
  starts: string
  ends: string
  /** When it was really opened and adjourned. */
  began: string | null
  ended: string | null
  place: string | null
  cutoff: Day
  step: Step
  reason: string | null
  /** The day, the hour and the place that it last had, and why it moved. */
  moved_from: Day | null
  moved_starts: string | null
  moved_place: string | null
  moved_reason: string | null
  sequence: number
  organizer_address: string
  created_by_name: string
  locked_by_name: string | null
  locked_at: Instant | null
  closed_by_name: string | null
  closed_at: Instant | null
}

export type SittingLine = Sitting & { items: number; decided: number }

export const sittingColumns = [
  's.sitting_id',
  's.council',
  's.day',
  's.starts',
  's.ends',
  's.began',
  's.ended',
  's.place',
  's.cutoff',
  's.step',
  's.reason',
  's.moved_from',
  's.moved_starts',
  's.moved_place',
  's.moved_reason',
  's.sequence',
  's.organizer_address',
  's.created_by_name',
  's.locked_by_name',
  's.locked_at',
  's.closed_by_name',
  's.closed_at',
] as const

/** Every sitting, the latest first, with how many items it has and how many are decided. */
export const allSittings = async (tx: Tx): Promise<SittingLine[]> =>
  (await tx
    .selectFrom('sittings.sitting as s')
    .leftJoin('sittings.item as i', 'i.sitting_id', 's.sitting_id')
    .select(sittingColumns)
    .select(({ fn }) => [fn.count<number>('i.item_id').as('items'), fn.count<number>('i.decision').as('decided')])
    .groupBy('s.sitting_id')
    .orderBy('s.day', 'desc')
    .orderBy('s.council')
    .execute()) as SittingLine[]

export const sittingById = async (tx: Tx, id: string): Promise<Sitting | undefined> =>
  (await tx
    .selectFrom('sittings.sitting as s')
    .select(sittingColumns)
    .where('s.sitting_id', '=', id)
    .executeTakeFirst()) as Sitting | undefined

/** The same, held until the transaction ends: the agenda of a sitting changes one gesture at a time. */
export const heldSitting = async (tx: Tx, id: string): Promise<Sitting | undefined> =>
  (await tx
    .selectFrom('sittings.sitting as s')
    .select(sittingColumns)
    .where('s.sitting_id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as Sitting | undefined

export const sittingsOn = async (tx: Tx, on: Day): Promise<Sitting[]> =>
  (await tx
    .selectFrom('sittings.sitting as s')
    .select(sittingColumns)
    .where('s.day', '=', on)
    .orderBy('s.council')
    .execute()) as Sitting[]

type Planned = Pick<
  Sitting,
  'sitting_id' | 'council' | 'day' | 'starts' | 'ends' | 'place' | 'cutoff' | 'organizer_address' | 'created_by_name'
>

export const insertSitting = async (tx: Tx, sitting: Planned, now: Instant): Promise<boolean> => {
  const { numInsertedOrUpdatedRows: made } = await tx
    .insertInto('sittings.sitting')
    .values({ ...sitting, step: 'planned', created_at: now })
    .onConflict(on => on.columns(['council', 'day']).where('step', '<>', 'cancelled').doNothing())
    .executeTakeFirstOrThrow()
  return made === 1n
}

export const saveSitting = (
  tx: Tx,
  id: string,
  change: Partial<Omit<Sitting, 'sitting_id' | 'council' | 'organizer_address' | 'created_by_name'>>,
) => tx.updateTable('sittings.sitting').set(change).where('sitting_id', '=', id).execute()

/** A line of an agenda, with the draft that it is about and the act that this became. */
export type Item = {
  item_id: string
  sitting_id: string
  draft_id: string
  place: number
  /** The number that the agenda shows, from 1, and the kind of subject under which it shows it. */
  n: number
  group: Group
  late_reason: string | null
  added_by_name: string
  decision: Decision | null
  note: string | null
  carried_to: string | null
  decided_by_name: string | null
  /** The draft stands behind a wall: its number and its kind are all that is said of it. */
  hidden: boolean
  draft: Pick<Draft, 'kind' | 'step' | 'version' | 'reviewed_at' | 'content'>
  act_id: string | null
  act_number: string | null
}

type Outline = { kind_only: string | null; effects: string[] | null }

/** The items of a sitting in the order in which they are taken, kind after kind. */
export const itemsOf = async (tx: Tx, sitting: string): Promise<Item[]> => {
  const rows = await tx
    .selectFrom('sittings.item as i')
    .innerJoin('sittings.sitting as s', 's.sitting_id', 'i.sitting_id')
    .leftJoin('acts.draft as d', 'd.draft_id', 'i.draft_id')
    // A draft deferred here may be adopted later: its act is that of the sitting which adopted it.
    .leftJoin('acts.act as a', join =>
      join
        .onRef('a.act_id', '=', 'd.act_id')
        .on(({ eb, or }) =>
          or([eb('i.decision', 'is', null), eb('i.decision', 'in', ['adopted', 'adopted_with_changes'])]),
        ),
    )
    .leftJoinLateral(
      sql<Outline>`(select kind as kind_only, effects from acts.outline(i.draft_id) where d.draft_id is null)`.as('o'),
      on => on.onTrue(),
    )
    .select([
      'i.item_id',
      'i.sitting_id',
      'i.draft_id',
      'i.place',
      'i.late_reason',
      'i.added_by_name',
      'i.decision',
      'i.note',
      'i.carried_to',
      'i.decided_by_name',
      'i.subject',
      's.locked_at',
    ])
    .select(['d.kind', 'd.step', 'd.version', 'd.reviewed_at', 'd.content', 'a.act_id', 'a.number as act_number'])
    .select(['o.kind_only', 'o.effects'])
    .where('i.sitting_id', '=', sitting)
    .execute()
  const items = rows.map(({ kind, step, version, reviewed_at, content, subject, locked_at: _, ...read }) => {
    const { kind_only, effects, ...row } = read
    const hidden = kind_only !== null
    const articles = hidden ? (effects ?? []).map(effect => ({ effect })) : (content as Content).articles
    return {
      ...(row as Omit<Item, 'draft' | 'group' | 'n' | 'hidden'>),
      ...(hidden && { note: null, late_reason: null }),
      hidden,
      group: (subject as Group | null) ?? groupOf(articles),
      draft: hidden
        ? { kind: kind_only, step: '', version: 0, reviewed_at: null, content: emptyContent }
        : ({ kind, step, version, reviewed_at, content } as Item['draft']),
    }
  })
  return inOrder(items, rows[0]?.locked_at === null)
}

/** The drafts of these kinds in review or ready that wait for no decision, the oldest first. */
export const draftsToPropose = async (
  tx: Tx,
  kinds: readonly string[],
): Promise<Pick<Draft, 'draft_id' | 'kind' | 'step' | 'content' | 'reviewed_at'>[]> => {
  const rows = await tx
    .selectFrom('acts.draft as d')
    .select(['d.draft_id', 'd.kind', 'd.step', 'd.content', 'd.reviewed_at'])
    .where('d.step', 'in', ['in_review', 'ready'])
    .where('d.kind', 'in', kinds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sittings.item as i')
            .select('i.item_id')
            .whereRef('i.draft_id', '=', 'd.draft_id')
            .where(({ eb, or }) =>
              or([eb('i.decision', 'is', null), eb('i.decision', 'in', ['adopted', 'adopted_with_changes'])]),
            ),
        ),
      ),
    )
    .orderBy('d.created_at')
    .execute()
  return rows.map(row => ({ ...row, content: row.content as Content }))
}

/** The sittings of a council from a day on that are not over, the nearest first. */
export const sittingsFrom = async (tx: Tx, council: Council, from: Day): Promise<Sitting[]> =>
  (await tx
    .selectFrom('sittings.sitting as s')
    .select(sittingColumns)
    .where('s.council', '=', council)
    .where('s.day', '>=', from)
    .where('s.step', 'in', ['planned', 'locked'])
    .orderBy('s.day')
    .execute()) as Sitting[]

/** The day of the sitting on whose agenda a draft waits, or at which it was adopted; null when it is on none. */
export const sittingDayOf = async (tx: Tx, draft: string): Promise<Day | null> => {
  const found = await tx
    .selectFrom('sittings.item as i')
    .innerJoin('sittings.sitting as s', 's.sitting_id', 'i.sitting_id')
    .select('s.day')
    .where('i.draft_id', '=', draft)
    .where(({ eb, or }) =>
      or([eb('i.decision', 'is', null), eb('i.decision', 'in', ['adopted', 'adopted_with_changes'])]),
    )
    .executeTakeFirst()
  return (found?.day as Day | undefined) ?? null
}

export const insertItem = (
  tx: Tx,
  item: Pick<Item, 'item_id' | 'sitting_id' | 'draft_id' | 'place' | 'late_reason' | 'added_by_name'> & {
    subject: Group | null
    added_at: Instant
  },
) => tx.insertInto('sittings.item').values(item).execute()

/** A whole agenda whose items were decided before they are recorded. */
export const insertDecided = (
  tx: Tx,
  items: readonly (Pick<
    Item,
    | 'item_id'
    | 'sitting_id'
    | 'draft_id'
    | 'place'
    | 'late_reason'
    | 'added_by_name'
    | 'decision'
    | 'note'
    | 'carried_to'
    | 'decided_by_name'
  > & { subject: Group; added_at: Instant; decided_at: Instant })[],
) => tx.insertInto('sittings.item').values(items).execute()

export const deleteItem = (tx: Tx, id: string) => tx.deleteFrom('sittings.item').where('item_id', '=', id).execute()

export const saveItem = (
  tx: Tx,
  id: string,
  change: Partial<Pick<Item, 'place' | 'decision' | 'note' | 'carried_to' | 'decided_by_name'>> & {
    subject?: Group
    decided_at?: Instant
  },
) => tx.updateTable('sittings.item').set(change).where('item_id', '=', id).execute()
