import type { Tx } from '../../kernel/database/index.ts'
import { journal } from '../../kernel/journal/index.ts'
import { kernelRefusals } from '../../kernel/refusals.ts'
import type { Clock } from '../../kernel/time/index.ts'
import { refusals } from './refusals.ts'
import { heldSitting, saveSitting } from './sitting.queries.ts'
import { isHeld } from './sitting.rules.ts'

type Hours = { readonly began: string; readonly ended: string | null }

/** Records when a sitting was opened and, once it is, adjourned: from its day on, and until it is closed, for its minutes are then final. */
export const recordHours = async (
  tx: Tx,
  { clock }: { clock: Clock },
  id: string,
  { began, ended }: Hours,
): Promise<void> => {
  const sitting = await heldSitting(tx, id)
  if (!sitting) throw kernelRefusals.notFound()
  if (sitting.step === 'closed' || sitting.step === 'cancelled') throw refusals.over()
  if (!isHeld(sitting, clock.today())) throw refusals.notYet(sitting.day)
  if (ended !== null && ended <= began) throw refusals.endedFirst()
  await saveSitting(tx, id, { began, ended })
  await journal(tx, { what: 'sitting.hours_recorded', subject: id, details: { began, ended } })
}
