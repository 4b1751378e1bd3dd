import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { asRefusal } from '../../../kernel/facts/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import type { Cents } from '../../../kernel/money/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Clock, Day } from '../../../kernel/time/index.ts'
import type { Tribunal } from '../aptitude/tribunal.rules.ts'
import { refusals as tieRefusals } from '../ties/refusals.ts'
import { worksIn } from './committee.access.ts'
import { isBefore, isOpen, missingFor, outcomeFor, type Part } from './committee.fields.ts'
import {
  type Assessed,
  assessedOf,
  type Candidate,
  type Committee,
  committeeById,
  deleteCandidate,
  deleteMember,
  deleteSitting,
  heldCommittee,
  insertCandidate,
  insertCommittee,
  insertFee,
  insertMember,
  insertSitting,
  insideOf,
  type Member,
  membersOf,
  nextNumber,
  type Outside,
  saveCandidate,
  saveCommittee,
  savePension,
  sittingsOf,
  type Whole,
} from './committee.queries.ts'
import { type MoveName, moveOf, movesFrom } from './committee.steps.ts'
import type { CommitteeKind } from './composition.rules.ts'
import { feeOf } from './fees.fields.ts'
import { carryOutcomes } from './outcome.actions.ts'
import { refusals } from './refusals.ts'

/** `url`: the address of the site, where the messages lead. */
export type By = { readonly actor: Actor; readonly clock: Clock; readonly url?: string }

const outsideOf = async (tx: Tx, committee: Committee): Promise<Outside> => ({
  committee,
  members: await membersOf(tx, committee.committee_id),
  sittings: await sittingsOf(tx, committee.committee_id),
})

/** A committee as this person may see it: with its compartment, whose reading the journal remembers, or without. */
export const readCommittee = async (
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ seen: Outside; whole: Whole | null }> => {
  const committee = await committeeById(tx, id)
  if (!committee) throw kernelRefusals.notFound()
  const seen = await outsideOf(tx, committee)
  if (!worksIn(actor, committee)) return { seen, whole: null }
  const whole = { ...seen, ...(await insideOf(tx, id)) }
  await journal(tx, { what: 'committee.read', subject: id })
  return { seen, whole }
}

/** The same, refused to whoever does not work in it. */
export const readWhole = async (tx: Tx, actor: Actor, id: string): Promise<Whole> => {
  const { whole } = await readCommittee(tx, actor, id)
  if (!whole) throw refusals.notYours()
  return whole
}

type Held = Outside & Assessed

/** The committee, held until the transaction ends, with whom it assesses, where this part of it may be written. */
export const heldFor = async (tx: Tx, { actor }: By, id: string, part: Part | null): Promise<Held> => {
  const committee = await heldCommittee(tx, id)
  if (!committee && !(await committeeById(tx, id))) throw kernelRefusals.notFound()
  if (!committee || !worksIn(actor, committee)) throw refusals.notYours()
  if (part !== null && !isOpen(committee, part)) throw refusals.sealed()
  return { ...(await outsideOf(tx, committee)), ...(await assessedOf(tx, id)) }
}

/** The same, with all that its compartment holds. */
const heldWhole = async (tx: Tx, by: By, id: string, part: Part | null): Promise<Whole> => ({
  ...(await heldFor(tx, by, id, part)),
  ...(await insideOf(tx, id)),
})

export const memberIn = ({ members }: Pick<Held, 'members'>, id: string): Member => {
  const member = members.find(({ member_id }) => member_id === id)
  if (!member) throw kernelRefusals.notFound()
  return member
}

export const candidateIn = ({ candidates }: Pick<Held, 'candidates'>, id: string): Candidate => {
  const candidate = candidates.find(({ candidate_id }) => candidate_id === id)
  if (!candidate) throw kernelRefusals.notFound()
  return candidate
}

type Formed = { kind: CommitteeKind; tribunal: Tribunal | null; subject: string; call_id?: string | null }

/** Forms a committee in one's own team, a selection committee for a call that has none; gives its id. */
export const formCommittee = async (
  tx: Tx,
  { actor, clock }: By,
  { call_id = null, ...formed }: Formed,
): Promise<string> => {
  const { team } = actor.scope
  if (!team) throw refusals.noTeam()
  if (formed.kind === 'selection' && call_id === null) throw tieRefusals.needsCall()
  const committee_id = randomUUIDv7()
  const formed_on = clock.today()
  const year = Number(formed_on.slice(0, 4))
  const number = await nextNumber(tx, year)
  const rest = { year, number, team, step: 'formed', reason: null, formed_on, created_by_name: actor.name } as const
  await insertCommittee(tx, { committee_id, call_id, ...formed, ...rest }).catch(error => {
    throw asRefusal(error)
  })
  const { kind, tribunal } = formed
  await journal(tx, { what: 'committee.formed', subject: committee_id, details: { kind, tribunal } })
  return committee_id
}

type Seated = Omit<Member, 'member_id' | 'committee_id' | 'address'> & { address?: string | null }

export const addMember = async (tx: Tx, by: By, id: string, { address = null, ...member }: Seated): Promise<string> => {
  const { members } = await heldFor(tx, by, id, 'members')
  if (member.chairs && members.some(({ chairs }) => chairs)) throw refusals.oneChair()
  const member_id = randomUUIDv7()
  await insertMember(tx, { member_id, committee_id: id, address, ...member })
  const { name, quality, chairs } = member
  await journal(tx, { what: 'committee.member_added', subject: id, details: { name, quality, chairs } })
  return member_id
}

