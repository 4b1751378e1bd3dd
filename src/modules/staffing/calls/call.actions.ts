import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { asRefusal } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { blocks, type Verdict } from '../../../kernel/rules/index.ts'
import {
  atInToronto,
  type Clock,
  type Day,
  dayInToronto,
  holdsOn,
  type Instant,
  isBefore,
} from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { mandatesOn, postVersions } from '../../registry/index.ts'
import { closeForCall } from '../applications/application.actions.ts'
import { undecidedOf } from '../applications/application.queries.ts'
import { canApprove, canFollow, canMove, canRecordCopies, canWrite, type Side } from './call.access.ts'
import { type Content, type Known, missingFor, writtenTexts } from './call.fields.ts'
import {
  type Approval,
  approvalsOf,
  bodyCode,
  type Call,
  type Copy,
  callOf,
  copiesOf,
  heldCall,
  insertApproval,
  insertBodyCode,
  insertCall,
  insertCopy,
  insertPassage,
  namesOf,
  nextNumber,
  type Passage,
  passagesOf,
  saveCall,
} from './call.queries.ts'
import { callVerdicts, isOutAt } from './call.rules.ts'
import { type Kind, type MoveName, moveOf } from './call.steps.ts'
import { isProsecutor, judgeProsecutor } from './prosecutor.rules.ts'
import { refusals } from './refusals.ts'

type By = { actor: Actor; clock: Clock }
/** `url`: the address of the site, where the messages to candidates lead. */
type Moving = By & { url: string }
const speak = (error: unknown): never => {
  throw asRefusal(error)
}

/** What a call's page shows to those who prepare it. */
export type CallFile = {
  call: Call
  known: Known
  approvals: readonly Approval[]
  copies: readonly Copy[]
  passages: readonly Passage[]
  verdicts: readonly Verdict[]
}

/** The call, or the refusal that says it does not exist: to whoever does not follow it, it exists from the instant it is out. */
export const callOr404 = async (tx: Tx, { actor, clock }: By, reference: string): Promise<Call> => {
  const call = await callOf(tx, reference)
  if (!call || !(isOutAt(call, clock.now()) || canFollow(actor, call))) throw kernelRefusals.notFound()
  return call
}

/** The names that a call's page needs: its body, then its posts. */
export const namesFor = async (tx: Tx, calls: readonly Call[], on: Day): Promise<ReadonlyMap<string, Two>> => {
  const bodies = await namesOf(
    tx,
    'organisation',
    calls.map(({ organisation_id }) => organisation_id),
    on,
  )
  const posts = await namesOf(
    tx,
    'post',
    calls.flatMap(({ posts }) => posts),
    on,
  )
  return new Map([...bodies, ...posts])
}

const daysOf = ({ opens_at, closes_at }: Call) =>
  opens_at !== null && closes_at !== null ? { opens: dayInToronto(opens_at), closes: dayInToronto(closes_at) } : null

const judged = ({ kind, content }: Call, copies: readonly Copy[]) => ({
  kind,
  texts: writtenTexts(content),
  copies: copies.map(({ recipient }) => recipient),
  hasScale: content.scale_from !== null,
})

/** NOM-18, where a post of the call is the prosecutor's; `opens` is its first day, or today. */
const prosecutorVerdicts = async (tx: Tx, { posts }: Call, opens: Day, today: Day): Promise<Verdict[]> => {
  const when = { on: today, known: null }
  const found: Verdict[] = []
  for (const post of posts) {
    const bases = (await postVersions(tx, when, post)).at(-1)?.legal_bases ?? []
    if (!isProsecutor(bases)) continue
    const held = (await mandatesOn(tx, when, post)).find(
      ({ capacity, valid }) => capacity === 'titular' && holdsOn(valid, today),
    )
    found.push(...judgeProsecutor({ ends_on: held?.planned_end ?? null, opens }))
  }
  return found
}

const knownOf = async (tx: Tx, call: Call): Promise<Pick<CallFile, 'known' | 'approvals' | 'copies'>> => {
  const [approvals, copies] = [await approvalsOf(tx, call.call_id), await copiesOf(tx, call.call_id)]
  const undecided = call.step === 'analysis' ? await undecidedOf(tx, call.call_id) : 0
  return { known: { ...call, approvals, copies, undecided }, approvals, copies }
}

