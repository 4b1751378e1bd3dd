import { plural, showNumber, type Words } from '../words/index.ts'

export const inputWords = {
  required: { fr: 'À remplir.', en: 'Required.' },
  wrong: { fr: 'Valeur non valide.', en: 'Not a valid value.' },
  notANumber: { fr: 'Écrivez un nombre.', en: 'Write a number.' },
  notADay: {
    fr: 'Écrivez une date réelle : année, mois, jour, comme 2026-09-01.',
    en: 'Write a real date: year, month, day, as in 2026-09-01.',
  },
  notAChoice: { fr: 'Choisissez une valeur de la liste.', en: 'Choose a value from the list.' },
  tooShort: {
    fr: (n: number) => `Au moins ${n} ${plural('fr', n, 'caractère', 'caractères')}.`,
    en: (n: number) => `At least ${n} ${plural('en', n, 'character', 'characters')}.`,
  },
  tooLong: {
    fr: (n: number) => `Au plus ${n} ${plural('fr', n, 'caractère', 'caractères')}.`,
    en: (n: number) => `At most ${n} ${plural('en', n, 'character', 'characters')}.`,
  },
  tooSmall: { fr: (n: number) => `Au moins ${n}.`, en: (n: number) => `At least ${n}.` },
  tooBig: { fr: (n: number) => `Au plus ${n}.`, en: (n: number) => `At most ${n}.` },
} as const satisfies Words

export const pageWords = {
  product: { fr: 'Greffe', en: 'Greffe' },
  offices: { fr: 'Emplois supérieurs', en: 'Senior Offices' },
  treasury: { fr: 'Conseil du trésor', en: 'Treasury Board' },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  houses: { fr: 'Secrétariats', en: 'Secretariats' },
  sections: { fr: 'Sections', en: 'Sections' },
  crumbs: { fr: 'Fil d’Ariane', en: 'Breadcrumb' },
  home: { fr: 'Accueil', en: 'Home' },
  search: { fr: 'Chercher', en: 'Search' },
  searchLabel: { fr: 'Chercher dans le registre', en: 'Search the register' },
  searchHint: { fr: 'Poste, personne, organisme, acte', en: 'Post, person, body, act' },
  places: { fr: 'Plan du site', en: 'Site map' },
  otherLanguage: { fr: 'English', en: 'Français' },
  account: { fr: 'Compte', en: 'Account' },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  trial: { fr: 'Essai : les données peuvent être inventées.', en: 'Trial: the data may be invented.' },
  matrix: { fr: 'Qui a accès à quoi', en: 'Who has access to what' },
  api: { fr: 'Interface de programmation', en: 'Programming interface' },
  dataOf: { fr: (day: string) => `Données au ${day}`, en: (day: string) => `Data as of ${day}` },
  data: { fr: 'Données ouvertes', en: 'Open data' },
  journal: { fr: 'Journal', en: 'Journal' },
} as const satisfies Words

export const placeWords = {
  lead: {
    fr: 'Les pages qui vous sont ouvertes. Ctrl\u00a0K (⌘\u00a0K) y mène de partout, comme à une personne, à un poste, à un organisme ou à un acte.',
    en: 'The pages open to you. Ctrl\u00a0K (⌘\u00a0K) leads to them from anywhere, and to a person, a post, a body or an act.',
  },
  go: { fr: 'Aller à…', en: 'Go to…' },
  label: {
    fr: 'Aller à une page, une personne, un poste, un organisme, un acte',
    en: 'Go to a page, a person, a post, a body, an act',
  },
  none: { fr: 'Rien ne correspond.', en: 'Nothing matches.' },
  recent: { fr: 'Page récente', en: 'Recent page' },
  all: { fr: 'Chercher dans tout le registre', en: 'Search the whole register' },
} as const satisfies Words

