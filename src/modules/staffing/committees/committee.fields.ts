import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { ofName } from '../aptitude/name.rules.ts'
import { judgeNegative } from '../renewals/renewal.rules.ts'
import type { Answer, Candidate, Member, Opinion, Whole } from './committee.queries.ts'
import type { MoveName, Step } from './committee.steps.ts'
import { compositionVerdicts } from './composition.rules.ts'
import { criterionNames, type Outcome, outcomeOf } from './outcome.rules.ts'
import { recusalVerdict } from './recusal.rules.ts'

/** What may be written at each step; sealed at all others. */
const openAt = {
  members: ['formed'],
  candidates: ['formed'],
  bringing: ['formed', 'cleared', 'sitting'],
  calling: ['cleared', 'sitting', 'deliberating'],
  answers: ['formed', 'cleared', 'sitting'],
  sittings: ['sitting', 'deliberating'],
  scores: ['sitting'],
  hearings: ['sitting', 'deliberating'],
  votes: ['deliberating'],
  report: ['deliberating'],
  pensions: ['formed', 'cleared', 'sitting', 'deliberating', 'reported', 'delivered'],
  fees: ['delivered'],
} as const satisfies Record<string, readonly Step[]>
export type Part = keyof typeof openAt

export const isOpen = ({ step }: { step: Step }, part: Part): boolean =>
  (openAt[part] as readonly Step[]).includes(step)

export const answerOf = ({ answers }: Pick<Whole, 'answers'>, candidate: string, member: string): Answer | undefined =>
  answers.find(({ candidate_id, member_id }) => candidate_id === candidate && member_id === member)

export const opinionOf = (
  { opinions }: Pick<Whole, 'opinions'>,
  candidate: string,
  member: string,
): Opinion | undefined =>
  opinions.find(({ candidate_id, member_id }) => candidate_id === candidate && member_id === member)

/** Whether someone is still before the committee: an application that was withdrawn, or left aside, no longer is. */
export const isBefore = ({ application_step: step }: Pick<Candidate, 'application_step'>): boolean =>
  step === null || !['withdrawn', 'inadmissible', 'not_preselected', 'expired', 'struck'].includes(step)

/** ADJ-02, as of the day of the answer. */
export const verdictOn = (answer: Answer | undefined, member: Member, candidate: Candidate): Verdict | undefined =>
  answer && recusalVerdict({ ...answer, member: member.name, candidate: candidate.name }, answer.answered_on)[0]

/** Who decides about a candidate: those who did not step aside. */
export const deciding = (whole: Pick<Whole, 'members' | 'answers'>, candidate: string): Member[] =>
  whole.members.filter(({ member_id }) => answerOf(whole, candidate, member_id)?.recused !== true)

export const outcomeFor = (whole: Whole, candidate: string): Outcome =>
  outcomeOf(
    deciding(whole, candidate).flatMap(({ member_id, name, chairs }) => {
      const favours = opinionOf(whole, candidate, member_id)?.favours ?? null
      return favours === null ? [] : [{ name, chairs, favours }]
    }),
  )

const pairs = (whole: Whole, each: (candidate: Candidate, member: Member) => Two | null): Two[] =>
  whole.candidates.filter(isBefore).flatMap(candidate =>
    whole.members.flatMap(member => {
      const found = each(candidate, member)
      return found ? [found] : []
    }),
  )

const about = (fr: string, en: string, { name: member }: Member, { name: candidate }: Candidate): Two => ({
  fr: `${fr}\u00a0: ${member}, à l’égard ${ofName(candidate)}.`,
  en: `${en}: ${member}, as to ${candidate}.`,
})

/** ADJ-02: each member has answered about each candidate, and each recusal is decided; two at least are left to decide. */
const recusals = (whole: Whole): Two[] => [
  ...pairs(whole, (candidate, member) => {
    const answer = answerOf(whole, candidate.candidate_id, member.member_id)
    if (!answer)
      return about('Question de conflit sans réponse', 'Conflict question without an answer', member, candidate)
    if (answer.recused === null) return about('Récusation à décider', 'Recusal to be decided', member, candidate)
    return null
  }),
  ...whole.candidates
    .filter(isBefore)
    .filter(({ candidate_id }) => whole.members.length > 0 && deciding(whole, candidate_id).length < 2)
    .map(({ name }) => ({
      fr: `Moins de deux membres peuvent décider à l’égard ${ofName(name)}.`,
      en: `Fewer than two members may decide as to ${name}.`,
    })),
]

