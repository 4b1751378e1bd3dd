import type { Letter } from '../../../kernel/mail/index.ts'
import type { Two } from '../../../kernel/words/index.ts'
import { signed } from '../words.ts'

const sample = {
  office: { fr: 'présidente, Office exemple', en: 'president, Example Office' },
  kind: { fr: 'Renouveler le mandat', en: 'Renew the term' },
  day: { fr: '20 novembre 2026', en: 'November 20, 2026' },
  name: { fr: 'Nathalie Ouellet', en: 'Nathalie Ouellet' },
  note: { fr: 'Le conseil y tient.', en: 'The board wishes it.' },
  reason: { fr: 'Le siège sera aboli.', en: 'The seat will be abolished.' },
  step: { fr: 'À l’étude', en: 'Under examination' },
  link: { fr: 'https://greffe.example/fr/suivi', en: 'https://greffe.example/en/follow-up' },
}

/** Around what is told: which request, and where to follow it. */
const around = (title: Two, tells: Two): Letter => ({
  title,
  subject: { fr: `${title.fr}\u00a0: {office}`, en: `${title.en}: {office}` },
  body: {
    fr: `Bonjour,\n\n${tells.fr}\n\nSiège\u00a0: {office}\nDemande\u00a0: {kind}, {day}\n\n{link}\n\n${signed.fr}`,
    en: `Hello,\n\n${tells.en}\n\nSeat: {office}\nRequest: {kind}, {day}\n\n{link}\n\n${signed.en}`,
  },
  sample,
})

/** The messages about the requests of bodies: to the secretary who asked, and to the team that answers. */
export const requestLetters = {
  'request.receipt': around(
    { fr: 'Demande reçue', en: 'Request received' },
    {
      fr: 'Nous avons bien reçu votre demande. Vous serez avisé de la réponse et de chaque étape.',
      en: 'We have received your request. You will be told of the answer and of each step.',
    },
  ),
  'request.notice': around(
    { fr: 'Demande d’un organisme', en: 'Request from a body' },
    { fr: '{name} attend une réponse.{note}', en: '{name} awaits an answer.{note}' },
  ),
  'request.opened': around(
    { fr: 'Dossier ouvert', en: 'File opened' },
    {
      fr: 'Votre demande est acceptée\u00a0: un dossier est ouvert.',
      en: 'Your request is accepted: a file is open.',
    },
  ),
  'request.declined': around(
    { fr: 'Demande déclinée', en: 'Request declined' },
    { fr: 'Votre demande est déclinée. Motif\u00a0: {reason}', en: 'Your request is declined. Reason: {reason}' },
  ),
  'request.step': around(
    { fr: 'Nouvelle étape', en: 'New step' },
    {
      fr: 'Le dossier ouvert à votre demande est rendu ici\u00a0: {step}.',
      en: 'The file opened at your request is now here: {step}.',
    },
  ),
  'request.suspended': around(
    { fr: 'Dossier suspendu', en: 'File suspended' },
    { fr: 'Le dossier ouvert à votre demande est suspendu.', en: 'The file opened at your request is suspended.' },
  ),
  'request.resumed': around(
    { fr: 'Dossier repris', en: 'File resumed' },
    { fr: 'Le dossier ouvert à votre demande a repris.', en: 'The file opened at your request has resumed.' },
  ),
  'request.ended': around(
    { fr: 'Dossier terminé', en: 'File ended' },
    {
      fr: 'Le dossier ouvert à votre demande a pris fin sans décision favorable.',
      en: 'The file opened at your request has ended without a favourable decision.',
    },
  ),
} as const satisfies Readonly<Record<string, Letter>>
export type RequestLetter = keyof typeof requestLetters
