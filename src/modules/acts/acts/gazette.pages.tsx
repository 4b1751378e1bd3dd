import type { Day } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  type Column,
  Field,
  Fieldset,
  Form,
  type ListingOf,
  Page,
  Section,
  State,
  Table,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang } from '../../../kernel/words/index.ts'
import { gazetteWords, paths } from '../words.ts'
import { canRecord } from './act.access.ts'
import type { Unpublished } from './act.queries.ts'
import { kindNames, shortName } from './act.rules.ts'
import { alertAfter, gazetteWait } from './gazette.rules.ts'

const stateOf = ({ adopted_on }: Unpublished, today: Day) => (gazetteWait(adopted_on, today).late ? 'late' : 'waits')

export const gazetteColumns = (today: Day): readonly Column<Unpublished>[] => [
  {
    key: 'number',
    title: gazetteWords.number,
    names: true,
    value: ({ number }) => number,
    show: ({ act_id: id, kind, number }, { lang, to }) => (
      <a href={to({ path: paths.act }, { id })}>{shortName(kind, number, lang)}</a>
    ),
  },
  { key: 'kind', title: gazetteWords.kind, value: ({ kind }, lang) => kindNames[kind][lang] },
  { key: 'title', title: gazetteWords.title, value: ({ title }, lang) => title[lang] },
  { key: 'adopted_on', title: gazetteWords.adoptedOn, kind: 'day', value: ({ adopted_on }) => adopted_on },
  {
    key: 'days',
    title: gazetteWords.days,
    kind: 'number',
    value: ({ adopted_on }) => gazetteWait(adopted_on, today).days,
  },
  {
    key: 'state',
    title: gazetteWords.state,
    value: (row, lang) => gazetteWords[stateOf(row, today)][lang],
    show: (row, { lang }) => {
      const state = stateOf(row, today)
      return <State meaning={state === 'late' ? 'overdue' : 'ahead'}>{gazetteWords[state][lang]}</State>
    },
  },
]

/** One issue of the Gazette, and the page of each act that it holds. */
const Record = ({ rows }: { rows: readonly Unpublished[] }) => {
  const { lang, to } = useView()
  const t = inLang(gazetteWords, lang)
  return (
    <Section title={t('record')} id="record">
      <Form action={to({ path: paths.publications })} id="publications">
        <Field name="day" type="date" label={t('day')} size="short" />
        <Field name="gazette_part" label={t('part')} value="2" size="short" />
        <Fieldset legend={t('pages')} hint={t('pagesHint')}>
          {rows.map(({ act_id, kind, number, title }) => (
            <Field
              name={`pages.${act_id}`}
              label={`${shortName(kind, number, lang)}, ${title[lang]}`}
              size="short"
              optional
            />
          ))}
        </Fieldset>
        <Buttons>
          <Button kind="main">{t('recordAll')}</Button>
        </Buttons>
      </Form>
    </Section>
  )
}

export const GazettePage = ({ list }: { list: ListingOf<Unpublished> }) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(gazetteWords, lang)
  return (
    <Page
      title={t('gazette')}
      lead={t('lead', alertAfter(today))}
      crumbs={[{ title: t('acts'), path: to({ path: paths.acts }) }]}
    >
      <Table list={list} caption={t('unpublished')} empty={t('none')} />
      {canRecord(actor) && list.rows.length > 0 && <Record rows={list.rows} />}
    </Page>
  )
}
