import {
  Button,
  Buttons,
  type Column,
  type ListingOf,
  type Meaning,
  Page,
  State,
  Table,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang } from '../../../kernel/words/index.ts'
import { PersonLink } from '../../registry/index.ts'
import { officeOf } from '../decrees/decree.formats.ts'
import { paths as filePaths, referenceOf } from '../words.ts'
import {
  type AfterLine,
  fullName,
  paths,
  type RestrictionState,
  restrictionStates,
  words,
} from './departure.formats.ts'

export const stateMeaning: Record<RestrictionState, Meaning> = {
  to_come: 'ahead',
  in_force: 'in_force',
  ended: 'past',
  none: 'past',
}

export const afterColumns: readonly Column<AfterLine>[] = [
  {
    key: 'person',
    title: words.person,
    names: true,
    value: ({ file }) => fullName(file),
    show: ({ file }) =>
      file.person_id ? <PersonLink id={file.person_id}>{fullName(file)}</PersonLink> : fullName(file),
  },
  { key: 'post', title: words.post, value: ({ file }, lang) => officeOf(file)[lang] },
  { key: 'left_on', title: words.leftOn, kind: 'day', value: ({ left_on }) => left_on },
  { key: 'restricted_until', title: words.until, kind: 'day', value: ({ until }) => until },
  {
    key: 'state',
    title: words.state,
    value: ({ state }, lang) => restrictionStates[state][lang],
    show: ({ state }, { lang }) => <State meaning={stateMeaning[state]}>{restrictionStates[state][lang]}</State>,
  },
  { key: 'handed_on', title: words.handed, kind: 'day', value: ({ file }) => file.departure?.handed_on ?? null },
  {
    key: 'signed_on',
    title: words.signed,
    kind: 'day',
    value: ({ file }) => file.departure?.signed_on ?? null,
    show: ({ file }, { lang }) => file.departure?.signed_on ?? <span class="quiet">{words.notSigned[lang]}</span>,
  },
  {
    key: 'reference',
    title: words.file,
    value: ({ file }) => referenceOf(file),
    show: ({ file }, { to }) => (
      <a href={to({ path: filePaths.file }, { id: file.file_id })}>{referenceOf(file).replace('-', '\u2011')}</a>
    ),
  },
]

export type AfterData = { list: ListingOf<AfterLine>; which: string }

/** Whoever left, and until when the year without acting for others runs. DEP-06. */
export const AfterPage = ({ list, which }: AfterData) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Page title={t('afterOffice')} lead={t('afterLead')}>
      <form class="filters" action={to({ path: paths.register })}>
        <div class="field">
          <label for="choice-which">{t('which')}</label>
          <select id="choice-which" name="which">
            <option value="">{t('bound')}</option>
            {(['ended', 'all'] as const).map(value => (
              <option value={value} selected={value === which}>
                {t(value)}
              </option>
            ))}
          </select>
        </div>
        <Buttons>
          <Button>{t('show')}</Button>
        </Buttons>
      </form>
      <Table list={list} caption={t('afterOffice')} empty={t('nobody')} wide />
    </Page>
  )
}
