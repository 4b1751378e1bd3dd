import type { Tx } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../kernel/time/index.ts'
import type { Content } from './draft.fields.ts'

export type Draft = {
  draft_id: string
  kind: string
  step: string
  /** The team that alone reads it beside those who decide; null: everyone inside. */
  wall: string | null
  version: number
  content: Content
  reason: string | null
  reviewed_by_name: string | null
  reviewed_at: Instant | null
  created_by: string
  created_by_name: string
  created_at: Instant
  updated_by_name: string
  updated_at: Instant
  act_id: string | null
}

const asDraft = <T extends { content: unknown }>(row: T) => row as unknown as Draft

export const draftById = async (tx: Tx, id: string): Promise<Draft | undefined> => {
  const row = await tx.selectFrom('acts.draft').selectAll().where('draft_id', '=', id).executeTakeFirst()
  return row && asDraft(row)
}

/** The same, held until the transaction ends: two people cannot move it at once. */
export const heldDraft = async (tx: Tx, id: string): Promise<Draft | undefined> => {
  const row = await tx.selectFrom('acts.draft').selectAll().where('draft_id', '=', id).forUpdate().executeTakeFirst()
  return row && asDraft(row)
}

export const draftsIn = async (tx: Tx, steps: readonly string[]): Promise<Draft[]> =>
  (
    await tx.selectFrom('acts.draft').selectAll().where('step', 'in', steps).orderBy('updated_at', 'desc').execute()
  ).map(asDraft)

export const versionOf = async (tx: Tx, id: string, version: number): Promise<Content | undefined> => {
  const row = await tx
    .selectFrom('acts.draft_version')
    .select('content')
    .where('draft_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.content as Content | undefined
}

export const insertDraft = async (
  tx: Tx,
  draft: {
    draft_id: string
    kind: string
    content: Content
    wall: string | null
    actor: string
    name: string
    now: Instant
  },
) => {
  const { draft_id, kind, wall, actor, name, now } = draft
  const content = JSON.stringify(draft.content)
  await tx
    .insertInto('acts.draft')
    .values({
      draft_id,
      kind,
      step: 'draft',
      wall,
      version: 1,
      content,
      created_by: actor,
      created_by_name: name,
      created_at: now,
      updated_by_name: name,
      updated_at: now,
    })
    .execute()
  await keepVersion(tx, draft_id, 1, draft.content, name, now)
}

const keepVersion = (tx: Tx, draft_id: string, version: number, content: Content, name: string, now: Instant) =>
  tx
    .insertInto('acts.draft_version')
    .values({ draft_id, version, content: JSON.stringify(content), saved_by_name: name, saved_at: now })
    .execute()

/** Saves the next version of the content. A review made before counts no more once the text has changed. */
export const saveContent = async (
  tx: Tx,
  draft: Draft,
  content: Content,
  name: string,
  now: Instant,
): Promise<number> => {
  const version = draft.version + 1
  await tx
    .updateTable('acts.draft')
    .set({
      content: JSON.stringify(content),
      version,
      updated_by_name: name,
      updated_at: now,
      reviewed_by_name: null,
      reviewed_at: null,
    })
    .where('draft_id', '=', draft.draft_id)
    .execute()
  await keepVersion(tx, draft.draft_id, version, content, name, now)
  return version
}

export const saveWall = (tx: Tx, id: string, wall: string | null) =>
  tx.updateTable('acts.draft').set({ wall }).where('draft_id', '=', id).execute()

export const saveReview = (tx: Tx, id: string, name: string, now: Instant) =>
  tx.updateTable('acts.draft').set({ reviewed_by_name: name, reviewed_at: now }).where('draft_id', '=', id).execute()

type Moved = { step: string; reason: string | null; act_id: string | null; name: string; now: Instant }

export const saveStep = (tx: Tx, id: string, { step, reason, act_id, name, now }: Moved) =>
  tx
    .updateTable('acts.draft')
    .set({
      step,
      reason,
      act_id,
      updated_by_name: name,
      updated_at: now,
      ...(step === 'draft' ? { reviewed_by_name: null, reviewed_at: null } : {}),
    })
    .where('draft_id', '=', id)
    .execute()
