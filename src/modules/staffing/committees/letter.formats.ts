import type { Letter } from '../../../kernel/mail/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { signed } from '../words.ts'

const sample = {
  committee: { fr: 'Comité 2026-C004', en: 'Committee 2026-C004' },
  subject: { fr: 'Membres, Montréal', en: 'Members, Montréal' },
  when: { fr: '25 novembre 2026, 9 h', en: 'November 25, 2026, 9:00 a.m.' },
  place: { fr: 'Salle 2.14', en: 'Room 2.14' },
  link: { fr: 'https://greffe.example/fr/comites/1', en: 'https://greffe.example/en/committees/1' },
}

const about = (title: Two, tells: Two): Letter => ({
  title,
  subject: { fr: `${title.fr}\u00a0: {committee}`, en: `${title.en}: {committee}` },
  body: {
    fr: `Bonjour,\n\n${tells.fr}\n\n{committee}, {subject}\nQuand\u00a0: {when}\nOù\u00a0: {place}\n\n{link}\n\n${signed.fr}`,
    en: `Hello,\n\n${tells.en}\n\n{committee}, {subject}\nWhen: {when}\nWhere: {place}\n\n{link}\n\n${signed.en}`,
  },
  sample,
})

/** The messages to the members of committees: each carries an invitation that their calendar follows. */
export const committeeLetters: Readonly<Record<string, Letter>> = {
  'committee.session': about(
    { fr: 'Séance d’un comité', en: 'Session of a committee' },
    { fr: 'Vous êtes invité à une séance.', en: 'You are invited to a session.' },
  ),
  'committee.session_moved': about(
    { fr: 'Séance déplacée', en: 'Session moved' },
    { fr: 'La séance a changé de moment ou de lieu.', en: 'The session has changed time or place.' },
  ),
  'committee.session_cancelled': about(
    { fr: 'Séance annulée', en: 'Session cancelled' },
    { fr: 'La séance n’aura pas lieu.', en: 'The session will not take place.' },
  ),
}
