import { mayEnter } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { type Cents, cents } from '../../../kernel/money/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { saveFile } from '../files/change.queries.ts'
import { type By, entered, fileOr404 } from '../files/file.actions.ts'
import { heldFile, type Whole } from '../files/file.queries.ts'
import { type MoveName, mayBeSuspended, moveOf, movesFrom, type Step } from './allowance.steps.ts'
import { payKeepers, payReaders } from './departure.access.ts'
import { type Amounts, amountsOf, departureStep } from './departure.fields.ts'
import {
  type Allowance,
  allowanceOf,
  allowancePassages,
  deleteWork,
  insertAllowance,
  insertAllowancePassage,
  insertWork,
  type LaterWork,
  saveAllowance,
  saveDeparture,
  saveWorkEnd,
  worksOf,
} from './departure.queries.ts'
import { leftOn, type Owed } from './departure.rules.ts'
import { mayMove, type MoveName as StepMove, stepNames } from './departure.steps.ts'
import { refusals } from './refusals.ts'

/** The file of a departure, held: refused where it is about something else. */
const heldDeparture = async (tx: Tx, { actor, clock }: By, id: string): Promise<Whole> => {
  if (!mayEnter(payKeepers, actor)) throw kernelRefusals.forbidden()
  if (!(await heldFile(tx, id))) throw kernelRefusals.notFound()
  const file = await fileOr404(tx, clock, id)
  if (file.kind !== 'departure') throw refusals.notADeparture()
  return file
}

/** SM-14: refuses what does not leave the step where the departure stands. */
const obey = ({ actor, clock }: By, file: Whole, names: readonly StepMove[]): void => {
  const step = departureStep(file, clock.today())
  if (!mayMove(names, step, actor.role)) throw refusals.notAtThisStep(stepNames[step])
}

/** The moves that come of facts recorded: none where they correct what was said. */
const recorded = (file: Whole, { notice_on, vacation_halves }: Facts, today: Day): StepMove[] => {
  const before = file.departure?.vacation_halves ?? null
  const step = departureStep(file, today)
  if (before !== null && vacation_halves === null && step !== 'announced' && step !== 'noticed') return ['recount']
  if (step !== 'announced' && step !== 'noticed') return []
  const notice: StepMove[] = step === 'announced' && notice_on !== null ? ['notice'] : []
  return before === null && vacation_halves !== null ? [...notice, 'calculate'] : notice
}

type Facts = Omit<Owed, 'handed_on' | 'signed_on'>

/** Records what a departure leaves, on a file last seen at `version`, while the part is open. */
export const recordOwed = async (tx: Tx, by: By, id: string, version: number, facts: Facts): Promise<void> => {
  const { kind } = await entered(tx, by, id, 'due', version)
  if (kind !== 'departure') throw refusals.notADeparture()
  if (facts.notice_on !== null && facts.notice_on > by.clock.today())
    throw refusals.notYet(facts.notice_on, 'notice_on')
  const file = await fileOr404(tx, by.clock, id)
  obey(by, file, recorded(file, facts, by.clock.today()))
  await saveDeparture(tx, id, facts)
  await saveFile(tx, id, {})
  await journal(tx, { what: 'departure.recorded', subject: id, details: { fields: Object.keys(facts) } })
}

type After = Pick<Owed, 'handed_on' | 'signed_on' | 'return_decision'>

/** The moves that come of what is said of the rules, and was not, or is no more. */
const handing = (before: Owed | null, after: After): StepMove[] => {
  const [handed, signed] = [before?.handed_on ?? null, before?.signed_on ?? null]
  const names: StepMove[] = []
  if (signed !== null && after.signed_on === null) names.push('unsign')
  if (handed !== null && after.handed_on === null) names.push('take_back')
  if (handed === null && after.handed_on !== null) names.push('hand')
  if (signed === null && after.signed_on !== null) names.push('sign')
  return names
}

