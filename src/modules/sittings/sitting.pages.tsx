import type { Verdict } from '../../kernel/rules/index.ts'
import type { Day } from '../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Choices,
  type Column,
  Field,
  Folded,
  Form,
  Hidden,
  type ListingOf,
  type Meaning,
  Page,
  Pairs,
  Section,
  Select,
  State,
  Table,
  useView,
} from '../../kernel/web/index.ts'
import { inLang, type Lang, showDay, showInstant, type Two } from '../../kernel/words/index.ts'
import { type Draft, type Kind, kindNames } from '../acts/index.ts'
import { Agenda } from './agenda.pages.tsx'
import { heldText, hoursWords } from './hours.formats.ts'
import { HeldHours } from './hours.pages.tsx'
import { whenAndWhere } from './participants/notice.formats.ts'
import { type Notice, Notices } from './participants/participant.pages.tsx'
import type { Participant } from './participants/participant.queries.ts'
import { hoursText, titleOf } from './sitting.formats.ts'
import type { Item, Sitting, SittingLine } from './sitting.queries.ts'
import { type Council, councils, isAdopted, stepNames, usualHours } from './sitting.steps.ts'
import { participantWords, paths, words } from './words.ts'

const stepMeanings: Record<Sitting['step'], Meaning> = {
  planned: 'ahead',
  locked: 'in_force',
  closed: 'past',
  cancelled: 'stopped',
}
export const sittingColumns: readonly Column<SittingLine>[] = [
  {
    key: 'day',
    title: words.day,
    kind: 'day',
    names: true,
    value: ({ day }) => day,
    show: ({ day, sitting_id: id }, { to }) => <a href={to({ path: paths.sitting }, { id })}>{day}</a>,
  },
  { key: 'starts', title: words.starts, value: ({ starts }) => starts },
  { key: 'council', title: words.council, value: ({ council }, lang) => councils[council][lang] },
  {
    key: 'state',
    title: words.state,
    value: ({ step }, lang) => stepNames[step][lang],
    show: ({ step }, { lang }) => <State meaning={stepMeanings[step]}>{stepNames[step][lang]}</State>,
  },
  { key: 'cutoff', title: words.cutoff, kind: 'day', value: ({ cutoff }) => cutoff },
  { key: 'items', title: words.items, kind: 'number', value: ({ items }) => items },
  { key: 'decided', title: words.decided, kind: 'number', value: ({ decided }) => decided },
]

export type SittingsData = { list: ListingOf<SittingLine>; year: number | null; years: readonly number[] }

