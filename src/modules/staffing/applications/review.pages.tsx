import { type Sending, SendingState } from '../../../kernel/mail/index.ts'
import { type Day, dayInToronto, type Instant } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  type Column,
  Field,
  Form,
  Hidden,
  type ListingOf,
  Page,
  Pairs,
  Section,
  Table,
  useView,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, plural, showDay, showInstant, type Words } from '../../../kernel/words/index.ts'
import { paths as callPaths } from '../calls/call.fields.ts'
import { Paragraphs, titleOf } from '../calls/call.pages.tsx'
import type { Call } from '../calls/call.queries.ts'
import { applyPaths, documentKinds, type Group, groupNames } from './application.fields.ts'
import type { Application, ApplicationLine, Document } from './application.queries.ts'
import { nextNews, silence } from './application.rules.ts'
import { ends, movesFrom, type Step, stepNames } from './application.steps.ts'
import { StepState, Trace } from './apply.pages.tsx'
import { sizeOf } from './part.pages.tsx'

export const words = {
  applications: { fr: 'Candidatures', en: 'Applications' },
  lead: {
    fr: 'En compartiment\u00a0: chaque lecture est consignée au journal.',
    en: 'In a compartment: each reading is recorded in the journal.',
  },
  none: { fr: 'Aucune candidature.', en: 'No application.' },
  silent: { fr: 'Candidatures sans nouvelles', en: 'Applications without news' },
  silentLead: {
    fr: (days: number) =>
      `Celles qui sont en cours et dont la candidate ou le candidat n’a rien reçu depuis ${days} jours ou plus. Chaque lecture est consignée au journal.`,
    en: (days: number) =>
      `Those under way whose candidate has received nothing for ${days} days or more. Each reading is recorded in the journal.`,
  },
  noneSilent: {
    fr: 'Personne n’attend de nouvelles depuis trop longtemps.',
    en: 'Nobody has waited too long for news.',
  },
  name: { fr: 'Nom', en: 'Name' },
  receipt: { fr: 'Accusé de réception', en: 'Receipt' },
  call: { fr: 'Appel', en: 'Call' },
  state: { fr: 'État', en: 'State' },
  submitted: { fr: 'Déposée', en: 'Submitted' },
  days: { fr: 'Jours sans nouvelles', en: 'Days without news' },
  nextNews: { fr: 'Prochaines nouvelles', en: 'Next news' },
  sinceNews: {
    fr: (n: number) => `${n} ${plural('fr', n, 'jour', 'jours')}`,
    en: (n: number) => `${n} ${plural('en', n, 'day', 'days')}`,
  },
  address: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  city: { fr: 'Ville', en: 'City' },
  orders: { fr: 'Ordres professionnels', en: 'Professional orders' },
  language: { fr: 'Langue des messages', en: 'Language of messages' },
  french: { fr: 'Français', en: 'French' },
  english: { fr: 'Anglais', en: 'English' },
  keptUntil: { fr: 'Conservée jusqu’au', en: 'Kept until' },
  years: { fr: 'Années d’expérience', en: 'Years of experience' },
  career: { fr: 'Activités', en: 'Career' },
  employers: { fr: 'Employeurs des dix dernières années', en: 'Employers of the last ten years' },
  employer: { fr: 'Employeur', en: 'Employer' },
  role: { fr: 'Fonction', en: 'Position' },
  from: { fr: 'Début', en: 'Start' },
  to: { fr: 'Fin', en: 'End' },
  motivation: { fr: 'Motivation', en: 'Motivation' },
  consent: { fr: 'Consentement aux vérifications', en: 'Consent to the checks' },
  given: { fr: 'donné', en: 'given' },
  documents: { fr: 'Documents', en: 'Documents' },
  decide: { fr: 'Faire avancer', en: 'Move forward' },
  decideLead: {
    fr: 'La candidate ou le candidat reçoit un message à chaque changement d’état.',
    en: 'The candidate receives a message at each change of state.',
  },
  reason: { fr: 'Motif, tel qu’il sera dit', en: 'Reason, as it will be told' },
  newsOn: { fr: 'Prochaines nouvelles au plus tard', en: 'Next news by' },
  newsHint: {
    fr: (day: string) => `Laissée vide\u00a0: ${day}.`,
    en: (day: string) => `Left blank: ${day}.`,
  },
  sendNews: { fr: 'Donner des nouvelles', en: 'Give news' },
  sendNewsLead: {
    fr: 'Un message dit que la candidature est toujours à l’étude et quand il y aura du nouveau.',
    en: 'A message says that the application is still under study, and when there will be more.',
  },
  send: { fr: 'Envoyer', en: 'Send' },
  history: { fr: 'Ce qui s’est passé', en: 'What happened' },
  messages: { fr: 'Messages', en: 'Messages' },
  statistics: { fr: 'Statistiques de l’appel', en: 'Statistics of the call' },
  statisticsLead: {
    fr: 'Combien de candidatures ont atteint chaque état, celles qui ont été supprimées à leur échéance comprises.',
    en: 'How many applications reached each state, those deleted at their end included.',
  },
  reached: { fr: 'L’ont atteint', en: 'Reached it' },
  standing: { fr: 'Y sont', en: 'Are there' },
  self: { fr: 'Auto-identification', en: 'Self-identification' },
  selfLead: {
    fr: 'Des nombres seulement, et aucun de moins de cinq personnes ni qui en laisserait deviner un.',
    en: 'Numbers only, and none below five people or that would give one away.',
  },
  group: { fr: 'Groupe', en: 'Group' },
  people: { fr: 'Personnes', en: 'People' },
  answered: { fr: 'Ont répondu', en: 'Answered' },
  hidden: { fr: 'masqué', en: 'hidden' },
} as const satisfies Words