const formed = (whole: Whole, on: Day): Two[] => {
  const { committee, members, candidates } = whole
  const { kind, tribunal } = committee
  const missing: Two[] = []
  if (!members.some(({ chairs }) => chairs))
    missing.push({ fr: 'Le comité n’a pas de présidence.', en: 'The committee has no chair.' })
  if (!candidates.some(isBefore))
    missing.push({ fr: 'Le comité n’a personne à évaluer.', en: 'The committee has nobody to assess.' })
  const blocked = compositionVerdicts({ kind, tribunal, members }, on).filter(({ outcome }) => outcome === 'block')
  return [...missing, ...blocked.map(({ says }) => says), ...recusals(whole)]
}

const hasAllScores = (opinion: Opinion | undefined) => criterionNames.every(name => opinion?.scores[name] !== undefined)

const ofDeciding = (whole: Whole, each: (candidate: Candidate, member: Member) => Two | null): Two[] =>
  pairs(whole, (candidate, member) =>
    deciding(whole, candidate.candidate_id).includes(member) ? each(candidate, member) : null,
  )

const standing = (
  { candidates }: Pick<Whole, 'candidates'>,
  isThere: (candidate: Candidate, step: string) => boolean,
  says: Two,
): Two[] =>
  candidates
    .filter(isBefore)
    .filter(candidate => candidate.application_step !== null && !isThere(candidate, candidate.application_step))
    .map(({ name }) => ({ fr: `${says.fr}\u00a0: ${name}.`, en: `${says.en}: ${name}.` }))

/** SM-4: whoever applied is called to the written evaluation or to the interview before the committee deliberates. */
const called = (whole: Whole): Two[] =>
  standing(whole, (_, step) => ['written', 'interview'].includes(step), {
    fr: 'À convoquer ou à écarter',
    en: 'To be called, or left aside',
  })

/** SM-4: nobody is found apt without an interview. */
const interviewed = (whole: Whole): Two[] =>
  standing(
    whole,
    ({ candidate_id }, step) => outcomeFor(whole, candidate_id).outcome !== 'favourable' || step === 'interview',
    {
      fr: 'À convoquer à l’entrevue avant d’être jugé apte',
      en: 'To be called to the interview before being found apt',
    },
  )

const assessed = (whole: Whole): Two[] => [
  ...recusals(whole),
  ...called(whole),
  ...(whole.sittings.length === 0 ? [{ fr: 'Aucune séance n’est inscrite.', en: 'No sitting is recorded.' }] : []),
  ...ofDeciding(whole, (candidate, member) =>
    hasAllScores(opinionOf(whole, candidate.candidate_id, member.member_id))
      ? null
      : about('Cotes à compléter', 'Scores to be completed', member, candidate),
  ),
]

/** A vote, a majority, the dissents noted, and MAN-07 before any recommendation against a renewal. */
const decided = (whole: Whole): Two[] => {
  const votes = ofDeciding(whole, (candidate, member) => {
    const opinion = opinionOf(whole, candidate.candidate_id, member.member_id)
    if (opinion?.favours == null) return about('Vote à inscrire', 'Vote to be recorded', member, candidate)
    const { dissenting } = outcomeFor(whole, candidate.candidate_id)
    return dissenting.includes(member.name) && !opinion.dissent
      ? about('Dissidence à motiver', 'Dissent without its reasons', member, candidate)
      : null
  })
  const undecided = whole.candidates.filter(isBefore).flatMap(candidate => {
    const { outcome, in_favour } = outcomeFor(whole, candidate.candidate_id)
    if (outcome === null && in_favour > 0)
      return [
        {
          fr: `Partage des voix à l’égard ${ofName(candidate.name)}.`,
          en: `The votes are equal as to ${candidate.name}.`,
        },
      ]
    if (outcome !== 'unfavourable' || whole.committee.kind !== 'renewal') return []
    return judgeNegative(candidate).map(({ says }) => says)
  })
  const report = whole.report ? [] : [{ fr: 'Le rapport n’est pas écrit.', en: 'The report is not written.' }]
  return [...votes, ...undecided, ...interviewed(whole), ...report]
}

const paid = ({ members, settled }: Whole): Two[] =>
  settled.length === members.length
    ? []
    : [{ fr: 'Les honoraires ne sont pas réglés.', en: 'The fees are not settled.' }]

/** SM-5: what each move requires, as sentences; none when it may be made. */
export const missingFor = (name: MoveName, whole: Whole, on: Day): Two[] => {
  if (name === 'clear') return formed(whole, on)
  if (name === 'deliberate') return assessed(whole)
  if (name === 'report') return decided(whole)
  if (name === 'dissolve') return paid(whole)
  return []
}
