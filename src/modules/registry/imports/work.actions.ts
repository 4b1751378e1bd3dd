import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { type By, enqueue, type Step as InTransaction, type Job } from '../../../kernel/jobs/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals, Refusal } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { adoptImport, compareImport, refuseImport } from './import.actions.ts'
import { canDrop, canMove, isWorking, type MoveName, working } from './import.steps.ts'
import { openImport, readImport } from './pipeline.actions.ts'
import { isChoosable, type Proposal } from './proposal.rules.ts'
import type { FormatName } from './reader.formats.ts'
import { importRefusals } from './refusals.ts'
import {
  choose,
  deleteImport,
  type ImportRow,
  importOf,
  letGo,
  proposalsOf,
  takeUp,
  updateImport,
  waitingImports,
} from './store.queries.ts'
import { undecidedRows } from './view.queries.ts'

/** One step of an import; each is made again from what is kept, whatever stopped the one before. */
const workOnStep = async (step: InTransaction, found: ImportRow, worker: string, { clock }: By): Promise<void> => {
  const id = found.import_id
  const when = { today: clock.today(), now: clock.now() }
  if (found.step === 'reading') return readImport(step, { id, worker })
  if (found.step === 'comparing') return step(tx => compareImport(tx, id, when))
  try {
    await step(tx => adoptImport(tx, id, when))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await step(tx => refuseImport(tx, id, error))
  }
}

const workAt = async (step: InTransaction, id: string, by: By): Promise<void> => {
  const worker = randomUUID()
  if (!(await step(tx => takeUp(tx, id, worker)))) return
  try {
    for (;;) {
      const found = await step(tx => importOf(tx, id))
      if (!found || !isWorking(found.step)) return
      await workOnStep(step, found, worker, by)
    }
  } finally {
    await step(tx => letGo(tx, id, worker))
  }
}

/** Reads, compares and adopts what people have asked for; every minute it takes up what a stopped process left. */
export const importJob: Job & { steps: (step: InTransaction, by: By) => Promise<void> } = {
  name: 'registry.imports',
  says: { fr: 'Lit, compare et adopte les reprises de données', en: 'Reads, compares and adopts imports' },
  turns: { minutes: 1 },
  steps: async (step, by) => {
    for (const id of await step(tx => waitingImports(tx, working))) await workAt(step, id, by)
  },
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** Keeps a file that came with a form, and asks for it to be read. */
export const beginImport = async (
  tx: Tx,
  { actor, clock }: By,
  { format, name, bytes, on = null }: { format: FormatName; name: string; bytes: Uint8Array; on?: Day | null },
): Promise<string> => {
  const id = await openImport(tx, once(bytes), { format, name, on, actor, today: clock.today(), now: clock.now() })
  await enqueue(tx, importJob)
  return id
}

const held = async (tx: Tx, id: string): Promise<ImportRow> => {
  const found = await importOf(tx, id, true)
  if (!found) throw kernelRefusals.notFound()
  return found
}

const move = async (tx: Tx, id: string, name: MoveName): Promise<void> => {
  const { step } = await held(tx, id)
  if (!canMove(step, name)) throw importRefusals.notNow()
}

/** Takes or leaves rows: those named, or all of one proposal. */
export const chooseRows = async (
  tx: Tx,
  { actor, clock }: By,
  { id, all, rows, take }: { id: string; all: Proposal | null; rows: readonly number[]; take: boolean },
): Promise<void> => {
  if ((await held(tx, id)).step !== 'deciding') throw importRefusals.notNow()
  const by = { take, chosen_by: actor.name, chosen_at: clock.now() }
  const known = all || rows.length === 0 ? new Map<number, string | null>() : await proposalsOf(tx, id, rows)
  const choices = all
    ? [{ proposal: all, n: 0, ...by }]
    : [...known].flatMap(([n, proposal]) => (proposal === null ? [] : [{ proposal: proposal as Proposal, n, ...by }]))
  if (choices.length === 0 || choices.some(({ proposal }) => !isChoosable(proposal))) throw importRefusals.noRow()
  await choose(tx, id, choices)
  await journal(tx, { what: 'import.chosen', subject: id, details: { all, rows: choices.length, take } })
}

/** Asks for the act: everything that would change or end something must have been decided. */
export const askForAct = async (tx: Tx, id: string): Promise<void> => {
  await move(tx, id, 'ask')
  const { undecided, taken } = await undecidedRows(tx, id)
  if (undecided > 0) throw importRefusals.undecided(undecided)
  if (taken === 0) throw importRefusals.nothingToTake()
  await updateImport(tx, id, { step: 'adopting', refusal: null })
  await journal(tx, { what: 'import.asked', subject: id, details: { rows: taken } })
  await enqueue(tx, importJob)
}

export const compareAgain = async (tx: Tx, id: string): Promise<void> => {
  await move(tx, id, 'compare')
  await updateImport(tx, id, { step: 'comparing', refusal: null })
  await journal(tx, { what: 'import.compare', subject: id })
  await enqueue(tx, importJob)
}

/** Drops an import whole: its file, its rows, its choices. The journal remembers that it was. */
export const dropImport = async (tx: Tx, id: string): Promise<void> => {
  const { step, sha256, file_name } = await held(tx, id)
  if (!canDrop(step)) throw importRefusals.notNow()
  await deleteImport(tx, id)
  await journal(tx, { what: 'import.dropped', subject: id, details: { file: file_name, sha256 } })
}
