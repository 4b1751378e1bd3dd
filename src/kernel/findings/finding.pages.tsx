import { mayEnter } from '../access/index.ts'
import type { Day } from '../time/index.ts'
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
  State,
  Table,
  useView,
  whole,
} from '../web/index.ts'
import { inLang, showDay, showInstant, showNumber, type Two } from '../words/index.ts'
import type { Mend } from './check.ts'
import { canAccept, isInCharge } from './finding.access.ts'
import type { Judged, Line } from './finding.actions.ts'
import { bodiesIn, daysSince, ruleOf } from './finding.formats.ts'
import type { State as StateName } from './finding.rules.ts'
import { choices, paths, stateNames, type Which, type Whose, whose as whoseNames, words } from './words.ts'

const meanings: Record<StateName, Meaning> = {
  open: 'overdue',
  changed: 'overdue',
  expired: 'overdue',
  accepted: 'past',
}

const StateOf = ({ state }: { state: StateName }) => (
  <State meaning={meanings[state]}>{stateNames[state][useView().lang]}</State>
)

const detailOf = ({ check, key }: Line) => ({ check: check.name, key })

/** Where it is mended, for whoever may; or else the page of what it is about. */
const MendLink = ({ line, mend }: { line: Line; mend: Mend | undefined }) => {
  const { lang, actor } = useView()
  const may = mend && mayEnter(mend.access, actor) ? mend : { title: words.look, path: line.path }
  return <a href={`/${lang}${may.path[lang]}`}>{may.title[lang]}</a>
}

/** `inside`: what was accepted is shown. */
export const findingColumns = (
  today: Day,
  mends: ReadonlyMap<string, Mend>,
  inside: boolean,
): readonly Column<Line>[] => [...foundColumns(today, mends), ...(inside ? acceptanceColumns : [])]

const foundColumns = (today: Day, mends: ReadonlyMap<string, Mend>): readonly Column<Line>[] => [
  {
    key: 'finding',
    title: words.finding,
    names: true,
    value: ({ says }, lang) => says[lang],
    show: (line, { lang, to }) => <a href={to({ path: paths.finding }, detailOf(line))}>{line.says[lang]}</a>,
  },
  { key: 'check', title: words.kind, value: ({ check }, lang) => check.title[lang] },
  { key: 'body', title: words.body, value: ({ body }, lang) => body?.name[lang] ?? null },
  { key: 'since', title: words.since, kind: 'day', value: ({ since }) => since },
  { key: 'days', title: words.days, kind: 'number', value: line => daysSince(line, today) },
  { key: 'rule', title: words.rule, value: ({ check }, lang) => ruleOf(check, lang) },
  {
    key: 'mend',
    title: words.mend,
    sort: false,
    value: ({ id, path }, lang) => `/${lang}${(mends.get(id)?.path ?? path)[lang]}`,
    show: line => <MendLink line={line} mend={mends.get(line.id)} />,
  },
]

const acceptanceColumns: readonly Column<Line>[] = [
  {
    key: 'state',
    title: words.state,
    value: ({ state }, lang) => stateNames[state][lang],
    show: ({ state }) => <StateOf state={state} />,
  },
  { key: 'until', title: words.acceptedUntil, kind: 'day', value: ({ acceptance }) => acceptance?.until ?? null },
  { key: 'reason', title: words.reason, value: ({ acceptance }) => acceptance?.reason ?? null },
]

export type FindingsData = {
  readonly list: ListingOf<Line>
  readonly judged: readonly Judged[]
  readonly mends: ReadonlyMap<string, Mend>
  readonly today: Day
  readonly check: string | null
  readonly body: string | null
  readonly which: Which
  readonly whose: Whose
  /** Whoever looks is of the secretariats: sees all, and what was accepted. */
  readonly inside: boolean
}

type ChoiceProps = {
  name: string
  label: Two
  every?: Two
  value: string | null
  options: readonly { value: string; title: string }[]
}

