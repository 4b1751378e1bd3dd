import { randomUUIDv7 } from 'node:crypto'
import type { Actor, Role } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { type Day, day, fixedClock } from '../../../kernel/time/index.ts'
import { emptyContent } from '../calls/call.fields.ts'
import { insertCall, nextNumber as nextCallNumber } from '../calls/call.queries.ts'
import { answer, score, vote } from './assessment.actions.ts'
import { addCandidate, addMember, type By, formCommittee, moveCommittee, recordSitting } from './committee.actions.ts'
import { committeeById, insertCandidate, insideOf, membersOf } from './committee.queries.ts'
import type { CommitteeKind, Quality } from './composition.rules.ts'
import type { FeeStatus } from './fees.rules.ts'
import { criterionNames, type Scores } from './outcome.rules.ts'

export const someone = (role: Role, team?: string): Actor => ({
  id: `${role}-${team ?? 'alone'}`,
  name: `Personne ${role}`,
  role,
  scope: team ? { team } : {},
})
export const adviser = someone('adviser', 'adjudication')
export const director = someone('director')

export const at = (actor: Actor, on: Day = day('2026-11-20')): By => ({ actor, clock: fixedClock(on) })

const seats: Record<CommitteeKind, readonly (readonly [string, Quality, FeeStatus])[]> = {
  selection: [
    ['Paule Arsenault', 'tribunal_member', 'tribunal_member'],
    ['Rémi Castonguay', 'legal_community', 'paid'],
    ['Odile Nguyen', 'public', 'paid'],
  ],
  renewal: [
    ['Rémi Castonguay', 'legal_community', 'paid'],
    ['Lise Montpetit', 'retired_adjudicator', 'paid'],
    ['Farid Haddad', 'university', 'public_employee'],
  ],
}

/** A committee of the TAT, or of another tribunal, whose first member chairs; nobody is before it yet. */
export const aCommittee = async (
  tx: Tx,
  kind: CommitteeKind,
  tribunal: 'tat' | 'tal' = 'tat',
): Promise<{ id: string; members: string[] }> => {
  const call_id = kind === 'selection' ? await aCall(tx) : null
  const id = await formCommittee(tx, at(adviser), { kind, tribunal, subject: 'Membre, Montréal', call_id })
  const members: string[] = []
  for (const [place, [name, quality, fee_status]] of seats[kind].entries()) {
    const order_name = quality === 'university' ? 'Barreau du Québec' : null
    const member = { name, address: null, quality, fee_status, order_name, chairs: place === 0, administration: false }
    members.push(await addMember(tx, at(adviser), id, member))
  }
  return { id, members }
}

/** Someone before a committee; whoever applied to its call left no application behind. */
export const aCandidate = async (tx: Tx, id: string, name: string, term_end: Day | null = null): Promise<string> => {
  if ((await committeeById(tx, id))?.kind === 'renewal') return addCandidate(tx, at(adviser), id, { name, term_end })
  const candidate_id = randomUUIDv7()
  await insertCandidate(tx, { candidate_id, committee_id: id, name, application_id: null, term_end })
  await journal(tx, { what: 'committee.applications_brought', subject: id })
  return candidate_id
}

/** A call, without its text. */
export const aCall = async (tx: Tx): Promise<string> => {
  const [call_id, organisation_id] = [randomUUIDv7(), randomUUIDv7()]
  const number = await nextCallNumber(tx, 2026)
  const written = { posts: [], content: emptyContent, opened_by_name: 'Test', opened_at: '2026-01-05T12:00:00.000000Z' }
  const call = { call_id, kind: 'notice', year: 2026, body_code: '415', number, organisation_id, ...written } as const
  await journal(tx, { what: 'call.opened', subject: await insertCall(tx, call) })
  return call_id
}

/** Everyone answers that there is no tie. */
export const answerAll = async (tx: Tx, id: string): Promise<void> => {
  const { candidates, answers } = await insideOf(tx, id)
  const said = { tie: 'none', employer: null, until: null, public_service: false } as const
  for (const { candidate_id: candidate } of candidates)
    for (const { member_id: member } of await membersOf(tx, id))
      if (!answers.some(one => one.candidate_id === candidate && one.member_id === member))
        await answer(tx, at(adviser), id, { candidate, member }, said)
}

const evenScores = (each: number): Scores => Object.fromEntries(criterionNames.map(name => [name, each]))

/** Goes through the sittings to the deliberation, every deciding member giving fours. */
export const deliberate = async (tx: Tx, id: string): Promise<void> => {
  await moveCommittee(tx, at(adviser), id, 'clear', '')
  await moveCommittee(tx, at(adviser), id, 'open', '')
  const members = (await membersOf(tx, id)).map(({ member_id }) => member_id)
  await recordSitting(tx, at(adviser), id, {
    day: day('2026-11-20'),
    halves: ['morning', 'afternoon'],
    present: members,
  })
  const { candidates, answers } = await insideOf(tx, id)
  for (const { candidate_id: candidate } of candidates)
    for (const member of members)
      if (!answers.some(one => one.candidate_id === candidate && one.member_id === member && one.recused))
        await score(tx, at(adviser), id, { candidate, member }, { scores: evenScores(4), note: '' })
  await moveCommittee(tx, at(adviser), id, 'deliberate', '')
}

/** Records the votes about a candidate, in the order of the members; null is nobody's. */
export const votes = async (
  tx: Tx,
  id: string,
  candidate: string,
  given: readonly (boolean | null)[],
  dissent = '',
) => {
  const members = await membersOf(tx, id)
  for (const [place, favours] of given.entries()) {
    const member = members[place]?.member_id ?? ''
    if (favours !== null) await vote(tx, at(adviser), id, { candidate, member }, { favours, dissent })
  }
}
