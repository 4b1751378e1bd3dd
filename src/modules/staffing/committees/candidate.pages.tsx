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
import { inLang, type Lang, showDay, type Words } from '../../../kernel/words/index.ts'
import { ofName } from '../aptitude/name.rules.ts'
import { hearings, judgeNegative, judgeNotice } from '../renewals/renewal.rules.ts'
import { answerOf, isOpen, opinionOf, outcomeFor, verdictOn } from './committee.fields.ts'
import { paths, titleOf } from './committee.formats.ts'
import { crumbsTo } from './committee.pages.tsx'
import type { Answer, Candidate, Member, Opinion, Whole } from './committee.queries.ts'
import { criteria, criterionNames, highestScore, outcomes } from './outcome.rules.ts'
import { Folded, optionsOf } from './parts.pages.tsx'
import { ties } from './recusal.rules.ts'

export const words = {
  title: { fr: 'Personne évaluée', en: 'Person assessed' },
  termEnd: { fr: 'Dernier jour du mandat', en: 'Last day of the term' },
  outcome: { fr: 'Conclusion', en: 'Outcome' },
  withdraw: { fr: 'Retirer cette personne', en: 'Remove this person' },
  members: { fr: 'Ce que chaque membre en dit', en: 'What each member says' },
  noMember: { fr: 'Aucun membre n’est inscrit.', en: 'No member is recorded.' },
  tie: { fr: 'Lien avec la personne', en: 'Tie with the person' },
  until: { fr: 'Dernier jour du lien', en: 'Last day of the tie' },
  untilHint: { fr: 'Laissé vide, le lien dure encore.', en: 'Left blank, the tie lasts.' },
  publicService: {
    fr: 'Lien de la fonction publique seulement (sauf supérieur immédiat, il ne récuse pas)',
    en: 'A tie of the public service only (but for a direct supervisor, it does not disqualify)',
  },
  answer: { fr: 'Inscrire la réponse', en: 'Record the answer' },
  ask: { fr: (name: string) => `Question de conflit à ${name}`, en: (name: string) => `Conflict question to ${name}` },
  unanswered: { fr: 'Question de conflit sans réponse', en: 'Conflict question without an answer' },
  lasts: { fr: 'en cours', en: 'it lasts' },
  decide: {
    fr: (name: string) => `Décider de la récusation ${ofName(name)}`,
    en: (name: string) => `Decide the recusal of ${name}`,
  },
  decision: { fr: 'Décision', en: 'Decision' },
  recuse: { fr: 'Se récuse', en: 'Steps aside' },
  keep: { fr: 'Siège', en: 'Sits' },
  reason: { fr: 'Motif', en: 'Reason' },
  reasonHint: {
    fr: 'Nécessaire, sauf pour une récusation que la règle propose.',
    en: 'Needed, except for a recusal that the rule proposes.',
  },
  record: { fr: 'Inscrire la décision', en: 'Record the decision' },
  open: { fr: 'Récusation à décider', en: 'Recusal to be decided' },
  recused: { fr: 'Récusé à l’égard de cette personne', en: 'Stepped aside as to this person' },
  sits: { fr: 'Siège', en: 'Sits' },
  by: { fr: (name: string) => `décidé par ${name}`, en: (name: string) => `decided by ${name}` },
  scores: { fr: (name: string) => `Cotes ${ofName(name)}`, en: (name: string) => `Scores of ${name}` },
  scale: { fr: (most: number) => `De 1 à ${most}.`, en: (most: number) => `From 1 to ${most}.` },
  note: { fr: 'Note', en: 'Note' },
  recordScores: { fr: 'Inscrire les cotes', en: 'Record the scores' },
  vote: { fr: (name: string) => `Vote ${ofName(name)}`, en: (name: string) => `Vote of ${name}` },
  inFavour: { fr: 'En faveur', en: 'In favour' },
  against: { fr: 'Contre', en: 'Against' },
  dissent: { fr: 'Motifs de la dissidence', en: 'Reasons of the dissent' },
  recordVote: { fr: 'Inscrire le vote', en: 'Record the vote' },
  voted: { fr: 'Vote', en: 'Vote' },
  votes: {
    fr: (a: number, b: number) => `${a} en faveur, ${b} contre`,
    en: (a: number, b: number) => `${a} in favour, ${b} against`,
  },
  equal: {
    fr: 'partage des voix, tranché par la présidence (usage à vérifier)',
    en: 'equal votes, decided by the chair (a usage to be verified)',
  },
  hearing: { fr: 'Avis d’intention et audition', en: 'Notice of intent and hearing' },
  hearingLead: {
    fr: 'Nécessaires avant toute recommandation défavorable (MAN-07).',
    en: 'Needed before any recommendation against the renewal (MAN-07).',
  },
  intentOn: { fr: 'Avis d’intention donné le', en: 'Notice of intent given on' },
  intentReasons: { fr: 'Motifs communiqués', en: 'Reasons given' },
  heardOn: { fr: 'Personne entendue le', en: 'Person heard on' },
  how: { fr: 'Comment', en: 'How' },
  recordHearing: { fr: 'Inscrire l’audition', en: 'Record the hearing' },
  end: { fr: 'Fin du mandat', en: 'End of the term' },
  last_notice: { fr: 'Dernier jour de l’avis', en: 'Last day of notice' },
  presumed_from: { fr: 'Renouvellement présumé, du', en: 'Presumed renewal, from' },
  presumed_to: { fr: 'au', en: 'to' },
} as const satisfies Words

const lineName = (lang: Lang) => (name: string) => (name in words ? inLang(words, lang)(name as 'until') : name)

type Each = { whole: Whole; candidate: Candidate; member: Member; n: number }

const placeOf = ({ whole, candidate, member }: Each) => ({
  id: whole.committee.committee_id,
  candidate: candidate.candidate_id,
  member: member.member_id,
})

const Asking = (each: Each & { answer: Answer | undefined }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { answer, member, n } = each
  return (
    <Folded title={t('ask', member.name)} form={`answer-${n}`}>
      <Form action={to({ path: paths.answer }, placeOf(each))} id={`answer-${n}`}>
        <Select name="tie" label={t('tie')} options={optionsOf(ties, lang)} value={answer?.tie ?? null} />
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

export type CandidateData = { whole: Whole; candidate: Candidate }

export const CandidatePage = ({ whole, candidate }: CandidateData) => {
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
        ]}
      />
      {committee.kind === 'renewal' && <Hearing whole={whole} candidate={candidate} />}
      <Section title={t('members')} id="members">
        {members.length === 0 && <p class="empty">{t('noMember')}</p>}
        {members.map((member, at) => {
          const each = { whole, candidate, member, n: at + 1 }
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
