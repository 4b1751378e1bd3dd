import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { many, type Nav, orNull, pathTo, type Route, route } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { attendanceReaders, keepers } from './attendance.access.ts'
import {
  readAttendance,
  recordByLaw,
  recordMeeting,
  recordPostChange,
  removeMeeting,
  removePostChange,
} from './attendance.actions.ts'
import { attendancePaths, words } from './attendance.fields.ts'
import { attendanceItem, attendanceShape } from './attendance.formats.ts'
import { AttendancePage } from './attendance.pages.tsx'

const id = z.uuid()
const text = z.string().trim().min(1).max(300)
const goTo = (_: unknown, lang: Lang) => pathTo({ path: attendancePaths.attendance }, lang)

const attendance: Route = route({
  method: 'get',
  path: attendancePaths.attendance,
  access: attendanceReaders,
  name: words.attendance,
  input: z.object({}),
  output: attendanceShape,
  run: ({ tx, actor, clock }) => readAttendance(tx, { actor, clock }),
  data: attendanceItem,
  page: ({ data }) => <AttendancePage attendance={data} />,
})

const meeting: Route = route({
  method: 'post',
  path: attendancePaths.meetings,
  access: keepers,
  name: words.recordMeeting,
  input: z.object({ held_on: dayField, absent: many(id), excused: many(id) }),
  run: ({ input, tx, actor, clock }) => recordMeeting(tx, { actor, clock }, input),
  goTo,
  form: attendance,
})

const dropMeeting: Route = route({
  method: 'post',
  path: attendancePaths.removeMeeting,
  access: keepers,
  name: words.removeMeeting,
  input: z.object({ meeting: id }),
  run: ({ input, tx }) => removeMeeting(tx, input.meeting),
  goTo,
  form: attendance,
})

const bylaw: Route = route({
  method: 'post',
  path: attendancePaths.bylaws,
  access: keepers,
  name: words.recordBylaw,
  input: z.object({
    from_day: dayField,
    absences: z.coerce.number().int().min(1).max(99),
    counted: z.enum(['all', 'in_a_row']).default('all'),
    months: orNull(z.coerce.number().int().min(1).max(120)),
    source: text,
  }),
  run: ({ input: { counted, ...said }, tx, actor, clock }) =>
    recordByLaw(tx, { actor, clock }, { ...said, in_a_row: counted === 'in_a_row' }),
  goTo,
  form: attendance,
})

const change: Route = route({
  method: 'post',
  path: attendancePaths.changes,
  access: keepers,
  name: words.recordChange,
  input: z.object({ mandate: id, changed_on: dayField, new_post: text, rank: z.enum(['yes', 'no']) }),
  run: ({ input: { rank, ...typed }, tx, actor, clock }) =>
    recordPostChange(tx, { actor, clock }, { ...typed, has_rank: rank === 'yes' }),
  goTo,
  form: attendance,
})

const dropChange: Route = route({
  method: 'post',
  path: attendancePaths.removeChange,
  access: keepers,
  name: words.removeChange,
  input: z.object({ change: id }),
  run: ({ input, tx }) => removePostChange(tx, input.change),
  goTo,
  form: attendance,
})

export const attendanceRoutes: readonly Route[] = [attendance, meeting, dropMeeting, bylaw, change, dropChange]

export const attendanceNav: Nav = {
  house: 'offices',
  section: 'files',
  title: words.attendance,
  path: attendancePaths.attendance,
  access: attendanceReaders,
}