const Choice = ({ name, label, every, value, options }: ChoiceProps) => {
  const { lang } = useView()
  return (
    <div class="field">
      <label for={`of-${name}`}>{label[lang]}</label>
      <select id={`of-${name}`} name={name}>
        {every && <option value="">{every[lang]}</option>}
        {options.map(option => (
          <option value={option.value} selected={option.value === value}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  )
}

const Filters = ({ judged, check, body, which, whose, inside }: FindingsData) => {
  const { lang, path, query } = useView()
  const kept = [...query].filter(
    ([name, value]) => value !== '' && !['check', 'body', 'which', 'whose', 'offset'].includes(name),
  )
  const bodies = bodiesIn(judged).map(({ id, name }) => ({ value: id, title: name[lang] }))
  return (
    <form class="filters" action={path}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {inside && (
        <Choice
          name="which"
          label={words.which}
          value={which}
          options={(Object.keys(choices) as Which[]).map(value => ({ value, title: choices[value][lang] }))}
        />
      )}
      {inside && (
        <Choice
          name="whose"
          label={words.whose}
          value={whose}
          options={(Object.keys(whoseNames) as Whose[]).map(value => ({ value, title: whoseNames[value][lang] }))}
        />
      )}
      <Choice
        name="check"
        label={words.kind}
        every={words.everyKind}
        value={check}
        options={judged.map(one => ({ value: one.check.name, title: one.check.title[lang] }))}
      />
      <Choice
        name="body"
        label={words.body}
        every={words.everyBody}
        value={body}
        options={bodies.toSorted((a, b) => a.title.localeCompare(b.title, lang))}
      />
      <button type="submit" class="button">
        {words.show[lang]}
      </button>
    </form>
  )
}

const openOf = ({ lines }: Judged) => lines.filter(({ state }) => state !== 'accepted').length

const checkColumns = (inside: boolean): readonly Column<Judged>[] => [
  {
    key: 'check',
    title: words.kind,
    names: true,
    value: ({ check }, lang) => check.title[lang],
    show: ({ check }, { lang, to }) => (
      <a href={to({ path: paths.findings }, { check: check.name, which: 'all' })}>{check.title[lang]}</a>
    ),
  },
  { key: 'open', title: words.open, kind: 'number', value: openOf },
  ...(inside ? wholeColumns : []),
  { key: 'rule', title: words.rule, value: ({ check }, lang) => ruleOf(check, lang) },
  { key: 'why', title: words.why, value: ({ check }, lang) => check.why[lang] },
  { key: 'limits', title: words.limits, value: ({ check }, lang) => check.unjudged?.[lang] ?? null },
]

const wholeColumns: readonly Column<Judged>[] = [
  { key: 'accepted', title: words.accepted, kind: 'number', value: one => one.lines.length - openOf(one) },
  { key: 'unjudged', title: words.unjudged, kind: 'number', value: ({ unjudged }) => unjudged },
]

export const FindingsPage = (data: FindingsData) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  const { list, judged, which, inside } = data
  return (
    <Page title={t('findings')} lead={t(inside ? 'lead' : 'leadOutside')}>
      <Filters {...data} />
      <Table
        list={list}
        caption={choices[which][lang]}
        empty={t(which === 'accepted' ? 'noneAccepted' : 'none')}
        wide
      />
      <Section title={t('checks')} id="checks">
        <p>{t(inside ? 'whoAccepts' : 'limitsOutside')}</p>
        <Table list={whole(checkColumns(inside), judged)} caption={t('checks')} id="checked" plain wide />
      </Section>
    </Page>
  )
}

export type FindingData = { readonly line: Line; readonly mend: Mend | undefined; readonly today: Day }

const Accepted = ({ line }: { line: Line }) => {
  const { lang, to, actor } = useView()
  const { acceptance, state } = line
  const t = inLang(words, lang)
  if (acceptance === null) return null
  return (
    <Section title={t('acceptance')}>
      <Pairs
        pairs={[
          { label: t('state'), value: <StateOf state={state} /> },
          {
            label: t('acceptedBy'),
            value: t('onDay', acceptance.accepted_by_name, showInstant(acceptance.accepted_at, lang)),
          },
          { label: t('until'), value: showDay(acceptance.until, lang) },
          { label: t('reason'), value: acceptance.reason },
        ]}
      />
      {state === 'accepted' && canAccept(actor) && (
        <Form action={to({ path: paths.reopen }, detailOf(line))} id="reopen">
          <Buttons>
            <Button>{t('reopen')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}

const Accepting = ({ line }: { line: Line }) => {
  const { lang, to, actor } = useView()
  const t = inLang(words, lang)
  if (line.state === 'accepted' || isInCharge(actor)) return null
  if (!canAccept(actor)) return <p>{t('whoAccepts')}</p>
  return (
    <Section title={t('acceptTitle')}>
      <p>{t('whoAccepts')}</p>
      <Form action={to({ path: paths.accept }, detailOf(line))} id="accept">
        <Hidden name="seen" value={line.digest} />
        <Field name="reason" label={t('reason')} type="area" maxLength={1000} />
        <Field name="until" label={t('until')} type="date" size="short" hint={t('untilHint')} />
        <Buttons>
          <Button kind="main">{t('accept')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

export const FindingPage = ({ line, mend, today }: FindingData) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { check, says, since, body, path } = line
  const days = daysSince(line, today)
  return (
    <Page title={says[lang].replace(/\.$/, '')} crumbs={[{ title: t('findings'), path: to({ path: paths.findings }) }]}>
      <Pairs
        pairs={[
          { label: t('kind'), value: check.title[lang] },
          { label: t('why'), value: check.why[lang] },
          { label: t('limits'), value: check.unjudged?.[lang] },
          { label: t('rule'), value: ruleOf(check, lang) },
          { label: t('body'), value: body?.name[lang] },
          { label: t('since'), value: since && showDay(since, lang) },
          { label: t('days'), value: days && showNumber(days, lang) },
          { label: t('card'), value: <a href={`/${lang}${path[lang]}`}>{t('look')}</a> },
          { label: t('mend'), value: mend && <MendLink line={line} mend={mend} /> },
        ]}
      />
      <Accepted line={line} />
      <Accepting line={line} />
    </Page>
  )
}
