import { sql } from 'kysely'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { TaskKind } from './task.rules.ts'

/** A titular appointed by an act: whoever acts for a time takes no oath. */
type Appointed = { mandate_id: string; post_id: string; person_id: string; first_day: Day; last_day: Day | null }

export const appointedBy = async (tx: Tx, act: string): Promise<Appointed[]> => {
  const { rows } = await sql<Appointed>`
    select coalesce(input ->> 'new_mandate', input ->> 'mandate') as mandate_id, coalesce(input ->> 'to_post', input ->> 'post') as post_id,
      input ->> 'person' as person_id, input ->> 'from' as first_day, input ->> 'to' as last_day
    from acts.article where act_id = ${act} and effect in ('mandate.begin', 'mandate.move') order by article`.execute(
    tx,
  )
  return rows
}

type Closing = {
  kind: TaskKind
  act_id: string
  mandate_id: string
  post_id: string
  person_id: string
  first_day: Day
  due: Day
}
/** What someone wrote in a file. */
type Written = { file_id: string; what: string; due: Day | null }

export const insertTasks = (tx: Tx, tasks: readonly ({ task_id: string; owner: string } & (Closing | Written))[]) =>
  tx.insertInto('sittings.task').values(tasks).execute()

type Office = {
  given_name: string
  family_name: string
  gender: string | null
  title_fr_m: string
  title_fr_f: string
  title_en: string
  seat: number | null
  organisation_fr: string
  organisation_en: string
  act_kind: string
  act_number: string
}
/** A task; one that follows an appointment, with the names that the register has on the first day in office. */
export type TaskLine = {
  task_id: string
  owner: string
  done_on: Day | null
  done_by_name: string | null
} & ((Closing & Office & { what: null }) | (Written & { kind: null }))

/** What the lines are of: those that are done or not, or all those of a file and of the act that it led to. */
type Asked = { done: boolean } | { file: string; act: string | null }

/** What is to be done, the most pressing first, or what was done. A mandate that the register no longer has asks for nothing. */
export const taskLines = async (tx: Tx, asked: Asked): Promise<TaskLine[]> => {
  const ended = 'done' in asked && asked.done
  const which =
    'done' in asked
      ? sql`(t.done_on is not null) = ${asked.done}::boolean`
      : sql`(t.file_id = ${asked.file}::uuid or t.act_id = ${asked.act}::uuid)`
  const { rows } = await sql<TaskLine>`
    select t.task_id, t.kind, t.act_id, t.mandate_id, t.post_id, registry.whom(t.person_id) as person_id, t.first_day, t.file_id, t.what, t.owner, t.due, t.done_on, t.done_by_name,
      s.given_name, s.family_name, s.gender, p.title_fr_m, p.title_fr_f, p.title_en, p.seat, o.name_fr as organisation_fr, o.name_en as organisation_en,
      a.kind as act_kind, a.number as act_number
    from sittings.task t
    left join acts.act a on a.act_id = t.act_id
    left join registry.person s on s.person_id = registry.whom(t.person_id) and s.valid @> t.first_day
    left join registry.post p on p.post_id = t.post_id and p.valid @> t.first_day
    left join registry.organisation o on o.organisation_id = p.organisation_id and o.valid @> t.first_day
    where ${which} and (t.kind is null or exists (select from registry.mandate m where m.mandate_id = t.mandate_id))
    order by ${ended ? sql`t.done_on desc` : sql`t.due nulls last`}, t.task_id`.execute(tx)
  return rows
}

/** A task, held until the transaction ends: it is done once. */
export const heldTask = (tx: Tx, id: string) =>
  tx
    .selectFrom('sittings.task')
    .select(['task_id', 'act_id', 'file_id', 'kind', 'owner', 'done_on', 'done_by_name'])
    .where('task_id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Gives someone the open tasks of a file that another had; gives how many. */
export const giveTasks = async (
  tx: Tx,
  { file, from, to }: { file: string; from: string; to: string },
): Promise<number> => {
  const { numUpdatedRows } = await tx
    .updateTable('sittings.task')
    .set({ owner: to })
    .where('file_id', '=', file)
    .where('owner', '=', from)
    .where('done_on', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export const saveTask = (tx: Tx, id: string, done: { done_on: Day; done_by_name: string }) =>
  tx.updateTable('sittings.task').set(done).where('task_id', '=', id).execute()
