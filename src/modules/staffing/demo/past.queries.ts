import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'

/** A term that an act of its own began, with that act. */
export type Decided = {
  mandate_id: string
  post_id: string
  person_id: string
  renews: string | null
  family: string
  regime: string
  authority: string
  organisation_kind: string
  first_day: Day
  planned_end: Day | null
  act_id: string
  kind: string
  adopted_on: Day
  instant: Instant
  header: Record<string, unknown>
  articles: { text_fr: string; text_en: string; effect: string | null; input: unknown }[]
  published: boolean
}

/** The terms of full-time posts that began by décrets of one article adopted between two days, whose closing tasks are done. */
export const decidedBetween = async (tx: Tx, from: Day, to: Day): Promise<Decided[]> => {
  const { rows } = await sql<Decided>`
    with alone as (select origin_act from registry.mandate group by origin_act having count(*) = 1)
    select m.mandate_id, m.post_id, m.person_id, m.renews, p.family, p.regime, p.authority, o.kind as organisation_kind, lower(m.valid) as first_day, m.planned_end,
      a.act_id, a.kind, a.adopted_on, a.instant, a.header,
      (select jsonb_agg(jsonb_build_object('text_fr', t.text_fr, 'text_en', t.text_en, 'effect', t.effect, 'input', t.input) order by t.article)
        from acts.article t where t.act_id = a.act_id) as articles,
      exists (select from acts.event e where e.act_id = a.act_id and e.what = 'published') as published
    from alone join acts.act a on a.act_id = alone.origin_act
    join registry.mandate m on m.origin_act = a.act_id and m.capacity = 'titular' and lower(m.valid) >= a.adopted_on
    join registry.post p on p.post_id = m.post_id and p.valid @> lower(m.valid) and p.regime = 'full_time'
    join registry.organisation o on o.organisation_id = p.organisation_id and o.valid @> lower(m.valid)
    where a.kind = 'decret' and a.adopted_on between ${from} and ${to}
      and not exists (select from sittings.task x where x.act_id = a.act_id and x.done_on is null)
    order by a.adopted_on, a.seq`.execute(tx)
  return rows
}

export type PastFile = {
  file_id: string
  year: number
  number: number
  kind: string
  procedure: string
  step: string
  reason: string | null
  team: string
  owner_id: string
  owner_name: string
  post_id: string
  person_id: string | null
  mandate_id: string | null
  target: Day
  source: string | null
  consented_on: Day | null
  first_day: Day | null
  last_day: Day | null
  draft_id: string | null
  opened_on: Day
  opened_at: Instant
}
export type PastDraft = {
  draft_id: string
  kind: string
  content: Record<string, unknown>
  created_at: Instant
  updated_at: Instant
  act_id: string
}
export type PastStay = {
  passage_id: string
  file_id: string
  step: string
  entered_at: Instant
  by_name: string
  reason: string | null
}
export type PastCheck = {
  check_id: string
  file_id: string
  kind: string
  asked_on: Day
  answered_on: Day
  asked_by_name: string
}
export type Past = { files: PastFile[]; drafts: PastDraft[]; stays: PastStay[]; checks: PastCheck[] }

/** Writes files as they would stand had they been followed here to their end. The caller journals it. */
export const insertPast = async (
  tx: Tx,
  { files, drafts, stays, checks }: Past,
  author: { id: string; name: string },
) => {
  const empty = { conditions: '{}', eligible: '{}', passed: '{}', memo: '{}' }
  const written = { created_by: author.id, created_by_name: author.name, updated_by_name: author.name }
  const asText = drafts.map(draft => ({
    ...draft,
    content: JSON.stringify(draft.content),
    step: 'adopted',
    version: 1,
    ...written,
  }))
  const versions = asText.map(({ draft_id, content, created_at: saved_at }) => ({
    draft_id,
    version: 1,
    content,
    saved_by_name: author.name,
    saved_at,
  }))
  await tx.insertInto('acts.draft').values(asText).execute()
  await tx.insertInto('acts.draft_version').values(versions).execute()
  await tx
    .insertInto('staffing.file')
    .values(files.map(file => ({ ...file, ...empty })))
    .execute()
  await tx.insertInto('staffing.passage').values(stays).execute()
  await tx.insertInto('staffing.check_made').values(checks).execute()
}
