import type { Letter } from '../mail/index.ts'
import { kernelPaths } from '../web/index.ts'
import { plural, showNumber, type Two, type Words } from '../words/index.ts'

/** The addresses of one's searches, below /fr and /en. */
export const paths = {
  searches: { fr: '/mes-recherches', en: '/my-searches' },
  keep: kernelPaths.keep,
  create: { fr: '/mes-recherches/garder', en: '/my-searches/keep' },
  one: { fr: '/mes-recherches/:id', en: '/my-searches/:id' },
  change: { fr: '/mes-recherches/:id/modifier', en: '/my-searches/:id/edit' },
  drop: { fr: '/mes-recherches/:id/supprimer', en: '/my-searches/:id/delete' },
  stop: { fr: '/desabonnement/:token', en: '/unsubscribe/:token' },
} as const satisfies Record<string, Two>

export const rhythms = {
  day: { fr: 'chaque matin', en: 'each morning' },
  week: { fr: 'chaque lundi matin', en: 'each Monday morning' },
} as const satisfies Record<string, Two>

const counted = {
  fr: (n: number) => `${showNumber(n, 'fr')} ${plural('fr', n, 'résultat', 'résultats')}`,
  en: (n: number) => `${showNumber(n, 'en')} ${plural('en', n, 'result', 'results')}`,
}

export const words = {
  searches: { fr: 'Mes recherches', en: 'My searches' },
  lead: {
    fr: 'Les recherches que vous gardez, que personne d’autre ne lit. Elles s’ouvrent à la date du jour.',
    en: 'The searches that you keep, which nobody else reads. They open as of today.',
  },
  none: { fr: 'Vous ne gardez aucune recherche.', en: 'You keep no search.' },
  whence: {
    fr: 'Ouvrez l’une de ces pages, choisissez ce qui vous intéresse, puis suivez «\u00a0Garder cette recherche\u00a0».',
    en: 'Open one of these pages, choose what interests you, then follow “Keep this search”.',
  },
  caption: { fr: 'Recherches gardées', en: 'Searches kept' },
  name: { fr: 'Nom', en: 'Name' },
  list: { fr: 'Liste', en: 'List' },
  results: { fr: 'Résultats', en: 'Results' },
  followed: { fr: 'Nouvelles par courriel', en: 'News by e-mail' },
  change: { fr: 'Modifier', en: 'Edit' },
  changeNamed: { fr: (name: string) => `Modifier ${name}`, en: (name: string) => `Edit ${name}` },
  keep: { fr: 'Garder une recherche', en: 'Keep a search' },
  keepLead: {
    fr: (list: string, count: string) => `${list}\u00a0: ${count}.`,
    en: (list: string, count: string) => `${list}: ${count}.`,
  },
  counted,
  unanswered: { fr: 'ne répond plus', en: 'no longer answers' },
  tooWide: { fr: 'trop de résultats pour être suivie', en: 'too many results to be followed' },
  search: { fr: 'Recherche gardée', en: 'Kept search' },
  open: { fr: 'Ouvrir la recherche', en: 'Open the search' },
  nameHint: { fr: 'Comme vous la reconnaîtrez dans vos courriels.', en: 'As you will recognise it in your e-mails.' },
  every: { fr: 'Nouvelles par courriel', en: 'News by e-mail' },
  everyHint: {
    fr: 'Un seul courriel pour toutes vos recherches : ce qui y entre, en sort ou change. Rien de neuf, aucun courriel. Il ne dit que ce que le public peut lire.',
    en: 'One e-mail for all your searches: what enters, leaves or changes. Nothing new, no e-mail. It tells only what the public may read.',
  },
  never: { fr: 'Jamais', en: 'Never' },
  day: { fr: 'Chaque matin', en: 'Each morning' },
  week: { fr: 'Chaque lundi matin', en: 'Each Monday morning' },
  address: { fr: 'Adresse de courriel', en: 'E-mail address' },
  addressHint: {
    fr: 'Pour recevoir des nouvelles. La même pour toutes vos recherches.',
    en: 'To receive news. The same for all your searches.',
  },
  lang: { fr: 'Langue des courriels', en: 'Language of the e-mails' },
  fr: { fr: 'Français', en: 'French' },
  en: { fr: 'Anglais', en: 'English' },
  save: { fr: 'Garder', en: 'Keep' },
  saveChanges: { fr: 'Enregistrer', en: 'Save' },
  drop: { fr: 'Supprimer cette recherche', en: 'Delete this search' },
  lastMessage: { fr: 'Dernier courriel', en: 'Last e-mail' },
  stop: { fr: 'Ne plus recevoir de nouvelles', en: 'Stop the news' },
  stopLead: {
    fr: 'Greffe ne vous enverra plus de nouvelles de vos recherches. Vous gardez vos recherches.',
    en: 'Greffe will send you no more news of your searches. You keep your searches.',
  },
  stopped: { fr: 'Vous ne recevrez plus de nouvelles', en: 'You will receive no more news' },
  stoppedLead: {
    fr: 'Vos recherches sont gardées. Pour en avoir de nouveau des nouvelles, modifiez-les dans «\u00a0Mes recherches\u00a0».',
    en: 'Your searches are kept. To have news of them again, edit them in “My searches”.',
  },
  tell: { fr: 'Envoyer les nouvelles des recherches suivies', en: 'Send the news of the searches followed' },
} as const satisfies Words

