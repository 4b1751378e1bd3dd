import type { Letter } from '../../../kernel/mail/index.ts'
import type { Lang, Two } from '../../../kernel/words/index.ts'
import { type Kind, kindNames } from '../../acts/index.ts'
import { grouped, groups } from '../agenda.rules.ts'
import { subjectOf } from '../sitting.formats.ts'
import type { Item } from '../sitting.queries.ts'

/** What a locked agenda says to whoever was invited: kind after kind, each subject with its number; of what stands behind a wall, its kind of act alone. */
export const agendaText = (items: readonly Item[], walled: ReadonlySet<string>, lang: Lang): string => {
  const said = (item: Item) =>
    item.hidden || walled.has(item.draft_id) ? kindNames[item.draft.kind as Kind][lang] : subjectOf(item, lang)
  return grouped(items)
    .map(({ group, items: own }) => [groups[group][lang], ...own.map(item => `${item.n}. ${said(item)}`)].join('\n'))
    .join('\n\n')
}

const sample = {
  sitting: {
    fr: 'Conseil des ministres, séance du 25 novembre 2026',
    en: 'Cabinet, sitting of November 25, 2026',
  },
  before: { fr: '24 novembre 2026', en: 'November 24, 2026' },
  reason: { fr: 'Le premier ministre est en mission.', en: 'The Premier is on a mission.' },
  agenda: {
    fr: 'Nominations et mouvements\n1. La nomination d’une présidente',
    en: 'Appointments and moves\n1. The appointment of a president',
  },
}

const about = (title: Two, tells: Two): Letter => ({
  title,
  subject: { fr: `${title.fr}\u00a0: {sitting}`, en: `${title.en}: {sitting}` },
  body: {
    fr: `Bonjour,\n\n${tells.fr}\n\nLe greffe`,
    en: `Hello,\n\n${tells.en}\n\nThe registrar’s office`,
  },
  sample,
})

/** The messages to the participants of a council; all but the agenda carry an invitation that their calendar follows. */
export const noticeLetters = {
  'sitting.invitation': about(
    { fr: 'Convocation', en: 'Invitation' },
    {
      fr: 'Une séance aura lieu\u00a0:\n\n{sitting}\n\nL’ordre du jour vous sera envoyé quand il sera arrêté.',
      en: 'A sitting will be held:\n\n{sitting}\n\nThe agenda will be sent to you once it is locked.',
    },
  ),
  'sitting.moved': about(
    { fr: 'Séance déplacée', en: 'Sitting moved' },
    {
      fr: 'Cette séance était prévue le {before}. Elle a un nouveau jour\u00a0:\n\n{sitting}\n\nMotif\u00a0: {reason}',
      en: 'This sitting was planned for {before}. It has a new day:\n\n{sitting}\n\nReason: {reason}',
    },
  ),
  'sitting.cancelled': about(
    { fr: 'Séance annulée', en: 'Sitting cancelled' },
    {
      fr: 'Cette séance n’aura pas lieu\u00a0:\n\n{sitting}\n\nMotif\u00a0: {reason}',
      en: 'This sitting will not be held:\n\n{sitting}\n\nReason: {reason}',
    },
  ),
  'sitting.agenda': about(
    { fr: 'Ordre du jour', en: 'Agenda' },
    {
      fr: 'L’ordre du jour est arrêté\u00a0:\n\n{sitting}\n\n{agenda}',
      en: 'The agenda is locked:\n\n{sitting}\n\n{agenda}',
    },
  ),
} as const satisfies Readonly<Record<string, Letter>>
