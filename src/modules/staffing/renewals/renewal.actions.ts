import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { readWhole } from '../committees/committee.actions.ts'
import { type By, entered, fileOr404 } from '../files/file.actions.ts'
import type { Part } from '../files/file.fields.ts'
import type { Whole } from '../files/file.queries.ts'
import { refusals as fileRefusals } from '../files/refusals.ts'
import { refusals } from './refusals.ts'
import { mayRecord, negativeOf, recordOf, renewalStep } from './renewal.fields.ts'
import { type Recorded, saveRenewal } from './renewal.queries.ts'
import type { Hearing } from './renewal.rules.ts'
import { type MoveName, moveOf, stepNames } from './renewal.steps.ts'
import { variantOf } from './way.rules.ts'

/** The renewal, held, where this may be recorded on it: on the way that its seat takes, at its step, by whom. SM-10. */
const heldFor = async (tx: Tx, by: By, id: string, part: Part, name: MoveName): Promise<Whole> => {
  await entered(tx, by, id, part)
  const file = await fileOr404(tx, by.clock, id)
  if (file.kind !== 'renewal' || !moveOf(name).ways.includes(variantOf(file.seat))) throw refusals.otherWay()
  if (!mayRecord(file, name, by.actor.role)) throw refusals.notNow(stepNames[renewalStep(file)])
  return file
}

/** Writes what was done; none of its days is ahead. */
const record = async (tx: Tx, { clock }: By, id: string, what: string, change: Partial<Recorded>): Promise<void> => {
  for (const [field, value] of Object.entries(change))
    if (field.endsWith('_on') && value !== null && value > clock.today())
      throw fileRefusals.notHappened(value as Day, field)
  await saveRenewal(tx, id, change)
  await journal(tx, { what: `renewal.${what}`, subject: id })
}

/** The intention of the minister or of the Premier. */
export const stateIntention = async (
  tx: Tx,
  by: By,
  id: string,
  stated: { intention: 'renew' | 'not_renew'; stated_by: 'minister' | 'premier'; stated_on: Day },
): Promise<void> => {
  await heldFor(tx, by, id, 'renewal', 'state')
  await record(tx, by, id, 'intention_stated', stated)
}

/** The board's evaluation of whoever holds the post, and what the profile needs. */
export const recordEvaluation = async (
  tx: Tx,
  by: By,
  id: string,
  evaluated: { evaluated_on: Day; profile_need: string },
): Promise<void> => {
  await heldFor(tx, by, id, 'renewal', 'evaluate')
  await record(tx, by, id, 'evaluated', evaluated)
}

/** The information asked of the member, and received. */
export const recordInformation = async (
  tx: Tx,
  by: By,
  id: string,
  asked: { asked_on: Day; answered_on: Day | null },
): Promise<void> => {
  await heldFor(tx, by, id, 'renewal', 'ask')
  if (asked.answered_on !== null && asked.answered_on < asked.asked_on) throw refusals.answeredBeforeAsked()
  await record(tx, by, id, 'information_recorded', asked)
}

/** Links the committee that examines the member, or none: what it concludes is then read from it. */
export const linkCommittee = async (tx: Tx, by: By, id: string, { committee }: { committee: string | null }) => {
  const file = await heldFor(tx, by, id, 'renewal', committee === null ? 'unlink' : 'link')
  const { person } = file
  if (committee === null && recordOf(file).committee_id === null) throw refusals.notNow(stepNames[renewalStep(file)])
  if (committee === null) return record(tx, by, id, 'committee_unlinked', { committee_id: null, candidate_id: null })
  const whole = await readWhole(tx, by.actor, committee)
  const name = person ? `${person.given_name} ${person.family_name}`.trim().toLowerCase() : ''
  const member = whole.candidates.find(one => one.name.trim().toLowerCase() === name)
  const isOne = whole.committee.kind === 'renewal' && whole.committee.step !== 'cancelled'
  if (!member || !isOne) throw refusals.otherCommittee()
  await record(tx, by, id, 'committee_linked', { committee_id: committee, candidate_id: member.candidate_id })
}

/** The same, where no committee of Greffe says it. */
const heldAlone = async (tx: Tx, by: By, id: string, name: MoveName): Promise<Whole> => {
  await entered(tx, by, id, 'renewal')
  if (recordOf(await fileOr404(tx, by.clock, id)).committee_id !== null) throw refusals.committeeSays()
  return heldFor(tx, by, id, 'renewal', name)
}

/** MAN-07: the member is told of the intention, and why. */
export const recordIntent = async (tx: Tx, by: By, id: string, told: { intent_on: Day; intent_reasons: string }) => {
  await heldAlone(tx, by, id, 'intend')
  await record(tx, by, id, 'intent_told', told)
}

/** MAN-07: the member was heard, or could be. */
export const recordHearing = async (tx: Tx, by: By, id: string, heard: { heard_on: Day; hearing: Hearing }) => {
  const { intent_on } = recordOf(await heldAlone(tx, by, id, 'hear'))
  if (intent_on === null || heard.heard_on < intent_on) throw refusals.heardBeforeTold()
  await record(tx, by, id, 'heard', heard)
}

type Recommended = { recommendation: 'favourable' | 'unfavourable'; recommended_on: Day }

/** MAN-07: what is missing is said first, for a member who has been asked. */
const refuseUnheard = async (tx: Tx, by: By, id: string): Promise<void> => {
  const file = await heldAlone(tx, by, id, 'favour')
  const missing = negativeOf(file)
  if (missing.length > 0) throw refusals.notHeard(missing)
}

/** What is recommended; against the renewal, only after the member was told and heard. MAN-07. */
export const recommend = async (tx: Tx, by: By, id: string, recommended: Recommended): Promise<void> => {
  const against = recommended.recommendation === 'unfavourable'
  if (against) await refuseUnheard(tx, by, id)
  await heldAlone(tx, by, id, against ? 'oppose' : 'favour')
  await record(tx, by, id, 'recommended', recommended)
}

/** What the holder was told. A late notice of non-renewal is recorded as it is: MAN-06 flags it. */
export const giveNotice = async (
  tx: Tx,
  by: By,
  id: string,
  given: { notice: 'renewed' | 'not_renewed'; notified_on: Day },
): Promise<void> => {
  await heldFor(tx, by, id, 'notice', given.notice === 'renewed' ? 'announce' : 'refuse')
  await record(tx, by, id, 'notified', given)
}