export const dateWords = {
  title: { fr: 'Dates de consultation', en: 'Dates of consultation' },
  at: { fr: 'Au', en: 'As of' },
  knownAs: { fr: 'tel que connu', en: 'as known' },
  now: { fr: 'maintenant', en: 'now' },
  knownOn: { fr: (day: string) => `le ${day}`, en: (day: string) => `on ${day}` },
  change: { fr: 'Changer les dates', en: 'Change the dates' },
  on: { fr: 'Registre au', en: 'Register as of' },
  known: { fr: 'Tel que connu le (vide : maintenant)', en: 'As known on (blank: now)' },
  show: { fr: 'Afficher', en: 'Show' },
  back: { fr: 'Revenir à aujourd’hui', en: 'Return to today' },
  past: {
    fr: (day: string) => `Vous consultez le registre au ${day}`,
    en: (day: string) => `You are reading the register as of ${day}`,
  },
  future: {
    fr: (day: string) => `Vous consultez le registre au ${day}, une date à venir : un acte peut encore tout changer`,
    en: (day: string) =>
      `You are reading the register as of ${day}, a date to come: an act may still change everything`,
  },
  present: { fr: 'Vous consultez le registre à ce jour', en: 'You are reading the register as of today' },
  asKnown: { fr: (day: string) => `, tel que connu le ${day}.`, en: (day: string) => `, as known on ${day}.` },
  knownAhead: {
    fr: 'On ne peut pas savoir ce qui sera connu plus tard : choisissez aujourd’hui ou avant.',
    en: 'What will be known later cannot be asked: choose today or before.',
  },
  shownToday: {
    fr: 'La page est montrée à la date d’aujourd’hui.',
    en: 'The page is shown as of today.',
  },
} as const satisfies Words

export const formWords = {
  summary: { fr: 'Le formulaire n’a pas été accepté', en: 'The form was not accepted' },
  error: { fr: 'Erreur : ', en: 'Error: ' },
  optional: { fr: '(facultatif)', en: '(optional)' },
  choose: { fr: 'Choisir', en: 'Choose' },
  unsaved: { fr: 'Des modifications ne sont pas enregistrées.', en: 'Some changes are not saved.' },
  sending: { fr: 'Envoi en cours', en: 'Sending' },
  noMatch: { fr: 'Aucune correspondance', en: 'No match' },
} as const satisfies Words

const counted = { fr: (n: number) => showNumber(n, 'fr'), en: (n: number) => showNumber(n, 'en') }

export const tableWords = {
  filter: { fr: 'Filtrer les lignes', en: 'Filter the rows' },
  apply: { fr: 'Filtrer', en: 'Filter' },
  clear: { fr: 'Tout montrer', en: 'Show all' },
  columns: { fr: 'Colonnes', en: 'Columns' },
  choose: { fr: 'Afficher ces colonnes', en: 'Show these columns' },
  usual: { fr: 'Revenir aux colonnes habituelles', en: 'Back to the usual columns' },
  rows: {
    fr: (n: number) => `${counted.fr(n)} ${plural('fr', n, 'ligne', 'lignes')}`,
    en: (n: number) => `${counted.en(n)} ${plural('en', n, 'row', 'rows')}`,
  },
  range: {
    fr: (from: number, to: number, n: number) => `Lignes ${counted.fr(from)} à ${counted.fr(to)} sur ${counted.fr(n)}`,
    en: (from: number, to: number, n: number) => `Rows ${counted.en(from)} to ${counted.en(to)} of ${counted.en(n)}`,
  },
  none: { fr: 'Aucune ligne.', en: 'No row.' },
  noneFiltered: {
    fr: (filter: string) => `Aucune ligne ne contient « ${filter} ».`,
    en: (filter: string) => `No row contains “${filter}”.`,
  },
  pages: { fr: 'Pages de la liste', en: 'Pages of the list' },
  previous: { fr: 'Précédentes', en: 'Previous' },
  next: { fr: 'Suivantes', en: 'Next' },
  exportAll: {
    fr: (n: number) => `Exporter ${n === 1 ? 'la ligne' : `les ${counted.fr(n)} lignes`} :`,
    en: (n: number) => `Export ${n === 1 ? 'the row' : `the ${counted.en(n)} rows`}:`,
  },
  feeds: { fr: 'Suivre par un programme\u00a0:', en: 'Follow with a program:' },
  excel: { fr: 'CSV pour Excel', en: 'CSV for Excel in French' },
  total: { fr: 'Total', en: 'Total' },
  totalShown: { fr: 'Total des lignes montrées', en: 'Total of the rows shown' },
  sortBy: { fr: (title: string) => `Trier par ${title}`, en: (title: string) => `Sort by ${title}` },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  matching: {
    fr: 'lignes montrées',
    en: 'rows shown',
  },
} as const satisfies Words

