import { randomUUIDv7 } from 'node:crypto'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import { linesOfCall } from '../applications/application.queries.ts'
import type { Step as ApplicationStep } from '../applications/application.steps.ts'
import { moveByEvent } from '../applications/tie.actions.ts'
import { tribunalOf } from '../aptitude/tribunal.rules.ts'
import { type Call, heldCall, namesOf } from '../calls/call.queries.ts'
import { refusals } from '../ties/refusals.ts'
import { type By, formCommittee, heldFor } from './committee.actions.ts'
import { isBefore } from './committee.fields.ts'
import { insertCandidate } from './committee.queries.ts'

/** Forms the selection committee of a call that is out, one a call; gives its id. */
export const formForCall = async (tx: Tx, by: By, reference: string): Promise<string> => {
  const call = await heldCall(tx, reference)
  if (!call) throw kernelRefusals.notFound()
  if (call.step !== 'published' && call.step !== 'analysis') throw refusals.callNotOut()
  const { organisation_id, content, call_id } = call
  const names = await namesOf(tx, 'organisation', [organisation_id], by.clock.today())
  const tribunal = tribunalOf(names.get(organisation_id)?.fr ?? '')
  const subject = content.texts.title.fr || call.reference
  return formCommittee(tx, by, { kind: 'selection', tribunal, subject, call_id })
}

/** The steps at which an application goes before the committee of its call. */
const admitted: readonly ApplicationStep[] = ['admissible', 'preselected', 'written', 'interview']

/** The applications of a call that are not before its committee yet. */
const waiting = async (tx: Tx, call_id: Call['call_id'], there: readonly (string | null)[]) =>
  (await linesOfCall(tx, call_id)).filter(
    ({ application_id, step }) => admitted.includes(step) && !there.includes(application_id),
  )

/** Brings before the committee every application of its call that was found admissible and is not there yet; gives how many. */
export const bringApplications = async (tx: Tx, by: By, id: string): Promise<number> => {
  const { committee, candidates } = await heldFor(tx, by, id, 'bringing')
  if (committee.call_id === null) throw refusals.needsCall()
  const there = candidates.map(({ application_id }) => application_id)
  const found = await waiting(tx, committee.call_id, there)
  if (found.length === 0) throw refusals.nobodyToBring()
  for (const { application_id, given_name, family_name } of found)
    await insertCandidate(tx, {
      candidate_id: randomUUIDv7(),
      committee_id: id,
      name: `${given_name} ${family_name}`.trim(),
      application_id,
      term_end: null,
    })
  await journal(tx, { what: 'committee.applications_brought', subject: id, details: { applications: found.length } })
  return found.length
}

/** How many applications of its call could still be brought before a committee. */
export const countWaiting = async (
  tx: Tx,
  call_id: string,
  candidates: readonly { application_id: string | null }[],
): Promise<number> =>
  (
    await waiting(
      tx,
      call_id,
      candidates.map(({ application_id }) => application_id),
    )
  ).length

type Summons = { to: 'written' | 'interview'; chosen: readonly string[] }

/** The moves that lead an application to the written evaluation or to the interview, each with its message. */
const ways = { written: ['preselect', 'test'], interview: ['preselect', 'interview'] } as const

/** Calls people before the committee to the written evaluation or to the interview: their applications move, and they are told. */
export const summon = async (tx: Tx, by: By, id: string, { to, chosen }: Summons): Promise<void> => {
  const { candidates } = await heldFor(tx, by, id, 'calling')
  const called = candidates
    .filter(isBefore)
    .filter(
      ({ candidate_id, application_step: step }) =>
        chosen.includes(candidate_id) &&
        step !== null &&
        step !== to &&
        admitted.includes(step) &&
        !(to === 'written' && step === 'interview'),
    )
  if (called.length === 0) throw refusals.nobodyToSummon()
  for (const { application_id } of called)
    for (const move of ways[to]) await moveByEvent(tx, by, application_id ?? '', move)
  await journal(tx, { what: 'committee.summoned', subject: id, details: { to, people: called.length } })
}
