import { Refusal } from '../refusals.ts'

export const refusals = {
  noSuchForm: () =>
    new Refusal(
      'WEB-001',
      406,
      { fr: 'Cette page n’existe pas sous cette forme.', en: 'This page does not exist in this form.' },
      { todo: { fr: 'Demandez la page HTML.', en: 'Ask for the HTML page.' } },
    ),
  alreadySent: () =>
    new Refusal(
      'WEB-002',
      409,
      {
        fr: 'Ce formulaire a déjà été envoyé avec d’autres réponses.',
        en: 'This form was already sent with other answers.',
      },
      {
        todo: {
          fr: 'Vérifiez ce qui a été enregistré, puis envoyez de nouveau si ces changements sont voulus.',
          en: 'Check what was saved, then send again if you want these changes.',
        },
      },
    ),
  noSignIn: () =>
    new Refusal(
      'WEB-003',
      404,
      { fr: 'La connexion n’est pas encore configurée ici.', en: 'Sign-in is not configured here yet.' },
      {
        todo: {
          fr: 'La connexion d’essai n’existe qu’en mode d’essai, sur l’ordinateur même où Greffe fonctionne.',
          en: 'Trial sign-in exists only in trial mode, on the very computer where Greffe runs.',
        },
      },
    ),
}
