import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import { personName } from '../../registry/index.ts'
import { type By, changeFile } from './file.actions.ts'
import { type Homonym, homonymsOf } from './homonym.queries.ts'
import { nameKey } from './homonym.rules.ts'
import { refusals } from './refusals.ts'

/** Someone found otherwise than in a list or in a register. */
export const untied = { application_id: null, entry_id: null, source: null }

type Name = { given_name: string; family_name: string }

/** The people of the register who have, or had, the name of someone typed. */
export const sameAs = async (tx: Tx, clock: Clock, name: Name): Promise<readonly Homonym[]> => {
  if (name.family_name === '') return []
  const typed = personName(name)
  return (await homonymsOf(tx, [typed], clock.today())).get(nameKey(typed)) ?? []
}

type Typed = Name & {
  gender: 'f' | 'm' | null
  /** The person of the register who this is; `new` for someone who only has the same name; null where nothing was said. */
  as: string | null
}

/** Proposes, in a file last seen at `version`, someone typed by name. Where the register has the name, whoever types says who it is: nothing joins two people, or parts them, in silence. */
export const proposeNewcomer = async (
  tx: Tx,
  by: By,
  id: string,
  version: number,
  { given_name, family_name, gender, as }: Typed,
): Promise<void> => {
  if (family_name === '') throw refusals.noPerson()
  const same = (await sameAs(tx, by.clock, { given_name, family_name })).map(({ person_id }) => person_id)
  if (same.length > 0 && as === null) throw refusals.sayWhoItIs()
  const known = as === null || as === 'new' ? null : as
  if (known !== null && !same.includes(known)) throw refusals.notOfThatName()
  const address = gender === null ? null : gender === 'f' ? 'Mme' : 'M.'
  const newcomer = known === null ? { given_name, family_name, gender, address } : null
  const change = { person_id: known ?? randomUUIDv7(), newcomer, consented_on: null, ...untied }
  await changeFile(tx, by, id, version, 'person', change)
  if (known === null && same.length > 0)
    await journal(tx, { what: 'file.person_said_apart', subject: id, details: { from: same } })
}