/** DEP-06, DEP-07: records that the rules were handed over and signed, and what became of the leave without pay. Whatever the step of the file. */
export const recordAfter = async (tx: Tx, by: By, id: string, after: After): Promise<void> => {
  const file = await heldDeparture(tx, by, id)
  const { departure } = file
  const today = by.clock.today()
  for (const field of ['handed_on', 'signed_on'] as const) {
    const on = after[field]
    if (on !== null && on > today) throw refusals.notYet(on, field)
  }
  if (after.signed_on !== null && (after.handed_on === null || after.signed_on < after.handed_on))
    throw refusals.signedFirst()
  obey(by, file, handing(departure, after))
  const { return_decision, ...rules } = after
  await saveDeparture(tx, id, departure?.public_servant ? { ...rules, return_decision } : rules)
  await journal(tx, { what: 'departure.after_office', subject: id, details: { ...after } })
}

const enterStep = async (tx: Tx, { actor, clock }: By, file_id: string, step: Step, reason: string | null) => {
  await insertAllowancePassage(tx, { file_id, step, entered_at: clock.now(), by_name: actor.name, reason })
  await journal(tx, { what: 'allowance.moved', subject: file_id, details: { to: step, reason } })
}

type Pay = Pick<Allowance, 'pay' | 'pay_per' | 'pay_source' | 'months' | 'package'>

/** Records the pay at the end and what the instrument gives, until the allowance is granted. The journal keeps no amount. */
export const recordPay = async (tx: Tx, by: By, id: string, version: number, pay: Pay): Promise<void> => {
  await heldDeparture(tx, by, id)
  if (pay.pay <= 0n) throw refusals.notPositive('pay')
  if (pay.package !== null && pay.package <= 0n) throw refusals.notPositive('package')
  const before = await allowanceOf(tx, id, true)
  if ((before?.version ?? 0) !== version) throw refusals.changed()
  if (before && before.step !== 'estimated') throw refusals.notNow()
  if (before) await saveAllowance(tx, id, pay)
  else {
    await insertAllowance(tx, id, pay)
    await enterStep(tx, by, id, 'estimated', null)
  }
  await journal(tx, { what: 'allowance.pay_recorded', subject: id })
}

export type Seen = {
  file: Whole
  allowance: Allowance | null
  amounts: Amounts | null
  works: readonly LaterWork[]
  passages: Awaited<ReturnType<typeof allowancePassages>>
  left_on: Day | null
}

const seen = async (tx: Tx, by: By, file: Whole): Promise<Seen> => {
  const id = file.file_id
  const today = by.clock.today()
  const allowance = (await allowanceOf(tx, id)) ?? null
  const works = await worksOf(tx, id)
  return {
    file,
    allowance,
    works,
    amounts: allowance && amountsOf(file, allowance, works, today),
    passages: await allowancePassages(tx, id),
    left_on: leftOn(file.held, file.mandate_id, today),
  }
}

/** What is owed on a departure, with its amounts; the journal remembers who looked. */
export const readOwed = async (tx: Tx, by: By, id: string): Promise<Seen> => {
  if (!mayEnter(payReaders, by.actor)) throw kernelRefusals.forbidden()
  const file = await fileOr404(tx, by.clock, id)
  if (file.kind !== 'departure') throw kernelRefusals.notFound()
  await journal(tx, { what: 'departure.amounts_read', subject: id })
  return seen(tx, by, file)
}

type Held = Seen & { allowance: Allowance; amounts: Amounts; left_on: Day }

/** An allowance whose person has left, by the register; held until the transaction ends. */
const heldAllowance = async (tx: Tx, by: By, id: string): Promise<Held> => {
  const file = await heldDeparture(tx, by, id)
  if (!(await allowanceOf(tx, id, true))) throw refusals.noPayYet()
  const found = await seen(tx, by, file)
  const { allowance, amounts, left_on } = found
  if (left_on === null || allowance === null || amounts === null) throw refusals.notLeftYet()
  return { ...found, allowance, amounts, left_on }
}

/** Work that changes what is to be repaid stops the allowance. */
const suspendIfOwed = async (tx: Tx, by: By, id: string): Promise<void> => {
  const { allowance, amounts } = await heldAllowance(tx, by, id)
  const isNew = allowance.step === 'recovery' ? amounts.plan?.result !== allowance.decided : amounts.rest > 0n
  if (!isNew || !mayBeSuspended(allowance.step)) return
  await saveAllowance(tx, id, { step: 'suspended' })
  await enterStep(tx, by, id, 'suspended', null)
}