export const SittingsPage = ({ list, year, years }: SittingsData) => {
  const { lang, actor, to, here } = useView()
  const t = inLang(words, lang)
  const action = actor.role === 'registrar' ? { action: { label: t('plan'), path: to({ path: paths.plan }) } } : {}
  return (
    <Page title={t('sittings')} lead={t('lead')} {...action}>
      <p>
        <a href={to({ path: paths.participants })}>{participantWords.participants[lang]}</a>
      </p>
      <nav class="choices" aria-label={t('when')}>
        <ul>
          {[null, ...years].map(one => (
            <li>
              <a
                href={here({ year: one === null ? null : String(one), offset: null })}
                aria-current={one === year ? 'page' : undefined}
              >
                {one === null ? t('upcoming') : t('heldIn', one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Table
        list={list}
        caption={year === null ? t('upcoming') : t('heldIn', year)}
        empty={t(year === null ? 'none' : 'noneHeld')}
      />
      {list.total > 0 && (
        <p>
          <a href={to({ path: paths.calendar })} data-no-prefetch>
            {t('takeCalendar')}
          </a>
        </p>
      )}
    </Page>
  )
}

const crumbs = (lang: Lang) => [{ title: words.sittings[lang], path: `/${lang}${paths.sittings[lang]}` }]

const Times = ({ starts, ends, place }: Pick<Sitting, 'starts' | 'ends' | 'place'>) => {
  const t = inLang(words, useView().lang)
  return (
    <>
      <Field name="starts" label={t('startsAt')} type="time" size="short" value={starts} />
      <Field name="ends" label={t('endsAt')} type="time" size="short" value={ends} />
      <Field name="place" label={t('place')} value={place} optional />
    </>
  )
}

export const PlanPage = () => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const options = (Object.keys(councils) as Council[]).map(value => ({ value, title: councils[value][lang] }))
  return (
    <Page title={t('plan')} lead={t('planLead')} crumbs={crumbs(lang)}>
      <Form action={to({ path: paths.sittings })}>
        <Choices name="council" label={t('council')} options={options} value="executive" />
        <Field name="first" label={t('first')} type="date" size="short" />
        <Field name="last" label={t('last')} type="date" size="short" hint={t('lastHint')} optional />
        <Times {...usualHours} place={null} />
        <Field name="cutoff_days" label={t('cutoffDays')} type="number" size="short" value={5} />
        <Buttons>
          <Button kind="main">{t('plan')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

export type SittingData = {
  sitting: Sitting
  items: readonly Item[]
  drafts: readonly Pick<Draft, 'draft_id' | 'kind' | 'step' | 'content'>[]
  verdicts: ReadonlyMap<string, readonly Verdict[]>
  gates: ReadonlyMap<string, readonly Two[]>
  invited: readonly Participant[]
  notices: readonly Notice[]
}

const isLate = ({ step, cutoff }: Sitting, today: Day) => step === 'locked' || today > cutoff

const Adding = ({ sitting, drafts }: SittingData) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(words, lang)
  const late = isLate(sitting, today)
  const mayAdd = actor.role === 'registrar' || (!late && ['adviser', 'director'].includes(actor.role))
  if (!mayAdd || (sitting.step !== 'planned' && sitting.step !== 'locked')) return null
  return (
    <Section title={t('add')} id="add-title">
      {drafts.length === 0 ? (
        <p class="empty">{t('noDraft')}</p>
      ) : (
        <Form action={to({ path: paths.items }, { id: sitting.sitting_id })} id="add">
          <Select
            name="draft"
            label={t('draft')}
            long
            options={drafts.map(({ draft_id, kind, step, content }) => ({
              value: draft_id,
              title: `${content.title[lang] || t('untitled')} (${kindNames[kind as Kind][lang]}${step === 'ready' ? `, ${t('ready')}` : ''})`,
            }))}
          />
          {late && <Field name="reason" label={t('lateReason')} type="area" />}
          <Buttons>
            <Button>{t('addIt')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

const Moving = ({ sitting }: { sitting: Sitting }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Folded title={t('move')} form="move">
      <Form action={to({ path: paths.day }, { id: sitting.sitting_id })} id="move">
        <Field name="day" label={t('newDay')} type="date" size="short" value={sitting.day} />
        <Times {...sitting} />
        <Field name="cutoff" label={t('cutoff')} type="date" size="short" value={sitting.cutoff} />
        <Field name="reason" label={t('reason')} hint={t('reasonRead')} type="area" />
        <Buttons>
          <Button>{t('move')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** What the registrar does with the whole sitting. */
const Holding = ({ sitting, items }: SittingData) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(words, lang)
  const { step, sitting_id: id } = sitting
  if (actor.role !== 'registrar' || (step !== 'planned' && step !== 'locked')) return null
  const waiting = items.filter(
    ({ decision, act_id, draft }) => isAdopted(decision) && act_id === null && draft.step === 'ready',
  ).length
  const isDone = items.every(({ decision, act_id }) => decision !== null && (!isAdopted(decision) || act_id !== null))
  const button = (name: string, label: string) => (
    <Form action={to({ path: paths.step }, { id })} id={name}>
      <Hidden name="name" value={name} />
      <Button kind="main">{label}</Button>
    </Form>
  )
  return (
    <div class="actions" id="holding">
      <Buttons>
        {step === 'planned' && items.length > 0 && button('lock', t('lock'))}
        {waiting > 0 && button('adopt', t('adopt', waiting))}
        {step === 'locked' && isDone && today >= sitting.day && button('close', t('close'))}
      </Buttons>
      {step === 'planned' && <Moving sitting={sitting} />}
      <HeldHours sitting={sitting} />
      {items.every(({ decision }) => decision === null) && (
        <Folded title={t('cancel')} form="cancel">
          <Form action={to({ path: paths.step }, { id })} id="cancel">
            <Hidden name="name" value="cancel" />
            <Field name="reason" label={t('reason')} hint={t('reasonRead')} type="area" />
            <Buttons>
              <Button kind="stop">{t('cancel')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </div>
  )
}

export const SittingPage = (data: SittingData) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { sitting, items } = data
  const { sitting_id: id, locked_at, closed_at, moved_from, moved_starts, moved_place: place } = sitting
  const before = moved_from && moved_starts ? { day: moved_from, starts: moved_starts, place } : null
  const by = (name: string | null, at: Sitting['locked_at']) => at && t('locked', name ?? '', showInstant(at, lang))
  return (
    <Page title={titleOf(sitting, lang)} crumbs={crumbs(lang)}>
      <Pairs
        pairs={[
          {
            label: t('state'),
            value: <State meaning={stepMeanings[sitting.step]}>{stepNames[sitting.step][lang]}</State>,
          },
          { label: t('hours'), value: hoursText(sitting, lang) },
          { label: hoursWords.held[lang], value: heldText(sitting, lang) },
          { label: t('place'), value: sitting.place },
          { label: t('cutoff'), value: showDay(sitting.cutoff, lang) },
          before && {
            label: t('moved'),
            value: t('movedFrom', whenAndWhere(before, lang), sitting.moved_reason ?? ''),
          },
          { label: t('reason'), value: sitting.reason },
          { label: t('lockedBy'), value: by(sitting.locked_by_name, locked_at) },
          { label: t('closedBy'), value: by(sitting.closed_by_name, closed_at) },
          items.some(({ act_id }) => act_id !== null) && {
            label: t('afterwards'),
            value: <a href={to({ path: paths.prepared }, { id })}>{t('release')}</a>,
          },
          items.length > 0 && {
            label: t('document'),
            value: (
              <>
                <a href={to({ path: paths.book }, { id })} data-no-prefetch>
                  {t('book')}
                </a>
                {', '}
                <a href={to({ path: paths.minutes }, { id })} data-no-prefetch>
                  {t('minutes')}
                </a>
                {', '}
                <a href={to({ path: paths.minutesDocx }, { id })} data-no-prefetch>
                  {t('minutesDocx')}
                </a>
              </>
            ),
          },
        ]}
      />
      <Holding {...data} />
      <Section title={t('agenda')} id="agenda">
        <Agenda {...data} />
      </Section>
      <Adding {...data} />
      <Notices {...data} />
    </Page>
  )
}
