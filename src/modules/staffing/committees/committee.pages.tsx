import {
  Button,
  Buttons,
  type Column,
  Field,
  Form,
  Hidden,
  type ListingOf,
  type Meaning,
  Page,
  Pairs,
  Section,
  Select,
  State,
  Steps,
  Table,
  useView,
  whole as wholeList,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../../kernel/words/index.ts'
import { stepNames as applicationSteps } from '../applications/application.steps.ts'
import { tribunals } from '../aptitude/tribunal.rules.ts'
import { answerOf, deciding, isOpen, missingFor, opinionOf } from './committee.fields.ts'
import { paths, referenceOf, titleOf, words } from './committee.formats.ts'
import type { Candidate, CommitteeLine, Outside, Whole } from './committee.queries.ts'
import { moves, movesFrom, type Step, stepNames, way } from './committee.steps.ts'
import { committeeKinds } from './composition.rules.ts'
import { Composition, Fees, Sittings } from './member.pages.tsx'
import { meanScore, outcomes } from './outcome.rules.ts'
import { Conditions, Folded, optionsOf } from './parts.pages.tsx'
import { type SessionData, Sessions } from './session.pages.tsx'
import { Bringing, CallLink, type TieData } from './tie.pages.tsx'

const meanings: Record<Step, Meaning> = {
  formed: 'ahead',
  cleared: 'ahead',
  sitting: 'in_force',
  deliberating: 'in_force',
  reported: 'in_force',
  delivered: 'past',
  dissolved: 'past',
  cancelled: 'stopped',
}

export const committeeColumns: readonly Column<CommitteeLine>[] = [
  {
    key: 'reference',
    title: words.reference,
    kind: 'code',
    names: true,
    value: referenceOf,
    show: (row, { to }) => <a href={to({ path: paths.committee }, { id: row.committee_id })}>{referenceOf(row)}</a>,
  },
  { key: 'kind', title: words.kind, value: ({ kind }, lang) => committeeKinds[kind][lang] },
  { key: 'tribunal', title: words.tribunal, value: ({ tribunal }, lang) => tribunal && tribunals[tribunal][lang] },
  { key: 'subject', title: words.subject, value: ({ subject }) => subject },
  {
    key: 'state',
    title: words.state,
    value: ({ step }, lang) => stepNames[step][lang],
    show: ({ step }, { lang }) => <State meaning={meanings[step]}>{stepNames[step][lang]}</State>,
  },
  { key: 'formed_on', title: words.formedOn, kind: 'day', value: ({ formed_on }) => formed_on },
  { key: 'members', title: words.total, kind: 'number', value: ({ members }) => members },
  { key: 'half_days', title: words.halves, kind: 'number', value: ({ half_days }) => half_days },
]

export const CommitteesPage = ({ list }: { list: ListingOf<CommitteeLine> }) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const action = actor.role === 'adviser' ? { action: { label: t('form'), path: to({ path: paths.form }) } } : {}
  return (
    <Page title={t('committees')} lead={t('lead')} {...action}>
      <Table list={list} caption={t('committees')} empty={t('none')} />
    </Page>
  )
}

export const crumbsTo = (lang: Lang) => [{ title: words.committees[lang], path: `/${lang}${paths.committees[lang]}` }]

export const FormPage = () => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Page title={t('form')} lead={t('formLead')} crumbs={crumbsTo(lang)}>
      <Form action={to({ path: paths.committees })}>
        <Select name="tribunal" label={t('tribunal')} options={optionsOf(tribunals, lang)} />
        <Field name="subject" label={t('subject')} hint={t('subjectHint')} size="long" />
        <Buttons>
          <Button kind="main">{t('form')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

/** What may be done next, and what it waits for. */
const Moving = ({ whole }: { whole: Whole }) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(words, lang)
  const { committee } = whole
  const action = to({ path: paths.move }, { id: committee.committee_id })
  const mine = movesFrom(committee.step, actor.role)
  const ahead = moves.filter(
    ({ name, from }) => name !== 'cancel' && (from as readonly Step[]).includes(committee.step),
  )
  if (ahead.length === 0) return null
  return (
    <Section title={t('next')} id="next">
      {ahead.map(({ name, label }) => {
        const missing = missingFor(name, whole, today)
        return (
          <>
            {missing.length > 0 && (
              <>
                <p>
                  <State meaning="overdue">{t('conditions')}</State>
                </p>
                <Conditions conditions={missing} />
              </>
            )}
            {mine.some(move => move.name === name) && (
              <Form action={action} id={name}>
                <Hidden name="name" value={name} />
                <Buttons>
                  <Button kind="main">{label[lang]}</Button>
                </Buttons>
              </Form>
            )}
          </>
        )
      })}
      {mine.some(({ name }) => name === 'cancel') && <Cancelling action={action} />}
    </Section>
  )
}

