import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { asRefusal } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import { wallDraft } from '../../acts/index.ts'
import { mandatesOn, postVersions } from '../../registry/index.ts'
import { sittingDayOf } from '../../sittings/index.ts'
import { tellPause, tellStep } from '../outside/request.actions.ts'
import { insertBundle, insertFile, insertPassage, nextNumber, saveFile } from './change.queries.ts'
import { canChange, canMove, teamOf, wallOf } from './file.access.ts'
import { endedAlready, missingFor, openWarnings, type Part, verdictsOf } from './file.fields.ts'
import { type FileRow, fileById, fileOfDraft, heldFile, openFilesOn, type Whole } from './file.queries.ts'
import {
  beside,
  type FileKind,
  isOver,
  type MoveName,
  moveOf,
  procedureOn,
  type StepName,
  stagesOf,
} from './file.steps.ts'
import { followPerson } from './follow-person.actions.ts'
import { refusals } from './refusals.ts'

/** `url`: the address of the site, where messages to candidates lead. */
export type By = { actor: Actor; clock: Clock; url?: string }

/** The file, or the refusal that says it does not exist: what one may not read does not exist. */
export const fileOr404 = async (tx: Tx, clock: Clock, id: string): Promise<Whole> => {
  const file = await fileById(tx, id, clock.today())
  if (!file) throw kernelRefusals.notFound()
  return file
}

/** The file as someone opens it: the journal remembers who read a confidential one, or the results of its checks. */
export const openedFile = async (tx: Tx, clock: Clock, id: string): Promise<Whole> => {
  const file = await fileOr404(tx, clock, id)
  const results = file.checks.some(({ result }) => result !== null)
  if (file.confidential || results) await journal(tx, { what: 'file.read', subject: id, details: { results } })
  return file
}

type Asked = {
  kind: FileKind
  post: string
  /** The mandate that is renewed, left or ended. */
  mandate: string | null
  target: Day | null
  confidential: boolean
}

/** Opens a file on a post, under the procedure of the day; one of a kind at a time. It is its opener's, unless another is named. Gives its id. */
export const openFile = async (
  tx: Tx,
  { actor, clock }: By,
  { kind, post, mandate, target, confidential }: Asked,
  owner: Pick<Actor, 'id' | 'name'> = actor,
): Promise<string> => {
  const today = clock.today()
  if (target !== null && target < today) throw refusals.targetPast(target)
  const when = { on: today, known: null }
  if ((await postVersions(tx, when, post)).length === 0) throw kernelRefusals.notFound()
  const held = mandate === null ? undefined : (await mandatesOn(tx, when, post)).find(one => one.mandate_id === mandate)
  const needsMandate = kind === 'renewal' || kind === 'departure'
  if (needsMandate && !held) throw refusals.needsMandate()
  const year = Number(today.slice(0, 4))
  const number = await nextNumber(tx, year)
  const [open] = (await openFilesOn(tx, [post])).filter(one => one.kind === kind)
  if (open) throw refusals.alreadyOpen(open)
  const file_id = randomUUIDv7()
  const person_id = needsMandate ? (held?.person_id ?? null) : null
  const procedure = procedureOn(today)
  await insertFile(tx, {
    ...{ file_id, year, number, kind, procedure, confidential, target, person_id, mandate_id: mandate },
    ...{ team: teamOf(actor), owner_id: owner.id, owner_name: owner.name, post_id: post },
    opened_on: today,
    opened_at: clock.now(),
  })
  await insertPassage(tx, { file_id, step: 'opened', entered_at: clock.now(), by_name: actor.name, reason: null })
  await journal(tx, { what: 'file.opened', subject: file_id, details: { kind, post } })
  return file_id
}

/** The file, held, as it was seen: refused where someone changed it since, or where this part is sealed. */
export const entered = async (tx: Tx, { actor }: By, id: string, part: Part, version?: number): Promise<FileRow> => {
  const file = await heldFile(tx, id)
  if (!file) throw kernelRefusals.notFound()
  if (!canChange(actor, file, part)) throw refusals.sealed()
  if (version !== undefined && version !== file.version) throw refusals.fileChanged()
  return file
}

type Change = Partial<Omit<FileRow, 'file_id' | 'step' | 'version'>>

/** Changes one part of a file last seen at `version`. */
export const changeFile = async (
  tx: Tx,
  by: By,
  id: string,
  version: number,
  part: Part,
  change: Change,
): Promise<void> => {
  const file = await entered(tx, by, id, part, version)
  const first = change.first_day ?? file.first_day
  const last = change.last_day === undefined ? file.last_day : change.last_day
  if (file.kind !== 'departure' && first !== null && last !== null && last < first)
    throw kernelRefusals.emptyPeriod(first, last, 'last_day')
  if (change.target && change.target < by.clock.today()) throw refusals.targetPast(change.target)
  // Whoever chooses a sitting, or none, has read that the last one was cancelled.
  await saveFile(tx, id, 'target' in change ? { ...change, lost_target: null } : change).catch(error => {
    throw asRefusal(error)
  })
  if (file.draft_id !== null) await wallDraft(tx, file.draft_id, wallOf({ ...file, ...change }))
  await journal(tx, { what: 'file.changed', subject: id, details: { part, fields: Object.keys(change) } })
}

