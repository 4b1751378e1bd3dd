import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { type Context, orNull, type Route, route } from '../../../kernel/web/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { paths, words } from '../words.ts'
import { workers } from './file.access.ts'
import type { By } from './file.actions.ts'
import { fileRoute, goToFile } from './file.routes.tsx'
import { checkKinds, resultNames } from './file.rules.ts'
import {
  addNote,
  addTask,
  askCheck,
  consult,
  declareConflict,
  finishTask,
  mitigateConflict,
  recordCheck,
  recordConsultation,
} from './follow.actions.ts'

const text = z.string().trim().min(1).max(5000)
const codes = <T extends string>(names: Record<T, unknown>) => z.enum(Object.keys(names) as [T, ...T[]])

/** One thing recorded on a file: its form stands on the page of the file. */
const gesture = <Shape extends z.ZodRawShape>(
  path: Two,
  name: Two,
  shape: Shape,
  run: (tx: Context<unknown>['tx'], by: By, file: string, input: z.output<z.ZodObject<Shape>>) => Promise<void>,
): Route =>
  route({
    method: 'post',
    path,
    access: workers,
    name,
    input: z.object({ id: z.uuid(), ...shape }),
    run: async ({ input, tx, actor, clock }) => {
      const { id, ...rest } = input as { id: string }
      await run(tx, { actor, clock }, id, rest as z.output<z.ZodObject<Shape>>)
      return id
    },
    goTo: goToFile,
    form: fileRoute,
  })

export const followRoutes: readonly Route[] = [
  gesture(paths.checks, words.askCheck, { kind: codes(checkKinds), on: dayField }, askCheck),
  gesture(
    paths.checkAnswer,
    { fr: 'Consigner la réponse à une vérification', en: 'Record the answer to a check' },
    { check: z.uuid(), on: dayField, result: codes(resultNames) },
    recordCheck,
  ),
  gesture(paths.conflicts, words.declareConflict, { description: text, on: dayField }, declareConflict),
  gesture(
    paths.mitigation,
    words.writeMitigation,
    { conflict: z.uuid(), mitigation: text, owner: text, due: dayField },
    mitigateConflict,
  ),
  gesture(
    paths.consultations,
    words.consult,
    { consulted: text, law: orNull(z.string().max(300)), on: dayField },
    consult,
  ),
  gesture(
    paths.consultationAnswer,
    { fr: 'Consigner la réponse à une consultation', en: 'Record the answer to a consultation' },
    { consultation: z.uuid(), on: dayField, outcome: text, opinion: z.enum(['', 'for', 'against']).default('') },
    (tx, by, file, { opinion, ...answer }) =>
      recordConsultation(tx, by, file, { ...answer, favourable: opinion === '' ? null : opinion === 'for' }),
  ),
  gesture(paths.tasks, words.addTask, { what: text, owner: text, due: orNull(dayField) }, addTask),
  gesture(paths.taskDone, words.finish, { task: z.uuid() }, (tx, by, file, { task }) => finishTask(tx, by, file, task)),
  gesture(paths.notes, words.addNote, { text }, (tx, by, file, { text }) => addNote(tx, by, file, text)),
]