const Cancelling = ({ action }: { action: string }) => {
  const { lang } = useView()
  const label = moves.find(({ name }) => name === 'cancel')?.label[lang] ?? ''
  return (
    <Folded title={label} form="cancel">
      <Form action={action} id="cancel">
        <Hidden name="name" value="cancel" />
        <Field name="reason" label={words.reason[lang]} type="area" />
        <Buttons>
          <Button kind="stop">{label}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

const applicationColumn: Column<Candidate> = {
  key: 'application',
  title: words.application,
  value: ({ application_step: step }, lang) => step && applicationSteps[step][lang],
}

const candidateColumns = (whole: Whole): readonly Column<Candidate>[] => {
  const { committee, members, answers } = whole
  const own = (id: string) => answers.filter(({ candidate_id }) => candidate_id === id)
  const open = (id: string) => own(id).filter(({ recused }) => recused === null).length
  return [
    {
      key: 'name',
      title: words.name,
      names: true,
      value: ({ name }) => name,
      show: ({ name, candidate_id: candidate }, { to }) => (
        <a href={to({ path: paths.candidate }, { id: committee.committee_id, candidate })}>{name}</a>
      ),
    },
    ...(committee.kind === 'renewal'
      ? [{ key: 'term_end', title: words.termEnd, kind: 'day', value: ({ term_end }: Candidate) => term_end } as const]
      : [applicationColumn]),
    {
      key: 'answered',
      title: words.answered,
      value: ({ candidate_id: id }, lang) =>
        [
          words.answeredOf[lang](
            members.filter(({ member_id }) => answerOf(whole, id, member_id)).length,
            members.length,
          ),
          ...(open(id) > 0 ? [words.toDecide[lang](open(id))] : []),
        ].join(', '),
    },
    {
      key: 'recused',
      title: words.recusedCount,
      kind: 'number',
      value: ({ candidate_id: id }) => own(id).filter(({ recused }) => recused).length,
    },
    {
      key: 'mean',
      title: words.mean,
      kind: 'number',
      value: ({ candidate_id: id }) =>
        meanScore(deciding(whole, id).flatMap(({ member_id }) => opinionOf(whole, id, member_id)?.scores ?? [])),
    },
    {
      key: 'outcome',
      title: words.outcome,
      value: ({ outcome }, lang) => (outcome === null ? null : outcomes[committee.kind][outcome][lang]),
    },
  ]
}

const Candidates = ({ whole }: { whole: Whole }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { committee, candidates } = whole
  const list = wholeList(candidateColumns(whole), candidates)
  return (
    <>
      <Table plain id="candidates-list" list={list} caption={t('candidates')} empty={t('noCandidate')} />
      {committee.kind === 'renewal' && isOpen(committee, 'candidates') && (
        <Folded title={t('addCandidate')} form="candidate">
          <Form action={to({ path: paths.candidates }, { id: committee.committee_id })} id="candidate">
            <Field name="name" label={t('name')} />
            <Field name="term_end" label={t('termEnd')} type="date" size="short" />
            <Buttons>
              <Button>{t('addCandidate')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </>
  )
}

/** Those whom the report received declares apt enter the register of the tribunal. */
const Entering = ({ whole: { committee, candidates } }: { whole: Whole }) => {
  const { lang, actor, to } = useView()
  const received = committee.step === 'delivered' || committee.step === 'dissolved'
  const apt = candidates.some(({ outcome }) => outcome === 'favourable')
  if (actor.role !== 'director' || committee.tribunal === null || committee.kind !== 'selection') return null
  if (!received || !apt) return null
  return (
    <Form action={to({ path: paths.enter }, { id: committee.committee_id })} id="enter">
      <Buttons>
        <Button>{words.enter[lang]}</Button>
      </Buttons>
    </Form>
  )
}

export type CommitteeData = { seen: Outside; whole: Whole | null; sessions: SessionData | null } & TieData

export const CommitteePage = ({ seen, whole, sessions, ...tie }: CommitteeData) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { committee } = seen
  const { committee_id: id, step } = committee
  const steps = way.map(code => ({ code, title: stepNames[code][lang] }))
  return (
    <Page title={titleOf(committee, lang)} crumbs={crumbsTo(lang)}>
      {step !== 'cancelled' && <Steps steps={steps} current={step} label={t('way')} />}
      <Pairs
        pairs={[
          { label: t('state'), value: <State meaning={meanings[step]}>{stepNames[step][lang]}</State> },
          { label: t('subject'), value: committee.subject },
          { label: t('formedOn'), value: t('by', committee.created_by_name, showDay(committee.formed_on, lang)) },
          { label: t('reason'), value: committee.reason },
          tie.reference !== null && { label: t('call'), value: <CallLink reference={tie.reference} /> },
          whole && { label: t('report'), value: <a href={to({ path: paths.report }, { id })}>{t('seeReport')}</a> },
        ]}
      />
      {whole && <Moving whole={whole} />}
      <Composition seen={seen} writes={whole !== null} />
      <Section title={t('candidates')} id="candidates">
        {whole ? <Candidates whole={whole} /> : <p class="empty">{t('reserved')}</p>}
        {whole && <Bringing whole={whole} waiting={tie.waiting} />}
      </Section>
      {sessions && <Sessions seen={seen} {...sessions} />}
      <Sittings seen={seen} writes={whole !== null} />
      {whole && <Fees whole={whole} />}
      {whole && <Entering whole={whole} />}
    </Page>
  )
}
