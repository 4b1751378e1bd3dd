import { letterTitle, mailPaths, SendingState } from '../../../kernel/mail/index.ts'
import { type Column, Empty, Section, Table, useView, whole } from '../../../kernel/web/index.ts'
import { inLang, type Lang, showInstant, type Words } from '../../../kernel/words/index.ts'
import { paths as committeePaths, referenceOf } from '../committees/committee.formats.ts'
import type { FileRow } from '../files/file.queries.ts'
import { isOver } from '../files/file.steps.ts'
import type { Audience, Traced } from './trace.actions.ts'

const words = {
  messages: { fr: 'Messages envoyés', en: 'Messages sent' },
  lead: {
    fr: 'À la personne choisie, aux membres du comité et à l’organisme demandeur. Ce que les messages disent n’est pas ici.',
    en: 'To the person picked, the members of the committee and the body that asked. What the messages say is not here.',
  },
  none: { fr: 'Aucun message n’a été envoyé au sujet de ce dossier.', en: 'No message has been sent about this file.' },
  when: { fr: 'Écrit', en: 'Written' },
  to: { fr: 'À', en: 'To' },
  letter: { fr: 'Message', en: 'Message' },
  state: { fr: 'État', en: 'State' },
  hidden: { fr: 'réservé', en: 'restricted' },
  candidate: { fr: 'Personne choisie', en: 'Person picked' },
  members: { fr: 'Membres du comité', en: 'Members of the committee' },
  body: { fr: 'Organisme', en: 'Body' },
} as const satisfies Words & Record<Audience, unknown>

const audience = ({ to, committee }: Traced, lang: Lang) =>
  committee ? `${words[to][lang]} ${referenceOf(committee)}` : words[to][lang]

const columns: readonly Column<Traced>[] = [
  {
    key: 'letter',
    title: words.letter,
    names: true,
    value: ({ letter }, lang) => (letter === null ? words.hidden[lang] : letterTitle(letter, lang)),
    show: ({ letter, message_id: id }, { lang, to, actor }) => {
      if (letter === null) return <span class="quiet">{words.hidden[lang]}</span>
      const title = letterTitle(letter, lang)
      return actor.role === 'director' ? <a href={to({ path: mailPaths.message }, { id })}>{title}</a> : title
    },
  },
  {
    key: 'to',
    title: words.to,
    value: audience,
    show: (trace, { lang, to }) =>
      trace.committee ? (
        <a href={to({ path: committeePaths.committee }, { id: trace.committee.committee_id })}>
          {audience(trace, lang)}
        </a>
      ) : (
        audience(trace, lang)
      ),
  },
  {
    key: 'state',
    title: words.state,
    value: ({ state }) => state,
    show: ({ state }) => <SendingState state={state} />,
  },
  {
    key: 'written',
    title: words.when,
    kind: 'code',
    value: ({ written_at }) => written_at,
    show: ({ written_at }, { lang }) => <time dateTime={written_at}>{showInstant(written_at, lang)}</time>,
  },
]

/** On the file: what was sent about it, to whom, and how far it has gone. */
export const Traces = ({ file, traces }: { file: Pick<FileRow, 'step'>; traces: readonly Traced[] }) => {
  const t = inLang(words, useView().lang)
  if (isOver(file.step) && traces.length === 0) return null
  return (
    <Section title={t('messages')} id="messages" bare={traces.length === 0}>
      {traces.length === 0 ? (
        <Empty>{t('none')}</Empty>
      ) : (
        <>
          <p class="quiet">{t('lead')}</p>
          <Table plain id="messages-table" list={whole(columns, traces)} caption={t('messages')} empty={t('none')} />
        </>
      )}
    </Section>
  )
}
