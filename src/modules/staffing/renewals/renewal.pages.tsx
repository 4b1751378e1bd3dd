import type { ComponentChildren } from 'preact'
import {
  Button,
  Buttons,
  Field,
  Folded,
  Form,
  Pairs,
  Section,
  Select,
  State,
  Steps,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, type Two } from '../../../kernel/words/index.ts'
import { paths as committeePaths } from '../committees/committee.formats.ts'
import { canChange } from '../files/file.access.ts'
import type { Whole } from '../files/file.queries.ts'
import { doneOn, endOf, mayRecord, recommendedOn, recordOf, renewalStep } from './renewal.fields.ts'
import { intentions, notices, paths, recommendations, whoStates, words } from './renewal.formats.ts'
import { boardSays, hearings, lastNoticeDay, presumedTerm } from './renewal.rules.ts'
import { type MoveName, roadOf, stepNames } from './renewal.steps.ts'
import { variantOf, variants } from './way.rules.ts'

export type Choice = { committee_id: string; year: number; number: number; subject: string }
type Own = { file: Whole; committees: readonly Choice[] }

const referenceOf = ({ year, number }: { year: number; number: number }) =>
  `${year}-C${String(number).padStart(3, '0')}`

const optionsOf = (names: Readonly<Record<string, Two>>, lang: Lang) =>
  Object.entries(names).map(([value, name]) => ({ value, title: name[lang] }))

const useRenewal = ({ file }: Pick<Own, 'file'>) => {
  const { lang, actor, to } = useView()
  return {
    lang,
    to,
    t: inLang(words, lang),
    renewal: recordOf(file),
    may: (name: MoveName) => canChange(actor, file, 'renewal') && mayRecord(file, name, actor.role),
    mayTell: canChange(actor, file, 'notice') && mayRecord(file, 'announce', actor.role),
    action: (path: Two) => to({ path }, { id: file.file_id }),
    shown: (day: string | null) => day && showDay(day as never, lang),
  }
}

type RecordingProps = { id: string; title: string; action: string; children: ComponentChildren }
const Recording = ({ id, title, action, children }: RecordingProps) => (
  <Folded title={title} form={id}>
    <Form action={action} id={id}>
      {children}
      <Buttons>
        <Button>{title}</Button>
      </Buttons>
    </Form>
  </Folded>
)

const Intention = ({ file }: Pick<Own, 'file'>) => {
  const { lang, t, renewal, may, action } = useRenewal({ file })
  return may('state') ? (
    <Recording id="intention" title={t('recordIntention')} action={action(paths.intention)}>
      <Select name="intention" label={t('intention')} options={optionsOf(intentions, lang)} value={renewal.intention} />
      <Select name="stated_by" label={t('statedBy')} options={optionsOf(whoStates, lang)} value={renewal.stated_by} />
      <Field name="stated_on" label={t('statedOn')} type="date" size="short" value={renewal.stated_on} />
    </Recording>
  ) : null
}

const Evaluation = ({ file }: Pick<Own, 'file'>) => {
  const { t, renewal, may, action } = useRenewal({ file })
  return (
    <>
      <p class="quiet">
        {t('opinionSays')} <a href="#consultations">{t('toConsultations')}</a>
      </p>
      {may('evaluate') && (
        <Recording id="evaluation" title={t('recordEvaluation')} action={action(paths.evaluation)}>
          <Field name="evaluated_on" label={t('evaluated')} type="date" size="short" value={renewal.evaluated_on} />
          <Field name="profile_need" label={t('profileNeed')} type="area" value={renewal.profile_need} />
        </Recording>
      )}
    </>
  )
}

/** What is recorded on the file itself, where no committee of Greffe says it. */
const Alone = ({ file }: Pick<Own, 'file'>) => {
  const { lang, t, renewal, may, action } = useRenewal({ file })
  return (
    <>
      {may('intend') && (
        <Recording id="intent" title={t('recordIntent')} action={action(paths.intent)}>
          <p class="hint">{t('intentHint')}</p>
          <Field name="intent_on" label={t('intentOn')} type="date" size="short" value={renewal.intent_on} />
          <Field name="intent_reasons" label={t('intentReasons')} type="area" value={renewal.intent_reasons} />
        </Recording>
      )}
      {may('hear') && (
        <Recording id="hearing" title={t('recordHearing')} action={action(paths.hearing)}>
          <Field name="heard_on" label={t('heardOn')} type="date" size="short" value={renewal.heard_on} />
          <Select name="hearing" label={t('hearing')} options={optionsOf(hearings, lang)} value={renewal.hearing} />
        </Recording>
      )}
      {may('favour') && (
        <Recording id="recommendation" title={t('recordRecommendation')} action={action(paths.recommendation)}>
          <Select
            name="recommendation"
            label={t('recommendation')}
            options={optionsOf(recommendations, lang)}
            value={renewal.recommendation}
          />
          <Field
            name="recommended_on"
            label={t('recommendedOn')}
            type="date"
            size="short"
            value={renewal.recommended_on}
          />
        </Recording>
      )}
    </>
  )
}

