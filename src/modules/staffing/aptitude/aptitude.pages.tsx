import { mayEnter } from '../../../kernel/access/index.ts'
import { inForce, type Verdict } from '../../../kernel/rules/index.ts'
import { addDays, type Day } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Choices,
  type Column,
  Field,
  Form,
  type ListingOf,
  type Meaning,
  Page,
  Section,
  State,
  Table,
  useView,
  Verdicts,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, showDay } from '../../../kernel/words/index.ts'
import { strikers } from './aptitude.access.ts'
import { paths, words } from './aptitude.formats.ts'
import type { Entry } from './aptitude.queries.ts'
import {
  type EntryState,
  entryStates,
  isValidOn,
  lastValidDay,
  stateOn,
  strikeReasons,
  validities,
} from './aptitude.rules.ts'
import { type Tribunal, tribunals } from './tribunal.rules.ts'

const meanings: Record<EntryState, Meaning> = { valid: 'in_force', used: 'past', expired: 'overdue', struck: 'stopped' }

type RegisterLine = { register: Tribunal; entries: readonly Entry[] }

const registerColumns = (today: Day): readonly Column<RegisterLine>[] => {
  const valid = ({ entries }: RegisterLine) => entries.filter(entry => isValidOn(entry, today))
  return [
    {
      key: 'register',
      title: words.tribunal,
      names: true,
      value: ({ register }, lang) => tribunals[register][lang],
      show: ({ register }, { to, lang }) => (
        <a href={to({ path: paths.register }, { register })}>{tribunals[register][lang]}</a>
      ),
    },
    {
      key: 'validity',
      title: words.validity,
      value: ({ register }) => inForce(validities[register], today).value.months,
      show: ({ register }, { lang }) => {
        const { value, status, law } = inForce(validities[register], today)
        return (
          <>
            {words.validityOf[lang](value.months)}{' '}
            <span class="quiet">{status === 'verified' ? law : words.toVerify[lang]}</span>
          </>
        )
      },
    },
    { key: 'valid', title: words.valid, kind: 'number', value: row => valid(row).length },
    {
      key: 'soon',
      title: words.soon,
      kind: 'number',
      value: row => valid(row).filter(entry => lastValidDay(entry) <= addDays(today, 90)).length,
    },
    { key: 'entries', title: words.all, kind: 'number', value: ({ entries }) => entries.length },
  ]
}

export const RegistersPage = ({ lines }: { lines: readonly RegisterLine[] }) => {
  const { lang, today } = useView()
  const t = inLang(words, lang)
  return (
    <Page title={t('registers')} lead={t('lead')}>
      <Table plain list={whole(registerColumns(today), lines)} caption={t('registers')} />
    </Page>
  )
}

const sinceOf = ({ struck_on, used_on }: Entry, state: EntryState) =>
  state === 'struck' ? struck_on : state === 'used' ? used_on : null

export const entryColumns = (on: Day): readonly Column<Entry>[] => [
  { key: 'name', title: words.name, names: true, value: ({ name }) => name },
  { key: 'entered_on', title: words.enteredOn, kind: 'day', value: ({ entered_on }) => entered_on },
  { key: 'last_valid', title: words.lastValid, kind: 'day', value: lastValidDay },
  {
    key: 'state',
    title: words.state,
    value: (entry, lang) => entryStates[stateOn(entry, on)][lang],
    show: (entry, { lang }) => {
      const state = stateOn(entry, on)
      return <State meaning={meanings[state]}>{entryStates[state][lang]}</State>
    },
  },
  { key: 'since', title: words.since, kind: 'day', value: entry => sinceOf(entry, stateOn(entry, on)) },
  {
    key: 'reason',
    title: words.why,
    value: (entry, lang) => {
      const state = stateOn(entry, on)
      if (state === 'struck' && entry.struck_reason) return strikeReasons[entry.struck_reason][lang]
      return state === 'used' ? entry.used_by : null
    },
  },
]

export type RegisterData = {
  register: Tribunal
  on: Day
  list: ListingOf<Entry>
  entries: readonly Entry[]
  /** The entry of the person to propose, and what the rule says of them on the day. */
  chosen: Entry | null
  verdicts: readonly Verdict[]
}

const Asking = ({ on, entries, chosen }: RegisterData) => {
  const { lang, path, query } = useView()
  const t = inLang(words, lang)
  const options = entries.map(({ entry_id, name, entered_on }) => (
    <option value={entry_id} selected={entry_id === chosen?.entry_id}>
      {`${name} (${entered_on})`}
    </option>
  ))
  return (
    <form class="filter" action={path.split('?')[0]}>
      {[...query]
        .filter(([name]) => ['sort', 'dir', 'filter', 'columns'].includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <label for="on">{t('on')}</label>
      <input id="on" type="date" name="on" value={on} />
      <label for="who">{t('who')}</label>
      <select id="who" name="who">
        <option value="">{t('nobody')}</option>
        {options}
      </select>
      <button type="submit">{t('show')}</button>
    </form>
  )
}

const Gestures = ({ register, entries }: RegisterData) => {
  const { lang, today, to } = useView()
  const t = inLang(words, lang)
  const open = entries.filter(entry => isValidOn(entry, today) && entry.struck_on === null && entry.used_on === null)
  return open.length === 0 ? null : (
    <Section title={t('from')} id="entry">
      {open.map((entry, at) => {
        const params = { register, entry: entry.entry_id }
        const n = at + 1
        return (
          <details>
            <summary>{`${entry.name} (${entry.entered_on})`}</summary>
            <h3>{t('useTitle')}</h3>
            <Form action={to({ path: paths.use }, params)} id={`use-${n}`}>
              <Field name="day" label={t('day')} type="date" size="short" value={today} />
              <Field name="act" label={t('act')} hint={t('actHint')} />
              <Buttons>
                <Button>{t('use')}</Button>
              </Buttons>
            </Form>
            <h3>{t('strikeTitle')}</h3>
            <Form action={to({ path: paths.strike }, params)} id={`strike-${n}`}>
              <Field name="day" label={t('day')} type="date" size="short" value={today} />
              <Choices
                name="reason"
                label={t('why')}
                options={Object.entries(strikeReasons).map(([value, title]) => ({ value, title: title[lang] }))}
                value="request"
              />
              <Buttons>
                <Button kind="stop">{t('strike')}</Button>
              </Buttons>
            </Form>
          </details>
        )
      })}
    </Section>
  )
}

/** Who is still valid in a register on a day, and what became of the others. */
export const RegisterPage = (data: RegisterData) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  const { register, on, list, entries, chosen, verdicts } = data
  const valid = entries.filter(entry => isValidOn(entry, on)).length
  const title = t('of', tribunals[register][lang])
  const nameOf = (name: string) => (name in words ? t(name as 'entered_on') : name)
  return (
    <Page title={title} crumbs={[{ title: t('registers'), path: to({ path: paths.registers }) }]}>
      <Asking {...data} />
      {chosen && verdicts.length === 0 && (
        <p>
          <State meaning="in_force">{t('passes', chosen.name, showDay(on, lang))}</State>
        </p>
      )}
      <Verdicts verdicts={verdicts} nameOf={nameOf} />
      <Table
        list={list}
        caption={`${t('valid')}, ${showDay(on, lang)}${lang === 'fr' ? '\u00a0' : ''}: ${valid}`}
        empty={t('none')}
      />
      {mayEnter(strikers, actor) && <Gestures {...data} />}
    </Page>
  )
}
