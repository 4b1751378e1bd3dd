import type { ComponentChildren } from 'preact'
import { Button, Buttons, Field, Form, Hidden, Page, useView } from '../../../kernel/web/index.ts'
import { inLang } from '../../../kernel/words/index.ts'
import { paths, textWords } from '../words.ts'
import type { Content } from './draft.fields.ts'
import { crumbsTo } from './draft.pages.tsx'
import type { Draft } from './draft.queries.ts'

export const lists = ['recitals', 'schedules', 'signatories'] as const
export type ListName = (typeof lists)[number]

/** How many rows of each list the form shows: those there are, those typed, and one more where one was asked for. */
export type RowCounts = Readonly<Record<ListName, number>>

type BothProps = {
  name: string
  label: string
  hint?: string
  value: { fr: string; en: string } | null | undefined
  /** Lines of an area; a single line without it. */
  area?: number
  optional?: boolean
}

/** The same thing in both languages, side by side. */
const Both = ({ name, label, value, area, ...common }: BothProps) => {
  const t = inLang(textWords, useView().lang)
  const kind = area ? ({ type: 'area', rows: area, size: 'long' } as const) : ({ size: 'long' } as const)
  return (
    <div class="side">
      <Field
        {...common}
        {...kind}
        lang="fr"
        name={`${name}.fr`}
        label={`${label}, ${t('inFrench')}`}
        value={value?.fr ?? ''}
      />
      <Field
        {...common}
        {...kind}
        lang="en"
        name={`${name}.en`}
        label={`${label}, ${t('inEnglish')}`}
        value={value?.en ?? ''}
      />
    </div>
  )
}

const Row = ({
  list,
  at,
  legend,
  children,
}: {
  list: ListName
  at: number
  legend: string
  children: ComponentChildren
}) => {
  const t = inLang(textWords, useView().lang)
  return (
    <fieldset class="group row" id={`${list}-${at}`}>
      <legend>{legend}</legend>
      {children}
      {at > 0 && (
        <Button name="do" value={`up.${list}.${at}`}>
          {t('up')} <span class="word">{legend}</span>
        </Button>
      )}
    </fieldset>
  )
}

const Recital = ({ at, recital }: { at: number; recital: Content['recitals'][number] | undefined }) => {
  const t = inLang(textWords, useView().lang)
  const name = `recitals.${at}`
  return (
    <Row list="recitals" at={at} legend={t('nthRecital', at + 1)}>
      <Both name={name} label={t('nthRecital', at + 1)} value={recital} area={3} />
      <div class="side">
        <Field name={`${name}.law_text`} label={t('lawText')} value={recital?.law?.text ?? ''} optional />
        <Field
          name={`${name}.law_article`}
          label={t('lawArticle')}
          value={recital?.law?.article ?? ''}
          size="short"
          optional
        />
        <Field
          name={`${name}.law_version`}
          type="date"
          label={t('lawVersion')}
          value={recital?.law?.version_date ?? ''}
          optional
        />
      </div>
    </Row>
  )
}

const Schedule = ({ at, schedule }: { at: number; schedule: Content['schedules'][number] | undefined }) => {
  const t = inLang(textWords, useView().lang)
  return (
    <Row list="schedules" at={at} legend={t('nthSchedule', at + 1)}>
      <Both name={`schedules.${at}.title`} label={t('scheduleTitle')} value={schedule?.title} />
      <Both name={`schedules.${at}.body`} label={t('scheduleBody')} value={schedule?.body} area={8} />
    </Row>
  )
}

const Signatory = ({ at, signatory }: { at: number; signatory: Content['signatories'][number] | undefined }) => {
  const t = inLang(textWords, useView().lang)
  return (
    <Row list="signatories" at={at} legend={t('nthSignatory', at + 1)}>
      <Field name={`signatories.${at}.name`} label={t('name')} value={signatory?.name ?? ''} />
      <Both name={`signatories.${at}.title`} label={t('capacity')} value={signatory?.title} />
    </Row>
  )
}

const upTo = (n: number) => Array.from({ length: n }, (_, at) => at)

/** Everything of a draft but its articles, in one form. The first button of the form is the one that Enter uses. */
export const TextPage = ({ draft, rows }: { draft: Draft; rows: RowCounts }) => {
  const { lang, to } = useView()
  const t = inLang(textWords, lang)
  const { content } = draft
  const add = (list: ListName, label: string) => (
    <Button name="do" value={`add.${list}`}>
      {label}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} crumbs={crumbsTo(lang, draft)}>
      <Form action={to({ path: paths.text }, { id: draft.draft_id })} guarded class="editor">
        <Hidden name="version" value={draft.version} />
        <Buttons>
          <Button kind="main">{t('save')}</Button>
        </Buttons>
        <Both name="title" label={t('subject')} hint={t('subjectHint')} value={content.title} area={2} />
        <Both
          name="recommender"
          label={t('recommender')}
          hint={t('recommenderHint')}
          value={content.recommender}
          optional
        />
        <h2 id="recitals">{t('recitals')}</h2>
        <p class="hint">{t('recitalHint')}</p>
        {upTo(rows.recitals).map(at => (
          <Recital at={at} recital={content.recitals[at]} />
        ))}
        {add('recitals', t('addRecital'))}
        <h2 id="schedules">{t('schedules')}</h2>
        {upTo(rows.schedules).map(at => (
          <Schedule at={at} schedule={content.schedules[at]} />
        ))}
        {add('schedules', t('addSchedule'))}
        <h2 id="signatories">{t('signatories')}</h2>
        {upTo(rows.signatories).map(at => (
          <Signatory at={at} signatory={content.signatories[at]} />
        ))}
        {add('signatories', t('addSignatory'))}
        <Buttons>
          <Button kind="main">{t('save')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}