const Examination = ({ file, committees }: Own) => {
  const { t, renewal, may, action } = useRenewal({ file })
  return (
    <>
      {may('ask') && (
        <Recording id="information" title={t('recordInformation')} action={action(paths.information)}>
          <Field name="asked_on" label={t('askedOn')} type="date" size="short" value={renewal.asked_on} />
          <Field
            name="answered_on"
            label={t('answeredOn')}
            type="date"
            size="short"
            value={renewal.answered_on}
            optional
          />
        </Recording>
      )}
      {committees.length > 0 && (may('link') || (renewal.committee_id !== null && may('unlink'))) && (
        <Recording id="committee" title={t('linkCommittee')} action={action(paths.committee)}>
          <Select
            name="committee"
            label={t('committee')}
            hint={t('committeeHint')}
            optional
            empty={t('noCommittee')}
            value={renewal.committee_id}
            options={committees.map(one => ({
              value: one.committee_id,
              title: `${referenceOf(one)}, ${one.subject}`,
            }))}
          />
        </Recording>
      )}
      {renewal.committee_id === null && <Alone file={file} />}
    </>
  )
}

const Facts = ({ file }: Pick<Own, 'file'>) => {
  const { lang, to, t, renewal, shown } = useRenewal({ file })
  const way = variantOf(file.seat)
  const end = endOf(file)
  const default_ = end === null || way !== 'adjudicator' ? null : presumedTerm(end)
  const said = recommendedOn(file)
  const { committee, committee_id } = renewal
  const on = (what: string, day: string | null) => day && t('saidOn', what, shown(day) ?? '')
  const board = boardSays(file.consultations)
  return (
    <Pairs
      pairs={[
        { label: t('ends'), value: shown(end) },
        end !== null && way === 'adjudicator' && { label: t('lastNotice'), value: shown(lastNoticeDay(end)) },
        default_ && {
          label: t('byDefault'),
          value: t('period', shown(default_.from) ?? '', shown(default_.to) ?? ''),
        },
        renewal.presumed_on !== null && {
          label: t('presumed'),
          value: <State meaning="overdue">{t('presumedOn', shown(renewal.presumed_on) ?? '')}</State>,
        },
        renewal.intention !== null && {
          label: t('intention'),
          value: on(intentions[renewal.intention][lang], renewal.stated_on),
          cite: renewal.stated_by && <span class="quiet">{whoStates[renewal.stated_by][lang]}</span>,
        },
        { label: t('evaluated'), value: shown(renewal.evaluated_on) },
        { label: t('profileNeed'), value: renewal.profile_need },
        way === 'board' && { label: t('opinion'), value: shown(board.recommended_on ?? board.notified_on) },
        { label: t('askedOn'), value: shown(renewal.asked_on) },
        { label: t('answeredOn'), value: shown(renewal.answered_on) },
        committee && {
          label: t('committee'),
          value: (
            <a href={to({ path: committeePaths.committee }, { id: committee.committee_id })}>
              {referenceOf(committee)}
            </a>
          ),
        },
        { label: t('intentOn'), value: shown(said.intent_on) },
        {
          label: t('intentReasons'),
          value: said.intent_reasons && (committee_id === null ? said.intent_reasons : t('reasonsInside')),
        },
        { label: t('heardOn'), value: said.hearing && on(hearings[said.hearing][lang], said.heard_on) },
        {
          label: t('recommendation'),
          value: said.recommendation
            ? on(recommendations[said.recommendation][lang], said.recommended_on)
            : committee_id !== null && t('noReport'),
        },
        renewal.notice !== null && {
          label: t('notice'),
          value: on(notices[renewal.notice][lang], renewal.notified_on),
        },
      ]}
    />
  )
}

/** SM-10: how far the renewal is, what is recorded on it, and the forms that record more. Nothing on a file of another kind. */
export const RenewalSection = ({ file, committees }: Own) => {
  const { lang, t, renewal, mayTell, action, shown } = useRenewal({ file })
  if (file.kind !== 'renewal') return null
  const way = variantOf(file.seat)
  const steps = roadOf(way, doneOn(file), file.opened_on).map(({ step, on }) => {
    const note = shown(on)
    return { code: step, title: stepNames[step][lang], ...(note && { note }) }
  })
  return (
    <Section title={t('renewal')} id="renewal">
      <p class="quiet">{variants[way][lang]}</p>
      <Steps
        steps={steps}
        current={renewalStep(file)}
        label={t('way')}
        over={['renewed', 'told_refusal'].includes(renewalStep(file))}
      />
      <Facts file={file} />
      {way === 'discretion' && <Intention file={file} />}
      {way === 'board' && <Evaluation file={file} />}
      {way === 'adjudicator' && <Examination file={file} committees={committees} />}
      {mayTell && (
        <Recording id="notice" title={t('giveNotice')} action={action(paths.notice)}>
          <Select name="notice" label={t('notice')} options={optionsOf(notices, lang)} value={renewal.notice} />
          <Field name="notified_on" label={t('notifiedOn')} type="date" size="short" value={renewal.notified_on} />
        </Recording>
      )}
    </Section>
  )
}
