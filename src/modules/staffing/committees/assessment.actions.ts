import type { Tx } from '../../../kernel/database/index.ts'
import { journal } from '../../../kernel/journal/index.ts'
import { kernelRefusals } from '../../../kernel/refusals.ts'
import type { Day } from '../../../kernel/time/index.ts'
import { applicationById } from '../applications/application.queries.ts'
import type { Hearing } from '../renewals/renewal.rules.ts'
import { type By, candidateIn, heldFor, memberIn } from './committee.actions.ts'
import { answerOf, opinionOf, verdictOn } from './committee.fields.ts'
import {
  type Candidate,
  type Member,
  saveAnswer,
  saveCandidate,
  saveReport,
  saveScores,
  saveVote,
} from './committee.queries.ts'
import { highestScore, type Scores } from './outcome.rules.ts'
import { type Employer, type Tie, tieEnd } from './recusal.rules.ts'
import { refusals } from './refusals.ts'

type Pair = { readonly candidate: string; readonly member: string }
type Held = Awaited<ReturnType<typeof heldFor>>
type Found = { whole: Held; candidate: Candidate; member: Member }

const found = (whole: Held, pair: Pair): Found => ({
  whole,
  candidate: candidateIn(whole, pair.candidate),
  member: memberIn(whole, pair.member),
})

type Said = { tie: Tie; employer?: string | null; until: Day | null; public_service: boolean }

/** The employers that an application names; none where nobody applied. */
const employersOf = async (tx: Tx, application_id: string | null): Promise<readonly Employer[]> =>
  application_id === null ? [] : ((await applicationById(tx, application_id))?.content.career?.employers ?? [])

/** ADJ-02: what a member answers about a candidate. Where nothing stands in the way the member sits; a proposed recusal, or a tie to weigh, is then decided. */
export const answer = async (tx: Tx, by: By, id: string, pair: Pair, said: Said): Promise<void> => {
  const { candidate, member } = found(await heldFor(tx, by, id, 'answers'), pair)
  const { candidate_id, application_id } = candidate
  const { member_id } = member
  const { employer = null } = said
  const employers = employer === null ? [] : await employersOf(tx, application_id)
  if (employer !== null && employers.every(({ name }) => name !== employer)) throw kernelRefusals.badInput('employer')
  const until = tieEnd({ ...said, employer }, employers)
  const open = {
    ...said,
    employer,
    until,
    candidate_id,
    member_id,
    answered_on: by.clock.today(),
    reason: null,
    decided_by_name: null,
  }
  const verdict = verdictOn({ ...open, recused: null }, member, candidate)
  await saveAnswer(tx, { ...open, recused: verdict ? null : false })
  await journal(tx, { what: 'committee.answered', subject: id, details: { candidate_id, member_id } })
}

/** Records a recusal, or that the member sits: never against a proposed recusal, and with a reason where the tie was to be weighed or nothing asked for it. */
export const decideRecusal = async (
  tx: Tx,
  by: By,
  id: string,
  pair: Pair,
  { recused, reason }: { recused: boolean; reason: string },
): Promise<void> => {
  const { whole, candidate, member } = found(await heldFor(tx, by, id, 'answers'), pair)
  const { candidate_id } = candidate
  const { member_id } = member
  const answered = answerOf(whole, candidate_id, member_id)
  if (!answered) throw refusals.notNow()
  const verdict = verdictOn(answered, member, candidate)
  if (verdict?.outcome === 'block' && !recused) throw refusals.mustStepAside(verdict.says)
  const isPlain = verdict ? verdict.outcome === 'block' : !recused
  if (!isPlain && reason.trim() === '') throw refusals.needsReason()
  await saveAnswer(tx, { ...answered, recused, reason: reason.trim() || null, decided_by_name: by.actor.name })
  const what = recused ? 'committee.recused' : 'committee.kept'
  await journal(tx, { what, subject: id, details: { candidate_id, member_id } })
}

const sits = ({ whole, candidate, member }: Found): void => {
  if (answerOf(whole, candidate.candidate_id, member.member_id)?.recused === true) throw refusals.stepsAside()
}

/** The scores of a member, criterion by criterion, and a note. The journal says that they were given, never which. */
export const score = async (
  tx: Tx,
  by: By,
  id: string,
  pair: Pair,
  { scores, note }: { scores: Scores; note: string },
): Promise<void> => {
  const all = found(await heldFor(tx, by, id, 'scores'), pair)
  sits(all)
  const most = highestScore(by.clock.today())
  const beyond = Object.entries(scores).find(([, given]) => given > most)
  if (beyond) throw kernelRefusals.badInput(`scores.${beyond[0]}`)
  const { candidate_id } = all.candidate
  const { member_id } = all.member
  const written = { recorded_by_name: by.actor.name, recorded_at: by.clock.now() }
  await saveScores(tx, { candidate_id, member_id, scores, note: note.trim() || null, ...written })
  await journal(tx, { what: 'committee.scored', subject: id, details: { candidate_id, member_id } })
}

/** The vote of a member, and the reasons of a dissent. */
export const vote = async (
  tx: Tx,
  by: By,
  id: string,
  pair: Pair,
  { favours, dissent }: { favours: boolean; dissent: string },
): Promise<void> => {
  const all = found(await heldFor(tx, by, id, 'votes'), pair)
  sits(all)
  const { candidate_id } = all.candidate
  const { member_id } = all.member
  if (!opinionOf(all.whole, candidate_id, member_id)) throw refusals.notScored()
  const written = { recorded_by_name: by.actor.name, recorded_at: by.clock.now() }
  await saveVote(tx, { candidate_id, member_id, favours, dissent: dissent.trim() || null, ...written })
  await journal(tx, { what: 'committee.voted', subject: id, details: { candidate_id, member_id } })
}

type Heard = { intent_on: Day | null; intent_reasons: string; heard_on: Day | null; hearing: Hearing | null }

/** MAN-07: the notice of intent, its reasons, and how the member was heard. */
export const recordHearing = async (tx: Tx, by: By, id: string, candidate: string, heard: Heard): Promise<void> => {
  const { candidate_id } = candidateIn(await heldFor(tx, by, id, 'hearings'), candidate)
  await saveCandidate(tx, candidate_id, { ...heard, intent_reasons: heard.intent_reasons.trim() || null })
  await journal(tx, { what: 'committee.hearing_recorded', subject: id, details: { candidate_id } })
}

export const writeReport = async (tx: Tx, by: By, id: string, text: string): Promise<void> => {
  await heldFor(tx, by, id, 'report')
  await saveReport(tx, id, { text: text.trim(), written_by_name: by.actor.name, written_at: by.clock.now() })
  await journal(tx, { what: 'committee.report_written', subject: id })
}
