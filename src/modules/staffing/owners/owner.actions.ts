import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { handTasks } from '../../sittings/index.ts'
import { saveFile } from '../files/change.queries.ts'
import type { By } from '../files/file.actions.ts'
import { type FileRow, heldFile } from '../files/file.queries.ts'
import { refusals as fileRefusals } from '../files/refusals.ts'
import { canHand } from './owner.access.ts'
import { insertHandover, knownOwners, type Owner, takeHandovers } from './owner.queries.ts'
import { refusals } from './refusals.ts'

/** To whom a file may be given: whoever already owns files, in its team alone where it is confidential, and the actor. */
export const ownersFor = async (
  tx: Tx,
  { actor: { id, name } }: Pick<By, 'actor'>,
  { confidential, team, owner_id }: Pick<FileRow, 'confidential' | 'team' | 'owner_id'>,
): Promise<Owner[]> => {
  const known = await knownOwners(tx, confidential ? team : null)
  const all = known.some(owner => owner.id === id) ? known : [...known, { id, name }]
  return all.filter(owner => owner.id !== owner_id)
}

type Handing = { version: number; to: string; reason: string }

/** Gives a file last seen at `version` to another owner, with the open tasks that its owner had on it; who receives it is told on the home page. */
export const handFile = async (tx: Tx, by: By, id: string, { version, to, reason }: Handing): Promise<void> => {
  const file = await heldFile(tx, id)
  if (!file) throw kernelRefusals.notFound()
  if (!canHand(by.actor, file)) throw refusals.notYours()
  if (version !== file.version) throw fileRefusals.fileChanged()
  if (to === file.owner_id) throw refusals.alreadyOwner(file.owner_name)
  const owner = (await ownersFor(tx, by, file)).find(one => one.id === to)
  if (!owner) throw refusals.notKnown()
  if (reason.trim() === '') throw fileRefusals.fileNeedsReason()
  await saveFile(tx, id, { owner_id: owner.id, owner_name: owner.name })
  await insertHandover(tx, {
    ...{ file_id: id, from_id: file.owner_id, from_name: file.owner_name, to_id: owner.id, to_name: owner.name },
    ...{ by_name: by.actor.name, reason: reason.trim(), handed_at: by.clock.now() },
  })
  // Whoever takes a file for oneself needs no message.
  if (owner.id === by.actor.id) await takeHandovers(tx, id, owner.id, by.clock.now())
  await journal(tx, { what: 'file.handed', subject: id, details: { from: file.owner_id, to: owner.id } })
  await handTasks(tx, { file: id, from: file.owner_name, to: owner.name })
}

/** The new owner has read the message. */
export const takeFile = async (tx: Tx, { actor, clock }: By, id: string): Promise<void> => {
  const file = await heldFile(tx, id)
  if (!file) throw kernelRefusals.notFound()
  if ((await takeHandovers(tx, id, actor.id, clock.now())) > 0) await journal(tx, { what: 'file.taken', subject: id })
}