/** Takes a member out, with what they had answered. */
export const removeMember = async (tx: Tx, by: By, id: string, member_id: string): Promise<void> => {
  const { name } = memberIn(await heldFor(tx, by, id, 'members'), member_id)
  await deleteMember(tx, member_id)
  await journal(tx, { what: 'committee.member_removed', subject: id, details: { name } })
}

type Proposed = { name: string; term_end: Day | null }

/** Puts someone before a renewal committee; a selection committee takes those who applied. */
export const addCandidate = async (tx: Tx, by: By, id: string, proposed: Proposed): Promise<string> => {
  const { committee, candidates } = await heldFor(tx, by, id, 'candidates')
  if (committee.kind === 'selection') throw tieRefusals.fromTheCall()
  if (proposed.term_end === null) throw refusals.needsTermEnd()
  if (candidates.some(({ name }) => name === proposed.name)) throw refusals.sameCandidate()
  const candidate_id = randomUUIDv7()
  await insertCandidate(tx, { candidate_id, committee_id: id, application_id: null, ...proposed })
  await journal(tx, { what: 'committee.candidate_added', subject: id, details: { candidate_id } })
  return candidate_id
}

export const removeCandidate = async (tx: Tx, by: By, id: string, candidate_id: string): Promise<void> => {
  candidateIn(await heldFor(tx, by, id, 'candidates'), candidate_id)
  await deleteCandidate(tx, candidate_id)
  await journal(tx, { what: 'committee.candidate_removed', subject: id, details: { candidate_id } })
}

type Sat = { day: Day; halves: readonly ('morning' | 'afternoon')[]; present: readonly string[] }

/** Records the half-days of a day, and who was there: what the fees are computed from. */
export const recordSitting = async (tx: Tx, by: By, id: string, { day, halves, present }: Sat): Promise<void> => {
  const whole = await heldFor(tx, by, id, 'sittings')
  if (day < whole.committee.formed_on) throw refusals.beforeFormed(whole.committee.formed_on)
  if (day > by.clock.today()) throw refusals.notYet(day)
  if (present.length === 0) throw refusals.nobodyThere()
  for (const member of present) memberIn(whole, member)
  if (whole.sittings.some(sat => sat.day === day && halves.includes(sat.half))) throw refusals.satAlready()
  for (const half of halves)
    await insertSitting(tx, { sitting_id: randomUUIDv7(), committee_id: id, day, half, present: [...present] })
  await journal(tx, { what: 'committee.sat', subject: id, details: { day, halves: [...halves] } })
}

export const removeSitting = async (tx: Tx, by: By, id: string, sitting_id: string): Promise<void> => {
  const { sittings } = await heldFor(tx, by, id, 'sittings')
  const sitting = sittings.find(one => one.sitting_id === sitting_id)
  if (!sitting) throw kernelRefusals.notFound()
  await deleteSitting(tx, sitting_id)
  const { day, half } = sitting
  await journal(tx, { what: 'committee.sitting_removed', subject: id, details: { day, halves: [half] } })
}

/** Records a member's yearly pension from the public sector, or that there is none. */
export const recordPension = async (
  tx: Tx,
  by: By,
  id: string,
  { member, yearly }: { member: string; yearly: Cents | null },
): Promise<void> => {
  const found = memberIn(await heldFor(tx, by, id, 'pensions'), member)
  const { member_id } = found
  await savePension(tx, found, yearly)
  await journal(tx, { what: 'committee.pension_recorded', subject: id, details: { member_id } })
}

/** Fixes what each member is owed, as computed today (REM-13). */
export const settleFees = async (tx: Tx, by: By, id: string): Promise<void> => {
  const whole = await heldWhole(tx, by, id, 'fees')
  const today = by.clock.today()
  const open = whole.members.filter(({ member_id }) => whole.settled.every(fee => fee.member_id !== member_id))
  if (open.length === 0) throw refusals.notNow()
  for (const member of open) {
    const amount = feeOf(whole, member, today).result
    const fee = { member_id: member.member_id, amount, settled_on: today, settled_by_name: by.actor.name }
    await insertFee(tx, id, fee)
  }
  await journal(tx, { what: 'committee.fees_settled', subject: id, details: { members: open.length } })
}

/** SM-5: moves a committee one step, where everything that the step requires is there. Filing the report fixes each outcome. */
export const moveCommittee = async (tx: Tx, by: By, id: string, name: MoveName, reason: string): Promise<void> => {
  const whole = await heldWhole(tx, by, id, null)
  const { committee, candidates } = whole
  const { by: roles, to, needsReason } = moveOf(name)
  if (!(roles as readonly string[]).includes(by.actor.role)) throw kernelRefusals.forbidden()
  if (!movesFrom(committee.step, by.actor.role).some(move => move.name === name)) throw refusals.notNow()
  if (needsReason && reason.trim() === '') throw refusals.needsReason()
  const missing = missingFor(name, whole, by.clock.today())
  if (missing.length > 0) throw refusals.conditions(missing)
  if (name === 'report')
    for (const { candidate_id } of candidates.filter(isBefore))
      await saveCandidate(tx, candidate_id, { outcome: outcomeFor(whole, candidate_id).outcome })
  await saveCommittee(tx, id, { step: to, ...(needsReason && { reason: reason.trim() }) })
  await journal(tx, { what: `committee.${name}`, subject: id, details: needsReason ? { reason: reason.trim() } : {} })
  if (name === 'deliver') await carryOutcomes(tx, by, candidates)
}
