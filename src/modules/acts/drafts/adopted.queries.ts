import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day, Instant } from '../../../kernel/time/index.ts'

/** The draft that an act came from; null where it was adopted without one. */
export type AdoptedDraft = { act_id: string; draft_id: string | null; effects: (string | null)[] }

/** The acts of a kind adopted on a day, in their order, with what their articles do. */
export const draftsAdopted = async (tx: Tx, kind: string, on: Day): Promise<AdoptedDraft[]> => {
  const { rows } = await sql<AdoptedDraft>`
    select a.act_id, d.draft_id, array(select effect from acts.article r where r.act_id = a.act_id order by article) as effects
    from acts.act a left join acts.draft d using (act_id)
    where a.kind = ${kind} and a.adopted_on = ${on} order by a.seq`.execute(tx)
  return rows
}

/** Writes, for each of these acts, a draft that says what it says, adopted when it was. */
export const insertDraftsOf = async (
  tx: Tx,
  acts: readonly string[],
  by: { id: string; name: string; now: Instant },
) => {
  const asked = sql`${acts}::uuid[]`
  const articles = sql`select jsonb_agg(jsonb_build_object('text_fr', text_fr, 'text_en', text_en, 'effect', effect, 'input', input) order by article)
    from acts.article r where r.act_id = a.act_id`
  await sql`
    insert into acts.draft (draft_id, kind, step, version, content, created_by, created_by_name, created_at, updated_by_name, updated_at, act_id)
    select uuidv7(), kind, 'adopted', 1, header || jsonb_build_object('articles', coalesce((${articles}), '[]')),
      ${by.id}, ${by.name}, ${by.now}, ${by.name}, instant, act_id
    from acts.act a where act_id = any(${asked})`.execute(tx)
  await sql`
    insert into acts.draft_version (draft_id, version, content, saved_by_name, saved_at)
    select draft_id, version, content, ${by.name}, ${by.now} from acts.draft where act_id = any(${asked})`.execute(tx)
}
