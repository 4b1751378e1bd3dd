import { randomInt, randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { asRefusal } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { messagesAbout, send } from '../../../kernel/mail/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { inForce } from '../../../kernel/rules/index.ts'
import { addDays, type Clock, type Day, dayInToronto, endOfDayInToronto } from '../../../kernel/time/index.ts'
import { pathTo, sha256, type Upload } from '../../../kernel/web/index.ts'
import type { Lang } from '../../../kernel/words/index.ts'
import { type Call, callById, callOf } from '../calls/call.queries.ts'
import { isOpenAt } from '../calls/call.rules.ts'
import { refusals } from '../calls/refusals.ts'
import { committeeOfCall } from '../committees/committee.queries.ts'
import { checkedType } from '../documents/document.formats.ts'
import { refusals as tieRefusals } from '../ties/refusals.ts'
import { canMove } from './application.access.ts'
import {
  applyPaths,
  type Content,
  type DocumentKind,
  type Group,
  missingIn,
  mostDocuments,
  type SavedPart,
} from './application.fields.ts'
import {
  type Application,
  type ApplicationLine,
  addressOf,
  applicationById,
  type Document,
  deleteDocument,
  deleteGroups,
  deletePast,
  documentById,
  documentsOf,
  type Held,
  heldUndecided,
  heldWithCall,
  insertApplication,
  insertDocument,
  linesOfCall,
  type Passage,
  saveApplication,
  saveGroups,
  silentSince,
  strikeWithdrawn,
} from './application.queries.ts'
import { draftDays, lastDayKept, nextNews, silenceDays } from './application.rules.ts'
import { ends, type MoveName, moveOf, type Step } from './application.steps.ts'
import { letterOfStep, moreOf } from './letter.formats.ts'

/** `url`: the address of the site, where the messages lead. */
type By = { actor: Actor; clock: Clock; url: string }
type Reading = Pick<By, 'clock'>

/** Letters and digits that nobody mistakes for others: « 7KQM-2XPD ». */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const newReceipt = () =>
  Array.from({ length: 8 }, (_, at) => (at === 4 ? '-' : '') + signs[randomInt(signs.length)]).join('')

export const callFor = async (tx: Tx, { call_id }: Pick<Application, 'call_id'>): Promise<Call> => {
  const call = await callById(tx, call_id)
  if (!call) throw new Error(`the call ${call_id} of an application is not there`)
  return call
}

/** An application of one's own with its call, or the refusal that says it does not exist: another's does not, by row-level security. */
export const ownOr404 = async (tx: Tx, id: string): Promise<{ application: Application; call: Call }> => {
  const application = await applicationById(tx, id)
  if (!application) throw kernelRefusals.notFound()
  return { application, call: await callFor(tx, application) }
}

/** Begins an application to a call that is open; gives the one that there is already. */
export const beginApplication = async (
  tx: Tx,
  { actor, clock }: Omit<By, 'url'>,
  reference: string,
  lang: Lang,
  existing: readonly Application[],
): Promise<string> => {
  const call = await callOf(tx, reference)
  if (!call) throw kernelRefusals.notFound()
  const there = existing.find(one => one.call_id === call.call_id && one.step !== 'withdrawn')
  if (there) return there.application_id
  const now = clock.now()
  if (!isOpenAt(call, now)) throw refusals.callNotOpen()
  const application_id = randomUUIDv7()
  const history: Passage[] = [{ step: 'draft', at: now, reason: null }]
  const row = { application_id, call_id: call.call_id, candidate_id: actor.id, receipt: newReceipt(), lang, history }
  await insertApplication(tx, row).catch(error => {
    throw asRefusal(error)
  })
  await journal(tx, { what: 'application.begun', subject: application_id, details: { reference } })
  return application_id
}

/** A draft of one's own, held, whose call is still open. */
const heldDraft = async (tx: Tx, { clock }: Reading, id: string): Promise<{ application: Held; call: Call }> => {
  const found = await heldWithCall(tx, id)
  if (!found) throw kernelRefusals.notFound()
  if (found.application.step !== 'draft') throw refusals.applicationMoved()
  if (!isOpenAt(found.call, clock.now())) throw refusals.callNotOpen()
  return found
}

/** Keeps what one part of the form says so far. */
export const savePart = async <P extends SavedPart>(
  tx: Tx,
  by: Reading,
  id: string,
  part: P,
  said: NonNullable<Content[P]>,
): Promise<void> => {
  const { application } = await heldDraft(tx, by, id)
  await saveApplication(tx, id, { content: { ...application.content, [part]: said } })
  await journal(tx, { what: 'application.saved', subject: id, details: { part } })
}

/** Keeps, apart from the rest, what the candidate says of oneself; null takes it back. The journal does not say that there is any. */
export const saveSelf = async (tx: Tx, by: Reading, id: string, groups: readonly Group[] | null): Promise<void> => {
  await heldDraft(tx, by, id)
  await (groups === null ? deleteGroups(tx, id) : saveGroups(tx, id, groups))
  await journal(tx, { what: 'application.saved', subject: id, details: { part: 'self' } })
}

/** Keeps a document, once its content was found to be what it says and no more; under its own name in its row alone. */
export const addDocument = async (
  tx: Tx,
  by: Reading,
  id: string,
  { kind, file }: { kind: DocumentKind; file: Upload },
): Promise<void> => {
  const type = checkedType(file.bytes)
  const { kinds } = (await heldDraft(tx, by, id)).application
  if (kinds.length >= mostDocuments) throw refusals.tooManyDocuments(mostDocuments)
  const document_id = randomUUIDv7()
  const row = {
    document_id,
    application_id: id,
    kind,
    name: file.name || `document.${type}`,
    type,
    size: file.bytes.length,
  }
  await insertDocument(tx, { ...row, sha256: sha256(file.bytes), added_at: by.clock.now() }, file.bytes)
  await journal(tx, { what: 'application.document_added', subject: id, details: { document_id, type } })
}

export const removeDocument = async (tx: Tx, by: Reading, id: string, document: string): Promise<void> => {
  await heldDraft(tx, by, id)
  if (!(await deleteDocument(tx, id, document))) throw kernelRefusals.notFound()
  await journal(tx, { what: 'application.document_removed', subject: id, details: { document_id: document } })
}

export const readDocument = async (tx: Tx, id: string, document: string): Promise<Document & { bytes: Buffer }> => {
  const found = await documentById(tx, id, document)
  if (!found) throw kernelRefusals.notFound()
  return found
}

type Letter = { letter: string; reason: string | null; news: Day | null }

const tell = async (
  tx: Tx,
  { clock, url }: Pick<By, 'clock' | 'url'>,
  application: Held,
  call: Call,
  { letter, reason, news }: Letter,
) => {
  const { application_id: id, lang, receipt, address: to } = application
  const link = `${url}${pathTo({ path: applyPaths.application }, lang, { id })}`
  const title = call.content.texts.title[lang]
  const data = { receipt, reference: call.reference, call: title, link, more: moreOf(reason, news, lang) }
  await send(tx, { to, lang, letter, data, about: `application ${id}` }, clock.now())
}

/** `quiet`: nobody is left to be told. */
type Passing = { to: Step; reason: string | null; news?: Day | null; also?: readonly Step[]; quiet?: boolean }

/** Brings an application to a step: its history, its next news, its last day, and the message that tells it. */
export const passTo = async (
  tx: Tx,
  by: Pick<By, 'clock' | 'url'>,
  application: Held,
  call: Call,
  { to, reason, news: asked = null, also = [], quiet = false }: Passing,
): Promise<void> => {
  const { clock } = by
  const [now, today] = [clock.now(), clock.today()]
  const isOver = ends.includes(to)
  const news = isOver ? null : (asked ?? nextNews(to, today, call.closes_at ? dayInToronto(call.closes_at) : null))
  const passages = [...also, to].map(step => ({ step, at: now, reason: step === to ? reason : null }))
  const submitted_at = application.submitted_at ?? (also.includes('submitted') ? now : null)
  const change = {
    step: to,
    submitted_at,
    history: [...application.history, ...passages],
    next_news: news,
    last_news_at: now,
    retain_until: isOver ? lastDayKept(today, submitted_at !== null) : null,
  }
  // The letter first, whose wording is read: what is only written then leaves with the commit.
  if (submitted_at !== null && !quiet) await tell(tx, by, application, call, { letter: letterOfStep(to), reason, news })
  await saveApplication(tx, application.application_id, change)
}

/** Submits a whole application before the deadline; the receipt is sent in the same gesture. */
export const submitApplication = async (tx: Tx, by: By, id: string): Promise<void> => {
  const { application, call } = await heldDraft(tx, by, id)
  const missing = missingIn(application.content, application.kinds)
  if (missing.length > 0) throw refusals.incomplete(missing.map(({ says }) => says))
  const { to } = moveOf('acknowledge')
  await passTo(tx, by, application, call, { to, reason: null, also: [moveOf('submit').to] })
  await journal(tx, { what: 'application.submitted', subject: id, details: { reference: call.reference } })
}

export const withdrawApplication = async (tx: Tx, by: By, id: string): Promise<void> => {
  const found = await heldWithCall(tx, id)
  if (!found) throw kernelRefusals.notFound()
  const { application, call } = found
  if (!canMove(by.actor, application, 'withdraw')) throw refusals.applicationMoved()
  await passTo(tx, by, application, call, { to: 'withdrawn', reason: null })
  await strikeWithdrawn(tx, id, by.clock.today(), by.actor.name)
  await journal(tx, { what: 'application.withdrawn', subject: id })
}

const heldIn = async (tx: Tx, reference: string, id: string): Promise<{ application: Held; call: Call }> => {
  const found = await heldWithCall(tx, id)
  if (found?.call.reference !== reference) throw kernelRefusals.notFound()
  return found
}

const refusePast = (news: Day | null, today: Day): void => {
  if (news !== null && news <= today) throw refusals.newsInThePast()
}

/** What the report of a committee says, where the call has one. */
const concluding: readonly MoveName[] = ['find_apt', 'find_unfit']

type Moved = { move: MoveName; reason: string; news: Day | null }

/** Moves an application as the team decides; its candidate is told, with the reason where there is one. */
export const moveApplication = async (
  tx: Tx,
  by: By,
  reference: string,
  id: string,
  { move, reason, news }: Moved,
): Promise<void> => {
  const { application, call } = await heldIn(tx, reference, id)
  if (!canMove(by.actor, application, move)) throw refusals.applicationMoved()
  if (concluding.includes(move) && (await committeeOfCall(tx, call.call_id))) throw tieRefusals.committeeConcludes()
  const { to, requires } = moveOf(move)
  if (requires.includes('reason') && reason === '') throw refusals.needsReason()
  refusePast(news, by.clock.today())
  await passTo(tx, by, application, call, { to, reason: reason || null, news })
  await journal(tx, { what: 'application.moved', subject: id, details: { move, to } })
}

/** Tells a candidate that nothing has changed yet, and when there will be more. */
export const sendNews = async (tx: Tx, by: By, reference: string, id: string, news: Day): Promise<void> => {
  const { application, call } = await heldIn(tx, reference, id)
  if (ends.includes(application.step)) throw refusals.applicationMoved()
  refusePast(news, by.clock.today())
  await saveApplication(tx, id, { next_news: news, last_news_at: by.clock.now() })
  await tell(tx, by, application, call, { letter: 'application.news', reason: null, news })
  await journal(tx, { what: 'application.news_sent', subject: id, details: { next_news: news } })
}

/** Ends what was under way in a call that is cancelled; the entry of the cancellation answers for it. */
export const closeForCall = async (
  tx: Tx,
  by: Pick<By, 'clock' | 'url'>,
  call: Call,
  reason: string,
): Promise<void> => {
  for (const application of await heldUndecided(tx, call.call_id))
    await passTo(tx, by, application, call, { to: moveOf('cancel').to, reason })
}

/** The applications of a call, or those whose candidates wait for news: the journal remembers who read them. */
export const readLines = async (tx: Tx, { call_id, reference }: Call): Promise<ApplicationLine[]> => {
  await journal(tx, { what: 'applications.listed', subject: reference })
  return linesOfCall(tx, call_id)
}

/** Those still under way whose candidates have heard nothing for the days of the parameter: PRV-04. */
export const silentLines = (tx: Tx, today: Day): Promise<ApplicationLine[]> =>
  silentSince(tx, endOfDayInToronto(addDays(today, -inForce(silenceDays, today).value)), ends)

export const readSilent = async (tx: Tx, today: Day): Promise<ApplicationLine[]> => {
  await journal(tx, { what: 'applications.listed', subject: 'silent' })
  return silentLines(tx, today)
}

/** One application as the team reads it, with the messages that its candidate was sent; the journal remembers who did. */
export const readApplication = async (tx: Tx, reference: string, id: string) => {
  const { application, call } = await ownOr404(tx, id)
  if (call.reference !== reference) throw kernelRefusals.notFound()
  await journal(tx, { what: 'application.read', subject: id })
  const documents = await documentsOf(tx, id)
  const messages = await messagesAbout(tx, `application ${id}`)
  return { application, call, documents, messages, address: await addressOf(tx, application.candidate_id) }
}

/** A document as the team reads it; the journal remembers who did. */
export const readDocumentOf = async (tx: Tx, reference: string, id: string, document: string) => {
  const { call } = await ownOr404(tx, id)
  if (call.reference !== reference) throw kernelRefusals.notFound()
  await journal(tx, { what: 'application.document_read', subject: id, details: { document_id: document } })
  return readDocument(tx, id, document)
}

/** Deletes what is past its last day, with its messages and the accounts left without anything. The journal says how many, and names no one. */
export const deleteExpired = async (tx: Tx, clock: Clock): Promise<{ applications: number; accounts: number }> => {
  const today = clock.today()
  const days = inForce(draftDays, today).value
  const deleted = await deletePast(tx, today, { drafts: days, accounts: days })
  if (deleted.applications + deleted.accounts > 0) await journal(tx, { what: 'applications.deleted', details: deleted })
  return deleted
}
