import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import { refusals } from '../ties/refusals.ts'
import { type By, changeFile, fileOr404 } from './file.actions.ts'
import type { Whole } from './file.queries.ts'
import { keyOf } from './pick.formats.ts'
import { type Offered, picksFor } from './pick.queries.ts'

/** Who may be picked for a file, the journal remembering who read the list. */
export const readPicks = async (tx: Tx, clock: Clock, file: Whole): Promise<Offered[]> => {
  if (file.kind !== 'appointment') return []
  const picks = await picksFor(tx, file, clock.today())
  if (picks.length > 0) await journal(tx, { what: 'applications.listed', subject: file.file_id })
  return picks
}

type Chosen = { pick: string; gender: 'f' | 'm' | null }

/** Proposes, in a file last seen at `version`, someone of the register or of the list: the file, the entry and the application are tied. */
export const pickPerson = async (tx: Tx, by: By, id: string, version: number, { pick, gender }: Chosen) => {
  const file = await fileOr404(tx, by.clock, id)
  const found = (await picksFor(tx, file, by.clock.today())).find(one => keyOf(one) === pick)
  if (file.kind !== 'appointment' || !found) throw refusals.notToPick()
  const { entry_id, application_id, given_name, family_name } = found
  const address = gender === null ? null : gender === 'f' ? 'Mme' : 'M.'
  const newcomer = found.person_id === null ? { given_name, family_name, gender, address } : null
  await changeFile(tx, by, id, version, 'person', {
    ...{ person_id: found.person_id ?? randomUUIDv7(), newcomer, consented_on: null },
    ...{ source: entry_id === null ? 'list' : 'register', entry_id, application_id },
  })
}
