import { type Sending, SendingState } from '../../../kernel/mail/index.ts'
import { dayInToronto, type Instant, timeInToronto } from '../../../kernel/time/index.ts'
import { Button, Buttons, Field, Form, Section, State, useView } from '../../../kernel/web/index.ts'
import { inLang, showInstant, type Words } from '../../../kernel/words/index.ts'
import { isOpen } from './committee.fields.ts'
import { paths } from './committee.formats.ts'
import type { Outside } from './committee.queries.ts'
import { Folded } from './parts.pages.tsx'
import type { Session } from './session.queries.ts'

const words = {
  sessions: { fr: 'Convocations des membres', en: 'Invitations to members' },
  none: { fr: 'Aucune séance à venir n’est fixée.', en: 'No session to come is set.' },
  set: { fr: 'Fixer une séance', en: 'Set a session' },
  setLead: {
    fr: 'Chaque membre reçoit une invitation que son calendrier suit.',
    en: 'Each member is sent an invitation that calendars follow.',
  },
  day: { fr: 'Jour', en: 'Day' },
  starts: { fr: 'Début (Toronto)', en: 'Start (Toronto)' },
  ends: { fr: 'Fin (Toronto)', en: 'End (Toronto)' },
  place: { fr: 'Lieu', en: 'Place' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  moveOf: {
    fr: (when: string) => `Déplacer la séance du ${when}`,
    en: (when: string) => `Move the session of ${when}`,
  },
  cancelOf: {
    fr: (when: string) => `Annuler la séance du ${when}`,
    en: (when: string) => `Cancel the session of ${when}`,
  },
  messages: { fr: 'Messages envoyés', en: 'Messages sent' },
  email: { fr: 'Courriel', en: 'E-mail' },
  emailOf: { fr: (name: string) => `Courriel, ${name}`, en: (name: string) => `E-mail, ${name}` },
  record: { fr: 'Inscrire le courriel', en: 'Record the e-mail' },
} as const satisfies Words

type Message = { subject: string; address: string; written_at: Instant; state: Sending }
export type SessionData = { sessions: readonly Session[]; messages: readonly Message[] }

const Times = ({ session }: { session?: Session }) => {
  const t = inLang(words, useView().lang)
  const { starts_at = null, ends_at = null, place = null } = session ?? {}
  return (
    <>
      <Field name="day" label={t('day')} type="date" size="short" value={starts_at && dayInToronto(starts_at)} />
      <Field name="starts" label={t('starts')} type="time" size="short" value={starts_at && timeInToronto(starts_at)} />
      <Field name="ends" label={t('ends')} type="time" size="short" value={ends_at && timeInToronto(ends_at)} />
      <Field name="place" label={t('place')} value={place} />
    </>
  )
}

const Changing = ({ id, session, n }: { id: string; session: Session; n: number }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const at = { id, session: session.session_id }
  const action = to({ path: paths.session }, at)
  const when = showInstant(session.starts_at, lang)
  return (
    <>
      <Folded title={t('moveOf', when)} form={`move-${n}`}>
        <Form action={action} id={`move-${n}`}>
          <Times session={session} />
          <Buttons>
            <Button>{t('move')}</Button>
          </Buttons>
        </Form>
      </Folded>
      <Folded title={t('cancelOf', when)} form={`cancel-${n}`}>
        <Form action={to({ path: paths.sessionCancelled }, at)} id={`cancel-${n}`}>
          <Buttons>
            <Button kind="stop">{t('cancel')}</Button>
          </Buttons>
        </Form>
      </Folded>
    </>
  )
}

const Address = ({ id, member, n }: { id: string; member: Outside['members'][number]; n: number }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  return (
    <Folded title={t('emailOf', member.name)} form={`address-${n}`}>
      <Form action={to({ path: paths.address }, { id, member: member.member_id })} id={`address-${n}`}>
        <Field name="address" label={t('email')} type="email" value={member.address} optional />
        <Buttons>
          <Button>{t('record')}</Button>
        </Buttons>
      </Form>
    </Folded>
  )
}

/** The sessions to come, their invitations, and what was written to the members. */
export const Sessions = ({ seen, sessions, messages }: SessionData & { seen: Outside }) => {
  const { lang, to } = useView()
  const t = inLang(words, lang)
  const id = seen.committee.committee_id
  const may = isOpen(seen.committee, 'sessions')
  return (
    <Section title={t('sessions')} id="sessions">
      {sessions.length === 0 && <p class="empty">{t('none')}</p>}
      <ul>
        {sessions.map(({ session_id, starts_at, ends_at, place, cancelled }) => (
          <li key={session_id}>
            {`${showInstant(starts_at, lang)} – ${timeInToronto(ends_at)}, ${place}`}{' '}
            {cancelled && <State meaning="stopped">{t('cancelled')}</State>}
          </li>
        ))}
      </ul>
      {may && (
        <>
          {sessions.map((session, n) => !session.cancelled && <Changing id={id} session={session} n={n + 1} />)}
          {seen.members.map((member, n) => (
            <Address id={id} member={member} n={n + 1} />
          ))}
          <Folded title={t('set')} form="session">
            <Form action={to({ path: paths.sessions }, { id })} id="session">
              <p class="quiet">{t('setLead')}</p>
              <Times />
              <Buttons>
                <Button>{t('set')}</Button>
              </Buttons>
            </Form>
          </Folded>
        </>
      )}
      {messages.length > 0 && (
        <>
          <h3>{t('messages')}</h3>
          <ol class="trace">
            {messages.map(({ subject, address, written_at, state }) => (
              <li>
                {`${subject}, ${address}, ${showInstant(written_at, lang)}`} <SendingState state={state} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}
