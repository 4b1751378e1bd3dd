import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { asRefusal } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Clock } from '../../../kernel/time/index.ts'
import { refusals } from '../refusals.ts'
import type { Council } from '../sitting.steps.ts'
import { announceReaddressed, announceRemoved, inviteDue } from './notice.actions.ts'
import {
  allParticipants,
  deleteConvocations,
  deleteParticipant,
  insertParticipant,
  type Participant,
  participantById,
  saveParticipant,
} from './participant.queries.ts'

type By = { readonly clock: Clock }
type Written = Pick<Participant, 'name' | 'address' | 'lang'>

/** The participant, or the refusal that says they do not exist. */
export const participantOr404 = async (tx: Tx, id: string, held = false): Promise<Participant> => {
  const participant = await participantById(tx, id, held)
  if (!participant) throw kernelRefusals.notFound()
  return participant
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const refuseTaken = async (tx: Tx, council: Council, address: string, own: string | null): Promise<void> => {
  const taken = (await allParticipants(tx)).some(
    one => one.council === council && one.participant_id !== own && same(one.address, address),
  )
  if (taken) throw refusals.addressTaken()
}

const refusing = (error: unknown): never => {
  throw asRefusal(error)
}

/** Adds a participant, and invites them to what is already announced. */
export const addParticipant = async (tx: Tx, by: By, added: Written & { council: Council }): Promise<string> => {
  await refuseTaken(tx, added.council, added.address, null)
  const participant_id = randomUUIDv7()
  await insertParticipant(tx, { participant_id, ...added }).catch(refusing)
  await journal(tx, { what: 'participant.added', subject: participant_id, details: added })
  await inviteDue(tx, by)
  return participant_id
}

/** Changes a participant; at another address, what they were invited to is cancelled at the old one, and they are invited at the new one. */
export const changeParticipant = async (tx: Tx, by: By, id: string, changed: Written): Promise<void> => {
  const before = await participantOr404(tx, id, true)
  await refuseTaken(tx, before.council, changed.address, id)
  await saveParticipant(tx, id, changed).catch(refusing)
  await journal(tx, { what: 'participant.changed', subject: id, details: changed })
  if (!same(before.address, changed.address)) await announceReaddressed(tx, by, before, { ...before, ...changed })
}

/** Removes a participant: what they were invited to is cancelled for them, and nothing more is sent. */
export const removeParticipant = async (tx: Tx, by: By, id: string): Promise<void> => {
  const removed = await participantOr404(tx, id, true)
  const { name, council } = removed
  await announceRemoved(tx, by, removed)
  await deleteConvocations(tx, id)
  await deleteParticipant(tx, id)
  await journal(tx, { what: 'participant.removed', subject: id, details: { name, council } })
}
