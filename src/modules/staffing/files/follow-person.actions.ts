import type { Tx } from '../../../kernel/database/index.ts'
import { type Kind, shortName } from '../../acts/index.ts'
import { type Happening, moveByEvent } from '../applications/tie.actions.ts'
import { useByAct } from '../aptitude/aptitude.actions.ts'
import { refusals } from '../ties/refusals.ts'
import { adoptedAct, type FileRow } from './file.queries.ts'
import { type StepName, stagesOf } from './file.steps.ts'

type By = Parameters<typeof useByAct>[1] & Happening

const cite = ({ kind, number }: { kind: string; number: string }) => shortName(kind as Kind, number, 'fr')

const isProposing = (file: FileRow, step: StepName): boolean => {
  const order = stagesOf(file).map(stage => stage.step)
  const at = order.indexOf(step)
  return at >= order.indexOf('recommended') && at < order.indexOf('decided')
}

/**
 * What a file does to the application and to the entry of the register from which its person was picked: proposed when it is recommended,
 * appointed by its act, which uses the entry (SM-4, SM-6), and back where it was when the file goes back or ends without one.
 */
export const followPerson = async (tx: Tx, by: By, file: FileRow, step: StepName): Promise<void> => {
  const { application_id, entry_id, person_id } = file
  if (application_id === null && entry_id === null) return
  if (step === 'decided') {
    const act = file.draft_id === null ? undefined : await adoptedAct(tx, file.draft_id)
    if (entry_id !== null && act)
      await useByAct(tx, by, entry_id, { day: act.adopted_on, act: cite(act), person: person_id })
  }
  if (application_id === null) return
  if (step === 'decided' || isProposing(file, step)) {
    let stands = await moveByEvent(tx, by, application_id, 'propose')
    if (step === 'decided') stands = await moveByEvent(tx, by, application_id, 'appoint')
    if (stands !== null && !['proposed', 'appointed'].includes(stands)) throw refusals.hasWithdrawn()
  } else await moveByEvent(tx, by, application_id, entry_id === null ? 'return_to_list' : 'return_to_register')
}
