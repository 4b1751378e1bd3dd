import { Refusal } from '../refusals.ts'
import type { Day } from '../time/index.ts'
import { showDay } from '../words/index.ts'

export const refusals = {
  mended: () =>
    new Refusal(
      'FND-001',
      404,
      {
        fr: 'Ce constat n’existe plus\u00a0: ce qu’il disait a été réglé.',
        en: 'This finding no longer exists: what it said was mended.',
      },
      { todo: { fr: 'La liste montre ceux qui restent.', en: 'The list shows those that remain.' } },
    ),
  changed: () =>
    new Refusal(
      'FND-002',
      409,
      {
        fr: 'Les faits de ce constat ont changé depuis que vous l’avez ouvert.',
        en: 'The facts of this finding have changed since you opened it.',
      },
      { todo: { fr: 'Relisez-le avant de l’accepter.', en: 'Read it again before accepting it.' } },
    ),
  notAhead: (until: Day) =>
    new Refusal(
      'FND-003',
      422,
      { fr: `Le ${showDay(until, 'fr')} n’est pas à venir.`, en: `${showDay(until, 'en')} is not ahead.` },
      { field: 'until', todo: { fr: 'Choisissez un jour après aujourd’hui.', en: 'Choose a day after today.' } },
    ),
  tooFar: (last: Day) =>
    new Refusal(
      'FND-004',
      422,
      { fr: 'Un constat n’est pas accepté pour plus d’un an.', en: 'A finding is not accepted for more than a year.' },
      {
        field: 'until',
        todo: {
          fr: `Choisissez au plus tard le ${showDay(last, 'fr')}.`,
          en: `Choose ${showDay(last, 'en')} at the latest.`,
        },
      },
    ),
  notAccepted: () =>
    new Refusal(
      'FND-005',
      409,
      { fr: 'Ce constat n’est pas accepté.', en: 'This finding is not accepted.' },
      { todo: { fr: 'Il n’y a rien à rouvrir.', en: 'There is nothing to reopen.' } },
    ),
}
