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
  Table,
  useView,
} from '../web/index.ts'
import { inLang, type Lang, langs, showInstant } from '../words/index.ts'
import { letterNamed } from './letters.ts'
import type { MessageLine, Message as Shown, State as StateName } from './mail.queries.ts'
import { languages, paths, stateNames, words } from './words.ts'

const meanings: Record<StateName, Meaning> = { waiting: 'ahead', retrying: 'overdue', sent: 'past', failed: 'stopped' }
export const states = Object.keys(stateNames) as [StateName]

/** What a letter is called. */
export const titleOf = (letter: string, lang: Lang): string => letterNamed(letter)?.title[lang] ?? letter

/** How far a message has gone. */
export const StateOf = ({ state }: { state: StateName }) => (
  <State meaning={meanings[state]}>{stateNames[state][useView().lang]}</State>
)

export const messageColumns: readonly Column<MessageLine>[] = [
  {
    key: 'written_at',
    title: words.writtenAt,
    value: ({ written_at }) => written_at,
    show: ({ written_at }, { lang }) => <time dateTime={written_at}>{showInstant(written_at, lang)}</time>,
  },
  { key: 'address', title: words.address, value: ({ address }) => address },
  {
    key: 'subject',
    title: words.subject,
    names: true,
    sort: false,
    value: ({ subject }) => subject,
    show: ({ message_id: id, subject, lang }, { to }) => (
      <a href={to({ path: paths.message }, { id })} lang={lang} data-no-prefetch>
        {subject}
      </a>
    ),
  },
  { key: 'letter', title: words.letter, sort: false, value: ({ template }, lang) => titleOf(template, lang) },
  {
    key: 'state',
    title: words.state,
    sort: false,
    value: ({ state }) => state,
    show: ({ state }) => <StateOf state={state} />,
  },
  { key: 'tries', title: words.tries, kind: 'number', sort: false, value: ({ tries }) => tries },
]

