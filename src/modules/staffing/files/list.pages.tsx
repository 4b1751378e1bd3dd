import type { Verdict } from '../../../kernel/rules/index.ts'
import type { Day } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Check,
  Choices,
  type Column,
  Form,
  Hidden,
  type ListingOf,
  type Meaning,
  Page,
  Select,
  State,
  Table,
  useView,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../../kernel/words/index.ts'
import type { MandateLine } from '../../registry/index.ts'
import { personName, postTitle } from '../../registry/index.ts'
import { headingOf } from '../decrees/decree.formats.ts'
import { words as renewalWords } from '../renewals/renewal.formats.ts'
import { paths, referenceOf, words } from '../words.ts'
import { daysIn, dueOf, type Line } from './file.formats.ts'
import type { FileFilter, Stay, Whole } from './file.queries.ts'
import { type FileKind, fileKinds, isOver, type StepName, stagesOf, stepNames } from './file.steps.ts'
import { words as targetWords } from './target.formats.ts'

const stepMeaning = ({ step, suspended }: { step: string; suspended: boolean }): Meaning => {
  if (suspended) return 'stopped'
  if (isOver(step)) return 'past'
  return ['decided', 'in_office', 'published'].includes(step) ? 'in_force' : 'ahead'
}

export const StepState = ({ file }: { file: Pick<Whole, 'step' | 'suspended'> }) => {
  const { lang } = useView()
  const name = stepNames[file.step][lang]
  return (
    <State meaning={stepMeaning(file)}>
      {file.suspended ? `${name} (${words.suspended[lang].toLowerCase()})` : name}
    </State>
  )
}

const count = (verdicts: readonly Verdict[], outcome: string) => verdicts.filter(one => one.outcome === outcome).length

export const fileColumns = (today: Day): readonly Column<Line>[] => [
  {
    key: 'reference',
    title: words.reference,
    names: true,
    value: ({ file }) => referenceOf(file),
    show: ({ file }, { to }) => (
      <a href={to({ path: paths.file }, { id: file.file_id })}>{referenceOf(file).replace('-', '\u2011')}</a>
    ),
  },
  { key: 'subject', title: words.subject, value: ({ file }, lang) => headingOf(file, lang) },
  {
    key: 'step',
    title: words.step,
    value: ({ file }, lang) => stepNames[file.step][lang],
    show: ({ file }) => <StepState file={file} />,
  },
  { key: 'owner', title: words.owner, value: ({ file }) => file.owner_name },
  {
    key: 'target',
    title: words.target,
    kind: 'day',
    value: ({ file }) => file.target,
    show: ({ file }, { lang }) =>
      file.target === null && file.lost_target !== null ? (
        <State meaning="overdue">{inLang(targetWords, lang)('lostWords', showDay(file.lost_target, lang))}</State>
      ) : (
        file.target
      ),
  },
  {
    key: 'due',
    title: words.due,
    kind: 'day',
    value: ({ file }) => dueOf(file),
    show: ({ file }, { lang }) => {
      const due = dueOf(file)
      return (
        due && (
          <>
            {due}
            {due < today && (
              <>
                {' '}
                <State meaning="overdue">{words.overdue[lang]}</State>
              </>
            )}
          </>
        )
      )
    },
  },
  { key: 'days_in_step', title: words.inStep, kind: 'number', value: ({ file }) => daysIn(file, today) },
  { key: 'blocks', title: words.blocks, kind: 'number', value: ({ verdicts }) => count(verdicts, 'block') },
  { key: 'warnings', title: words.warnings, kind: 'number', value: ({ verdicts }) => count(verdicts, 'warn') },
]

const select = (
  title: string,
  name: string,
  value: string | undefined,
  options: readonly { value: string; title: string }[],
  every: string,
) => (
  <div class="field">
    <label for={`choice-${name}`}>{title}</label>
    <select id={`choice-${name}`} name={name}>
      <option value="">{every}</option>
      {options.map(option => (
        <option value={option.value} selected={option.value === value}>
          {option.title}
        </option>
      ))}
    </select>
  </div>
)

export type FilesData = { list: ListingOf<Line>; filter: FileFilter & { which: string } }

