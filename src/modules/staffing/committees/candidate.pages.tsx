import {
  Button,
  Buttons,
  Check,
  Choices,
  Field,
  Form,
  Page,
  Pairs,
  Section,
  Select,
  State,
  useView,
  Verdicts,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../../kernel/words/index.ts'
import { applyPaths } from '../applications/application.fields.ts'
import { stepNames as applicationSteps } from '../applications/application.steps.ts'
import { hearings, judgeNegative, judgeNotice } from '../renewals/renewal.rules.ts'
import { words } from './candidate.formats.ts'
import { answerOf, isOpen, opinionOf, outcomeFor, verdictOn } from './committee.fields.ts'
import { paths, titleOf } from './committee.formats.ts'
import { crumbsTo } from './committee.pages.tsx'
import type { Answer, Candidate, Member, Opinion, Whole } from './committee.queries.ts'
import { criteria, criterionNames, highestScore, outcomes } from './outcome.rules.ts'
import { Folded, optionsOf } from './parts.pages.tsx'
import { type Employer, ties } from './recusal.rules.ts'

const lineName = (lang: Lang) => (name: string) => (name in words ? inLang(words, lang)(name as 'until') : name)

type Each = { whole: Whole; candidate: Candidate; member: Member; employers: readonly Employer[]; n: number }

const placeOf = ({ whole, candidate, member }: Each) => ({
  id: whole.committee.committee_id,
  candidate: candidate.candidate_id,
  member: member.member_id,
})

/** « Cabinet Exemple, jusqu’au 20 novembre 2017 ». */
const employerName = ({ name, to }: Employer, lang: Lang) =>
  `${name}, ${to === null ? inLang(words, lang)('lasts') : showDay(to, lang)}`

const Asking = (each: Each & { answer: Answer | undefined }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { answer, member, employers, n } = each
  return (
    <Folded title={t('ask', member.name)} form={`answer-${n}`}>
      <Form action={to({ path: paths.answer }, placeOf(each))} id={`answer-${n}`}>
        <Select name="tie" label={t('tie')} options={optionsOf(ties, lang)} value={answer?.tie ?? null} />
        {employers.length > 0 && (
          <Select
            name="employer"
            label={t('employer')}
            hint={t('employerHint')}
            options={employers.map(one => ({ value: one.name, title: employerName(one, lang) }))}
            value={answer?.employer ?? null}
            optional
          />
        )}
        <Field
          name="until"
          label={t('until')}
          type="date"
          size="short"
          hint={t('untilHint')}
          value={answer?.until ?? null}
          optional
        />
        <Check name="public_service" label={t('publicService')} checked={answer?.public_service ?? false} />
        <Buttons>
          <Button>{t('answer')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

const Deciding = (each: Each & { proposed: boolean }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { member, n, proposed } = each
  const options = [
    { value: 'yes', title: t('recuse') },
    { value: 'no', title: t('keep') },
  ]
  return (
    <Folded title={t('decide', member.name)} form={`recusal-${n}`}>
      <Form action={to({ path: paths.recusal }, placeOf(each))} id={`recusal-${n}`}>
        <Choices name="recused" label={t('decision')} options={options} value={proposed ? 'yes' : []} />
        <Field name="reason" label={t('reason')} type="area" hint={t('reasonHint')} optional />
        <Buttons>
          <Button>{t('record')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** ADJ-02: the answer, what the rule says of it, and what was decided. */
const Conflict = (each: Each) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { whole, candidate, member } = each
  const answer = answerOf(whole, candidate.candidate_id, member.member_id)
  const verdict = verdictOn(answer, member, candidate)
  const editable = isOpen(whole.committee, 'answers')
  const end = answer && answer.tie !== 'none' && (answer.until ? showDay(answer.until, lang) : t('lasts'))
  return (
    <>
      {!answer && (
        <p>
          <State meaning="overdue">{t('unanswered')}</State>
        </p>
      )}
      {answer && (
        <p>
          {answer.recused === null && <State meaning="overdue">{t('open')}</State>}
          {answer.recused === true && <State meaning="stopped">{t('recused')}</State>}
          {answer.recused === false && <State meaning="in_force">{t('sits')}</State>}{' '}
          <span class="quiet">
            {[
              `${ties[answer.tie][lang]}${end ? ` (${end})` : ''}`,
              answer.employer,
              answer.decided_by_name && t('by', answer.decided_by_name),
              answer.reason,
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </p>
      )}
      {verdict && <Verdicts verdicts={[verdict]} nameOf={lineName(lang)} />}
      {editable && <Asking {...each} answer={answer} />}
      {editable && answer && <Deciding {...each} proposed={verdict?.outcome === 'block'} />}
    </>
  )
}

const Scoring = (each: Each & { opinion: Opinion | undefined }) => {
  const { lang, to, today } = useView()
  const t = inLang(words, lang)
  const { opinion, member, n } = each
  const most = highestScore(today)
  const scale = Array.from({ length: most }, (_, at) => ({ value: String(at + 1), title: String(at + 1) }))
  return (
    <Folded title={t('scores', member.name)} form={`scores-${n}`}>
      <Form action={to({ path: paths.scores }, placeOf(each))} id={`scores-${n}`}>
        <p class="hint">{t('scale', most)}</p>
        {criterionNames.map(name => (
          <Select
            name={`scores.${name}`}
            label={criteria[name][lang]}
            options={scale}
            value={String(opinion?.scores[name] ?? '')}
          />
        ))}
        <Field name="note" label={t('note')} type="area" value={opinion?.note ?? null} optional />
        <Buttons>
          <Button>{t('recordScores')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

const Voting = (each: Each & { opinion: Opinion }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { opinion, member, n } = each
  const options = [
    { value: 'yes', title: t('inFavour') },
    { value: 'no', title: t('against') },
  ]
  const given = opinion.favours === null ? [] : opinion.favours ? 'yes' : 'no'
  return (
    <Folded title={t('vote', member.name)} form={`vote-${n}`}>
      <Form action={to({ path: paths.vote }, placeOf(each))} id={`vote-${n}`}>
        <Choices name="favours" label={t('voted')} options={options} value={given} />
        <Field name="dissent" label={t('dissent')} type="area" value={opinion.dissent} optional />
        <Buttons>
          <Button>{t('recordVote')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

const Opinions = (each: Each) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { whole, candidate, member } = each
  const opinion = opinionOf(whole, candidate.candidate_id, member.member_id)
  const favours = opinion?.favours ?? null
  return (
    <>
      {opinion && (
        <Pairs
          pairs={[
            ...criterionNames.map(name => ({ label: criteria[name][lang], value: opinion.scores[name] })),
            { label: t('note'), value: opinion.note },
            favours !== null && { label: t('voted'), value: t(favours ? 'inFavour' : 'against') },
            { label: t('dissent'), value: opinion.dissent },
          ]}
        />
      )}
      {isOpen(whole.committee, 'scores') && <Scoring {...each} opinion={opinion} />}
      {isOpen(whole.committee, 'votes') && opinion && <Voting {...each} opinion={opinion} />}
    </>
  )
}

/** MAN-06 and MAN-07: what a renewal asks before anyone is told no. */
const Hearing = ({ whole, candidate }: { whole: Whole; candidate: Candidate }) => {
  const { lang, to, today } = useView()
  const t = inLang(words, lang)
  const { candidate_id, term_end } = candidate
  const against = outcomeFor(whole, candidate_id).outcome === 'unfavourable'
  const verdicts = [
    ...(term_end ? judgeNotice({ end: term_end, notified_on: null }, today) : []),
    ...(against ? judgeNegative(candidate) : []),
  ]
  const at = { id: whole.committee.committee_id, candidate: candidate_id }
  return (
    <Section title={t('hearing')} id="hearing">
      <p class="quiet">{t('hearingLead')}</p>
      <Verdicts verdicts={verdicts} nameOf={lineName(lang)} />
      {isOpen(whole.committee, 'hearings') ? (
        <Form action={to({ path: paths.hearing }, at)} id="hearing-form">
          <Field name="intent_on" label={t('intentOn')} type="date" size="short" value={candidate.intent_on} optional />
          <Field
            name="intent_reasons"
            label={t('intentReasons')}
            type="area"
            value={candidate.intent_reasons}
            optional
          />
          <Field name="heard_on" label={t('heardOn')} type="date" size="short" value={candidate.heard_on} optional />
          <Select
            name="hearing"
            label={t('how')}
            options={optionsOf(hearings, lang)}
            value={candidate.hearing}
            optional
          />
          <Buttons>
            <Button>{t('recordHearing')}</Button>
          </Buttons>
        </Form>
      ) : (
        <Pairs
          pairs={[
            { label: t('intentOn'), value: candidate.intent_on && showDay(candidate.intent_on, lang) },
            { label: t('intentReasons'), value: candidate.intent_reasons },
            { label: t('heardOn'), value: candidate.heard_on && showDay(candidate.heard_on, lang) },
            { label: t('how'), value: candidate.hearing && hearings[candidate.hearing][lang] },
          ]}
        />
      )}
    </Section>
  )
}

/** What the votes come to so far, in words. */
export const Majority = ({ whole, candidate }: { whole: Whole; candidate: Candidate }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { outcome, in_favour, against, casting } = outcomeFor(whole, candidate.candidate_id)
  if (in_favour + against === 0) return null
  const said = outcome && outcomes[whole.committee.kind][outcome][lang]
  return <>{[said, t('votes', in_favour, against), casting && t('equal')].filter(Boolean).join(', ')}</>
}

export type CandidateData = {
  whole: Whole
  candidate: Candidate
  employers: readonly Employer[]
  /** Of the call, where there is an application. */
  reference: string | null
}

export const CandidatePage = ({ whole, candidate, employers, reference }: CandidateData) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { committee, members } = whole
  const id = committee.committee_id
  const crumbs = [...crumbsTo(lang), { title: titleOf(committee, lang), path: to({ path: paths.committee }, { id }) }]
  return (
    <Page title={candidate.name} crumbs={crumbs}>
      <Pairs
        pairs={[
          { label: t('termEnd'), value: candidate.term_end && showDay(candidate.term_end, lang) },
          { label: t('outcome'), value: <Majority whole={whole} candidate={candidate} /> },
          candidate.application_step !== null && {
            label: t('application'),
            value: applicationSteps[candidate.application_step][lang],
            cite: reference && (
              <a href={to({ path: applyPaths.review }, { reference, id: candidate.application_id })}>
                {t('readApplication')}
              </a>
            ),
          },
          employers.length > 0 && {
            label: t('employers'),
            value: employers.map(one => employerName(one, lang)).join('\u00a0; '),
          },
        ]}
      />
      {committee.kind === 'renewal' && <Hearing whole={whole} candidate={candidate} />}
      <Section title={t('members')} id="members">
        {members.length === 0 && <p class="empty">{t('noMember')}</p>}
        {members.map((member, at) => {
          const each = { whole, candidate, member, employers, n: at + 1 }
          const recused = answerOf(whole, candidate.candidate_id, member.member_id)?.recused === true
          return (
            <>
              <h3>{member.name}</h3>
              <Conflict {...each} />
              {!recused && <Opinions {...each} />}
            </>
          )
        })}
      </Section>
      {isOpen(committee, 'candidates') && (
        <Form action={to({ path: paths.withdraw }, { id, candidate: candidate.candidate_id })} id="withdraw">
          <Buttons>
            <Button kind="stop">{t('withdraw')}</Button>
          </Buttons>
        </Form>
      )}
    </Page>
  )
}
