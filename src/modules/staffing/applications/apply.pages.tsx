import type { Day } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Empty,
  Field,
  Form,
  type Meaning,
  Page,
  Pairs,
  Section,
  State,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay, showInstant } from '../../../kernel/words/index.ts'
import { paths as callPaths } from '../calls/call.fields.ts'
import { titleOf } from '../calls/call.pages.tsx'
import type { Call } from '../calls/call.queries.ts'
import { applyPaths, missingIn, type PartName, partKeys, partNames } from './application.fields.ts'
import type { Application } from './application.queries.ts'
import { ends, moves, type Step, stepNames } from './application.steps.ts'
import { type Own, words } from './apply.formats.ts'

const useWords = () => inLang(words, useView().lang)

const meaningOf = (step: Step): Meaning => {
  if (step === 'draft') return 'ahead'
  if (step === 'inadmissible' || step === 'not_preselected' || step === 'not_apt' || step === 'struck') return 'stopped'
  return ends.includes(step) && step !== 'appointed' ? 'past' : 'in_force'
}

export const StepState = ({ step }: { step: Step }) => {
  const { lang } = useView()
  return <State meaning={meaningOf(step)}>{stepNames[step][lang]}</State>
}

/** Where one asks for a link: no password is ever chosen. */
export const DoorPage = ({ call }: { call: string | null }) => {
  const { to } = useView()
  const t = useWords()
  return (
    <Page title={t('door')} lead={t('doorLead')}>
      <Form action={to({ path: applyPaths.door }, { call })}>
        <Field name="address" label={t('address')} type="email" autocomplete="email" />
        <Buttons>
          <Button kind="main">{t('sendLink')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

export const SentPage = () => {
  const t = useWords()
  return (
    <Page title={t('sent')}>
      <p>{t('sentLead')}</p>
    </Page>
  )
}

/** A link opens nothing by being read, for mail programs read them: the person does, by this button. */
export const LinkPage = ({ token }: { token: string }) => {
  const { to } = useView()
  const t = useWords()
  return (
    <Page title={t('door')} lead={t('linkLead')}>
      <Form action={to({ path: applyPaths.link }, { token })}>
        <Buttons>
          <Button kind="main">{t('enter')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

export type Mine = { application: Application; call: Call }

export const MinePage = ({ mine, wanted }: { mine: readonly Mine[]; wanted: Call | null }) => {
  const { lang, to } = useView()
  const t = useWords()
  return (
    <Page title={t('mine')} lead={t('mineLead')}>
      {wanted && (
        <Form action={to({ path: applyPaths.begin }, { reference: wanted.reference })} id="begin">
          <p>
            <strong>{wanted.reference}</strong> {titleOf(wanted, lang)}
          </p>
          <Buttons>
            <Button kind="main">{t('begin')}</Button>
          </Buttons>
        </Form>
      )}
      {mine.length === 0 && !wanted && (
        <Empty>
          {t('noneMine')} <a href={to({ path: callPaths.calls })}>{t('seeCalls')}</a>
        </Empty>
      )}
      <ul class="plain">
        {mine.map(({ application, call }) => (
          <li>
            <a href={to({ path: applyPaths.application }, { id: application.application_id })}>
              {call.reference}, {titleOf(call, lang)}
            </a>{' '}
            <StepState step={application.step} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

export const crumbsTo = (lang: Lang, own?: Own) => [
  { title: words.mine[lang], path: `/${lang}${applyPaths.mine[lang]}` },
  ...(own
    ? [
        {
          title: titleOf(own.call, lang),
          path: `/${lang}${applyPaths.application[lang].replace(':id', own.application.application_id)}`,
        },
      ]
    : []),
]

const isDone = (part: PartName, { application, documents, groups }: Own): boolean => {
  if (part === 'self') return groups !== null
  const kinds = documents.map(({ kind }) => kind)
  return !missingIn(application.content, kinds).some(missing => missing.part === part)
}

/** The parts of the form, each with what it lacks. */
const Parts = ({ own }: { own: Own }) => {
  const { lang, to } = useView()
  const t = useWords()
  const { application, documents } = own
  const id = application.application_id
  const missing = missingIn(
    application.content,
    documents.map(({ kind }) => kind),
  )
  return (
    <Section title={t('form')}>
      <ol class="parts">
        {partKeys.map(part => (
          <li>
            <a href={to({ path: applyPaths.part }, { id, part })}>{partNames[part][lang]}</a>{' '}
            <State meaning={isDone(part, own) ? 'in_force' : part === 'self' ? 'past' : 'ahead'}>
              {t(isDone(part, own) ? 'partDone' : part === 'self' ? 'partOptional' : 'partToDo')}
            </State>
          </li>
        ))}
      </ol>
      {missing.length > 0 ? (
        <>
          <p>{t('missing')}</p>
          <ul>
            {missing.map(({ says }) => (
              <li>{says[lang]}</li>
            ))}
          </ul>
        </>
      ) : (
        <Form action={to({ path: applyPaths.submission }, { id })} id="submit">
          <Buttons>
            <Button kind="main">{moves[0].label[lang]}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

const Withdrawing = ({ application }: { application: Application }) => {
  const { lang, to } = useView()
  const t = useWords()
  if (ends.includes(application.step)) return null
  const label = moves[moves.length - 1]?.label[lang] ?? ''
  return (
    <details>
      <summary>{label}</summary>
      <p>{t('withdrawLead')}</p>
      <Form action={to({ path: applyPaths.withdrawal }, { id: application.application_id })} id="withdraw">
        <Buttons>
          <Button kind="stop">{label}</Button>
        </Buttons>
      </Form>
    </details>
  )
}

/** What happened to an application, in order. */
export const Trace = ({ history }: { history: Application['history'] }) => {
  const { lang } = useView()
  return (
    <ol class="trace">
      {history.map(({ step, at, reason }) => (
        <li>
          {stepNames[step][lang]}, {showInstant(at, lang)} {reason && <span class="quiet">{reason}</span>}
        </li>
      ))}
    </ol>
  )
}

const news = (on: Day | null, today: Day, lang: Lang) => {
  const t = inLang(words, lang)
  if (on === null) return t('noMoreNews')
  return on < today ? t('lateNews', showDay(on, lang)) : showDay(on, lang)
}

export const OwnPage = ({ own }: { own: Own }) => {
  const { lang, today, to } = useView()
  const t = useWords()
  const { application, call, isOpen } = own
  const { step, receipt, submitted_at, next_news, retain_until, history } = application
  return (
    <Page title={titleOf(call, lang)} crumbs={crumbsTo(lang)}>
      <Pairs
        pairs={[
          { label: t('state'), value: <StepState step={step} /> },
          submitted_at !== null && { label: t('nextNews'), value: news(next_news, today, lang) },
          {
            label: t('call'),
            value: <a href={to({ path: callPaths.call }, { reference: call.reference })}>{call.reference}</a>,
          },
          { label: t('deadline'), value: call.closes_at && showInstant(call.closes_at, lang) },
          { label: t('receipt'), value: submitted_at && `${receipt}, ${showInstant(submitted_at, lang)}` },
          { label: t('keptUntil'), value: submitted_at && retain_until && showDay(retain_until, lang) },
        ]}
      />
      {step === 'draft' && (isOpen ? <Parts own={own} /> : <p class="problem">{t('tooLate')}</p>)}
      <Section title={t('history')}>
        <Trace history={history} />
      </Section>
      <Withdrawing application={application} />
    </Page>
  )
}