/** Records a job or a contract taken after office. DEP-04, DEP-05. */
export const recordWork = async (
  tx: Tx,
  by: By,
  id: string,
  work: Omit<LaterWork, 'work_id' | 'recorded_by_name'>,
): Promise<void> => {
  const { allowance, left_on } = await heldAllowance(tx, by, id)
  if (allowance.step === 'estimated') throw refusals.notNow()
  if (work.monthly <= 0n) throw refusals.notPositive('monthly')
  if (work.to !== null && work.to < work.from) throw kernelRefusals.emptyPeriod(work.from, work.to, 'last_day')
  if (work.to !== null && work.to <= left_on) throw refusals.beforeLeaving(left_on)
  const work_id = await insertWork(tx, id, { ...work, recorded_by_name: by.actor.name }, by.clock.now())
  const { sector, kind } = work
  await journal(tx, { what: 'departure.work_recorded', subject: id, details: { work_id, sector, kind } })
  await suspendIfOwed(tx, by, id)
}

/** Records the last day of a work, or takes away one that was recorded by mistake. */
export const correctWork = async (
  tx: Tx,
  by: By,
  id: string,
  { work: work_id, last_day, mistaken }: { work: string; last_day: Day | null; mistaken: boolean },
): Promise<void> => {
  const { works } = await heldAllowance(tx, by, id)
  const work = works.find(one => one.work_id === work_id)
  if (!work) throw kernelRefusals.notFound()
  if (mistaken) await deleteWork(tx, id, work_id)
  else {
    if (last_day === null) throw refusals.needsLastDay()
    if (last_day < work.from) throw kernelRefusals.emptyPeriod(work.from, last_day, 'last_day')
    await saveWorkEnd(tx, id, work_id, last_day)
  }
  await journal(tx, {
    what: mistaken ? 'departure.work_removed' : 'departure.work_ended',
    subject: id,
    details: { work_id },
  })
  await suspendIfOwed(tx, by, id)
}

type Asked = { amount: Cents | null; day: Day | null; reason: string }

/** What a move requires beside its step, and what it writes. */
const written = (name: MoveName, by: By, held: Held, { amount, day, reason }: Asked): Partial<Allowance> => {
  const { file, allowance, amounts, left_on } = held
  const today = by.clock.today()
  if (moveOf(name).needsReason && reason === '') throw refusals.needsReason()
  if (name === 'grant') {
    const benefit = file.departure?.benefit
    if (benefit !== 'transition' && benefit !== 'assisted') throw refusals.noBenefit()
    if (amount === null || amount <= 0n) throw refusals.notPositive('amount')
    return { granted: amount }
  }
  if (name === 'pay' && left_on >= today) throw refusals.notLeftYet()
  if ((name === 'resume' || name === 'settle') && amounts.rest > 0n) throw refusals.stillOwed(amounts.rest)
  if (name === 'decide') {
    if (amounts.rest <= 0n) throw refusals.nothingOwed()
    return { decided: amounts.plan?.result ?? cents(0n), decided_on: today, decided_by_name: by.actor.name }
  }
  if (name === 'recover') {
    const on = day ?? today
    if (on > today) throw refusals.notYet(on, 'day')
    return { recovered: allowance.decided, recovered_on: on, recovered_by_name: by.actor.name }
  }
  return {}
}

/** SM-15: moves an allowance last seen at `version`. */
export const moveAllowance = async (
  tx: Tx,
  by: By,
  id: string,
  version: number,
  name: MoveName,
  asked: Asked,
): Promise<void> => {
  const held = await heldAllowance(tx, by, id)
  const { step } = held.allowance
  if (!movesFrom(step, by.actor.role).some(move => move.name === name)) throw refusals.notNow()
  if (version !== held.allowance.version) throw refusals.changed()
  const typed = { ...asked, reason: asked.reason.trim() }
  const { to } = moveOf(name)
  await saveAllowance(tx, id, { ...written(name, by, held, typed), step: to })
  await enterStep(tx, by, id, to, typed.reason || null)
}