export const readFile = async (tx: Tx, { clock }: By, call: Call): Promise<CallFile> => {
  const known = await knownOf(tx, call)
  const [dates, today] = [daysOf(call), clock.today()]
  const verdicts = [
    ...callVerdicts(judged(call, known.copies), dates, today),
    ...(await prosecutorVerdicts(tx, call, dates?.opens ?? today, today)),
  ]
  return { call, ...known, passages: await passagesOf(tx, call.call_id), verdicts }
}

const held = async (tx: Tx, actor: Actor, reference: string): Promise<Call> => {
  const call = await heldCall(tx, reference)
  if (!call || !canFollow(actor, call)) throw kernelRefusals.notFound()
  return call
}

type Passed = Pick<Passage, 'move' | 'step' | 'reason'>
const pass = async (tx: Tx, { actor, clock }: By, call: Call, { move, step, reason }: Passed, details = {}) => {
  const passage = {
    passage_id: randomUUIDv7(),
    call_id: call.call_id,
    move,
    step,
    at: clock.now(),
    by_name: actor.name,
    reason,
  }
  await insertPassage(tx, passage)
  await journal(tx, { what: `call.${move}`, subject: call.reference, details: { step, reason, ...details } })
}

const codeFor = async (tx: Tx, { actor }: By, organisation_id: string, code: string | null): Promise<string> => {
  const known = await bodyCode(tx, organisation_id)
  if (known !== null && code !== null && code !== known) throw refusals.otherCode(known)
  if (known !== null) return known
  if (code === null) throw refusals.noCode()
  await insertBodyCode(tx, { organisation_id, code, set_by_name: actor.name }).catch(speak)
  return code
}

type About = { kind: Kind; organisation: string; posts: readonly string[]; code: string | null; content: Content }

/** Opens a call, as a need, under the next reference of the year; the first call of a body gives the number that stands for it. */
export const openCall = async (
  tx: Tx,
  by: By,
  { kind, organisation, posts, code, content }: About,
): Promise<string> => {
  const body_code = await codeFor(tx, by, organisation, code)
  const year = Number(by.clock.today().slice(0, 4))
  const number = await nextNumber(tx, year)
  if (number > 999) throw refusals.noMoreNumbers(year)
  const call_id = randomUUIDv7()
  const row = { call_id, kind, year, body_code, number, organisation_id: organisation, posts: [...posts], content }
  const reference = await insertCall(tx, { ...row, opened_by_name: by.actor.name, opened_at: by.clock.now() })
  await journal(tx, { what: 'call.opened', subject: reference, details: { kind, organisation } })
  return reference
}

/** Writes the text of a call that is being written; refused to the second of two people who had it open. */
export const writeCall = async (
  tx: Tx,
  { actor }: By,
  reference: string,
  version: number,
  { posts, content }: Pick<About, 'posts' | 'content'>,
): Promise<void> => {
  const call = await held(tx, actor, reference)
  if (!canWrite(actor, call)) throw refusals.callMoved()
  if (call.version !== version) throw kernelRefusals.conflict()
  await saveCall(tx, call.call_id, { posts: [...posts], content, version: version + 1 })
  await journal(tx, { what: 'call.written', subject: reference, details: { version: version + 1 } })
}

/** Refuses a move that the actor may not make from here, or whose conditions are not met: all of them at once. */
const mayMove = async (tx: Tx, { actor, clock }: By, call: Call, name: MoveName, reason: string): Promise<void> => {
  if (!canMove(actor, call, name)) throw refusals.callMoved()
  const { requires } = moveOf(name)
  if (requires.includes('reason') && reason === '') throw refusals.needsReason()
  const { known } = await knownOf(tx, call)
  const missing = missingFor(requires, known, clock.now())
  if (missing.length > 0) throw refusals.callNotReady(missing)
}

/** Makes a move that needs no more than its reason. */
export const moveCall = async (
  tx: Tx,
  by: Moving,
  reference: string,
  name: Exclude<MoveName, 'publish' | 'extend' | 'approve'>,
  reason: string,
): Promise<void> => {
  const call = await held(tx, by.actor, reference)
  await mayMove(tx, by, call, name, reason)
  const { to } = moveOf(name)
  const version = name === 'revise' ? call.version + 1 : call.version
  await saveCall(tx, call.call_id, { step: to, version, ...(name === 'cancel' && { reason }) })
  if (name === 'cancel') await closeForCall(tx, by, call, reason)
  await pass(tx, by, call, { move: name, step: to, reason: reason || null })
}

