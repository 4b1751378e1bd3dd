import type { Letter } from '../mail/index.ts'
import { kernelPaths } from '../web/index.ts'
import { plural, showNumber, type Two, type Words } from '../words/index.ts'

/** The addresses of one's searches, and of what the public follows, below /fr and /en. */
export const paths = {
  searches: { fr: '/mes-recherches', en: '/my-searches' },
  keep: kernelPaths.keep,
  create: { fr: '/mes-recherches/garder', en: '/my-searches/keep' },
  one: { fr: '/mes-recherches/:id', en: '/my-searches/:id' },
  change: { fr: '/mes-recherches/:id/modifier', en: '/my-searches/:id/edit' },
  drop: { fr: '/mes-recherches/:id/supprimer', en: '/my-searches/:id/delete' },
  follow: kernelPaths.follow,
  sent: { fr: '/suivre/lien-envoye', en: '/follow/link-sent' },
  link: { fr: '/suivre/lien/:token', en: '/follow/link/:token' },
  counts: { fr: '/abonnements', en: '/subscriptions' },
  followed: { fr: '/abonnements/:token', en: '/subscriptions/:token' },
  changeOne: { fr: '/abonnements/:token/:id/frequence', en: '/subscriptions/:token/:id/frequency' },
  endOne: { fr: '/abonnements/:token/:id/fin', en: '/subscriptions/:token/:id/end' },
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
    fr: 'Un seul courriel pour toutes vos recherches : ce qui y entre, en sort ou change. Rien de neuf, aucun courriel. Il ne dit que ce que le public peut lire\u00a0: les dossiers et les projets qu’une recherche trouve sont gardés, mais non suivis.',
    en: 'One e-mail for all your searches: what enters, leaves or changes. Nothing new, no e-mail. It tells only what the public may read: the files and drafts that a search finds are kept, but not followed.',
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
  quoted: { fr: (text: string) => `«\u00a0${text}\u00a0»`, en: (text: string) => `“${text}”` },
  sweep: {
    fr: 'Oublier les abonnements que personne n’a confirmés et les adresses que rien n’atteint',
    en: 'Forget the subscriptions that nobody confirmed and the addresses that nothing reaches',
  },
  tell: { fr: 'Envoyer les nouvelles des recherches suivies', en: 'Send the news of the searches followed' },
} as const satisfies Words

