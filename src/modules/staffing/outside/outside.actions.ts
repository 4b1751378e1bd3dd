import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { asRefusal } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { horizon } from '../../registry/index.ts'
import { type By, entered, fileOr404, openFile } from '../files/file.actions.ts'
import { openFilesOn } from '../files/file.queries.ts'
import { refusals as fileRefusals } from '../files/refusals.ts'
import { chargeOf, teamFor } from './outside.access.ts'
import type { RequestKind } from './outside.fields.ts'
import {
  heldRequest,
  insertRelease,
  insertRequest,
  putMailbox,
  releasesOf,
  removeMailbox,
  requestsSeen,
  saveAnswer,
  sheetsInCharge,
} from './outside.queries.ts'
import { refusals } from './refusals.ts'
import { tellAsker, tellTeam } from './request.actions.ts'

/** Months ahead within which a term is told to end. */
const ahead = 18

type Line = Awaited<ReturnType<typeof horizon>>[number]
const isVacant = ({ state }: Pick<Line, 'state'>) => state === 'vacant' || state === 'vacant_acting'

/** The vacancies and the terms that end among the posts in an actor's charge. */
const seatsInCharge = async (tx: Tx, actor: Actor, on: Day) => {
  const charge = chargeOf(actor)
  const lines = charge ? await horizon(tx, { on, known: null }, charge, ahead) : []
  return { vacant: lines.filter(isVacant), ending: lines.filter(line => !isVacant(line) && line.mandate_id !== null) }
}

/** All that is told outside of the posts in someone's charge; the journal remembers who read the sheets. */
export const readCharge = async (tx: Tx, { actor, clock }: By) => {
  const sheets = await sheetsInCharge(tx)
  const requests = actor.role === 'body_secretary' ? await requestsSeen(tx, null) : []
  const details = { sheets: sheets.length, named: sheets.filter(({ person }) => person !== null).length }
  await journal(tx, { what: 'sheets.read', details })
  return { charge: chargeOf(actor), ...(await seatsInCharge(tx, actor, clock.today())), sheets, requests }
}
export type Charge = Awaited<ReturnType<typeof readCharge>>

/** Releases the short sheet of a file: the name of the person whom it proposes is told to the minister's office and to the body. */
export const releaseSheet = async (tx: Tx, by: By, id: string): Promise<void> => {
  await entered(tx, by, id, 'follow')
  const { person, person_id } = await fileOr404(tx, by.clock, id)
  if (!person || person_id === null) throw refusals.noPerson()
  const [last] = await releasesOf(tx, id)
  if (last?.person_id === person_id) return
  await insertRelease(tx, {
    release_id: randomUUIDv7(),
    file_id: id,
    person_id,
    name: `${person.given_name} ${person.family_name}`.trim(),
    released_on: by.clock.today(),
    released_by_name: by.actor.name,
    released_at: by.clock.now(),
  })
  await journal(tx, { what: 'file.sheet_released', subject: id })
}

type Wanted = { kind: RequestKind; seat: string; note: string; reply_to: string; lang: Lang }

/** Asks to renew a term, or to fill a vacancy, among the seats of one's own body; `seat` is the post, and its mandate where there is one. */
export const askFor = async (tx: Tx, by: By, { kind, seat, note, reply_to, lang }: Wanted): Promise<void> => {
  const { actor, clock } = by
  const [post, mandate] = seat.split(':')
  const { vacant, ending } = await seatsInCharge(tx, actor, clock.today())
  const line = (kind === 'vacancy' ? vacant : ending).find(
    one => one.post_id === post && (kind === 'vacancy' || one.mandate_id === mandate),
  )
  if (!line) throw refusals.notAsked()
  const request_id = randomUUIDv7()
  await insertRequest(tx, {
    request_id,
    organisation_id: line.organisation_id,
    post_id: line.post_id,
    mandate_id: kind === 'renewal' ? line.mandate_id : null,
    kind,
    team: teamFor(line.family),
    note: note.trim() || null,
    asked_by_name: actor.name,
    asked_at: clock.now(),
    ...{ reply_to, lang },
  }).catch(error => {
    throw asRefusal(error)
  })
  await journal(tx, { what: 'request.made', subject: request_id, details: { kind, post: line.post_id } })
  const made = await heldRequest(tx, request_id)
  if (!made) throw new Error(`the request ${request_id} is not seen by whoever made it`)
  await tellAsker(tx, by, made, 'request.receipt')
  await tellTeam(tx, by, made)
}

const waiting = async (tx: Tx, id: string) => {
  const request = await heldRequest(tx, id)
  if (!request) throw kernelRefusals.notFound()
  if (request.answer !== null) throw refusals.answered()
  return request
}

/** Turns a request into a file, or joins it to the one that is already open; gives the file's id. */
export const takeRequest = async (tx: Tx, by: By, id: string): Promise<string> => {
  const request = await waiting(tx, id)
  const { kind: asked, post_id: post, mandate_id: mandate } = request
  const kind = asked === 'renewal' ? 'renewal' : 'appointment'
  const open = (await openFilesOn(tx, [post])).find(one => one.kind === kind)
  const opened = { kind, post, mandate, target: null, confidential: false } as const
  const file_id = open?.file_id ?? (await openFile(tx, by, opened))
  const answered = { answered_by_name: by.actor.name, answered_at: by.clock.now() }
  await saveAnswer(tx, id, { answer: 'file', file_id, reason: null, ...answered })
  await journal(tx, { what: 'request.taken', subject: id, details: { file: file_id } })
  await tellAsker(tx, by, request, 'request.opened')
  return file_id
}

export const declineRequest = async (tx: Tx, by: By, id: string, typed: string): Promise<void> => {
  const request = await waiting(tx, id)
  const reason = typed.trim()
  if (reason === '') throw fileRefusals.fileNeedsReason()
  const answered = { answered_by_name: by.actor.name, answered_at: by.clock.now() }
  await saveAnswer(tx, id, { answer: 'declined', file_id: null, reason, ...answered })
  await journal(tx, { what: 'request.declined', subject: id, details: { reason } })
  await tellAsker(tx, by, request, 'request.declined', { reason })
}

/** Records where each team hears of requests; an empty address is none. */
export const setMailboxes = async (tx: Tx, addresses: Readonly<Record<string, string>>): Promise<void> => {
  for (const [team, address] of Object.entries(addresses))
    await (address === '' ? removeMailbox(tx, team) : putMailbox(tx, team, address))
  await journal(tx, { what: 'request.mailboxes_set', details: { teams: Object.keys(addresses) } })
}