const nameOf = ({ given_name, family_name }: { given_name: string; family_name: string }) =>
  `${given_name} ${family_name}`.trim() || '—'

/** The columns of applications; the days without news are those of `today`. */
export const lineColumns = (today: Day): readonly Column<ApplicationLine>[] => [
  {
    key: 'name',
    title: words.name,
    names: true,
    value: nameOf,
    show: (line, { to }) => (
      <a href={to({ path: applyPaths.review }, { reference: line.reference, id: line.application_id })}>
        {nameOf(line)}
      </a>
    ),
  },
  { key: 'receipt', title: words.receipt, value: ({ receipt }) => receipt },
  { key: 'call', title: words.call, value: ({ reference }) => reference },
  {
    key: 'state',
    title: words.state,
    value: ({ step }, lang) => stepNames[step][lang],
    show: ({ step }) => <StepState step={step} />,
  },
  { key: 'submitted', title: words.submitted, kind: 'day', value: ({ submitted_at }) => dayInToronto(submitted_at) },
  { key: 'next_news', title: words.nextNews, kind: 'day', value: ({ next_news }) => next_news },
  {
    key: 'silent_days',
    title: words.days,
    kind: 'number',
    value: ({ step, last_news_at }) => (ends.includes(step) ? null : silence(dayInToronto(last_news_at), today)),
  },
]

const crumbsOf = (call: Call, lang: Lang) => [
  { title: call.reference, path: `/${lang}${callPaths.call[lang].replace(':reference', call.reference)}` },
]

export const ApplicationsPage = ({ list, call }: { list: ListingOf<ApplicationLine>; call: Call }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  return (
    <Page
      title={`${t('applications')}, ${call.reference}`}
      heading={t('applications')}
      lead={t('lead')}
      crumbs={crumbsOf(call, lang)}
    >
      <Table list={list} caption={titleOf(call, lang)} empty={t('none')} wide />
    </Page>
  )
}

export const SilentPage = ({ list, days }: { list: ListingOf<ApplicationLine>; days: number }) => {
  const t = inLang(words, useView().lang)
  return (
    <Page title={t('silent')} lead={t('silentLead', days)}>
      <Table list={list} caption={t('silent')} empty={t('noneSilent')} wide />
    </Page>
  )
}

type Message = { message_id: string; subject: string; written_at: Instant; state: Sending }
export type Review = {
  application: Application
  call: Call
  documents: readonly Document[]
  messages: readonly Message[]
  address: string
}

type Employer = { name: string; role: string; from: Day | null; to: Day | null }
const employerColumns: readonly Column<Employer>[] = [
  { key: 'employer', title: words.employer, names: true, value: ({ name }) => name },
  { key: 'role', title: words.role, value: ({ role }) => role },
  { key: 'from', title: words.from, kind: 'day', value: ({ from }) => from },
  { key: 'to', title: words.to, kind: 'day', value: ({ to }) => to },
]

/** The moves that the actor may make from here, and the message that says that nothing moves yet. */
const Deciding = ({ application, call }: Review) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(words, lang)
  const at = { reference: call.reference, id: application.application_id }
  const open = movesFrom(application.step, actor.role)
  if (ends.includes(application.step)) return null
  const deadline = call.closes_at ? dayInToronto(call.closes_at) : null
  return (
    <Section title={t('decide')}>
      <p class="quiet">{t('decideLead')}</p>
      {open.map(({ name, label, requires, to: next }) => {
        const news = nextNews(next, today, deadline)
        return (
          <details>
            <summary>{label[lang]}</summary>
            <Form action={to({ path: applyPaths.reviewStep }, at)} id={name}>
              <Hidden name="move" value={name} />
              {requires.includes('reason') && <Field name="reason" label={t('reason')} type="area" />}
              {news !== null && (
                <Field
                  name="next_news"
                  label={t('newsOn')}
                  type="date"
                  hint={t('newsHint', showDay(news, lang))}
                  optional
                />
              )}
              <Buttons>
                <Button kind="main">{label[lang]}</Button>
              </Buttons>
            </Form>
          </details>
        )
      })}
      <details>
        <summary>{t('sendNews')}</summary>
        <p>{t('sendNewsLead')}</p>
        <Form action={to({ path: applyPaths.reviewNews }, at)} id="news">
          <Field name="next_news" label={t('newsOn')} type="date" />
          <Buttons>
            <Button kind="main">{t('send')}</Button>
          </Buttons>
        </Form>
      </details>
    </Section>
  )
}

