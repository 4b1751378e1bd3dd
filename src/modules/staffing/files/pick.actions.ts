import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import { personName } from '../../registry/index.ts'
import { refusals } from '../ties/refusals.ts'
import { type By, changeFile, fileOr404 } from './file.actions.ts'
import type { Whole } from './file.queries.ts'
import { homonymsOf } from './homonym.queries.ts'
import { keyOf, type Pick, withHomonyms } from './pick.formats.ts'
import { type Offered, picksFor } from './pick.queries.ts'

const named = async (tx: Tx, clock: Clock, picks: readonly Offered[]): Promise<readonly Pick[]> => {
  const unknown = picks.filter(({ person_id }) => person_id === null).map(personName)
  return withHomonyms(picks, await homonymsOf(tx, unknown, clock.today()))
}

/** Who may be picked for a file, the journal remembering who read the list. */
export const readPicks = async (tx: Tx, clock: Clock, file: Whole): Promise<readonly Pick[]> => {
  if (file.kind !== 'appointment') return []
  const picks = await picksFor(tx, file, clock.today())
  if (picks.length > 0) await journal(tx, { what: 'applications.listed', subject: file.file_id })
  return named(tx, clock, picks)
}

type Chosen = {
  pick: string
  gender: 'f' | 'm' | null
  /** The person of the register who this is; `new` for someone who only has the same name; null where nobody has it. */
  as: string | null
}

/** Proposes, in a file last seen at `version`, someone of the register or of the list: the file, the entry and the application are tied. Two people of one name are never made one by themselves. */
export const pickPerson = async (tx: Tx, by: By, id: string, version: number, { pick, gender, as }: Chosen) => {
  const file = await fileOr404(tx, by.clock, id)
  const offered = (await picksFor(tx, file, by.clock.today())).find(one => keyOf(one) === pick)
  if (file.kind !== 'appointment' || !offered) throw refusals.notToPick()
  const [{ same }] = (await named(tx, by.clock, [offered])) as [Pick]
  if (same.length > 0 && as === null) throw refusals.sameName()
  const isSame = as !== null && as !== 'new'
  if (isSame && !same.some(({ person_id }) => person_id === as)) throw refusals.notToPick()
  const { entry_id, application_id, given_name, family_name } = offered
  const known = isSame ? as : offered.person_id
  const address = gender === null ? null : gender === 'f' ? 'Mme' : 'M.'
  const newcomer = known === null ? { given_name, family_name, gender, address } : null
  await changeFile(tx, by, id, version, 'person', {
    ...{ person_id: known ?? randomUUIDv7(), newcomer, consented_on: null },
    ...{ source: entry_id === null ? 'list' : 'register', entry_id, application_id },
  })
}