export const partWords = {
  keep: { fr: 'Garder cette recherche', en: 'Keep this search' },
  follow: { fr: 'Suivre par courriel', en: 'Follow by e-mail' },
  in_force: { fr: 'en vigueur', en: 'in force' },
  ahead: { fr: 'à venir', en: 'ahead' },
  overdue: { fr: 'échu', en: 'overdue' },
  stopped: { fr: 'arrêté', en: 'stopped' },
  pass: { fr: 'conforme', en: 'pass' },
  warn: { fr: 'à vérifier', en: 'warning' },
  block: { fr: 'empêche', en: 'blocks' },
  inform: { fr: 'à savoir', en: 'note' },
  unverified: { fr: 'règle non vérifiée', en: 'unverified rule' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  nothing: { fr: 'rien', en: 'nothing' },
  fact: { fr: 'Fait', en: 'Fact' },
  done: { fr: 'fait', en: 'done' },
  current: { fr: 'en cours', en: 'current' },
  to_come: { fr: 'à venir', en: 'to come' },
} as const satisfies Words

export const problemWords = {
  forbidden: { fr: 'Accès refusé', en: 'Access refused' },
  notFound: { fr: 'Page introuvable', en: 'Page not found' },
  refused: { fr: 'Demande refusée', en: 'Request refused' },
  fault: { fr: 'Une panne est survenue', en: 'A fault occurred' },
  faultSays: {
    fr: 'La demande n’a pas pu être traitée et rien n’a été enregistré. Donnez ce numéro à la personne qui exploite Greffe :',
    en: 'The request could not be handled and nothing was saved. Give this number to the person who operates Greffe:',
  },
  badInput: { fr: 'La demande est incomplète ou mal formée.', en: 'The request is incomplete or malformed.' },
  goHome: { fr: 'Aller à l’accueil', en: 'Go to the home page' },
} as const satisfies Words

export const homeWords = {
  title: { fr: 'Registre des emplois supérieurs', en: 'Register of senior offices' },
  lead: {
    fr: 'Qui occupe quel poste, depuis quand, et par quel acte : à toute date, et tel qu’on le savait à toute autre.',
    en: 'Who holds which post, since when, and by which act: as of any day, and as it was known on any other.',
  },
  figures: { fr: 'En ce moment', en: 'At present' },
  personal: { fr: 'À vous', en: 'Yours' },
  waiting: { fr: 'Ce qui vous attend', en: 'What waits for you' },
  hello: { fr: (name: string) => `Bonjour, ${name}`, en: (name: string) => `Hello, ${name}` },
  nothing: {
    fr: 'Rien ne vous attend. Ce qui demandera votre attention paraîtra ici.',
    en: 'Nothing is waiting for you. What needs your attention will appear here.',
  },
  empty: {
    fr: 'Le registre est vide : aucun acte n’a encore été adopté.',
    en: 'The register is empty: no act has been adopted yet.',
  },
  all: {
    fr: (n: number) => `Voir les ${showNumber(n, 'fr')}`,
    en: (n: number) => `See all ${showNumber(n, 'en')}`,
  },
} as const satisfies Words

export const signInWords = {
  title: { fr: 'Se connecter', en: 'Sign in' },
  lead: {
    fr: 'Connexion d’essai. Chaque personne est inventée et représente un rôle. Cette page n’existe qu’en mode d’essai, sur cet ordinateur même; la vraie connexion viendra la remplacer.',
    en: 'Trial sign-in. Each person is invented and stands for a role. This page exists only in trial mode, on this very computer; real sign-in will replace it.',
  },
  as: { fr: (name: string) => `Continuer comme ${name}`, en: (name: string) => `Continue as ${name}` },
  person: { fr: 'Personne', en: 'Person' },
  role: { fr: 'Rôle', en: 'Role' },
  does: { fr: 'Ce que ce rôle fait', en: 'What this role does' },
} as const satisfies Words

export const matrixWords = {
  title: { fr: 'Qui a accès à quoi', en: 'Who has access to what' },
  lead: {
    fr: 'Ce tableau est tiré des adresses du programme elles-mêmes. Les fichiers JSON et CSV d’une page ont le même accès qu’elle. Les adresses /health, /api/openapi.json et /robots.txt sont publiques.',
    en: 'This table is drawn from the program’s own addresses. The JSON and CSV files of a page have the same access as the page. The addresses /health, /api/openapi.json and /robots.txt are public.',
  },
  route: { fr: 'Page ou geste', en: 'Page or action' },
  method: { fr: 'Méthode', en: 'Method' },
  address: { fr: 'Adresse', en: 'Address' },
  visitor: { fr: 'Visiteur', en: 'Visitor' },
} as const satisfies Words

export const journalWords = {
  title: { fr: 'Journal', en: 'Journal' },
  lead: {
    fr: 'Chaque écriture et chaque lecture sensible, de la plus récente à la plus ancienne. Une ligne ne peut être ni changée ni retirée : chacune est scellée à la précédente.',
    en: 'Every write and every sensitive read, from the newest to the oldest. A line can be neither changed nor removed: each is sealed to the one before.',
  },
  number: { fr: 'Numéro', en: 'Number' },
  at: { fr: 'Quand', en: 'When' },
  who: { fr: 'Qui', en: 'Who' },
  role: { fr: 'Rôle', en: 'Role' },
  what: { fr: 'Quoi', en: 'What' },
  subject: { fr: 'Objet', en: 'Subject' },
  details: { fr: 'Détails', en: 'Details' },
  older: { fr: 'Plus anciennes', en: 'Older' },
  newest: { fr: 'Revenir aux plus récentes', en: 'Return to the newest' },
  filterWho: { fr: 'Qui (nom ou identifiant)', en: 'Who (name or identifier)' },
  filterWhat: { fr: 'Quoi (début du mot)', en: 'What (beginning of the word)' },
} as const satisfies Words

export const catalogueWords = {
  title: { fr: 'Données ouvertes', en: 'Open data' },
  lead: {
    fr: 'Ce que le registre publie : qui occupe quel poste, par quel acte, avec tout son passé. Chaque adresse est permanente.',
    en: 'What the register publishes: who holds which post, by which act, with all its past. Each address is permanent.',
  },
  licence: { fr: 'Licence :', en: 'Licence:' },
  dcat: { fr: 'Ce catalogue en DCAT (JSON-LD)', en: 'This catalogue as DCAT (JSON-LD)' },
  file: { fr: 'Adresse', en: 'Address' },
  form: { fr: 'Forme', en: 'Form' },
  type: { fr: 'Type', en: 'Type' },
  language: { fr: 'Langue', en: 'Language' },
  takes: { fr: 'Dates', en: 'Dates' },
  etag: { fr: 'ETag', en: 'ETag' },
  name: { fr: 'Nom', en: 'Name' },
  columns: { fr: 'Colonnes', en: 'Columns' },
  excel: { fr: 'CSV pour Excel', en: 'CSV for Excel in French' },
  rows: { fr: (n: string) => `Lignes : ${n}.`, en: (n: string) => `Rows: ${n}.` },
  filesOf: { fr: (title: string) => `Fichiers : ${title}`, en: (title: string) => `Files: ${title}` },
  columnsOf: { fr: (title: string) => `Colonnes : ${title}`, en: (title: string) => `Columns: ${title}` },
} as const satisfies Words