/** Records the approval of one side; with both, the call is approved. */
export const approveCall = async (
  tx: Tx,
  by: By,
  reference: string,
  { side, version, signed }: { side: Side; version: number; signed: string },
): Promise<void> => {
  const call = await held(tx, by.actor, reference)
  if (!canApprove(by.actor, call, side)) throw refusals.callMoved()
  if (call.version !== version) throw kernelRefusals.conflict()
  if (side === 'body' && by.actor.role !== 'body_secretary' && signed === '') throw refusals.needsSignature()
  const { name } = by.actor
  const approval = { side, version, approved_by: signed || name, by_name: name, at: by.clock.now() }
  await insertApproval(tx, { ...approval, call_id: call.call_id }).catch(speak)
  const { known } = await knownOf(tx, call)
  const { requires, to } = moveOf('approve')
  const isApproved = missingFor(requires, known, by.clock.now()).length === 0
  if (isApproved) await saveCall(tx, call.call_id, { step: to })
  const step = isApproved ? to : call.step
  await pass(
    tx,
    by,
    call,
    { move: `approve_${side}`, step, reason: null },
    { version, approved_by: approval.approved_by },
  )
}

/** Records that a copy was sent. */
export const recordCopy = async (
  tx: Tx,
  { actor, clock }: By,
  reference: string,
  copy: Omit<Copy, 'by_name'>,
): Promise<void> => {
  const call = await held(tx, actor, reference)
  if (!canRecordCopies(actor, call)) throw refusals.callMoved()
  if (copy.sent_on > clock.today()) throw refusals.notSentYet(clock.today())
  await insertCopy(tx, { ...copy, by_name: actor.name, call_id: call.call_id }).catch(speak)
  const { recipient, sent_on } = copy
  await journal(tx, { what: 'call.copy_sent', subject: reference, details: { recipient, sent_on } })
}

/** A day and a time in Toronto; the time of an opening is the first minute of its day unless said, that of a deadline the last. */
export type Moment = { on: Day; time: string | null }
const instantOf = ({ on, time }: Moment, otherwise: string): Instant => atInToronto(on, time ?? otherwise)

/** Publishes a call at an instant, or now, until another: nothing has to run then, for pages compare the clock with them. */
export const publishCall = async (
  tx: Tx,
  by: By,
  reference: string,
  { opens, closes }: { opens: Moment | null; closes: Moment },
): Promise<void> => {
  const call = await held(tx, by.actor, reference)
  await mayMove(tx, by, call, 'publish', '')
  const now = by.clock.now()
  const opens_at = opens === null ? now : instantOf(opens, '00:00')
  const closes_at = instantOf(closes, '23:59')
  if (isBefore(opens_at, now)) throw refusals.opensInThePast()
  if (!isBefore(opens_at, closes_at)) throw refusals.closesTooSoon()
  const dates = { opens: dayInToronto(opens_at), closes: dayInToronto(closes_at) }
  const verdicts = callVerdicts(judged(call, await copiesOf(tx, call.call_id)), dates, by.clock.today())
  if (blocks(verdicts))
    throw refusals.callBlocked(verdicts.filter(({ outcome }) => outcome === 'block').map(({ says }) => says))
  await saveCall(tx, call.call_id, { step: 'published', opens_at, closes_at })
  await pass(tx, by, call, { move: 'publish', step: 'published', reason: null }, { opens_at, closes_at })
}

/** Puts the deadline of a call off, while it has not passed. */
export const extendCall = async (
  tx: Tx,
  by: By,
  reference: string,
  { closes, reason }: { closes: Moment; reason: string },
): Promise<void> => {
  const call = await held(tx, by.actor, reference)
  await mayMove(tx, by, call, 'extend', reason)
  const closes_at = instantOf(closes, '23:59')
  if (call.closes_at === null || !isBefore(call.closes_at, closes_at)) throw refusals.notLater()
  await saveCall(tx, call.call_id, { closes_at, first_closes_at: call.first_closes_at ?? call.closes_at })
  await pass(tx, by, call, { move: 'extend', step: 'published', reason }, { closes_at })
}
