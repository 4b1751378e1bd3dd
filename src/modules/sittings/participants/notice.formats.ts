import type { Letter } from '../../../kernel/mail/index.ts'
import { atInToronto } from '../../../kernel/time/index.ts'
import { type Lang, showInstant, type Two } from '../../../kernel/words/index.ts'
import { grouped, groups } from '../agenda.rules.ts'
import type { Item, Sitting } from '../sitting.queries.ts'

/** « 25 novembre 2026, 10 h (heure de l’Est), salle du Conseil ». */
export const whenAndWhere = ({ day, starts, place }: Pick<Sitting, 'day' | 'starts' | 'place'>, lang: Lang): string =>
  [showInstant(atInToronto(day, starts), lang), place].filter(Boolean).join(', ')

/** How many items a locked agenda has of each kind. */
export const countsText = (items: readonly Item[], lang: Lang): string =>
  grouped(items)
    .map(({ group, items: own }) => `${groups[group][lang]}${lang === 'fr' ? '\u00a0:' : ':'} ${own.length}`)
    .join('\n')

const sample = {
  sitting: {
    fr: 'Conseil des ministres, séance du 25 novembre 2026',
    en: 'Cabinet, sitting of November 25, 2026',
  },
  when: {
    fr: '25 novembre 2026, 10\u00a0h (heure de l’Est), salle du Conseil',
    en: 'November 25, 2026, 10:00 a.m. (Eastern Time), Council chamber',
  },
  before: { fr: '24 novembre 2026, 10\u00a0h (heure de l’Est)', en: 'November 24, 2026, 10:00 a.m. (Eastern Time)' },
  reason: { fr: 'Le premier ministre est en mission.', en: 'The Premier is on a mission.' },
  agenda: {
    fr: 'Nominations et mouvements\u00a0: 3\nAutres actes\u00a0: 1',
    en: 'Appointments and moves: 3\nOther acts: 1',
  },
  link: { fr: 'https://greffe.example/fr/seances/…', en: 'https://greffe.example/en/sittings/…' },
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
      fr: 'Une séance aura lieu\u00a0:\n\n{sitting}\n{when}\n\nUn message vous dira quand l’ordre du jour sera arrêté.',
      en: 'A sitting will be held:\n\n{sitting}\n{when}\n\nA message will tell you when the agenda is locked.',
    },
  ),
  'sitting.moved': about(
    { fr: 'Séance déplacée', en: 'Sitting moved' },
    {
      fr: 'Cette séance est déplacée\u00a0:\n\n{sitting}\n{when}\n\nElle était prévue auparavant\u00a0: {before}\nMotif\u00a0: {reason}',
      en: 'This sitting has moved:\n\n{sitting}\n{when}\n\nIt was planned before: {before}\nReason: {reason}',
    },
  ),
  'sitting.cancelled': about(
    { fr: 'Séance annulée', en: 'Sitting cancelled' },
    {
      fr: 'Cette séance n’aura pas lieu\u00a0:\n\n{sitting}\n{when}\n\nMotif\u00a0: {reason}',
      en: 'This sitting will not be held:\n\n{sitting}\n{when}\n\nReason: {reason}',
    },
  ),
  'sitting.removed': about(
    { fr: 'Convocation annulée', en: 'Invitation cancelled' },
    {
      fr: 'Vous ne figurez plus parmi les participants à cette séance, et votre convocation est annulée\u00a0:\n\n{sitting}\n{when}',
      en: 'You are no longer among the participants in this sitting, and your invitation is cancelled:\n\n{sitting}\n{when}',
    },
  ),
  'sitting.readdressed': about(
    { fr: 'Convocation envoyée ailleurs', en: 'Invitation sent elsewhere' },
    {
      fr: 'Votre adresse a changé dans Greffe\u00a0: la convocation à cette séance vous est envoyée à la nouvelle, et celle-ci est annulée.\n\n{sitting}\n{when}',
      en: 'Your address has changed in Greffe: the invitation to this sitting is sent to the new one, and this one is cancelled.\n\n{sitting}\n{when}',
    },
  ),
  'sitting.agenda': about(
    { fr: 'Ordre du jour arrêté', en: 'Agenda locked' },
    {
      fr: 'L’ordre du jour est arrêté\u00a0:\n\n{sitting}\n{when}\n\n{agenda}\n\nQui a accès aux séances dans Greffe le lit ici\u00a0:\n{link}',
      en: 'The agenda is locked:\n\n{sitting}\n{when}\n\n{agenda}\n\nWhoever has access to sittings in Greffe reads it here:\n{link}',
    },
  ),
} as const satisfies Readonly<Record<string, Letter>>
