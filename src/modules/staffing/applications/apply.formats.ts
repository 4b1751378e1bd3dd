import { z } from 'zod'
import type { Words } from '../../../kernel/words/index.ts'
import type { Call } from '../calls/call.queries.ts'
import type { Application, Document } from './application.queries.ts'
import { type Step, steps } from './application.steps.ts'

export const words = {
  door: { fr: 'Accéder à mes candidatures', en: 'Go to my applications' },
  doorLead: {
    fr: 'Écrivez votre adresse de courriel\u00a0: un lien vous est envoyé, qui ouvre vos candidatures. Il n’y a pas de mot de passe.',
    en: 'Write your e-mail address: a link that opens your applications is sent to you. There is no password.',
  },
  address: { fr: 'Adresse de courriel', en: 'E-mail address' },
  sendLink: { fr: 'Recevoir un lien', en: 'Get a link' },
  sent: { fr: 'Lien envoyé', en: 'Link sent' },
  sentLead: {
    fr: 'Un message est parti vers cette adresse. Le lien qu’il contient sert une fois, pendant 30 minutes.',
    en: 'A message has left for this address. The link in it works once, for 30 minutes.',
  },
  linkLead: {
    fr: 'Votre lien est prêt. Il sert une seule fois.',
    en: 'Your link is ready. It works only once.',
  },
  enter: { fr: 'Ouvrir mes candidatures', en: 'Open my applications' },
  mine: { fr: 'Mes candidatures', en: 'My applications' },
  mineLead: {
    fr: 'Chaque candidature, son état, et la date des prochaines nouvelles.',
    en: 'Each application, its state, and the date of the next news.',
  },
  noneMine: { fr: 'Vous n’avez pas encore de candidature.', en: 'You have no application yet.' },
  seeCalls: { fr: 'Consulter les appels', en: 'See the calls' },
  begin: { fr: 'Commencer ma candidature', en: 'Begin my application' },
  application: { fr: 'Candidature', en: 'Application' },
  form: { fr: 'Le formulaire', en: 'The form' },
  partDone: { fr: 'Rempli', en: 'Filled in' },
  partToDo: { fr: 'À remplir', en: 'To fill in' },
  partOptional: { fr: 'Facultatif', en: 'Optional' },
  missing: { fr: 'Avant de déposer, il manque\u00a0:', en: 'Before you submit, this is missing:' },
  withdrawLead: {
    fr: 'Une candidature retirée ne peut pas être reprise.',
    en: 'An application that is withdrawn cannot be taken up again.',
  },
  state: { fr: 'État', en: 'State' },
  nextNews: { fr: 'Prochaines nouvelles au plus tard', en: 'Next news by' },
  noMoreNews: { fr: 'Aucune autre nouvelle n’est attendue.', en: 'No other news is expected.' },
  lateNews: {
    fr: (day: string) => `Attendues le ${day}\u00a0; l’équipe est avertie du retard.`,
    en: (day: string) => `Expected on ${day}; the team is told of the delay.`,
  },
  call: { fr: 'Appel', en: 'Call' },
  deadline: { fr: 'Échéance', en: 'Deadline' },
  receipt: { fr: 'Accusé de réception', en: 'Receipt' },
  keptUntil: { fr: 'Conservée jusqu’au', en: 'Kept until' },
  tooLate: {
    fr: 'L’appel ne reçoit plus de candidatures\u00a0: ce brouillon n’a pas été déposé.',
    en: 'The call no longer receives applications: this draft was not submitted.',
  },
  history: { fr: 'Ce qui s’est passé', en: 'What happened' },
  given: { fr: 'Prénom', en: 'Given name' },
  family: { fr: 'Nom', en: 'Family name' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  city: { fr: 'Ville', en: 'City' },
  orders: { fr: 'Ordres professionnels', en: 'Professional orders' },
  ordersHint: {
    fr: 'Le nom de l’ordre et votre numéro de membre.',
    en: 'The name of the order and your member number.',
  },
  years: { fr: 'Années d’expérience pertinente', en: 'Years of relevant experience' },
  summary: { fr: 'Sommaire de vos activités', en: 'Summary of your activities' },
  employer: { fr: (n: number) => `Employeur ou associé ${n}`, en: (n: number) => `Employer or partner ${n}` },
  employersHint: {
    fr: 'Tous ceux des dix dernières années, du plus récent au plus ancien.',
    en: 'All those of the last ten years, from the newest to the oldest.',
  },
  employerName: { fr: 'Nom de l’employeur', en: 'Name of the employer' },
  employerRole: { fr: 'Fonction', en: 'Position' },
  employerFrom: { fr: 'Début', en: 'Start' },
  employerTo: { fr: 'Fin', en: 'End' },
  employerToHint: { fr: 'Laissez vide si vous y êtes encore.', en: 'Leave blank if you are still there.' },
  motivation: { fr: 'Sommaire de votre motivation', en: 'Summary of your motivation' },
  motivationHint: {
    fr: 'Pourquoi ce poste, et ce que vous y apporteriez.',
    en: 'Why this post, and what you would bring to it.',
  },
  consentChecks: {
    fr: 'Je consens aux vérifications auprès des ordres professionnels, des organismes disciplinaires, de mes employeurs et des corps de police.',
    en: 'I consent to checks with professional orders, disciplinary bodies, my employers and police forces.',
  },
  consentHint: {
    fr: 'Greffe ne garde que le résultat de chaque vérification, jamais son contenu.',
    en: 'Greffe keeps only the result of each check, never its content.',
  },
  truthful: {
    fr: 'Je déclare que ces renseignements sont exacts.',
    en: 'I declare that this information is accurate.',
  },
  selfLead: {
    fr: 'Facultatif. Vos réponses sont gardées à part\u00a0: personne ne les lit une à une, et seuls des nombres d’au moins cinq personnes sont communiqués.',
    en: 'Optional. Your answers are kept apart: nobody reads them one by one, and only numbers of at least five people are given.',
  },
  selfAnswer: { fr: 'Souhaitez-vous répondre', en: 'Do you wish to answer' },
  selfYes: { fr: 'Oui', en: 'Yes' },
  selfNo: { fr: 'Non, ou retirer mes réponses', en: 'No, or withdraw my answers' },
  selfGroups: { fr: 'Je m’identifie à ces groupes', en: 'I identify with these groups' },
  saveLead: {
    fr: 'Ce que vous enregistrez est gardé\u00a0; vous pouvez revenir plus tard avec un nouveau lien.',
    en: 'What you save is kept; you can come back later with a new link.',
  },
  documentsLead: {
    fr: 'Un curriculum vitæ, et jusqu’à quatre autres documents. PDF, DOCX ou ODT, de 10\u00a0Mo au plus chacun.',
    en: 'A résumé, and up to four other documents. PDF, DOCX or ODT, at most 10 MB each.',
  },
  noDocument: { fr: 'Aucun document.', en: 'No document.' },
  documentKind: { fr: 'Nature', en: 'Kind' },
  file: { fr: 'Fichier', en: 'File' },
  fileHint: {
    fr: 'Sans macro, sans programme, sans mot de passe.',
    en: 'Without macros, programs or a password.',
  },
  addDocument: { fr: 'Ajouter le document', en: 'Add the document' },
  remove: { fr: (name: string) => `Retirer ${name}`, en: (name: string) => `Remove ${name}` },
  save: { fr: 'Enregistrer', en: 'Save' },
} as const satisfies Words

/** An application as its candidate sees it. */
export type Own = {
  application: Application
  call: Call
  documents: readonly Document[]
  /** What was said of oneself; null where nothing was. */
  groups: readonly string[] | null
  isOpen: boolean
}

const step = z.enum(steps)

/** One's applications in JSON, as OpenAPI tells them. */
export const mineShape = z.object({
  items: z.array(
    z.object({ application_id: z.uuid(), reference: z.string(), state: step, next_news: z.iso.date().nullable() }),
  ),
})

/** An application in JSON as its candidate reads it. */
export const ownShape = z.object({
  application_id: z.uuid(),
  reference: z.string(),
  state: step,
  receipt: z.string().nullable(),
  submitted_at: z.string().nullable(),
  next_news: z.iso.date().nullable(),
  history: z.array(z.object({ state: step, at: z.string(), reason: z.string().nullable() })),
  documents: z.array(z.object({ document_id: z.uuid(), kind: z.string(), name: z.string(), size: z.number().int() })),
})

export const ownItem = ({ application, call, documents }: Own) => ({
  application_id: application.application_id,
  reference: call.reference,
  state: application.step satisfies Step,
  receipt: application.submitted_at && application.receipt,
  submitted_at: application.submitted_at,
  next_news: application.next_news,
  history: application.history.map(({ step, at, reason }) => ({ state: step, at, reason })),
  documents: documents.map(({ document_id, kind, name, size }) => ({ document_id, kind, name, size })),
})