/** What the news of one search says. */
export const newsWords = {
  entered: {
    fr: (n: number) => `Entrés (${showNumber(n, 'fr')})`,
    en: (n: number) => `Entered (${showNumber(n, 'en')})`,
  },
  changed: {
    fr: (n: number) => `Changés (${showNumber(n, 'fr')})`,
    en: (n: number) => `Changed (${showNumber(n, 'en')})`,
  },
  left: { fr: (n: number) => `Sortis (${showNumber(n, 'fr')})`, en: (n: number) => `Left (${showNumber(n, 'en')})` },
  was: { fr: (note: string) => `avant\u00a0: ${note}`, en: (note: string) => `before: ${note}` },
  more: {
    fr: (n: number) => `et ${showNumber(n, 'fr')} de plus`,
    en: (n: number) => `and ${showNumber(n, 'en')} more`,
  },
  since: {
    fr: (name: string, day: string) => `${name} (depuis le ${day})`,
    en: (name: string, day: string) => `${name} (since ${day})`,
  },
  all: { fr: (path: string) => `Tous les résultats\u00a0: ${path}`, en: (path: string) => `All the results: ${path}` },
} as const satisfies Words

export const newsLetter: Letter = {
  title: { fr: 'Nouvelles des recherches suivies', en: 'News of the searches followed' },
  subject: { fr: 'Greffe\u00a0: nouvelles de vos recherches ({count})', en: 'Greffe: news of your searches ({count})' },
  body: {
    fr: 'Bonjour,\n\nVoici ce qui a changé dans les recherches que vous suivez.\n\n{news}\n\nVos recherches\u00a0: {searches}\nNe plus recevoir ces courriels\u00a0: {stop}',
    en: 'Hello,\n\nHere is what has changed in the searches that you follow.\n\n{news}\n\nYour searches: {searches}\nStop these e-mails: {stop}',
  },
  sample: {
    count: { fr: '1', en: '1' },
    news: {
      fr: 'Postes vacants (depuis le 13 novembre 2026)\n\nEntrés (1)\n- Présidente, Office des étangs (vacant)',
      en: 'Vacant posts (since November 13, 2026)\n\nEntered (1)\n- Chair, Pond Office (vacant)',
    },
    searches: { fr: 'https://greffe.example/fr/mes-recherches', en: 'https://greffe.example/en/my-searches' },
    stop: { fr: 'https://greffe.example/fr/desabonnement/…', en: 'https://greffe.example/en/unsubscribe/…' },
  },
}
