import { Refusal } from '../refusals.ts'
import { showNumber } from '../words/index.ts'

export const refusals = {
  nameTaken: (name: string) =>
    new Refusal(
      'SEA-001',
      409,
      {
        fr: `Une de vos recherches se nomme déjà «\u00a0${name}\u00a0».`,
        en: `One of your searches is already named “${name}”.`,
      },
      { field: 'name', todo: { fr: 'Donnez-lui un autre nom.', en: 'Give it another name.' } },
    ),
  tooMany: (most: number) =>
    new Refusal(
      'SEA-002',
      409,
      { fr: `Vous gardez déjà ${most} recherches.`, en: `You keep ${most} searches already.` },
      { todo: { fr: 'Supprimez-en une qui ne sert plus.', en: 'Delete one that is of no more use.' } },
    ),
  notKept: () =>
    new Refusal(
      'SEA-003',
      404,
      { fr: 'Cette page n’a pas de recherche à garder.', en: 'This page has no search to keep.' },
      {
        todo: {
          fr: 'Partez de la recherche ou d’une liste du registre.',
          en: 'Start from the search page or from a list of the register.',
        },
      },
    ),
  tooWide: (most: number) =>
    new Refusal(
      'SEA-004',
      422,
      {
        fr: `Cette recherche a plus de ${showNumber(most, 'fr')} résultats\u00a0: elle peut être gardée, mais non suivie.`,
        en: `This search has more than ${showNumber(most, 'en')} results: it can be kept, but not followed.`,
      },
      {
        field: 'every',
        todo: {
          fr: 'Choisissez «\u00a0Jamais\u00a0», ou précisez la recherche.',
          en: 'Choose “Never”, or narrow the search.',
        },
      },
    ),
  noAddress: () =>
    new Refusal(
      'SEA-005',
      422,
      { fr: 'Il faut une adresse pour recevoir des nouvelles.', en: 'News needs an address to be sent to.' },
      { field: 'address', todo: { fr: 'Écrivez votre adresse de courriel.', en: 'Type your e-mail address.' } },
    ),
  noSuchLink: () =>
    new Refusal(
      'SEA-006',
      404,
      {
        fr: 'Ce lien ne mène à aucun abonnement\u00a0: il a pris fin, ou le lien est incomplet.',
        en: 'This link leads to no subscription: it has ended, or the link is incomplete.',
      },
      {
        todo: {
          fr: 'Si vous recevez encore des courriels, copiez en entier le lien du dernier.',
          en: 'If you still receive e-mails, copy the whole link of the last one.',
        },
      },
    ),
  notFollowed: () =>
    new Refusal(
      'SEA-007',
      404,
      { fr: 'Cette page ne se suit pas par courriel.', en: 'This page cannot be followed by e-mail.' },
      {
        todo: {
          fr: 'Partez d’une liste publique du registre\u00a0: postes, mandats, personnes, organismes, horizon ou actes.',
          en: 'Start from a public list of the register: posts, terms of office, people, bodies, horizon or acts.',
        },
      },
    ),
  tooWideForAll: (most: number) =>
    new Refusal(
      'SEA-008',
      422,
      {
        fr: `Cette liste a plus de ${showNumber(most, 'fr')} lignes\u00a0: elle ne se suit pas par courriel.`,
        en: `This list has more than ${showNumber(most, 'en')} rows: it cannot be followed by e-mail.`,
      },
      { todo: { fr: 'Filtrez-la, puis reprenez.', en: 'Narrow it, then try again.' } },
    ),
  tooManyLinks: () =>
    new Refusal(
      'SEA-009',
      429,
      {
        fr: 'Plusieurs liens ont déjà été envoyés à cette adresse et attendent sa confirmation.',
        en: 'Several links were already sent to this address and await its confirmation.',
      },
      {
        field: 'address',
        todo: {
          fr: 'Cherchez-les dans le courrier, indésirable compris, ou attendez.',
          en: 'Look for them in the mail, the junk folder included, or wait.',
        },
      },
    ),
  tooManyFromHere: () =>
    new Refusal(
      'SEA-010',
      429,
      {
        fr: 'Trop de demandes sont venues de votre réseau dans l’heure.',
        en: 'Too many requests came from your network within the hour.',
      },
      { todo: { fr: 'Reprenez dans une heure.', en: 'Try again in an hour.' } },
    ),
  linkDead: () =>
    new Refusal(
      'SEA-011',
      410,
      { fr: 'Ce lien a déjà servi ou a expiré.', en: 'This link was already used, or has expired.' },
      { todo: { fr: 'Repartez de la liste à suivre.', en: 'Start again from the list to follow.' } },
    ),
  tooManyFollowed: (most: number) =>
    new Refusal(
      'SEA-012',
      409,
      {
        fr: `Cette adresse suit déjà ${most} listes.`,
        en: `This address already follows ${most} lists.`,
      },
      {
        todo: {
          fr: 'Par le lien d’un courriel de nouvelles, cessez d’en suivre une, puis reprenez ce lien-ci.',
          en: 'By the link of any news e-mail, stop following one of them, then open this link again.',
        },
      },
    ),
}