export const FilesPage = ({ data: { list, filter } }: { data: FilesData }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const named = (names: Record<string, { fr: string; en: string }>) =>
    Object.entries(names).map(([value, both]) => ({ value, title: both[lang] }))
  return (
    <Page title={t('files')} lead={t('lead')} action={{ label: t('durations'), path: to({ path: paths.durations }) }}>
      <form class="filters" action={to({ path: paths.files })}>
        {select(
          t('which'),
          'which',
          filter.which,
          [
            { value: 'all', title: t('everyFile') },
            { value: 'mine', title: t('openMine') },
            { value: 'presumed', title: renewalWords.presumedFiles[lang] },
          ],
          t('onlyOpen'),
        )}
        {select(t('step'), 'step', filter.step, named(stepNames), t('everyFile'))}
        {select(t('kind'), 'kind', filter.kind, named(fileKinds), t('everyFile'))}
        <Buttons>
          <Button>{t('search')}</Button>
        </Buttons>
      </form>
      <Table list={list} caption={t('files')} empty={t('none')} />
    </Page>
  )
}

export const crumbs = (lang: Lang) => [{ title: words.files[lang], path: `/${lang}${paths.files[lang]}` }]

export type OpenData = {
  post: { id: string; title: string } | null
  kind: FileKind
  mandate: string | null
  mandates: readonly MandateLine[]
  sittings: readonly Day[]
}

/** Opens a file on a post. */
export const OpenPage = ({ data: { post, kind, mandate, mandates, sittings } }: { data: OpenData }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  if (!post)
    return (
      <Page title={t('open')} crumbs={crumbs(lang)}>
        <p class="empty">{t('choosePost')}</p>
      </Page>
    )
  return (
    <Page title={t('open')} lead={t('openLead')} crumbs={crumbs(lang)}>
      <p>
        {t('post')}
        {lang === 'fr' ? '\u00a0: ' : ': '}
        <strong>{post.title}</strong>
      </p>
      <Form action={to({ path: paths.files })}>
        <Hidden name="post" value={post.id} />
        <Choices
          name="kind"
          label={t('kind')}
          value={kind}
          options={(Object.keys(fileKinds) as FileKind[]).map(value => ({ value, title: fileKinds[value][lang] }))}
        />
        <Select
          name="mandate"
          label={t('mandate')}
          value={mandate}
          empty={t('noMandate')}
          optional
          options={mandates.map(line => ({
            value: line.mandate_id,
            title: `${personName(line)}, ${postTitle(line, line.gender, lang)}${line.planned_end ? ` (${showDay(line.planned_end, lang)})` : ''}`,
          }))}
        />
        <Select
          name="target"
          label={t('target')}
          optional
          empty={t('noTarget')}
          options={sittings.map(value => ({ value, title: showDay(value, lang) }))}
        />
        <Check name="confidential" label={t('confidential')} hint={t('confidentialSays')} />
        <Buttons>
          <Button kind="main">{t('open')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

type Duration = {
  step: StepName
  stays: number
  open: number
  median: number | null
  slowest: number | null
  goal: number | null
}

const medianOf = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? null

/** Time per step, the open stays beside those that ended, in the order of the procedure. */
export const durationsOf = (stays: readonly Stay[], procedure: string): Duration[] => {
  const stages = stagesOf({ kind: 'appointment', procedure })
  return stages.flatMap(({ step, days }, at) => {
    const own = stays.filter(stay => stay.step === step)
    if (own.length === 0) return []
    const lengths = own.map(stay => stay.days)
    const next = stages[at + 1]
    return [
      {
        step,
        stays: own.length,
        open: own.filter(({ open }) => open).length,
        median: medianOf(lengths),
        slowest: Math.max(...lengths),
        goal: next ? next.days - days : null,
      },
    ]
  })
}

const durationColumns: readonly Column<Duration>[] = [
  { key: 'step', title: words.step, value: ({ step }, lang) => stepNames[step][lang] },
  { key: 'stays', title: words.stays, kind: 'number', value: ({ stays }) => stays, sum: true },
  { key: 'open', title: words.stillOpen, kind: 'number', value: ({ open }) => open, sum: true },
  { key: 'median', title: words.median, kind: 'number', value: ({ median }) => median },
  { key: 'slowest', title: words.slowest, kind: 'number', value: ({ slowest }) => slowest },
  { key: 'goal', title: words.goal, kind: 'number', value: ({ goal }) => goal },
]

export const DurationsPage = ({ durations }: { durations: readonly Duration[] }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  return (
    <Page title={t('durations')} lead={t('durationsLead')} crumbs={crumbs(lang)}>
      <Table plain list={whole(durationColumns, durations)} caption={t('durations')} empty={t('noStay')} />
    </Page>
  )
}