/** What the pages of the public's subscriptions say. */
export const followWords = {
  follow: { fr: 'Suivre par courriel', en: 'Follow by e-mail' },
  whence: {
    fr: 'Ouvrez l’une de ces listes, choisissez ce qui vous intéresse, puis suivez «\u00a0Suivre par courriel\u00a0».',
    en: 'Open one of these lists, choose what interests you, then follow “Follow by e-mail”.',
  },
  lead: {
    fr: 'Un courriel quand quelque chose entre dans cette liste, en sort ou change. Rien de neuf, aucun courriel.',
    en: 'An e-mail when something enters this list, leaves it or changes. Nothing new, no e-mail.',
  },
  list: { fr: 'Liste', en: 'List' },
  results: { fr: 'Résultats', en: 'Results' },
  address: { fr: 'Adresse de courriel', en: 'E-mail address' },
  addressHint: {
    fr: 'Un courriel de confirmation y sera envoyé. Ni compte ni mot de passe.',
    en: 'A confirmation e-mail will be sent there. No account, no password.',
  },
  every: { fr: 'Fréquence', en: 'How often' },
  day: { fr: 'Chaque matin', en: 'Each morning' },
  week: { fr: 'Chaque lundi matin', en: 'Each Monday morning' },
  privacy: {
    fr: 'Votre adresse sert à cet envoi seulement, n’est montrée à personne et est effacée avec votre dernier abonnement; sans confirmation, elle l’est après 48 heures.',
    en: 'Your address serves this mailing only, is shown to nobody and is erased with your last subscription; without a confirmation, it is erased after 48 hours.',
  },
  ask: { fr: 'Recevoir le lien de confirmation', en: 'Get the confirmation link' },
  sent: { fr: 'Lien envoyé', en: 'Link sent' },
  sentLead: {
    fr: 'Un courriel vient de partir vers cette adresse. Ouvrez son lien dans les 48 heures : tant que vous n’avez pas confirmé, rien d’autre n’est envoyé.',
    en: 'An e-mail has just left for that address. Open its link within 48 hours: until you confirm, nothing else is sent.',
  },
  sentTrial: {
    fr: 'En mode d’essai, rien n’est envoyé\u00a0: le courriel est un fichier du dossier «\u00a0mail\u00a0» des données.',
    en: 'In trial mode nothing is sent: the e-mail is a file of the folder “mail” of the data.',
  },
  confirm: { fr: 'Confirmer l’abonnement', en: 'Confirm the subscription' },
  confirmLead: {
    fr: 'Appuyez sur le bouton pour recevoir les nouvelles de cette liste. Sinon, fermez cette page\u00a0: l’adresse sera effacée.',
    en: 'Press the button to receive the news of this list. Otherwise, close this page: the address will be erased.',
  },
  dead: { fr: 'Ce lien ne sert plus', en: 'This link no longer works' },
  deadLead: {
    fr: 'Il a déjà servi, ou plus de 48 heures ont passé. Pour suivre une liste, repartez d’elle.',
    en: 'It was already used, or more than 48 hours have passed. To follow a list, start from it again.',
  },
  lists: { fr: 'Listes à suivre', en: 'Lists to follow' },
  followed: { fr: 'Ce que vous suivez par courriel', en: 'What you follow by e-mail' },
  followedLead: {
    fr: (address: string) =>
      `Les nouvelles sont envoyées à ${address}. Quiconque a ce lien peut les changer : ne le transmettez pas.`,
    en: (address: string) => `The news is sent to ${address}. Whoever has this link may change it: do not pass it on.`,
  },
  unanswered: {
    fr: 'Cette liste ne répond plus\u00a0: rien n’en est envoyé.',
    en: 'This list no longer answers: nothing of it is sent.',
  },
  open: { fr: 'Ouvrir la liste', en: 'Open the list' },
  openNamed: {
    fr: (title: string) => `Ouvrir la liste\u00a0: ${title}`,
    en: (title: string) => `Open the list: ${title}`,
  },
  change: { fr: 'Changer la fréquence', en: 'Change how often' },
  end: { fr: 'Ne plus suivre', en: 'Stop following' },
  endNamed: {
    fr: (title: string) => `Ne plus suivre\u00a0: ${title}`,
    en: (title: string) => `Stop following: ${title}`,
  },
  changeNamed: {
    fr: (title: string) => `Changer la fréquence\u00a0: ${title}`,
    en: (title: string) => `Change how often: ${title}`,
  },
  all: { fr: 'Tout arrêter', en: 'End all' },
  stop: { fr: 'Ne plus rien recevoir', en: 'Receive nothing more' },
  stopLead: {
    fr: 'Tous vos abonnements prendront fin et votre adresse sera effacée.',
    en: 'All your subscriptions will end and your address will be erased.',
  },
  see: { fr: 'Voir et modifier ce que vous suivez', en: 'See and change what you follow' },
  stopped: { fr: 'Vous ne recevrez plus rien', en: 'You will receive nothing more' },
  stoppedLead: {
    fr: 'Vos abonnements ont pris fin et votre adresse est effacée.',
    en: 'Your subscriptions have ended and your address is erased.',
  },
  counts: { fr: 'Abonnements du public', en: 'Public subscriptions' },
  countsLead: {
    fr: 'Combien de personnes suivent le registre par courriel. Leurs adresses ne se lisent nulle part.',
    en: 'How many people follow the register by e-mail. Their addresses can be read nowhere.',
  },
  addresses: { fr: 'Adresses confirmées', en: 'Addresses confirmed' },
  subscriptions: { fr: 'Listes suivies', en: 'Lists followed' },
  waiting: { fr: 'Demandes à confirmer', en: 'Requests to be confirmed' },
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

const newsLetter: Letter = {
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

/** The same for the public, who follows lists. */
const followedLetter: Letter = {
  title: { fr: 'Nouvelles des listes que le public suit', en: 'News of the lists that the public follows' },
  subject: { fr: 'Greffe\u00a0: nouvelles du registre ({count})', en: 'Greffe: news of the register ({count})' },
  body: {
    fr: 'Bonjour,\n\nVoici ce qui a changé dans les listes que vous suivez.\n\n{news}\n\nVos abonnements (voir, modifier)\u00a0: {searches}\nNe plus rien recevoir et effacer votre adresse\u00a0: {stop}',
    en: 'Hello,\n\nHere is what has changed in the lists that you follow.\n\n{news}\n\nYour subscriptions (see, change): {searches}\nReceive nothing more and have your address erased: {stop}',
  },
  sample: {
    ...newsLetter.sample,
    searches: { fr: 'https://greffe.example/fr/abonnements/…', en: 'https://greffe.example/en/subscriptions/…' },
  },
}

const confirmLetter: Letter = {
  title: { fr: 'Confirmation d’un abonnement du public', en: 'Confirmation of a public subscription' },
  subject: { fr: 'Greffe\u00a0: confirmez votre abonnement', en: 'Greffe: confirm your subscription' },
  body: {
    fr: 'Bonjour,\n\nQuelqu’un, sans doute vous, a demandé que cette adresse reçoive les nouvelles d’une liste du registre des emplois supérieurs\u00a0: {list}.\n\nPour confirmer, ouvrez ce lien dans les {hours} heures et appuyez sur le bouton\u00a0:\n{link}\n\nSi vous n’avez rien demandé, ne faites rien\u00a0: votre adresse sera effacée et rien d’autre ne lui sera envoyé.',
    en: 'Hello,\n\nSomeone, most likely you, asked that this address receive the news of a list of the register of senior offices: {list}.\n\nTo confirm, open this link within {hours} hours and press the button:\n{link}\n\nIf you asked for nothing, do nothing: your address will be erased and nothing else will be sent to it.',
  },
  sample: {
    list: { fr: 'Postes', en: 'Posts' },
    hours: { fr: '48', en: '48' },
    link: { fr: 'https://greffe.example/fr/suivre/lien/…', en: 'https://greffe.example/en/follow/link/…' },
  },
}

export const letters = {
  'searches.news': newsLetter,
  'searches.followed': followedLetter,
  'searches.confirm': confirmLetter,
} as const satisfies Record<string, Letter>
