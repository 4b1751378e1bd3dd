import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import { refusals } from '../refusals.ts'
import { canFinish } from './task.access.ts'
import { appointedBy, giveTasks, heldTask, insertTasks, saveTask } from './task.queries.ts'
import { tasksOf } from './task.rules.ts'

type By = { readonly actor: Actor; readonly clock: Clock }

/** Opens what remains to be done for each person whom an adopted draft appoints; a term already over, recorded late, asks for nothing. */
export const openTasks = async (
  tx: Tx,
  { clock }: By,
  { to, act_id }: { to: string; act_id: string | null },
): Promise<void> => {
  if (to !== 'adopted' || act_id === null) return
  const appointed = (await appointedBy(tx, act_id)).filter(
    ({ last_day }) => last_day === null || last_day >= clock.today(),
  )
  const tasks = appointed.flatMap(({ last_day: _, ...one }) =>
    tasksOf(one.first_day).map(task => ({ task_id: randomUUIDv7(), act_id, ...one, ...task })),
  )
  if (tasks.length === 0) return
  await insertTasks(tx, tasks)
  await journal(tx, { what: 'task.opened', subject: act_id, details: { tasks: tasks.length } })
}

type NewTask = { file: string; what: string; owner: string; due: Day | null }

/** Writes in a file what someone has to do. */
export const writeTask = async (tx: Tx, { file, ...task }: NewTask): Promise<void> => {
  const task_id = randomUUIDv7()
  await insertTasks(tx, [{ task_id, file_id: file, ...task }])
  await journal(tx, { what: 'task.written', subject: file, details: { task: task_id } })
}

/** The open tasks that someone had on a file follow it to its new owner. */
export const handTasks = async (tx: Tx, handed: { file: string; from: string; to: string }): Promise<void> => {
  const tasks = await giveTasks(tx, handed)
  if (tasks > 0) await journal(tx, { what: 'task.handed', subject: handed.file, details: { tasks } })
}

/** Records that these tasks were done on a day. */
export const finishTasks = async (
  tx: Tx,
  { actor, clock }: By,
  { tasks, done_on }: { tasks: readonly string[]; done_on: Day },
): Promise<void> => {
  if (tasks.length === 0) throw refusals.noTask()
  if (done_on > clock.today()) throw refusals.notDoneYet(done_on)
  for (const id of [...new Set(tasks)].sort()) {
    const task = await heldTask(tx, id)
    if (!task) throw kernelRefusals.notFound()
    if (!canFinish(actor, task)) throw kernelRefusals.forbidden()
    if (task.done_on !== null) throw refusals.taskDone(task.done_by_name ?? '')
    await saveTask(tx, id, { done_on, done_by_name: actor.name })
    await journal(tx, {
      what: 'task.done',
      subject: id,
      details: { act_id: task.act_id, file_id: task.file_id, kind: task.kind, done_on },
    })
  }
}
