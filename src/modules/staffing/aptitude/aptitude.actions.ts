import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { type By, heldFor } from '../committees/committee.actions.ts'
import { refusals } from '../committees/refusals.ts'
import {
  type Entry,
  enteredAmong,
  entriesUntil,
  heldEntry,
  insertEntry,
  saveEntry,
  validOn,
} from './aptitude.queries.ts'
import { aptitudeVerdict, isValidOn, type StrikeReason } from './aptitude.rules.ts'
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

/** Enters today all those whom the report of a selection committee, once received, declares apt and who are not there yet. Gives the register. */
export const enterApt = async (tx: Tx, by: By, committee: string): Promise<Tribunal> => {
  const whole = await heldFor(tx, by, committee, null)
  const { kind, tribunal: register, step } = whole.committee
  if (kind !== 'selection' || (step !== 'delivered' && step !== 'dissolved')) throw refusals.notNow()
  const apt = whole.candidates.filter(({ outcome }) => outcome === 'favourable')
  const there = await enteredAmong(
    tx,
    apt.map(({ candidate_id }) => candidate_id),
  )
  const waiting = apt.filter(({ candidate_id }) => there.every(entry => entry.candidate_id !== candidate_id))
  if (waiting.length === 0) throw refusals.noOneApt()
  const entered_on = by.clock.today()
  for (const { name, candidate_id, application_id } of waiting)
    await enter(tx, by, { register, name, person_id: null, candidate_id, application_id, entered_on })
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
  await heldValid(tx, by, id, day)
  await saveEntry(tx, id, { struck_on: day, struck_reason: reason, struck_by_name: by.actor.name })
  await journal(tx, { what: 'aptitude.struck', subject: id, details: { day, reason } })
}

/** Records the appointment that used an entry: its day, and its act as people cite it. */
export const use = async (tx: Tx, by: By, id: string, { day, act }: { day: Day; act: string }): Promise<void> => {
  await heldValid(tx, by, id, day)
  await saveEntry(tx, id, { used_on: day, used_by: act.trim() })
  await journal(tx, { what: 'aptitude.used', subject: id, details: { day, act: act.trim() } })
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
