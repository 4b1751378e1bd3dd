import type { Two, Words } from '../words/index.ts'

/** The addresses of the messages, below /fr and /en. */
export const paths = {
  messages: { fr: '/messages', en: '/messages' },
  trial: { fr: '/messages/essai', en: '/messages/trial' },
  letters: { fr: '/messages/lettres', en: '/messages/letters' },
  letter: { fr: '/messages/lettres/:name', en: '/messages/letters/:name' },
  restore: { fr: '/messages/lettres/:name/origine', en: '/messages/letters/:name/original' },
  message: { fr: '/messages/:id', en: '/messages/:id' },
  again: { fr: '/messages/:id/reprise', en: '/messages/:id/again' },
} as const satisfies Record<string, Two>

export const words = {
  messages: { fr: 'Messages', en: 'Messages' },
  lead: {
    fr: 'Ce que Greffe écrit aux gens. Un message part dès que ce qui le cause est enregistré; s’il ne part pas, il est repris de plus en plus tard.',
    en: 'What Greffe writes to people. A message leaves as soon as its cause is saved; if it does not, it is tried again, later and later.',
  },
  leadTrial: {
    fr: 'En mode d’essai, rien n’est envoyé\u00a0: chaque message devient un fichier du dossier «\u00a0mail\u00a0» des données.',
    en: 'In trial mode nothing is sent: each message becomes a file of the folder “mail” of the data.',
  },
  none: { fr: 'Aucun message n’a été écrit.', en: 'No message has been written.' },
  writtenAt: { fr: 'Écrit', en: 'Written' },
  state: { fr: 'État', en: 'State' },
  everyState: { fr: 'Tous', en: 'All' },
  show: { fr: 'Montrer', en: 'Show' },
  address: { fr: 'Destinataire', en: 'To' },
  language: { fr: 'Langue', en: 'Language' },
  subject: { fr: 'Objet', en: 'Subject' },
  letter: { fr: 'Lettre', en: 'Letter' },
  about: { fr: 'À propos de', en: 'About' },
  sentAt: { fr: 'Parti', en: 'Sent' },
  tries: { fr: 'Essais', en: 'Tries' },
  next: { fr: 'Prochain essai', en: 'Next try' },
  error: { fr: 'Pourquoi il n’est pas parti', en: 'Why it did not leave' },
  text: { fr: 'Texte', en: 'Text' },
  invitation: { fr: 'Invitation jointe (iCalendar)', en: 'Invitation attached (iCalendar)' },
  message: { fr: 'Message', en: 'Message' },
  tryAgain: { fr: 'Essayer de nouveau', en: 'Try again' },
  givenUp: { fr: 'Messages qui ne sont pas partis', en: 'Messages that did not leave' },
  sendTrial: { fr: 'Envoyer un message d’essai', en: 'Send a trial message' },
  send: { fr: 'Envoyer', en: 'Send' },
  notAnAddress: {
    fr: 'Écrivez une adresse, comme nom@exemple.ca.',
    en: 'Write an address, as in name@example.ca.',
  },
  letters: { fr: 'Lettres', en: 'Letters' },
  lettersLead: {
    fr: 'Le texte de chaque message, dans les deux langues. Un changement vaut pour les prochains envois; les messages déjà écrits restent tels quels.',
    en: 'The text of each message, in both languages. A change holds for what is sent next; messages already written stay as they are.',
  },
  wording: { fr: 'Texte', en: 'Wording' },
  original: { fr: 'd’origine', en: 'original' },
  changed: {
    fr: (who: string, when: string) => `changé par ${who}, ${when}`,
    en: (who: string, when: string) => `changed by ${who}, ${when}`,
  },
  names: {
    fr: (list: string) => `Ce que Greffe remplit\u00a0: ${list || 'rien'}.`,
    en: (list: string) => `What Greffe fills in: ${list || 'nothing'}.`,
  },
  subject_fr: { fr: 'Objet en français', en: 'Subject in French' },
  body_fr: { fr: 'Texte en français', en: 'Text in French' },
  subject_en: { fr: 'Objet en anglais', en: 'Subject in English' },
  body_en: { fr: 'Texte en anglais', en: 'Text in English' },
  try: { fr: 'Voir un aperçu', en: 'Preview' },
  save: { fr: 'Enregistrer', en: 'Save' },
  restore: { fr: 'Rétablir le texte d’origine', en: 'Restore the original text' },
  preview: { fr: 'Aperçu', en: 'Preview' },
  previewLead: { fr: 'Avec des données inventées.', en: 'With invented data.' },
  inFrench: { fr: 'En français', en: 'In French' },
  inEnglish: { fr: 'En anglais', en: 'In English' },
} as const satisfies Words

export const stateNames = {
  waiting: { fr: 'en attente', en: 'waiting' },
  retrying: { fr: 'à reprendre', en: 'to be tried again' },
  sent: { fr: 'parti', en: 'sent' },
  failed: { fr: 'abandonné', en: 'given up' },
} as const satisfies Record<string, Two>

export const languages = {
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
} as const satisfies Record<string, Two>

/** The one letter of the kernel: it proves that messages leave. */
export const trialLetter = {
  title: { fr: 'Message d’essai', en: 'Trial message' },
  subject: { fr: 'Essai de Greffe', en: 'Trial from Greffe' },
  body: {
    fr: 'Bonjour,\n\n{name} a demandé ce message pour vérifier que Greffe peut vous écrire. Vous n’avez rien à faire.',
    en: 'Hello,\n\n{name} asked for this message to check that Greffe can write to you. You have nothing to do.',
  },
  sample: { name: { fr: 'Geneviève Rancourt', en: 'Geneviève Rancourt' } },
}
