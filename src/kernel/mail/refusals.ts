import { Refusal } from '../refusals.ts'

export const refusals = {
  sentAlready: () =>
    new Refusal(
      'MAI-001',
      409,
      { fr: 'Ce message est déjà parti.', en: 'This message has already left.' },
      {
        todo: {
          fr: 'S’il n’est pas arrivé, vérifiez l’adresse avec la personne.',
          en: 'If it did not arrive, check the address with the person.',
        },
      },
    ),
  unknownName: (name: string, field: string, known: readonly string[]) => {
    const list = known.map(one => `{${one}}`).join(', ')
    return new Refusal(
      'MAI-002',
      400,
      {
        fr: `Rien ne donne {${name}} quand cette lettre est envoyée.`,
        en: `Nothing gives {${name}} when this letter is sent.`,
      },
      {
        field,
        todo: list
          ? { fr: `Choisissez parmi ${list}.`, en: `Choose among ${list}.` }
          : { fr: 'Retirez les accolades.', en: 'Remove the braces.' },
      },
    )
  },
  asItWas: () =>
    new Refusal(
      'MAI-003',
      409,
      { fr: 'Cette lettre a déjà son texte d’origine.', en: 'This letter already has its original text.' },
      { todo: { fr: 'Il n’y a rien à rétablir.', en: 'There is nothing to restore.' } },
    ),
}
