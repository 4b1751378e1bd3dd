import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { heldApplication } from '../applications/application.queries.ts'
import { moveByEvent } from '../applications/tie.actions.ts'
import { type By, heldFor } from '../committees/committee.actions.ts'
import type { Candidate } from '../committees/committee.queries.ts'
import { refusals } from '../committees/refusals.ts'
import { refusals as tieRefusals } from '../ties/refusals.ts'
import {
  type Entry,
  enteredAmong,
  entriesUntil,
  heldEntry,
  insertEntry,
  saveEntry,
  validOn,
} from './aptitude.queries.ts'
import { aptitudeVerdict, isValidOn, type StrikeReason, strikeReasons } from './aptitude.rules.ts'
import type { Tribunal } from './tribunal.rules.ts'

type Entered = Pick<Entry, 'register' | 'name' | 'person_id' | 'candidate_id' | 'application_id' | 'entered_on'>

/** Enters a declaration of aptitude in the register of a tribunal; gives its id. */
export const enter = async (tx: Tx, { actor }: By, entered: Entered): Promise<string> => {
  const entry_id = randomUUIDv7()
  await insertEntry(tx, { entry_id, ...entered, entered_by_name: actor.name })
  const { register, entered_on } = entered
  await journal(tx, { what: 'aptitude.entered', subject: entry_id, details: { register, entered_on } })
  return entry_id
}

/** Who is still apt among those whom a report declares so: an application may have been withdrawn since. */
const stillApt = async (tx: Tx, candidates: readonly Candidate[]): Promise<Candidate[]> => {
  const apt: Candidate[] = []
  for (const candidate of candidates.filter(({ outcome }) => outcome === 'favourable')) {
    const application = candidate.application_id && (await heldApplication(tx, candidate.application_id))
    if (!application || application.step === 'apt') apt.push(candidate)
  }
  return apt
}

/** Enters today all those whom the report of a selection committee, once received, declares apt and who are not there yet; each application follows, and is told. Gives the register. */
export const enterApt = async (tx: Tx, by: By, committee: string): Promise<Tribunal> => {
  const whole = await heldFor(tx, by, committee, null)
  const { kind, tribunal: register, step } = whole.committee
  if (kind !== 'selection' || register === null || (step !== 'delivered' && step !== 'dissolved'))
    throw refusals.notNow()
  const apt = await stillApt(tx, whole.candidates)
  const there = await enteredAmong(
    tx,
    apt.map(({ candidate_id }) => candidate_id),
  )
  const waiting = apt.filter(({ candidate_id }) => there.every(entry => entry.candidate_id !== candidate_id))
  if (waiting.length === 0) throw refusals.noOneApt()
  const entered_on = by.clock.today()
  for (const { name, candidate_id, application_id } of waiting) {
    await enter(tx, by, { register, name, person_id: null, candidate_id, application_id, entered_on })
    if (application_id !== null) await moveByEvent(tx, by, application_id, 'register')
  }
  return register
}

/** The entry, held until the transaction ends, where it may still be struck or used on a day. */
const heldValid = async (tx: Tx, { clock }: By, id: string, on: Day): Promise<Entry> => {
  const entry = await heldEntry(tx, id)
  if (!entry) throw kernelRefusals.notFound()
  if (on > clock.today()) throw refusals.notYet(on)
  if (on < entry.entered_on) throw refusals.beforeEntry(entry.entered_on)
  // Whatever happened to it, on that day or later, is not undone.
  if (entry.struck_on !== null || entry.used_on !== null || !isValidOn(entry, on)) throw refusals.entryEnded()
  return entry
}

/** Strikes an entry from its register, from a day on. */
export const strike = async (
  tx: Tx,
  by: By,
  id: string,
  { day, reason }: { day: Day; reason: StrikeReason },
): Promise<void> => {
  const { application_id } = await heldValid(tx, by, id, day)
  await saveEntry(tx, id, { struck_on: day, struck_reason: reason, struck_by_name: by.actor.name })
  await journal(tx, { what: 'aptitude.struck', subject: id, details: { day, reason } })
  // Nobody is written to who has died.
  if (application_id === null) return
  await moveByEvent(tx, by, application_id, 'strike', { reason: strikeReasons[reason], quiet: reason === 'death' })
}

/** Records the appointment that used an entry: its day, and its act as people cite it. The application is that of someone appointed. */
export const use = async (tx: Tx, by: By, id: string, { day, act }: { day: Day; act: string }): Promise<void> => {
  const { application_id } = await heldValid(tx, by, id, day)
  await saveEntry(tx, id, { used_on: day, used_by: act.trim() })
  await journal(tx, { what: 'aptitude.used', subject: id, details: { day, act: act.trim() } })
  if (application_id === null) return
  await moveByEvent(tx, by, application_id, 'propose', { quiet: true })
  await moveByEvent(tx, by, application_id, 'appoint')
}

type Proposed = {
  readonly name: string /** In the register of persons, where known. */
  readonly person: string | null
}

/** NOM-09 for someone proposed to a tribunal on a day: what stands in the way, and who is still valid. Who is not in the register of persons is known by name. */
export const judgeAptitude = async (
  tx: Tx,
  register: Tribunal,
  { name, person }: Proposed,
  on: Day,
): Promise<Verdict[]> => {
  const known = await entriesUntil(tx, register, on)
  const entries = known.filter(entry =>
    person !== null && entry.person_id !== null ? entry.person_id === person : entry.name === name,
  )
  const valid = (await validOn(tx, register, on)).map(entry => entry.name)
  return aptitudeVerdict({ register, name, entries, valid, on })
}

/** SM-6: the appointment of an adopted act uses the entry from which the person was picked. Refused where it no longer may (NOM-09), unless the law was not read. */
export const useByAct = async (
  tx: Tx,
  by: Pick<By, 'clock'>,
  id: string,
  { day, act, person }: { day: Day; act: string; person: string | null },
): Promise<void> => {
  const entry = await heldEntry(tx, id)
  if (!entry) return
  const { register, name } = entry
  const valid = (await validOn(tx, register, day)).map(one => one.name)
  const block = aptitudeVerdict({ register, name, entries: [entry], valid, on: day }).find(
    ({ outcome }) => outcome === 'block',
  )
  if (block || entry.used_on !== null || entry.struck_on !== null)
    throw tieRefusals.aptitudeEnded(block?.says ?? refusals.entryEnded().says)
  await saveEntry(tx, id, { used_on: day, used_by: act, person_id: person })
  await journal(tx, { what: 'aptitude.used', subject: id, details: { day, act, on: by.clock.today() } })
}
