import { Refusal } from '../../../kernel/refusals.ts'

export const refusals = {
  ahead: (field: string) =>
    new Refusal(
      'STA-190',
      422,
      { fr: 'Ce jour n’est pas encore venu.', en: 'That day has not come yet.' },
      { field, todo: { fr: 'Vérifiez le jour.', en: 'Check the day.' } },
    ),
  recordedAlready: () =>
    new Refusal(
      'STA-191',
      409,
      { fr: 'Une réunion de ce jour est déjà consignée.', en: 'A meeting of that day is already recorded.' },
      {
        field: 'held_on',
        todo: { fr: 'Retirez-la pour la consigner de nouveau.', en: 'Remove it to record it again.' },
      },
    ),
  notSeated: (field: string) =>
    new Refusal(
      'STA-192',
      409,
      {
        fr: 'Cette personne n’occupait pas ce siège de votre organisme ce jour-là.',
        en: 'That person did not hold that seat of your body on that day.',
      },
      { field, todo: { fr: 'Vérifiez le jour et les personnes.', en: 'Check the day and the people.' } },
    ),
  both: () =>
    new Refusal(
      'STA-193',
      422,
      {
        fr: 'Une même absence est à la fois motivée et non motivée.',
        en: 'One absence is both excused and not excused.',
      },
      { field: 'excused', todo: { fr: 'Gardez l’une des deux.', en: 'Keep one of the two.' } },
    ),
  noRankAsked: () =>
    new Refusal(
      'STA-194',
      409,
      {
        fr: 'La loi de ce siège ne demande aucun rang dans le secteur public.',
        en: 'The law of this seat asks for no rank in the public sector.',
      },
      { field: 'mandate', todo: { fr: 'Choisissez un siège de la liste.', en: 'Choose a seat from the list.' } },
    ),
  changedAlready: () =>
    new Refusal(
      'STA-195',
      409,
      {
        fr: 'Un changement de poste de ce jour est déjà consigné pour cette personne.',
        en: 'A change of post of that day is already recorded for that person.',
      },
      {
        field: 'changed_on',
        todo: { fr: 'Retirez-le pour le consigner de nouveau.', en: 'Remove it to record it again.' },
      },
    ),
}

export const byConstraint: Readonly<Record<string, () => Refusal>> = {
  one_meeting_a_day: refusals.recordedAlready,
  one_post_change_a_day: refusals.changedAlready,
}
