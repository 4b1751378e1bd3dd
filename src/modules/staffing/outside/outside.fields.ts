import type { Two, Words } from '../../../kernel/words/index.ts'
import type { StepName } from '../files/file.steps.ts'

/** The addresses of what is seen from outside and of the requests, below /fr and /en. */
export const outsidePaths = {
  charge: { fr: '/suivi', en: '/follow-up' },
  ask: { fr: '/suivi/demandes', en: '/follow-up/requests' },
  requests: { fr: '/dossiers/demandes', en: '/files/requests' },
  take: { fr: '/dossiers/demandes/:id/dossier', en: '/files/requests/:id/file' },
  mailboxes: { fr: '/dossiers/demandes/adresses', en: '/files/requests/addresses' },
  decline: { fr: '/dossiers/demandes/:id/refus', en: '/files/requests/:id/decline' },
  release: { fr: '/dossiers/:id/fiche', en: '/files/:id/sheet' },
} as const satisfies Record<string, Two>

const phases = {
  preparing: { fr: 'En préparation', en: 'In preparation' },
  looking: { fr: 'Recherche de candidatures', en: 'Looking for candidates' },
  examining: { fr: 'À l’étude', en: 'Under examination' },
  writing: { fr: 'Rédaction de l’acte', en: 'Act being written' },
  deciding: { fr: 'Devant le Conseil', en: 'Before Cabinet' },
  decided: { fr: 'Décidé', en: 'Decided' },
} as const satisfies Record<string, Two>

const phaseOf: Partial<Record<StepName, keyof typeof phases>> = {
  opened: 'preparing',
  framing: 'preparing',
  candidates: 'looking',
  drafting: 'writing',
  recommended: 'deciding',
  scheduled: 'deciding',
  decided: 'decided',
  in_office: 'decided',
  published: 'decided',
}

/** Where a file is, as told outside: a plain word, that says nothing of checks, conflicts or opinions. */
export const plainStep = (step: StepName): Two => phases[phaseOf[step] ?? 'examining']

export const requestKinds = {
  renewal: { fr: 'Renouveler le mandat', en: 'Renew the term' },
  vacancy: { fr: 'Pourvoir le siège vacant', en: 'Fill the vacant seat' },
} as const satisfies Record<string, Two>
export type RequestKind = keyof typeof requestKinds

export const words = {
  charge: { fr: 'Postes en charge', en: 'Posts in charge' },
  chargeLead: {
    fr: 'Les postes vacants, les mandats qui prennent fin d’ici 18 mois et les dossiers en cours.',
    en: 'The vacant posts, the terms that end within 18 months, and the files under way.',
  },
  nothing: { fr: 'Aucun portefeuille ni organisme ne vous est confié.', en: 'No portfolio or body is in your charge.' },
  vacancies: { fr: 'Postes vacants', en: 'Vacant posts' },
  noVacancy: { fr: 'Aucun poste vacant.', en: 'No vacant post.' },
  since: { fr: 'Vacant depuis', en: 'Vacant since' },
  ending: { fr: 'Mandats qui prennent fin', en: 'Terms that end' },
  noEnding: { fr: 'Aucun mandat ne prend fin d’ici 18 mois.', en: 'No term ends within 18 months.' },
  holder: { fr: 'Titulaire', en: 'Holder' },
  ends: { fr: 'Dernier jour', en: 'Last day' },
  files: { fr: 'Dossiers en cours', en: 'Files under way' },
  noFile: { fr: 'Aucun dossier en cours.', en: 'No file under way.' },
  reference: { fr: 'Dossier', en: 'File' },
  kind: { fr: 'Genre', en: 'Kind' },
  post: { fr: 'Poste', en: 'Post' },
  step: { fr: 'Étape', en: 'Step' },
  suspended: { fr: 'Suspendu', en: 'Suspended' },
  target: { fr: 'Séance visée', en: 'Sitting aimed at' },
  person: { fr: 'Personne proposée', en: 'Person proposed' },
  released: { fr: 'Fiche diffusée le', en: 'Sheet released on' },
  notReleased: { fr: 'Fiche à venir', en: 'Sheet to come' },
  requests: { fr: 'Demandes des organismes', en: 'Requests from bodies' },
  requestsLead: {
    fr: 'Ce que les organismes demandent\u00a0: chaque demande devient un dossier, ou reçoit un motif.',
    en: 'What bodies ask: each request becomes a file, or receives a reason.',
  },
  ownRequests: { fr: 'Vos demandes', en: 'Your requests' },
  noRequest: { fr: 'Aucune demande.', en: 'No request.' },
  ask: { fr: 'Demander un renouvellement ou signaler une vacance', en: 'Ask for a renewal or signal a vacancy' },
  askIt: { fr: 'Envoyer la demande', en: 'Send the request' },
  seat: { fr: 'Siège', en: 'Seat' },
  note: { fr: 'Précisions', en: 'Details' },
  replyTo: { fr: 'Courriel où vous écrire', en: 'E-mail to write to' },
  replyHint: {
    fr: 'L’accusé de réception, la réponse et chaque étape y sont envoyés.',
    en: 'The receipt, the answer and each step are sent there.',
  },
  mailboxes: { fr: 'Où les équipes sont avisées', en: 'Where the teams are told' },
  mailboxesLead: {
    fr: 'Chaque nouvelle demande est annoncée à l’adresse de l’équipe qui répond. Sans adresse, elle n’est qu’à l’accueil.',
    en: 'Each new request is announced at the address of the team that answers. Without one, it is on the home page alone.',
  },
  save: { fr: 'Enregistrer les adresses', en: 'Save the addresses' },
  askedBy: { fr: 'Demandé par', en: 'Asked by' },
  askedOn: { fr: 'Reçue le', en: 'Received on' },
  answer: { fr: 'Réponse', en: 'Answer' },
  answered: { fr: 'Demandes traitées', en: 'Requests answered' },
  waiting: { fr: 'En attente', en: 'Waiting' },
  taken: {
    fr: (on: string) => `Un dossier est ouvert depuis le ${on}`,
    en: (on: string) => `A file is open since ${on}`,
  },
  declined: {
    fr: (why: string) => `Déclinée. Motif\u00a0: ${why}`,
    en: (why: string) => `Declined. Reason: ${why}`,
  },
  answers: { fr: 'Réponses à vos demandes', en: 'Answers to your requests' },
  take: { fr: 'Ouvrir le dossier', en: 'Open the file' },
  decline: { fr: 'Décliner', en: 'Decline' },
  reason: { fr: 'Motif', en: 'Reason' },
  sheet: { fr: 'Fiche sommaire', en: 'Short sheet' },
  sheetSays: {
    fr: 'Le cabinet et l’organisme voient le poste, l’étape et la séance visée; le nom de la personne, une fois la fiche diffusée.',
    en: 'The minister’s office and the body see the post, the step and the sitting aimed at; the person’s name, once the sheet is released.',
  },
  release: { fr: 'Diffuser la fiche', en: 'Release the sheet' },
  releasedBy: {
    fr: (name: string, day: string, who: string) => `${name}, diffusée le ${day} par ${who}`,
    en: (name: string, day: string, who: string) => `${name}, released on ${day} by ${who}`,
  },
} as const satisfies Words
