import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { sittingsFrom } from '../../sittings/index.ts'
import { saveFile } from './change.queries.ts'
import type { By } from './file.actions.ts'
import { heldFile } from './file.queries.ts'
import { refusals } from './refusals.ts'
import { awaitsSitting, canAim } from './target.access.ts'
import { heldFilesAimedAt, heldLostOf } from './target.queries.ts'

/** The files that aim at a sitting of the Conseil des ministres follow it to its new day, until they are decided; their due dates are counted from it. */
export const followSitting = async (
  tx: Tx,
  { council, from, to }: { council: string; from: Day; to: Day },
): Promise<void> => {
  if (council !== 'executive') return
  for (const file of await heldFilesAimedAt(tx, from)) {
    if (!awaitsSitting(file)) continue
    await saveFile(tx, file.file_id, { target: to })
    await journal(tx, { what: 'file.target_moved', subject: file.file_id, details: { from, to } })
  }
}

/** Those that aim at a sitting of the Conseil des ministres that is cancelled aim at none; each keeps the day, which its owner is told. */
export const loseSitting = async (tx: Tx, { council, day }: { council: string; day: Day }): Promise<void> => {
  if (council !== 'executive') return
  for (const file of await heldFilesAimedAt(tx, day)) {
    if (!awaitsSitting(file)) continue
    await saveFile(tx, file.file_id, { target: null, lost_target: day })
    await journal(tx, { what: 'file.target_lost', subject: file.file_id, details: { day } })
  }
}

/** A file whose sitting was cancelled aims at the one on whose agenda its draft is put. */
export const aimAtAgenda = async (tx: Tx, draft_id: string, target: Day): Promise<void> => {
  const id = await heldLostOf(tx, draft_id)
  if (id === null) return
  await saveFile(tx, id, { target, lost_target: null })
  await journal(tx, { what: 'file.aimed', subject: id, details: { target } })
}

/** Aims a file whose sitting was cancelled at another that is to come, whatever is sealed by then. */
export const aimFile = async (
  tx: Tx,
  { actor, clock }: By,
  id: string,
  { version, target }: { version: number; target: Day },
): Promise<void> => {
  const file = await heldFile(tx, id)
  if (!file) throw kernelRefusals.notFound()
  if (!canAim(actor, file)) throw refusals.sealed()
  if (version !== file.version) throw refusals.fileChanged()
  const sittings = await sittingsFrom(tx, 'executive', clock.today())
  if (!sittings.some(({ day }) => day === target)) throw refusals.noSuchSitting(target)
  await saveFile(tx, id, { target, lost_target: null })
  await journal(tx, { what: 'file.aimed', subject: id, details: { target } })
}