const since = (at: Instant, today: Day) => silence(dayInToronto(at), today)

export const ReviewPage = (review: Review) => {
  const { lang, today, to } = useView()
  const t = inLang(words, lang)
  const { application, call, documents, messages, address } = review
  const { content, step, submitted_at, next_news, last_news_at, retain_until } = application
  const { identity, career, motivation, consent } = content
  const name = nameOf(identity ?? { given_name: '', family_name: '' })
  const applications = {
    title: t('applications'),
    path: to({ path: applyPaths.ofCall }, { reference: call.reference }),
  }
  return (
    <Page title={name} crumbs={[...crumbsOf(call, lang), applications]}>
      <Pairs
        pairs={[
          { label: t('state'), value: <StepState step={step} /> },
          { label: t('receipt'), value: application.receipt },
          { label: t('submitted'), value: submitted_at && showInstant(submitted_at, lang) },
          !ends.includes(step) &&
            last_news_at !== null && { label: t('days'), value: t('sinceNews', since(last_news_at, today)) },
          { label: t('nextNews'), value: next_news && showDay(next_news, lang) },
          { label: t('address'), value: address },
          { label: t('phone'), value: identity?.phone },
          { label: t('city'), value: identity?.city },
          { label: t('orders'), value: identity?.orders },
          { label: t('language'), value: t(application.lang === 'fr' ? 'french' : 'english') },
          { label: t('consent'), value: consent?.checks ? t('given') : null },
          { label: t('keptUntil'), value: retain_until && showDay(retain_until, lang) },
        ]}
      />
      <Deciding {...review} />
      <Section title={t('career')}>
        <Pairs pairs={[{ label: t('years'), value: career?.years }]} />
        <Paragraphs text={career?.summary ?? ''} lang={application.lang} />
        <Table list={whole(employerColumns, career?.employers ?? [])} caption={t('employers')} plain id="employers" />
      </Section>
      <Section title={t('motivation')}>
        <Paragraphs text={motivation?.motivation ?? ''} lang={application.lang} />
      </Section>
      <Section title={t('documents')}>
        <ul>
          {documents.map(({ document_id: document, kind, name, size }) => (
            <li>
              {documentKinds[kind][lang]}
              {lang === 'fr' ? '\u00a0' : ''}:{' '}
              <a
                href={to(
                  { path: applyPaths.reviewDocument },
                  { reference: call.reference, id: application.application_id, document },
                )}
                data-no-prefetch
              >
                <bdi>{name}</bdi>
              </a>
              , {sizeOf(size, lang)}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('history')}>
        <Trace history={application.history} />
      </Section>
      <Section title={t('messages')}>
        <ol class="trace">
          {messages.map(({ subject, written_at, state }) => (
            <li>
              {subject}, {showInstant(written_at, lang)} <SendingState state={state} />
            </li>
          ))}
        </ol>
      </Section>
    </Page>
  )
}

export type Reached = { step: Step; reached: number; standing: number }
export type Statistics = {
  call: Call
  list: ListingOf<Reached>
  /** For the steward alone: how many answered, and declared each group; null where hidden. */
  self: { answered: number | null; groups: readonly { group: Group; people: number | null }[] } | null
}

export const reachedColumns: readonly Column<Reached>[] = [
  { key: 'state', title: words.state, names: true, value: ({ step }, lang) => stepNames[step][lang] },
  { key: 'reached', title: words.reached, kind: 'number', value: ({ reached }) => reached },
  { key: 'standing', title: words.standing, kind: 'number', value: ({ standing }) => standing },
]

const groupColumns: readonly Column<{ group: Group; people: number | null }>[] = [
  { key: 'group', title: words.group, names: true, value: ({ group }, lang) => groupNames[group][lang] },
  {
    key: 'people',
    title: words.people,
    kind: 'number',
    value: ({ people }) => people,
    show: ({ people }, { lang }) => people ?? <span class="quiet">{words.hidden[lang]}</span>,
  },
]

export const StatisticsPage = ({ call, list, self }: Statistics) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  return (
    <Page
      title={`${t('statistics')}, ${call.reference}`}
      heading={t('statistics')}
      lead={t('statisticsLead')}
      crumbs={crumbsOf(call, lang)}
    >
      <Table list={list} caption={titleOf(call, lang)} empty={t('none')} />
      {self && (
        <Section title={t('self')}>
          <p>{t('selfLead')}</p>
          <Pairs pairs={[{ label: t('answered'), value: self.answered ?? t('hidden') }]} />
          <Table list={whole(groupColumns, self.groups)} caption={t('self')} plain id="groups" />
        </Section>
      )}
    </Page>
  )
}
