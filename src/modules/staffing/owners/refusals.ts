import { Refusal } from '../../../kernel/refusals.ts'

export const refusals = {
  notYours: () =>
    new Refusal(
      'STA-161',
      403,
      {
        fr: 'Ce dossier se confie par sa ou son responsable, ou par la direction, tant qu’il est ouvert.',
        en: 'This file is handed over by its owner, or by the director, as long as it is open.',
      },
      { todo: { fr: 'Demandez à la direction.', en: 'Ask the director.' } },
    ),
  notKnown: () =>
    new Refusal(
      'STA-162',
      422,
      {
        fr: 'Personne ne répond à ce choix, ou pas dans l’équipe de ce dossier.',
        en: 'Nobody matches this choice, or not in the team of this file.',
      },
      { field: 'to', todo: { fr: 'Choisissez dans la liste.', en: 'Choose from the list.' } },
    ),
  alreadyOwner: (name: string) =>
    new Refusal(
      'STA-163',
      409,
      { fr: `${name} en est déjà responsable.`, en: `${name} already owns it.` },
      { field: 'to', todo: { fr: 'Choisissez quelqu’un d’autre.', en: 'Choose someone else.' } },
    ),
}
