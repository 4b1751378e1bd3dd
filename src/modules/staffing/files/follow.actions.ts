import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { finishTasks, taskLines, writeTask } from '../../sittings/index.ts'
import {
  answerCheck,
  answerConsultation,
  insertCheck,
  insertConflict,
  insertConsultation,
  insertNote,
  mitigate,
} from './change.queries.ts'
import { type By, entered, fileOr404 } from './file.actions.ts'
import type { CheckKind, CheckResult } from './file.rules.ts'
import { refusals } from './refusals.ts'

const notAhead = ({ clock }: By, day: Day, field: string) => {
  if (day > clock.today()) throw refusals.notHappened(day, field)
}

/** Asks for a check. NOM-07. */
export const askCheck = async (tx: Tx, by: By, id: string, { kind, on }: { kind: CheckKind; on: Day }) => {
  await entered(tx, by, id, 'follow')
  notAhead(by, on, 'on')
  await insertCheck(tx, { file_id: id, kind, asked_on: on, asked_by_name: by.actor.name })
  await journal(tx, { what: 'check.asked', subject: id, details: { kind } })
}

type CheckAnswer = { check: string; on: Day; result: CheckResult }

/** Records that a check was answered, and its result code: never its content. The journal does not say the result. */
export const recordCheck = async (tx: Tx, by: By, id: string, { check, on, result }: CheckAnswer) => {
  await entered(tx, by, id, 'follow')
  notAhead(by, on, 'on')
  const answer = { file_id: id, check_id: check, answered_on: on, result, name: by.actor.name, now: by.clock.now() }
  if (!(await answerCheck(tx, answer))) throw kernelRefusals.notFound()
  await journal(tx, { what: 'check.answered', subject: id, details: { check } })
}

/** Records that a conflict of interests was declared. */
export const declareConflict = async (
  tx: Tx,
  by: By,
  id: string,
  { description, on }: { description: string; on: Day },
) => {
  await entered(tx, by, id, 'follow')
  notAhead(by, on, 'on')
  await insertConflict(tx, { file_id: id, description, declared_on: on, recorded_by_name: by.actor.name })
  await journal(tx, { what: 'conflict.declared', subject: id })
}

/** Writes what is done about a conflict: measure, owner, due date. NOM-08. */
export const mitigateConflict = async (
  tx: Tx,
  by: By,
  id: string,
  { conflict, ...measure }: { conflict: string; mitigation: string; owner: string; due: Day },
) => {
  await entered(tx, by, id, 'follow')
  if (!(await mitigate(tx, id, conflict, measure))) throw kernelRefusals.notFound()
  await journal(tx, { what: 'conflict.mitigated', subject: id, details: { conflict } })
}

type Answered = { consultation: string; on: Day; outcome: string; favourable: boolean | null }

/** Records that someone was consulted; `law` names the legal basis that requires it. NOM-06. */
export const consult = async (
  tx: Tx,
  by: By,
  id: string,
  { consulted, law, on }: { consulted: string; law: string | null; on: Day },
) => {
  await entered(tx, by, id, 'follow')
  notAhead(by, on, 'on')
  await insertConsultation(tx, { file_id: id, consulted, law, sent_on: on })
  await journal(tx, { what: 'consultation.sent', subject: id, details: { consulted, law } })
}

export const recordConsultation = async (
  tx: Tx,
  by: By,
  id: string,
  { consultation, on, outcome, favourable }: Answered,
) => {
  await entered(tx, by, id, 'follow')
  notAhead(by, on, 'on')
  const answer = { answered_on: on, outcome, favourable }
  if (!(await answerConsultation(tx, id, consultation, answer))) throw kernelRefusals.notFound()
  await journal(tx, { what: 'consultation.answered', subject: id, details: { consultation } })
}

export const addNote = async (tx: Tx, by: By, id: string, text: string) => {
  await entered(tx, by, id, 'follow')
  await insertNote(tx, { file_id: id, text, written_by_name: by.actor.name, written_at: by.clock.now() })
  await journal(tx, { what: 'file.note_added', subject: id })
}

export const addTask = async (tx: Tx, by: By, id: string, task: { what: string; owner: string; due: Day | null }) => {
  await entered(tx, by, id, 'follow')
  await writeTask(tx, { file: id, ...task })
}

/** Ticks a task of the file, or of the act that it led to. */
export const finishTask = async (tx: Tx, by: By, id: string, task: string) => {
  await entered(tx, by, id, 'follow')
  const { act } = await fileOr404(tx, by.clock, id)
  const own = await taskLines(tx, { file: id, act: act?.act_id ?? null })
  if (!own.some(({ task_id }) => task_id === task)) throw kernelRefusals.notFound()
  await finishTasks(tx, by, { tasks: [task], done_on: by.clock.today() })
}
