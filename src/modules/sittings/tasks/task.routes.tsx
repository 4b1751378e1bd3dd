import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { arrange, listInput, many, orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import { insiders } from '../../acts/index.ts'
import { personName, postTitle } from '../../registry/index.ts'
import { paths, taskWords } from '../words.ts'
import { doers } from './task.access.ts'
import { finishTasks } from './task.actions.ts'
import { TasksPage, taskColumns } from './task.pages.tsx'
import { taskLines } from './task.queries.ts'
import { isLate, type TaskKind, taskNames } from './task.rules.ts'

const list: Route = route({
  method: 'get',
  path: paths.tasks,
  access: insiders,
  name: taskWords.tasks,
  input: z.object({ ...listInput, done: orNull(z.literal('yes')) }),
  output: z.object({
    total: z.int(),
    items: z.array(
      z.object({
        task_id: z.uuid(),
        task: z.enum(Object.keys(taskNames) as [TaskKind]).nullable(),
        what: z.string().nullable(),
        file_id: z.uuid().nullable(),
        person_id: z.uuid().nullable(),
        person: z.string().nullable(),
        post_id: z.uuid().nullable(),
        post: z.string().nullable(),
        first_day: z.iso.date().nullable(),
        owner: z.string(),
        due: z.iso.date().nullable(),
        late: z.boolean(),
        done_on: z.iso.date().nullable(),
        done_by: z.string().nullable(),
        act_id: z.uuid().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  run: async ({ input, tx, lang, clock }) => {
    const [done, today] = [input.done === 'yes', clock.today()]
    return { list: arrange(taskColumns(today), await taskLines(tx, { done }), input, lang), done, today }
  },
  table: data => data.list,
  data: ({ list: { rows, total }, today }, lang) => ({
    total,
    items: rows.map(row => ({
      task_id: row.task_id,
      task: row.kind,
      what: row.what,
      file_id: row.kind === null ? row.file_id : null,
      person_id: row.kind && row.person_id,
      person: row.kind && personName(row),
      post_id: row.kind && row.post_id,
      post: row.kind && postTitle(row, row.gender, lang),
      first_day: row.kind && row.first_day,
      owner: row.owner,
      due: row.due,
      late: isLate(row, today),
      done_on: row.done_on,
      done_by: row.done_by_name,
      act_id: row.kind && row.act_id,
    })),
  }),
  page: ({ data }) => <TasksPage {...data} />,
})

const finish: Route = route({
  method: 'post',
  path: paths.tasksDone,
  access: doers,
  name: taskWords.finish,
  input: z.object({ tasks: many(z.uuid()), done_on: dayField }),
  run: async ({ input, tx, actor, clock }) => finishTasks(tx, { actor, clock }, input),
  goTo: (_, lang) => pathTo({ path: paths.tasks }, lang),
  form: list,
})

export const taskRoutes: readonly Route[] = [list, finish]
