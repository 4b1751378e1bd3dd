import { z } from 'zod'
import { dayField } from '../../../kernel/time/index.ts'
import { orNull, type Route } from '../../../kernel/web/index.ts'
import { paths, words } from '../words.ts'
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
import { codes, gesture, text } from './gesture.routes.ts'

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
