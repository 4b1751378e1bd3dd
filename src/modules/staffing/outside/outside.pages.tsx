import { dayInToronto } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Choices,
  type Column,
  Empty,
  Field,
  Folded,
  Form,
  Page,
  Pairs,
  Section,
  Select,
  Table,
  useView,
  whole,
} from '../../../kernel/web/index.ts'
import { inLang, type Lang, showDay } from '../../../kernel/words/index.ts'
import { PostLink, personName, postTitle } from '../../registry/index.ts'
import { canChange, teams } from '../files/file.access.ts'
import type { Whole } from '../files/file.queries.ts'
import { fileKinds, isOver } from '../files/file.steps.ts'
import { paths as filePaths, words as fileWords, referenceOf } from '../words.ts'
import type { Charge } from './outside.actions.ts'
import { outsidePaths, plainStep, requestKinds, words } from './outside.fields.ts'
import type { Release, Request, Sheet } from './outside.queries.ts'

type Seat = Charge['vacant'][number]
type Titled = Parameters<typeof postTitle>[0] & { organisation_fr: string; organisation_en: string }
const officeName = (of: Titled, lang: Lang) =>
  `${postTitle(of, null, lang)}, ${lang === 'fr' ? of.organisation_fr : of.organisation_en}`

const sentence = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

const post: Column<Seat> = {
  key: 'post',
  title: words.post,
  names: true,
  value: officeName,
  show: (line, { lang }) => <PostLink id={line.post_id}>{officeName(line, lang)}</PostLink>,
}

const vacantColumns: readonly Column<Seat>[] = [
  post,
  { key: 'since', title: words.since, kind: 'day', value: ({ vacant_since }) => vacant_since },
]

const endingColumns: readonly Column<Seat>[] = [
  post,
  { key: 'holder', title: words.holder, value: personName },
  { key: 'ends', title: words.ends, kind: 'day', value: ({ ends_on }) => ends_on },
]

const sheetColumns: readonly Column<Sheet>[] = [
  {
    key: 'post',
    title: words.post,
    names: true,
    value: officeName,
    show: (sheet, { lang }) => <PostLink id={sheet.post_id}>{officeName(sheet, lang)}</PostLink>,
  },
  { key: 'reference', title: words.reference, kind: 'code', value: referenceOf },
  { key: 'kind', title: words.kind, value: ({ kind }, lang) => fileKinds[kind][lang] },
  {
    key: 'step',
    title: words.step,
    value: ({ step, suspended }, lang) => (suspended ? words.suspended[lang] : plainStep(step)[lang]),
  },
  { key: 'target', title: words.target, kind: 'day', value: ({ target }) => target },
  { key: 'person', title: words.person, value: ({ person }, lang) => person ?? words.notReleased[lang] },
  { key: 'released', title: words.released, kind: 'day', value: ({ released_on }) => released_on },
]

const answerOf = ({ answer, answered_at, reason }: Request, lang: Lang): string => {
  const t = inLang(words, lang)
  if (answer === null || answered_at === null) return t('waiting')
  return answer === 'file' ? t('taken', showDay(dayInToronto(answered_at), lang)) : t('declined', reason ?? '')
}

const requestColumns: readonly Column<Request>[] = [
  {
    key: 'post',
    title: words.post,
    names: true,
    value: officeName,
    show: (request, { lang }) => <PostLink id={request.post_id}>{officeName(request, lang)}</PostLink>,
  },
  { key: 'kind', title: words.kind, value: ({ kind }, lang) => requestKinds[kind][lang] },
  { key: 'note', title: words.note, value: ({ note }) => note },
  { key: 'asked_by', title: words.askedBy, value: ({ asked_by_name }) => asked_by_name },
  { key: 'asked_on', title: words.askedOn, kind: 'day', value: ({ asked_at }) => dayInToronto(asked_at) },
  { key: 'answer', title: words.answer, value: answerOf },
]