/** Passes a warning with a reason, which the file keeps. A block is never passed. */
export const passWarning = async (tx: Tx, by: By, id: string, rule: string, reason: string): Promise<void> => {
  const file = await entered(tx, by, id, 'frame')
  const verdicts = verdictsOf(await fileOr404(tx, by.clock, id), by.clock.today())
  if (!openWarnings({ passed: {} }, verdicts).some(one => one.rule === rule)) throw refusals.nothingToPass()
  if (reason.trim() === '') throw refusals.fileNeedsReason()
  await saveFile(tx, id, { passed: { ...file.passed, [rule]: reason.trim() } })
  await journal(tx, { what: 'file.warning_passed', subject: id, details: { rule, reason: reason.trim() } })
}

const goTo = async (tx: Tx, by: By, file: FileRow, step: StepName, reason: string | null) => {
  const { actor, clock } = by
  await saveFile(tx, file.file_id, { step, suspended: false, reason })
  const { file_id } = file
  await insertPassage(tx, { file_id, step, entered_at: clock.now(), by_name: actor.name, reason })
  await journal(tx, { what: 'file.moved', subject: file_id, details: { from: file.step, to: step, reason } })
  await followPerson(tx, by, file, step)
  await tellStep(tx, by, file, step)
}

const exits = { withdraw: 'withdrawn', decline: 'declined' } as const

/** Moves a file last seen at `version`: on, back, aside or out. SM-7. */
export const moveFile = async (
  tx: Tx,
  by: By,
  id: string,
  version: number,
  name: MoveName,
  typed: string,
): Promise<void> => {
  const file = await heldFile(tx, id)
  if (!file) throw kernelRefusals.notFound()
  if (!canMove(by.actor, file, name)) throw refusals.moveNotNow()
  if (version !== file.version) throw refusals.fileChanged()
  const reason = typed.trim()
  if (moveOf(name).needsReason && reason === '') throw refusals.fileNeedsReason()
  if (name === 'suspend' || name === 'resume') {
    await saveFile(tx, id, { suspended: name === 'suspend', reason: reason || null })
    await journal(tx, { what: `file.${name}`, subject: id, details: { reason } })
    await tellPause(tx, by, file, name)
    return
  }
  if (name === 'withdraw' || name === 'decline') return goTo(tx, by, file, exits[name], reason)
  if (name === 'return') return goTo(tx, by, file, beside(file, -1)?.step ?? 'opened', reason)
  const whole = await fileOr404(tx, by.clock, id)
  const missing = missingFor(whole, verdictsOf(whole, by.clock.today()))
  if (missing.length > 0) throw refusals.fileIncomplete(missing)
  const after = beside(file, 1)?.step ?? 'closed'
  const next = after === 'drafting' && endedAlready(whole, by.clock.today()) ? 'decided' : after
  await goTo(tx, by, file, next, null)
  const isPlaced = next === 'recommended' && file.draft_id !== null && (await sittingDayOf(tx, file.draft_id)) !== null
  if (isPlaced) await goTo(tx, by, { ...file, step: next }, 'scheduled', null)
}

type Happened = { to: 'scheduled' | 'recommended' | 'decided' | 'refused' | 'drafting'; reason: string | null }

/** What happens to the draft of a file moves the file: the agenda, the decision, the adoption. Nothing where the draft has no file. */
export const followDraft = async (tx: Tx, by: By, draft: string, { to, reason }: Happened): Promise<void> => {
  const file = await fileOfDraft(tx, draft)
  if (!file || isOver(file.step) || file.step === to) return
  const order = stagesOf(file).map(({ step }) => step)
  // What is decided stays so; an agenda is not reached before the recommendation.
  if (order.indexOf(file.step) >= order.indexOf('decided')) return
  if (to === 'drafting' && order.indexOf(file.step) < order.indexOf('drafting')) return
  if (to === 'scheduled' && file.step !== 'recommended') return
  if (to === 'recommended' && file.step !== 'scheduled') return
  await goTo(tx, by, file, to, reason)
}

/** Puts a file in a bundle: a new one where `bundle` is null. `dependsOn` is the file whose move frees this post. */
export const bundleFile = async (
  tx: Tx,
  by: By,
  id: string,
  { bundle, name, dependsOn }: { bundle: string | null; name: string; dependsOn: string | null },
): Promise<void> => {
  await entered(tx, by, id, 'frame')
  if (bundle === null && name.trim() === '') throw refusals.bundleNeedsName()
  if (dependsOn === id) throw refusals.dependsOnItself()
  const bundle_id = bundle ?? (await insertBundle(tx, name.trim(), by.actor.name, by.clock.now()))
  await saveFile(tx, id, { bundle_id, depends_on: dependsOn })
  await journal(tx, { what: 'file.bundled', subject: id, details: { bundle_id, depends_on: dependsOn } })
}
