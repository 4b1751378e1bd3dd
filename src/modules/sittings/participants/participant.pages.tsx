import type { Instant } from '../../../kernel/time/index.ts'
import {
  Button,
  Buttons,
  Choices,
  type Column,
  Field,
  Folded,
  Form,
  type ListingOf,
  Page,
  Section,
  State,
  Table,
  useView,
} from '../../../kernel/web/index.ts'
import { inLang, langs, showInstant, showList } from '../../../kernel/words/index.ts'
import type { Sitting } from '../sitting.queries.ts'
import { type Council, councils } from '../sitting.steps.ts'
import { participantWords, paths, words } from '../words.ts'
import { daysAhead } from './notice.rules.ts'
import type { Participant } from './participant.queries.ts'

export const participantColumns: readonly Column<Participant>[] = [
  {
    key: 'name',
    title: participantWords.name,
    names: true,
    value: ({ name }) => name,
    show: ({ participant_id: id, name }, { actor, to }) =>
      actor.role === 'registrar' ? <a href={to({ path: paths.participant }, { id })}>{name}</a> : name,
  },
  { key: 'council', title: words.council, value: ({ council }, lang) => councils[council][lang] },
  { key: 'address', title: participantWords.address, value: ({ address }) => address },
  { key: 'lang', title: participantWords.language, value: ({ lang: of }, lang) => participantWords[of][lang] },
]

const Written = ({ participant }: { participant?: Participant }) => {
  const { lang } = useView()
  const t = inLang(participantWords, lang)
  return (
    <>
      <Field name="name" label={t('name')} value={participant?.name ?? ''} autocomplete="off" />
      <Field name="address" label={t('address')} type="email" value={participant?.address ?? ''} autocomplete="off" />
      <Choices
        name="lang"
        label={t('language')}
        value={participant?.lang ?? 'fr'}
        options={langs.map(value => ({ value, title: t(value) }))}
      />
    </>
  )
}

export const ParticipantsPage = ({ list }: { list: ListingOf<Participant> }) => {
  const { lang, actor, today, to } = useView()
  const t = inLang(participantWords, lang)
  const options = (Object.keys(councils) as Council[]).map(value => ({ value, title: councils[value][lang] }))
  return (
    <Page
      title={t('participants')}
      lead={t('lead', daysAhead(today))}
      crumbs={[{ title: words.sittings[lang], path: to({ path: paths.sittings }) }]}
    >
      <Table list={list} caption={t('participants')} empty={t('none')} />
      {actor.role === 'registrar' && (
        <Folded title={t('add')} form="add">
          <Form action={to({ path: paths.participants })} id="add">
            <Choices name="council" label={words.council[lang]} options={options} value="executive" />
            <Written />
            <Buttons>
              <Button kind="main">{t('add')}</Button>
            </Buttons>
          </Form>
        </Folded>
      )}
    </Page>
  )
}

export const ParticipantPage = ({ participant }: { participant: Participant }) => {
  const { lang, to } = useView()
  const t = inLang(participantWords, lang)
  const { participant_id: id, name, council } = participant
  return (
    <Page
      title={name}
      lead={councils[council][lang]}
      crumbs={[
        { title: words.sittings[lang], path: to({ path: paths.sittings }) },
        { title: t('participants'), path: to({ path: paths.participants }) },
      ]}
    >
      <Form action={to({ path: paths.participant }, { id })} guarded>
        <Written participant={participant} />
        <Buttons>
          <Button kind="main">{t('save')}</Button>
        </Buttons>
      </Form>
      <Section title={t('removal')}>
        <p class="quiet">{t('removeLead')}</p>
        <Form action={to({ path: paths.participantRemoval }, { id })} id="remove">
          <Buttons>
            <Button kind="stop">{t('remove')}</Button>
          </Buttons>
        </Form>
      </Section>
    </Page>
  )
}

export type Notice = {
  readonly message_id: string
  readonly subject: string
  readonly address: string
  readonly written_at: Instant
  readonly state: 'waiting' | 'retrying' | 'sent' | 'failed'
}

const meanings = { waiting: 'ahead', retrying: 'overdue', sent: 'past', failed: 'stopped' } as const

type NoticesData = {
  readonly sitting: Sitting
  readonly invited: readonly Participant[]
  readonly notices: readonly Notice[]
}

/** Who was invited to a sitting, and what was written to them about it. */
export const Notices = ({ sitting: { step }, invited, notices }: NoticesData) => {
  const { lang, to } = useView()
  const t = inLang(participantWords, lang)
  const names = invited.map(({ name }) => name)
  if (names.length === 0 && (step === 'closed' || step === 'cancelled')) return null
  return (
    <Section title={t('notices')} id="notices">
      <p>
        {names.length === 0 ? t('nobodyInvited') : t('invited', showList(names, lang))}{' '}
        <a href={to({ path: paths.participants })}>{t('participants')}</a>
      </p>
      {notices.length > 0 && (
        <details class="folded" open={notices.length <= 6}>
          <summary>{t('messages', notices.length)}</summary>
          <ol class="trace">
            {notices.map(({ message_id, subject, address, written_at, state }) => (
              <li key={message_id}>
                <State meaning={meanings[state]}>{t(state)}</State>
                {`, ${showInstant(written_at, lang)}, ${address}${lang === 'fr' ? '\u00a0:' : ':'} ${subject}`}
              </li>
            ))}
          </ol>
        </details>
      )}
    </Section>
  )
}