const Asking = ({ charge }: { charge: Charge }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const seats = [
    ...charge.ending.map(line => ({
      value: `${line.post_id}:${line.mandate_id}`,
      title: `${officeName(line, lang)}, ${personName(line)}`,
    })),
    ...charge.vacant.map(line => ({ value: line.post_id, title: officeName(line, lang) })),
  ]
  if (seats.length === 0) return null
  return (
    <Folded title={t('ask')} form="ask">
      <Form action={to({ path: outsidePaths.ask }, {})} id="ask">
        <Choices
          name="kind"
          label={t('kind')}
          value="renewal"
          options={Object.entries(requestKinds).map(([value, title]) => ({ value, title: title[lang] }))}
        />
        <Select name="seat" label={t('seat')} options={seats} long />
        <Field name="note" label={t('note')} type="area" optional />
        <Field
          name="reply_to"
          label={t('replyTo')}
          hint={t('replyHint')}
          type="email"
          value={charge.requests[0]?.reply_to ?? null}
        />
        <Buttons>
          <Button kind="main">{t('askIt')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** What a minister's office, or the secretary of a body, sees of the posts in their charge. */
export const ChargePage = ({ charge }: { charge: Charge }) => {
  const { lang, actor } = useView()
  const t = inLang(words, lang)
  const asks = actor.role === 'body_secretary'
  const table = <T,>(title: string, id: string, columns: readonly Column<T>[], rows: readonly T[], empty: string) => (
    <Section title={title} id={id}>
      <Table plain id={`${id}-table`} list={whole(columns, rows)} caption={title} empty={empty} />
    </Section>
  )
  if (charge.charge === null)
    return (
      <Page title={t('charge')}>
        <Empty>{t('nothing')}</Empty>
      </Page>
    )
  return (
    <Page title={t('charge')} lead={t('chargeLead')}>
      {table(t('vacancies'), 'vacant', vacantColumns, charge.vacant, t('noVacancy'))}
      {table(t('ending'), 'ending', endingColumns, charge.ending, t('noEnding'))}
      {table(t('files'), 'files', sheetColumns, charge.sheets, t('noFile'))}
      {asks &&
        table(
          t('ownRequests'),
          'requests',
          requestColumns.filter(({ key }) => key !== 'asked_by'),
          charge.requests,
          t('noRequest'),
        )}
      {asks && <Asking charge={charge} />}
    </Page>
  )
}

const Answering = ({ request }: { request: Request }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const id = request.request_id
  return (
    <Section title={sentence(officeName(request, lang))} id={`request-${id}`}>
      <Pairs
        pairs={[
          { label: t('kind'), value: requestKinds[request.kind][lang] },
          { label: t('note'), value: request.note },
          { label: t('askedBy'), value: request.asked_by_name },
          { label: t('askedOn'), value: showDay(dayInToronto(request.asked_at), lang) },
        ]}
      />
      <Form action={to({ path: outsidePaths.take }, { id })} id={`take-${id}`}>
        <Buttons>
          <Button kind="main" label={`${t('take')}, ${officeName(request, lang)}`}>
            {t('take')}
          </Button>
        </Buttons>
      </Form>
      <Folded title={t('decline')} form={`decline-${id}`}>
        <Form action={to({ path: outsidePaths.decline }, { id })} id={`decline-${id}`}>
          <Field name="reason" label={t('reason')} type="area" />
          <Buttons>
            <Button kind="stop">{t('decline')}</Button>
          </Buttons>
        </Form>
      </Folded>
    </Section>
  )
}

type RequestsData = {
  requests: readonly Request[]
  /** Where each team hears of them, for whoever may change it. */
  addresses: ReadonlyMap<string, string> | null
}

const Mailboxes = ({ addresses }: { addresses: ReadonlyMap<string, string> }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Folded title={t('mailboxes')} form="mailboxes">
      <Form action={to({ path: outsidePaths.mailboxes }, {})} id="mailboxes">
        <p class="quiet">{t('mailboxesLead')}</p>
        {Object.entries(teams).map(([team, name]) => (
          <Field name={team} label={name[lang]} type="email" value={addresses.get(team) ?? null} optional />
        ))}
        <Buttons>
          <Button>{t('save')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

export const RequestsPage = ({ requests, addresses }: RequestsData) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const waiting = requests.filter(({ answer }) => answer === null)
  const answered = requests.filter(({ answer }) => answer !== null)
  return (
    <Page
      title={t('requests')}
      lead={t('requestsLead')}
      crumbs={[{ title: fileWords.files[lang], path: to({ path: filePaths.files }, {}) }]}
    >
      {waiting.length === 0 && <Empty>{t('noRequest')}</Empty>}
      {waiting.map(request => (
        <Answering request={request} />
      ))}
      {answered.length > 0 && (
        <Section title={t('answered')} id="answered">
          <Table plain id="answered-table" list={whole(requestColumns, answered)} caption={t('answered')} />
        </Section>
      )}
      {addresses && <Mailboxes addresses={addresses} />}
    </Page>
  )
}

/** On the file: to whom its short sheet was released, and the gesture that does so. */
export const SheetSection = ({ file, releases }: { file: Whole; releases: readonly Release[] }) => {
  const { lang, actor, to } = useView()
  const t = inLang(words, lang)
  if (isOver(file.step) && releases.length === 0) return null
  const isOut = releases[0]?.person_id === file.person_id
  const may = canChange(actor, file, 'follow') && file.person !== null && !isOut
  return (
    <Section title={t('sheet')} id="sheet" bare={releases.length === 0}>
      <p class="quiet">{t('sheetSays')}</p>
      {releases.length > 0 && (
        <ul>
          {releases.map(({ name, released_on, released_by_name }) => (
            <li>{t('releasedBy', name, showDay(released_on, lang), released_by_name)}</li>
          ))}
        </ul>
      )}
      {may && (
        <Form action={to({ path: outsidePaths.release }, { id: file.file_id })} id="release-sheet">
          <Buttons>
            <Button>{t('release')}</Button>
          </Buttons>
        </Form>
      )}
    </Section>
  )
}
