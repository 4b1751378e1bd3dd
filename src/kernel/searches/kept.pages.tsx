import { SendingState, type Trace } from '../mail/index.ts'
import {
  type Address,
  Button,
  Buttons,
  Choices,
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
} from '../web/index.ts'
import { inLang, type Lang, langs, showInstant, showNumber, type Two } from '../words/index.ts'
import type { Kept, Reader } from './kept.queries.ts'
import { mostFollowed } from './kept.rules.ts'
import { paths, rhythms, words } from './words.ts'

/** A kept search as it answers now: how many results, null where it no longer answers, and where it is opened. */
export type KeptLine = Kept & {
  readonly name: string
  readonly title: Two
  readonly total: number | null
  readonly path: string | null
}

const followed = ({ every, total }: KeptLine, lang: Lang): string | null => {
  if (!every) return null
  return total !== null && total > mostFollowed ? words.tooWide[lang] : rhythms[every][lang]
}

export const keptColumns: readonly Column<KeptLine>[] = [
  {
    key: 'name',
    title: words.name,
    names: true,
    value: ({ name }) => name,
    show: ({ name, path }) => (path === null ? name : <a href={path}>{name}</a>),
  },
  { key: 'list', title: words.list, value: ({ title }, lang) => title[lang] },
  {
    key: 'results',
    title: words.results,
    kind: 'number',
    value: ({ total }) => total,
    show: ({ total }, { lang }) => (total === null ? words.unanswered[lang] : showNumber(total, lang)),
  },
  { key: 'followed', title: words.followed, value: followed },
  {
    key: 'change',
    title: words.change,
    sort: false,
    value: ({ search_id }) => search_id,
    show: ({ search_id: id, name }, { lang, to }) => (
      <a href={to({ path: paths.one }, { id })} aria-label={words.changeNamed[lang](name)}>
        {words.change[lang]}
      </a>
    ),
  },
]

export const SearchesPage = ({ list }: { list: ListingOf<KeptLine> }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  return (
    <Page title={t('searches')} lead={t('lead')} action={{ label: t('keep'), path: `/${lang}${paths.keep[lang]}` }}>
      <Table list={list} caption={t('caption')} empty={t('none')} plain />
    </Page>
  )
}

/** The name, and how often its news is sent, where and in which language. */
const Fields = ({ kept, reader }: { kept?: Kept; reader: Reader | null }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  return (
    <>
      <Field
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        value={kept?.name ?? null}
        maxLength={120}
        size="long"
      />
      <Choices
        name="every"
        label={t('every')}
        hint={t('everyHint')}
        value={kept?.every ?? ''}
        options={[
          { value: '', title: t('never') },
          { value: 'day', title: t('day') },
          { value: 'week', title: t('week') },
        ]}
      />
      <Field
        name="address"
        type="email"
        label={t('address')}
        hint={t('addressHint')}
        optional
        value={reader?.address ?? null}
        autocomplete="email"
        size="long"
      />
      <Choices
        name="to_lang"
        label={t('lang')}
        value={reader?.lang ?? lang}
        options={langs.map(value => ({ value, title: t(value) }))}
      />
    </>
  )
}

const crumbsTo = (lang: Lang) => [{ title: words.searches[lang], path: `/${lang}${paths.searches[lang]}` }]

/** Lists by their names. */
export type Lists = readonly (Address & { readonly name: Two })[]

export const ListLinks = ({ lists }: { lists: Lists }) => {
  const { lang, to } = useView()
  return (
    <ul>
      {lists.map(list => (
        <li>
          <a href={to(list)}>{list.name[lang]}</a>
        </li>
      ))}
    </ul>
  )
}

type KeepProps = {
  /** Those that may be kept. */
  lists: Lists
  asked: { of: string; title: Two; total: number | null; reader: Reader | null } | null
}

export const KeepPage = ({ lists, asked }: KeepProps) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  if (asked === null)
    return (
      <Page title={t('keep')} lead={t('whence')} crumbs={crumbsTo(lang)}>
        <ListLinks lists={lists} />
      </Page>
    )
  const { of, title, total, reader } = asked
  return (
    <Page
      title={t('keep')}
      lead={t('keepLead', title[lang], total === null ? t('unanswered') : t('counted', total))}
      crumbs={crumbsTo(lang)}
    >
      <Form action={to({ path: paths.create })} guarded>
        <Hidden name="of" value={of} />
        <Fields reader={reader} />
        <Buttons>
          <Button kind="main">{t('save')}</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

type SearchProps = { line: KeptLine; reader: Reader | null; last: Trace | null }

export const SearchPage = ({ line, reader, last }: SearchProps) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { search_id: id, name, title, total, path } = line
  return (
    <Page title={name} crumbs={crumbsTo(lang)} {...(path !== null && { action: { label: t('open'), path } })}>
      <Pairs
        pairs={[
          { label: t('list'), value: title[lang] },
          { label: t('results'), value: total === null ? t('unanswered') : t('counted', total) },
          last && {
            label: t('lastMessage'),
            value: (
              <>
                <time dateTime={last.written_at}>{showInstant(last.written_at, lang)}</time>{' '}
                <SendingState state={last.state} />
              </>
            ),
          },
        ]}
      />
      <Section title={t('change')}>
        <Form action={to({ path: paths.change }, { id })} guarded>
          <Fields kept={line} reader={reader} />
          <Buttons>
            <Button kind="main">{t('saveChanges')}</Button>
          </Buttons>
        </Form>
      </Section>
      <Form action={to({ path: paths.drop }, { id })} id="drop">
        <Button kind="stop">{t('drop')}</Button>
      </Form>
    </Page>
  )
}

export const StopPage = ({ token }: { token: string }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Page title={t('stop')} lead={t('stopLead')}>
      <Form action={to({ path: paths.stop }, { token })}>
        <Button kind="main">{t('stop')}</Button>
      </Form>
    </Page>
  )
}

export const StoppedPage = () => {
  const t = inLang(words, useView().lang)
  return <Page title={t('stopped')} lead={t('stoppedLead')} />
}