const Filters = ({ state }: { state: StateName | null }) => {
  const { lang, path, query } = useView()
  const t = inLang(words, lang)
  const filter = query.get('filter')
  return (
    <form class="filters" action={path}>
      {filter && <input type="hidden" name="filter" value={filter} />}
      <div class="field">
        <label for="state">{t('state')}</label>
        <select id="state" name="state">
          <option value="">{t('everyState')}</option>
          {states.map(one => (
            <option value={one} selected={one === state}>
              {stateNames[one][lang]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button">
        {t('show')}
      </button>
    </form>
  )
}

const Trial = () => {
  const { lang, to, refused } = useView()
  const t = inLang(words, lang)
  return (
    <details open={refused?.values['_form'] === 'trial'}>
      <summary>{t('sendTrial')}</summary>
      <Form action={to({ path: paths.trial })} id="trial">
        <Field name="to" label={t('address')} autocomplete="off" />
        <Select
          name="lang"
          label={t('language')}
          value={lang}
          options={langs.map(value => ({ value, title: languages[value][lang] }))}
        />
        <Buttons>
          <Button>{t('send')}</Button>
        </Buttons>
      </Form>
    </details>
  )
}

export type ListData = { list: ListingOf<MessageLine>; state: StateName | null }

export const MessagesPage = ({ list, state }: ListData) => {
  const { lang, to, trial } = useView()
  const t = inLang(words, lang)
  return (
    <Page
      title={t('messages')}
      lead={
        <>
          {t('lead')} {trial && t('leadTrial')}
        </>
      }
      action={{ label: t('letters'), path: to({ path: paths.letters }) }}
    >
      <Filters state={state} />
      <Table list={list} caption={t('messages')} empty={t('none')} />
      <Trial />
    </Page>
  )
}

const crumbs = (lang: Lang) => [{ title: words.messages[lang], path: `/${lang}${paths.messages[lang]}` }]

/** A text as it was written, line by line. */
const Lines = ({ text, lang }: { text: string; lang: Lang }) => (
  <div class="letter" lang={lang}>
    {text.split(/\n{2,}/).map(paragraph => (
      <p>{paragraph.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br />, line]))}</p>
    ))}
  </div>
)

export const MessagePage = ({ message }: { message: Shown }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const { message_id: id, state, written_at, sent_at, next_try, invitation } = message
  const at = (instant: string | null) => instant && <time dateTime={instant}>{showInstant(instant, lang)}</time>
  return (
    <Page title={message.subject} crumbs={crumbs(lang)}>
      <Pairs
        pairs={[
          { label: t('address'), value: message.address },
          { label: t('state'), value: <StateOf state={state} /> },
          { label: t('letter'), value: titleOf(message.template, lang) },
          { label: t('about'), value: message.about },
          { label: t('writtenAt'), value: at(written_at) },
          { label: t('sentAt'), value: at(sent_at) },
          message.tries > 0 && { label: t('tries'), value: message.tries },
          state === 'retrying' && { label: t('next'), value: at(next_try) },
          { label: t('error'), value: message.error },
        ]}
      />
      {(state === 'failed' || state === 'retrying') && (
        <Form action={to({ path: paths.again }, { id })}>
          <Buttons>
            <Button kind="main">{t('tryAgain')}</Button>
          </Buttons>
        </Form>
      )}
      <Section title={t('text')}>
        <Lines text={message.body} lang={message.lang} />
      </Section>
      {invitation && (
        <Section title={t('invitation')}>
          <Lines text={invitation.trim()} lang={message.lang} />
        </Section>
      )}
    </Page>
  )
}

export type LetterLine = { name: string; changed_by_name: string | null; changed_at: string | null }

export const letterColumns: readonly Column<LetterLine>[] = [
  {
    key: 'title',
    title: words.letter,
    names: true,
    value: ({ name }, lang) => titleOf(name, lang),
    show: ({ name }, { lang, to }) => <a href={to({ path: paths.letter }, { name })}>{titleOf(name, lang)}</a>,
  },
  { key: 'name', title: { fr: 'Nom', en: 'Name' }, value: ({ name }) => name },
  {
    key: 'changed_at',
    title: words.wording,
    value: ({ changed_at }) => changed_at,
    show: ({ changed_by_name, changed_at }, { lang }) => {
      const t = inLang(words, lang)
      return changed_at ? t('changed', changed_by_name ?? '', showInstant(changed_at, lang)) : t('original')
    },
  },
]

export const LettersPage = ({ list }: { list: ListingOf<LetterLine> }) => {
  const { lang } = useView()
  const t = inLang(words, lang)
  return (
    <Page title={t('letters')} lead={t('lettersLead')} crumbs={crumbs(lang)}>
      <Table list={list} caption={t('letters')} />
    </Page>
  )
}

export type LetterData = {
  name: string
  /** The names that the module gives. */
  names: readonly string[]
  subject: Record<Lang, string>
  body: Record<Lang, string>
  changed_by_name: string | null
  changed_at: string | null
  /** As it would read; null where it cannot. */
  tried: Record<Lang, { subject: string; body: string }>
  /** Where the form leads: null shows it again. */
  goTo: string | null
}

const Tried = ({ data, of, title }: { data: LetterData; of: Lang; title: string }) => (
  <>
    <h3>{title}</h3>
    <p lang={of}>
      <strong>{data.tried[of].subject}</strong>
    </p>
    <Lines text={data.tried[of].body} lang={of} />
  </>
)

export const LetterPage = (data: LetterData) => {
  const { lang, to, actor } = useView()
  const t = inLang(words, lang)
  const { name, names, subject, body, changed_by_name, changed_at } = data
  const isChanged = changed_at !== null
  const mayWord = actor.role === 'director'
  return (
    <Page
      title={titleOf(name, lang)}
      lead={t('names', names.map(one => `{${one}}`).join(', '))}
      crumbs={[...crumbs(lang), { title: t('letters'), path: to({ path: paths.letters }) }]}
    >
      {isChanged && <p class="quiet">{t('changed', changed_by_name ?? '', showInstant(changed_at, lang))}</p>}
      {mayWord && (
        <Form action={to({ path: paths.letter }, { name })} guarded>
          <Hidden name="seen" value={changed_at ?? ''} />
          {langs.map(of => (
            <>
              <Field name={`subject_${of}`} label={t(`subject_${of}`)} value={subject[of]} lang={of} size="long" />
              <Field
                name={`body_${of}`}
                label={t(`body_${of}`)}
                value={body[of]}
                lang={of}
                type="area"
                rows={10}
                size="long"
              />
            </>
          ))}
          <Buttons>
            <Button kind="main" name="do" value="save">
              {t('save')}
            </Button>
            <Button name="do" value="try">
              {t('try')}
            </Button>
          </Buttons>
        </Form>
      )}
      {mayWord && isChanged && (
        <Form action={to({ path: paths.restore }, { name })} id="restore">
          <Hidden name="seen" value={changed_at} />
          <Buttons>
            <Button kind="stop">{t('restore')}</Button>
          </Buttons>
        </Form>
      )}
      <Section title={t('preview')} id="preview">
        <p class="quiet">{t('previewLead')}</p>
        <Tried data={data} of="fr" title={t('inFrench')} />
        <Tried data={data} of="en" title={t('inEnglish')} />
      </Section>
    </Page>
  )
}
